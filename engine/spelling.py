"""Names as the disk spells them, where a file answers to several spellings.

Windows and macOS find `LETTER.TXT` as `letter.txt`, and macOS finds an accent written in one sign
as in two. An event or a person tells a name as some program wrote it; a walk sees it as the disk
has it. The one rule: a file has one path in the library, its folder's as it was added and below
that as a walk sees it.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

FOLDS_NAMES = sys.platform in ("win32", "darwin")


def as_listed(
    path: Path, root: Path, listing: Callable[[Path], Sequence[str]] = os.listdir
) -> Path:
    """Return a path below a root as the disk spells it; what is not there stays as it is.

    Args:
        path: a full path; one that is not below the root stays as it is.
        root: a folder of the library, whose own part is taken as it is.
        listing: the names in a folder.
    """
    if not path.is_relative_to(root):
        return path
    spelled = root
    for name in path.relative_to(root).parts:
        spelled /= _spelled(name, spelled, listing)
    return spelled


def as_held(path: Path, roots: Iterable[Path]) -> list[Path]:
    """Return a path in every spelling that paths of the library have of it; itself when in none.

    Args:
        path: a full path, in any spelling.
        roots: the folders of the library.
    """
    parts = [_folded(part) for part in path.parts]
    found = set[Path]()
    for root in roots:
        own = [_folded(part) for part in root.parts]
        if parts[: len(own)] == own:
            found.add(as_listed(root.joinpath(*path.parts[len(own) :]), root))
        elif own[: len(parts)] == parts:
            found.add(Path(*root.parts[: len(parts)]))
    return sorted(found) or [path]


def _spelled(name: str, folder: Path, listing: Callable[[Path], Sequence[str]]) -> str:
    try:
        names = listing(folder)
    except (OSError, ValueError):  # not there, or no name for a folder
        return name
    if name in names:
        return name
    folded = _folded(name)
    return next((other for other in names if _folded(other) == folded), name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
