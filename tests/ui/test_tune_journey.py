"""In the window, with the real library: tune, read the verdict, use the model, go back."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from engine.library import Library
from tests.engine.tune import test_tuning
from tests.engine.tune.test_tuning import search_and_open
from ui.main_window import MainWindow
from ui.sidebar import Page
from ui.tune.page import TunePage
from ui.tune.state import Phase

config = test_tuning.config
open_library = test_tuning.open_library


def wait_for(qtbot: QtBot, page: TunePage, phase: Phase) -> None:
    presenter = page._presenter
    qtbot.waitUntil(
        lambda: presenter.screen.phase is phase and presenter._asking is None, timeout=60_000
    )


def press(page: TunePage, text: str) -> None:
    next(button for button in page.foot.buttons if button.text() == text).click()


def open_page(window: MainWindow, library: Library, qtbot: QtBot) -> TunePage:
    window.attach(library)
    qtbot.waitUntil(lambda: not window.reading.state.is_busy, timeout=20_000)
    window.workbench.show_page(Page.TUNE)
    page = window.workbench.tune.page
    assert page is not None
    return page


def test_a_tune_is_judged_used_and_taken_back(
    make_window: Callable[[], MainWindow],
    open_library: Callable[[str], Library],
    qtbot: QtBot,
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    page = open_page(make_window(), library, qtbot)
    wait_for(qtbot, page, Phase.READY)
    assert page._overview.bar.accessibleName() == "36 different searches. 30 for a tune"
    press(page, "Start tuning")
    wait_for(qtbot, page, Phase.REPORT)
    report = page._presenter.screen.report
    assert all(one.path is not None for one in (*report.better, *report.worse, *report.same))
    assert len(page._report.worse.rows) == len(report.verdict.worse)
    press(page, "Use the tuned model")
    qtbot.waitUntil(lambda: page._tag.isVisible(), timeout=60_000)
    assert library.tuning.state().in_use is not None
    assert page.foot.fact.text().startswith("The tuned model answers since")
    assert "is kept until" in page.foot.text.text()
    press(page, "Undo")
    qtbot.waitUntil(lambda: library.tuning.state().in_use is None, timeout=20_000)
    qtbot.waitUntil(lambda: not page._tag.isVisible())


def test_no_gain_changes_nothing_and_says_so(
    make_window: Callable[[], MainWindow],
    open_library: Callable[[str], Library],
    qtbot: QtBot,
) -> None:
    library = open_library("same")
    search_and_open(library)
    page = open_page(make_window(), library, qtbot)
    wait_for(qtbot, page, Phase.READY)
    press(page, "Start tuning")
    wait_for(qtbot, page, Phase.REPORT)
    assert page.title.text() == "No clear gain, so nothing was changed"
    assert [button.text() for button in page.foot.buttons] == ["Close"]
    press(page, "Close")
    assert page.title.text() == "10 new searches to go"


def test_what_was_recorded_is_listed_left_out_and_forgotten(
    make_window: Callable[[], MainWindow],
    open_library: Callable[[str], Library],
    qtbot: QtBot,
) -> None:
    library = open_library("same")
    search_and_open(library, 3)
    page = open_page(make_window(), library, qtbot)
    wait_for(qtbot, page, Phase.NOT_ENOUGH)
    learned = page._overview.learned
    assert [row.line for row in learned.list.rows] == ["file02.txt", "file01.txt", "file00.txt"]
    learned.list.link_pressed.emit(1)
    qtbot.waitUntil(lambda: library.feedback.events()[1].act.left_out)
    assert [row.is_muted for row in learned.list.rows] == [False, True, False]
    page._presenter.forget_all()
    qtbot.waitUntil(lambda: not learned.list.rows)
    assert library.feedback.counts() == (0, 0)
