"""The palette's window.

What lives here: its frame, field, list and foot, and which key does what. What does not: searching
(`room`). The one rule: it goes when the person turns to something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QIcon,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.look import Look
from ui.palette.foot import KeyHints, ShowAll
from ui.palette.row_delegate import PaletteDelegate
from ui.palette.rows import PaletteRow, PaletteRows
from ui.search.filter_chips import FilterChips
from ui.search.search_field import SearchField
from ui.widgets.text_label import text_label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

WIDTH_PX, HEIGHT_PX = 720, 420
_FIELD_PX = 58
_RADIUS_PX = 12
_TOP_SHARE = 0.22  # of the screen, above it
_CHIPS_SHARE = 0.4  # of the field


class PaletteWindow(QWidget):
    """A frameless window over everything else.

    Thread: main.

    Signals:
        opened, revealed, copied: what is to be done with the chosen row.
        all_wanted: everything is to be seen in the main window.
        hidden: it went.
    """

    opened = Signal(object)
    revealed = Signal(object)
    copied = Signal(object)
    all_wanted = Signal()
    hidden = Signal()

    def __init__(self, look: Look, icon: QIcon) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self._look = look
        theme = look.theme
        self.setWindowTitle(self.tr("Search with Honeyguide"))
        self.setAccessibleName(self.windowTitle())
        self.setWindowIcon(icon)
        self._is_round = _shows_through()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._is_round)
        self.setFixedSize(theme.px(WIDTH_PX), theme.px(HEIGHT_PX))
        self.field = SearchField(look, in_palette=True)
        self.field.setFixedHeight(theme.px(_FIELD_PX))
        self.chips = FilterChips(look, self)
        self.rows = PaletteRows(self)
        self.list = QListView()
        self.show_all = ShowAll(look, self.tr("Shift ↵"))
        self._nothing = text_label(look, "", "body", tone="secondary")
        self._foot = KeyHints(look, self._hints(None))
        self._build()
        self._wire()

    def _build(self) -> None:
        theme = self._look.theme
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(4), 0, theme.px(18), 0)
        top.addWidget(self.field, 1)
        top.addWidget(self.chips)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PaletteDelegate(self._look, self.list))
        self.list.setObjectName("palette")
        self.list.setAccessibleName(self.tr("Results"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.viewport().setAutoFillBackground(False)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._middle = QStackedLayout()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)  # the edge is painted there
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(theme.px(7))
        column.addLayout(self._middle, 1)
        column.addWidget(self.show_all)
        column.addSpacing(theme.px(10))
        column.addWidget(self._foot)

    def _wire(self) -> None:
        self.field.stepped.connect(self._step)
        self.field.accepted.connect(lambda: self._tell(self.opened))
        self.field.revealed.connect(lambda: self._tell(self.revealed))
        self.field.copied.connect(lambda: self._tell(self.copied))
        self.field.escaped.connect(self.hide)
        self.show_all.clicked.connect(self.all_wanted)
        self.list.clicked.connect(lambda _index: self._tell(self.opened))
        for keys in ("Shift+Return", "Shift+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.all_wanted)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.hide)
        self._look.theme.changed.connect(self.update)

    @property
    def chosen(self) -> PaletteRow | None:
        """Return the highlighted row."""
        number = self.list.currentIndex().row()
        return self.rows.rows[number] if 0 <= number < len(self.rows.rows) else None

    def come(self) -> None:
        """Show the window on the screen with the pointer, with the keyboard in the field."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or self.screen()
        room = screen.availableGeometry()
        left = room.left() + (room.width() - self.width()) // 2
        top = room.top() + round(room.height() * _TOP_SHARE)
        self.move(left, min(top, max(room.top(), room.bottom() - self.height())))
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.go()

    def show_rows(self, rows: Sequence[PaletteRow], chosen: int = 0) -> None:
        """Replace the rows; one is highlighted."""
        self.rows.show(rows)
        self._middle.setCurrentWidget(self.list)
        self._choose(chosen)

    def show_nothing(self, text: str) -> None:
        """Say why there are no rows."""
        self.rows.show(())
        self._nothing.setText(text)
        self._middle.setCurrentWidget(self._nothing)
        self._foot.show_hints(self._hints(None))

    def set_all(self, text: str) -> None:
        """Name the way to all results; without a name there is none."""
        self.show_all.setText(text)
        self.show_all.setVisible(bool(text))

    def fit_chips(self) -> None:
        """Give the filters their room in the field."""
        room = round(self.width() * _CHIPS_SHARE)
        self.chips.setFixedWidth(self.chips.fit(room) if self.chips.has_any else 0)

    def event(self, event: QEvent) -> bool:
        """Go when another window is turned to."""
        if event.type() == QEvent.Type.WindowDeactivate:
            QTimer.singleShot(0, self._leave)
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it went."""
        super().hideEvent(event)
        self.hidden.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground with its round edge, the line under the field and the foot."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(_RADIUS_PX) if self._is_round else 0
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(frame, radius, radius)
        foot = self._foot.geometry().top()
        painter.save()
        painter.setClipRect(0, foot, self.width(), self.height() - foot)
        painter.setBrush(theme.color("window"))
        painter.drawRoundedRect(frame, radius, radius)
        painter.restore()
        painter.fillRect(0, theme.px(_FIELD_PX), self.width(), 1, theme.color("border"))
        painter.fillRect(0, foot, self.width(), 1, theme.color("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.drawRoundedRect(frame, radius, radius)

    def _leave(self) -> None:
        if not self.isActiveWindow() and QGuiApplication.modalWindow() is None:
            self.hide()

    def _step(self, by: int) -> None:
        n_rows = len(self.rows.rows)
        if n_rows:
            self._choose(max(0, min(n_rows - 1, self.list.currentIndex().row() + by)))

    def _choose(self, number: int) -> None:
        index = self.rows.index(number)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, select)
        self._foot.show_hints(self._hints(self.chosen))

    def _tell(self, signal: object) -> None:
        row = self.chosen
        if row is not None:
            signal.emit(row)  # type: ignore[attr-defined]

    def _hints(self, row: PaletteRow | None) -> Sequence[tuple[str, str]]:
        hide = (self.tr("Esc"), self.tr("hide"))
        if row is None:
            return (hide,)
        hints = [("↵", self.tr("open")), (self.tr("Ctrl ↵"), self.tr("show in folder"))]
        if row.hit is not None:
            hints.append((self.tr("Ctrl C"), self.tr("copy passage")))
        return (*hints, hide)


def _shows_through() -> bool:
    """Return whether what is outside a round edge can be seen through; X11 may paint it black."""
    if QGuiApplication.platformName() != "xcb":
        return True
    from ui.x11 import is_composited  # there is no such thing elsewhere

    return is_composited()
