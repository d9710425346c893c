"""What the encoder reads of a chunk.

What lives here: title and heading path in front of the text, within a fixed room. What does not:
file names and paths (searched by words, so that a rename costs no embedding). The one rule: the
same chunk under the same title always gives the same text.
"""

from __future__ import annotations

from enum import StrEnum

from engine.types import Chunk

_SEPARATOR = " › "
_TITLE_WIDTH = 120  # a question as a title, whole
_PREFIX_WIDTH = 160  # of both together, about 50 tokens


class EmbeddedShape(StrEnum):
    """What is put in front of a chunk's text."""

    TEXT = "text"
    TITLE = "title"
    HEADINGS = "headings"
    FULL = "full"


_WITH_TITLE = (EmbeddedShape.TITLE, EmbeddedShape.FULL)
_WITH_HEADINGS = (EmbeddedShape.HEADINGS, EmbeddedShape.FULL)


def embedded_text(title: str, chunk: Chunk, shape: EmbeddedShape = EmbeddedShape.FULL) -> str:
    """Return the text to embed: title line, heading path line, then the chunk's text.

    A line that the chunk's text begins with anyway is left out, and the whole of both is kept
    to about 50 tokens, so that nothing is pushed out of the encoder's sight.
    """
    opening = chunk.text[:300].lstrip("#=* \t").casefold()
    path = _path(chunk.heading, opening) if shape in _WITH_HEADINGS else ""
    shown = ""
    if shape in _WITH_TITLE and title:
        known = opening.startswith(title.casefold()) or path.casefold().startswith(title.casefold())
        shown = "" if known else _first_within(title, _TITLE_WIDTH)
    path = _last_within(path, _PREFIX_WIDTH - sum(map(_width, shown)))
    return "\n".join([*filter(None, (shown, path)), chunk.text])


def _path(heading: str, opening: str) -> str:
    """Return the heading path without a last name that the text begins with anyway."""
    names = heading.split(_SEPARATOR)
    if names and opening.startswith(names[-1].casefold()):
        names.pop()
    return _SEPARATOR.join(names)


def _width(character: str) -> int:
    """Return a character's cost: beyond ASCII one character is often a token or more."""
    return 1 if character.isascii() else 3 if ord(character) > 0x2E80 else 2


def _first_within(text: str, width: int) -> str:
    for place, character in enumerate(text):
        width -= _width(character)
        if width < 0:
            return text[:place].rstrip()
    return text


def _last_within(text: str, width: int) -> str:
    """Return the end of a heading path, whole names where possible."""
    for place in range(len(text) - 1, -1, -1):
        width -= _width(text[place])
        if width < 0:
            rest = text[place + 1 :]
            _, separator, names = rest.partition(_SEPARATOR)
            return names if separator else rest.strip()
    return text
