"""Large workbooks, cut down before they are taken apart.

What lives here: sampling the rows of an XLSX file. What does not: reading cells (`rich`). The one
rule: a workbook with a million rows costs no more than one with five thousand.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from engine.extract.failure import ExtractionError
from engine.extract.members import MAX_TOTAL_BYTES
from engine.types import FailureReason

MAX_ROWS = 5_000
_MAX_CELLS = 50_000  # of one sheet
_SMALL_BYTES = 1 << 20
_STEP_BYTES = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet[ >]")


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
