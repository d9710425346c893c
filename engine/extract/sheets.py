"""Large workbooks, cut down before they are taken apart.

What lives here: sampling the rows of an XLSX file, and telling in which row each of its sheets
begins. What does not: reading cells (`rich`). The one rule: a workbook with a million rows costs no
more than one with five thousand.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from engine.extract.failure import ExtractionError
from engine.extract.members import MAX_TOTAL_BYTES, Members, local
from engine.types import FailureReason

MAX_ROWS = 5_000
_MAX_CELLS = 50_000  # of one sheet
_SMALL_BYTES = 1 << 20
_STEP_BYTES = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_HEAD_BYTES = 256 << 10
_ROW = re.compile(rb"<(?:\w+:)?row\b(?:[^>]*?\br=\"(\d+)\")?")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet[ >]")


def first_rows(data: bytes) -> dict[str, int]:
    """Return the number of the first row with a value, from 1, by the name of its sheet.

    Kreuzberg counts rows from there. A sheet of which it cannot be told is left out.
    """
    members = Members(data)
    if _WORKBOOK not in members or _LINKS not in members:
        return {}
    targets = {
        link.get("Id", ""): link.get("Target", "") for link in members.xml(_LINKS) if link.tag
    }
    found = {}
    for sheet in members.xml(_WORKBOOK).iter():
        if local(sheet.tag) != "sheet":
            continue
        link = next((value for key, value in sheet.attrib.items() if local(key) == "id"), "")
        target = targets.get(link, "")
        name = target[1:] if target.startswith("/") else f"xl/{target}"
        row = _first_row(members.head(name, _HEAD_BYTES)) if name in members else None
        if row is not None:
            found[sheet.get("name", "")] = row
    return found


def _first_row(start: bytes) -> int | None:
    value = _VALUE.search(start)
    rows = _ROW.findall(start, 0, value.start()) if value else []
    return int(rows[-1]) if rows and rows[-1] else None


def sampled(data: bytes) -> tuple[bytes, bool]:
    """Return a workbook of which every large sheet has only its first rows.

    Returns:
        The workbook, and whether anything was left out.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        large = {
            info.filename
            for info in archive.infolist()
            if _SHEET.fullmatch(info.filename) and info.file_size > _SMALL_BYTES
        }
        if not large:
            return data, False
        out = BytesIO()
        n_cut = 0
        with zipfile.ZipFile(out, "w") as smaller:
            for info in archive.infolist():
                if info.filename in large:
                    sheet, cut = _first_rows(archive, info)
                    n_cut += cut
                else:
                    sheet = archive.read(info)
                smaller.writestr(info.filename, sheet)
    return out.getvalue(), n_cut > 0


def _first_rows(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes, bool]:
    """Return a sheet's XML up to its limit, closed where it was cut."""
    sheet = bytearray()
    n_rows = n_cells = place = 0
    with archive.open(info) as member:
        while piece := member.read(_STEP_BYTES):
            sheet += piece
            if len(sheet) > MAX_TOTAL_BYTES:
                raise ExtractionError(FailureReason.TOO_LARGE, "one of its rows is endless")
            for found in _ROW_END.finditer(sheet, place):
                n_rows += 1
                n_cells += len(_CELL.findall(sheet, place, found.end()))
                place = found.end()
                if n_rows >= MAX_ROWS or n_cells >= _MAX_CELLS:
                    return _closed(bytes(sheet[:place])), True
    return bytes(sheet), False


def _closed(sheet: bytes) -> bytes:
    root = _ROOT.search(sheet)
    prefix = root[1] if root else b""
    return sheet + b"</%ssheetData></%sworksheet>" % (prefix, prefix)
