"""Full paths as the bytes that are stored and compared, with the system's own separator.

What lives here: taking such a path apart, and what lies below it. What does not: the disk, which is
never asked. The one rule: no other module knows which byte separates two names.
"""

from __future__ import annotations

import os
from collections.abc import Set

SEP = os.fsencode(os.sep)


def parent(path: bytes) -> bytes:
    """Return the folder that a path lies in; the top lies in itself."""
    return _whole(path.rpartition(SEP)[0])


def name(path: bytes) -> bytes:
    """Return the last part of a path."""
    return path.rpartition(SEP)[2]


def depth(path: bytes) -> int:
    """Return how many folders deep a path lies."""
    return path.rstrip(SEP).count(SEP)


def ancestor(path: bytes, n_deep: int) -> bytes:
    """Return the folder above a path that lies so many folders deep."""
    return _whole(SEP.join(path.split(SEP)[: n_deep + 1]))


def prefix(folder: bytes) -> bytes:
    """Return how the paths of all that lies below a folder begin."""
    return folder.rstrip(SEP) + SEP


def is_in(path: bytes, folder: bytes) -> bool:
    """Return whether a path is a folder's own or lies below it."""
    return path == folder or path.startswith(prefix(folder))


def is_below_any(path: bytes, folders: Set[bytes]) -> bool:
    """Return whether a path lies below one of some folders, however many there are."""
    above = parent(path)
    while folders and above != path:
        if above in folders:
            return True
        path, above = above, parent(above)
    return False


def below(folder: bytes) -> tuple[bytes, bytes]:
    """Return the half-open range, in the order of bytes, of all paths below a folder."""
    first = prefix(folder)
    return first, first[:-1] + bytes([first[-1] + 1])


def _whole(path: bytes) -> bytes:
    """Return a path that was cut before a separator; the top and a drive keep theirs."""
    is_drive = SEP == b"\\" and path.endswith(b":")
    return path + SEP if not path or is_drive else path
