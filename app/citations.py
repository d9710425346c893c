"""Where a passage stands, as other programs cite it.

What lives here: a place as fields and as one line. What does not: the words of the window
(`ui/search/hit_words.py`). The one rule: a contract with other programs, so never translated.
"""

from __future__ import annotations

import os
from pathlib import Path

from engine.types import Hit, Kind, Passage

_PART_KINDS = {Kind.SHEET: "sheet", Kind.SLIDES: "slide", Kind.ARCHIVE: "member", Kind.CODE: "cell"}


def shown(path: Path) -> str:
    """Return a path that any terminal and any JSON reader can take."""
    return os.fsencode(path).decode("utf-8", "replace")


def part_kind(hit: Hit, passage: Passage) -> str | None:
    """Return what kind of part of a file a passage stands in; None where it has no parts."""
    if not passage.part:
        return None
    if hit.kind is Kind.MAIL:
        return "attachment" if passage.part.startswith("Attachment: ") else "message"
    return _PART_KINDS.get(hit.kind, "part")


def has_lines(hit: Hit) -> bool:
    """Return whether what was read of a file is the file itself, line by line."""
    return hit.kind in (Kind.NOTE, Kind.CODE) and hit.path.suffix.lower() != ".ipynb"


def lines(passage: Passage) -> tuple[int, int]:
    """Return the first and the last line of a passage, from 1."""
    return passage.lines or (passage.line, passage.line)


def pages(passage: Passage) -> tuple[int, int] | None:
    """Return the first and the last page of a passage, from 1; None where there are none."""
    if passage.page is None:
        return None
    return passage.pages or (passage.page, passage.page)


def citation(hit: Hit, passage: Passage) -> str:
    """Return one line to cite a passage by: its file's name and the place in it."""
    kind = part_kind(hit, passage)
    parts = [shown(Path(hit.path.name))]
    if (found := pages(passage)) is not None:
        parts.append(_range("page", *found))
    if kind is not None:
        says_kind = passage.part.casefold().startswith(kind)
        parts.append(passage.part if says_kind else f"{kind} {passage.part}")
    if passage.page is None and has_lines(hit):
        parts.append(_range("line", *lines(passage)))
    if passage.heading and not _names(passage.part, passage.heading):
        parts.append(f"“{passage.heading}”")
    return ", ".join(parts)


def _names(part: str, heading: str) -> bool:
    """Return whether a part says its heading already, such as `March!2-21` of the sheet March."""
    return part == heading or part.rpartition("!")[0] == heading


def _range(what: str, first: int, last: int) -> str:
    return f"{what} {first}" if first == last else f"{what}s {first}-{last}"
