"""What the encoder reads of a chunk.

What lives here: title and heading path in front of the text, within a fixed room. What does not:
file names and paths (searched by words, so that a rename costs no embedding). The one rule: the
same chunk under the same title always gives the same text.
"""

from __future__ import annotations

from enum import StrEnum

from engine.types import Chunk

_SEPARATOR = " › "
_TITLE_WIDTH = 70
_PATH_WIDTH = 90


class EmbeddedShape(StrEnum):
    """What is put in front of a chunk's text."""

    TEXT = "text"
    TITLE = "title"
    HEADINGS = "headings"
    FULL = "full"


def embedded_text(title: str, chunk: Chunk, shape: EmbeddedShape = EmbeddedShape.FULL) -> str:
    """Return the text to embed: title line, heading path line, then the chunk's text.

    A line that the chunk's text begins with anyway is left out, and the whole of both is kept
    to about 50 tokens, so that nothing is pushed out of the encoder's sight.
    """
    lines = []
    opening = chunk.text[:300].lstrip("#=* \t").casefold()
    path = chunk.heading
    if shape in (EmbeddedShape.HEADINGS, EmbeddedShape.FULL) and path:
        names = path.split(_SEPARATOR)
        if opening.startswith(names[-1].casefold()):
            names.pop()
        path = _last_within(_SEPARATOR.join(names), _PATH_WIDTH)
    else:
        path = ""
    if shape in (EmbeddedShape.TITLE, EmbeddedShape.FULL) and title:
        known = opening.startswith(title.casefold()) or path.casefold().startswith(title.casefold())
        if not known:
            lines.append(_first_within(title, _TITLE_WIDTH))
    if path:
        lines.append(path)
    return "\n".join([*lines, chunk.text])


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
