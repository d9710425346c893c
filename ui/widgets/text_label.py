"""Labels of the type scale."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import Look


def text_label(
    look: Look, text: str, role: str = "body", *, tone: str = "", weight: int | None = None
) -> QLabel:
    """Return a plain label.

    Args:
        look: where the font comes from.
        text: never taken for markup.
        role: a name of the type scale.
        tone: `secondary`, `muted`, `warn`, or "" for the colour of titles.
        weight: 400, 500 or 600; None is the role's own.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(look.theme.font(role, weight))
    label.setMinimumHeight(look.theme.line_px(role))
    if tone:
        label.setProperty("tone", tone)
    return label


class ElidedLabel(QWidget):
    """One line that gives way: its middle or end is left out when there is no room."""

    def __init__(
        self,
        look: Look,
        role: str = "body",
        *,
        color: str = "text",
        weight: int | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__()
        self._look = look
        self._role = role
        self._color = color
        self._weight = weight
        self._mode = mode
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show a text; all of it is in the tip when it does not fit."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the whole text needs."""
        metrics = self._look.theme.metrics(self._role, self._weight)
        return QSize(
            metrics.horizontalAdvance(self._text) + 1, self._look.theme.line_px(self._role)
        )

    def minimumSizeHint(self) -> QSize:
        """Return a small width: the text gives way."""
        return QSize(self._look.theme.px(24), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setFont(theme.font(self._role, self._weight))
        painter.setPen(theme.color(self._color))
        metrics = theme.metrics(self._role, self._weight)
        text = metrics.elidedText(self._text, self._mode, self.width())
        self.setToolTip(self._text if text != self._text else "")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
