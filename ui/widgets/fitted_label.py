"""A label that wraps, and never takes more room than its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.look import Look


class FittedLabel(QLabel):
    """What stands after it stands right after its words."""

    def __init__(
        self,
        look: Look,
        text: str,
        role: str = "body",
        *,
        tone: str = "",
        weight: int | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self._style = (role, weight)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(look.theme.font(role, weight))
        self.setMinimumHeight(look.theme.line_px(role))
        if tone:
            self.setProperty("tone", tone)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, and give way to what follows it."""
        super().setText(text)
        advance = self._look.theme.metrics(*self._style).horizontalAdvance(text)
        self.setMaximumWidth(advance + self._look.theme.px(4))
