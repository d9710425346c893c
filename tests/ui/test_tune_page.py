"""The tune page shows all that was found, and offers only what can be done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from engine.errors import ErrorCode, InputProblem
from engine.learning import TrialFigures, TuneProgress, TuneStep
from engine.verdict import Decision
from tests.fakes.fake_library import FakeLibrary
from tests.fakes.fake_tuning import fake_event, fake_model, fake_verdict, not_better
from tests.ui.tune_screens import fill
from ui.look import Look
from ui.main_window import MainWindow
from ui.sidebar import Page
from ui.tune.page import TunePage
from ui.tune.state import Phase
from ui.widgets.evidence_bar import EvidenceBar
from ui.widgets.parts_bar import JUDGED, PartsBar
from ui.widgets.two_line_list import TwoLineList, TwoLines

Make = Callable[[], MainWindow]


@pytest.fixture
def window(make_window: Make, library: FakeLibrary, qtbot: QtBot) -> MainWindow:
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: not window.reading.state.is_busy)
    return window


def open_page(window: MainWindow, qtbot: QtBot) -> TunePage:
    window.workbench.show_page(Page.TUNE)
    page = window.workbench.tune.page
    assert page is not None
    presenter = window.workbench.tune.presenter
    qtbot.waitUntil(lambda: presenter._asking is None and page._section is not None)
    return page


def buttons(page: TunePage) -> list[str]:
    return [button.text() for button in page.foot.buttons if page.foot.isVisible()]


def links(page: TunePage) -> dict[str, QPushButton]:
    """Return the links below the verdicts and models, by their words."""
    shown = page._overview.past.findChildren(QPushButton)
    return {one.text(): one for one in shown if one.isVisibleTo(page)}


def press(page: TunePage, text: str) -> None:
    next(button for button in page.foot.buttons if button.text() == text).click()


def test_the_page_is_made_when_it_is_first_wanted(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workbench.tune.page is None
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.workbench.tune.page
    assert page is not None
    qtbot.waitUntil(lambda: page.title.text() == "19 more searches to go")
    assert buttons(page) == []
    assert window.sidebar.items[Page.TUNE].isChecked()


def test_ready_offers_one_thing(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.tuning.get_ready()
    page = open_page(window, qtbot)
    assert buttons(page) == ["Start tuning"]
    assert page._overview.bar.accessibleName() == "88 different searches. 30 for a tune"


def test_without_the_pack_nothing_can_be_started(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.get_ready()
    library.tuning.has_pack = False
    page = open_page(window, qtbot)
    assert buttons(page) == []
    assert page._overview.frame._title.text() == "Needs the tuning pack"
    assert page._overview.frame.add.isVisible()


def test_the_pack_is_added_from_a_file_that_is_chosen(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.tuning.get_ready()
    library.tuning.has_pack = False
    chosen = "/stick/tuning.honeyguide-pack"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    page = open_page(window, qtbot)
    page._overview.frame.add.click()
    qtbot.waitUntil(lambda: buttons(page) == ["Start tuning"])
    assert library.packs.added == [Path(chosen)]
    assert not page._overview.frame.add.isVisible()


def test_a_refused_pack_says_why_and_another_file_can_be_chosen(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.has_pack = False
    detail = "it belongs to version 0.9, this is 1.0"
    library.packs.problem = InputProblem(ErrorCode.PACK_MISMATCH, detail)
    page = open_page(window, qtbot)
    window.workbench.tune.presenter.add_pack(Path("/stick/tuning.honeyguide-pack"))
    qtbot.waitUntil(lambda: page.title.text() == "Stopped. Nothing was changed")
    assert f"That pack belongs to another Honeyguide ({detail})." in page.line.text()
    assert "add the one that came with this version" in page.line.text()
    assert buttons(page) == ["Choose a file…", "Close"]


def test_a_close_call_is_tried_counted_and_decided(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.give(fake_verdict(15, 9, 20, decision=Decision.CLOSE_CALL, p_value=0.12))
    library.tuning.can_try = True
    page = open_page(window, qtbot)
    assert page.title.text() == "Perhaps better: 15 to 9"
    assert buttons(page) == ["Try it for 60 searches", "Keep the present one"]
    press(page, "Try it for 60 searches")
    qtbot.waitUntil(lambda: page.title.text() == "Trial, 0 of 60")
    library.tuning.figures = TrialFigures(12, 60, 6, 2)
    window.workbench.search.recorder.kept.emit()
    qtbot.waitUntil(lambda: page.title.text() == "Trial, 12 of 60")
    assert page._trial.judged.bar.accessibleName() == "Tuned model 6, Neither 4, Present model 2"
    assert window.sidebar.items[Page.TUNE].accessibleDescription() == "Trial, 12 of 60"
    assert buttons(page) == ["Stop the trial"]
    library.tuning.figures = TrialFigures(31, 60, 14, 3)
    library.tuning.end_trial(fake_verdict(15, 9, 20))
    window.workbench.search.recorder.kept.emit()
    qtbot.waitUntil(lambda: page.title.text() == "Better in the trial: 14 to 3")
    assert "14 went to the tuned one, 3 to the present one, 14 to neither" in page.line.text()
    assert buttons(page) == ["Use the tuned model", "Keep the present one"]


def test_everything_that_got_worse_is_listed(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.give(fake_verdict(30, 40, 50))
    report = open_page(window, qtbot)._report
    assert len(report.worse.rows) == 40
    assert all(row.tone == "bad" and row.figure_icon == "arrow-down" for row in report.worse.rows)
    assert len(report.better.rows) == 9
    report._more.click()
    report._show_same.click()
    assert (len(report.better.rows), len(report.same.rows)) == (30, 50)
    height = report.worse.sizeHintForRow(0)
    assert report.worse.height() >= 40 * height


def test_a_better_verdict_offers_both_ways(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.give(fake_verdict(21, 9, 66))
    page = open_page(window, qtbot)
    assert page.title.text() == "Better on 21 of your searches, worse on 9"
    assert buttons(page) == ["Use the tuned model", "Keep the present one"]
    assert "121,540 passages" in page.foot.text.text()
    press(page, "Use the tuned model")
    qtbot.waitUntil(lambda: buttons(page) == ["Close", "Undo"])
    assert page._tag.isVisible()
    assert page.foot.fact.text().startswith("The tuned model answers since")
    QTest.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    qtbot.waitUntil(lambda: library.tuning.in_use is None)


@pytest.mark.parametrize(
    ("verdict", "offered"),
    [
        (fake_verdict(15, 9, 20, decision=Decision.CLOSE_CALL), "Keep the present one"),
        (not_better(), "Close"),
    ],
)
def test_what_is_not_better_cannot_be_used(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, verdict: object, offered: str
) -> None:
    library.tuning.give(verdict)  # type: ignore[arg-type]
    page = open_page(window, qtbot)
    assert buttons(page) == [offered]
    press(page, offered)
    assert page.title.text() == "19 more searches to go"


def test_a_running_tune_shows_steps_plots_and_numbers(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.get_ready()
    library.tuning.steps = (TuneProgress(TuneStep.TRAIN, 2, 3, 0.4, 0.9, 32, 14, 16),)
    library.tuning.gate = threading.Event()
    page = open_page(window, qtbot)
    press(page, "Start tuning")
    qtbot.waitUntil(lambda: bool(page._presenter.screen.run.held_out))
    running = page._running
    assert [step.title.text() for step in running.steps][2] == "Training"
    assert running.bar.value() == 400
    assert window.sidebar.items[Page.TUNE]._figure == "40 %"
    qtbot.waitUntil(lambda: "16 of 32" in running.plots._sentence.text())
    assert not running.plots.grab().isNull()
    running.plots._toggle.click()
    assert "0.9000" in running.plots._numbers.toPlainText()
    assert not running.plots._loss.isVisible()
    assert buttons(page) == ["Pause", "Stop"]
    press(page, "Pause")
    assert buttons(page) == ["Go on", "Stop"]
    press(page, "Stop")
    qtbot.waitUntil(lambda: page._presenter.screen.phase is Phase.STOPPED)
    assert buttons(page) == ["Try again", "Close"]
    assert page.title.text() == "Stopped. Nothing was changed"


def test_a_verdict_that_comes_while_the_page_is_hidden_sets_the_dot(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.get_ready()
    library.tuning.outcome = not_better()
    page = open_page(window, qtbot)
    press(page, "Start tuning")
    window.workbench.show_page(Page.SEARCH)
    item = window.sidebar.items[Page.TUNE]
    qtbot.waitUntil(lambda: item._has_dot)
    assert item.accessibleDescription() == "something to decide"
    assert not item.grab().isNull()
    window.workbench.show_page(Page.TUNE)
    assert not item._has_dot


def test_a_line_is_left_out_by_keyboard_and_by_pointer(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.feedback.recorded = [fake_event(1, "heat", "a.pdf"), fake_event(2, "cold", "b.pdf")]
    page = open_page(window, qtbot)
    learned = page._overview.learned.list
    learned.setCurrentIndex(learned.model().index(1))
    QTest.keyClick(learned, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: library.feedback.recorded[1].act.left_out)
    assert learned.rows[1].link == "Put back"
    place = learned.visualRect(learned.model().index(1))
    at_end = QPoint(place.right() - 10, place.center().y())
    qtbot.mouseClick(learned.viewport(), Qt.MouseButton.LeftButton, pos=at_end)
    qtbot.waitUntil(lambda: not library.feedback.recorded[1].act.left_out)


def test_forgetting_asks_first_and_keeping_is_the_default(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    fill(library)
    library.tuning.tunes.clear()
    page = open_page(window, qtbot)
    page._overview.learned.forget.click()
    box = page.findChild(QMessageBox)
    assert box.defaultButton().text() == "Keep it"
    assert "14 entries" in box.informativeText()
    box.defaultButton().click()
    assert len(library.feedback.recorded) == 14
    page._overview.learned.forget.click()
    again = page.findChildren(QMessageBox)[-1]
    next(one for one in again.buttons() if one.text() == "Forget all of it").click()
    qtbot.waitUntil(lambda: not library.feedback.recorded)


@pytest.mark.parametrize("reason", ["Mouse", "Keyboard"])
def test_one_search_is_forgotten_from_the_menu_of_its_line(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, reason: str
) -> None:
    fill(library)
    library.tuning.tunes.clear()
    page = open_page(window, qtbot)
    rows = page._overview.learned.list
    rows.setCurrentIndex(rows.model().index(2, 0))
    gone = rows.rows[2].title
    place = rows.visualRect(rows.currentIndex()).center()
    how = getattr(QContextMenuEvent.Reason, reason)
    rows.contextMenuEvent(QContextMenuEvent(how, place, rows.mapToGlobal(place)))
    menu = rows.findChild(QMenu)
    assert [one.text() for one in menu.actions()] == ["Leave out", "Forget this search…"]
    menu.actions()[1].trigger()
    menu.close()
    box = page.findChild(QMessageBox)
    assert gone in box.informativeText()
    assert box.defaultButton().text() == "Keep it"
    n_before = len(library.feedback.recorded)
    next(one for one in box.buttons() if one.text() == "Forget it").click()
    qtbot.waitUntil(lambda: len(library.feedback.recorded) < n_before)
    qtbot.waitUntil(lambda: gone not in [one.title for one in rows.rows])


def test_all_that_is_learned_from_can_be_listed(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    fill(library)
    library.tuning.tunes.clear()
    learned = open_page(window, qtbot)._overview.learned
    assert len(learned.list.rows) == 11
    learned.all.click()
    assert len(learned.list.rows) == 14


def test_models_tell_what_they_are_and_can_be_deleted_after_a_question(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    fill(library)
    page = open_page(window, qtbot)
    page._presenter.close_report()
    lines = [page._overview.past._detail(one) for one in page._presenter.screen.known.models]
    assert lines[0] == "comes with Honeyguide"
    assert lines[1].startswith("8 Oct · imported · 22.9 MB · learned from something")
    assert lines[2] == "8 Oct · learned from 96 searches · better · 22.9 MB"
    page._overview.past.delete_wanted.emit(page._presenter.screen.known.models[1].model)
    box = page.findChild(QMessageBox)
    assert box.text() == "Delete “Found elsewhere”?"
    next(one for one in box.buttons() if one.text() == "Delete").click()
    qtbot.waitUntil(lambda: library.models.deleted == [4])


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_bars_and_lists_are_drawn_in_both_directions(
    qtbot: QtBot, look: Look, direction: Qt.LayoutDirection
) -> None:
    verdict, evidence = PartsBar(look, JUDGED), EvidenceBar(look)
    verdict.set_counts((3, 2, 1), "better 3, same 2, worse 1")
    evidence.set_value(11, 30, value="11 searches", tick="30 for a tune")
    rows = TwoLineList(look, "rows")
    rows.show_rows([TwoLines("a", "b", "a, b", icon="ban", link="Put back", is_muted=True)])
    for widget in (verdict, evidence, rows):
        qtbot.addWidget(widget)
        widget.setLayoutDirection(direction)
        widget.resize(300, widget.height())
        assert not widget.grab().isNull()
    right_to_left = direction == Qt.LayoutDirection.RightToLeft
    shown = verdict.grab().toImage()
    at_start = shown.pixelColor(280 if right_to_left else 20, 5)
    assert at_start == look.theme.color("good")
    assert rows.model().data(rows.model().index(0), Qt.ItemDataRole.AccessibleTextRole) == "a, b"


def test_the_page_scrolls_to_the_row_that_is_chosen_by_keyboard(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.give(fake_verdict(3, 40, 5))
    page = open_page(window, qtbot)
    worse = page._report.worse
    worse.setFocus(Qt.FocusReason.TabFocusReason)
    assert worse.currentIndex().row() == 0
    QTest.keyClick(worse, Qt.Key.Key_End)
    bottom = worse.visualRect(worse.currentIndex()).center()
    shown = page._area.viewport().rect()
    assert shown.contains(worse.viewport().mapTo(page._area.viewport(), bottom))


def test_after_a_gain_that_did_not_hold_there_is_nothing_to_try_again(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.give(fake_verdict(21, 9, 66))
    library.tuning.problem = InputProblem(ErrorCode.NOT_CONFIRMED)
    page = open_page(window, qtbot)
    press(page, "Use the tuned model")
    qtbot.waitUntil(lambda: buttons(page) == ["Close"])
    assert page.line.text().startswith("Over all your files the gain did not hold.")


def test_before_there_are_searches_headings_and_titles_are_offered(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.cold_start_ready = True
    library.tuning.outcome = not_better()
    page = open_page(window, qtbot)
    assert buttons(page) == ["Learn from headings and titles"]
    press(page, "Learn from headings and titles")
    qtbot.waitUntil(lambda: page._report is not None and page._section is page._report)
    assert library.tuning.begun_cold == [True]
    assert page.line.text().startswith("Learned from headings and titles, judged by those that")


def test_an_earlier_report_opens_and_offers_nothing_but_to_close_it(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    for number in range(7):
        library.tuning.give(not_better(number, 9, 3))
    page = open_page(window, qtbot)
    press(page, "Close")
    past = page._overview.past
    more = next(one for one in past.findChildren(QPushButton) if "earlier" in one.text())
    assert more.text() == "Show 2 earlier ones"
    more.click()

    def links() -> list[QPushButton]:
        found = past.findChildren(QPushButton)
        return [one for one in found if one.text() == "Report" and one.isVisible()]

    qtbot.waitUntil(lambda: len(links()) == 7)
    links()[-1].click()
    assert len(page._report.better.rows) == 0
    assert buttons(page) == ["Close"]
    assert page.foot.text.text().startswith("An earlier tune")
    press(page, "Close")
    assert page._section is page._overview


def test_without_a_library_the_page_says_why_it_is_empty(
    make_window: Make, library: FakeLibrary, qtbot: QtBot
) -> None:
    window = make_window()
    window.refuse(InputProblem(ErrorCode.DATABASE_TOO_NEW))
    window.workbench.show_page(Page.TUNE)
    page = window.workbench.tune.page
    assert page is not None
    assert "newer Honeyguide" in page.line.text()
    window.attach(library)
    qtbot.waitUntil(lambda: page._section is not None)
    assert "newer Honeyguide" not in page.line.text()


def test_a_model_that_learned_from_what_is_forgotten_offers_to_learn_without_it(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.tuning.get_ready()
    library.models.models.append(fake_model(5, "Tuned 1", stale=True))
    page = open_page(window, qtbot)
    qtbot.waitUntil(lambda: "Learn without it…" in links(page))
    links(page)["Learn without it…"].click()
    qtbot.waitUntil(lambda: library.tuning.n_tunes == 1)


def test_too_few_searches_offer_no_new_tune(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.models.models.append(fake_model(5, "Tuned 1", stale=True))
    page = open_page(window, qtbot)
    qtbot.waitUntil(lambda: "Delete…" in links(page))
    assert "Learn without it…" not in links(page)
