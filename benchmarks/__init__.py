"""What is published in `BENCHMARKS.md`, measured again.

What lives here: one question a module, its command in the docstring; `synthetic` makes what several
of them measure. What does not: anything that a test asserts. The one rule: speed is a ratio against
something that runs beside it, and nothing of the program imports from here.
"""
