"""A table in the preview, with the rows that were found tinted."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui.look import Look
from ui.search.table_rows import TableRows

_WIDEST_PX = 220
_ROW_PX = 24
Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Cells as they are written."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.table = TableRows((), (), frozenset())

    def show(self, table: TableRows) -> None:
        """Replace all cells."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else self.table.n_columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, which is also its tip, or its ground."""
        row = self.table.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.BackgroundRole and index.row() in self.table.tinted:
            return self._look.theme.color("selected")
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's name."""
        header = self.table.header
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return header[section] if across and section < len(header) else None


class TableCanvas(QTableView):
    """Up to 200 rows round what was found."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._model = TableModel(look)
        self.setModel(self._model)
        self._model.setParent(self)
        self.setObjectName("table")
        self.setAccessibleName(self.tr("Preview of the table"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.theme.font("small"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.theme.px(_ROW_PX))
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(alignment)

    def show_table(self, table: TableRows) -> None:
        """Show rows and scroll to the first that was found."""
        if table == self._model.table:
            return
        self._model.show(table)
        self.horizontalHeader().setVisible(bool(table.header))
        self.resizeColumnsToContents()
        widest = self._look.theme.px(_WIDEST_PX)
        for column in range(table.n_columns):
            if self.columnWidth(column) > widest:
                self.setColumnWidth(column, widest)
        if table.tinted:
            first = self._model.index(min(table.tinted), 0)
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtCenter)
