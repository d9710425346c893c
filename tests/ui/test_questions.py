"""Why this result, where is my file, more like this, and marks by meaning, in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from engine.explanation import Presence, Whereabouts
from engine.types import ChunkId, DocumentId, Hit, Mark, MatchKind, Passage, SearchRequest
from tests.fakes.fake_library import FakeLibrary, fake_explanation, fake_folder, fake_hit
from ui.actions import Act
from ui.main_window import MainWindow
from ui.search.meaning_marks import MeaningMarks
from ui.search.row_signs import Sign
from ui.search.where import WherePopover
from ui.search.why import WhyPopover
from ui.widgets.popover import Popover

Make = Callable[[], MainWindow]


def read_hit(number: int) -> Hit:
    passage = Passage(ChunkId(number), 0, 20, None, 1, "", "", f"The sound level of {number}.", ())
    return fake_hit(number, f"file {number}.md", passages=(passage,), n_passages=1)


@pytest.fixture
def window(
    make_window: Make, library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    library.default_hits = tuple(read_hit(n) for n in range(1, 5))
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    QTest.keyClicks(window.search_page.field._edit, "loud")
    qtbot.waitUntil(lambda: window.search_page.model.rowCount() == 4)
    yield window
    for popover in window.findChildren(Popover):
        popover.close()


def open_popover(window: MainWindow, kind: type[Popover], qtbot: QtBot) -> Popover:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[0]


def trigger(window: MainWindow, name: Act) -> None:
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def labels(popover: Popover) -> list[str]:
    return [label.text() for label in popover.findChildren(QLabel)]


def test_ctrl_i_says_why_the_highlighted_result_is_there(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.explanations[DocumentId(2)] = fake_explanation(2, words_found=("loud",))
    window.search_page.results.step(1)
    trigger(window, Act.WHY)
    popover = open_popover(window, WhyPopover, qtbot)
    assert labels(popover)[:2] == [
        "Why this is second",
        "Close in meaning, and it has “loud” in it.",
    ]
    assert popover.accessibleName() == "Why this is second"


def test_the_sign_in_a_row_asks_the_same(window: MainWindow, qtbot: QtBot) -> None:
    results = window.search_page.results
    rect = results.visualRect(results.model().index(2, 0))
    option = results._option(rect)
    ground = results._delegate.ground_of(option)
    place = results.signs.place(Sign.WHY, ground, option.direction).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    popover = open_popover(window, WhyPopover, qtbot)
    assert labels(popover)[0] == "Why this is third"


def test_pressing_beside_the_sign_asks_nothing(window: MainWindow, qtbot: QtBot) -> None:
    results = window.search_page.results
    asked: list[Hit] = []
    results.why_wanted.connect(asked.append)
    QTest.mouseClick(
        results.viewport(),
        Qt.MouseButton.LeftButton,
        pos=results.visualRect(results.model().index(1, 0)).center(),
    )
    assert asked == []


def test_copy_gives_the_raw_values_and_closes(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, Act.WHY)
    popover = open_popover(window, WhyPopover, qtbot)
    copy = next(b for b in popover.findChildren(QPushButton) if b.text() == "Copy")
    copy.click()
    assert QGuiApplication.clipboard().text().startswith("query: loud\nfile: ")
    assert not popover.isVisible()


def test_escape_closes_the_popover_and_leaves_the_search(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, Act.WHY)
    popover = open_popover(window, WhyPopover, qtbot)
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert window.search_page.field.text == "loud"


def test_the_expected_file_is_asked_for_and_its_place_told(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Forecast.xlsx"
    told = fake_explanation(
        9, rank=214, n_ranked=318, words_missing=("2026",), words_found=("loud",), hit=read_hit(9)
    )
    library.whereabouts[path] = Whereabouts(path, Presence.RANKED, explanation=told)
    starts: list[Path] = []

    def choose(_parent: object, _title: str, start: Path) -> Path:
        starts.append(start)
        return path

    window.workbench.search.questions._choose = choose
    trigger(window, Act.WHY)
    popover = open_popover(window, WhyPopover, qtbot)
    link = next(b for b in popover.findChildren(QPushButton) if b.text().startswith("Expecting"))
    link.click()
    answer = open_popover(window, WherePopover, qtbot)
    assert labels(answer) == [
        "Forecast.xlsx is 214th of 318",
        "Its best passage has “loud” but not “2026”.",
    ]
    assert starts == [Path("/nowhere")]


def test_no_file_chosen_tells_nothing(window: MainWindow, library: FakeLibrary) -> None:
    window.workbench.search.questions._choose = lambda *_: None
    trigger(window, Act.WHERE)
    QApplication.processEvents()
    assert not window.findChildren(WherePopover)


def test_more_like_this_takes_the_place_of_the_results_and_escape_goes_back(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.alike[DocumentId(1)] = (read_hit(7), read_hit(8))
    page = window.search_page
    trigger(window, Act.MORE_LIKE)
    qtbot.waitUntil(lambda: [hit.document_id for hit in page.model.hits] == [7, 8])
    assert page._note._text == "Like “file 1.md”. Esc goes back."
    assert page.field.text == "loud"
    QTest.keyClick(page.field._edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page.field.text == "loud"


def test_rows_that_are_seen_get_their_marks_and_stay_where_they_are(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.marked = with_mark
    page = window.search_page
    page.field.set_text("louder")
    qtbot.waitUntil(lambda: bool(page.model.hits[0].passages[0].marks))
    assert [hit.document_id for hit in page.model.hits] == [1, 2, 3, 4]
    assert page.model.text(page.model.hits[0]).marks == (Mark(4, 15, MatchKind.MEANING),)
    assert page.results.current_hit is not None
    assert page.results.current_hit.document_id == 1


def with_mark(hit: Hit) -> Hit:
    first = replace(hit.passages[0], marks=(Mark(4, 15, MatchKind.MEANING),))
    return replace(hit, passages=(first,))


@pytest.fixture
def marks(bridge: object, library: FakeLibrary, qapp: QApplication) -> MeaningMarks:
    made = MeaningMarks(bridge)  # type: ignore[arg-type]
    library.marked = with_mark
    made.attach(library)  # type: ignore[arg-type]
    return made


def test_a_row_is_marked_once_for_a_question(
    marks: MeaningMarks, library: FakeLibrary, qtbot: QtBot
) -> None:
    rows = [read_hit(1), read_hit(2), fake_hit(3)]
    marks.ask(SearchRequest("loud"))
    with qtbot.waitSignal(marks.marked):
        marks.look_at(rows)
    assert library.highlighted == [(1, 2)]
    marks.look_at(rows)
    assert not marks._pause.isActive()
    assert marks.with_marks(rows)[0].passages[0].marks
    marks.ask(SearchRequest("quiet"))
    assert marks.with_marks(rows) == tuple(rows)


def test_marks_of_an_older_question_are_not_told(
    marks: MeaningMarks, library: FakeLibrary, qtbot: QtBot
) -> None:
    told: list[object] = []
    marks.marked.connect(told.append)
    marks.ask(SearchRequest("loud"))
    marks.look_at([read_hit(1)])
    marks._send()
    marks.ask(SearchRequest("quiet"))
    with qtbot.waitSignal(marks.marked):
        marks.look_at([read_hit(2)])
    assert [[hit.document_id for hit in hits] for hits in told] == [[2]]


def test_another_button_over_the_sign_asks_nothing(window: MainWindow) -> None:
    results = window.search_page.results
    event = QMouseEvent(
        QEvent.Type.MouseButtonRelease,
        QPointF(2, 2),
        QPointF(2, 2),
        Qt.MouseButton.RightButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    asked: list[Hit] = []
    results.why_wanted.connect(asked.append)
    results.mouseReleaseEvent(event)
    assert asked == []
