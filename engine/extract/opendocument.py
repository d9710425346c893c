"""OpenDocument and its ancestor: writing, slides and sheets, zipped or flat.

What lives here: text, headings, slides, tables and notes of `content.xml`. The one rule: every
paragraph is read once, in the order of the file.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from engine.extract import formats
from engine.extract.draft import Draft
from engine.extract.failure import ExtractionError
from engine.extract.members import Members, local, parse_xml
from engine.extract.source import Source
from engine.types import ExtractedText, FailureReason

_MAX_ROWS = 5_000
_MAX_REPEATS = 100
_NO_TEXT = (
    "tracked-changes sequence-decls variable-decls user-field-decls forms scripts"
    " font-face-decls automatic-styles styles master-styles settings meta"
)
_SKIPPED = frozenset(_NO_TEXT.split())


def read_opendocument(source: Source, media_type: str) -> ExtractedText:
    """Read an OpenDocument file.

    Raises:
        ExtractionError: CORRUPT, UNSUPPORTED, TOO_LARGE or EMPTY.
    """
    data = source.data()
    if formats.media_type(data[: formats.HEAD_BYTES]) == formats.ZIP:
        members = Members(data)
        if "content.xml" not in members:
            raise ExtractionError(FailureReason.UNSUPPORTED, f"no text is kept in {media_type}")
        content = members.xml("content.xml")
        described = members.xml("meta.xml") if "meta.xml" in members else content
    else:
        content = described = parse_xml(data)
    draft = Draft(source.limits.output_chars)
    _Writer(draft).add(content)
    return draft.finish(title=_field(described, "title"), author=_field(described, "creator"))


def _field(described: Element, name: str) -> str:
    found = (element for element in described.iter() if local(element.tag) == name)
    return next((element.text or "" for element in found if element.text), "")


class _Writer:
    """Walks the tree and writes what is text."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def add(self, element: Element) -> None:
        """Write an element and what is below it."""
        name = local(element.tag)
        if name in _SKIPPED:
            return
        if name == "h":
            level = next((v for k, v in element.attrib.items() if local(k) == "outline-level"), "1")
            self._draft.heading(_words(element), int(level) if level.isdigit() else 1)
        elif name == "p":
            self._draft.block(_words(element))
            self._add_frames(element)
        elif name == "list-item":
            self._add_item(element)
        elif name == "table":
            self._add_table(element)
        else:
            self._add_others(name, element)

    def _add_others(self, name: str, element: Element) -> None:
        if name == "page":
            self._draft.open_slide()
        for child in element:
            self.add(child)
        if name == "page":
            self._draft.close_part()

    def _add_frames(self, paragraph: Element) -> None:
        """Write text boxes and notes that are anchored in a paragraph."""
        for frame in paragraph.iter():
            if local(frame.tag) in ("text-box", "note-body"):
                for child in frame:
                    self.add(child)

    def _add_item(self, item: Element) -> None:
        self._draft.gap("\n")
        for child in item:
            if local(child.tag) in ("p", "h"):
                self._draft.line(f"• {_words(child)}" if _words(child) else "")
                self._add_frames(child)
            else:
                self.add(child)

    def _add_table(self, table: Element) -> None:
        name = next((value for key, value in table.attrib.items() if local(key) == "name"), "")
        in_sheet = self._draft.n_slides == 0 and _is_sheet(table)
        if in_sheet:
            self._draft.open_part(name or "Sheet")
        self._draft.gap()
        n_rows = 0
        for row in table.iter():
            if local(row.tag) != "table-row":
                continue
            n_rows += 1
            if n_rows > _MAX_ROWS:
                self._draft.note = f"Only the first {_MAX_ROWS:,} rows of a table were read."
                break
            self._draft.line(_row(row))
        if in_sheet:
            self._draft.close_part()


def _is_sheet(table: Element) -> bool:
    return any(local(key) == "value-type" for cell in table.iter() for key in cell.attrib) and any(
        local(key) in ("style-name", "name", "print") for key in table.attrib
    )


def _row(row: Element) -> str:
    cells: list[str] = []
    for cell in row:
        repeats = 1
        for key, value in cell.attrib.items():
            if local(key) == "number-columns-repeated" and value.isdigit():
                repeats = min(int(value), _MAX_REPEATS)
        words = " ".join(
            _words(element) for element in cell.iter() if local(element.tag) in ("p", "h")
        )
        cells.extend([words] * (repeats if words else 1))
    return "\t".join(cells).strip()


def _words(element: Element) -> str:
    """Return a paragraph's own text; boxes and notes in it are written elsewhere."""
    pieces = [element.text or ""]
    for child in element:
        name = local(child.tag)
        if name == "s":
            count = next((value for key, value in child.attrib.items() if local(key) == "c"), "1")
            pieces.append(" " * min(int(count) if count.isdigit() else 1, _MAX_REPEATS))
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name not in ("frame", "note", "annotation", "text-box", "custom-shape"):
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces).strip() if element.tag.endswith(("}p", "}h")) else "".join(pieces)
