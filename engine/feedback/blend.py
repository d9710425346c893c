"""A few weights of the search, fitted on the person's own searches.

What lives here: how two weights differ from the defaults, and the fit. What does not: gathering the
candidates (`engine/search/remembered.py`). The one rule: pure; what there was stays unless
other weights did better on searches that had no part in choosing them.

The value of a result is v + m · M + w · W, where v is its value with the defaults, M what it is
worth by meaning and W by its words, both as they enter v; (m, w) = (0, 0) are the defaults, and
(m0, w0) those to start from: the defaults, or what a tuned model came with. G(j; m, w) is what
search j gains by others: how far up what was wanted moves from where it stands with those
(`propensity.climbed`, and what it counts there, for lists that they made). Of a grid, leave-one-out
takes for search i

    argmax over (m, w) of the mean over j ≠ i of G(j; m, w), less RIDGE · ((m - m0)² + (w - w0)²)

and judges the choice by G(i). Weights are taken when those choices gain at least half a standard
error of the mean (after Breiman et al., "Classification and Regression Trees", 1984, whose rule
wants one), and then for n / (n + SHRINK) of the way, for n searches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from engine.feedback.propensity import Lists, climbed
from engine.ports import Vectors

MIN_SEARCHES = 20
RIDGE = 0.02
SHRINK = 20
ERRORS = 0.5
# -1 would take a side's part away altogether
_STEPS = (-0.6, -0.4, -0.2, 0.0, 0.25, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Blend:
    """What is added to the weights of meaning and words, as shares of the defaults."""

    meaning: float = 0.0
    words: float = 0.0


DEFAULTS = Blend()


@dataclass(frozen=True, slots=True)
class Judged:
    """A past search with its candidates and the one that was wanted.

    `values (n,)` with the defaults, `meaning (n,)` and `words (n,)` their parts, all float32;
    `target` is the row that was wanted, `shown_rank` where it stood when it was opened, 0 for none;
    `asked_anew` tells that it was found by other words.
    """

    values: Vectors
    meaning: Vectors
    words: Vectors
    target: int
    shown_rank: int = 0
    asked_anew: bool = False


def fit(searches: Sequence[Judged], start: Blend = DEFAULTS) -> Blend:
    """Return the weights that serve a person's searches; `start` when nothing is gained."""
    if len(searches) < MIN_SEARCHES:
        return start
    grid = [start, *(one for steps in product(_STEPS, _STEPS) if (one := Blend(*steps)) != start)]
    ranks = np.array([[rank_of(one, blend) for blend in grid] for one in searches], np.int64)
    lists = Lists.of((one.shown_rank, one.asked_anew) for one in searches)
    counts = lists.counted(ranks, ranks[:, :1]) * lists.weights()[:, None]
    gained = climbed(ranks[:, :1], ranks) * counts
    penalty = np.array([RIDGE * _apart(one, start) for one in grid])
    n = len(searches)
    others = (gained.sum(axis=0) - gained) / (n - 1) - penalty
    # `argmax` takes the first of equals, which is the start
    gains = gained[np.arange(n), others.argmax(axis=1)]
    error = float(gains.std(ddof=1)) / n**0.5
    if gains.mean() <= 0 or gains.mean() < ERRORS * error:
        return start
    best = grid[int((gained.mean(axis=0) - penalty).argmax())]
    share = n / (n + SHRINK)
    return Blend(
        start.meaning + share * (best.meaning - start.meaning),
        start.words + share * (best.words - start.words),
    )


def _apart(one: Blend, other: Blend) -> float:
    return (one.meaning - other.meaning) ** 2 + (one.words - other.words) ** 2


def rank_of(search: Judged, blend: Blend) -> int:
    """Return where what was wanted stands, from 1; ties count against it."""
    values = search.values + blend.meaning * search.meaning + blend.words * search.words
    return int((values >= values[search.target]).sum())
