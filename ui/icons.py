"""Icons in the colour of their text.

What lives here: the names that the pages use and the glyphs behind them. What does not: file icons
(`ui/file_icon.py`). The one rule: the glyphs are the Phosphor set that QtAwesome carries, read as
a font file; importing QtAwesome itself costs a third of a second at start.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton

from ui.theme import Theme

# beside the four pixels that Qt leaves
_GAP_PX = 3

_GLYPHS = {
    "search": "magnifying-glass",
    "folder": "folder",
    "folder-open": "folder-open",
    "folder-plus": "folder-plus",
    "settings": "gear",
    "sliders": "sliders-horizontal",
    "ellipsis": "dots-three-bold",
    "x": "x",
    "bookmark": "bookmark-simple",
    "bookmark-filled": "bookmark-simple-fill",
    "chevron-down": "caret-down",
    "chevron-right": "caret-right",
    "chevron-up": "caret-up",
    "quote": "quotes",
    "copy": "copy",
    "enter": "arrow-elbow-down-left",
    "history": "clock-counter-clockwise",
    "unplug": "link-break",
    "hard-drive": "hard-drive",
    "lock": "lock",
    "file": "file",
    "file-x": "file-x",
    "hourglass": "hourglass",
    "ban": "prohibit",
    "warning": "warning",
    "circle-alert": "warning-circle",
    "circle-check": "check-circle",
    "circle-minus": "minus-circle",
    "info": "info",
    "circle-help": "question",
    "more-like": "selection-plus",
    "pause": "pause",
    "play": "play",
    "rotate": "arrow-clockwise",
    "undo": "arrow-u-up-left",
    "trash": "trash",
    "mail": "envelope-simple",
    "code": "code",
    "notebook": "notebook",
    "book-open": "book-open",
    "keyboard": "keyboard",
    "shield": "shield",
    "gauge": "gauge",
    "brain": "brain",
    "robot": "robot",
    "appearance": "sun-dim",
    "archive": "archive",
    "download": "download-simple",
    "check": "check",
    "file-text": "file-text",
    "desktop": "desktop",
    "image": "image",
    "target": "target",
    "thumb-up": "thumbs-up",
    "thumb-down": "thumbs-down",
    "eye": "eye",
    "eye-off": "eye-slash",
    "scale": "scales",
    "opened": "arrow-square-out",
    "circle-x": "x-circle",
    "arrow-up": "arrow-up",
    "arrow-down": "arrow-down",
    "arrow-right": "arrow-right",
}


class Icons:
    """Draws icons; pictures are kept until the colours change.

    Thread: main.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._family = ""
        self._characters: dict[str, str] = {}
        theme.changed.connect(self._pixmaps.clear)

    def icon(self, name: str, role: str = "text2", size_px: int = 16) -> QIcon:
        """Return an icon for a button or an action."""
        icon = QIcon(self.pixmap(name, role, size_px))
        disabled = self.pixmap(name, "text_disabled", size_px)
        icon.addPixmap(disabled, QIcon.Mode.Disabled)
        return icon

    def put(
        self, button: QAbstractButton, name: str, role: str = "text2", size_px: int = 16
    ) -> None:
        """Put an icon on a button that has no words."""
        edge = self._theme.px(size_px)
        button.setIcon(self.icon(name, role, size_px))
        button.setIconSize(QSize(edge, edge))

    def dress(
        self,
        button: QAbstractButton,
        name: str,
        role: str = "text",
        *,
        size_px: int = 16,
        after_text: bool = False,
    ) -> None:
        """Put an icon on a button that also has words, with the design's gap between them.

        Args:
            button: what gets the icon.
            name: one of the names above.
            role: the token of its colour.
            size_px: edge length in the design's pixels.
            after_text: at the far side of the words.
        """
        edge, gap = self._theme.px(size_px), self._theme.px(_GAP_PX)
        icon = QIcon()
        for mode, of_role in ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "text_disabled")):
            picture = self.pixmap(name, of_role, size_px)
            ratio = picture.devicePixelRatio()
            padded = QPixmap(round((edge + gap) * ratio), picture.height())
            padded.setDevicePixelRatio(ratio)
            padded.fill(Qt.GlobalColor.transparent)
            painter = QPainter(padded)
            painter.drawPixmap(gap if after_text else 0, 0, picture)
            painter.end()
            icon.addPixmap(padded, mode)
        button.setIcon(icon)
        button.setIconSize(QSize(edge + gap, edge))
        if after_text:
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def pixmap(self, name: str, role: str = "text2", size_px: int = 16) -> QPixmap:
        """Return an icon as a picture at the screen's density.

        Args:
            name: one of the names above, or `panel-right`, `panel-left`, `scan`, `loader`.
            role: the token of its colour.
            size_px: edge length in the design's pixels.
        """
        application = QGuiApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
        key = (name, role, size_px, ratio)
        if key not in self._pixmaps:
            edge = self._theme.px(size_px)
            pixmap = QPixmap(round(edge * ratio), round(edge * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QRectF(0, 0, edge, edge), name, self._theme.color(role))
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def paint(self, painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
        """Draw an icon into a square."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if name in _DRAWN:
            painter.translate(rect.topLeft())
            painter.scale(rect.width() / 16, rect.height() / 16)
            pen = QPen(color, 1.3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(_drawn(name))
        else:
            font = QFont(self._font_family())
            font.setPixelSize(max(1, round(rect.height())))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            path = QPainterPath()
            path.addText(0, 0, font, self._character(name))
            metrics = QFontMetricsF(font)
            width = metrics.horizontalAdvance(self._character(name))
            baseline = (rect.height() + metrics.ascent() - metrics.descent()) / 2
            painter.translate(rect.left() + (rect.width() - width) / 2, rect.top() + baseline)
            painter.fillPath(path, color)
            # the font's lines are a sixteenth of the edge; the design's are a twelfth
            painter.strokePath(path, QPen(color, rect.height() / 50))
        painter.restore()

    def _character(self, name: str) -> str:
        self._font_family()
        return self._characters[name]

    def _font_family(self) -> str:
        if not self._family:
            folder = _fonts_folder()
            charmap = json.loads(
                next(folder.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8")
            )
            self._characters = {
                name: chr(int(charmap[glyph], 16)) for name, glyph in _GLYPHS.items()
            }
            number = QFontDatabase.addApplicationFont(str(next(folder.glob("phosphor-*.ttf"))))
            self._family = QFontDatabase.applicationFontFamilies(number)[0]
        return self._family


_DRAWN = ("panel-right", "panel-left", "scan", "loader")


def _drawn(name: str) -> QPainterPath:
    """Return the outline of an icon that the font lacks, on a 16 x 16 square."""
    path = QPainterPath()
    if name in ("panel-right", "panel-left"):
        path.addRoundedRect(QRectF(2, 2, 12, 12), 2, 2)
        x = 10.0 if name == "panel-right" else 6.0
        path.moveTo(x, 2)
        path.lineTo(x, 14)
    elif name == "loader":
        path.arcMoveTo(QRectF(2.5, 2.5, 11, 11), 80)
        path.arcTo(QRectF(2.5, 2.5, 11, 11), 80, 280)
    else:
        for x, y, dx, dy in (
            (2.0, 5.0, 1, -1),
            (14.0, 5.0, -1, -1),
            (2.0, 11.0, 1, 1),
            (14.0, 11.0, -1, 1),
        ):
            path.moveTo(x, y)
            path.lineTo(x, y + 2 * dy)
            path.quadTo(QPointF(x, y + 3 * dy), QPointF(x + dx, y + 3 * dy))
            path.lineTo(x + 3 * dx, y + 3 * dy)
        for y, width in ((6.0, 6.0), (8.5, 6.0), (11.0, 4.0)):
            path.moveTo(5, y)
            path.lineTo(5 + width, y)
    return path


def _fonts_folder() -> Path:
    """Return where QtAwesome keeps its fonts, without importing it."""
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome")
    return Path(spec.submodule_search_locations[0]) / "fonts"
