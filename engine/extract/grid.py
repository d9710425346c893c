"""Tables as Kreuzberg gives them: lines of cells, and the sheets of a workbook with their rows.

What lives here: which rows a part of a sheet holds. What does not: reading a workbook (`rich`). The
one rule: a row is named by its number in the sheet or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from engine.extract.draft import Draft
from engine.extract.sheets import MAX_ROWS

Node = dict[str, Any]  # of Kreuzberg's document tree

ROWS_NOTE = "Only the first rows of a large table were read."
_BLOCK_CHARS = 700  # about a passage


def rows_of(draft: Draft, grid: Node) -> Iterator[tuple[int, str]]:
    """Yield the rows of a table that say something, numbered from 0, their cells apart by tabs."""
    rows: list[list[str]] = [[] for _ in range(min(int(grid["rows"]), MAX_ROWS))]
    for cell in grid["cells"]:
        if cell["row"] < len(rows):
            rows[cell["row"]].append(" ".join(str(cell["content"]).split()))
    if grid["rows"] > MAX_ROWS:
        draft.note = ROWS_NOTE
    for number, row in enumerate(rows):
        line = "\t".join(row).strip()
        if line:
            yield number, line


def add_sheets(
    draft: Draft,
    nodes: Sequence[Node],
    first_rows: Mapping[str, int],
    add_other: Callable[[Node], None],
) -> None:
    """Write sheets as parts; a longer one in parts that name their rows, such as `March!2-21`.

    Args:
        draft: what is written.
        nodes: Kreuzberg's, in reading order.
        first_rows: the number of a sheet's first row, where it is known.
        add_other: writes what is neither the name of a sheet nor a table.
    """
    sheet = ""
    for node in nodes:
        content = node["content"]
        if content["node_type"] in ("heading", "title"):
            sheet = str(content.get("text") or "")
            draft.open_part(sheet)
            draft.heading(sheet, int(content.get("level") or 1))
        elif content["node_type"] == "table":
            _add_rows(draft, list(rows_of(draft, content["grid"])), sheet, first_rows.get(sheet))
        else:
            add_other(node)


def _add_rows(draft: Draft, rows: list[tuple[int, str]], sheet: str, first_row: int | None) -> None:
    blocks = list(_blocks(rows))
    for n, block in enumerate(blocks):
        if first_row is not None and len(blocks) > 1:
            first, last = (first_row + number for number, _ in (block[0], block[-1]))
            label = f"{sheet}!{first}-{last}" if last > first else f"{sheet}!{first}"
            if n:
                draft.open_part(label, same_headings=True)
            else:
                draft.name_part(label)
        draft.gap("\n" if n else "\n\n")
        for _, line in block:
            draft.line(line)


def _blocks(rows: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    n_chars = 0
    for row in rows:
        if block and n_chars + len(row[1]) > _BLOCK_CHARS:
            yield block
            block, n_chars = [], 0
        block.append(row)
        n_chars += len(row[1]) + 1
    if block:
        yield block
