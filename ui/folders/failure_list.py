"""Files that are not searchable, by reason.

What lives here: painting reasons with their files folded under them, keys and the mouse. What does
not: the rows (`failures_model`), and trying again (the presenter). The one rule: the list is as
high as its rows; the page scrolls.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from engine.types import Failure
from ui import messages, wording
from ui.folders.details import detail_words
from ui.folders.failures_model import (
    FailuresModel,
    FileRow,
    Index,
    Link,
    ReasonRow,
    link_words,
)
from ui.look import Look
from ui.widgets.keyboard import choose_row, paint_focus
from ui.widgets.mirror import placed_in
from ui.wording import words

_REASON_PX = 38
_FILE_PX = 32


class _FailureDelegate(QStyledItemDelegate):
    """Paints reasons and files; links are painted and hit-tested."""

    def __init__(self, look: Look, view: FailureList) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a reason or of a file."""
        is_file = isinstance(index.data(Qt.ItemDataRole.UserRole), FileRow)
        return QSize(0, self._look.theme.px(_FILE_PX if is_file else _REASON_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme = self._look.theme
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, theme.color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border"))
        at = partial(placed_in, self._view, rect)
        right = rect.right()
        for link, place in self.places(rect, row):
            painter.setFont(theme.font("small", 500))
            painter.setPen(theme.color("accent_text"))
            painter.drawText(at(place), int(Qt.AlignmentFlag.AlignCenter), link_words(link))
            right = min(right, place.left())
        box = rect.adjusted(0, 0, 0, -1)
        box.setRight(right - theme.px(12))
        if isinstance(row, ReasonRow):
            self._paint_reason(painter, box, row, at)
        else:
            self._paint_file(painter, box, row, at)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            paint_focus(painter, theme, rect)
        painter.restore()

    def places(self, rect: QRect, row: ReasonRow | FileRow) -> list[tuple[Link, QRect]]:
        """Return where the links of a row are."""
        theme = self._look.theme
        metrics = theme.metrics("small", 500)
        right = rect.right() - theme.px(4)
        found = []
        for link in reversed(row.links):
            width = metrics.horizontalAdvance(link_words(link)) + theme.px(8)
            found.append((link, QRect(right - width, rect.top(), width, rect.height() - 1)))
            right -= width + theme.px(8)
        return found

    def _paint_reason(
        self, painter: QPainter, box: QRect, row: ReasonRow, at: Callable[[QRect], QRect]
    ) -> None:
        theme, icons = self._look.theme, self._look.icons
        said = messages.reason_words(row.reason)
        edge = theme.px(16)
        top = box.top() + (box.height() - edge) // 2
        chevron = "chevron-down" if row.is_open else "chevron-right"
        place = QRect(box.left() + theme.px(7), top, edge, edge)
        painter.drawPixmap(at(place).topLeft(), icons.pixmap(chevron))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body", 600))
        number = QRect(box.left() + theme.px(24), box.top(), theme.px(30), box.height())
        figure = wording.count(len(row.failures))
        extra = max(0, theme.metrics("body", 600).horizontalAdvance(figure) - number.width())
        number.setRight(number.right() + extra)
        painter.drawText(at(number), middle | int(Qt.AlignmentFlag.AlignRight), figure)
        x = number.right() + theme.px(10)
        painter.drawPixmap(at(QRect(x, top, edge, edge)).topLeft(), icons.pixmap(said.icon))
        x += theme.px(26)
        painter.setFont(theme.font("body", 500))
        title = words(said.title)
        painter.drawText(at(QRect(x, box.top(), box.right() - x, box.height())), middle, title)
        x += theme.metrics("body", 500).horizontalAdvance(title) + theme.px(10)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        room = QRect(x, box.top(), max(0, box.right() - x), box.height())
        body = theme.metrics("small").elidedText(
            row.body, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(at(room), middle, body)

    def _paint_file(
        self, painter: QPainter, box: QRect, row: FileRow, at: Callable[[QRect], QRect]
    ) -> None:
        theme = self._look.theme
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        path = row.failure.path
        x = box.left() + theme.px(62)
        painter.setFont(theme.font("small", 500))
        painter.setPen(theme.color("text"))
        metrics = theme.metrics("small", 500)
        name = metrics.elidedText(
            wording.printable(path.relative_to(path.parent)),
            Qt.TextElideMode.ElideMiddle,
            max(0, (box.right() - x) // 2),
        )
        painter.drawText(at(QRect(x, box.top(), box.right() - x, box.height())), middle, name)
        x += metrics.horizontalAdvance(name) + theme.px(10)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        folder = wording.place_of(path.parent)
        detail = f" · {detail_words(row.failure.detail)}" if row.failure.detail else ""
        room = QRect(x, box.top(), max(0, box.right() - x), box.height())
        text = theme.metrics("small").elidedText(
            folder + detail, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(at(room), middle, text)

    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Press a link, or open a reason."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        if self._view.is_second_click:
            return True
        row = index.data(Qt.ItemDataRole.UserRole)
        place = event.position().toPoint()
        for link, rect in self.places(option.rect, row):
            if placed_in(self._view, option.rect, rect).contains(place):
                self._view.press(row, link)
                return True
        if isinstance(row, ReasonRow):
            self._view.press(row, row.links[0])
        return True


class FailureList(QListView):
    """The view; Enter, Left and Right open and close a reason.

    Signals:
        retry_wanted: failures to be tried again.
        recognition_wanted: text recognition is to be turned on.
        open_wanted: a path to be opened.
        reveal_wanted: a path to be shown in its folder.
        leave_out_wanted: a path that is not to be looked at any more.
    """

    retry_wanted = Signal(object)
    recognition_wanted = Signal()
    open_wanted = Signal(object)
    reveal_wanted = Signal(object)
    leave_out_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.is_second_click = False
        self.failures = FailuresModel(self)
        self.setModel(self.failures)
        self.setItemDelegate(_FailureDelegate(look, self))
        self.setAccessibleName(self.tr("Files that are not searchable"))
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.failures.modelReset.connect(self._fit)
        self._fit()

    def press(self, row: ReasonRow | FileRow, link: Link) -> None:
        """Do what a link says."""
        if isinstance(row, FileRow):
            self._press_file(row.failure, link)
        elif link is Link.RETRY:
            self.retry_wanted.emit(row.failures)
        elif link is Link.RECOGNISE:
            self.recognition_wanted.emit()
        else:
            self.failures.toggle(row.reason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click."""
        self.is_second_click = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click as part of the first, even where another row has come under it."""
        super().mouseDoubleClickEvent(event)
        self.is_second_click = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row, so that it is seen where the keyboard is."""
        super().focusInEvent(event)
        choose_row(self, event)

    def _press_file(self, failure: Failure, link: Link) -> None:
        if link is Link.RETRY:
            self.retry_wanted.emit((failure,))
        elif link is Link.OPEN:
            self.open_wanted.emit(failure.path)
        elif link is Link.LEAVE_OUT:
            self.leave_out_wanted.emit(failure.path)
        else:
            self.reveal_wanted.emit(failure.path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be pressed in a row, by mouse and by keyboard."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        row = index.data(Qt.ItemDataRole.UserRole)
        menu = QMenu(self)
        for link in row.links:
            act = menu.addAction(link_words(link))
            act.triggered.connect(lambda _on=False, link=link: self.press(row, link))
        corner = self.visualRect(index).bottomLeft()
        menu.exec(event.globalPos() if by_mouse else self.viewport().mapToGlobal(corner))
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, close or act with the keyboard."""
        number = self.currentIndex().row()
        row = self.failures.rows[number] if 0 <= number < len(self.failures.rows) else None
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if isinstance(row, FileRow) and enter:
            self.press(row, Link.REVEAL)
        elif isinstance(row, ReasonRow) and (
            enter
            or (event.key() == Qt.Key.Key_Right and not row.is_open)
            or (event.key() == Qt.Key.Key_Left and row.is_open)
        ):
            self.press(row, row.links[0])
            self.setCurrentIndex(self.failures.index(number))
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        theme = self._look.theme
        height = sum(
            theme.px(_FILE_PX if isinstance(row, FileRow) else _REASON_PX)
            for row in self.failures.rows
        )
        self.setFixedHeight(height + 2)
