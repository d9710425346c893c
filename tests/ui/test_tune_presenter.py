"""Tuning goes as its owner says: nothing is switched by itself, a verdict stays till it is met."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.learning import TrialFigures, TuneProgress, TuneStep
from engine.verdict import Decision, Reason
from engine.versions import BUNDLED_ENCODER, EventKind
from tests.fakes.fake_library import FakeLibrary, FakeSettings
from tests.fakes.fake_tuning import NOW_MS, TUNED, fake_event, fake_model, fake_verdict, not_better
from tests.fakes.hand_clock import HandClock
from ui.tasks import TaskBridge
from ui.tune.presenter import TunePresenter
from ui.tune.state import Phase, Work

TRAINING = TuneProgress(TuneStep.TRAIN, 1, 3, 0.2, 0.9)


@pytest.fixture
def presenter(
    bridge: TaskBridge, settings: FakeSettings, clock: HandClock, library: FakeLibrary
) -> TunePresenter:
    presenter = TunePresenter(bridge, settings, clock)
    presenter.attach(library)
    return presenter


def ask(qtbot: QtBot, presenter: TunePresenter) -> None:
    with qtbot.waitSignal(presenter.changed):
        presenter.refresh()


def wait_for(qtbot: QtBot, presenter: TunePresenter, phase: Phase) -> None:
    qtbot.waitUntil(lambda: presenter.screen.phase is phase)


def waiting(presenter: TunePresenter) -> list[bool]:
    told: list[bool] = []
    presenter.waiting.connect(told.append)
    return told


def judged(presenter: TunePresenter) -> list[str]:
    told: list[str] = []
    presenter.judged.connect(lambda: told.append("a verdict"))
    return told


def test_too_few_searches_offer_nothing(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    told = waiting(presenter)
    library.feedback.recorded = [fake_event(1, "heat", "a.pdf")]
    ask(qtbot, presenter)
    assert presenter.screen.phase is Phase.NOT_ENOUGH
    assert [line.query for line in presenter.screen.known.lines] == ["heat"]
    assert told == [False]


def test_being_ready_is_told_once(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.get_ready()
    told = waiting(presenter)
    ask(qtbot, presenter)
    assert (presenter.screen.phase, told[-1]) == (Phase.READY, True)
    presenter.page_shown(shown=True)
    assert told[-1] is False
    presenter.page_shown(shown=False)
    ask(qtbot, presenter)
    assert told[-1] is False


def test_a_tune_ends_with_its_verdict_and_switches_nothing(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.get_ready()
    told = waiting(presenter)
    ask(qtbot, presenter)
    presenter.start()
    assert presenter.screen.phase is Phase.RUNNING
    wait_for(qtbot, presenter, Phase.REPORT)
    report = presenter.screen.report
    assert (len(report.better), len(report.worse), len(report.same)) == (21, 9, 66)
    assert report.can_use
    assert not report.in_use
    assert library.tuning.in_use is None
    assert told[-1] is True


def test_a_verdict_is_told_once_and_no_other_thing_to_look_at_is(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(not_better(), NOW_MS - 1)  # of an earlier run of the program
    library.tuning.get_ready()
    told = judged(presenter)
    ask(qtbot, presenter)
    presenter.close_report()
    assert presenter.screen.phase is Phase.READY
    library.tuning.outcome = EnvironmentProblem(ErrorCode.NOT_ENOUGH_SPACE, "411 MB are free")
    presenter.start()
    wait_for(qtbot, presenter, Phase.FAILED)
    assert told == []
    library.tuning.outcome = fake_verdict(3, 1, 1)
    presenter.try_again()
    wait_for(qtbot, presenter, Phase.REPORT)
    presenter.page_shown(shown=True)
    ask(qtbot, presenter)
    assert told == ["a verdict"]


def test_a_better_verdict_waits_for_an_answer_even_when_it_was_seen(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(fake_verdict(3, 1, 1))
    told = waiting(presenter)
    presenter.page_shown(shown=True)
    wait_for(qtbot, presenter, Phase.REPORT)
    presenter.page_shown(shown=False)
    ask(qtbot, presenter)
    assert told[-1] is True
    presenter.keep()
    assert told[-1] is False
    assert presenter.screen.phase is Phase.NOT_ENOUGH


def test_a_verdict_without_gain_waits_until_it_was_seen(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(not_better())
    told = waiting(presenter)
    ask(qtbot, presenter)
    assert told[-1] is True
    presenter.page_shown(shown=True)
    assert told[-1] is False
    assert not presenter.screen.report.can_use


def test_a_close_call_cannot_be_used(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    close = fake_verdict(15, 9, 20, decision=Decision.CLOSE_CALL, reasons=(Reason.MAY_BE_LUCK,))
    library.tuning.give(close)
    ask(qtbot, presenter)
    assert library.tuning.candidate == TUNED
    assert not presenter.screen.report.can_use


def test_what_was_dealt_with_can_be_looked_at_again(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(not_better())
    ask(qtbot, presenter)
    presenter.close_report()
    assert presenter.screen.phase is Phase.NOT_ENOUGH
    ask(qtbot, presenter)
    assert presenter.screen.phase is Phase.NOT_ENOUGH
    presenter.show_report(presenter.screen.known.past[0])
    assert presenter.screen.phase is Phase.REPORT
    presenter.close_report()
    assert presenter.screen.phase is Phase.NOT_ENOUGH


def test_every_earlier_report_can_be_looked_at(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(fake_verdict(3, 1, 1), NOW_MS - 2)
    library.tuning.give(not_better(4, 5, 6), NOW_MS - 1)
    ask(qtbot, presenter)
    presenter.close_report()
    first = presenter.screen.known.past[-1]
    presenter.show_report(first)
    report = presenter.screen.report
    assert (len(report.better), len(report.worse)) == (3, 1)
    assert not report.is_latest
    assert not report.can_use  # another was judged since
    presenter.close_report()
    assert presenter.screen.phase is Phase.NOT_ENOUGH


def test_a_cold_start_that_failed_is_tried_again_as_one(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.outcome = EnvironmentProblem(ErrorCode.NOT_ENOUGH_SPACE, "411 MB are free")
    presenter.start_cold()
    assert presenter.screen.run.is_cold
    wait_for(qtbot, presenter, Phase.FAILED)
    library.tuning.outcome = fake_verdict(3, 1, 1)
    presenter.try_again()
    wait_for(qtbot, presenter, Phase.REPORT)
    assert library.tuning.begun_cold == [True, True]
    assert presenter.screen.report.is_cold


def test_files_of_a_report_are_named(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.feedback.recorded = [fake_event(1, "better 0", "0.md")]
    library.tuning.give(fake_verdict(2, 1, 1))
    ask(qtbot, presenter)
    named = {one.query: one.path for one in presenter.screen.report.better}
    assert named["better 0"].name == "0.md"
    assert named["better 1"] is None


def test_files_of_a_cold_report_are_named_by_the_library(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.files = {b"0.md".hex(): Path("/docs/0.md"), b"7.md".hex(): Path("/docs/7.md")}
    library.tuning.give(fake_verdict(2, 0, 0), is_cold=True)
    ask(qtbot, presenter)
    paths = {one.query: one.path for one in presenter.screen.report.better}
    assert paths == {"better 0": Path("/docs/0.md"), "better 1": None}


def test_progress_draws_the_plots_and_measures_the_time_left(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary, clock: HandClock
) -> None:
    library.tuning.steps = (TRAINING,)
    library.tuning.gate = threading.Event()
    presenter.start()
    qtbot.waitUntil(lambda: bool(presenter.screen.run.losses))
    assert presenter.screen.run.ms_left is None
    clock.now_ms += 60_000
    presenter._progressed(presenter._job.reporter.progress)
    assert presenter.screen.run.ms_left == pytest.approx(240_000)
    assert [point.loss for point in presenter.screen.run.losses] == [0.9]
    library.tuning.gate.set()
    wait_for(qtbot, presenter, Phase.REPORT)


def test_a_pause_does_not_count_as_time(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary, clock: HandClock
) -> None:
    library.tuning.steps = (TRAINING,)
    library.tuning.gate = threading.Event()
    presenter.start()
    qtbot.waitUntil(lambda: bool(presenter.screen.run.losses))
    clock.now_ms += 10_000
    presenter.toggle_pause()
    assert presenter.screen.run.is_paused
    clock.now_ms += 3_600_000
    presenter.toggle_pause()
    assert not presenter.screen.run.is_paused
    presenter._progressed(presenter._job.reporter.progress)
    assert presenter.screen.run.ms_left == pytest.approx(40_000)
    library.tuning.gate.set()
    wait_for(qtbot, presenter, Phase.REPORT)


def test_a_paused_tune_can_be_stopped_and_changes_nothing(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.steps = (TRAINING,)
    library.tuning.gate = threading.Event()
    presenter.start()
    qtbot.waitUntil(lambda: bool(presenter.screen.run.losses))
    presenter.toggle_pause()
    presenter.stop()
    assert presenter.screen.run.is_stopping
    wait_for(qtbot, presenter, Phase.STOPPED)
    assert library.tuning.verdict is None
    qtbot.waitUntil(lambda: presenter.screen.known is not None)
    presenter.go_back()
    wait_for(qtbot, presenter, Phase.NOT_ENOUGH)


def test_a_tune_that_failed_says_why_and_can_be_tried_again(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.outcome = EnvironmentProblem(ErrorCode.NOT_ENOUGH_SPACE, "411 MB are free")
    presenter.start()
    wait_for(qtbot, presenter, Phase.FAILED)
    assert presenter.screen.problem.code is ErrorCode.NOT_ENOUGH_SPACE
    library.tuning.outcome = fake_verdict(3, 1, 1)
    presenter.try_again()
    wait_for(qtbot, presenter, Phase.REPORT)


def test_the_tuned_model_serves_when_it_is_wanted_and_can_be_undone(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(fake_verdict(3, 1, 1))
    library.tuning.reading_steps = ((31, 100),)
    library.tuning.gate = threading.Event()
    ask(qtbot, presenter)
    presenter.use()
    assert presenter.screen.phase is Phase.READING
    library.tuning.gate.set()
    with qtbot.waitSignal(presenter.switched):
        pass
    wait_for(qtbot, presenter, Phase.REPORT)
    screen = presenter.screen
    assert screen.report.in_use
    assert screen.known.since_utc_ms == NOW_MS
    assert screen.known.state.can_undo
    with qtbot.waitSignal(presenter.switched):
        presenter.undo()
    wait_for(qtbot, presenter, Phase.NOT_ENOUGH)
    assert library.tuning.in_use is None


def test_reading_that_did_not_confirm_the_gain_keeps_the_present_model(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(fake_verdict(3, 1, 1))
    library.tuning.problem = InputProblem(ErrorCode.NOT_CONFIRMED)
    ask(qtbot, presenter)
    news: list[None] = []
    presenter.judged.connect(lambda: news.append(None))
    presenter.use()
    wait_for(qtbot, presenter, Phase.FAILED)
    assert presenter.screen.work is Work.USE
    assert library.tuning.in_use is None
    qtbot.waitUntil(lambda: len(presenter.screen.known.past) == 2)
    assert not news, "it is on the page already"
    presenter.go_back()
    wait_for(qtbot, presenter, Phase.NOT_ENOUGH)


def test_keeping_the_present_model_gives_up_what_the_other_has_read(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(fake_verdict(3, 1, 1))
    library.models.models[-1] = fake_model(TUNED, "Tuned 1", n_built=500)
    ask(qtbot, presenter)
    presenter.keep()
    qtbot.waitUntil(lambda: library.models.used == [BUNDLED_ENCODER])


def test_keeping_the_present_model_after_a_close_call_gives_up_its_trial(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.give(fake_verdict(3, 1, 1, decision=Decision.CLOSE_CALL))
    library.tuning.can_try = True  # its reading was called off before it read anything
    ask(qtbot, presenter)
    presenter.keep()
    qtbot.waitUntil(lambda: library.models.used == [BUNDLED_ENCODER])


@pytest.fixture
def in_turn(library: FakeLibrary) -> Iterator[threading.Event]:
    """Let another change of models go on until this is set."""
    library.tuning.give(fake_verdict(3, 1, 1))
    library.tuning.switch()
    library.models.turn = threading.Event()
    yield library.models.turn
    library.models.turn.set()


def waits(presenter: TunePresenter) -> list[bool]:
    told: list[bool] = []
    presenter.change.waits.connect(told.append)
    return told


def test_a_change_of_models_waits_its_turn_and_no_act_waits_with_it(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary, in_turn: threading.Event
) -> None:
    library.feedback.recorded = [fake_event(1, "heat", "a.pdf")]
    ask(qtbot, presenter)
    told = waits(presenter)
    presenter.undo()
    qtbot.waitUntil(lambda: told == [True])
    presenter.leave_out(presenter.screen.known.lines[0])
    qtbot.waitUntil(lambda: library.feedback.recorded[0].act.left_out)
    presenter.undo()  # once more is not back again
    presenter.delete(TUNED)
    with qtbot.waitSignal(presenter.switched):
        in_turn.set()
    assert told == [True, False]
    ask(qtbot, presenter)
    assert library.tuning.in_use is None
    assert library.models.deleted == []


def test_a_change_of_models_that_waits_can_be_called_off(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary, in_turn: threading.Event
) -> None:
    ask(qtbot, presenter)
    told = waits(presenter)
    presenter.undo()
    qtbot.waitUntil(lambda: told == [True])
    presenter.change.call_off()
    qtbot.waitUntil(lambda: told == [True, False])
    assert library.tuning.in_use == TUNED
    presenter.undo()
    with qtbot.waitSignal(presenter.switched):
        in_turn.set()


def test_a_change_of_models_does_not_wait_for_a_tune(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary, in_turn: threading.Event
) -> None:
    in_turn.set()
    ask(qtbot, presenter)
    library.tuning.gate = threading.Event()
    presenter.start()
    with qtbot.waitSignal(presenter.switched):
        presenter.undo()
    assert library.tuning.in_use is None
    assert presenter.screen.phase is Phase.RUNNING
    presenter.stop()
    qtbot.waitUntil(lambda: presenter.screen.phase is not Phase.RUNNING)
    qtbot.waitUntil(lambda: presenter._asking is None)


def test_the_end_of_the_program_calls_off_a_change_of_models_that_waits(
    qtbot: QtBot,
    presenter: TunePresenter,
    library: FakeLibrary,
    bridge: TaskBridge,
    in_turn: threading.Event,
) -> None:
    ask(qtbot, presenter)
    told = waits(presenter)
    for change in (presenter.undo, presenter.keep, lambda: presenter.delete(TUNED)):
        change()
    qtbot.waitUntil(lambda: told == [True])
    bridge.close()
    assert library.tuning.in_use == TUNED
    assert (library.models.used, library.models.deleted) == ([], [])


def test_another_tuned_model_in_use_does_not_make_the_latest_verdict_used(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.models.models.append(fake_model(5, "Tuned 1", in_use=True))
    library.tuning.in_use = 5
    library.models.add_event(EventKind.SWITCH, NOW_MS - 1000, version=5)
    library.tuning.give(not_better())
    ask(qtbot, presenter)
    assert not presenter.screen.report.in_use
    assert [past.was_used for past in presenter.screen.known.past] == [False]


def test_a_line_is_left_out_at_once_and_put_back(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.feedback.recorded = [fake_event(1, "heat", "a.pdf"), fake_event(2, "cold", "b.pdf")]
    ask(qtbot, presenter)
    presenter.leave_out(presenter.screen.known.lines[1])
    assert [line.left_out for line in presenter.screen.known.lines] == [False, True]
    qtbot.waitUntil(lambda: library.feedback.recorded[1].act.left_out)
    presenter.leave_out(presenter.screen.known.lines[1])
    qtbot.waitUntil(lambda: not library.feedback.recorded[1].act.left_out)


def test_forgetting_and_deleting_ask_the_library(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.feedback.recorded = [fake_event(1, "heat", "a.pdf")]
    library.models.models.append(fake_model(5, "Tuned 1"))
    ask(qtbot, presenter)
    presenter.forget_all()
    qtbot.waitUntil(lambda: not presenter.screen.known.lines)
    presenter.delete(5)
    qtbot.waitUntil(lambda: len(presenter.screen.known.models) == 1)
    assert library.models.deleted == [5]


CLOSE = fake_verdict(15, 9, 20, decision=Decision.CLOSE_CALL, reasons=(Reason.MAY_BE_LUCK,))


def begin_trial(qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary) -> None:
    library.tuning.give(CLOSE)
    library.tuning.can_try = True
    ask(qtbot, presenter)
    assert presenter.screen.report.can_try
    presenter.try_out()
    wait_for(qtbot, presenter, Phase.TRIAL)


def test_a_trial_is_counted_after_every_act_and_ends_with_its_verdict(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    told = waiting(presenter)
    begin_trial(qtbot, presenter, library)
    verdicts = judged(presenter)
    assert told[-1] is False
    library.tuning.figures = TrialFigures(12, 60, 6, 2)
    presenter.acted()
    qtbot.waitUntil(lambda: presenter.screen.known.state.trial.n_searches == 12)
    library.tuning.end_trial(fake_verdict(15, 9, 20))
    presenter.acted()
    wait_for(qtbot, presenter, Phase.REPORT)
    report = presenter.screen.report
    assert report.can_use
    assert report.trial == TrialFigures(12, 60, 6, 2)
    assert told[-1] is True
    assert verdicts == ["a verdict"]
    assert library.tuning.in_use is None


def test_a_stopped_trial_can_be_gone_on_with(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    begin_trial(qtbot, presenter, library)
    verdicts = judged(presenter)
    presenter.stop_trial()
    wait_for(qtbot, presenter, Phase.REPORT)
    assert presenter.screen.report.can_try
    assert verdicts == []


def test_what_is_done_outside_of_trials_asks_nothing(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    ask(qtbot, presenter)
    library.tuning.figures = TrialFigures(1, 60, 1, 0)
    presenter.acted()
    assert presenter.screen.known.state.trial is None


def test_a_pack_is_added_with_progress_and_then_there(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.has_pack = False
    library.packs.gate = threading.Event()
    ask(qtbot, presenter)
    presenter.add_pack(Path("/stick/tuning.honeyguide-pack"))
    assert presenter.screen.phase is Phase.ADDING
    qtbot.waitUntil(lambda: presenter.screen.run.share == 0.5)
    library.packs.gate.set()
    wait_for(qtbot, presenter, Phase.NOT_ENOUGH)
    assert library.packs.added == [Path("/stick/tuning.honeyguide-pack")]
    assert presenter.screen.known.state.has_pack


def test_a_file_that_is_no_pack_is_refused_and_nothing_changes(
    qtbot: QtBot, presenter: TunePresenter, library: FakeLibrary
) -> None:
    library.tuning.has_pack = False
    library.packs.problem = InputProblem(ErrorCode.BAD_PACK, "photo.jpg: File is not a zip file")
    ask(qtbot, presenter)
    presenter.add_pack(Path("/photo.jpg"))
    wait_for(qtbot, presenter, Phase.FAILED)
    assert presenter.screen.work is Work.ADD
    assert not library.tuning.has_pack
    presenter.go_back()
    wait_for(qtbot, presenter, Phase.NOT_ENOUGH)
