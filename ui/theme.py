"""Colours, type and measures, from the tokens to Qt.

What lives here: the palette, the style sheet and the scaling of lengths. What does not: who uses
them. The one rule: no colour and no length of the design is written anywhere else than in
`resources/theme`.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

_RESOURCES = Path(__file__).parent.parent / "resources"
_DESIGN_FONT_HEIGHT_PX = 16  # of the 13 px font that every length of the design is given for
_DESIGN_FONT_PX = 13.0
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}
# large type is set a little tighter
_TIGHT = ("title", "hero")
_PALETTE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "content"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "content"),
    (QPalette.ColorRole.AlternateBase, "hover"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Button, "content"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "mark_sel"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.LinkVisited, "accent_text"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Accent, "accent"),
)
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Appearance(StrEnum):
    """What the person chose; SYSTEM follows the desktop, live."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def load_tokens() -> dict[str, Any]:
    """Return the design's values as they are written in `tokens.json`."""
    path = _RESOURCES / "theme" / "tokens.json"
    tokens: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tokens


def style_sheet(template: str, colors: dict[str, str], *, scheme: str, factor: float) -> str:
    """Return the template with colours, icons and lengths put in.

    Args:
        template: `honeyguide.qss` with `@name` for a colour and `@icons` for their folder.
        colors: hex values by name.
        scheme: `light` or `dark`, the folder of the controls' icons.
        factor: lengths above one pixel are multiplied by it.
    """
    text = re.sub(r"/\*.*?\*/", "", template, flags=re.DOTALL)
    icons = (_RESOURCES / "icons" / scheme).as_posix()
    text = text.replace("@icons", icons)
    text = re.sub(r"@(\w+)", lambda found: colors[found[1]], text)
    if factor == 1.0:
        return text

    def scaled(found: re.Match[str]) -> str:
        n_px = int(found[1])
        return f"{n_px if n_px <= 1 else round(n_px * factor)}px"

    return re.sub(r"(\d+)px", scaled, text)


class Theme(QObject):
    """The look of the application; every painter asks it.

    Thread: main.

    Signals:
        changed: colours changed; everything that keeps pictures drops them.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = load_tokens()
        self._template = (_RESOURCES / "theme" / "honeyguide.qss").read_text(encoding="utf-8")
        self._template += (_RESOURCES / "theme" / "pages.qss").read_text(encoding="utf-8")
        # kept in a variable: PySide6 6.11 deletes the temporary behind a chained call
        self._hints = app.styleHints()
        self._appearance = Appearance.SYSTEM
        self._less_motion = False
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}
        self.factor = 1.0
        self.scheme = "light"
        self._colors: dict[str, QColor] = {}
        app.setStyle("Fusion")
        self._hints.colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def appearance(self) -> Appearance:
        """Return what the person chose."""
        return self._appearance

    def set_appearance(self, appearance: Appearance) -> None:
        """Follow the system or hold one scheme."""
        if appearance is self._appearance:
            return
        self._appearance = appearance
        self._hints.setColorScheme(
            {
                Appearance.SYSTEM: Qt.ColorScheme.Unknown,
                Appearance.LIGHT: Qt.ColorScheme.Light,
                Appearance.DARK: Qt.ColorScheme.Dark,
            }[appearance]
        )
        self._apply()

    def set_less_motion(self, less: bool) -> None:  # noqa: FBT001 - a slot
        """Set every duration to nothing, or back."""
        self._less_motion = less

    def color(self, role: str) -> QColor:
        """Return a colour of the present scheme by its token's name."""
        return self._colors[role]

    def kind_color(self, kind: str) -> QColor:
        """Return the colour of a file kind's letters."""
        kinds = self._tokens["file_kind"][self.scheme]
        return QColor(kinds.get(kind, kinds["zip"]))

    def page_color(self, part: str) -> QColor:
        """Return a colour of the painted page: `fill` or `line`."""
        return QColor(self._tokens["page_icon"][self.scheme][part])

    def px(self, length: float) -> int:
        """Return a length of the design at the present font's size."""
        return round(length * self.factor)

    def ms(self, motion: str) -> int:
        """Return how long a motion takes; 0 with less motion."""
        return 0 if self._less_motion else int(self._tokens["motion_ms"][motion])

    def font(self, role: str, weight: int | None = None) -> QFont:
        """Return the font of a role of the type scale, such as `body` or `heading`."""
        key = f"{role}:{weight}"
        if key not in self._fonts:
            size_px, _line, own_weight = self._tokens["type_px_at_13"][role]
            base = self._app.font()
            if role == "mono":
                base = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font = QFont(base)
            font.setPixelSize(max(1, round(size_px * self._font_px / _DESIGN_FONT_PX)))
            font.setWeight(_WEIGHTS[weight or own_weight])
            if role in _TIGHT:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -size_px / 110)
            self._fonts[key] = font
        return self._fonts[key]

    def line_px(self, role: str) -> int:
        """Return the line height of a role of the type scale."""
        return self.px(self._tokens["type_px_at_13"][role][1])

    def metrics(self, role: str, weight: int | None = None) -> QFontMetrics:
        """Return the metrics of a role's font."""
        key = f"{role}:{weight}"
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(role, weight))
        return self._metrics[key]

    @property
    def _font_px(self) -> float:
        font = self._app.font()
        if font.pixelSize() > 0:
            return float(font.pixelSize())
        screen = QGuiApplication.primaryScreen()
        dots = screen.logicalDotsPerInch() if screen else 96.0
        return font.pointSizeF() * dots / 72

    def _apply(self) -> None:
        dark = self._appearance is Appearance.DARK or (
            self._appearance is Appearance.SYSTEM
            and self._hints.colorScheme() is Qt.ColorScheme.Dark
        )
        self.scheme = "dark" if dark else "light"
        hexes: dict[str, str] = self._tokens["color"][self.scheme]
        self._colors = {name: QColor(value) for name, value in hexes.items()}
        self.factor = QFontMetrics(self._app.font()).height() / _DESIGN_FONT_HEIGHT_PX
        self._fonts.clear()
        self._metrics.clear()
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self._colors[name])
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colors["text_disabled"])
        self._app.setPalette(palette)
        self._app.setStyleSheet(
            style_sheet(self._template, hexes, scheme=self.scheme, factor=self.factor)
        )
        self.changed.emit()
