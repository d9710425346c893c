"""Emptying layouts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QBoxLayout, QWidget


def widgets_of(layout: QBoxLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout in order."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget


def empty(layout: QBoxLayout) -> None:
    """Take everything out of a layout and delete its widgets."""
    for widget in list(widgets_of(layout)):
        widget.deleteLater()
    while layout.count():
        layout.takeAt(0)
