"""A thumb: which way it points, what it is called, and how it is drawn.

What lives here: the sign alone. What does not: what follows from it (`thumbs`). The one rule: its
state is told by shape and by name, never by colour alone.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QTransform

from engine.feedback.records import PRAISE, ActKind
from engine.types import Hit
from ui.theme import Theme
from ui.wording import words


class Thumb(StrEnum):
    """What a person said of a result."""

    UP = "up"
    DOWN = "down"


def remembered(hit: Hit) -> Thumb | None:
    """Return the thumb that was given to a file after an earlier search for the same."""
    told = hit.from_you
    if told is None or not told.same_query:
        return None
    kind = ActKind(told.act)
    if kind in PRAISE:
        return Thumb.UP
    return Thumb.DOWN if kind is ActKind.THUMB_DOWN else None


def thumb_name(thumb: Thumb, *, marked: bool = False) -> str:
    """Return what a thumb says, with its state."""
    if thumb is Thumb.UP:
        return words("This is what I wanted, marked") if marked else words("This is what I wanted")
    return words("Not for this search, marked") if marked else words("Not for this search")


def paint_thumb(
    painter: QPainter, rect: QRectF, thumb: Thumb, color: QColor, filled: float
) -> None:
    """Draw a thumb into a square.

    Args:
        painter: what draws.
        rect: the square.
        thumb: which way it points.
        color: of line and filling.
        filled: how much of the filling shows, from 0 to 1.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    if thumb is Thumb.DOWN:
        painter.setTransform(QTransform(1, 0, 0, -1, 0, 16), combine=True)
    pen = QPen(color, 1.3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    outline = _outline()
    painter.setPen(pen)
    painter.drawPath(outline)
    if filled > 0:
        painter.setOpacity(painter.opacity() * filled)
        painter.fillPath(outline, color)
    painter.restore()


def thumb_icon(theme: Theme, thumb: Thumb, *, filled: bool, ratio: float) -> QIcon:
    """Return a thumb for a menu, at the density of a screen."""
    edge = theme.px(16)
    pixmap = QPixmap(round(edge * ratio), round(edge * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    color = theme.color("accent_text" if filled else "text")
    paint_thumb(painter, QRectF(0, 0, edge, edge), thumb, color, float(filled))
    painter.end()
    return QIcon(pixmap)


def _outline() -> QPainterPath:
    """Return a thumb that points up, on a 16 x 16 square: the cuff, then the hand."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(1.6, 7.0, 3.2, 7.2), 0.9, 0.9)
    path.moveTo(4.8, 7.4)
    path.lineTo(7.3, 2.3)
    path.cubicTo(7.5, 1.9, 8.0, 1.7, 8.5, 1.8)
    path.cubicTo(9.6, 2.1, 10.1, 3.0, 9.9, 4.0)
    path.lineTo(9.4, 6.2)
    path.lineTo(12.9, 6.2)
    path.cubicTo(13.9, 6.2, 14.6, 7.1, 14.4, 8.1)
    path.lineTo(13.3, 12.9)
    path.cubicTo(13.1, 13.7, 12.5, 14.2, 11.7, 14.2)
    path.lineTo(4.8, 14.2)
    return path
