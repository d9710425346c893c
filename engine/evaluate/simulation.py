"""The whole way of learning from clicks, walked by a simulated person over a judged collection.

What lives here: search, click, record, tune, gate, re-embed and search again, and what is measured
before and after. What does not: the person, any retrieval, training or deciding. The one rule:
everything is done through the library, as the window does it, and the queries that judge are chosen
before the first search and never asked until they judge.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace

from engine.clock import SystemClock
from engine.config import EngineConfig
from engine.errors import EngineError, ErrorCode, InputProblem
from engine.evaluate.collection import Collection, JudgedQuery
from engine.evaluate.runner import JudgedLibrary, path_of
from engine.evaluate.simulated_person import Habits
from engine.evaluate.simulated_use import Calendar, Desk, Look
from engine.evaluate.simulation_row import Again, Clicks, Paired, Plan, Row, Tuned
from engine.evaluate.unaided import Unaided
from engine.feedback.records import THUMBS, query_key
from engine.jobs import Report, silent_report
from engine.library import Library
from engine.serving.sources import CatalogSource, ModelSource
from engine.tune.guard_set import GuardSet
from engine.verdict import Decision, to_json

MIN_UNTOUCHED = 100
MAX_UNTOUCHED = 500  # beyond it the figures hardly get surer, and the run longer
# the full indexes did not bear the verdict out, or the new one did not pass
_NOT_BORNE_OUT = (ErrorCode.NOT_CONFIRMED, ErrorCode.VECTOR_INVALID)


def n_searches_at_most(collection: Collection) -> int:
    """Return how many searches a collection has queries for, 0 when it is too small."""
    return max(0, len(_different(collection)) - MIN_UNTOUCHED)


def split(
    collection: Collection, plan: Plan
) -> tuple[Sequence[JudgedQuery], Sequence[JudgedQuery]]:
    """Return the queries that are asked, and those that stay untouched, both drawn by the seed.

    With the same seed fewer searches are the first of more, and are judged by the same queries
    where there are enough. No query is there twice, however it is written.

    Raises:
        InputProblem: TOO_FEW_QUERIES.
    """
    most = n_searches_at_most(collection)
    if plan.n_searches > most:
        detail = f"{collection.name}: {MIN_UNTOUCHED} queries are never asked, which leaves {most}"
        raise InputProblem(ErrorCode.TOO_FEW_QUERIES, detail)
    queries = _different(collection)
    random.Random(plan.seed).shuffle(queries)  # noqa: S311
    return queries[: plan.n_searches], queries[plan.n_searches :][-MAX_UNTOUCHED:]


def _different(collection: Collection) -> list[JudgedQuery]:
    return list({query_key(query.text): query for query in collection.queries}.values())


def fill(
    config: EngineConfig,
    collection: Collection,
    *,
    models: ModelSource | None = None,
    report: Report = silent_report,
) -> None:
    """Put a collection into the configured, empty data folder, read and embedded.

    Raises:
        EnvironmentProblem: MODEL_MISSING and its kin, DISK_FULL.
        CancelledError: told to stop; the folder is to be thrown away.
    """
    with JudgedLibrary(config, models or CatalogSource(config)) as library:
        library.fill(collection, report, embed=True)
        library.save()


def simulate(
    config: EngineConfig,
    collection: Collection,
    plan: Plan,
    guard: GuardSet,
    *,
    models: ModelSource | None = None,
    report: Report = silent_report,
) -> Row:
    """Let a person search, tune on what they opened, use what proved better, and measure.

    Args:
        config: of a data folder that `fill` filled and nobody used since.
        collection: what it was filled with.
        plan: how many searches, and how.
        guard: the general set.
        models: where the models come from; those of this machine by default.
        report: told about every step.

    Raises:
        InputProblem: TOO_FEW_QUERIES.
        EnvironmentProblem: MODEL_MISSING, TUNING_PACK_MISSING and their kin, DISK_FULL.
        CancelledError: told to stop.
    """
    asked, untouched = split(collection, plan)
    source = models or CatalogSource(config)
    names = {path_of(i): entry.id for i, entry in enumerate(collection.entries)}
    unaided = Unaided(config, source, names, untouched, guard)
    dense, general = tuned_dense, tuned_general = unaided.measure(report)
    calendar = Calendar(len(asked))
    with Library.open(config, writable=True, models=source, clock=calendar) as library:
        library.load_models(report)
        desk = Desk(library, collection, report)
        fresh = desk.measure(untouched)
        habits = replace(Habits(), noise=plan.noise)
        looks = desk.search(asked, habits, plan.seed, calendar)
        library.learn_blend(report)
        before, n_before = after, n_after = desk.measure(untouched), desk.n_first(looks)
        tuned = _tune(library, report)
        if tuned.promoted:
            after, n_after = desk.measure(untouched), desk.n_first(looks)
    if tuned.promoted:
        tuned_dense, tuned_general = unaided.measure(report)
    return Row(
        collection=collection.name,
        plan=plan,
        clicks=_clicks(looks),
        fresh=fresh,
        end_to_end=Paired(before, after),
        dense=Paired(dense, tuned_dense),
        guard=Paired(general, tuned_general),
        again=Again(sum(look.kept is not None for look in looks), n_before, n_after),
        tuned=tuned,
    )


def _clicks(looks: Sequence[Look]) -> Clicks:
    deeds = [deed for look in looks for deed in look.visit.deeds]
    opened = [deed for look in looks for deed in look.visit.opened]
    return Clicks(
        n_answered=sum(bool(look.visit.opened) for look in looks if not look.anew),
        n_opened=len(opened),
        n_wrong=sum(not deed.good for deed in opened),
        n_thumbs=sum(deed.kind in THUMBS for deed in deeds),
        n_anew=sum(look.anew for look in looks),
        n_found_anew=sum(look.anew and look.visit.found for look in looks),
    )


def _tune(library: Library, report: Report) -> Tuned:
    """Tune, and use what is better, and only that."""
    clock = SystemClock()
    begun_ms = clock.monotonic_ms()
    try:
        verdict = library.tuning.tune(report)
    except InputProblem as problem:
        if problem.code is not ErrorCode.TOO_FEW_SEARCHES:
            raise
        return Tuned(Decision.NOT_ENOUGH, problem=str(problem))
    judged_ms = clock.monotonic_ms()
    kept = json.loads(to_json(verdict))
    tuned = Tuned(verdict.decision, verdict=kept, tune_ms=judged_ms - begun_ms)
    if verdict.decision is not Decision.BETTER:
        return tuned
    try:
        library.tuning.use(report)
    except EngineError as problem:
        if problem.code not in _NOT_BORNE_OUT:
            raise
        return replace(tuned, problem=str(problem))
    return replace(tuned, promoted=True, switch_ms=clock.monotonic_ms() - judged_ms)
