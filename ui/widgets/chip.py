"""A chip: one choice of a row, with its count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import wording
from ui.look import Look
from ui.widgets.mirror import placed

_HEIGHT_PX = 26


class Chip(QAbstractButton):
    """A checkable pill; a set filter shows a cross and is pressed to take it away."""

    def __init__(
        self,
        look: Look,
        text: str,
        n: int | None = None,
        *,
        is_filter: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._n = n
        self._is_filter = is_filter
        self.setText(text)
        self.setCheckable(not is_filter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(n)

    def set_count(self, n: int | None) -> None:
        """Show a new count; with none left the chip is disabled, not removed."""
        self._n = n
        if n is not None:
            self.setAccessibleName(f"{self.text()}, {wording.count(n)}")
            self.setEnabled(n > 0 or self.isChecked())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of text, count and cross."""
        theme = self._look.theme
        metrics = theme.metrics("small", 500)
        width = metrics.horizontalAdvance(self.text()) + theme.px(22)
        if self._n is not None:
            width += theme.px(6) + theme.metrics("small").horizontalAdvance(wording.count(self._n))
        if self._is_filter:
            width += theme.px(18)
        return QSize(width, theme.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pill, text, count and cross."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground, edge = "content", "border"
        if self._is_filter:
            ground, edge = "accent_soft", "accent_line"
        elif self.isChecked():
            ground = edge = "nav_selected"
        elif self.underMouse() and self.isEnabled():
            ground = "hover"
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color(edge), 1))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = pill.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        role = "text" if self.isChecked() or self._is_filter else "text2"
        weight = 600 if self.isChecked() else 400
        if not self.isEnabled():
            role = "text_disabled"
        x = theme.px(11)
        painter.setFont(theme.font("small", weight))
        painter.setPen(theme.color(role))
        metrics = theme.metrics("small", weight)
        height = self.height()
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        width = metrics.horizontalAdvance(self.text()) + 1
        painter.drawText(placed(self, x, 0, width, height), flags, self.text())
        x += metrics.horizontalAdvance(self.text()) + theme.px(6)
        if self._n is not None:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text3" if self.isEnabled() else "text_disabled"))
            figure = wording.count(self._n)
            width = theme.metrics("small").horizontalAdvance(figure) + 1
            painter.drawText(placed(self, x, 0, width, height), flags, figure)
        if self._is_filter:
            edge_px = theme.px(12)
            cross = self._look.icons.pixmap("x", "text2", 12)
            left = self.width() - edge_px - theme.px(10)
            place = placed(self, left, (height - edge_px) // 2, edge_px, edge_px)
            painter.drawPixmap(place.topLeft(), cross)
