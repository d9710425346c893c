"""Whatever is pasted into the field, the window takes it, asks it, and lets go of it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.fake_library import FakeLibrary, fake_folder, fake_hit
from tests.properties.test_query_torture import WORST
from ui.main_window import MainWindow

PARTS = 8  # each a window of its own
LONG = [text for text in WORST if len(text) > 1_000]


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow], library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> MainWindow:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: not window.reading.state.is_busy)
    return window


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("found", [True, False], ids=["found", "nothing found"])
def test_the_worst_texts_can_be_pasted_and_asked(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, part: int, found: bool
) -> None:
    library.default_hits = (fake_hit(1), fake_hit(2)) if found else ()
    page = window.search_page
    for text in WORST[part::PARTS]:
        page.field.set_text(text)
        if page.query_text():
            asked = page.query_text()
            qtbot.waitUntil(
                lambda asked=asked: bool(library.searched) and library.searched[-1].text == asked
            )
            qtbot.waitUntil(lambda: page.model.rowCount() == 2 * found)
        assert not page.grab().isNull()
        page.escape()
        assert page.field.text == ""


@pytest.mark.parametrize("text", LONG, ids=lambda text: ascii(text[:12]))
def test_a_very_long_text_makes_no_window_too_wide_or_tall(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, text: str
) -> None:
    library.default_hits = ()
    window.resize(900, 600)
    before = window.minimumSizeHint()
    page = window.search_page
    page.field.set_text(text)
    if page.query_text():
        qtbot.waitUntil(lambda: page._body.currentWidget() is page._nothing)
    after = window.minimumSizeHint()
    assert after.width() <= max(before.width(), 900)
    assert after.height() <= max(before.height(), 600)
