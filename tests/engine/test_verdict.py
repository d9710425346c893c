"""Verdicts: what a rank is worth, the complete lists, and JSON there and back."""

from __future__ import annotations

import json

import pytest

from engine.errors import DataProblem, ErrorCode
from engine.evaluate.metrics import ndcg
from engine.tune.gate import Guards, decide
from engine.verdict import (
    Check,
    CheckName,
    Decision,
    Outcome,
    from_json,
    to_json,
    value_of,
)
from tests.engine.tune.made_outcomes import made_outcomes


@pytest.mark.parametrize("rank", [1, 2, 7, 10, 11, 80])
def test_a_rank_is_worth_what_the_measure_of_collections_says(rank: int) -> None:
    ranking = [f"other {i}" for i in range(rank - 1)] + ["wanted"]

    assert value_of(rank) == pytest.approx(ndcg(ranking, {"wanted": 1.0}))


def test_what_was_not_found_is_worth_nothing() -> None:
    assert value_of(None) == 0.0
    assert Outcome("q", "c", "f", 1, None).difference == -1.0


def test_every_search_that_changed_is_listed_the_most_first() -> None:
    outcomes = made_outcomes(better=30, worse=4, same=10)
    outcomes[7] = Outcome("far", "cluster 7", "file 7", None, 1)
    verdict = decide([outcomes], Guards((), ""), 0, 1)

    assert (len(verdict.better), len(verdict.worse), verdict.n_same) == (30, 4, 10)
    assert verdict.better[0].query == "far"
    assert verdict.n_searches == 44


def test_a_verdict_survives_json() -> None:
    check = Check(CheckName.DRIFT, passed=True, figures=(("mean_cosine", 0.93),))
    outcomes = made_outcomes(better=30, worse=4, same=10)
    outcomes[3] = Outcome("straße “x”\n", "cluster 3", "file 3", None, 2)
    verdict = decide([outcomes, outcomes], Guards((check,), "All of it."), 2, 9)

    assert from_json(to_json(verdict)) == verdict
    assert json.loads(to_json(verdict))["decision"] == "better"


def test_only_a_verdict_that_decided_something_counts() -> None:
    assert decide([made_outcomes(better=40)], Guards((), ""), 0, 1).counts
    not_enough = decide([made_outcomes(better=4)], Guards((), ""), 0, 1)
    assert not_enough.decision is Decision.NOT_ENOUGH
    assert not not_enough.counts


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"decision": "splendid"}',
        lambda text: text.replace('"better"', '"best"'),
        lambda text: text.replace('"gain"', '"again"'),
        lambda text: text.replace('"query"', '"quarry"'),
    ],
)
def test_what_is_no_verdict_is_refused(damage: object) -> None:
    text = to_json(decide([made_outcomes(better=40)], Guards((), ""), 0, 1))
    broken = damage(text) if callable(damage) else damage

    with pytest.raises(DataProblem) as refused:
        from_json(str(broken))
    assert refused.value.code is ErrorCode.DATABASE_DAMAGED
