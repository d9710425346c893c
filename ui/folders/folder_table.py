"""The table of folders.

What lives here: model, painting and view of its rows. What does not: what the menu does (the page
tells the presenter). The one rule: the table is as high as its rows; the page scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from engine.clock import Clock
from engine.types import AwayPlace, FolderState, FolderStatus
from ui import wording
from ui.look import Look
from ui.widgets.keyboard import choose_row, paint_focus
from ui.widgets.mirror import placed_in

_ROW_PX = 34
_HEAD_PX = 29

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns in their order."""

    FOLDER = 0
    STATE = 1
    FILES = 2
    PASSAGES = 3
    LOOKED = 4
    MENU = 5


_WIDTHS_PX = {
    Column.STATE: 220,
    Column.FILES: 84,
    Column.PASSAGES: 90,
    Column.LOOKED: 118,
    Column.MENU: 40,
}
_GIVE_WAY = (Column.PASSAGES, Column.LOOKED, Column.FILES)  # in this order
_UNSEEN = (FolderState.OFFLINE, FolderState.GONE, FolderState.VANISHED)
_FOLDER_PX = 140  # a narrower name of a folder tells nothing
_NUMBERS = (Column.FILES, Column.PASSAGES)


class FoldersModel(QAbstractTableModel):
    """Folders with their figures."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._folders: list[FolderStatus] = []
        self.is_held = False
        self._reads = False

    def show(self, folders: Sequence[FolderStatus]) -> None:
        """Show these folders; the same ones keep their rows."""
        if [f.folder.id for f in folders] == [f.folder.id for f in self._folders]:
            self._folders = list(folders)
            if folders:
                last = self.index(len(folders) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._folders = list(folders)
        self.endResetModel()

    def show_held(self, *, is_held: bool, reads: bool = True) -> None:
        """Show whether reading is paused or waits, and whether there is a reading at all."""
        if (is_held, reads) != (self.is_held, self._reads):
            self.is_held, self._reads = is_held, reads
            last = self.index(len(self._folders) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many folders there are."""
        return 0 if parent is not None and parent.isValid() else len(self._folders)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def folder(self, row: int) -> FolderStatus | None:
        """Return the folder of a row."""
        return self._folders[row] if 0 <= row < len(self._folders) else None

    def n_left(self, status: FolderStatus) -> int:
        """Return how many files of a folder are still to be read, by their meaning too."""
        return status.n_waiting + (status.n_without_meaning if self._reads else 0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = "AlignRight" if section in _NUMBERS else "AlignLeft"
            return Qt.AlignmentFlag[side] | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = (
            self.tr("Folder"),
            self.tr("State"),
            self.tr("Files"),
            self.tr("Passages"),
            self.tr("Last look"),
            "",
        )
        return headings[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        status = self.folder(index.row())
        if status is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return status
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.FOLDER:
            return wording.printable(status.folder.path)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.STATE:
            return state_help(status)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(status, Column(index.column()))
        return None

    def _words(self, status: FolderStatus, column: Column) -> str:
        if column is Column.FOLDER:
            return wording.place_of(status.folder.path)
        if column is Column.STATE:
            return state_words(status, is_held=self.is_held, n_left=self.n_left(status))
        if column is Column.FILES:
            return wording.count(status.n_documents)
        if column is Column.PASSAGES:
            return wording.count(status.n_chunks)
        if column is Column.LOOKED and status.last_scan_utc_ms is not None:
            return wording.ago(status.last_scan_utc_ms, self._clock.now_utc_ms())
        return self.tr("Menu") if column is Column.MENU else ""


def state_words(status: FolderStatus, *, is_held: bool = False, n_left: int | None = None) -> str:
    """Return what goes on with a folder.

    Args:
        status: the folder.
        is_held: reading is paused or waits.
        n_left: how many files are still to be read; by default those without a text.
    """
    n_left = status.n_waiting if n_left is None else n_left
    if status.state is FolderState.OFFLINE:
        return wording.words("Not connected")
    if status.state is FolderState.GONE:
        return wording.words("Gone")
    if status.state is FolderState.VANISHED:
        return wording.words("Most files are missing")
    if status.last_scan_utc_ms is None:
        return wording.words("Not looked through yet")
    if status.away:
        return wording.words("Partly not connected")
    if n_left and is_held:
        return wording.counted(n_left, "%n file waits", "%n files wait")
    if n_left:
        return wording.words("Reading, %1 left", wording.count(n_left))
    if status.state is FolderState.POLLED:
        return wording.words("Looked through every 10 min")
    return wording.words("Up to date")


def state_help(status: FolderStatus) -> str:
    """Return what a state means and what can be done about it, or nothing."""
    if status.state is FolderState.VANISHED:
        return wording.words(
            "Most of the files went missing at once. If they lie on a disk that is not connected,"
            " they come back with it. They stay searchable until you confirm in the menu of this"
            " folder that they are gone."
        )
    if status.state is FolderState.GONE:
        return wording.words(
            "The folder was renamed, moved or deleted. Its files stay searchable until you forget"
            " it in its menu. If it comes back, it is read as before."
        )
    if status.away:
        return "\n".join(map(_away_help, status.away))
    if status.state is FolderState.POLLED and status.remedy:
        return wording.words(
            "The system does not let more folders be watched. This command raises the limit,"
            " until the next start of the computer: %1",
            status.remedy,
        )
    return ""


def _away_help(place: AwayPlace) -> str:
    fact = wording.words("%1 is not connected.", wording.place_of(place.path))
    files = wording.files(place.n_documents)
    return f"{fact} {wording.words('%1 stay searchable and are shown in grey.', files)}"


class _FolderDelegate(QStyledItemDelegate):
    """Paints cells; a row has one hairline and no grid."""

    def __init__(self, look: Look, view: FolderTable) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._look.theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, icons = self._look.theme, self._look.icons
        status = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(status, FolderStatus):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border"))
        offline = status.state in _UNSEEN
        color = theme.color("text3" if offline else "text")
        text = str(index.data() or "")
        column = Column(index.column())
        middle = rect.adjusted(0, 0, 0, -1)
        if column is Column.FOLDER:
            is_disk = offline and status.state is not FolderState.GONE
            name = "hard-drive" if is_disk else "folder"
            pixmap = icons.pixmap(name, "text3" if offline else "text2")
            edge = theme.px(16)
            top = middle.top() + (middle.height() - edge) // 2
            glyph = QRect(rect.left() + theme.px(8), top, edge, edge)
            painter.drawPixmap(placed_in(self._view, rect, glyph).topLeft(), pixmap)
            name_box = middle.adjusted(theme.px(40), 0, -theme.px(8), 0)
            self._write(painter, placed_in(self._view, rect, name_box), text, 500, color)
        elif column is Column.STATE:
            self._paint_state(painter, middle, status, text)
        elif column is Column.MENU:
            edge = theme.px(16)
            place = QPoint(
                middle.center().x() - edge // 2, middle.top() + (middle.height() - edge) // 2
            )
            painter.drawPixmap(place, icons.pixmap("ellipsis", "text2"))
        else:
            box = middle.adjusted(theme.px(8), 0, -theme.px(8), 0)
            number = column in _NUMBERS
            self._write(painter, box, text, 400, color, right=number)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setClipRect(rect)  # every cell draws its part of the line around the row
            paint_focus(painter, theme, self._row(rect))
        painter.restore()

    def _row(self, cell: QRect) -> QRect:
        return QRect(0, cell.top(), self._view.viewport().width(), cell.height())

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        weight: int,
        color: object,
        *,
        right: bool = False,
    ) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("body", weight))
        painter.setPen(color)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        elided = theme.metrics("body", weight).elidedText(
            text, Qt.TextElideMode.ElideMiddle, box.width()
        )
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), elided)

    def _paint_state(self, painter: QPainter, box: QRect, status: FolderStatus, text: str) -> None:
        theme, icons = self._look.theme, self._look.icons
        tone, icon = "", "circle-check"
        if status.away or status.state in _UNSEEN:
            tone = "warn"
            icon = "warning" if status.state is FolderState.GONE else "unplug"
        elif self._view.folders.n_left(status) or status.last_scan_utc_ms is None:
            tone, icon = "info", "loader"
            if self._view.folders.is_held:
                icon = "pause"
        elif status.state is FolderState.POLLED:
            tone, icon = "warn", "hourglass"
        edge, x = theme.px(14), box.left() + theme.px(8)
        top = box.top() + (box.height() - edge) // 2
        if tone:
            width = theme.metrics("small").horizontalAdvance(text) + edge + theme.px(22)
            tag = QRect(x, box.center().y() - theme.px(9), width, theme.px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{tone}_bg"))
            painter.drawRoundedRect(placed_in(self._view, box, tag), 4, 4)
            x += theme.px(8)
        place = placed_in(self._view, box, QRect(x, top, edge, edge))
        painter.drawPixmap(place.topLeft(), icons.pixmap(icon, tone or "good", 14))
        painter.setFont(theme.font("small" if tone else "body"))
        painter.setPen(theme.color(tone or "text2"))
        words = box.adjusted(0, 0, 0, 0)
        words.setLeft(x + edge + theme.px(6))
        words = placed_in(self._view, box, words)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)


