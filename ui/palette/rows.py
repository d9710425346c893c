"""The rows of the palette: results, or what was opened lately.

What lives here: records and the model of the list. What does not: how a row looks
(`row_delegate`). The one rule: a row knows its file, so that it can be opened also where there was
no search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.types import Hit, Kind
from ui import wording
from ui.history import Opening
from ui.search.row_text import RowText, row_text
from ui.wording import words

Index = QModelIndex | QPersistentModelIndex
N_ROWS = 4


class Roles(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A file to open; `hit` where it is the answer to a search."""

    path: Path
    kind: Kind
    text: RowText
    hit: Hit | None = None


def row_of_hit(hit: Hit, now_ms: int, *, gone: bool = False) -> PaletteRow:
    """Return a result as a row."""
    return PaletteRow(hit.path, hit.kind, row_text(hit, now_ms, gone=gone), hit)


def row_of_opening(opening: Opening) -> PaletteRow:
    """Return what was opened lately as a row; its second line is what was searched."""
    kinds = {kind.value: kind for kind in Kind}
    found = words("Found with “%1”", opening.query) if opening.query else ""
    text = RowText(
        title=opening.title or opening.path.name,
        title_marks=(),
        place=opening.place,
        age="",
        snippet=found,
        marks=(),
        is_code=False,
        quiet_snippet=True,
        folder=wording.place_of(opening.path.parent),
        state="",
        dim=False,
        struck=False,
    )
    return PaletteRow(opening.path, kinds.get(opening.kind, Kind.OTHER), text)


class PaletteRows(QAbstractListModel):
    """At most four rows.

    Thread: main.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PaletteRow, ...] = ()

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows[:N_ROWS])
        self.endResetModel()

    def renew(self, rows: Sequence[PaletteRow]) -> None:
        """Take the same files with newer texts; the choice stays where it is."""
        self.rows = tuple(rows[:N_ROWS])
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its name, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Roles.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [part for part in (row.text.title, row.text.place) if part]
            number = words(", %1 of %2", index.row() + 1, len(self.rows))
            return ", ".join(parts) + number
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ". ".join(part for part in (row.text.snippet, row.text.folder) if part)
        return None
