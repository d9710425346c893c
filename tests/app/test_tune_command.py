"""`honeyguide tune` tells how things stand and stops at the verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import arguments, complaint, report, tuning
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.learning import GenerationFigures, Readiness, TrialFigures, TuneCost, TuneState
from engine.tune.objectives import OBJECTIVES
from engine.tune.recipe import Recipe
from engine.types import GenerationId
from engine.verdict import Check, CheckName, Decision, Outcome, Reason, Verdict
from engine.versions import ModelVersionId

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


STATE = TuneState(
    readiness=Readiness(0, 0, 0),
    n_searches=36,
    n_clusters=36,
    n_files=30,
    has_pack=True,
    cost=TuneCost(None, None, 12_400),
    verdict=None,
    verdict_utc_ms=None,
    candidate=None,
    in_use=None,
    can_undo=False,
    cold_start_ready=True,
    verdict_is_cold=False,
    least_clusters=30,
)


def test_the_verdict_lists_every_search_that_got_worse(capsys: pytest.CaptureFixture[str]) -> None:
    tuning.print_verdict(VERDICT)
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


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (STATE, ["Ready to tune."]),
        (
            replace(STATE, has_pack=False),
            ["Not yet: the tuning pack (`honeyguide pack install FILE` adds it)."],
        ),
        (
            replace(STATE, readiness=Readiness(1, 0, 0)),
            [
                "Not yet: 1 more kind of searches.",
                "`--cold-start` would learn from headings and titles until then.",
            ],
        ),
        (
            replace(STATE, readiness=Readiness(0, 0, 10), candidate=ModelVersionId(3)),
            [
                "Not yet: 10 more searches since the last verdict.",
                "`--cold-start` would learn from headings and titles until then.",
                "The last tune left model 3; `honeyguide models use 3` lets it serve.",
            ],
        ),
    ],
)
def test_a_dry_run_says_one_true_thing_and_what_waits(
    state: TuneState, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    tuning._print_state(state, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == [*said, "A tuned index would take 12 kB."]
    tuning._print_state(state, as_json=True)
    assert json.loads(capsys.readouterr().out)["candidate"] == state.candidate


@pytest.mark.parametrize("is_ready", [True, False])
def test_too_few_searches_name_the_way_that_needs_none_where_it_is_open(is_ready: bool) -> None:
    class Tuning:
        def tune(self, *_arguments: object, **_more: object) -> Verdict:
            raise InputProblem(ErrorCode.TOO_FEW_SEARCHES, "it takes more")

        def state(self) -> TuneState:
            return replace(STATE, cold_start_ready=is_ready)

    library = SimpleNamespace(tuning=Tuning())
    with pytest.raises(InputProblem) as problem:
        tuning._tuned(library, None, arguments.parse(["tune"]))
    assert ("--cold-start" in problem.value.detail) is is_ready


def test_too_few_searches_are_a_verdict_for_other_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.cli import run

    assert run(arguments.parse(["--profile", str(tmp_path), "tune", "--json"])) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["decision"], told["ready"]) == ("not_enough", False)
    assert told["n_clusters_missing"] == 30


def test_a_missing_pack_is_told_with_the_command_that_adds_it() -> None:
    told = complaint.one_line(EnvironmentProblem(ErrorCode.TUNING_PACK_MISSING))
    assert told.endswith("`honeyguide pack install FILE` adds it.")


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


def test_status_gives_generations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app.arguments import parse
    from app.cli import run

    profile = ["--profile", str(tmp_path / "profile")]
    assert run(parse([*profile, "status", "--json"])) == 0
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


def test_a_tune_without_what_was_forgotten_is_offered_only_when_it_could_be_begun() -> None:
    def words(**changes: object) -> str:
        state = replace(STATE, **changes)
        library = SimpleNamespace(
            load_models=lambda: None, tuning=SimpleNamespace(state=lambda: state)
        )
        return tuning.anew_words(library)

    assert words() == "`honeyguide tune` learns without it."
    waits = words(readiness=Readiness(2, 0, 0), has_pack=False)
    assert waits.startswith("To learn without it takes 2 more kinds of searches, and the tuning")
    assert "models try --stop" in words(trial=TrialFigures(1, 60, 1, 0))
