"""How many bytes something takes, in words of the command line and of details of errors.

What lives here: the choice of the unit. What does not: sizes as the window's language writes them
(`ui/wording.py`). The one rule: what takes something never reads as 0.
"""

from __future__ import annotations


def size_text(n_bytes: int) -> str:
    """Return a size in a unit that says something: 340 bytes, 12 kB, 4.2 MB, 1,074 MB."""
    if n_bytes < 1_000:
        return "1 byte" if n_bytes == 1 else f"{n_bytes} bytes"
    if n_bytes < 1_000_000:
        return f"{n_bytes / 1e3:.0f} kB"
    return f"{n_bytes / 1e6:,.{1 if n_bytes < 10_000_000 else 0}f} MB"
