"""The simulated person's whole way: what is recorded, what may serve, and what is measured."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import (
    CancelledError,
    DataProblem,
    EngineError,
    EnvironmentProblem,
    ErrorCode,
    InputProblem,
)
from engine.evaluate import simulation
from engine.evaluate.collection import Collection, Entry, JudgedQuery
from engine.evaluate.runner import path_of
from engine.evaluate.simulated_person import Habits
from engine.evaluate.simulated_use import Calendar, Desk
from engine.evaluate.simulation_row import Plan, Row
from engine.evaluate.unaided import Unaided
from engine.feedback.records import LEFT_MS, ActKind, query_key
from engine.jobs import Report, silent_report
from engine.library import Library
from engine.verdict import Decision, Verdict
from tests.engine.evaluate.made_collection import COLLECTION, GUARD, N, TunedEmbedder
from tests.engine.search.library import WordEmbedder
from tests.fakes.model_source import FakeModels

PLAN = Plan(40, seed=3)
N_UNTOUCHED = 40


def verdict(decision: Decision) -> Verdict:
    return Verdict(decision, (), 0, 0.05, 0.01, 0.024, 0, 0, (), (), "over all of it")


@dataclass
class FakeTuning:
    """Decides as it was told; what it made knows every word."""

    library: Library
    decision: Decision
    problem: Exception | None = None

    def tune(self, report: Report) -> Verdict:
        report("tune", 0)
        if self.decision is Decision.NOT_ENOUGH and self.problem is not None:
            raise self.problem
        return verdict(self.decision)

    def use(self, report: Report) -> None:
        if self.problem is not None:
            raise self.problem
        self.library.models.use(self.library.models.import_folder(Path("tuned")).id, report)


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    config = EngineConfig(
        data_dir=tmp_path / "data", models_dir=tmp_path / "models", close_reading=False
    )
    config.data_dir.mkdir()
    return config


@pytest.fixture
def models(config: EngineConfig) -> FakeModels:
    home = config.data_dir / "models"
    return FakeModels(WordEmbedder(), others={"tuned": TunedEmbedder()}, home=home)


Run = Callable[..., Row]


@pytest.fixture
def run(config: EngineConfig, models: FakeModels, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Simulate with a tune that ends as the test wants."""

    def simulate(
        decision: Decision, problem: Exception | None = None, report: Report = silent_report
    ) -> Row:
        monkeypatch.setattr(
            Library,
            "tuning",
            property(lambda self: FakeTuning(self, decision, problem)),
            raising=False,
        )
        monkeypatch.setattr(simulation, "MAX_UNTOUCHED", N_UNTOUCHED)  # as sure, and faster
        simulation.fill(config, COLLECTION, models=models)
        return simulation.simulate(config, COLLECTION, PLAN, GUARD, models=models, report=report)

    return simulate


def mean(values: tuple[float, ...]) -> float:
    return sum(values) / len(values)


def test_a_better_model_serves_and_is_measured_on_queries_that_were_never_asked(run: Run) -> None:
    row = run(Decision.BETTER)

    assert row.tuned.promoted
    assert row.n_untouched == N_UNTOUCHED == len(row.dense.before)
    assert mean(row.fresh) < 0.7  # every other query shares no word with its document
    assert mean(row.end_to_end.after) > 0.9
    assert mean(row.dense.after) == 1.0
    assert row.end_to_end.p_value < 0.01
    assert row.guard.before == row.guard.after == (1.0, 1.0)
    assert row.tuned.verdict is not None
    assert row.tuned.verdict["pool"] == "over all of it"


@pytest.mark.parametrize(
    "decision", [Decision.CLOSE_CALL, Decision.NOT_BETTER, Decision.NOT_ENOUGH]
)
def test_any_other_verdict_leaves_the_present_model(
    run: Run, config: EngineConfig, models: FakeModels, decision: Decision
) -> None:
    row = run(decision)

    assert (row.tuned.decision, row.tuned.promoted) == (decision, False)
    assert row.end_to_end.before == row.end_to_end.after
    assert row.dense.before == row.dense.after
    with Library.open(config, writable=False, models=models) as library:
        assert not [one for one in library.models.installed() if one.version.name == "tuned"]


def test_tuning_that_is_not_open_yet_is_not_enough(run: Run) -> None:
    row = run(Decision.NOT_ENOUGH, InputProblem(ErrorCode.TOO_FEW_SEARCHES, "30 more"))

    assert (row.tuned.decision, row.tuned.promoted) == ("not_enough", False)
    assert row.tuned.verdict is None
    assert "30 more" in row.tuned.problem


@pytest.mark.parametrize(
    "problem",
    [
        InputProblem(ErrorCode.NOT_CONFIRMED, "reversed"),
        DataProblem(ErrorCode.VECTOR_INVALID, "reversed"),
    ],
)
def test_a_verdict_that_the_full_index_takes_back_is_told_and_nothing_serves(
    run: Run, problem: EngineError
) -> None:
    row = run(Decision.BETTER, problem)

    assert (row.tuned.decision, row.tuned.promoted) == ("better", False)
    assert row.end_to_end.gain == 0.0
    assert "reversed" in row.tuned.problem


@pytest.mark.parametrize("decision", [Decision.BETTER, Decision.NOT_ENOUGH])
def test_a_machine_in_the_way_is_no_verdict(run: Run, decision: Decision) -> None:
    with pytest.raises(EnvironmentProblem):
        run(decision, EnvironmentProblem(ErrorCode.DISK_FULL))


