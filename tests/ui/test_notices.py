"""A notice sounds as what it tells of: done, failed, or neither."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import ErrorCode, InputProblem
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder, fake_hit
from tests.fakes.hand_clock import HandClock
from ui import opening
from ui.folders.room import FoldersRoom
from ui.history import REMEMBERED_AS, Opening, to_text
from ui.look import Look
from ui.main_window import MainWindow
from ui.notices import Notices
from ui.opening import Opened
from ui.sidebar import Page
from ui.widgets.strip import Notice, Rank, Strip, Tone

GONE = Path("/a/gone.md")


@pytest.fixture
def strip(qtbot: QtBot, look: Look) -> Strip:
    strip = Strip(look)
    qtbot.addWidget(strip)
    return strip


def shown(window: MainWindow) -> Notice:
    notice = window.workbench.strip.notice
    assert notice is not None
    return notice


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow],
    library: FakeLibrary,
    settings: FakeSettings,
    clock: HandClock,
    qtbot: QtBot,
) -> MainWindow:
    library.folder_statuses = [fake_folder(1, Path("/a"))]
    library.default_hits = (fake_hit(1, "one.md"),)
    lately = [Opening(GONE, "note", GONE.name, "", "heat", clock.now_ms)]
    settings.notes[REMEMBERED_AS] = to_text(lately)
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    return window


@pytest.mark.parametrize(
    ("tone", "icon"),
    [
        (Tone.DONE, ("circle-check", "good")),
        (Tone.TOLD, ("info", "info")),
        (Tone.FAILED, ("warning", "warn")),
    ],
)
def test_only_what_was_done_has_a_green_tick(
    strip: Strip, look: Look, tone: Tone, icon: tuple[str, str]
) -> None:
    Notices(strip, strip).say("A fact.", tone=tone)
    assert strip._icon.pixmap().toImage() == look.icons.pixmap(*icon).toImage()


def test_that_there_was_nothing_to_do_is_no_alarm_and_goes_by_itself(strip: Strip) -> None:
    notices = Notices(strip, strip)
    notices.show_problem(InputProblem(ErrorCode.NOTHING_TO_UNDO))
    assert strip.notice is not None
    assert (strip.notice.rank, strip.notice.tone) == (Rank.UNDO, Tone.TOLD)
    notices._said.timeout.emit()
    assert strip.notice is None
    notices.show_problem(InputProblem(ErrorCode.UNKNOWN_MODEL))
    assert strip.notice.rank is Rank.STOPPED


def has_failed(window: MainWindow) -> bool:
    """Return whether a failure is told; what the library does may be told before it."""
    notice = window.workbench.strip.notice
    return notice is not None and notice.tone is Tone.FAILED


@pytest.mark.parametrize("became", [Opened.REFUSED, Opened.GONE])
def test_a_file_that_does_not_open_is_no_success(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, became: Opened
) -> None:
    monkeypatch.setattr(opening, "open_file", lambda *_where: became)
    window.search_page.empty.opened.emit(GONE)
    qtbot.waitUntil(lambda: has_failed(window))
    window.workbench.notices.say("Something else.")
    window.workbench.show_page(Page.FOLDERS)
    room: FoldersRoom = window.workbench.folders_room
    room.page.failures.open_wanted.emit(GONE)
    qtbot.waitUntil(lambda: has_failed(window))


def test_a_result_that_nothing_opens_is_no_success(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_file", lambda *_where: Opened.REFUSED)
    window.search_page.field.set_text("heat")
    qtbot.waitUntil(lambda: window.search_page.model.rowCount() == 1)
    window.search_page.open_current()
    qtbot.waitUntil(lambda: has_failed(window))
