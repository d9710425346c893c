"""`honeyguide tune`: a tune up to its verdict.

What lives here: what the command does and prints. The one rule: the model that serves stays;
`honeyguide models use ID` changes it, when its owner says so.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from typing import Any

from app import progress
from app.opening import open_for_looking, open_for_writing
from app.paths import profile_paths
from app.report import n_of
from engine.errors import EngineError, ErrorCode, InputProblem
from engine.learning import MAX_TRIAL_SEARCHES as MOST
from engine.learning import JudgedTune, TrialFigures, TuneState
from engine.library import Library
from engine.sizes import size_text
from engine.tune.docket import missing_words
from engine.tune.recipe import Recipe
from engine.verdict import Decision, Outcome, Reason, Verdict, to_json

_DECISIONS = {
    Decision.BETTER: "Better",
    Decision.CLOSE_CALL: "Perhaps better",
    Decision.NOT_BETTER: "No clear gain, so nothing was changed",
    Decision.NOT_ENOUGH: "Not enough to judge",
}
_COLD_START = "`--cold-start` would learn from headings and titles until then"


def run(options: argparse.Namespace) -> int:
    """Tune, or tell how things stand; return the exit code."""
    if options.dry_run:
        with open_for_looking(options.profile) as library:
            library.load_models()
            _print_state(library.tuning.state(), as_json=options.json)
        return 0
    with open_for_writing(profile_paths(options.profile)) as library:
        library.load_models()
        with progress.Bar() as bar:
            try:
                verdict = _tuned(library, bar, options)
            except InputProblem as problem:
                if options.json and problem.code is ErrorCode.TOO_FEW_SEARCHES:
                    print(json.dumps(_not_enough(library.tuning.state())))
                raise
        state = library.tuning.state()
    candidate = state.candidate
    if options.json:
        told: dict[str, Any] = json.loads(to_json(verdict))
        told |= {"model": candidate, "can_try": state.can_try}
        print(json.dumps(told, ensure_ascii=False))
        return 0
    if options.cold_start:
        print("Learned from headings and titles, judged by those that were held out.")
    print_verdict(verdict)
    if state.can_try:
        print(f"`honeyguide models try` mixes both models' results for at most {MOST} searches.")
    if candidate is not None:
        print(f"`honeyguide models use {candidate}` lets the tuned model serve.")
    return 0


def _tuned(library: Library, bar: progress.Bar, options: argparse.Namespace) -> Verdict:
    """Tune; too few searches are told with the way that needs none, where that is open."""
    try:
        return library.tuning.tune(bar, _recipe(options), cold_start=options.cold_start)
    except InputProblem as problem:
        if problem.code is not ErrorCode.TOO_FEW_SEARCHES or options.cold_start:
            raise
        if not library.tuning.state().cold_start_ready:
            raise
        raise InputProblem(problem.code, f"{problem.detail}; {_COLD_START}") from problem


def _recipe(options: argparse.Namespace) -> Recipe | None:
    """Return other numbers than the measured ones, where some are given."""
    if options.objective is None and options.width is None:
        return None
    measured = Recipe()
    return dataclasses.replace(
        measured, objective=options.objective or measured.objective, width=options.width or 0
    )


def _not_enough(state: TuneState) -> dict[str, Any]:
    """Return the verdict that nothing can be judged by, for other programs."""
    return {"decision": Decision.NOT_ENOUGH} | _readiness_json(state)


def _readiness_json(state: TuneState) -> dict[str, Any]:
    return {
        "ready": state.readiness.open,
        "n_searches": state.n_searches,
        "n_clusters": state.n_clusters,
        "n_files": state.n_files,
        "n_clusters_missing": state.readiness.n_clusters_missing,
        "n_files_missing": state.readiness.n_files_missing,
        "n_new_missing": state.readiness.n_new_missing,
    }


def _print_state(state: TuneState, *, as_json: bool) -> None:
    if as_json:
        told = _readiness_json(state) | {
            "has_pack": state.has_pack,
            "cold_start_ready": state.cold_start_ready,
            "index_bytes": state.cost.index_bytes,
            "tune_ms": state.cost.tune_ms,
            "read_ms": state.cost.read_ms,
            "candidate": state.candidate,
            "can_try": state.can_try,
            "trial": None if state.trial is None else dataclasses.asdict(state.trial),
        }
        print(json.dumps(told))
        return
    kinds, files = n_of(state.n_clusters, "kind"), n_of(state.n_files, "file")
    print(f"{n_of(state.n_searches, 'search', 'searches')} in {kinds} led to {files}.")
    print(_readiness_words(state))
    if state.cold_start_ready and not state.readiness.open:
        print(f"{_COLD_START}.")
    if state.trial is not None:
        print(trial_words(state.trial))
    elif state.can_try:
        print("The last tune was a close call; `honeyguide models try` begins its trial.")
    if state.candidate is not None:
        use = f"`honeyguide models use {state.candidate}`"
        print(f"The last tune left model {state.candidate}; {use} lets it serve.")
    print(f"A tuned index would take {size_text(state.cost.index_bytes)}.")


def trial_words(trial: TrialFigures) -> str:
    """Return how a trial stands."""
    return (
        f"A trial goes on, {trial.n_searches} of at most {trial.n_most} searches: "
        f"{trial.n_candidate} went to the tuned model, {trial.n_present} to the present one, "
        f"{trial.n_draws} to neither."
    )


def _readiness_words(state: TuneState) -> str:
    """Return what a tune still waits for, the pack too."""
    waits = _waits(state)
    return f"Not yet: {', and '.join(waits)}." if waits else "Ready to tune."


def _waits(state: TuneState) -> list[str]:
    waits = [] if state.readiness.open else [missing_words(state.readiness)]
    if not state.has_pack:
        waits.append("the tuning pack (`honeyguide pack install FILE` adds it)")
    return waits


def anew_words(library: Library) -> str:
    """Return what it takes to learn without what was just forgotten."""
    try:
        library.load_models()
    except EngineError:
        return "`honeyguide tune --dry-run` says what it takes to learn without it."
    state = library.tuning.state()
    waits = _waits(state)
    if state.trial is not None:
        waits.append("an end of the trial (`honeyguide models try --stop`)")
    if waits:
        return f"To learn without it takes {', and '.join(waits)}."
    return "`honeyguide tune` learns without it."


def verdict_words(judged: JudgedTune) -> str:
    """Return a verdict as one line: its decision and what that rests on."""
    verdict = judged.verdict
    what = "a trial" if judged.trial is not None else "a tune"
    if Reason.NOT_CONFIRMED in verdict.reasons:
        what = "the look over all files"
    of = f", model {judged.version}" if judged.version is not None else ""
    n_better = len(verdict.better)
    better = "1 search" if n_better == 1 else f"{n_better} searches"
    return (
        f"{judged.id} of {what}{of}: {_DECISIONS[verdict.decision]}; "
        f"{better} better, {len(verdict.worse)} worse, "
        f"{verdict.n_same} the same (gain {verdict.gain:+.3f} nDCG@10, p {verdict.p_value:.3f})"
    )


def print_verdict(verdict: Verdict) -> None:
    """Print a verdict with every search that got better or worse."""
    better, worse = verdict.better, verdict.worse
    print(
        f"{_DECISIONS[verdict.decision]}: better on {len(better)}, worse on {len(worse)}, the same "
        f"on {n_of(verdict.n_same, 'search', 'searches')} it was not trained on "
        f"(gain {verdict.gain:+.3f} nDCG@10, p {verdict.p_value:.3f}, at most {verdict.level:.3f})."
    )
    print(verdict.pool)
    for check in verdict.checks:
        figures = ", ".join(f"{key} {value:.4g}" for key, value in check.figures)
        print(f"{'ok  ' if check.passed else 'FAIL'} {_plain(check.name)}: {figures}")
    for reason in verdict.reasons:
        print(f"     {_plain(reason)}")
    for title, outcomes in (("Better", better), ("Worse", worse)):
        for one in outcomes:
            print(f"{title:6} {_ranks(one):>12}  {one.query or '(forgotten)'}")


def _ranks(one: Outcome) -> str:
    return f"{one.present_rank or '-'} -> {one.candidate_rank or '-'}"


def _plain(code: str) -> str:
    return code.replace("_", " ")
