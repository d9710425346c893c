"""What held-out searches say of two models, given the lists that their files were opened from.

What lives here: the weight of each outcome, and which falls and rises count. What does not: the
test (`tune/statistics.py`) and the decision (`tune/gate.py`). The one rule: pure; between two
models that are equally good the mean of what is counted is 0, whichever of them made the lists.

Only what a list showed can be opened, and mostly what stood first. Without care any other model,
even one as good, looks worse: what stands first can only fall. So the gain of n outcomes is the
mean over i of

    w_i / mean(w) · c_i · (value(candidate rank_i) - value(present rank_i))

    w_i = min(r_i, 10), r_i the rank in the list it was opened from; 1 for what was in no list
    c_i = 1 where both ranks are within ten, or one of them is 1; else 0

`w` is the inverse propensity of looking at a rank (Horvitz and Thompson 1952; Joachims,
Swaminathan and Schnabel, "Unbiased learning-to-rank with biased feedback", WSDM 2017, eta = 1).
`c` leaves out what falls out of the ten: as much rises into them from below, but nobody saw that,
to open it. What falls from the first place counts all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.verdict import Outcome

DEPTH = 10  # as deep as people look
KEPT = 1  # what falls from the first place counts, wherever it falls to

_BELOW = 1 << 30


def weighed(outcomes: Sequence[Outcome]) -> NDArray[np.float64]:
    """Return `(n,) float64`, what each outcome counts for; their mean is the gain."""
    if not outcomes:
        return np.zeros(0)
    weights = np.array([_weight(one) for one in outcomes])
    counted = np.array([one.difference if _counts(one) else 0.0 for one in outcomes])
    return np.asarray(weights / weights.mean() * counted)


def gain_of(outcomes: Sequence[Outcome]) -> float:
    """Return the mean gain in value; 0 for no outcomes."""
    return float(weighed(outcomes).mean()) if outcomes else 0.0


def n_changed(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """Return how many outcomes count as better and how many as worse."""
    counted = weighed(outcomes)
    return int((counted > 0).sum()), int((counted < 0).sum())


def _weight(one: Outcome) -> float:
    return float(min(max(one.shown_rank, 1), DEPTH))


def _counts(one: Outcome) -> bool:
    if not one.shown_rank:
        return True
    ranks = sorted(rank or _BELOW for rank in (one.present_rank, one.candidate_rank))
    return ranks[1] <= DEPTH or ranks[0] <= KEPT
