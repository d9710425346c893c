"""A few lines of text with marks, as a widget.

What lives here: `MarkedText`. What does not: laying marks out (`snippet_layout`). The one rule: it
says its text to a screen reader; marks are for the eye.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from engine.types import Mark
from ui.look import Look
from ui.search.snippet_layout import SnippetLayout


class MarkedText(QWidget):
    """A text of a given width and at most `n_lines` lines."""

    def __init__(
        self,
        look: Look,
        text: str,
        marks: Sequence[Mark] = (),
        *,
        width_px: int,
        role: str = "small",
        n_lines: int = 3,
    ) -> None:
        super().__init__()
        self._look = look
        self._layout = SnippetLayout(
            text,
            marks,
            font=look.theme.font(role),
            width_px=width_px,
            line_px=look.theme.line_px(role),
            n_lines=n_lines,
        )
        self.setFixedSize(width_px, max(1, self._layout.n_lines) * look.theme.line_px(role))
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines with their marks."""
        theme = self._look.theme
        self._layout.paint(
            QPainter(self),
            QPointF(0, 0),
            text=theme.color("text2"),
            marked_text=theme.color("text"),
            mark=theme.color("mark"),
            mark_line=theme.color("mark_line"),
        )
