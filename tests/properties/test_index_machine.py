"""Any sequence of additions, removals, searches and reloads agrees with a dictionary."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from engine.index import files
from engine.index.hnsw import HnswIndex
from engine.ports import Ids, Vectors

DIM = 8
IDS = st.lists(st.integers(0, 400), min_size=1, max_size=40)


def vector_of(seed: int) -> Vectors:
    row = np.random.default_rng(seed).standard_normal(DIM).astype(np.float32)
    return row / np.linalg.norm(row)


class IndexMachine(RuleBasedStateMachine):
    """The index beside `{id: vector}`."""

    def __init__(self) -> None:
        super().__init__()
        # no exact scan in place of the graph: the graph itself is on trial
        self.index = HnswIndex(DIM, scan_limit=0)
        self.oracle: dict[int, Vectors] = {}
        self.folder = tempfile.TemporaryDirectory()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(ids=IDS, seed=st.integers(0, 3))
    def add(self, ids: list[int], seed: int) -> None:
        vectors = np.stack([vector_of(chunk_id * 4 + seed) for chunk_id in ids])
        self.index.add(np.array(ids, np.int64), vectors)
        self.oracle.update(zip(ids, vectors, strict=True))

    @rule(ids=IDS)
    def remove(self, ids: list[int]) -> None:
        self.index.remove(np.array(ids, np.int64))
        for chunk_id in ids:
            self.oracle.pop(chunk_id, None)

    @rule()
    def reload(self) -> None:
        path = Path(self.folder.name) / "generation"
        files.save(self.index, path, "fingerprint")
        self.index = files.load(path, DIM, "fingerprint", scan_limit=0)

    @precondition(lambda self: self.oracle)
    @rule(seed=st.integers(0, 2_000), k=st.integers(1, 60))
    def search(self, seed: int, k: int) -> None:
        found, cosines = self.index.search(vector_of(seed), k)
        self._check(found, cosines, seed, min(k, len(self.oracle)))

    @precondition(lambda self: self.oracle)
    @rule(ids=IDS, seed=st.integers(0, 2_000), k=st.integers(1, 60))
    def search_among(self, ids: list[int], seed: int, k: int) -> None:
        allowed = np.unique(np.array(ids, np.int64))
        found, cosines = self.index.search(vector_of(seed), k, allowed)
        n_here = sum(chunk_id in self.oracle for chunk_id in allowed.tolist())
        assert set(found.tolist()) <= set(allowed.tolist())
        self._check(found, cosines, seed, min(k, n_here))

    def _check(self, found: Ids, cosines: Vectors, seed: int, n_expected: int) -> None:
        assert len(found) == len(set(found.tolist())) == n_expected
        assert (np.diff(cosines) <= 1e-6).all()
        for chunk_id, cosine in zip(found.tolist(), cosines, strict=True):
            assert abs(float(self.oracle[chunk_id] @ vector_of(seed)) - cosine) < 2e-3

    @precondition(lambda self: len(self.oracle) >= 20)
    @rule(seed=st.integers(0, 2_000))
    def search_finds_most_of_the_nearest(self, seed: int) -> None:
        query = vector_of(seed)
        nearest = sorted(self.oracle, key=lambda chunk_id: -float(self.oracle[chunk_id] @ query))
        found = self.index.search(query, 10)[0].tolist()
        assert len(set(found) & set(nearest[:10])) >= 8

    @invariant()
    def holds_what_the_dictionary_holds(self) -> None:
        assert len(self.index) == len(self.oracle)
        assert self.index.ids().tolist() == sorted(self.oracle)
        ids, vectors = self.index.vectors_of(np.arange(401))
        assert ids.tolist() == sorted(self.oracle)
        for chunk_id, vector in zip(ids.tolist(), vectors, strict=True):
            np.testing.assert_allclose(vector, self.oracle[chunk_id], atol=1e-3)


TestIndexMachine = IndexMachine.TestCase
TestIndexMachine.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
