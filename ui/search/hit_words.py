"""What a hit and its passages are called.

The one rule: pure; a name on disk is never changed, only made printable.
"""

from __future__ import annotations

from pathlib import Path

from engine.types import Hit, Kind, Passage
from ui import wording
from ui.wording import words


def title_of(hit: Hit) -> str:
    """Return a row's title: the mail's subject or the file's name."""
    if hit.kind is Kind.MAIL and hit.title:
        return hit.title
    return wording.printable(Path(hit.path.name))


def copied(hit: Hit, passage: Passage | None, text: str | None = None) -> str:
    """Return what is copied of a hit: a passage with its source, or the path.

    Of the passage it is the whole `text`, or what the list shows of it where that is not at hand.
    """
    if passage is None:
        return str(hit.path)
    place = passage_place(hit.kind, passage)
    source = f"{hit.path.name}, {place}" if place else hit.path.name
    return f"{text or passage.snippet}\n\n{source}"


def passage_place(kind: Kind, passage: Passage) -> str:
    """Return where in a document a passage stands, short enough for a badge; "" if unknown."""
    if passage.page is not None:
        return words("p. %1", passage.page)
    if passage.part:
        return passage.part
    if kind is Kind.CODE:
        return words("line %1", passage.line)
    return passage.heading.rsplit(" › ", 1)[-1]
