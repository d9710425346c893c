"""How much there is to learn from, and how much it takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look

_BAR_PX = 8
_TICK_PX = 16
_GAP_PX = 2
_ROOM = 1.25  # of the scale beyond what is there, once there is enough


class EvidenceBar(QWidget):
    """A bar with its value above its end, and a tick with what it takes below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._n = 0
        self._least = 1
        self._value = ""
        self._tick = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.sizeHint().height())

    def set_value(self, n: int, least: int, *, value: str, tick: str) -> None:
        """Show how much there is.

        Args:
            n: what there is.
            least: what it takes.
            value: the words above the bar's end.
            tick: the words below the tick.
        """
        self._n, self._least, self._value, self._tick = n, max(1, least), value, tick
        self.setAccessibleName(f"{value}. {tick}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that takes all there is, and the height of words, bar and words."""
        theme = self._look.theme
        lines = theme.line_px("small") + theme.line_px("label")
        return QSize(theme.px(400), lines + theme.px(_TICK_PX + 2 * _GAP_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words, bar, tick and words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._least if self._n < self._least else max(self._least, self._n * _ROOM)
        end = round(self.width() * min(1.0, self._n / scale))
        at = min(self.width() - 2, round(self.width() * self._least / scale))
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if right_to_left:
            end, at = self.width() - end, self.width() - at - 2
        line, tick = theme.line_px("small"), theme.px(_TICK_PX)
        bar_top = line + theme.px(_GAP_PX) + (tick - theme.px(_BAR_PX)) / 2
        bar = QRectF(0, bar_top, self.width(), theme.px(_BAR_PX))
        radius = bar.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("pressed"))
        painter.drawRoundedRect(bar, radius, radius)
        done = QRectF(bar)
        if right_to_left:
            done.setLeft(end)
        else:
            done.setRight(end)
        if self._n:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(done, radius, radius)
        painter.fillRect(at, line + theme.px(_GAP_PX), 2, tick, theme.color("text"))
        self._write(painter, end, 0, self._value, ("small", 600, "text"))
        below = line + tick + theme.px(2 * _GAP_PX)
        self._write(painter, at, below, self._tick, ("label", 400, "text2"))

    def _write(
        self, painter: QPainter, x: int, top: int, text: str, style: tuple[str, int, str]
    ) -> None:
        """Write centred at a place, as far inside as it takes."""
        theme = self._look.theme
        role, weight, color = style
        width = theme.metrics(role, weight).horizontalAdvance(text) + 2
        left = max(0, min(x - width // 2, self.width() - width))
        painter.setFont(theme.font(role, weight))
        painter.setPen(theme.color(color))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(left, top, width, theme.line_px(role), middle, text)
