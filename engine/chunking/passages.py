"""Chunks with their provenance.

What lives here: `chunk`, which puts sections and cuts together, and the version of the whole
package. The one rule: raise `CHUNKER_VERSION` with any change that moves a chunk's edges.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from engine.chunking.cuts import Cutter
from engine.chunking.ruler import ChunkSize, Ruler, TokenFinder
from engine.chunking.sections import sections_of
from engine.types import Chunk, ExtractedText

CHUNKER_VERSION = "2"
_PATH_SEPARATOR = " › "
_LINE_END = re.compile("\n")
_DEFAULT_SIZE = ChunkSize()


def chunk(
    extracted: ExtractedText, finder: TokenFinder, size: ChunkSize = _DEFAULT_SIZE
) -> list[Chunk]:
    """Cut a text into passages.

    Args:
        extracted: the text with its headings, pages and parts.
        finder: the encoder's tokenizer.
        size: how long passages are, in tokens.

    Returns:
        Chunks in text order; none for a text of white space only. Neighbours in one section may
        overlap; a chunk never reaches over a page or part, nor over a heading unless one side of
        it is tiny.
    """
    text = extracted.text
    ruler = Ruler(text, finder)
    cutter = Cutter(text, ruler, size, code=bool(extracted.language))
    line_ends = [found.start() for found in _LINE_END.finditer(text)]
    chunks: list[Chunk] = []
    for section in sections_of(extracted, ruler, size):
        for piece in cutter.pieces(section.start, section.end):
            start, end = _trimmed(text, *piece)
            if start < end:
                chunks.append(
                    Chunk(
                        ordinal=len(chunks),
                        start=start,
                        end=end,
                        text=text[start:end],
                        page=section.page,
                        line=bisect_left(line_ends, start) + 1,
                        heading=_PATH_SEPARATOR.join(section.path),
                        part=section.part,
                    )
                )
    return chunks


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop white space at both ends, but keep the first line's indentation."""
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stop = start + len(piece.rstrip())
    line = text.rfind("\n", 0, begin) + 1
    if line >= start and begin < stop:
        begin = line
    return begin, max(stop, begin)
