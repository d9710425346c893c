"""The graph's hazards stay inside."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from engine.index.exact import ExactIndex
from engine.index.hnsw import HnswIndex
from engine.index.turns import SharedLock
from engine.ports import Vectors

DIM = 32


def clustered_rows(n: int, seed: int = 3) -> Vectors:
    random = np.random.default_rng(seed)
    centres = random.standard_normal((40, DIM))
    rows = centres[random.integers(0, 40, n)] + 0.6 * random.standard_normal((n, DIM))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_the_graph_finds_nearly_what_an_exact_scan_finds() -> None:
    rows = clustered_rows(6_000)
    index = HnswIndex(DIM, scan_limit=0)
    index.add(np.arange(5_900), rows[:5_900])
    assert index.recall(rows[5_900:]) >= 0.97


def test_recall_holds_after_removals_up_to_the_rebuild_limit() -> None:
    rows = clustered_rows(4_000)
    index = HnswIndex(DIM, scan_limit=0)
    index.add(np.arange(4_000), rows)
    index.remove(np.arange(0, 4_000, 8))
    assert not index.needs_rebuild
    assert index.recall(rows[:100]) >= 0.97


def test_growing_past_its_capacity_loses_nothing() -> None:
    rows = clustered_rows(2_500)
    index = HnswIndex(DIM, scan_limit=0)
    for start in range(0, 2_500, 250):
        index.add(np.arange(start, start + 250), rows[start : start + 250])
    assert len(index) == 2_500
    assert index.search(rows[0], 1)[0].tolist() == [0]
    assert index.search(rows[2_499], 1)[0].tolist() == [2_499]


def test_asking_for_more_than_the_graph_can_reach_is_answered_exactly() -> None:
    rows = clustered_rows(600)
    index, exact = HnswIndex(DIM, scan_limit=0), ExactIndex(DIM)
    for made in (index, exact):
        made.add(np.arange(600), rows)
        made.remove(np.arange(0, 600, 2))
    assert len(index.search(rows[0], 299)[0]) == 299
    assert sorted(index.search(rows[0], 300)[0]) == sorted(exact.search(rows[0], 300)[0])


def test_a_big_index_is_filtered_in_the_graph_and_a_small_choice_by_scanning() -> None:
    rows = clustered_rows(4_000)
    index, exact = HnswIndex(DIM, scan_limit=100), ExactIndex(DIM, halved=True)
    for made in (index, exact):
        made.add(np.arange(4_000), rows)
    few = np.arange(0, 4_000, 50)
    np.testing.assert_array_equal(
        index.search(rows[9], 20, few)[0], exact.search(rows[9], 20, few)[0]
    )
    many = np.flatnonzero(np.arange(4_000) % 4)
    found = index.search(rows[9], 20, many)[0]
    assert len(set(found.tolist()) & set(exact.search(rows[9], 20, many)[0].tolist())) >= 19


def test_a_filter_in_the_graph_passes_over_what_was_removed_behind_it() -> None:
    rows = clustered_rows(3_000)
    index = HnswIndex(DIM, scan_limit=0)
    index.add(np.arange(3_000), rows)
    index.remove(np.arange(2_700, 3_000))
    allowed = np.arange(1, 3_500, 2)
    found = set(index.search(rows[2_800], 50, allowed)[0].tolist())
    assert len(found) == 50
    assert found <= set(range(1, 2_700, 2))


def test_searches_go_on_while_vectors_are_added_and_removed() -> None:
    rows = clustered_rows(2_000)
    index = HnswIndex(DIM, scan_limit=0)
    index.add(np.arange(500), rows[:500])
    done = threading.Event()
    problems: list[BaseException] = []

    def search() -> None:
        try:
            while not done.is_set():
                found, cosines = index.search(rows[7], 10)
                assert found[0] == 7
                assert len(found) == len(cosines) == 10
        except BaseException as problem:  # noqa: BLE001 - told to the test
            problems.append(problem)

    searchers = [threading.Thread(target=search) for _ in range(2)]
    for searcher in searchers:
        searcher.start()
    index.add(np.arange(500, 2_000), rows[500:])
    index.remove(np.arange(600, 700))
    done.set()
    for searcher in searchers:
        searcher.join()
    assert not problems
    assert len(index) == 1_900


def test_readers_share_the_lock_and_a_writer_has_it_alone() -> None:
    lock = SharedLock()
    steps: list[str] = []
    with lock.shared(), lock.shared():
        writer = threading.Thread(target=lambda: _write(lock, steps))
        writer.start()
        steps.append("read")
    writer.join()
    assert steps == ["read", "write"]


def _write(lock: SharedLock, steps: list[str]) -> None:
    with lock.exclusive():
        steps.append("write")


@pytest.mark.parametrize("share", [0.14, 0.16])
def test_an_index_with_many_holes_asks_for_a_rebuild(share: float) -> None:
    index = HnswIndex(DIM)
    index.add(np.arange(1_000), clustered_rows(1_000))
    index.remove(np.arange(int(1_000 * share)))
    assert index.needs_rebuild == (share > 0.15)
