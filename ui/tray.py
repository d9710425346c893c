"""The icon beside the clock, where the desktop has a place for one.

What lives here: its picture, menu and messages. What does not: what its entries do. The one rule:
nothing can be done only from here, since many desktops have no such place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.reading_state import Phase, ReadingState
from ui.theme import load_tokens
from ui.wording import words

_SIZES_PX = (16, 22, 24, 32, 48)
_MARKED = (Phase.PAUSED, Phase.WAITING, Phase.STOPPED)
# whatever the program's colours are, those of the panel are not told: this one is seen on both
_COLORS = load_tokens()["color"]


@dataclass(frozen=True, slots=True)
class TrayActs:
    """What the entries of the menu do."""

    search: Callable[[], None]
    open_window: Callable[[], None]
    pause_for_an_hour: Callable[[], None]
    toggle_pause: Callable[[], None]
    add_folder: Callable[[], None]
    settings: Callable[[], None]
    quit: Callable[[], None]


class Tray(QObject):
    """The icon and its menu.

    Thread: main.
    """

    def __init__(self, acts: TrayActs, parent: QObject) -> None:
        super().__init__(parent)
        self._state = ReadingState()
        self._acts = acts
        self._line = ""
        self._icon = QSystemTrayIcon(self)
        self._icon.setToolTip(words("Honeyguide"))
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._fill)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._pressed)
        self._redress()
        self._fill()
        self._icon.show()

    def show_state(self, state: ReadingState, line: str) -> None:
        """Take how reading stands and the line that says so."""
        self._line = line
        changed = (state.phase in _MARKED) != (self._state.phase in _MARKED)
        self._state = state
        self._icon.setToolTip(f"{words('Honeyguide')}\n{line}")
        if changed:
            self._redress()

    def say(self, title: str, text: str) -> None:
        """Show a message of the desktop."""
        self._icon.showMessage(title, text, self._icon.icon())

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def _pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._acts.open_window()
        elif reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self._acts.search()

    def _fill(self) -> None:
        menu, acts = self._menu, self._acts
        menu.clear()
        _put(menu, words("Search…"), acts.search)
        _put(menu, words("Open Honeyguide"), acts.open_window)
        menu.addSeparator()
        menu.addAction(self._line or words("No library is open")).setEnabled(False)
        if self._state.phase is Phase.PAUSED:
            _put(menu, words("Resume reading"), acts.toggle_pause)
        else:
            pause = menu.addMenu(words("Pause reading"))
            pause.setEnabled(self._state.is_busy)
            _put(pause, words("For an hour"), acts.pause_for_an_hour)
            _put(pause, words("Until I resume"), acts.toggle_pause)
        _put(menu, words("Add folder…"), acts.add_folder)
        menu.addSeparator()
        _put(menu, words("Settings…"), acts.settings)
        _put(menu, words("Quit"), acts.quit)

    def _redress(self) -> None:
        icon = QIcon()
        color = QColor(_COLORS["light"]["accent_line"])
        dot = QColor(_COLORS["dark"]["accent"]) if self._state.phase in _MARKED else None
        for edge in _SIZES_PX:
            icon.addPixmap(bird(edge, color, dot))
        icon.setIsMask(dot is None)  # a template on macOS, drawn in the colour of its bar
        self._icon.setIcon(icon)


def _put(menu: QMenu, text: str, act: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda: act())
    return action


def bird(edge_px: int, color: QColor, dot: QColor | None) -> QPixmap:
    """Return the bird of the program's icon in one colour, its eye cut out.

    Args:
        edge_px: of the square.
        color: of the bird.
        dot: the colour of a dot in the corner; None draws none.
    """
    body = QPainterPath(QPointF(150, 48))
    body.cubicTo(116, 48, 89, 74, 89, 108)
    body.cubicTo(89, 120, 86, 130, 80, 139)
    body.lineTo(45, 191)
    body.cubicTo(42, 195, 46, 201, 51, 199)
    body.lineTo(65, 195)
    body.lineTo(61, 207)
    body.cubicTo(59, 213, 65, 217, 70, 215)
    body.cubicTo(83, 208, 98, 204, 114, 201)
    body.cubicTo(169, 193, 208, 157, 210, 102)
    body.lineTo(232, 93)
    body.cubicTo(237, 91, 237, 84, 232, 82)
    body.lineTo(206, 73)
    body.cubicTo(195, 57, 174, 48, 150, 48)
    eye = QPainterPath()
    eye.addEllipse(QPointF(150, 105), 39, 39)
    pupil = QPainterPath()
    pupil.addEllipse(QPointF(161, 100), 16, 16)
    shape = body.subtracted(eye).united(pupil)
    pixmap = QPixmap(edge_px, edge_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = shape.boundingRect()
    scale = edge_px / max(box.width(), box.height())
    painter.scale(scale, scale)
    painter.translate(-box.left(), -box.top() + (max(0.0, box.width() - box.height())) / 2)
    painter.fillPath(shape, color)
    painter.resetTransform()
    if dot is not None:
        size = edge_px * 0.45
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.drawEllipse(
            QRectF(edge_px - 1.25 * size, edge_px - 1.25 * size, 2 * size, 2 * size)
        )
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(dot)
        painter.drawEllipse(QRectF(edge_px - size, edge_px - size, size, size))
    painter.end()
    return pixmap
