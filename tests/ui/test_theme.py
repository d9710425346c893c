"""Colours can be read, and the style sheet leaves no placeholder behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from engine.types import Kind
from ui.icons import _DRAWN, _GLYPHS, Icons
from ui.theme import _RESOURCES, Appearance, Theme, load_tokens, style_sheet

TOKENS = load_tokens()
SCHEMES = ("light", "dark")
TEXT_PAIRS = {
    "text": "content window sunken raised hover selected nav_selected pressed mark mark_sel"
    " accent_soft good_bg bad_bg warn_bg info_bg",
    "text2": "content window sunken raised hover selected nav_selected accent_soft mark",
    "text3": "content window sunken raised hover selected nav_selected accent_soft",
    "accent_text": "content window raised hover selected accent_soft",
    "on_accent": "accent accent_hover accent_press",
    "good": "content window good_bg accent_soft",
    "bad": "content window bad_bg",
    "warn": "content window warn_bg",
    "info": "content window info_bg accent_soft",
}
LINE_PAIRS = {
    "border_strong": "content window sunken raised",
    "accent_line": "content window raised selected sunken",
    "mark_line": "content selected",
}


def luminance(value: str) -> float:
    color = QColor(value)

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(color.redF()), linear(color.greenF()), linear(color.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """(L1 + 0.05) / (L2 + 0.05), WCAG 2.x."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("role", TEXT_PAIRS)
def test_every_text_can_be_read_on_every_ground(scheme: str, role: str) -> None:
    colors = TOKENS["color"][scheme]
    weak = {
        ground: round(contrast(colors[role], colors[ground]), 2)
        for ground in TEXT_PAIRS[role].split()
        if contrast(colors[role], colors[ground]) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("role", LINE_PAIRS)
def test_every_line_that_carries_meaning_can_be_seen(scheme: str, role: str) -> None:
    colors = TOKENS["color"][scheme]
    weak = {
        ground: round(contrast(colors[role], colors[ground]), 2)
        for ground in LINE_PAIRS[role].split()
        if contrast(colors[role], colors[ground]) < 3.0
    }
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_letters_on_file_icons_can_be_read(scheme: str) -> None:
    page = TOKENS["page_icon"][scheme]["fill"]
    for color in TOKENS["file_kind"][scheme].values():
        assert contrast(color, page) >= 5.8


def test_every_kind_of_file_has_a_colour() -> None:
    kinds = {kind.value for kind in Kind} - {"other"}
    assert kinds == set(TOKENS["file_kind"]["light"])


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["honeyguide.qss", "pages.qss"])
def test_the_style_sheet_has_a_value_for_every_name(scheme: str, name: str) -> None:
    template = (_RESOURCES / "theme" / name).read_text(encoding="utf-8")
    sheet = style_sheet(template, TOKENS["color"][scheme], scheme=scheme, factor=1.0)
    assert "@" not in sheet
    for path in re.findall(r"url\(([^)]+)\)", sheet):
        assert Path(path).read_text(encoding="utf-8").startswith("<svg"), path


def test_larger_fonts_enlarge_lengths_but_not_hairlines() -> None:
    sheet = style_sheet("a { border: 1px; margin: 8px }", {}, scheme="light", factor=1.5)
    assert sheet == "a { border: 1px; margin: 12px }"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_controls_icons_have_the_tokens_colours(scheme: str) -> None:
    colors = TOKENS["color"][scheme]
    for path in (_RESOURCES / "icons" / scheme).glob("*.svg"):
        role = path.stem.split("-")[-1]
        assert colors[role].lower() in path.read_text(encoding="utf-8").lower(), path.name


def test_every_icon_name_has_a_glyph(theme: Theme) -> None:
    icons = Icons(theme)
    for name in (*_GLYPHS, *_DRAWN):
        image = icons.pixmap(name, "text", 16).toImage()
        drawn = any(
            image.pixelColor(x, y).alpha() > 0
            for x in range(image.width())
            for y in range(image.height())
        )
        assert drawn, name


def test_dark_and_light_change_live(theme: Theme) -> None:
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(theme.color("content").name()))
    theme.set_appearance(Appearance.DARK)
    theme.set_appearance(Appearance.LIGHT)
    theme.set_appearance(Appearance.SYSTEM)
    assert seen[0] == TOKENS["color"]["dark"]["content"].lower()
    assert "#ffffff" in seen[1:]


def test_less_motion_means_no_motion(theme: Theme) -> None:
    assert theme.ms("glide") == 160
    theme.set_less_motion(True)
    assert theme.ms("glide") == 0
    theme.set_less_motion(False)
