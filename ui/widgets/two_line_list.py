"""A list of rows with two lines, a figure at their end, and at most one thing to do.

What lives here: model, painting and view. What does not: what the rows say. The one rule: the list
is as high as its rows, so that the page scrolls and the list does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.look import Look
from ui.widgets.keyboard import choose_row, paint_focus

_ROW_PX = 44
_ICON_PX = 16
_TEXT_PX = 26  # where the lines begin beside an icon
_TITLE_TOP_PX = 5
_LINE_TOP_PX = 23

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A row in words.

    `figure` stands at the end, in the colour `tone`, after `figure_icon`. `link` is what can be
    done with the row: it takes the figure's place under the pointer, in the chosen row, and always
    where `is_muted`. `also` is a second thing, which only the menu of the row offers.
    """

    title: str
    line: str
    spoken: str
    icon: str = ""
    figure: str = ""
    figure_icon: str = ""
    tone: str = "text3"
    link: str = ""
    also: str = ""
    is_muted: bool = False
    tip: str = ""


class _Model(QAbstractListModel):
    """Rows, and what a screen reader says of them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[TwoLines] = []

    def show(self, rows: Sequence[TwoLines]) -> None:
        """Show these rows; as many as before keep their places."""
        if len(rows) == len(self.rows):
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return None


class _Delegate(QStyledItemDelegate):
    """Paints rows; the link is painted and hit-tested."""

    def __init__(self, look: Look, view: TwoLineList) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._look.theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme = self._look.theme
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver and row.link:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border"))
        start = 0
        if row.icon:
            edge = theme.px(_ICON_PX)
            place = QRect(rect.left(), rect.top() + (rect.height() - edge) // 2, edge, edge)
            place = QStyle.visualRect(option.direction, rect, place)
            role = "text3" if row.is_muted else "text2"
            painter.drawPixmap(place.topLeft(), self._look.icons.pixmap(row.icon, role))
            start = theme.px(_TEXT_PX)
        end = self._paint_end(painter, option, row)
        room = max(0, rect.width() - start - end - theme.px(12))
        for top, words, style in (
            (_TITLE_TOP_PX, row.title, ("body", 500, "text3" if row.is_muted else "text")),
            (_LINE_TOP_PX, row.line, ("small", 400, "text3")),
        ):
            role, weight, color = style
            box = QRect(rect.left() + start, rect.top() + theme.px(top), room, theme.line_px(role))
            self._write(painter, option, box, words, (role, weight, color))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            paint_focus(painter, theme, rect)
        painter.restore()

    def _paint_end(self, painter: QPainter, option: QStyleOptionViewItem, row: TwoLines) -> int:
        """Draw link or figure; return the width that it takes."""
        theme = self._look.theme
        rect = option.rect
        if row.link and self._shows_link(option, row):
            place = self.link_place(option, row)
            self._write(
                painter, option, place, row.link, ("small", 500, "accent_text"), at_end=True
            )
            return place.width()
        is_result = row.tone != "text3"
        role, weight = ("body", 600) if is_result else ("small", 400)
        width = theme.metrics(role, weight).horizontalAdvance(row.figure) + theme.px(2)
        box = QRect(rect.right() + 1 - width, rect.top(), width, rect.height() - 1)
        self._write(painter, option, box, row.figure, (role, weight, row.tone), at_end=True)
        if row.figure_icon:
            edge = theme.px(_ICON_PX)
            left = box.left() - edge - theme.px(7)
            place = QRect(left, rect.top() + (rect.height() - edge) // 2, edge, edge)
            place = QStyle.visualRect(option.direction, rect, place)
            pixmap = self._look.icons.pixmap(row.figure_icon, row.tone)
            painter.drawPixmap(place.topLeft(), pixmap)
            width += edge + theme.px(7)
        return width

    def _shows_link(self, option: QStyleOptionViewItem, row: TwoLines) -> bool:
        chosen = option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus()
        return bool(row.is_muted or chosen or option.state & QStyle.StateFlag.State_MouseOver)

    def link_place(self, option: QStyleOptionViewItem, row: TwoLines) -> QRect:
        """Return where the link of a row is, before it is mirrored."""
        theme, rect = self._look.theme, option.rect
        width = theme.metrics("small", 500).horizontalAdvance(row.link) + theme.px(4)
        return QRect(rect.right() + 1 - width, rect.top(), width, rect.height() - 1)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        words: str,
        style: tuple[str, int, str],
        *,
        at_end: bool = False,
    ) -> None:
        theme = self._look.theme
        role, weight, color = style
        painter.setFont(theme.font(role, weight))
        painter.setPen(theme.color(color))
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        side = QStyle.visualAlignment(option.direction, side)
        text = theme.metrics(role, weight).elidedText(
            words, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(
            QStyle.visualRect(option.direction, option.rect, box),
            int(side | Qt.AlignmentFlag.AlignVCenter),
            text,
        )

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Press the link."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        row = index.data(Qt.ItemDataRole.UserRole)
        place = self.link_place(option, row) if row.link else QRect()
        place = QStyle.visualRect(option.direction, option.rect, place)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and row.link and place.contains(event.position().toPoint()):
            self._view.link_pressed.emit(index.row())
        return True


class TwoLineList(QListView):
    """The view; Enter, Space and the menu of a row do what its link says.

    Signals:
        link_pressed: the number of a row.
        also_chosen: the number of a row whose second thing is wanted.
    """

    link_pressed = Signal(int)
    also_chosen = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, self))
        self.selectionModel().currentChanged.connect(
            lambda current, _before: self._bring_into_sight(current)
        )
        self.setAccessibleName(name)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look.theme.px(120))
        self.show_rows([])

    @property
    def rows(self) -> list[TwoLines]:
        """Return what is listed."""
        return list(self._model.rows)

    def show_rows(self, rows: Sequence[TwoLines]) -> None:
        """Show these rows, all of them."""
        self._model.show(rows)
        self.setFixedHeight(len(rows) * self._look.theme.px(_ROW_PX) + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row, so that it is seen where the keyboard is."""
        super().focusInEvent(event)
        choose_row(self, event)

    def _bring_into_sight(self, current: QModelIndex) -> None:
        """Let the page scroll to the chosen row."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None and current.isValid():
            place = self.viewport().mapTo(inside, self.visualRect(current).center())
            around.ensureVisible(place.x(), place.y(), 0, self._look.theme.px(_ROW_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the link of the chosen row says."""
        number = self.currentIndex().row()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete)
        if event.key() in keys and 0 <= number < len(self._model.rows):
            if self._model.rows[number].link:
                self.link_pressed.emit(number)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the link says, and what else can be done."""
        index = self.indexAt(event.pos())
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else index
        row = self._model.rows[index.row()] if index.isValid() else None
        if row is None or not row.link:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = index.row()
        action = menu.addAction(row.link.replace("&", "&&"))
        action.triggered.connect(lambda _on=False: self.link_pressed.emit(number))
        if row.also:
            action = menu.addAction(row.also.replace("&", "&&"))
            action.triggered.connect(lambda _on=False: self.also_chosen.emit(number))
        under = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.popup(under if is_key else event.globalPos())
