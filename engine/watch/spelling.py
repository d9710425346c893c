"""Names as the disk spells them, where a file answers to several spellings.

Windows and macOS find `LETTER.TXT` as `letter.txt`, and macOS finds an accent written in one sign
as in two. An event tells a name as some program wrote it; a walk sees it as the disk has it. The
one rule: a file has one path in the library, the one that a walk sees.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Sequence

FOLDS_NAMES = sys.platform in ("win32", "darwin")


def as_listed(path: str, root: str, listing: Callable[[str], Sequence[str]] = os.listdir) -> str:
    """Return a path below a root as the disk spells it; what is not there stays as it is.

    Args:
        path: with forward slashes; the root's own part is taken as it is.
        root: a folder of the library.
        listing: the names in a folder.
    """
    root = root.rstrip("/")
    if path == root or not path.startswith(root + "/"):
        return path
    spelled = root
    for name in path[len(root) + 1 :].split("/"):
        spelled = f"{spelled}/{_spelled(name, spelled, listing)}"
    return spelled


def _spelled(name: str, folder: str, listing: Callable[[str], Sequence[str]]) -> str:
    try:
        names = listing(folder)
    except OSError:
        return name
    if name in names:
        return name
    folded = _folded(name)
    return next((other for other in names if _folded(other) == folded), name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