class FolderTable(QTableView):
    """The view; Enter, the menu key and a press on ⋯ open a folder's menu.

    Signals:
        menu_wanted: a folder and a place on the screen.
    """

    menu_wanted = Signal(object, object)

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look = look
        self.folders = FoldersModel(clock, self)
        theme = look.theme
        self.setModel(self.folders)
        self.selectionModel().currentChanged.connect(self.viewport().update)
        self.setItemDelegate(_FolderDelegate(look, self))
        self.setAccessibleName(self.tr("Folders"))
        self.setShowGrid(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setAccessibleName(self.tr("Columns"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_PX))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(_HEAD_PX))
        head.setFont(theme.font("label"))
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.FOLDER, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS_PX.items():
            self.setColumnWidth(column, theme.px(width))
        self.show_folders([])

    def show_folders(self, folders: Sequence[FolderStatus]) -> None:
        """Show these folders, all of them."""
        self.folders.show(folders)
        theme = self._look.theme
        self.setFixedHeight(theme.px(_HEAD_PX) + len(folders) * theme.px(_ROW_PX) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out figures rather than the names of folders."""
        room = self.width() - sum(self._look.theme.px(width) for width in _WIDTHS_PX.values())
        for column in _GIVE_WAY:
            is_short = room < self._look.theme.px(_FOLDER_PX)
            self.setColumnHidden(column, is_short)
            room += self._look.theme.px(_WIDTHS_PX[column]) if is_short else 0
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row, so that it is seen where the keyboard is."""
        super().focusInEvent(event)
        choose_row(self, event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the line off the row."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the menu where ⋯ is pressed."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        right = event.button() == Qt.MouseButton.RightButton
        if index.isValid() and (index.column() == Column.MENU or right):
            self._want_menu(index, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with the keyboard."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu)
        shift_f10 = event.key() == Qt.Key.Key_F10 and bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if (event.key() in keys or shift_f10) and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
            self._want_menu(self.currentIndex(), place)
            return
        super().keyPressEvent(event)

    def _want_menu(self, index: QModelIndex, place: QPoint) -> None:
        status = self.folders.folder(index.row())
        if status is not None:
            self.menu_wanted.emit(status, place)
