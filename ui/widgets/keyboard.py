"""Where the keyboard is, in a list that paints its own rows.

What lives here: choosing a row when the list is reached, and the line around it. What does not: the
rows. The one rule: the same line as around every control.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from ui.theme import Theme


def choose_row(view: QAbstractItemView, event: QFocusEvent) -> None:
    """Choose the first row of a list that was reached without the mouse and has none chosen."""
    reached = event.reason() != Qt.FocusReason.MouseFocusReason
    if reached and not view.currentIndex().isValid() and view.model().rowCount():
        view.setCurrentIndex(view.model().index(0, 0))


def paint_focus(painter: QPainter, theme: Theme, row: QRect) -> None:
    """Draw the line around a row."""
    painter.setPen(QPen(theme.color("accent_line"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(row.adjusted(1, 1, -1, -2), theme.px(5), theme.px(5))
