"""A page of a PDF as a picture, with the passage marked on it; or a picture itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.look import Look

_MARGIN_PX = 12


class PageView(QAbstractScrollArea):
    """One page, fitted to the width of the pane."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image = QImage()
        self._is_picture = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_image(
        self, image: QImage, focus_share: float = 0.0, *, is_picture: bool = False
    ) -> None:
        """Show a page and scroll so that a height of it (0 top, 1 bottom) is in sight.

        A picture keeps its colours and is never enlarged.
        """
        self._image = image
        self._is_picture = is_picture
        self._measure()
        bar = self.verticalScrollBar()
        bar.setValue(round(focus_share * self._height() - self.viewport().height() / 3))
        self.viewport().update()

    def _width(self) -> int:
        room = self.viewport().width() - 2 * self._look.theme.px(_MARGIN_PX)
        own = round(self._image.width() / self.devicePixelRatioF())
        return min(room, own) if self._is_picture else room

    def _height(self) -> int:
        if self._image.isNull():
            return 0
        return round(self._width() * self._image.height() / max(1, self._image.width()))

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        whole = self._height() + 2 * self._look.theme.px(_MARGIN_PX)
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._look.theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page on the canvas."""
        theme = self._look.theme
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.color("sunken"))
        if self._image.isNull():
            return
        margin = theme.px(_MARGIN_PX)
        top = margin - self.verticalScrollBar().value()
        target = self.viewport().rect()
        target.setRect(margin + 2, top, self._width() - 2, self._height())
        if self._is_picture:
            target.moveLeft((self.viewport().width() - target.width()) // 2)
        painter.drawImage(target, self._image)
        if self._is_picture:
            return
        # paper is dimmed in the dark, never inverted
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(target, theme.color("paper"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(theme.color("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(target.adjusted(0, 0, -1, -1))
