"""The list of results.

What lives here: a list view that knows which row is under a hand. The one rule: a reorder keeps
the held rows, the scroll position and the choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from engine.types import DocumentId, Hit
from ui.look import Look
from ui.search.glide import GlideOverlay
from ui.search.hit_delegate import HitDelegate
from ui.search.hits_model import HitsModel
from ui.search.row_signs import RowSigns, Sign
from ui.search.settle import settle


class ResultsList(QListView):
    """Rows of hits; Enter opens, the pointer and the chosen row are held.

    Signals:
        current_changed: another hit is highlighted (or None).
        opened: the person wants a hit opened; revealed: shown in its folder.
        menu_wanted: the menu of a hit, at a place on the screen.
        typed: a letter was pressed that belongs into the field.
        copied: Ctrl+C was pressed.
        why_wanted: the sign of a hit was pressed that tells why it is there.
        thumb_pressed: a thumb of a hit was pressed, and which.
        scrolled: other rows can be seen.
    """

    current_changed = Signal(object)
    opened = Signal(object)
    revealed = Signal(object)
    menu_wanted = Signal(object, object)
    typed = Signal(str)
    copied = Signal()
    why_wanted = Signal(object)
    thumb_pressed = Signal(object, object)
    scrolled = Signal()

    def __init__(self, look: Look, model: HitsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self.signs = RowSigns(look, self)
        self._delegate = HitDelegate(look, self.signs, self)
        self._pressed: tuple[DocumentId, Sign] | None = None
        self._pointer_moved = False
        self._chosen = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Results"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setViewportMargins(0, look.theme.px(6), 0, 0)
        self._glide = GlideOverlay(self.viewport())
        self.signs.filled.valueChanged.connect(lambda _value: self.viewport().update())
        model.thumb_changed.connect(self.signs.fill)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Replace all rows at once; the first is highlighted, not chosen."""
        self._glide.stop()
        self._delegate.forget()
        self._model.show(hits)
        self._pointer_moved = False
        self._chosen = False
        self.scrollToTop()
        if hits:
            self._highlight(0)
        else:
            self.current_changed.emit(None)

    def settle_hits(self, hits: Sequence[Hit]) -> bool:
        """Take a better order; return False when nothing may move now."""
        if self.verticalScrollBar().value() > 0:
            return False
        shown = [hit.document_id for hit in self._model.hits]
        order = settle(shown, [hit.document_id for hit in hits], self._held())
        highlight = 0 if not self._chosen else self.currentIndex().row()
        before = (self.viewport().grab(), self._places())
        self._delegate.forget()
        self._model.reorder(order, hits)
        if not self._chosen:
            self._highlight(highlight)
        if order != shown:
            after = (self.viewport().grab(), self._places())
            self._glide.run(before, after, self._look.theme.ms("glide"))
        return True

    @property
    def is_at_rest(self) -> bool:
        """Return whether the person does nothing with these results: no row moves under a hand."""
        held = self._pointer_moved or self._chosen or self.verticalScrollBar().value() > 0
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return not (held or pressed or QApplication.activePopupWidget() is not None)

    def freshen_hits(self, hits: Sequence[Hit]) -> bool:
        """Take what the same question has for an answer now; return False when nothing may move."""
        shown = [hit.document_id for hit in self._model.hits]
        new = [hit.document_id for hit in hits]
        if shown != new and not self.is_at_rest:
            return False
        self._delegate.forget()
        if shown == new:
            self._model.reorder(shown, hits)
            self.current_changed.emit(self.current_hit)  # the same file may say something else now
            return True
        before = (self.viewport().grab(), self._places())
        if set(shown) == set(new):
            self._model.reorder(settle(shown, new, self._held()), hits)
        else:
            self._model.show(hits)
        self._highlight(0)
        self.current_changed.emit(self.current_hit)
        if self.isVisible():
            after = (self.viewport().grab(), self._places())
            self._glide.run(before, after, self._look.theme.ms("glide"))
        return True

    @property
    def current_hit(self) -> Hit | None:
        """Return the highlighted hit."""
        return self._model.hit(self.currentIndex().row())

    @property
    def chosen_hit(self) -> Hit | None:
        """Return the row that was chosen; the first one is highlighted without being chosen."""
        return self.current_hit if self._chosen else None

    @property
    def visible_hits(self) -> list[Hit]:
        """Return the rows that can be seen."""
        places = self._places()
        return [hit for hit in self._model.hits if hit.document_id in places]

    @property
    def hits_on_screen(self) -> set[DocumentId]:
        """Return the rows of which at least half is before the person."""
        if not self.isVisible() or self.window().isMinimized():
            return set()
        visible = self.viewport().rect()
        return {
            document_id
            for document_id, rect in self._places().items()
            if 2 * rect.intersected(visible).height() >= rect.height()
        }

    def place_of(self, hit: Hit) -> tuple[int, QRect]:
        """Return a hit's place from 1, 0 when it is not in the list, and its row on the screen."""
        for row, one in enumerate(self._model.hits):
            if one.document_id == hit.document_id:
                rect = self.visualRect(self._model.index(row))
                ground = self._delegate.ground_of(self._option(rect))
                return row + 1, QRect(self.viewport().mapToGlobal(ground.topLeft()), ground.size())
        return 0, QRect()

    def _option(self, rect: QRect) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = rect
        option.direction = self.layoutDirection()
        return option

    def step(self, n_rows: int) -> None:
        """Choose the row so many below (or above) the present one."""
        self._glide.stop()
        if not self._model.rowCount():
            return
        self._chosen = True
        row = min(max(0, self.currentIndex().row() + n_rows), self._model.rowCount() - 1)
        self._highlight(row)
        self.scrollTo(self._model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the list's own keys; letters go to the field."""
        self._glide.stop()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.revealed if control else self.opened).emit(self.current_hit)
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            return
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F10 and shift:
            self._want_menu()
            return
        if event.text().isprintable() and event.text() and not control and event.text() != " ":
            self.typed.emit(event.text())
            return
        self._chosen = True
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note that the pointer moved since these results came."""
        self._pointer_moved = True
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row that is pressed."""
        self._glide.stop()
        if self.indexAt(event.position().toPoint()).isValid():
            self._chosen = True
        self._note_press(event)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row that the first click chose, or press one of its signs once more."""
        if self._note_press(event):
            return
        chosen = self.chosen_hit  # the first click may have been for what was here before
        hit = self._model.hit(self.indexAt(event.position().toPoint()).row())
        super().mouseDoubleClickEvent(event)
        if hit is None or chosen is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if hit.document_id == chosen.document_id:
            self.opened.emit(hit)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the sign of a row was pressed."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        hit, sign = self._under(event.position().toPoint())
        if hit is None or sign is None or pressed != (hit.document_id, sign):
            return
        if sign is Sign.WHY:
            self.why_wanted.emit(hit)
        else:
            self.thumb_pressed.emit(hit, sign)

    def _note_press(self, event: QMouseEvent) -> bool:
        hit, sign = self._under(event.position().toPoint())
        is_press = event.button() == Qt.MouseButton.LeftButton and hit is not None
        self._pressed = (hit.document_id, sign) if is_press and hit and sign else None
        return self._pressed is not None

    def _under(self, point: QPoint) -> tuple[Hit | None, Sign | None]:
        index = self.indexAt(point)
        hit = self._model.hit(index.row())
        if hit is None:
            return None, None
        return hit, self._delegate.sign_at(self._option(self.visualRect(index)), point)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that rows can be seen again."""
        super().showEvent(event)
        self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows, not their picture."""
        self._glide.stop()
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row."""
        if event.reason() != event.Reason.Mouse:
            self._want_menu()
            return
        hit = self._model.hit(self.indexAt(event.pos()).row())
        if hit is not None:
            self.menu_wanted.emit(hit, event.globalPos())

    def _want_menu(self) -> None:
        """Ask for the menu of the highlighted row."""
        rect = self.visualRect(self.currentIndex())
        if self.current_hit is not None:
            self.menu_wanted.emit(self.current_hit, self.viewport().mapToGlobal(rect.center()))

    def _held(self) -> set[DocumentId]:
        held = set()
        if self._pointer_moved and self.viewport().underMouse():
            under = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
            hit = self._model.hit(under.row())
            if hit is not None:
                held.add(hit.document_id)
        if self._chosen and self.current_hit is not None:
            held.add(self.current_hit.document_id)
        return held

    def _places(self) -> dict[DocumentId, QRect]:
        visible = self.viewport().rect()
        places = {}
        for row, hit in enumerate(self._model.hits):
            rect = self.visualRect(self._model.index(row))
            if rect.intersects(visible):
                places[hit.document_id] = rect
        return places

    def _highlight(self, row: int) -> None:
        index = self._model.index(row)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _current_changed(self, index: QModelIndex) -> None:
        self.current_changed.emit(self._model.hit(index.row()))
