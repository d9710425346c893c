"""Places that are mirrored where a language is read from right to left.

What lives here: turning a place that was reckoned from the left. What does not: alignment of words,
which Qt's painter mirrors by itself. The one rule: what paints by hand asks for every place here.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget


def placed(widget: QWidget, x: int, y: int, width: int, height: int) -> QRect:
    """Return a place of a widget, `x` counted from where reading begins."""
    return placed_in(widget, widget.rect(), QRect(x, y, width, height))


def placed_in(widget: QWidget, around: QRect, place: QRect) -> QRect:
    """Return a place of a row or cell, reckoned as if it were read from the left."""
    direction = widget.layoutDirection()
    if direction is Qt.LayoutDirection.LeftToRight:
        return place
    from PySide6.QtWidgets import QStyle  # whose hundreds of names a first paint would wait for

    return QStyle.visualRect(direction, around, place)
