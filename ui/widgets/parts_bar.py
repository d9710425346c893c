"""A bar in parts: how much of the whole each of some counts is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look

_HEIGHT_PX = 10
_GAP_PX = 2
_LEAST_PX = 6
FOUND = ("accent", "text3", "bad")  # by meaning, by name and words, not searchable
JUDGED = ("good", "pressed", "bad")  # searches that got better, stayed the same, got worse


def part_widths(counts: Sequence[int], width: float, *, least: float, gap: float) -> list[float]:
    """Return how wide each part is; 0 for an empty one, never less than `least` for another.

    Args:
        counts: what the parts stand for.
        width: of the whole bar with its gaps.
        least: a part that is there can be seen.
        gap: between two parts.
    """
    n_parts = sum(1 for count in counts if count)
    if not n_parts:
        return [0.0] * len(counts)
    room = width - gap * (n_parts - 1)
    total = sum(counts)
    widths = [max(least, room * count / total) if count else 0.0 for count in counts]
    surplus = sum(widths) - room
    widest = widths.index(max(widths))
    widths[widest] = max(least, widths[widest] - surplus)
    return widths


class PartsBar(QWidget):
    """Shows counts as parts of one rounded shape, in the direction of reading."""

    def __init__(self, look: Look, colors: tuple[str, ...]) -> None:
        """Show nothing yet; `colors` are roles of the theme, one for each part."""
        super().__init__()
        self._look = look
        self._colors = colors
        self._counts: Sequence[int] = (0,) * len(colors)
        self.setFixedHeight(look.theme.px(_HEIGHT_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Sequence[int], spoken: str) -> None:
        """Show new figures, and say them to a screen reader."""
        self._counts = counts
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that takes all there is."""
        return QSize(self._look.theme.px(400), self._look.theme.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts, or an empty track."""
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
        if not any(self._counts):
            painter.fillRect(self.rect(), theme.color("pressed"))
            return
        gap = theme.px(_GAP_PX)
        widths = part_widths(self._counts, self.width(), least=theme.px(_LEAST_PX), gap=gap)
        x = 0.0
        for width, role in zip(widths, self._colors, strict=True):
            if width:
                painter.fillRect(QRectF(x, 0, width, self.height()), theme.color(role))
                x += width + gap
