"""The words of a result row.

What lives here: a hit turned into the texts of its slots. What does not: where they are painted
(`hit_delegate`). The one rule: pure, and a mark still covers the letters it was made for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from engine.types import DocumentStatus, Hit, Kind, Mark
from ui import wording
from ui.search import hit_words
from ui.wording import words

_NS_PER_MS = 1_000_000
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class RowText:
    """What is written in a row; marks are ranges of the text they belong to."""

    title: str
    title_marks: tuple[Mark, ...]
    place: str
    age: str
    snippet: str
    marks: tuple[Mark, ...]
    is_code: bool
    quiet_snippet: bool  # a remark of ours instead of words from the file
    folder: str
    state: str
    dim: bool
    struck: bool


def row_text(hit: Hit, now_ms: int, *, gone: bool = False) -> RowText:
    """Return the texts of a row.

    Args:
        hit: the row.
        now_ms: the present moment, for its age.
        gone: the file was found missing when it was to be opened.
    """
    title = hit_words.title_of(hit)
    best = hit.passages[0] if hit.passages else None
    is_code = hit.kind is Kind.CODE and best is not None
    snippet: str
    marks: tuple[Mark, ...]
    if gone:
        snippet, marks = words("This file was moved or deleted a moment ago."), ()
    elif best is None:
        snippet, marks = _name_only(hit), ()
    elif is_code:
        snippet, marks = outdented(best.snippet, best.marks)
    else:
        snippet, marks = flowed(best.snippet, best.marks)
    return RowText(
        title=title,
        title_marks=hit.name_marks if title == hit.path.name else (),
        place=hit_words.passage_place(hit.kind, best) if best and not gone else "",
        age=wording.age(hit.mtime_ns // _NS_PER_MS, now_ms),
        snippet=snippet,
        marks=marks,
        is_code=is_code and not gone,
        quiet_snippet=best is None or gone,
        folder=wording.place_of(hit.path.parent),
        state=_state(hit, gone=gone),
        dim=hit.offline or gone,
        struck=gone,
    )


def _name_only(hit: Hit) -> str:
    if hit.status is DocumentStatus.WAITING:
        return words("Found by its name. Its text is not read yet.")
    if hit.status is DocumentStatus.FAILED:
        return words("Found by its name. It gave no text.")
    return words("Found by its name.")


def _state(hit: Hit, *, gone: bool) -> str:
    if gone:
        return words("no longer there")
    if hit.offline:
        return words("offline")
    if hit.status is DocumentStatus.WAITING:
        return words("not read yet") if not hit.passages else words("changed, reading it again")
    if hit.also_at:
        return wording.counted(
            len(hit.also_at), "also at %n other place", "also at %n other places"
        )
    if hit.n_passages > 1:
        return wording.counted(hit.n_passages, "%n passage", "%n passages")
    return ""


def flowed(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """Return a text with every run of white space as one space, and its marks moved along."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    spans = [found.span() for found in _WORD.finditer(text)]
    starts = [start for start, _end in spans]
    places = [0]  # where each word starts in the new text
    for start, end in spans:
        places.append(places[-1] + end - start + 1)
    last = max(0, places[-1] - 1)

    def moved(offset: int) -> int:
        number = bisect_right(starts, offset) - 1
        if number < 0:
            return 0
        start, end = spans[number]
        inside = places[number] + min(offset, end) - start
        return min(last, inside if offset <= end else places[number + 1])

    found = (Mark(moved(mark.start), moved(mark.end), mark.kind) for mark in marks)
    kept = tuple(mark for mark in found if mark.start < mark.end)
    return " ".join(text[start:end] for start, end in spans), kept


def outdented(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """Return code without blank lines at its start and without the indentation all lines share."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    shared = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    kept: list[str] = []
    places: list[int] = []
    n_kept = 0
    for line in lines:
        is_blank_start = not kept and not line.strip()
        cut = min(shared, len(line) - len(line.lstrip()))
        columns = range(len(line) + 1)  # the line break counts too
        places.extend(n_kept if is_blank_start else n_kept + max(0, c - cut) for c in columns)
        if not is_blank_start:
            kept.append(line[cut:].replace("\t", " "))
            n_kept += len(kept[-1]) + 1
    joined = "\n".join(kept)
    last = len(joined)
    moved = tuple(
        Mark(min(places[mark.start], last), min(places[min(mark.end, len(text))], last), mark.kind)
        for mark in marks
        if mark.start < len(text)
    )
    return joined, tuple(mark for mark in moved if mark.start < mark.end)
