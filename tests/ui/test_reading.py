"""One run at a time; figures that are true; pause, trouble and what comes after."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.courtesy import Wait
from engine.errors import EnvironmentProblem, ErrorCode
from engine.figures import ReadProgress
from engine.jobs import Progress
from engine.types import FolderId
from tests.fakes.fake_library import FakeLibrary, fake_folder
from tests.fakes.hand_clock import HandClock
from ui.look import Look
from ui.notices import reading_notice
from ui.reading import ReadingPresenter, share_of
from ui.reading_state import Phase, ReadingState
from ui.sidebar import IndexState, figures_lines
from ui.tasks import TaskBridge

HALF = ReadProgress(5, 10, 50, 50, 21.4, 240_000.0)


@pytest.fixture
def reading(bridge: TaskBridge, clock: HandClock) -> ReadingPresenter:
    return ReadingPresenter(bridge, clock)


def test_a_library_that_comes_is_looked_through_and_read(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary, tmp_path: Path
) -> None:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    statuses: list[object] = []
    reading.library_changed.connect(lambda status, folders: statuses.append(status))
    reading.attach(library)
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING and bool(statuses))
    assert library.n_scans == 1


def test_reading_can_be_paused_and_resumed(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    library.read_steps = [HALF]
    library.read_gate = threading.Event()
    reading.attach(library)
    qtbot.waitUntil(lambda: reading.state.phase is Phase.READING)
    reading.toggle_pause()
    assert reading.state.phase is Phase.PAUSED
    library.read_gate.set()
    qtbot.wait(150)
    assert reading.state.phase is Phase.PAUSED
    reading.toggle_pause()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


def test_the_time_left_changes_at_most_every_two_seconds(
    reading: ReadingPresenter, clock: HandClock
) -> None:
    reading._tell_reading(HALF, clock.monotonic_ms())
    sooner = ReadProgress(6, 10, 60, 40, 30.0, 100_000.0)
    reading._tell_reading(sooner, clock.monotonic_ms() + 500)
    assert reading.state.ms_left == 240_000.0
    assert reading.state.n_done == 6
    reading._tell_reading(sooner, clock.monotonic_ms() + 2_500)
    assert reading.state.ms_left == 100_000.0


@pytest.mark.parametrize(("stage", "phase"), [("blend", Phase.READING), ("green", Phase.PREPARING)])
def test_fitting_the_search_s_weights_is_not_called_preparing_the_index(
    reading: ReadingPresenter, stage: str, phase: Phase
) -> None:
    reading._progressed(Progress("read", 5, 10, HALF))
    reading._progressed(Progress(stage, 5, 400))
    assert reading.state.phase is phase


def test_figures_that_take_long_are_fetched_less_often(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary, clock: HandClock
) -> None:
    status = library.status
    n_fetched = 0
    told: list[object] = []

    def slow_status() -> object:
        nonlocal n_fetched
        n_fetched += 1
        clock.now_ms += 1_500
        return status()

    library.status = slow_status
    reading.attach(library)
    reading.library_changed.connect(lambda *figures: told.append(figures))
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING and len(told) > 1)
    before = n_fetched
    for _ in range(20):  # half a minute: once for every fifteen seconds, and at the end
        clock.now_ms += 1_600
        reading._progressed(Progress("read", 5, 10, HALF))
        qtbot.waitUntil(lambda: reading._status_job is None)
    assert 0 < n_fetched - before <= 3


def test_trouble_stops_reading_and_is_kept_for_the_strip(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    library.problem = EnvironmentProblem(ErrorCode.DISK_FULL)
    reading.attach(library)
    qtbot.waitUntil(lambda: reading.state.phase is Phase.STOPPED)
    assert reading.state.problem is library.problem
    library.problem = None
    reading.look_again()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


def test_a_library_on_a_read_only_disk_is_searched_and_not_read(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    library.writable = False
    with qtbot.waitSignal(reading.model_loaded):
        reading.attach(library)
    reading.look_again()
    assert reading.state.phase is Phase.STOPPED
    assert reading.state.problem is not None
    assert reading.state.problem.code is ErrorCode.SEARCH_ONLY
    assert library.n_scans == 0


def test_a_model_that_cannot_be_loaded_does_not_stop_reading(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    heard: list[object] = []
    reading.model_failed.connect(heard.append)
    library.model_problem = EnvironmentProblem(ErrorCode.MODEL_MISSING)
    reading.attach(library)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


def test_a_folder_added_while_others_are_counted_widens_the_next_look(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    gate, looks = threading.Event(), []
    real = library.scan

    def scan(report, folder_ids=None):
        looks.append(folder_ids)
        while len(looks) == 1 and not gate.wait(0.01):
            report("scan", 1)
        return real(report, folder_ids)

    library.scan = scan
    reading.attach(library)
    qtbot.waitUntil(lambda: len(looks) == 1)
    reading.look_again([FolderId(7)])
    qtbot.waitUntil(lambda: len(looks) == 2)
    assert looks == [None, None]
    gate.set()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


def test_a_hint_is_no_look_through_the_folders(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    reading.attach(library)
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)
    qtbot.waitUntil(lambda: reading._model_job is None)
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)
    looks: list[object] = []
    phases: list[Phase] = []

    def scan(report, folder_ids=None):
        looks.append(folder_ids)

    library.scan = scan
    reading.changed.connect(lambda state: phases.append(state.phase))
    reading.look_again([])
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)
    assert looks == [()]
    assert Phase.COUNTING not in phases


def test_how_much_is_done_counts_files_and_passages() -> None:
    assert share_of(HALF) == 0.25
    assert share_of(ReadProgress(0, 0, 0, 0, 0.0, None)) == 1.0
    assert share_of(ReadProgress(10, 10, 80, 0, 1.0, None)) == 1.0


def test_the_strip_names_time_left_only_when_it_was_measured() -> None:
    state = ReadingState(Phase.READING, n_done=12_431, n_files=17_501, files_per_s=21.2)
    assert reading_notice(state, lambda: None).fact == (
        "Searchable by name and words now; by meaning as it is read."
    )
    known = ReadingState(
        Phase.READING, n_done=12_431, n_files=17_501, files_per_s=21.2, ms_left=240_000
    )
    notice = reading_notice(known, lambda: None)
    assert notice.fact == "Searchable by name and words now; by meaning in about 4 min."
    assert notice.figure == "12,431 of 17,501 files · 21 a second"
    assert notice.button == "Pause"
    paused = reading_notice(replace(known, phase=Phase.PAUSED), lambda: None)
    assert paused.figure == "12,431 of 17,501 files"  # nothing is read now, at no speed
    assert paused.button == "Resume"


def test_a_pause_offers_to_go_on() -> None:
    notice = reading_notice(ReadingState(Phase.PAUSED), lambda: None)
    assert notice.button == "Resume"


def test_the_sidebar_says_what_waits_and_how_old_the_look_is(library: FakeLibrary) -> None:
    library.folder_statuses = [fake_folder(1, Path("/a"), n_documents=24_309)]
    status = library.status()
    resting = ReadingState(Phase.RESTING)
    assert figures_lines(resting, status, "2 min ago") == (
        "24,309 files · 2 min ago",
        "24,309 files",
    )
    assert figures_lines(resting, None) == ()
    counting = ReadingState(Phase.COUNTING, n_seen=8_120)
    assert figures_lines(counting, status) == ("8,120 files so far",)
    last = ReadingState(Phase.READING, n_done=10, n_files=10, share=0.5)
    assert figures_lines(last, None) == ("50.0 % by meaning", "50.0 %")
    held = ReadingState(Phase.WAITING, n_done=10, n_files=10, share=0.357)
    half = replace(status, n_by_meaning=round(0.55 * status.n_documents))
    assert figures_lines(held, half)[0] == "55.0 % by meaning"  # as the folders page has it


def test_the_sidebar_shows_as_much_of_its_figures_as_there_is_room_for(look: Look) -> None:
    foot = IndexState(look)
    foot.resize(look.theme.px(192), foot.height())
    late = ReadingState(Phase.READING, n_done=9, n_files=9, share=0.297, ms_left=7_800_000.0)
    lines = figures_lines(late, None)
    assert lines == (
        "29.7 % by meaning · about 2 h 10 min",
        "29.7 % · about 2 h 10 min",
        "about 2 h 10 min",
    )
    foot.show_state(late, lines)
    width = look.theme.metrics("small").horizontalAdvance
    assert [foot._fitting(width(line)) for line in lines] == list(lines)
    assert foot._fitting(width(lines[-1]) - 1).endswith("…")
    assert foot.toolTip().endswith(lines[0])
    early = replace(late, n_done=24_309, n_files=100_000)
    assert figures_lines(early, None)[1] == "75,691 left · about 2 h 10 min"


MUCH = ReadProgress(5, 500, 50, 5_000, 21.4, 240_000.0)


def reading_much(qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary) -> None:
    library.read_steps = [MUCH]
    library.read_gate = threading.Event()
    reading.attach(library)
    qtbot.waitUntil(lambda: reading.state.n_files == 500)


def test_reading_waits_on_battery_and_goes_on_after_it_or_when_told(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    waived: list[object] = []
    reading.waived.connect(waived.append)
    reading_much(qtbot, reading, library)
    reading.let_wait(Wait.BATTERY)
    assert (reading.state.phase, reading.state.waits) == (Phase.WAITING, Wait.BATTERY)
    notice = reading_notice(reading.state, reading.toggle_pause)
    assert notice.fact == "On battery, so reading waits."
    reading.let_wait(None)
    assert reading.state.phase is Phase.READING
    reading.let_wait(Wait.BUSY)
    assert "busy" in reading_notice(reading.state, reading.toggle_pause).fact
    reading.toggle_pause()
    assert reading.state.phase is Phase.READING
    assert waived == [Wait.BUSY]
    assert library.read_gate is not None
    library.read_gate.set()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


def test_what_was_asked_for_waits_on_battery_but_for_no_busy_machine(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    reading_much(qtbot, reading, library)
    reading.look_again([FolderId(1)], asked=True)
    qtbot.waitUntil(lambda: reading.state.n_files == 500)
    reading.let_wait(Wait.BUSY)
    assert reading.state.phase is Phase.READING
    reading.let_wait(Wait.BATTERY)
    assert reading.state.phase is Phase.WAITING
    reading.let_wait(Wait.BUSY)
    assert reading.state.phase is Phase.READING
    assert library.read_gate is not None
    library.read_gate.set()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)
    library.read_gate.clear()
    reading.look_again()
    qtbot.waitUntil(lambda: reading.state.n_files == 500)
    reading.let_wait(Wait.BUSY)
    assert reading.state.phase is Phase.WAITING
    library.read_gate.set()
    reading.let_wait(None)
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


def test_a_few_changed_files_are_read_on_battery_too(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    library.read_steps = [HALF]
    library.read_gate = threading.Event()
    reading.attach(library)
    reading.let_wait(Wait.BATTERY)
    qtbot.waitUntil(lambda: reading.state.n_files == 10)
    assert reading.state.phase is Phase.READING
    library.read_gate.set()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


def test_a_pause_from_elsewhere_goes_with_its_mark_and_ones_own_stays(
    qtbot: QtBot, reading: ReadingPresenter, library: FakeLibrary
) -> None:
    chosen: list[bool] = []
    reading.pause_chosen.connect(lambda paused, _for_ms: chosen.append(paused))
    reading_much(qtbot, reading, library)
    reading.let_wait(Wait.PAUSED)
    assert reading.state.phase is Phase.PAUSED
    reading.let_wait(None)
    assert reading.state.phase is Phase.READING
    assert chosen == [], "what came from the mark is not written again"
    reading.toggle_pause()
    reading.let_wait(None)  # a look from before the mark was written
    assert reading.state.phase is Phase.PAUSED
    reading.toggle_pause()
    assert (reading.state.phase, chosen) == (Phase.READING, [True, False])
    assert library.read_gate is not None
    library.read_gate.set()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)
