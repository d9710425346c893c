"""A bar of searches that one model won, neither did, or the other, and what its parts stand for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import wording
from ui.look import Look
from ui.widgets import layouts
from ui.widgets.parts_bar import JUDGED, PartsBar
from ui.widgets.text_label import text_label


class JudgedBar(QWidget):
    """The bar, and below it the names of its three parts, each behind a square in its colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(9))
        self.bar = PartsBar(look, JUDGED)
        column.addWidget(self.bar)
        self._row = QHBoxLayout()
        self._row.setSpacing(look.theme.px(20))
        column.addLayout(self._row)

    def show_parts(self, parts: Sequence[tuple[str, int]]) -> None:
        """Show names with counts, and say them to a screen reader."""
        named = [f"{name} {wording.count(n)}" for name, n in parts]
        self.bar.set_counts([n for _, n in parts], ", ".join(named))
        layouts.empty(self._row)
        for role, part in zip(JUDGED, named, strict=True):
            label = text_label(self._look, part, "small", tone="secondary")
            label.setIndent(0)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._look.theme.px(6))
            line.addWidget(_Square(self._look, role))
            line.addWidget(label)
            self._row.addWidget(row)
        self._row.addStretch(1)


class _Square(QWidget):
    """A square in the colour of a part."""

    def __init__(self, look: Look, role: str) -> None:
        super().__init__()
        self._look = look
        self._role = role
        self.setFixedSize(QSize(look.theme.px(8), look.theme.px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.color(self._role))
        painter.drawRoundedRect(self.rect(), 2, 2)
