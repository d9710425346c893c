"""A bar in three parts: searches that got better, stayed the same, got worse."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look
from ui.widgets.coverage_bar import part_widths

_HEIGHT_PX = 10
_GAP_PX = 2
_LEAST_PX = 6
COLORS = ("good", "pressed", "bad")


class VerdictBar(QWidget):
    """Shows how many searches got better and how many worse."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: tuple[int, int, int] = (0, 0, 0)
        self.setFixedHeight(look.theme.px(_HEIGHT_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, n_better: int, n_same: int, n_worse: int, *, spoken: str) -> None:
        """Show new figures, and say them to a screen reader."""
        self._counts = (n_better, n_same, n_worse)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that takes all there is."""
        return QSize(self._look.theme.px(400), self._look.theme.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts inside one rounded shape, in the direction of reading."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        radius = self.height() / 2
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(shape)
        gap = theme.px(_GAP_PX)
        widths = part_widths(self._counts, self.width(), least=theme.px(_LEAST_PX), gap=gap)
        x = 0.0
        for width, role in zip(widths, COLORS, strict=True):
            if width:
                painter.fillRect(QRectF(x, 0, width, self.height()), theme.color(role))
                x += width + gap
