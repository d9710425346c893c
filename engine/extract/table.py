"""CSV and TSV: kept as written, the first line known as the header.

What lives here: separated values as text. What does not: spreadsheets (`rich`). The one rule:
large tables are sampled from the top, with a note.
"""

from __future__ import annotations

from engine.extract.draft import Draft
from engine.extract.plain import text_of
from engine.extract.source import Source
from engine.types import ExtractedText

_MAX_ROWS = 5_000


def read_table(source: Source) -> ExtractedText:
    """Read a table of separated values."""
    text = text_of(source)
    draft = Draft(source.limits.output_chars)
    end = -1
    for _ in range(_MAX_ROWS):
        end = text.find("\n", end + 1)
        if end < 0:
            break
    if end >= 0 and text[end:].strip():
        draft.note = f"Only the first {_MAX_ROWS:,} rows were read."
        text = text[:end]
    draft.add(text)
    return draft.finish()
