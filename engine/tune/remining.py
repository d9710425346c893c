"""Which given negatives are hardest for the model as it is by now.

What lives here: the order of each example's negatives, drawn up anew for every pass (ANCE: Xiong et
al. 2021, over a query's near misses instead of all passages). What does not: finding near misses
(`tune/negatives.py`). The one rule: pure; what comes too near to the positive is left out, as it is
when near misses are found.
"""

from __future__ import annotations

import numpy as np

from engine.ports import Vectors
from engine.tune.negatives import RELATIVE_MARGIN


def hardest(query: Vectors, positive: Vectors, negatives: Vectors) -> list[int]:
    """Return the places of negatives, the nearest to the query first.

    Args:
        query: `(dim,) float32`, a unit vector.
        positive: `(dim,) float32`, of what answers it.
        negatives: `(n, dim) float32`, of what does not.
    """
    near = negatives @ query
    order = np.argsort(-near, kind="stable")
    return [int(place) for place in order if near[place] < RELATIVE_MARGIN * (positive @ query)]
