"""File icons: our own page with a folded corner and the kind written on it.

What lives here: painting and keeping these pictures. The one rule: no disk access, so that a row
costs the same wherever its file lies.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPainterPath, QPen, QPixmap

from ui.theme import Theme

LARGE = (26, 32)
MEDIUM = (23, 28)
SMALL = (16, 20)
_LETTERS = {"markdown": "md", "jpeg": "jpg", "tiff": "tif", "html": "html", "htm": "html"}
_MAX_LETTERS = 5


def letters_for(path: Path, kind: str) -> str:
    """Return what is written on a file's page: its extension, else its kind."""
    extension = path.suffix[1:].lower()
    letters = _LETTERS.get(extension, extension)
    if not letters or len(letters) > _MAX_LETTERS or not letters.isalnum():
        letters = "txt" if kind in ("other", "note") else kind
    return letters.upper()


class FileIcons:
    """Paints pages; pictures are kept until the colours change.

    Thread: main.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pixmaps: dict[tuple[str, str, tuple[int, int], float], QPixmap] = {}
        theme.changed.connect(self._pixmaps.clear)

    def pixmap(self, path: Path, kind: str, size_px: tuple[int, int] = LARGE) -> QPixmap:
        """Return the page for a file at the screen's density.

        Args:
            path: only its extension matters.
            kind: decides the colour.
            size_px: width and height in the design's pixels.
        """
        application = QGuiApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
        letters = letters_for(path, kind)
        key = (letters, kind, size_px, ratio)
        if key not in self._pixmaps:
            width, height = self._theme.px(size_px[0]), self._theme.px(size_px[1])
            pixmap = QPixmap(round(width * ratio), round(height * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, QRectF(0, 0, width, height), letters, kind)
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def _paint(self, painter: QPainter, rect: QRectF, letters: str, kind: str) -> None:
        page = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        radius, fold = rect.width() / 9, rect.width() * 0.31
        outline = QPainterPath(QPointF(page.left() + radius, page.top()))
        outline.lineTo(page.right() - fold, page.top())
        outline.lineTo(page.right(), page.top() + fold)
        outline.lineTo(page.right(), page.bottom() - radius)
        outline.quadTo(page.bottomRight(), QPointF(page.right() - radius, page.bottom()))
        outline.lineTo(page.left() + radius, page.bottom())
        outline.quadTo(page.bottomLeft(), QPointF(page.left(), page.bottom() - radius))
        outline.lineTo(page.left(), page.top() + radius)
        outline.quadTo(page.topLeft(), QPointF(page.left() + radius, page.top()))
        painter.setPen(QPen(self._theme.page_color("line"), 1))
        painter.setBrush(self._theme.page_color("fill"))
        painter.drawPath(outline)
        corner = QPainterPath(QPointF(page.right() - fold, page.top()))
        corner.lineTo(page.right() - fold, page.top() + fold - 1)
        corner.quadTo(
            QPointF(page.right() - fold, page.top() + fold),
            QPointF(page.right() - fold + 1, page.top() + fold),
        )
        corner.lineTo(page.right(), page.top() + fold)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(corner)
        font = QFont(self._theme.font("label"))
        font.setWeight(QFont.Weight.Bold)
        # eight pixels for three letters on the large page; more letters, smaller ones
        share = {1: 0.36, 2: 0.33, 3: 0.31, 4: 0.265}.get(len(letters), 0.225)
        font.setPixelSize(max(4, round(rect.width() * share)))
        painter.setFont(font)
        painter.setPen(self._theme.kind_color(kind))
        ground = QRectF(
            rect.left(), rect.top() + rect.height() * 0.42, rect.width(), rect.height() * 0.4
        )
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, letters)
