"""What held-out searches say of two models, given the lists that their files were opened from.

What lives here: the gain, how far files moved, and what counts as better and worse. What does not:
how lists are made up for (`engine/feedback/propensity.py`), the test (`tune/statistics.py`), the
decision (`tune/gate.py`). The one rule: pure.

The gain of n outcomes is the mean over i of

    w_i / mean(w) · c_i · (value(candidate rank_i) - value(present rank_i))

with w and c as `propensity` has them. It is what people get, and the measure that models are
compared by. That there is a gain at all is seen sooner by how far up files move in the list that is
shown, so that is what is tested:

    w_i / mean(w) · c_i · (ln(present rank_i) - ln(candidate rank_i))
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.feedback.propensity import BEYOND, ComeBy, Lists, climbed
from engine.verdict import Outcome


def weighed(outcomes: Sequence[Outcome]) -> NDArray[np.float64]:
    """Return `(n,) float64`, what each outcome counts for; their mean is the gain."""
    return _counts(outcomes) * np.array([one.difference for one in outcomes], np.float64)


def moved(outcomes: Sequence[Outcome]) -> NDArray[np.float64]:
    """Return `(n,) float64`, how far up each outcome's file moved, as it counts."""
    return _counts(outcomes) * climbed(*_ranks(outcomes))


def _counts(outcomes: Sequence[Outcome]) -> NDArray[np.float64]:
    lists = Lists.of(ComeBy(one.shown_rank, one.asked_anew, one.surety) for one in outcomes)
    present, candidate = _ranks(outcomes)
    return np.asarray(lists.weights() * lists.counted(candidate, present))


def _ranks(outcomes: Sequence[Outcome]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the present model's ranks and the candidate's, `(n,)` each."""
    present = np.array([one.present_rank or BEYOND for one in outcomes], np.int64)
    return present, np.array([one.candidate_rank or BEYOND for one in outcomes], np.int64)


def gain_of(outcomes: Sequence[Outcome]) -> float:
    """Return the mean gain in value; 0 for no outcomes."""
    return float(weighed(outcomes).mean()) if outcomes else 0.0


def error_of(outcomes: Sequence[Outcome]) -> float:
    """Return the standard error of that gain; infinite for fewer than two outcomes."""
    if len(outcomes) < 2:
        return float("inf")
    return float(weighed(outcomes).std(ddof=1) / np.sqrt(len(outcomes)))


def n_changed(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """Return how many outcomes count as better and how many as worse."""
    values = weighed(outcomes)
    return int((values > 0).sum()), int((values < 0).sum())
