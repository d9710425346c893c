"""Checks that what goes into an index is a set of unit vectors.

What lives here: shape, finiteness and norm checks shared by both indexes. The one rule: a vector
that fails them never reaches an index, because one NaN makes every comparison near it false.
"""

from __future__ import annotations

import numpy as np

from engine.errors import DataProblem, ErrorCode
from engine.ports import Ids, Vectors

_NORM_TOLERANCE = 0.01


def checked_rows(ids: Ids, vectors: Vectors, dim: int) -> tuple[Ids, Vectors]:
    """Return ids and rows ready for an index; of an id given twice the last row counts.

    Returns:
        `(n,) int64` ids and `(n, dim) float32` C-contiguous unit rows.

    Raises:
        DataProblem: VECTOR_INVALID for a wrong shape, a non-finite value or a non-unit row.
    """
    ids = np.asarray(ids, np.int64)
    vectors = np.ascontiguousarray(vectors, np.float32)
    if ids.ndim != 1 or vectors.shape != (len(ids), dim):
        raise DataProblem(
            ErrorCode.VECTOR_INVALID,
            f"{vectors.shape} vectors for {ids.shape} ids; expected (n, {dim})",
        )
    if len(ids) and int(ids.min()) < 0:
        raise DataProblem(ErrorCode.VECTOR_INVALID, f"id {int(ids.min())} is negative")
    norms = np.linalg.norm(vectors, axis=1)
    # `not (a <= b)` and not `a > b`: a NaN norm must fail too
    wrong = ~(np.abs(norms - 1.0) <= _NORM_TOLERANCE)
    if wrong.any():
        first = int(np.flatnonzero(wrong)[0])
        raise DataProblem(
            ErrorCode.VECTOR_INVALID, f"the vector of {int(ids[first])} has norm {norms[first]:.4g}"
        )
    if len(np.unique(ids)) != len(ids):
        last = np.sort(len(ids) - 1 - np.unique(ids[::-1], return_index=True)[1])
        return ids[last], vectors[last]
    return ids, vectors


def checked_query(vector: Vectors, dim: int) -> Vectors:
    """Return a query vector `(dim,) float32`, contiguous.

    Raises:
        DataProblem: VECTOR_INVALID for a wrong shape or a non-finite value.
    """
    vector = np.ascontiguousarray(vector, np.float32)
    if vector.shape != (dim,) or not np.isfinite(vector).all():
        raise DataProblem(ErrorCode.VECTOR_INVALID, f"a query vector of shape {vector.shape}")
    return vector


def best(ids: Ids, cosines: Vectors, k: int) -> tuple[Ids, Vectors]:
    """Return the k largest cosines with their ids, best first, ties by id."""
    if k <= 0:
        return ids[:0], cosines[:0]
    if k < len(ids):
        # argpartition keeps any of several equal values at the border; take all of them first
        border = np.partition(cosines, len(cosines) - k)[len(cosines) - k]
        kept = np.flatnonzero(cosines >= border)
        ids, cosines = ids[kept], cosines[kept]
    order = np.lexsort((ids, -cosines))[:k]
    return ids[order], cosines[order]