def test_what_was_opened_comes_first_again_before_and_after_the_switch(run: Run) -> None:
    row = run(Decision.BETTER)

    assert row.again.n_asked > 10
    assert row.again.n_first_before == row.again.n_first_after == row.again.n_asked


def test_every_search_is_recorded_as_it_was_and_no_untouched_query_is(
    run: Run, config: EngineConfig, models: FakeModels
) -> None:
    row = run(Decision.NOT_BETTER)
    asked, untouched = simulation.split(COLLECTION, PLAN)
    with Library.open(config, writable=False, models=models) as library:
        impressions = list(library.feedback.impressions())
        acts = list(library.feedback.acts())

    texts = [query.text for query in asked]
    anew = [one for one in impressions if one.query not in texts]
    assert [one.query for one in impressions if one not in anew] == texts
    assert 0 < row.clicks.n_found_anew <= row.clicks.n_anew == len(anew)
    assert not {one.query_key for one in impressions} & {query_key(q.text) for q in untouched}
    assert sum(act.kind is ActKind.OPEN for act in acts) == row.clicks.n_opened
    opened = {act.impression_id for act in acts if act.kind is ActKind.OPEN}
    assert len(opened - {one.id for one in anew}) == row.clicks.n_answered
    led_nowhere = {act.impression_id for act in acts if act.kind is ActKind.REFORMULATE}
    used = {act.impression_id for act in acts if (act.dwell_ms or 0) >= LEFT_MS}
    assert led_nowhere == {one.id - 1 for one in anew} - used
    assert 0 < row.clicks.n_wrong < row.clicks.n_opened
    assert all(act.file.content_hash for act in acts if act.kind is not ActKind.REFORMULATE)
    hours = (impressions[-1].at_utc_ms - impressions[0].at_utc_ms) / 3_600_000
    assert hours == pytest.approx(2.4 * (PLAN.n_searches - 1), abs=0.5)


def test_it_stops_when_told(run: Run) -> None:
    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        if stage == "searches":
            raise CancelledError

    with pytest.raises(CancelledError):
        run(Decision.BETTER, report=stop)


def test_fewer_searches_are_the_first_of_more_and_judged_by_the_same_queries() -> None:
    collection = replace(
        COLLECTION, queries=tuple(JudgedQuery(f"q{i}", f"query {i}", {}) for i in range(700))
    )
    few, judge = simulation.split(collection, Plan(50, seed=1))
    more, same_judge = simulation.split(collection, Plan(200, seed=1))

    assert list(more[:50]) == list(few)
    assert len(judge) == simulation.MAX_UNTOUCHED
    assert list(judge) == list(same_judge)
    assert simulation.split(collection, Plan(50, seed=2))[0] != few


def test_a_query_that_is_there_twice_is_never_asked_and_untouched() -> None:
    twice = tuple(
        replace(one, id=f"{one.id}b", text=one.text.upper()) for one in COLLECTION.queries
    )
    collection = replace(COLLECTION, queries=(*COLLECTION.queries, *twice))

    asked, untouched = simulation.split(collection, PLAN)

    keys = [query_key(query.text) for query in (*asked, *untouched)]
    assert len(keys) == len(set(keys)) == N


def test_a_collection_with_too_few_queries_is_refused() -> None:
    assert simulation.n_searches_at_most(COLLECTION) == N - simulation.MIN_UNTOUCHED
    with pytest.raises(InputProblem) as problem:
        simulation.split(COLLECTION, Plan(N - simulation.MIN_UNTOUCHED + 1))
    assert problem.value.code is ErrorCode.TOO_FEW_QUERIES


def test_an_entry_that_is_listed_with_one_of_the_same_text_counts(
    config: EngineConfig, models: FakeModels
) -> None:
    texts = ("green tea", "green tea", "wild bees")
    entries = tuple(Entry(f"d{i}", "", text) for i, text in enumerate(texts))
    asked = (JudgedQuery("q", "tea", {"d1": 1.0}),)
    collection = Collection("copies", entries, asked)
    simulation.fill(config, collection, models=models)
    names = {path_of(i): entry.id for i, entry in enumerate(entries)}
    second = pytest.approx(1 / math.log2(3))

    alone, _ = Unaided(config, models, names, asked, GUARD).measure(silent_report)
    with Library.open(config, writable=True, models=models) as library:
        library.load_models(silent_report)
        together = Desk(library, collection, silent_report).measure(asked)

    assert (alone, together) == ((second,), (second,))


@pytest.mark.parametrize(("text", "n_looks"), [("wild bees", 2), ("12 34", 1)])
def test_who_asks_anew_knows_a_file_that_there_is_and_some_word_of_it(
    config: EngineConfig, models: FakeModels, text: str, n_looks: int
) -> None:
    grades = {"gone": 2.0, "d0": 1.0}
    query = JudgedQuery("q", "honey", grades)
    collection = Collection("partial", (Entry("d0", "", text), Entry("d1", "", "tea")), (query,))
    simulation.fill(config, collection, models=models)
    finds_nothing = Habits(open_relevant=0, noise=0, asks_anew=1)

    with Library.open(config, writable=True, models=models) as library:
        library.load_models(silent_report)
        desk = Desk(library, collection, silent_report)
        looks = desk.search([query], finds_nothing, 0, Calendar(1))

    assert len(looks) == n_looks
    assert looks[-1].query in {"honey", "wild bees", "bees wild"}
