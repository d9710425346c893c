"""The approximate index: an hnswlib graph with its hazards kept inside.

What lives here: `HnswIndex`; with `engine.index.files` the only user of hnswlib. What does not:
files. The one rule: hnswlib's calls never overlap an addition, a resize or a removal; it checks
nothing itself.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

import hnswlib
import numpy as np

from engine.index.exact import ExactIndex
from engine.index.turns import SharedLock
from engine.index.validation import best, checked_query, checked_rows
from engine.ports import Ids, Vectors

M = 16
EF_CONSTRUCTION = 200
# On 96,000 passages of eight collections: recall@50 .993 in 0.5 ms; 64 gives .975, 256 .998.
EF_SEARCH = 128
_FIRST_CAPACITY = 1_024
_GROWTH = 1.5
# Additions hold the lock for this many vectors at a time, about 5 ms, so that searches get turns.
_BATCH = 8
# Up to this many candidates a scan is exact and no slower than the graph.
SCAN_LIMIT = 1_500
# Comparing m allowed vectors costs m; walking a graph of n until enough of them were met costs
# n / m, and asks Python about each vector it meets, which waits while another thread computes in
# Python. Measured at n = 100,000 they meet at m = 10,000.
_SCAN_GAIN = 1_000
_MAX_REMOVED_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class LoadedGraph:
    """A graph from a file, its live rows, and the ids that were removed from it."""

    graph: hnswlib.Index
    rows: ExactIndex
    removed: set[int]


class HnswIndex:
    """Nearest neighbours by cosine, keyed by chunk id.

    Half-precision rows are kept beside the graph: hnswlib hands vectors out at 40 us each, too slow
    for scans of few candidates and for `vectors_of`.

    Thread: any; searches run together, changes take turns with them in small batches.
    """

    def __init__(
        self, dim: int, loaded: LoadedGraph | None = None, *, scan_limit: int = SCAN_LIMIT
    ) -> None:
        if loaded is None:
            graph = hnswlib.Index("ip", dim)
            graph.init_index(_FIRST_CAPACITY, M=M, ef_construction=EF_CONSTRUCTION, random_seed=1)
            loaded = LoadedGraph(graph, ExactIndex(dim, halved=True), set())
        loaded.graph.set_ef(EF_SEARCH)  # not part of an index file
        loaded.graph.set_num_threads(1)
        self.dim = dim
        self._scan_limit = scan_limit
        self._graph = loaded.graph
        self._rows = loaded.rows
        self._removed = loaded.removed
        self._turns = SharedLock()
        self._changing = threading.Lock()

    def __len__(self) -> int:
        """Return the number of live vectors."""
        return len(self._rows)

    def ids(self) -> Ids:
        """Return `(n,) int64`, the live ids, ascending."""
        return self._rows.ids()

    @property
    def needs_rebuild(self) -> bool:
        """Return whether so much was removed that recall suffers."""
        return len(self._removed) > _MAX_REMOVED_SHARE * (len(self) + len(self._removed))

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add or replace vectors; `ids (n,) int64`, `vectors (n, dim) float32` unit rows.

        Raises:
            DataProblem: VECTOR_INVALID for a wrong shape, a non-finite value or a non-unit row.
        """
        ids, vectors = checked_rows(ids, vectors, self.dim)
        with self._changing:
            for start in range(0, len(ids), _BATCH):
                batch, rows = ids[start : start + _BATCH], vectors[start : start + _BATCH]
                with self._turns.exclusive():
                    self._reserve(len(batch))
                    # a removed id that comes back is revived by hnswlib
                    self._graph.add_items(rows, batch, num_threads=1)
                    self._removed.difference_update(batch.tolist())
                    self._rows.add(batch, rows)

    def remove(self, ids: Ids) -> None:
        """Remove vectors; an unknown id is not an error."""
        with self._changing, self._turns.exclusive():
            live, _ = self._rows.vectors_of(np.unique(np.asarray(ids, np.int64)))
            for chunk_id in live.tolist():
                self._graph.mark_deleted(chunk_id)
            self._removed.update(live.tolist())
            self._rows.remove(live)

    def search(self, vector: Vectors, k: int, allowed: Ids | None = None) -> tuple[Ids, Vectors]:
        """Return ids and cosines of the nearest live vectors, best first, ties by id.

        Args:
            vector: `(dim,) float32`, a unit vector.
            k: how many; fewer live vectors is not an error.
            allowed: only these ids, or None for all. Few of them are compared one by one.

        Returns:
            `(m,) int64` ids and `(m,) float32` cosines, `m <= k`, cosines descending.

        Raises:
            DataProblem: VECTOR_INVALID for a query of another shape or with a non-finite value.
        """
        vector = checked_query(vector, self.dim)
        with self._turns.shared():
            n_candidates = len(self) if allowed is None else min(len(self), len(allowed))
            if n_candidates <= self._most_scanned(k, filtered=allowed is not None):
                return self._rows.search(vector, k, allowed)
            try:
                labels, distances = self._graph.knn_query(
                    vector, k=k, num_threads=1, filter=self._filter(allowed)
                )
            except RuntimeError:  # fewer than k live elements could be reached
                return self._rows.search(vector, k, allowed)
        return best(labels[0].astype(np.int64), 1.0 - distances[0], k)

    def _filter(self, allowed: Ids | None) -> Callable[[int], int] | None:
        """Return what tells hnswlib which ids may be found; of removed ones it does not ask."""
        if allowed is None:
            return None
        wanted = np.zeros(self._rows.highest_id() + 1, np.bool_)
        wanted[allowed[allowed < len(wanted)]] = True
        return bytearray(wanted).__getitem__

    def _most_scanned(self, k: int, *, filtered: bool) -> int:
        """Return up to how many candidates a scan is the better way."""
        if filtered and self._scan_limit:
            return max(self._scan_limit, k, math.isqrt(_SCAN_GAIN * len(self)))
        return max(self._scan_limit, k)

    def vectors_of(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Return the ids that are here and their `(m, dim) float32` vectors, same order."""
        return self._rows.vectors_of(ids)

    def recall(self, probes: Vectors, k: int = 50) -> float:
        """Return the share of the true k nearest that searches find, averaged over probes.

        Args:
            probes: `(n, dim) float32` unit rows.
            k: how many neighbours are asked for.
        """
        found = 0
        asked = 0
        for probe in probes:
            true_ids, _ = self._rows.search(probe, k)
            found += len(np.intersect1d(true_ids, self.search(probe, k)[0]))
            asked += len(true_ids)
        return found / asked if asked else 1.0

    def write_graph(self, path: str) -> tuple[int, int]:
        """Write the graph with hnswlib, which reports no failed write; searches go on meanwhile.

        Returns:
            How many bytes a complete file has, and how many elements it holds, removed ones too.

        Raises:
            RuntimeError: the file could not be created.
        """
        with self._changing:
            self._graph.save_index(path)
            return self._graph.index_file_size(), self._graph.get_current_count()

    def _reserve(self, n_more: int) -> None:
        needed = self._graph.get_current_count() + n_more
        if needed > self._graph.get_max_elements():
            self._graph.resize_index(max(needed, int(self._graph.get_max_elements() * _GROWTH)))
