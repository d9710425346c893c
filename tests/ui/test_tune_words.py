"""The tune page says what was found, in figures that can be checked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.feedback.records import ActId, ActKind, ImpressionId
from engine.learning import Readiness, TuneCost, TuneProgress, TuneState, TuneStep
from engine.verdict import Check, CheckName, Decision, Reason
from engine.versions import COLD_START, Origin
from tests.fakes.fake_tuning import (
    fake_checks,
    fake_event,
    fake_model,
    fake_outcome,
    fake_verdict,
    not_better,
)
from ui.tune import verdict_words, words
from ui.tune.evidence import FileNames, evidence, signs_in_figures
from ui.tune.state import HeldOutPoint, LossPoint, Run
from ui.tune.verdict_words import Tone

pytestmark = pytest.mark.usefixtures("qapp")


def state(readiness: Readiness, **changes: object) -> TuneState:
    values: dict[str, object] = {
        "readiness": readiness,
        "n_searches": 11,
        "n_clusters": 11,
        "n_files": 9,
        "has_pack": True,
        "cost": TuneCost(None, None, 0),
        "verdict": None,
        "verdict_utc_ms": None,
        "candidate": None,
        "in_use": None,
        "can_undo": False,
        "cold_start_ready": False,
        "verdict_is_cold": False,
        "least_clusters": 30,
    }
    return TuneState(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("missing", "title", "line"),
    [
        (Readiness(19, 6, 0), "19 more searches to go", "fewer than 30"),
        (
            Readiness(0, 6, 0),
            "Searches for 6 more files to go",
            "9 files so far. With fewer than 15",
        ),
        (Readiness(0, 0, 7), "7 new searches to go", "each verdict needs new ones"),
        (Readiness(0, 0, 0), "Ready to tune", "prove whether it helped"),
    ],
)
def test_what_is_missing_is_named(missing: Readiness, title: str, line: str) -> None:
    assert words.readiness_title(missing) == title
    assert line in words.readiness_line(state(missing))


def test_one_missing_search_is_not_a_plural() -> None:
    assert words.readiness_title(Readiness(1, 0, 0)) == "1 more search to go"


def test_every_decision_reason_and_check_has_words() -> None:
    for decision in Decision:
        assert words.decision(decision)
        assert verdict_words.report_title(fake_verdict(3, 2, 1, decision=decision))
    line = verdict_words.report_line(replace(not_better(), reasons=tuple(Reason)))
    assert line.count(".") == len(Reason) + 2
    lines = verdict_words.all_figures(fake_verdict(1, 1, 1))
    assert len(lines) == 1 + len(CheckName)
    assert not any("_" in line for line in lines)


@pytest.mark.parametrize("key", ["base_ndcg_10", "present_ndcg_10"])  # the latter once stored
def test_general_questions_are_told_of_the_untuned_model(key: str) -> None:
    check = Check(CheckName.GENERAL, passed=True, figures=((key, 0.79),))
    line = verdict_words.all_figures(fake_verdict(1, 1, 1, checks=(check,)))[-1]
    assert line == "General questions: passed. nDCG@10 with the untuned model 0.79"


def test_what_got_worse_stands_beside_what_got_better() -> None:
    assert (
        verdict_words.report_title(fake_verdict(21, 9, 66))
        == "Better on 21 of your searches, worse on 9"
    )
    line = verdict_words.report_line(fake_verdict(21, 9, 66))
    assert line.startswith("66 of 96 stayed the same.")
    close = fake_verdict(15, 9, 20, decision=Decision.CLOSE_CALL, p_value=0.125)
    assert verdict_words.report_title(close) == "Perhaps better: 15 to 9"
    assert "Luck would do this 1 time in 8." in verdict_words.report_line(close)
    assert verdict_words.report_line(not_better()).startswith(
        "Better on 7, worse on 8 of 41 searches."
    )


@pytest.mark.parametrize(
    ("p_value", "said"),
    [
        (1 / 60, "luck would do this 1 time in 60"),
        (0.41, "luck would do this 4 times in 10"),
        (0.0001, "luck would do this less than 1 time in 1,000"),
        (1.0, "luck would do this nearly always"),
    ],
)
def test_luck_is_said_in_times(p_value: float, said: str) -> None:
    assert verdict_words.luck(p_value) == said


def test_the_four_checks_carry_their_figures() -> None:
    lines = verdict_words.checks(fake_verdict(21, 9, 66))
    assert [line.tone for line in lines] == [Tone.GOOD] * 4
    assert lines[1].figures == "87 of 96, before 75"
    assert lines[2].figures == "99 of 100 are still in the first 5"
    assert lines[3].figures == "97.3 % still found, before 97.7 %"


def test_a_check_that_failed_says_what_it_found() -> None:
    verdict = fake_verdict(3, 2, 5, checks=fake_checks(CheckName.OLD_FINDS, CheckName.HUBS))
    lines = verdict_words.checks(replace(verdict, p_value=0.41))
    assert (lines[0].tone, lines[0].title) == (Tone.WARN, "Not more than luck")
    assert "the limit is 1 in 40" in lines[0].figures
    assert lines[2].tone is Tone.BAD
    assert (lines[3].tone, lines[3].figures) == (
        Tone.BAD,
        "one file comes up for too many searches",
    )


def test_a_check_that_was_not_made_is_not_called_passed() -> None:
    lines = verdict_words.checks(not_better())
    assert [line.tone for line in lines[2:]] == [Tone.NONE, Tone.NONE]


def test_a_file_beyond_the_first_hundred_has_no_place() -> None:
    assert verdict_words.place(None) == "–"
    assert verdict_words.spoken(fake_outcome("q", "f", 3, 1)) == "better, place 3 before, 1 now"
    assert verdict_words.spoken(fake_outcome("q", "f", 1, None)) == "worse, place 1 before, – now"
    assert verdict_words.spoken(fake_outcome("q", "f", 2, 2)) == "the same, place 2"


def test_steps_tell_what_they_found() -> None:
    progress = TuneProgress(TuneStep.TRAIN, 2, 3, 0.4, 0.5, 32, 14, 16)
    lines = words.steps(progress, state(Readiness(0, 0, 0), n_searches=96, n_files=40))
    assert [line.place for line in lines] == [-1, -1, 0, 1, 1, 1, 1]
    assert (lines[0].title, lines[0].detail) == ("Gathered 96 searches", "leading to 40 files")
    assert lines[1].detail == "right file first in 14 of 32"
    assert lines[2].detail == "part 2 of 3"
    assert lines[3].detail == "right file first in 16 of 32"


def test_the_plots_are_said_in_a_sentence() -> None:
    assert words.plot_sentence(Run()) == "The first values come with the training."
    run = Run(
        losses=(LossPoint(1, 0.1, 1.4), LossPoint(1, 0.2, 0.39)),
        held_out=(HeldOutPoint(64, 25, 32),),
    )
    assert words.plot_sentence(run) == (
        "Training: 1.40 at first, 0.39 now. Right file first in 32 of 64 kept-aside searches,"
        " with the present model in 25."
    )


def test_time_left_is_said_only_when_it_was_measured() -> None:
    assert words.run_title(Run()) == "Tuning"
    assert words.run_title(Run(ms_left=660_000)) == "Tuning, about 11 min left"
    assert words.run_title(Run(ms_left=660_000, is_paused=True)) == "The tune is paused"
    assert words.reading_title(Run(share=0.316)) == "Reading with the tuned model, 31 %"


def test_a_model_says_where_it_comes_from() -> None:
    assert words.origin(fake_model(1, "own", Origin.BUNDLED)) == "comes with Honeyguide"
    assert words.origin(fake_model(7, "Tuned 1")) == "learned from 96 searches"


# what is learned from


def test_acts_of_a_search_on_a_file_are_one_line_with_the_surest_sign() -> None:
    one = ImpressionId(1)
    events = [
        fake_event(3, "heat", "a.pdf", ActKind.THUMB_UP, impression_id=one),
        fake_event(2, "heat", "a.pdf", ActKind.OPEN, impression_id=one),
        fake_event(1, "heat", "b.pdf", ActKind.COPY, impression_id=one),
    ]
    lines = evidence(events)
    assert [(line.sign, line.act_ids) for line in lines] == [
        (ActKind.THUMB_UP, (ActId(3), ActId(2))),
        (ActKind.COPY, (ActId(1),)),
    ]
    assert signs_in_figures(lines) == (0, 1, 1)


def test_a_thumb_that_was_taken_back_is_no_sign() -> None:
    one = ImpressionId(1)
    taken_back = [
        fake_event(3, "heat", "a.pdf", ActKind.UNDO_THUMB, impression_id=one),
        fake_event(2, "heat", "a.pdf", ActKind.THUMB_DOWN, impression_id=one),
    ]
    assert evidence(taken_back) == []
    opened = fake_event(1, "heat", "a.pdf", ActKind.OPEN, impression_id=one)
    assert [line.sign for line in evidence([*taken_back, opened])] == [ActKind.OPEN]


def test_a_line_is_left_out_when_all_of_it_is() -> None:
    one = ImpressionId(1)
    events = [
        fake_event(2, "heat", "a.pdf", ActKind.COPY, impression_id=one, left_out=True),
        fake_event(1, "heat", "a.pdf", ActKind.OPEN, impression_id=one),
    ]
    assert not evidence(events)[0].left_out
    assert evidence(events[:1])[0].left_out
    assert signs_in_figures(evidence(events[:1])) == (0, 0, 0)


def test_a_file_that_was_changed_since_is_known_by_its_query() -> None:
    names = FileNames.of(evidence([fake_event(1, "Heat  pump", "a.pdf")]), {})
    assert names.path(b"a.pdf".hex(), "anything") is not None
    assert names.path("0badcafe", "heat pump") is not None
    assert names.path("0badcafe", "cold") is None


def test_a_cold_verdict_is_called_one() -> None:
    verdict = fake_verdict(21, 9, 66)
    assert "headings and titles" in verdict_words.report_title(verdict, is_cold=True)
    assert "headings" not in verdict_words.report_title(verdict)
    line = verdict_words.report_line(verdict, is_cold=True)
    assert line.startswith(
        "Learned from headings and titles, judged by those that were held out. 66 of 96"
    )


def test_a_cold_tune_gathers_no_searches() -> None:
    progress = TuneProgress(TuneStep.TRAIN, 1, 3, 0.1)
    first, *_ = words.steps(progress, state(Readiness(30, 15, 0)), is_cold=True)
    assert (first.title, first.detail) == ("Make searches from headings and titles", "")


def test_a_cold_model_says_what_it_learned_from() -> None:
    model = fake_model(5, "Tuned 1")
    model.version.details[COLD_START] = True
    assert words.origin(model) == "learned from headings and titles"
