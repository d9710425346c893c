"""A row is kept whole, found again, and tells what was gained."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.evaluate.simulation_row import (
    Again,
    Clicks,
    Paired,
    Plan,
    Row,
    Tuned,
    as_json,
    load_row,
    row_path,
    save_row,
)

BETTER = Paired((0.0,) * 12 + (1.0,) * 4, (1.0,) * 16)
SAME = Paired((0.5, 1.0), (0.5, 1.0))
ROW = Row(
    collection="made",
    plan=Plan(50, 1),
    clicks=Clicks(n_answered=30, n_opened=34, n_wrong=8, n_thumbs=2, n_anew=12, n_found_anew=7),
    fresh=BETTER.before,
    end_to_end=BETTER,
    dense=SAME,
    guard=SAME,
    again=Again(29, 29, 28),
    tuned=Tuned(
        "better",
        promoted=True,
        verdict={"reasons": [], "gain": 0.04, "p_value": 0.01},
        tune_ms=61_000,
        switch_ms=4_000,
    ),
)


def test_a_row_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    save_row(tmp_path, ROW)

    assert load_row(tmp_path, "made", Plan(50, 1)) == ROW


@pytest.mark.parametrize("plan", [Plan(50, 2), Plan(100, 1), Plan(50, 1, 0.2)])
def test_another_simulation_is_another_row(tmp_path: Path, plan: Plan) -> None:
    save_row(tmp_path, ROW)

    assert load_row(tmp_path, "made", plan) is None


def test_a_row_that_was_half_written_counts_as_not_run(tmp_path: Path) -> None:
    row_path(tmp_path, "made", ROW.plan).with_suffix(".part").write_text('{"collection": "ma')

    assert load_row(tmp_path, "made", ROW.plan) is None


def test_a_gain_is_a_mean_and_its_p_value_has_two_sides() -> None:
    lost = Paired(BETTER.after, BETTER.before)

    assert BETTER.gain == pytest.approx(0.75)
    assert BETTER.p_value == pytest.approx(2 * 2**-12)
    assert lost.p_value == pytest.approx(BETTER.p_value)
    assert (BETTER.is_worse, lost.is_worse) == (False, True)


def test_a_fall_that_may_be_luck_is_not_called_worse() -> None:
    assert not Paired((1.0, 0.5, 1.0), (0.9, 0.5, 1.0)).is_worse
    assert (SAME.gain, SAME.p_value) == (0.0, 1.0)


def test_the_figures_have_their_agreed_names() -> None:
    figures = as_json(ROW)

    assert list(figures) == [
        "collection", "searches", "seed", "noise", "answered", "opened", "opened_wrongly",
        "thumbs", "asked_anew", "found_anew", "untouched", "since_installed", "end_to_end", "dense",
        "guard", "asked_again", "first_again_before", "first_again_after", "verdict", "reasons",
        "held_out_gain", "held_out_p", "promoted", "problem", "tune_s", "switch_s",
    ]  # fmt: skip
    assert figures["end_to_end"] == {"before": 0.25, "after": 1.0, "gain": 0.75, "p": 0.0005}
    assert json.loads(json.dumps(figures)) == figures


def test_without_a_verdict_nothing_is_claimed() -> None:
    figures = as_json(replace(ROW, tuned=Tuned("not_enough", problem="30 more")))

    assert (figures["held_out_gain"], figures["held_out_p"]) == (0.0, 1.0)
    assert (figures["promoted"], figures["problem"]) == (False, "30 more")
