"""No word is cut off: whatever the font, at the smallest window, and in a longer language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fake_library import FakeLibrary
from tests.ui.pages import Make, every_page, filled_window
from ui.main_window import MainWindow
from ui.theme import Theme
from ui.widgets.nav_item import NavItem

SIZES = ((720, 480), (1024, 640))


class Longer(QTranslator):
    """A language whose words take 35 percent more room."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return re.sub(r"\w{3,}", lambda word: word[0] + "ö" * -(-len(word[0]) * 35 // 100), text)


@pytest.fixture(params=[13, 20], ids=["100 %", "150 %"])
def wide_font(request: pytest.FixtureRequest, qapp: QApplication, theme: Theme) -> Iterator[None]:
    before = qapp.font()
    font = QFont("DejaVu Sans")
    font.setPixelSize(request.param)
    qapp.setFont(font)
    theme._apply()
    yield
    qapp.setFont(before)
    theme._apply()


@pytest.fixture
def longer_words() -> Iterator[None]:
    translator = Longer()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def clipped(window: QWidget) -> list[str]:
    """Return what is said by labels and buttons that have less room than their words need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or isinstance(widget, NavItem):
            continue
        text = widget.text()
        if not widget.isVisible() or not text:
            continue
        least = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            least = widget.minimumSizeHint()
            least.setHeight(widget.heightForWidth(widget.width()))
        place = widget.mapTo(window, widget.rect().topLeft())
        inside = place.x() >= 0 and place.x() + widget.width() <= window.width()
        if least.width() > widget.width() or least.height() > widget.height() or not inside:
            room = f"{widget.width()} x {widget.height()} at {place.x()}"
            found.append(f"{text!r} needs {least.width()} x {least.height()}, has {room}")
    return found


@pytest.fixture
def window(make_window: Make, library: FakeLibrary, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    return filled_window(make_window, library, tmp_path, qtbot)


def settled(window: QWidget, qtbot: QtBot) -> list[str]:
    """Return the same once the layout has had the time that a busy machine leaves it."""
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not clipped(window), timeout=1_000)
    return clipped(window)


def look_at_every_page(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> list[str]:
    found = []
    for name in every_page(window, library, qtbot):
        for width, height in SIZES:
            window.resize(width, height)  # a window is never smaller than its smallest size
            QApplication.sendPostedEvents()
            qtbot.wait(1)
            assert window.width() == max(width, window.minimumWidth())
            found += [f"{name}, {window.width()}: {said}" for said in settled(window, qtbot)]
    return found


@pytest.mark.usefixtures("wide_font")
def test_no_word_is_cut_off_in_a_wide_font(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    said = look_at_every_page(window, library, qtbot)
    assert not said, "\n".join(said)


@pytest.mark.usefixtures("wide_font", "longer_words")
def test_no_word_is_cut_off_in_a_longer_language(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    assert window.search_page.tr("Preview").startswith("Previewö")
    said = look_at_every_page(window, library, qtbot)
    assert not said, "\n".join(said)
