"""A raised frame that closes with the next click outside it.

What lives here: ground, edge, place and appearance of a popover. What does not: what is in it. The
one rule: Esc closes it and nothing else.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRect, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from ui.look import Look

_RADIUS_PX = 10
# where the window system fades whole windows
_FADING = ("xcb", "windows", "cocoa")


class Popover(QFrame):
    """A frame of fixed width; its parent is the window it belongs to.

    Thread: main.
    """

    def __init__(self, look: Look, parent: QWidget, *, width_px: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width_px)

    def open_under(self, anchor: QRect) -> None:
        """Open below a rectangle of the screen, at its right edge; above it where there is no room.

        Args:
            anchor: what it belongs to, in global coordinates.
        """
        self.adjustSize()
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = anchor.left() if right_to_left else anchor.right() + 1 - self.width()
        place = QPoint(left, anchor.bottom() + 2)
        screen = QGuiApplication.screenAt(anchor.center()) or self.screen()
        room = screen.availableGeometry()
        if place.y() + self.height() > room.bottom():
            place.setY(max(room.top(), anchor.top() - 2 - self.height()))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self._appear()
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _appear(self) -> None:
        duration_ms = self._look.theme.ms("popover")
        if not duration_ms or QGuiApplication.platformName() not in _FADING:
            return
        fade = QPropertyAnimation(self, b"windowOpacity", self)
        fade.setDuration(duration_ms)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off where nobody may be there to blend them: X11 without a compositor."""
        super().resizeEvent(event)
        if QGuiApplication.platformName() == "xcb":
            radius = self._look.theme.px(_RADIUS_PX)
            outline = QPainterPath()
            outline.addRoundedRect(self.rect().toRectF(), radius, radius)
            self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.color("border"), 1))
        painter.setBrush(self._look.theme.color("raised"))
        radius = self._look.theme.px(_RADIUS_PX)
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius
        )
