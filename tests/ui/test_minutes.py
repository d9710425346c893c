"""Words about time are said anew while somebody can see them, and nothing wakes otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder
from tests.fakes.hand_clock import HandClock
from ui import minutes
from ui.history import REMEMBERED_AS, Opening, to_text
from ui.main_window import MainWindow
from ui.minutes import Minutes
from ui.search.empty_page import OpeningRow
from ui.widgets import layouts

MINUTE_MS = 60_000


def test_it_ticks_while_the_window_can_be_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutes, "EVERY_MS", 10)
    window = QWidget()
    qtbot.addWidget(window)
    ticking = Minutes(window)
    assert not ticking.runs
    ticks: list[int] = []
    ticking.passed.connect(lambda: ticks.append(1))
    window.show()
    qtbot.waitUntil(lambda: len(ticks) > 1)  # the first is the coming
    window.showMinimized()
    qtbot.waitUntil(lambda: not ticking.runs)
    window.showNormal()
    qtbot.waitUntil(lambda: ticking.runs)
    window.hide()
    assert not ticking.runs


def test_what_was_out_of_sight_is_right_at_once_when_it_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ticking = Minutes(window)
    window.show()
    window.hide()
    with qtbot.waitSignal(ticking.passed):
        window.show()


def test_the_window_says_anew_how_long_ago_things_were(
    make_window: Callable[[], MainWindow],
    library: FakeLibrary,
    settings: FakeSettings,
    clock: HandClock,
    qtbot: QtBot,
) -> None:
    opened = Opening(Path("/a/b.md"), "note", "b.md", "", "heat", clock.now_ms)
    settings.notes[REMEMBERED_AS] = to_text([opened])
    library.folder_statuses = [fake_folder(1, Path("/a"), last_scan_utc_ms=clock.now_ms)]
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    page = window.search_page.empty
    (row,) = (one for one in layouts.widgets_of(page._lately) if isinstance(one, OpeningRow))
    state = window.sidebar.state
    assert row.accessibleName().endswith(", now")
    assert state.accessibleName().endswith("just now")
    clock.now_ms += 3 * MINUTE_MS
    window.hide()
    window.show()
    assert not row.accessibleName().endswith(", now")
    assert state.accessibleName().endswith("3 min ago")
