"""A result row while it is painted: where its slots are, and what two kinds of rows share.

What lives here: placing and drawing that minds the direction people read in. What does not: which
slots a row has (`hit_delegate`, `ui/palette/row_delegate`).
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.look import Look
from ui.search.row_text import RowText


class RowCanvas:
    """A row while it is painted: places are given from the ground's leading edge."""

    def __init__(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        ground: QRect,
        text: RowText,
        selected: bool,  # noqa: FBT001 - the last of a private record
    ) -> None:
        self.painter = painter
        self.ground = ground
        self.text = text
        self.selected = selected
        self.option = option
        self._direction = option.direction

    def placed(self, x: int, y: int, width: int, height: int) -> QRect:
        """Return a rectangle of the row, mirrored where people read from right to left."""
        rect = QRect(self.ground.left() + x, self.ground.top() + y, width, height)
        return QStyle.visualRect(self._direction, self.ground, rect)

    def draw(
        self, x: int, y: int, width: int, height: int, text: str, *, far: bool = False
    ) -> None:
        """Draw one line of text, at the leading edge or the far one."""
        side = Qt.AlignmentFlag.AlignRight if far else Qt.AlignmentFlag.AlignLeft
        align = QStyle.visualAlignment(self._direction, side | Qt.AlignmentFlag.AlignVCenter)
        flags = int(align) | int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip)
        self.painter.drawText(self.placed(x, y, width, height), flags, text)


def paint_badge(look: Look, row: RowCanvas, badge: QRect, place: str) -> None:
    """Draw the place of a passage in its file."""
    theme, painter = look.theme, row.painter
    if row.selected:
        painter.setPen(QPen(theme.color("accent_line"), 1))
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(badge.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(badge, 4, 4)
    painter.setFont(theme.font("label", 400))
    painter.setPen(theme.color("text2"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, place)


def elided_name(metrics: QFontMetrics, name: str, width: int) -> str:
    """Return a name that fits; where its suffix would be lost, its middle goes instead."""
    if metrics.horizontalAdvance(name) <= width:
        return name
    stem, dot, suffix = name.rpartition(".")
    if dot and stem and len(suffix) <= 5:
        tail = f"{stem[-2:]}.{suffix}"
        head = metrics.elidedText(
            name[: -len(tail)],
            Qt.TextElideMode.ElideRight,
            max(0, width - metrics.horizontalAdvance(tail)),
        )
        return head + tail
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
