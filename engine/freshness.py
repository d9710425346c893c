"""Whether a file is still the one that was read.

What lives here: one look at the disk for one file, and the time of change as it is stored and
compared. What does not: what follows from it. The one rule: nothing is opened, and a disk that is
not connected is not taken for a deleted file.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

_SOON_READ_BYTES = 5 << 20
_LAST_NS = (1 << 63) - 1  # what a row holds: the year 2262


class Freshness(StrEnum):
    """How a file stands to what was read of it."""

    AS_READ = "as_read"
    CHANGED = "changed"
    GONE = "gone"  # moved or deleted since
    UNREACHABLE = "unreachable"  # its disk is not connected, or this account may not look


def changed_ns(status: os.stat_result) -> int:
    """Return when a file was changed last, UTC nanoseconds; a date no row can hold is the nearest.

    Disks hold later dates than rows do; whoever stores or compares one takes it from here.
    """
    return max(-_LAST_NS, min(status.st_mtime_ns, _LAST_NS))


def freshness(path: Path, size_bytes: int, mtime_ns: int, roots: Sequence[Path]) -> Freshness:
    """Return how a file stands to what was read of it.

    Args:
        path: the file.
        size_bytes: its size when it was read.
        mtime_ns: when it had been changed last, UTC nanoseconds.
        roots: the folders of the library, and where in them disks come and go.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        above = [root for root in roots if path.is_relative_to(root)]
        return Freshness.GONE if all(map(_is_connected, above)) else Freshness.UNREACHABLE
    except OSError:
        return Freshness.UNREACHABLE
    same = (found.st_size, changed_ns(found)) == (size_bytes, mtime_ns)
    return Freshness.AS_READ if same else Freshness.CHANGED


def is_soon_read(path: Path) -> bool:
    """Return whether a file is there and small enough to be read while somebody waits for it."""
    try:
        return path.stat().st_size <= _SOON_READ_BYTES
    except OSError:
        return False


def _is_connected(root: Path) -> bool:
    """Return whether a folder has anything in it: a disk that is out leaves an empty one."""
    try:
        with os.scandir(root) as entries:
            return any(entries)
    except OSError:
        return False
