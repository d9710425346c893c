"""What answers searches right now, and how it changes.

A search takes one immutable snapshot and keeps it to the end; generations of the index are built,
caught up and switched beside it.
"""
