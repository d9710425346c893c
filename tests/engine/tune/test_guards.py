"""The guards: each passes what is harmless and stops what is not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.errors import CancelledError
from engine.jobs import Reporter, silent_report
from engine.tune.guards import (
    Space,
    alignment,
    anisotropy,
    drift_check,
    general_check,
    hubs_check,
    known_items_check,
    old_finds_check,
    shape_check,
    uniformity,
)
from engine.verdict import CheckName
from tests.engine.search.library import WordEmbedder

PASSAGES = [("p1", "boiler pressure"), ("p2", "leek soup"), ("p3", "flat tyre"), ("p4", "rent")]


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def space(seed: int = 1, n: int = 200, dim: int = 32) -> Space:
    generator = np.random.default_rng(seed)
    passages = unit(generator.standard_normal((n, dim)))
    opened = passages[:40]
    queries = unit(opened + 0.1 * generator.standard_normal(opened.shape))
    return Space(passages, queries, opened)


def moved(old: Space, direction: np.ndarray, share: float) -> Space:
    """Return a space in which everything went some way in one direction."""
    return Space(
        *(unit(rows + share * direction) for rows in (old.passages, old.queries, old.opened))
    )


def test_a_known_item_or_two_in_three_hundred_may_be_lost() -> None:
    present = [1] * 300

    assert known_items_check(present, [1] * 297 + [11] * 3).passed
    check = known_items_check(present, [1] * 296 + [None] * 4)
    assert not check.passed
    assert check.name is CheckName.KNOWN_ITEMS
    assert (check.figure("n_lost"), check.figure("n_won")) == (4, 0)


def test_known_items_that_are_found_now_make_up_for_lost_ones() -> None:
    assert known_items_check([1] * 290 + [50] * 10, [50] * 10 + [1] * 290).passed


def test_one_lost_probe_of_few_is_no_harm_but_two_are() -> None:
    assert known_items_check([1] * 20, [1] * 19 + [None]).passed
    assert not known_items_check([1] * 20, [1] * 18 + [None] * 2).passed


def test_old_finds_stay_in_the_first_five() -> None:
    present = [1, 5] * 25 + [6, None] * 10

    assert old_finds_check(present, [5] * 49 + [6] + [None] * 20).passed
    check = old_finds_check(present, [5] * 48 + [6, None] + [1] * 20)
    assert not check.passed
    assert (check.figure("n_finds"), check.figure("n_kept")) == (50, 48)


def test_without_old_finds_there_is_nothing_to_lose() -> None:
    assert old_finds_check([None, 9], [None, None]).passed
    assert known_items_check([], []).passed


def test_general_ability_may_not_fall() -> None:
    queries = [("boiler", {"p1"}), ("soup", {"p2"}), ("tyre", {"p3"}), ("rent", {"p4"})]
    good, spoilt = WordEmbedder(), WordEmbedder({"soup": "rent", "tyre": "rent"})

    same = general_check(queries, PASSAGES, good, good, silent_report)
    worse = general_check(queries, PASSAGES, good, spoilt, silent_report)

    assert same.passed
    assert same.figure("candidate_ndcg_10") == pytest.approx(1.0)
    assert not worse.passed
    assert general_check(queries, PASSAGES, spoilt, good, silent_report).passed


def test_general_ability_counts_every_relevant_passage() -> None:
    embedder = WordEmbedder()
    check = general_check([("boiler", {"p1", "p9"})], PASSAGES, embedder, embedder, silent_report)

    assert check.figure("base_ndcg_10") == pytest.approx(1 / (1 + 1 / math.log2(3)))


def test_the_general_guard_stops_when_told() -> None:
    reporter = Reporter()
    reporter.cancel()

    with pytest.raises(CancelledError):
        general_check([("a", {"p1"})], PASSAGES, WordEmbedder(), WordEmbedder(), reporter)


def test_a_model_that_moved_little_has_not_drifted() -> None:
    old = space()
    near = Space(unit(old.passages + 0.02 * space(2).passages), old.queries, old.opened)
    check = drift_check(old, near)

    assert check.passed
    assert check.figure("mean_cosine") > 0.99
    assert check.figure("cosine_5th_percentile") <= check.figure("mean_cosine")
    assert check.figure("overlap_10") > 0.8
    assert drift_check(old, old).figure("overlap_10") == 1.0


def test_another_space_has_drifted() -> None:
    check = drift_check(space(1), space(2))

    assert not check.passed
    assert check.figure("overlap_10") < 0.3


def test_a_turned_space_keeps_its_neighbours_but_has_drifted_all_the_same() -> None:
    old = space()
    turned = Space(-old.passages, -old.queries, -old.opened)

    assert drift_check(old, turned).figure("overlap_10") == pytest.approx(1.0)
    assert not drift_check(old, turned).passed


def test_a_narrower_space_is_compared_by_neighbours_alone() -> None:
    old = space()
    narrow = Space(*(unit(rows[:, :28]) for rows in (old.passages, old.queries, old.opened)))
    check = drift_check(old, narrow)

    assert check.passed
    assert "mean_cosine" not in dict(check.figures)


def test_a_space_that_collapses_is_stopped() -> None:
    old = space()
    check = shape_check(old, moved(old, old.passages[0], 0.8))

    assert shape_check(old, old).passed
    assert not check.passed
    assert check.figure("candidate_anisotropy") - check.figure("present_anisotropy") > 0.10
    assert check.figure("candidate_uniformity") > check.figure("present_uniformity")


def test_alignment_uniformity_and_anisotropy_have_their_textbook_values() -> None:
    two = np.array([[1, 0], [0, 1]], np.float32)

    assert alignment(two, two[::-1]) == pytest.approx(2.0)
    assert uniformity(two) == pytest.approx(-4.0)
    assert anisotropy(two) == pytest.approx(0.0)
    assert uniformity(np.repeat(two[:1], 3, axis=0)) == pytest.approx(0.0, abs=1e-6)
    assert anisotropy(np.repeat(two[:1], 3, axis=0)) == pytest.approx(1.0)


def test_a_document_that_comes_up_for_everything_is_stopped() -> None:
    old = space(n=400)
    documents = np.arange(400)
    passages = old.passages.copy()
    passages[7] = unit(old.queries.mean(axis=0, keepdims=True))[0]
    hub = Space(passages, unit(old.queries + 2 * passages[7]), old.opened)

    assert hubs_check(old, old, documents).passed
    check = hubs_check(old, hub, documents)
    assert not check.passed
    assert check.figure("candidate_share") > 0.5


def test_in_a_small_library_every_document_is_often_there() -> None:
    small = space(n=40)
    check = hubs_check(small, small, np.arange(40))

    assert check.figure("present_share") > 0.10
    assert check.passed


def test_chunks_of_one_document_count_once_a_search() -> None:
    old = space()

    assert hubs_check(old, old, np.zeros(200, np.int64)).figure("present_share") == 1.0
