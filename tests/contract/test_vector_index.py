"""What every `VectorIndex` promises; the exact one says what is right."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.errors import DataProblem, ErrorCode
from engine.index.exact import ExactIndex
from engine.index.hnsw import HnswIndex
from engine.ports import VectorIndex, Vectors

DIM = 24
Maker = Callable[[], VectorIndex]


@pytest.fixture(params=["exact", "exact-halved", "hnsw"])
def make(request: pytest.FixtureRequest) -> Maker:
    return {
        "exact": lambda: ExactIndex(DIM),
        "exact-halved": lambda: ExactIndex(DIM, halved=True),
        "hnsw": lambda: HnswIndex(DIM),
    }[request.param]


def unit_rows(n: int, seed: int = 0) -> Vectors:
    rows = np.random.default_rng(seed).standard_normal((n, DIM)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def ids(*values: int) -> np.ndarray:
    return np.array(values, np.int64)


def test_an_empty_index_finds_nothing(make: Maker) -> None:
    index = make()
    found, cosines = index.search(unit_rows(1)[0], 5)
    assert len(index) == 0
    assert found.shape == cosines.shape == (0,)
    assert index.vectors_of(ids(1, 2))[0].shape == (0,)
    assert index.vectors_of(ids())[1].shape == (0, DIM)


def test_the_nearest_come_first_with_their_cosines(make: Maker) -> None:
    index, rows = make(), unit_rows(300)
    index.add(np.arange(300) * 7, rows)
    found, cosines = index.search(rows[42], 10)
    expected = rows @ rows[42]
    assert found.dtype == np.int64
    assert cosines.dtype == np.float32
    assert found[0] == 42 * 7
    np.testing.assert_allclose(cosines, expected[found // 7], atol=1e-3)
    np.testing.assert_allclose(cosines, np.sort(expected)[::-1][:10], atol=1e-3)


def test_asking_for_more_than_there_is_gives_all(make: Maker) -> None:
    index = make()
    index.add(ids(5, 6, 7), unit_rows(3))
    assert sorted(index.search(unit_rows(1)[0], 50)[0].tolist()) == [5, 6, 7]


def test_asking_for_none_gives_none(make: Maker) -> None:
    index = make()
    index.add(ids(5, 6, 7), unit_rows(3))
    assert index.search(unit_rows(1)[0], 0)[0].shape == (0,)


def test_what_was_removed_is_not_found_and_can_come_back(make: Maker) -> None:
    index, rows = make(), unit_rows(50)
    index.add(np.arange(50), rows)
    index.remove(ids(3, 3, 999))
    assert len(index) == 49
    assert 3 not in index.search(rows[3], 50)[0]
    assert index.vectors_of(ids(3))[0].shape == (0,)
    index.add(ids(3), rows[3:4])
    assert len(index) == 50
    assert index.search(rows[3], 1)[0].tolist() == [3]


def test_removing_everything_leaves_an_index_that_works(make: Maker) -> None:
    index, rows = make(), unit_rows(40)
    index.add(np.arange(40), rows)
    index.remove(np.arange(40))
    assert len(index) == 0
    assert index.search(rows[0], 5)[0].shape == (0,)
    index.add(ids(7), rows[7:8])
    assert index.search(rows[0], 5)[0].tolist() == [7]


def test_adding_an_id_again_replaces_its_vector(make: Maker) -> None:
    index, rows = make(), unit_rows(60)
    index.add(np.arange(50), rows[:50])
    index.add(ids(8), rows[55:56])
    assert len(index) == 50
    assert index.search(rows[55], 1)[0].tolist() == [8]
    np.testing.assert_allclose(index.vectors_of(ids(8))[1][0], rows[55], atol=1e-3)


def test_of_an_id_given_twice_in_one_call_the_last_vector_counts(make: Maker) -> None:
    index, rows = make(), unit_rows(3)
    index.add(ids(1, 2, 1), rows)
    assert len(index) == 2
    np.testing.assert_allclose(index.vectors_of(ids(1))[1][0], rows[2], atol=1e-3)


def test_a_search_among_few_looks_at_those_only(make: Maker) -> None:
    index, rows = make(), unit_rows(200)
    index.add(np.arange(200), rows)
    allowed = ids(2, 90, 91, 199, 10_000)
    found, cosines = index.search(rows[5], 10, allowed)
    assert sorted(found.tolist()) == [2, 90, 91, 199]
    assert (np.diff(cosines) <= 0).all()
    assert index.search(rows[5], 10, ids())[0].shape == (0,)


def test_a_search_among_many_finds_what_an_exact_one_finds(make: Maker) -> None:
    index, rows = make(), unit_rows(4_000)
    index.add(np.arange(4_000), rows)
    allowed = np.arange(0, 4_000, 2)
    cosines = rows[allowed] @ rows[1]
    best = set(allowed[np.argsort(-cosines)[:10]].tolist())
    found = index.search(rows[1], 10, allowed)[0].tolist()
    assert len(found) == 10
    assert not [chunk_id for chunk_id in found if chunk_id % 2]
    assert len(best & set(found)) >= 9


def test_vectors_come_back_in_the_order_asked_for(make: Maker) -> None:
    index, rows = make(), unit_rows(10)
    index.add(np.arange(10), rows)
    found, vectors = index.vectors_of(ids(9, 77, 0, 4))
    assert found.tolist() == [9, 0, 4]
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, rows[[9, 0, 4]], atol=1e-3)


@pytest.mark.parametrize("spoil", ["nan", "inf", "zero", "long", "narrow", "fewer", "negative"])
def test_what_is_no_unit_vector_is_refused_and_changes_nothing(make: Maker, spoil: str) -> None:
    index, rows = make(), unit_rows(3)
    new_ids = ids(1, 2, 3)
    if spoil == "nan":
        rows[1, 2] = np.nan
    elif spoil == "inf":
        rows[1, 2] = np.inf
    elif spoil == "zero":
        rows[1] = 0.0
    elif spoil == "long":
        rows[1] *= 1.1
    elif spoil == "narrow":
        rows = rows[:, :-1]
    elif spoil == "fewer":
        rows = rows[:2]
    else:
        new_ids = ids(1, -2, 3)
    with pytest.raises(DataProblem) as caught:
        index.add(new_ids, rows)
    assert caught.value.code is ErrorCode.VECTOR_INVALID
    assert len(index) == 0


def test_a_query_that_is_no_vector_is_refused(make: Maker) -> None:
    index = make()
    index.add(ids(1), unit_rows(1))
    for query in (np.full(DIM, np.nan, np.float32), unit_rows(1)[0][:-1]):
        with pytest.raises(DataProblem):
            index.search(query, 3)


def test_many_copies_of_one_vector_are_all_found(make: Maker) -> None:
    index = make()
    index.add(np.arange(3_000), np.repeat(unit_rows(1), 3_000, axis=0))
    found, cosines = index.search(unit_rows(1)[0], 100)
    assert len(found) == 100
    np.testing.assert_allclose(cosines, 1.0, atol=1e-3)
