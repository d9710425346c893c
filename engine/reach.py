"""Which files other programs may be shown.

What lives here: what the person allowed and denied, as a value, and how a choice changes it. What
does not: how it narrows a search (`engine/store/hits.py`). The one rule: nothing is allowed before
the person says so, and what is denied stays denied, whatever is allowed around it or inside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.file_uri import as_line, path_of
from engine.spelling import FOLDS_NAMES, as_held

ALLOWED = "assistants.allowed"
DENIED = "assistants.denied"


@dataclass(frozen=True, slots=True)
class Reach:
    """Folders and files that may be shown, and those among them that may not; full paths."""

    allowed: tuple[Path, ...] = ()
    denied: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is allowed at all."""
        return bool(self.allowed)

    def holds(self, path: Path) -> bool:
        """Return whether a file may be shown.

        Args:
            path: a document's, full and without `..`.
        """
        if any(path.is_relative_to(one) for one in self.denied):
            return False
        return any(path.is_relative_to(one) for one in self.allowed)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose, a path a line, as it is stored."""

    allowed: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Choice:
        """Return what is stored; what makes no sense is none."""
        return cls(_lines(settings.get(ALLOWED)), _lines(settings.get(DENIED)))

    def allow(self, path: Path) -> Choice:
        """Return the choice with a path allowed, and denied no more; what is in it stays denied."""
        kept = [one for one in self.allowed if not _path(one).is_relative_to(path)]
        denied = tuple(one for one in self.denied if _path(one) != path)
        return Choice((*kept, as_line(path)), denied)

    def deny(self, path: Path) -> Choice:
        """Return the choice with a path denied, and nothing in it allowed."""
        allowed = tuple(one for one in self.allowed if not _path(one).is_relative_to(path))
        kept = [one for one in self.denied if _path(one) != path]
        return Choice(allowed, (*kept, as_line(path)))

    def spelled(self, roots: Sequence[Path]) -> Choice:
        """Return the choice with every place as the library spells it; see `reach`."""
        if not FOLDS_NAMES:
            return self
        allowed, denied = (
            tuple(as_line(form) for line in lines for form in _held(_path(line), roots))
            for lines in (self.allowed, self.denied)
        )
        return Choice(allowed, denied)

    def above(self, path: Path) -> Path | None:
        """Return what is denied and holds a path, so that allowing the path changes nothing."""
        found = (_path(one) for one in self.denied)
        return next((one for one in found if one != path and path.is_relative_to(one)), None)

    def reach(self, roots: Sequence[Path]) -> Reach:
        """Return which files that means today.

        A place that is reached through a link is not allowed, since the link may point elsewhere
        tomorrow; it is denied by either name. The same holds for a folder of the library that
        became a link. A place is meant in any spelling that finds it on this system.

        Args:
            roots: the folders of the library.
        """
        typed = [(one, form) for one in map(_path, self.allowed) for form in _held(one, roots)]
        named = [form for one, form in typed if form == one or _is_same(form, one)]
        allowed = [one for one in named if _followed(one) == one]
        shut = [form for one in map(_path, self.denied) for form in {one, _followed(one)}]
        denied = {form for one in shut if one is not None for form in _held(one, roots)}
        denied |= {root for root in roots if _followed(root) != root}
        return Reach(tuple(_absolute(allowed)), tuple(sorted(_absolute(denied))))


def _lines(stored: object) -> tuple[str, ...]:
    if not isinstance(stored, list | tuple):
        return ()
    return tuple(one for one in stored if isinstance(one, str) and one.strip())


def _absolute(paths: Iterable[Path | None]) -> Iterator[Path]:
    """Yield the full paths; others name no place."""
    yield from (path for path in paths if path is not None and path.is_absolute())


def _path(line: str) -> Path:
    """Return the place a line names, `~` and `..` resolved by the letters alone."""
    path = path_of(line.strip())
    try:
        path = path.expanduser()
    except RuntimeError:  # ~nobody
        return path
    return Path(os.path.normpath(path))


def _held(path: Path, roots: Sequence[Path]) -> list[Path]:
    """Return a place as paths of the library spell it, where the system knows it by others too."""
    return as_held(path, roots) if FOLDS_NAMES else [path]


def _is_same(path: Path, other: Path) -> bool:
    """Return whether two spellings lead to one place; a disk may tell them apart."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def _followed(path: Path) -> Path | None:
    """Return where a path leads; None where that cannot be told."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, no name for a file
        return None
