"""`honeyguide tune` tells how things stand and stops at the verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app import arguments, report, tuning
from engine.learning import GenerationFigures, TrialFigures
from engine.tune.objectives import OBJECTIVES
from engine.tune.recipe import Recipe
from engine.types import GenerationId
from engine.verdict import Check, CheckName, Decision, Outcome, Reason, Verdict

OUTCOMES = (
    Outcome("sourdough", "a", "f1", 9, 1),
    Outcome("tax form", "b", "f2", 1, 3),
    Outcome("boiler", "c", "f3", 2, 2),
)
VERDICT = Verdict(
    decision=Decision.NOT_BETTER,
    reasons=(Reason.MAY_BE_LUCK,),
    configuration=0,
    gain=0.05,
    p_value=0.4,
    level=0.02,
    n_before=0,
    seed=7,
    checks=(Check(CheckName.OLD_FINDS, True, (("share_kept", 0.99),)),),
    outcomes=OUTCOMES,
    pool="Both models searched all 3 passages.",
)


def test_the_verdict_lists_every_search_that_got_worse(capsys: pytest.CaptureFixture[str]) -> None:
    tuning._print_verdict(VERDICT)
    told = capsys.readouterr().out
    assert "better on 1, worse on 1, the same on 1" in told
    assert "Better       9 -> 1  sourdough" in told
    assert "Worse        1 -> 3  tax form" in told
    assert "may be luck" in told


def test_a_dry_run_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app.arguments import parse
    from app.cli import run

    profile = ["--profile", str(tmp_path / "profile")]
    assert run(parse([*profile, "tune", "--dry-run", "--json"])) == 0
    told = json.loads(capsys.readouterr().out)
    assert not told["ready"]
    assert told["n_clusters_missing"] == 30
    assert run(parse([*profile, "tune"])) == 1
    assert "too few searches" in capsys.readouterr().err


def test_status_tells_how_the_vectors_of_each_model_lie(
    capsys: pytest.CaptureFixture[str],
) -> None:
    figures = GenerationFigures(
        generation=GenerationId(3),
        state="live",
        model="Tuned 1",
        precision="int8",
        created_utc_ms=1_760_000_000_000,
        n_vectors=12_154,
        alignment=0.5128,
        uniformity=-3.2,
        anisotropy=0.051,
        query_drift=None,
        n_queries_since=4,
        passage_drift=0.012,
        n_passages_since=310,
        meaning_more=-0.25,
        words_more=0.094,
    )
    report.print_generations([figures])
    told = capsys.readouterr().out
    assert "Generation 3 (live): Tuned 1, int8, of 2025-10-09, 12,154 passages." in told
    assert "alignment 0.513, uniformity -3.200, anisotropy 0.051" in told
    assert "4 searches, drift not known; 310 passages, drift 0.012" in told
    assert "fitted to your searches: meaning counts -25 %, words +9 %" in told
    report.print_generations([replace(figures, meaning_more=0.0, words_more=0.0)])
    assert "fitted" not in capsys.readouterr().out


def test_status_gives_generations_when_they_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.arguments import parse
    from app.cli import run

    profile = ["--profile", str(tmp_path / "profile")]
    assert run(parse([*profile, "status", "--json"])) == 0
    assert "generations" not in json.loads(capsys.readouterr().out)
    assert run(parse([*profile, "status", "--json", "--models"])) == 0
    assert isinstance(json.loads(capsys.readouterr().out)["generations"], list)


def test_a_trial_is_told_in_figures() -> None:
    told = tuning.trial_words(TrialFigures(12, 60, 6, 2))
    assert "12 of at most 60" in told
    assert "6 went to the tuned model, 2 to the present one, 4 to neither" in told


def test_every_objective_can_be_chosen() -> None:
    assert set(arguments.OBJECTIVES) == set(OBJECTIVES)
    options = arguments.parse(["tune", "--objective", "matryoshka", "--width", "96"])
    recipe = tuning._recipe(options)
    assert recipe is not None
    assert (recipe.objective, recipe.width, recipe.rate) == ("matryoshka", 96, Recipe().rate)
    assert tuning._recipe(arguments.parse(["tune"])) is None
