"""Rows of a table round a passage.

What lives here: cutting a stored text into rows and cells. What does not: widgets. The one rule:
pure, and it looks at 200 lines of the text however long that is.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

N_ROWS = 200
_N_CELLS = 60
_SEPARATORS = "\t;|,"
_WRITTEN_OUT = (".csv", ".tsv", ".tab", ".psv")


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of cells; `tinted` are the numbers of the rows that were found."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tinted: frozenset[int]

    @property
    def n_columns(self) -> int:
        """Return the number of cells of the longest row."""
        return max((len(row) for row in (self.header, *self.rows)), default=0)


def table_of(
    text: str, path: Path, passage: tuple[int, int], words: Sequence[tuple[int, int]]
) -> TableRows:
    """Return the rows round a passage.

    Args:
        text: separated values as written, or cells with tabs between them.
        path: its ending tells which.
        passage: where the passage stands in the text; `words` are what was found inside it.
        words: the rows that hold one are tinted; without any, the rows of the passage.
    """
    is_written = path.suffix.lower() in _WRITTEN_OUT
    first = text[: text.find("\n")] if "\n" in text else text
    separator = max(_SEPARATORS, key=first.count) if is_written else "\t"
    start = words[0][0] if words else passage[0]
    begin = start
    for _ in range(N_ROWS // 2):
        begin = max(0, text.rfind("\n", 0, begin))
        if not begin:
            break
    begin += text[begin : begin + 1] == "\n"
    rows: list[tuple[str, ...]] = []
    tinted: set[int] = set()
    spans = words or ((passage,) if passage[1] > passage[0] else ())
    if is_written and begin == 0:
        begin = len(first) + 1
    while begin < len(text) and len(rows) < N_ROWS:
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        line = text[begin:end]
        if line.strip():
            if any(a < end and b > begin for a, b in spans):
                tinted.add(len(rows))
            rows.append(_cells(line, separator))
        begin = end + 1
    header = _cells(first, separator) if is_written else ()
    return TableRows(header, tuple(rows), frozenset(tinted))


def _cells(line: str, separator: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:  # a cell of more than 128 kB
        cells = line.split(separator)
    return tuple(cell.strip() for cell in cells[:_N_CELLS])
