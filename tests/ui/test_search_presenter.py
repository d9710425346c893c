"""Keystrokes are coalesced, and only the answer to the latest question is shown."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import DataProblem, ErrorCode
from engine.types import Kind, SearchRequest
from tests.fakes.fake_library import FakeLibrary, fake_hit
from tests.fakes.hand_clock import HandClock
from ui.search.presenter import SearchPresenter
from ui.tasks import TaskBridge


class Heard:
    def __init__(self, presenter: SearchPresenter) -> None:
        self.shown: list[str] = []
        self.settled: list[list[int]] = []
        self.ready: list[bool] = []
        self.refreshed: list[list[int]] = []
        self.busy: list[bool] = []
        self.failed: list[object] = []
        self.n_cleared = 0
        presenter.shown.connect(lambda response: self.shown.append(response.query))
        presenter.settled.connect(
            lambda response: self.settled.append([hit.document_id for hit in response.hits])
        )
        presenter.order_ready.connect(self.ready.append)
        presenter.refreshed.connect(
            lambda response: self.refreshed.append([hit.document_id for hit in response.hits])
        )
        presenter.busy_changed.connect(self.busy.append)
        presenter.failed.connect(self.failed.append)
        presenter.cleared.connect(self._cleared)

    def _cleared(self) -> None:
        self.n_cleared += 1


@pytest.fixture
def presenter(bridge: TaskBridge, clock: HandClock, library: FakeLibrary) -> SearchPresenter:
    presenter = SearchPresenter(bridge, clock)
    presenter.attach(library)
    return presenter


def two_hits() -> tuple:
    return (fake_hit(1), fake_hit(2))


def test_quick_keystrokes_become_one_search(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    for text in ("h", "he", "hea", "heat"):
        presenter.ask(SearchRequest(text))
    qtbot.waitUntil(lambda: heard.shown == ["heat"])
    assert [request.text for request in library.searched] == ["heat"]


def test_a_late_answer_to_an_old_question_is_not_shown(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.gates["old"] = threading.Event()
    presenter.ask(SearchRequest("old"))
    qtbot.waitUntil(lambda: len(library.searched) == 1)
    presenter.ask(SearchRequest("new"))
    library.gates["old"].set()
    qtbot.waitUntil(lambda: heard.shown == ["new"])


def test_questions_that_pile_up_behind_a_slow_search_are_skipped(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.gates["a"] = threading.Event()
    presenter.ask(SearchRequest("a"))
    qtbot.waitUntil(lambda: len(library.searched) == 1)
    for text in ("ab", "abc", "abcd"):
        presenter.ask(SearchRequest(text))
        qtbot.wait(40)  # longer than keystrokes are coalesced
    library.gates["a"].set()
    qtbot.waitUntil(lambda: heard.shown == ["abcd"])
    assert [request.text for request in library.searched] == ["a", "abcd"]


def test_what_was_typed_before_there_is_a_library_is_searched_when_it_comes(
    qtbot: QtBot, bridge: TaskBridge, clock: HandClock, library: FakeLibrary
) -> None:
    presenter = SearchPresenter(bridge, clock)
    heard = Heard(presenter)
    presenter.ask(SearchRequest("early"))
    qtbot.wait(60)
    presenter.attach(library)
    qtbot.waitUntil(lambda: heard.shown == ["early"])


def test_a_pause_brings_the_close_reading(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.default_hits = two_hits()
    library.second_order = lambda hits: hits[::-1]
    presenter.ask(SearchRequest("heat"))
    qtbot.waitUntil(lambda: heard.settled == [[2, 1]])
    assert heard.shown == ["heat"]


def test_without_a_reranker_nothing_is_read_closely(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.default_hits = two_hits()
    presenter.ask(SearchRequest("heat"))
    qtbot.waitUntil(lambda: heard.shown == ["heat"])
    qtbot.wait(180)
    assert not library.reranked


def test_a_close_reading_of_an_old_question_is_dropped(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.default_hits = two_hits()
    library.second_order = lambda hits: hits[::-1]
    library.rerank_gate = threading.Event()
    presenter.ask(SearchRequest("old"))
    qtbot.waitUntil(lambda: len(library.reranked) == 1)
    presenter.ask(SearchRequest("new"))
    library.rerank_gate.set()
    qtbot.waitUntil(lambda: len(heard.settled) == 1)
    qtbot.wait(50)
    assert [request.text for request in library.reranked] == ["old", "new"]
    assert len(heard.settled) == 1


def test_a_better_order_that_comes_late_waits_until_it_is_asked_for(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary, clock: HandClock
) -> None:
    heard = Heard(presenter)
    library.default_hits = two_hits()
    library.second_order = lambda hits: hits[::-1]
    library.rerank_gate = threading.Event()
    presenter.ask(SearchRequest("heat"))
    qtbot.waitUntil(lambda: len(library.reranked) == 1)
    clock.now_ms += 700
    library.rerank_gate.set()
    qtbot.waitUntil(lambda: heard.ready == [True])
    assert not heard.settled
    presenter.ask_again()
    assert heard.settled == [[2, 1]]
    assert heard.ready == [True, False]


def test_an_empty_field_shows_nothing_and_searches_nothing(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    presenter.ask(SearchRequest("heat"))
    presenter.ask(SearchRequest("  "))
    qtbot.wait(60)
    assert heard.n_cleared == 1
    assert not library.searched


def test_a_search_that_takes_long_says_so_and_stops_saying_so(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.gates["slow"] = threading.Event()
    presenter.ask(SearchRequest("slow"))
    qtbot.waitUntil(lambda: True in heard.busy)
    library.gates["slow"].set()
    qtbot.waitUntil(lambda: heard.shown == ["slow"])
    assert heard.busy[-1] is False


def test_a_search_that_fails_is_told_and_the_next_one_works(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.problem = DataProblem(ErrorCode.DATABASE_DAMAGED)
    presenter.ask(SearchRequest("heat"))
    qtbot.waitUntil(lambda: bool(heard.failed))
    library.problem = None
    presenter.ask(SearchRequest("pump"))
    qtbot.waitUntil(lambda: heard.shown == ["pump"])


def test_counts_of_all_kinds_stay_while_one_kind_is_chosen(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.default_hits = (fake_hit(1, kind=Kind.PDF), fake_hit(2, kind=Kind.MAIL))
    presenter.ask(SearchRequest("heat"))
    qtbot.waitUntil(lambda: len(heard.shown) == 1)
    chosen = SearchRequest("heat", kinds=(Kind.PDF,))
    presenter.ask(chosen)
    qtbot.waitUntil(lambda: len(heard.shown) == 2)
    assert presenter.response is not None
    assert presenter.counts(presenter.response, chosen) == {Kind.PDF: 1, Kind.MAIL: 1}


def test_a_library_that_grew_is_searched_again_and_read_closely_in_one_go(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    library.default_hits = two_hits()
    presenter.ask(SearchRequest("heat"))
    qtbot.waitUntil(lambda: heard.shown == ["heat"] and not presenter._pause.isActive())
    library.default_hits = (fake_hit(1), fake_hit(2), fake_hit(3))
    library.second_order = lambda hits: hits[::-1]  # the model came
    presenter.refresh(at_once=True)
    qtbot.waitUntil(lambda: heard.refreshed == [[3, 2, 1]])
    assert heard.shown == ["heat"]
    assert not heard.settled


def test_searching_again_waits_a_few_seconds_and_once_for_many_reasons(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    presenter.ask(SearchRequest("heat"))
    qtbot.waitUntil(lambda: heard.shown == ["heat"] and not presenter._pause.isActive())
    presenter.refresh()
    waits_ms = presenter._fresh.remainingTime()
    presenter.refresh()
    assert waits_ms > 1_000
    assert presenter._fresh.remainingTime() <= waits_ms
    qtbot.wait(40)
    assert len(library.searched) == 1
    presenter._fresh.timeout.emit()
    qtbot.waitUntil(lambda: len(heard.refreshed) == 1)


def test_what_a_search_nobody_asked_for_finds_is_dropped_once_something_new_is_typed(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    heard = Heard(presenter)
    presenter.ask(SearchRequest("old"))
    qtbot.waitUntil(lambda: heard.shown == ["old"] and not presenter._pause.isActive())
    library.gates["old"] = threading.Event()
    presenter.refresh(at_once=True)
    qtbot.waitUntil(lambda: len(library.searched) == 2)
    presenter.ask(SearchRequest("new"))
    library.gates["old"].set()
    qtbot.waitUntil(lambda: heard.shown == ["old", "new"])
    qtbot.wait(30)
    assert not heard.refreshed


def test_with_nothing_asked_a_library_that_grew_is_not_searched(
    qtbot: QtBot, presenter: SearchPresenter, library: FakeLibrary
) -> None:
    presenter.refresh(at_once=True)
    qtbot.wait(40)
    assert not library.searched


def test_without_a_library_what_is_typed_is_answered_by_the_reason(
    qtbot: QtBot, bridge: TaskBridge, clock: HandClock, library: FakeLibrary
) -> None:
    presenter = SearchPresenter(bridge, clock)
    heard = Heard(presenter)
    presenter.ask(SearchRequest("bees"))
    problem = DataProblem(ErrorCode.DATABASE_TOO_NEW)
    presenter.refuse(problem)
    qtbot.waitUntil(lambda: heard.failed == [problem])
    presenter.ask(SearchRequest("ants"))
    qtbot.waitUntil(lambda: heard.failed == [problem, problem])
    assert heard.busy[-1] is False
    assert not presenter._slow.isActive(), "nothing says that it is still looking"
    presenter.attach(library)
    qtbot.waitUntil(lambda: heard.shown == ["ants"])
