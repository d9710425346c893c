"""Which searches ask the same.

What lives here: clusters of near-identical queries. What does not: folds (`engine/tune/folds.py`).
The one rule: pure; two queries in different clusters are not each other's paraphrase, so that one
may judge what was learned from the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ALIKE = 0.85  # least cosine of two queries that ask the same
ALIKE_FOR_ONE_FILE = 0.7  # where the same file answered both
_BLOCK = 512


def cluster_queries(
    keys: Sequence[str], vectors: NDArray[np.float32], files: Sequence[str]
) -> list[str]:
    """Return the cluster of each search, a stable id of the queries in it.

    Args:
        keys: the normalised query of each search.
        vectors: `(n, dim) float32`, unit rows, the query's vector.
        files: a stable id of each search's target.
    """
    parents = list(range(len(keys)))

    def root(one: int) -> int:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    numbers = {file: number for number, file in enumerate(dict.fromkeys(files))}
    targets = np.array([numbers[file] for file in files], np.int64)
    first: dict[str, int] = {}
    for i, key in enumerate(keys):
        parents[i] = first.setdefault(key, i)
    for begin in range(0, len(keys), _BLOCK):
        cosines = vectors[begin : begin + _BLOCK] @ vectors.T
        same_file = targets[begin : begin + _BLOCK, None] == targets
        linked = (cosines >= ALIKE) | (same_file & (cosines >= ALIKE_FOR_ONE_FILE))
        for row, column in np.argwhere(linked).tolist():
            if begin + row < column:
                parents[root(column)] = root(begin + row)
    names: dict[int, str] = {}
    for i, key in enumerate(keys):
        names[root(i)] = min(names.get(root(i), key), key)
    return [_id(names[root(i)]) for i in range(len(keys))]


def _id(key: str) -> str:
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()
