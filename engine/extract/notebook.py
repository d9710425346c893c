"""Jupyter notebooks: one part per cell.

What lives here: cells and their plain text outputs. What does not: pictures and HTML outputs.
The one rule: a cell's label is its place in the notebook, counted from 1.
"""

from __future__ import annotations

import json

from engine.extract.draft import Draft, clean
from engine.extract.failure import ExtractionError
from engine.extract.markdown import headings_of
from engine.extract.source import Source
from engine.types import ExtractedText, FailureReason

_MAX_OUTPUT_CHARS = 2_000


def read_notebook(source: Source) -> ExtractedText:
    """Read a notebook.

    Raises:
        ExtractionError: CORRUPT when it is no JSON, TOO_LARGE when it was cut to be read.
    """
    data = source.head(source.limits.text_bytes)
    try:
        notebook = json.loads(data.decode("utf-8-sig", "replace"))
    except ValueError as problem:
        raise ExtractionError(FailureReason.CORRUPT, "it is no valid notebook") from problem
    cells = _cells(notebook)
    draft = Draft(source.limits.output_chars)
    for number, cell in enumerate(cells, 1):
        if isinstance(cell, dict) and _joined(cell.get("source")).strip():
            draft.open_part(f"Cell {number}", same_headings=True)
            _add_cell(draft, cell)
    return draft.finish(title=_title(notebook))


def _cells(notebook: object) -> list[object]:
    if not isinstance(notebook, dict):
        raise ExtractionError(FailureReason.CORRUPT, "it is no valid notebook")
    cells = notebook.get("cells")
    if cells is None:  # version 3 keeps its cells on worksheets
        sheets = notebook.get("worksheets") or [{}]
        cells = sheets[0].get("cells") if isinstance(sheets[0], dict) else None
    return cells if isinstance(cells, list) else []


def _title(notebook: dict[str, object]) -> str:
    metadata = notebook.get("metadata")
    return str(metadata.get("title") or "") if isinstance(metadata, dict) else ""


def _add_cell(draft: Draft, cell: dict[str, object]) -> None:
    text = clean(_joined(cell.get("source"))).strip("\n")
    if cell.get("cell_type") == "markdown":
        for heading in headings_of(text):
            draft.mark_heading(len(draft) + heading.start, heading.level, heading.text)
    draft.add(text)
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        draft.block(_output_text(output)[:_MAX_OUTPUT_CHARS])


def _output_text(output: object) -> str:
    if not isinstance(output, dict):
        return ""
    data = output.get("data")
    plain = data.get("text/plain") if isinstance(data, dict) else None
    return _joined(output.get("text") or plain)


def _joined(lines: object) -> str:
    if isinstance(lines, list):
        return "".join(line for line in lines if isinstance(line, str))
    return lines if isinstance(lines, str) else ""
