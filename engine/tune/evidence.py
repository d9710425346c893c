"""What held-out searches say of two models, given the lists that their files were opened from.

What lives here: the gain, and what counts as better and worse. What does not: how lists are made up
for (`engine/feedback/propensity.py`), the test (`tune/statistics.py`), the decision
(`tune/gate.py`). The one rule: pure.

The gain of n outcomes is the mean over i of

    w_i / mean(w) · c_i · (value(candidate rank_i) - value(present rank_i))

with w and c as `propensity` has them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.feedback.propensity import Lists
from engine.verdict import Outcome

_BELOW = 1 << 30


def weighed(outcomes: Sequence[Outcome]) -> NDArray[np.float64]:
    """Return `(n,) float64`, what each outcome counts for; their mean is the gain."""
    lists = Lists.of((one.shown_rank, one.asked_anew) for one in outcomes)
    differences = np.array([one.difference for one in outcomes], np.float64)
    present = np.array([one.present_rank or _BELOW for one in outcomes], np.int64)
    candidate = np.array([one.candidate_rank or _BELOW for one in outcomes], np.int64)
    return np.asarray(lists.weights() * differences * lists.counted(candidate, present))


def gain_of(outcomes: Sequence[Outcome]) -> float:
    """Return the mean gain in value; 0 for no outcomes."""
    return float(weighed(outcomes).mean()) if outcomes else 0.0


def n_changed(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """Return how many outcomes count as better and how many as worse."""
    values = weighed(outcomes)
    return int((values > 0).sum()), int((values < 0).sum())
