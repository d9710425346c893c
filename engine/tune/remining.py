"""Which given negatives are hardest for the model as it is by now.

What lives here: the order of each example's negatives, drawn up anew for every pass (ANCE: Xiong et
al. 2021, over a query's near misses instead of all passages). What does not: finding near misses
(`tune/negatives.py`). The one rule: pure; what comes too near to the positive is left out, as it is
when near misses are found, unless the person refused it.
"""

from __future__ import annotations

import numpy as np

from engine.ports import Vectors
from engine.tune.negatives import RELATIVE_MARGIN


def hardest(query: Vectors, positive: Vectors, negatives: Vectors, n_refused: int) -> list[int]:
    """Return the places of negatives, the nearest to the query first.

    Args:
        query: `(dim,) float32`, a unit vector.
        positive: `(dim,) float32`, of what answers it.
        negatives: `(n, dim) float32`, of what does not.
        n_refused: how many of them, the first ones, are none for sure.
    """
    near = negatives @ query
    fit = near < RELATIVE_MARGIN * (positive @ query)
    fit[:n_refused] = True
    return [int(place) for place in np.argsort(-near, kind="stable") if fit[place]]
