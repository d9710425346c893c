"""Plain text and source code, read as they are.

What lives here: files whose text is their bytes. What does not: markup (`markdown`, `markup`,
`tex`). The one rule: nothing is taken away, so that line numbers are those of the file.
"""

from __future__ import annotations

from engine.extract.charset import decode
from engine.extract.draft import Draft, clean
from engine.extract.source import Source
from engine.kinds import language_of
from engine.types import ExtractedText


def text_of(source: Source) -> str:
    """Return the characters of a text file, cut a little beyond the limit.

    Raises:
        ExtractionError: UNSUPPORTED for binary data.
    """
    most_bytes = 4 * source.limits.output_chars + 4
    data = source.head(most_bytes)
    return clean(decode(data, whole=len(data) == source.size_bytes))


def read_plain(source: Source) -> ExtractedText:
    """Read a plain text file."""
    draft = Draft(source.limits.output_chars)
    draft.add(text_of(source))
    return draft.finish()


def read_code(source: Source) -> ExtractedText:
    """Read source code and other files written for machines."""
    draft = Draft(source.limits.output_chars)
    draft.add(text_of(source))
    return draft.finish(language=language_of(source.path))
