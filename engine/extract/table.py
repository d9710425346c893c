"""CSV and TSV: kept as written, with the names of the columns as a heading.

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
    header = _header(text[: text.find("\n")])
    if header:
        draft.mark_heading(0, 2, header)
    draft.add(text)
    return draft.finish()


def _header(line: str) -> str:
    """Return the column names when the first row holds names, so that every passage knows them."""
    separator = max("\t;|,", key=line.count)
    cells = [cell.strip(" \"'\ufeff") for cell in line.split(separator)]
    named = len(cells) > 1 and all(cell and not cell[0].isdigit() for cell in cells)
    return ", ".join(cells) if named else ""
