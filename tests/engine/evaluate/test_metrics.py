"""Measures against values worked out by hand."""

from __future__ import annotations

import math

import pytest

from engine.evaluate.metrics import ndcg, recall, reciprocal_rank

GRADES = {"a": 3.0, "b": 2.0, "c": 1.0, "z": 0.0}


def test_ndcg_of_a_graded_ranking_is_the_value_worked_out_by_hand() -> None:
    # gains 2, 0, 3 at ranks 1 to 3; ideal 3, 2, 1
    gained = 2 / math.log2(2) + 3 / math.log2(4)
    ideal = 3 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)

    assert ndcg(["b", "x", "a"], GRADES) == pytest.approx(gained / ideal)
    assert ndcg(["b", "x", "a"], GRADES) == pytest.approx(3.5 / 4.7618595071)


def test_ndcg_looks_at_the_first_k_only() -> None:
    ranking = ["x"] * 10 + ["a"]

    assert ndcg(ranking, {"a": 1.0}) == 0.0
    assert ndcg(ranking, {"a": 1.0}, k=11) == pytest.approx(1 / math.log2(12))


def test_the_ideal_is_cut_at_k_too() -> None:
    grades = {str(i): 1.0 for i in range(20)}

    assert ndcg([str(i) for i in range(10)], grades) == pytest.approx(1.0)


def test_the_best_order_is_worth_one_and_nothing_relevant_zero() -> None:
    assert ndcg(["a", "b", "c"], GRADES) == pytest.approx(1.0)
    assert ndcg(["a"], {"a": 0.0}) == 0.0
    assert ndcg([], GRADES) == 0.0


def test_a_negative_grade_gains_nothing() -> None:
    assert ndcg(["n", "a"], {"a": 1.0, "n": -1.0}) == pytest.approx(1 / math.log2(3))


@pytest.mark.parametrize(
    ("ranking", "value"),
    [(["c"], 1.0), (["x", "y", "c", "a"], 1 / 3), (["z"], 0.0), (["x"] * 10 + ["a"], 0.0)],
)
def test_the_reciprocal_rank_is_that_of_the_first_relevant_one(
    ranking: list[str], value: float
) -> None:
    assert reciprocal_rank(ranking, GRADES) == pytest.approx(value)


def test_recall_is_the_share_of_what_is_relevant() -> None:
    ranking = ["a", "x", "z", "c", "b"]

    assert recall(ranking, GRADES, 2) == pytest.approx(1 / 3)
    assert recall(ranking, GRADES, 10) == pytest.approx(1.0)
    assert recall(ranking, {"z": 0.0}, 10) == 0.0
