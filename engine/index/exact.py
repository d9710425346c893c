"""The exact index: every vector is compared.

What lives here: `ExactIndex`, the test oracle, the fall-back while no other index is there, and the
scan of selective filters. The one rule: its answer is the right one by definition.
"""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.index.halves import widened
from engine.index.validation import best, checked_query, checked_rows
from engine.ports import Ids, Vectors

_Rows = NDArray[np.floating[Any]]  # float16 or float32

_FIRST_CAPACITY = 1_024
_GROWTH = 1.5
_BLOCK = 256  # rows; what a scan takes at a time, so that it stays in the processor's cache


class ExactIndex:
    """Cosines by matrix-vector products over a contiguous matrix.

    `halved` keeps float16 rows: half the memory, twice the time of a full scan.

    Thread: any; calls take turns.
    """

    def __init__(self, dim: int, *, halved: bool = False) -> None:
        self.dim = dim
        self._dtype = np.float16 if halved else np.float32
        self._lock = threading.Lock()
        self._n = 0
        self._ids = np.empty(_FIRST_CAPACITY, np.int64)
        self._vectors: _Rows = np.empty((_FIRST_CAPACITY, dim), self._dtype)
        self._row_of: dict[int, int] = {}
        self._by_id: tuple[Ids, Ids] | None = None  # sorted ids and their rows

    def __len__(self) -> int:
        """Return the number of vectors."""
        return self._n

    def ids(self) -> Ids:
        """Return `(n,) int64`, the ids that are here, ascending."""
        with self._lock:
            return self._sorted()[0].copy()

    def highest_id(self) -> int:
        """Return the highest id that is here, -1 when there is none."""
        with self._lock:
            return int(self._ids[: self._n].max()) if self._n else -1

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add or replace vectors; `ids (n,) int64`, `vectors (n, dim) float32` unit rows.

        Raises:
            DataProblem: VECTOR_INVALID for a wrong shape, a non-finite value or a non-unit row.
        """
        ids, vectors = checked_rows(ids, vectors, self.dim)
        with self._lock:
            self._reserve(self._n + len(ids))
            rows = np.empty(len(ids), np.int64)
            for i, chunk_id in enumerate(ids.tolist()):
                row = self._row_of.setdefault(chunk_id, self._n)
                self._n += row == self._n
                rows[i] = row
            self._ids[rows] = ids
            self._vectors[rows] = vectors
            self._by_id = None

    def remove(self, ids: Ids) -> None:
        """Remove vectors; an unknown id is not an error."""
        with self._lock:
            for chunk_id in np.asarray(ids, np.int64).tolist():
                row = self._row_of.pop(chunk_id, None)
                if row is None:
                    continue
                self._n -= 1
                if row != self._n:  # the last row fills the hole
                    last_id = int(self._ids[self._n])
                    self._ids[row] = last_id
                    self._vectors[row] = self._vectors[self._n]
                    self._row_of[last_id] = row
            self._by_id = None

    def search(self, vector: Vectors, k: int, allowed: Ids | None = None) -> tuple[Ids, Vectors]:
        """Return ids and cosines of the nearest vectors, best first, ties by id.

        Args:
            vector: `(dim,) float32`, a unit vector.
            k: how many.
            allowed: only these ids, or None for all.

        Returns:
            `(m,) int64` ids and `(m,) float32` cosines, `m <= k`, cosines descending.

        Raises:
            DataProblem: VECTOR_INVALID for a query of another shape or with a non-finite value.
        """
        vector = checked_query(vector, self.dim)
        with self._lock:
            rows = None if allowed is None else self._rows(np.unique(np.asarray(allowed, np.int64)))
            ids = self._ids[: self._n] if rows is None else self._ids[rows]
            return best(ids, self._cosines(rows, vector), k)

    def vectors_of(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Return the ids that are here and their `(m, dim) float32` vectors, same order."""
        ids = np.asarray(ids, np.int64)
        with self._lock:
            rows = np.array([self._row_of.get(i, -1) for i in ids.tolist()], np.int64)
            here = rows >= 0
            return ids[here], _single(self._vectors.take(rows[here], axis=0))

    def _cosines(self, rows: Ids | None, vector: Vectors) -> Vectors:
        """Return the cosines of some rows, or of all."""
        if rows is None and self._vectors.dtype == np.float32:
            return np.asarray(self._vectors[: self._n] @ vector, np.float32)
        n = self._n if rows is None else len(rows)
        cosines = np.empty(n, np.float32)
        for start in range(0, n, _BLOCK):
            end = min(start + _BLOCK, n)
            if rows is None:
                block = self._vectors[start:end]
            else:
                block = self._vectors.take(rows[start:end], axis=0)
            np.dot(_single(block), vector, out=cosines[start:end])
        return cosines

    def _reserve(self, n: int) -> None:
        if n <= len(self._ids):
            return
        capacity = max(n, int(len(self._ids) * _GROWTH))
        ids = np.empty(capacity, np.int64)
        vectors: _Rows = np.empty((capacity, self.dim), self._dtype)
        ids[: self._n] = self._ids[: self._n]
        vectors[: self._n] = self._vectors[: self._n]
        self._ids, self._vectors = ids, vectors

    def _sorted(self) -> tuple[Ids, Ids]:
        if self._by_id is None:
            order = np.argsort(self._ids[: self._n])
            self._by_id = (self._ids[order], order)
        return self._by_id

    def _rows(self, wanted: Ids) -> Ids:
        """Return the rows of those wanted ids that are here; `wanted` is sorted and unique."""
        ids, rows = self._sorted()
        at = np.searchsorted(ids, wanted)
        inside = at < len(ids)
        at, wanted = at[inside], wanted[inside]
        found: Ids = rows[at[ids[at] == wanted]]
        return found


def _single(rows: _Rows) -> Vectors:
    return widened(rows) if rows.dtype == np.float16 else np.asarray(rows, np.float32)
