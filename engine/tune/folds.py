"""Which searches are held out together.

What lives here: groups of searches that share a query cluster or a target, near-duplicate targets,
and grouped folds. What does not: making clusters (`engine/feedback`). The one rule: pure; nothing
of a held-out search, neither its query in other words nor its file, is ever trained on.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np

from engine.ports import Vectors

NEAR_DUPLICATE = 0.95  # least cosine of two documents that count as one
_LEAST_TRAINED = 0.5  # of all searches, in every fold
_BLOCK = 512


def near_duplicates(files: Sequence[str], vectors: Vectors) -> list[tuple[str, str]]:
    """Return pairs of documents that say nearly the same.

    Args:
        files: stable ids.
        vectors: `(n, dim) float32`, one row per file, such as the mean of its chunks' vectors.
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units = vectors / np.maximum(lengths, 1e-12)
    pairs = []
    for begin in range(0, len(files), _BLOCK):
        cosines = units[begin : begin + _BLOCK] @ units.T
        for row, column in np.argwhere(cosines >= NEAR_DUPLICATE).tolist():
            if begin + row < column:
                pairs.append((files[begin + row], files[column]))
    return pairs


def group_searches(
    clusters: Sequence[str], files: Sequence[str], same: Sequence[tuple[str, str]] = ()
) -> list[int]:
    """Return the group of each search: those linked by a cluster, a target, or near-duplicates.

    Args:
        clusters: the query cluster of each search.
        files: the target of each search.
        same: pairs of files that count as one.
    """
    roots: dict[tuple[str, str], tuple[str, str]] = {}

    def root(one: tuple[str, str]) -> tuple[str, str]:
        roots.setdefault(one, one)
        while roots[one] != one:
            roots[one] = roots[roots[one]]
            one = roots[one]
        return one

    for left, right in same:
        roots[root(("file", left))] = root(("file", right))
    for cluster, file in zip(clusters, files, strict=True):
        roots[root(("cluster", cluster))] = root(("file", file))
    found = [root(("file", file)) for file in files]
    number = {one: i for i, one in enumerate(dict.fromkeys(found))}
    return [number[one] for one in found]


def make_folds(groups: Sequence[int], seed: int, n_folds: int) -> list[int] | None:
    """Return the fold of each search, whole groups together and folds about equally large.

    The largest groups are dealt first, each to the smallest fold; equals in random order.

    Args:
        groups: from `group_searches`.
        seed: of that order.
        n_folds: how many.

    Returns:
        A number from 0 for each search; None when there are too few groups: fewer than folds, or
        one so large that a model would be trained on less than half of the searches.
    """
    sizes = Counter(groups)
    order = sorted(sizes)
    random.Random(seed).shuffle(order)  # noqa: S311 - nothing secret
    order.sort(key=lambda group: -sizes[group])
    filled = [0] * n_folds
    fold_of: dict[int, int] = {}
    for group in order:
        smallest = filled.index(min(filled))
        fold_of[group] = smallest
        filled[smallest] += sizes[group]
    n = len(groups)
    if len(sizes) < n_folds or n - max(filled) < _LEAST_TRAINED * n:
        return None
    return [fold_of[group] for group in groups]
