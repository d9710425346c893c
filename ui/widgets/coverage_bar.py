"""A bar in three parts: by meaning, by name and words, not searchable."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look

_HEIGHT_PX = 10
_GAP_PX = 2
_LEAST_PX = 6
COLORS = ("accent", "text3", "bad")


def part_widths(counts: tuple[int, ...], width: float, *, least: float, gap: float) -> list[float]:
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


class CoverageBar(QWidget):
    """Shows how much of the library can be found, and how."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: tuple[int, ...] = (0, 0, 0)
        self.setFixedHeight(look.theme.px(_HEIGHT_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: tuple[int, int, int], spoken: str) -> None:
        """Show new figures, and say them to a screen reader."""
        self._counts = counts
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that takes all there is."""
        return QSize(self._look.theme.px(400), self._look.theme.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts inside one rounded shape."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(shape)
        if not any(self._counts):
            painter.fillRect(self.rect(), theme.color("pressed"))
            return
        widths = part_widths(
            self._counts,
            self.width(),
            least=theme.px(_LEAST_PX),
            gap=theme.px(_GAP_PX),
        )
        x = 0.0
        for width, role in zip(widths, COLORS, strict=True):
            if width:
                is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                left = self.width() - x - width if is_mirrored else x
                painter.fillRect(QRectF(left, 0, width, self.height()), theme.color(role))
                x += width + theme.px(_GAP_PX)
