"""A heading with lines under it, each with an icon and some with a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import wording
from ui.look import Look
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.text_label import text_label


class IconLines(QWidget):
    """A heading and lines with icons, some with a key."""

    def __init__(self, look: Look, title: str, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(14), 0, theme.px(13))
        column.setSpacing(theme.px(10))
        column.addWidget(text_label(look, title, "heading"))
        for icon, text, key in lines:
            line = _IconLine(look, icon)
            line.row.addWidget(FittedLabel(look, wording.words(text), tone="secondary"), 100)
            if key:
                cap = text_label(look, key, "label", weight=400)
                cap.setObjectName("hint")
                line.row.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
            line.row.addStretch(1)
            column.addWidget(line)


class _IconLine(QWidget):
    """A line with an icon before it."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addSpacing(look.theme.px(26))  # the icon's; a margin has a side
        self.row.setSpacing(look.theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon beside the first line of words."""
        theme = self._look.theme
        edge = theme.px(16)
        x = 0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - edge
        top = (theme.line_px("body") - edge) // 2 + 1
        QPainter(self).drawPixmap(x, top, self._look.icons.pixmap(self._icon))
