"""The list under the search field: ways to finish an operator, each with its count.

What lives here: the list, its place and its keys. What does not: what is in it (`completing`). The
one rule: it never takes the focus; the person goes on typing.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.operators import Completion
from ui import wording
from ui.look import Look
from ui.search import filter_words

_ROW_PX = 28
_WIDTH_PX = 360
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_COUNT = Qt.ItemDataRole.UserRole


class CompletionList(QListWidget):
    """A plain list, one row chosen.

    Signals:
        taken: the number of the suggestion that the person wants.
        closed: the person wants none of them.
    """

    taken = Signal(int)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("completions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Rows(look, self))
        self.setAccessibleName(self.tr("Ways to finish this"))
        self.itemEntered.connect(self.setCurrentItem)
        self.itemClicked.connect(lambda item: self.taken.emit(self.row(item)))
        self.hide()

    def show_for(self, completion: Completion, under: QRect) -> None:
        """Show ways to finish, the first one chosen.

        Args:
            completion: what to show.
            under: the field, in the parent's coordinates.
        """
        self.clear()
        for suggestion in completion.suggestions:
            item = QListWidgetItem(
                filter_words.suggestion_words(completion.operator, suggestion.value), self
            )
            item.setData(_COUNT, suggestion.n)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{item.text()}, {wording.files(suggestion.n)}",
            )
        self.setCurrentRow(0)
        theme = self._look.theme
        margins = self.contentsMargins()
        height = self.count() * theme.px(_ROW_PX) + margins.top() + margins.bottom()
        size = QSize(min(theme.px(_WIDTH_PX), under.width()), height)
        place = QPoint(under.left(), under.bottom() + theme.px(3))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.setX(under.right() - size.width())
        self.setGeometry(QRect(place, size))
        self.show()
        self.raise_()

    def take_key(self, key: Qt.Key) -> bool:
        """Do what a key means for the list; return False for a key that means nothing here."""
        if not self.isVisible():
            return False
        if key in _STEPS:
            self.setCurrentRow((self.currentRow() + _STEPS[key]) % self.count())
        elif key in _TAKES:
            self.taken.emit(self.currentRow())
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            return False
        return True


class _Rows(QStyledItemDelegate):
    """Draws a suggestion on the left and its count on the right."""

    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._list = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._look.theme.px(_ROW_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        theme = self._look.theme
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._list.currentIndex() == index:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("nav_selected"))
            painter.drawRoundedRect(rect, theme.px(5), theme.px(5))
        room = rect.adjusted(theme.px(9), 0, -theme.px(9), 0)
        direction = option.direction
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.setLayoutDirection(direction)
        count = wording.count(index.data(_COUNT))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        painter.drawText(room, int(trailing), count)
        taken = theme.metrics("small").horizontalAdvance(count) + theme.px(12)
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        room = room.adjusted(taken, 0, 0, 0) if mirrored else room.adjusted(0, 0, -taken, 0)
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        text = QFontMetrics(font).elidedText(
            index.data(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, int(leading), text)
        painter.restore()
