"""What was opened from a list says most about that list: how that is made up for.

What lives here: the weight of a rank that something was opened at, and which moves count between
two ways of ranking. What does not: what a rank is worth (`engine/verdict.py`). The one rule: pure;
between two ways that are equally good, what is counted adds up to 0 whichever of them made the
lists.

Only what a list showed can be opened, and mostly what stood first. Without care any other order,
even one as good, looks worse: what stands first can only fall. So a file that was opened at rank r
counts w times, and its move from one rank to another c times:

    w = min(r, 10); 1 for what was in no list
    c = 1 where both ranks are within ten, or one of them is 1; else 0

`w` is the inverse propensity of looking at a rank (Horvitz and Thompson 1952; Joachims,
Swaminathan and Schnabel, "Unbiased learning-to-rank with biased feedback", WSDM 2017, eta = 1).
`c` leaves out what falls out of the ten: as much rises into them from below, but nobody saw that,
to open it. What falls from the first place counts all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DEPTH = 10  # as deep as people look

Ranks = NDArray[np.int64]


def weights(shown_ranks: Sequence[int]) -> NDArray[np.float64]:
    """Return `(n,) float64` with mean 1, one for each file that was opened at a rank.

    Args:
        shown_ranks: from 1; 0 for what was in no list.
    """
    raw = np.clip(np.asarray(shown_ranks, np.float64), 1.0, DEPTH)
    return np.asarray(raw / raw.mean()) if len(raw) else raw


def counted(ranks: Ranks, others: Ranks) -> NDArray[np.bool_]:
    """Return whether a move between two ranks (from 1) of what was opened from a list counts."""
    highest, lowest = np.minimum(ranks, others), np.maximum(ranks, others)
    return np.asarray((lowest <= DEPTH) | (highest == 1))
