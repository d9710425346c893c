"""What counts as a search, what was really seen, and what a failing write costs."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import EnvironmentProblem, ErrorCode
from engine.feedback.records import LEFT_MS, ActKind
from engine.jobs import Lane, Reporter
from engine.types import DocumentId, GenerationId, Hit, SearchRequest, SearchResponse
from tests.fakes.fake_diary import FakeDiary
from tests.fakes.fake_library import FakeLibrary, fake_hit
from tests.fakes.hand_clock import HandClock
from ui.search.recorder import (
    ANEW_MS,
    COUNTS_MS,
    MAX_AWAY_MS,
    READ_MS,
    SEEN_MS,
    STAYED_MS,
    TAKEN_MS,
    Recorder,
    Screen,
)
from ui.tasks import TaskBridge

HITS = tuple(fake_hit(number) for number in range(1, 7))


class Watched:
    """A recorder with a screen that the test fills, and a clock that it moves."""

    def __init__(self, bridge: TaskBridge, clock: HandClock, library: FakeLibrary) -> None:
        self.clock = clock
        self.bridge = bridge
        self.diary: FakeDiary = library.feedback
        self.on_screen: set[DocumentId] = set()
        self.chosen: Hit | None = None
        screen = Screen(lambda: HITS, lambda: self.on_screen, lambda: self.chosen)
        self.recorder = Recorder(bridge, clock, screen)
        self.recorder.attach(library)

    def show(self, query: str, *rows: int) -> None:
        self.recorder.end()
        self.on_screen = {DocumentId(row) for row in rows or (1, 2, 3)}
        response = SearchResponse(query, GenerationId(1), HITS, {}, {})
        self.recorder.begin(SearchRequest(query), response)

    def wait(self, ms: float) -> None:
        self.clock.now_ms += round(ms)
        self.recorder.look()


@pytest.fixture
def watched(bridge: TaskBridge, clock: HandClock, library: FakeLibrary) -> Iterator[Watched]:
    watched = Watched(bridge, clock, library)
    yield watched
    watched.recorder.end()
    watched.recorder.deleteLater()


@pytest.fixture
def written(watched: Watched, qtbot: QtBot) -> FakeDiary:
    """Wait for what was handed in, whenever the test looks."""

    class Settled(FakeDiary):
        def __getattribute__(self, name: str) -> object:
            qtbot.waitUntil(lambda: watched.bridge.n_jobs == 0)
            return getattr(watched.diary, name)

    return Settled()


def test_a_search_counts_when_its_results_stayed_a_second(
    watched: Watched, written: FakeDiary
) -> None:
    watched.show("heat")
    watched.wait(COUNTS_MS - 1)
    assert not written.impressions
    watched.wait(1)
    watched.wait(COUNTS_MS)
    (impression,) = written.impressions
    assert impression.request == SearchRequest("heat")
    assert impression.response.hits == HITS
    assert impression.seen == {1, 2, 3}


def test_what_is_shown_between_two_letters_does_not_count(
    watched: Watched, written: FakeDiary
) -> None:
    watched.show("hea")
    watched.wait(COUNTS_MS - 1)
    watched.recorder.leave()
    watched.wait(COUNTS_MS)
    watched.show("heat")
    watched.wait(COUNTS_MS)
    assert [one.response.query for one in written.impressions] == ["heat"]


def test_an_act_makes_a_search_count_at_once(watched: Watched, written: FakeDiary) -> None:
    watched.show("heat")
    assert watched.recorder.act(ActKind.OPEN, HITS[4])
    assert written.acts == [(1, ActKind.OPEN, "file 5.md", None)]
    assert written.impressions[0].seen == set()


def test_what_became_of_a_file_is_kept_under_the_search_it_was_opened_from(
    watched: Watched, written: FakeDiary
) -> None:
    watched.show("heat")
    keep = watched.recorder.press(HITS[4])
    watched.show("lease")
    watched.wait(COUNTS_MS)
    keep(ActKind.OPEN)
    assert [one.response.query for one in written.impressions] == ["heat", "lease"]
    assert written.acts == [(1, ActKind.OPEN, "file 5.md", None)]


@pytest.mark.parametrize("came_of_it", [None, ActKind.OPEN, ActKind.REVEAL])
def test_a_search_whose_file_could_not_be_opened_led_nowhere(
    watched: Watched, written: FakeDiary, came_of_it: ActKind | None
) -> None:
    watched.show("heat")
    watched.wait(COUNTS_MS)
    watched.recorder.press(HITS[4])(came_of_it)
    watched.show("noise at night")
    watched.wait(COUNTS_MS)
    kinds = [act[1] for act in written.acts]
    assert kinds == ([ActKind.REFORMULATE] if came_of_it is None else [came_of_it])


def test_a_file_that_opens_once_nothing_is_to_be_kept_is_not_kept(
    watched: Watched, written: FakeDiary
) -> None:
    watched.show("heat")
    keep = watched.recorder.press(HITS[4])
    watched.recorder.set_on(False)
    keep(ActKind.OPEN)
    assert not written.acts


def test_a_row_is_seen_after_half_a_second_on_screen(watched: Watched, written: FakeDiary) -> None:
    watched.show("heat", 1, 2)
    watched.wait(COUNTS_MS)
    watched.on_screen = {DocumentId(2), DocumentId(3)}
    watched.wait(0)
    watched.on_screen = {DocumentId(4)}
    watched.wait(SEEN_MS - 1)
    assert written.impressions[0].seen == {1, 2}
    watched.wait(SEEN_MS)
    assert written.impressions[0].seen == {1, 2, 4}


def test_results_nobody_can_see_do_not_count(watched: Watched, written: FakeDiary) -> None:
    watched.show("heat")
    watched.on_screen = set()
    watched.wait(10 * COUNTS_MS)
    assert not written.impressions


def test_a_preview_counts_when_a_chosen_row_was_read_in_it(
    watched: Watched, written: FakeDiary
) -> None:
    watched.show("heat")
    watched.wait(READ_MS)
    watched.chosen = HITS[1]
    watched.wait(0)
    watched.wait(READ_MS - 1)
    watched.chosen = HITS[2]
    watched.wait(0)
    watched.wait(READ_MS + 500)
    watched.recorder.end()
    assert written.acts == [(1, ActKind.PREVIEW, "file 3.md", READ_MS + 500)]


@pytest.mark.parametrize(
    ("then", "gap_ms", "opened", "expected"),
    [
        ("noise at night", 20_000, False, True),
        ("  HEAT ", 20_000, False, False),
        ("noise at night", 70_000, False, False),
        ("noise at night", 20_000, True, False),
    ],
)
def test_asking_anew_in_other_words_soon_and_without_an_open_is_noted(
    watched: Watched, written: FakeDiary, *, then: str, gap_ms: int, opened: bool, expected: bool
) -> None:
    watched.show("heat")
    watched.wait(COUNTS_MS)
    if opened:
        watched.recorder.act(ActKind.OPEN, HITS[0])
    watched.wait(gap_ms)
    watched.show(then)
    watched.wait(COUNTS_MS)
    anew = [act for act in written.acts if act[1] is ActKind.REFORMULATE]
    assert anew == ([(1, ActKind.REFORMULATE, "", None)] if expected else [])


@pytest.mark.parametrize(
    ("away_ms", "then_ms", "expected"),
    [
        (LEFT_MS - 1, ANEW_MS - COUNTS_MS, True),
        (LEFT_MS, ANEW_MS - COUNTS_MS, False),
        (LEFT_MS - 1, ANEW_MS, False),
    ],
)
def test_a_file_that_was_left_at_once_was_not_what_the_search_was_for(
    watched: Watched, written: FakeDiary, *, away_ms: int, then_ms: int, expected: bool
) -> None:
    watched.show("heat")
    watched.wait(ANEW_MS)
    watched.recorder.act(ActKind.OPEN, HITS[0])
    watched.recorder.activated(active=False)
    watched.wait(away_ms)
    watched.recorder.activated(active=True)
    watched.wait(COUNTS_MS)
    watched.wait(then_ms)
    watched.show("noise at night")
    watched.wait(COUNTS_MS)

    anew = [act[0] for act in written.acts if act[1] is ActKind.REFORMULATE]
    assert anew == ([1] if expected else [])


@pytest.mark.expects_warning
def test_a_write_that_fails_is_told_to_nobody_but_the_one_who_asked(
    watched: Watched, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    watched.diary.problem = EnvironmentProblem(ErrorCode.DISK_FULL, "/profile")
    lost: list[bool] = []
    watched.show("the landlord")
    watched.recorder.act(ActKind.THUMB_UP, HITS[0], on_lost=lambda: lost.append(True))
    qtbot.waitUntil(lambda: watched.bridge.n_jobs == 0)
    assert lost == [True]
    said = [record.getMessage() for record in caplog.records]
    assert all("disk_full" in line.casefold() and "landlord" not in line for line in said)
    assert len(said) == 1
    watched.diary.problem = None
    watched.show("heat")
    watched.wait(COUNTS_MS)
    qtbot.waitUntil(lambda: len(watched.diary.impressions) == 1)


def test_what_was_handed_in_is_kept_when_the_program_ends(
    watched: Watched, bridge: TaskBridge
) -> None:
    def until_told(report: Reporter) -> None:
        while True:
            report("busy", 0)
            time.sleep(0.001)

    bridge.submit(Lane.WRITE, "busy", until_told, on_done=lambda _never: None)
    watched.show("heat")
    assert watched.recorder.act(ActKind.OPEN, HITS[0])
    watched.wait(SEEN_MS)
    watched.recorder.end()
    bridge.close()
    assert watched.diary.acts == [(1, ActKind.OPEN, "file 1.md", None)]
    assert watched.diary.impressions[0].seen == {1, 2, 3}


def test_nothing_is_kept_while_it_is_switched_off(watched: Watched, written: FakeDiary) -> None:
    watched.recorder.set_on(False)
    watched.show("heat")
    watched.wait(COUNTS_MS)
    assert not watched.recorder.takes_acts
    assert not watched.recorder.act(ActKind.OPEN, HITS[0])
    assert not written.impressions


def test_a_profile_that_is_only_read_keeps_nothing(
    watched: Watched, library: FakeLibrary, written: FakeDiary
) -> None:
    library.writable = False
    watched.show("heat")
    watched.wait(COUNTS_MS)
    assert not watched.recorder.act(ActKind.OPEN, HITS[0])
    assert not written.impressions


@pytest.mark.parametrize(
    ("taken_ms", "away_ms", "expected"),
    [
        (500, 5_000, 5_500),
        (500, 45_000, 45_500),
        (500, 2 * MAX_AWAY_MS, MAX_AWAY_MS),
        (TAKEN_MS + 1, 5_000, None),  # the window was left for something else
    ],
)
def test_an_opened_file_is_looked_at_until_the_window_comes_back(
    watched: Watched, written: FakeDiary, taken_ms: int, away_ms: int, expected: int | None
) -> None:
    watched.show("heat")
    watched.recorder.act(ActKind.OPEN, HITS[1])
    watched.wait(taken_ms)
    watched.recorder.activated(active=False)
    watched.wait(away_ms)
    watched.recorder.activated(active=False)  # told twice
    watched.recorder.activated(active=True)
    watched.wait(STAYED_MS)
    assert written.acts == [(1, ActKind.OPEN, "file 2.md", expected)]
    watched.recorder.activated(active=False)  # to something else, much later
    watched.wait(60_000)
    watched.recorder.activated(active=True)
    assert written.acts == [(1, ActKind.OPEN, "file 2.md", expected)]


def test_only_the_file_that_was_opened_last_is_come_back_from(
    watched: Watched, written: FakeDiary
) -> None:
    watched.show("heat")
    watched.recorder.act(ActKind.OPEN, HITS[1])
    watched.wait(1_000)
    watched.recorder.act(ActKind.OPEN, HITS[2])
    watched.recorder.activated(active=False)
    watched.wait(40_000)
    watched.recorder.activated(active=True)
    watched.wait(STAYED_MS)
    assert [dwell for *_, dwell in written.acts] == [None, 40_000]


def test_a_window_that_flashes_up_while_a_program_starts_is_not_come_back_to(
    watched: Watched, written: FakeDiary
) -> None:
    watched.show("heat")
    watched.recorder.act(ActKind.OPEN, HITS[1])
    for active in (False, True, False):  # "open with", back, the program
        watched.wait(1_000)
        watched.recorder.activated(active=active)
    watched.wait(600_000)
    watched.recorder.activated(active=True)
    watched.recorder.act(ActKind.THUMB_UP, HITS[1])  # at once: that is to stay

    assert written.acts[0] == (1, ActKind.OPEN, "file 2.md", 603_000)


def test_pressing_a_row_twice_opens_it_once(watched: Watched, written: FakeDiary) -> None:
    watched.show("heat")
    for _ in range(2):
        watched.recorder.press(HITS[1])(ActKind.OPEN)
        watched.wait(1_000)
    watched.recorder.activated(active=False)
    watched.wait(5_000)
    watched.recorder.activated(active=True)
    watched.wait(STAYED_MS)
    watched.recorder.press(HITS[1])(ActKind.OPEN)

    assert [dwell for *_, dwell in written.acts] == [7_000, None]


def test_a_window_that_was_never_left_tells_nothing(watched: Watched, written: FakeDiary) -> None:
    watched.show("heat")
    watched.recorder.act(ActKind.OPEN, HITS[1])
    watched.recorder.activated(active=True)
    watched.wait(1_000)
    assert written.acts == [(1, ActKind.OPEN, "file 2.md", None)]
