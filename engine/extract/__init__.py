"""From a file to its text, in a child process.

`registry` says who reads a file, `sandbox` is the parent's end, `child` the entry of the process
that opens files; everything else runs in the child only.
"""
