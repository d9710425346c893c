"""What stands below the rows of the palette: the way to all results, and which key does what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from ui.look import Look

_HEIGHT_PX = 36
_KEY_PX = 18


class ShowAll(QAbstractButton):
    """The row that leads to all results."""

    def __init__(self, look: Look, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(look.theme.px(_HEIGHT_PX))

    def sizeHint(self) -> QSize:
        """Return a row's height; the width is what there is."""
        return QSize(self._look.theme.px(200), self._look.theme.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw arrow, words and keys."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.px(8)
        ground = self.rect().adjusted(inset, 0, -inset, 0)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(ground, theme.px(8), theme.px(8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent_line"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), theme.px(7), theme.px(7))
        edge = theme.px(16)
        arrow = QRect(theme.px(21), (self.height() - edge) // 2, edge, edge)
        arrow = QStyle.visualRect(self.layoutDirection(), self.rect(), arrow)
        painter.save()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(2 * arrow.center().x() + 1, 0)
            painter.scale(-1, 1)
        painter.drawPixmap(arrow, self._look.icons.pixmap("arrow-right", "text2", 16))
        painter.restore()
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text2"))
        words = self.rect().adjusted(theme.px(49), 0, -theme.px(110), 0)
        words = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
        align = QStyle.visualAlignment(
            self.layoutDirection(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(words, align, self.text())
        width = key_width(self._look, self._keys)
        x = self.width() - theme.px(20) - width
        key = QRect(x, (self.height() - theme.px(_KEY_PX)) // 2, width, theme.px(_KEY_PX))
        key = QStyle.visualRect(self.layoutDirection(), self.rect(), key)
        paint_key(self._look, painter, key, self._keys)


class KeyHints(QWidget):
    """One line of keys and what they do; the last stands at the far edge."""

    def __init__(self, look: Look, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self._hints = tuple(hints)
        self.setFixedHeight(look.theme.px(_HEIGHT_PX))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show other keys."""
        self._hints = tuple(hints)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw keys and words; what does not fit before the last one is left out."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = [self._width(keys, does) for keys, does in self._hints]
        last = self.width() - theme.px(20) - widths[-1] if widths else 0
        x = theme.px(17)
        for (keys, does), width in zip(self._hints[:-1], widths[:-1], strict=True):
            if x + width > last - theme.px(8):
                break
            self._paint(painter, x, keys, does)
            x += width + theme.px(16)
        if self._hints:
            self._paint(painter, last, *self._hints[-1])

    def _width(self, keys: str, does: str) -> int:
        theme = self._look.theme
        words = theme.metrics("body").horizontalAdvance(does)
        return key_width(self._look, keys) + theme.px(6) + words

    def _paint(self, painter: QPainter, x: int, keys: str, does: str) -> None:
        theme = self._look.theme
        width, height = key_width(self._look, keys), theme.px(_KEY_PX)
        direction = self.layoutDirection()
        key = QRect(x, (self.height() - height) // 2, width, height)
        paint_key(self._look, painter, QStyle.visualRect(direction, self.rect(), key), keys)
        room = theme.metrics("body").horizontalAdvance(does) + theme.px(4)
        words = QRect(x + width + theme.px(6), 0, room, self.height())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text2"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        align = QStyle.visualAlignment(direction, side)
        painter.drawText(QStyle.visualRect(direction, self.rect(), words), align, does)


def key_width(look: Look, keys: str) -> int:
    """Return how wide a key is drawn."""
    return look.theme.metrics("label", 400).horizontalAdvance(keys) + look.theme.px(12)


def paint_key(look: Look, painter: QPainter, place: QRect, keys: str) -> None:
    """Draw a key."""
    theme = look.theme
    painter.setBrush(theme.color("content"))
    painter.setPen(QPen(theme.color("border"), 1))
    frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, theme.px(4), theme.px(4))
    painter.setFont(theme.font("label", 400))
    painter.setPen(theme.color("text2"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, keys)
