"""A few weights of the search, fitted on the person's own searches.

What lives here: how two weights differ from the defaults, and the fit. What does not: gathering the
candidates (`engine/search/remembered.py`). The one rule: pure; what there was stays unless
other weights did better on searches that had no part in choosing them.

The value of a result is v + m · M + w · W, where v is its value with the defaults, M what it is
worth by meaning and W by its words, both as they enter v; (m, w) = (0, 0) are the defaults, and
(m0, w0) those to start from: the defaults, or what a tuned model came with. G(j; m, w) is what
search j gains by others: how far up what was wanted moves from where it stands with those, as it
counts for lists that the present model made (`propensity.climbed`, `Lists`). Of a grid,
leave-one-out takes for search i

    argmax over (m, w) of the mean over j ≠ i of G(j; m, w), less RIDGE · ((m - m0)² + (w - w0)²)

and judges the choice by G(i). Weights are taken when those choices gain at least half a standard
error of the mean (after Breiman et al., "Classification and Regression Trees", 1984, whose rule
wants one), and then for n / (n + SHRINK) of the way, for n searches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.feedback.propensity import NO_LIST, ComeBy, Lists, climbed
from engine.ports import Vectors

MIN_SEARCHES = 20
RIDGE = 0.02
SHRINK = 20
ERRORS = 0.5
# -1 would take a side's part away altogether
_STEPS = (-0.6, -0.4, -0.2, 0.0, 0.25, 0.5, 1.0)


Scores = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Blend:
    """What is added to the weights of meaning and words, as shares of the defaults."""

    meaning: float = 0.0
    words: float = 0.0


DEFAULTS = Blend()


@dataclass(frozen=True, slots=True)
class Rows:
    """A list, best first with the defaults: what its rows are worth and what that is made of.

    `values (n,)`, `meaning (n,) float32` and `words (n,) float32` their parts; `exact (n,) int64`
    classes that no weights turn round, the highest first; a row of class 0 is worth `most` at most.
    """

    values: Scores
    meaning: Vectors
    words: Vectors
    exact: NDArray[np.int64]
    most: float

    def worth(self, blend: Blend) -> Scores:
        """Return `(n,)`, what each row is worth with some weights."""
        changed = self.values + blend.meaning * self.meaning + blend.words * self.words
        exact = self.exact > 0
        kept, capped = np.maximum(changed, self.values), np.minimum(changed, self.most)
        return np.asarray(np.where(exact, kept, capped))

    def order(self, blend: Blend) -> NDArray[np.int64]:
        """Return the rows in their order with some weights; of equals the earlier one first."""
        worth = self.worth(blend)
        return np.lexsort((np.arange(len(worth)), -worth, -self.exact))

    def rank(self, target: int, blend: Blend) -> int:
        """Return the place of a row in that order, from 1."""
        worth, exact = self.worth(blend), self.exact
        same = exact == exact[target]
        ahead = same & (worth > worth[target]) | (exact > exact[target])
        ahead[:target] |= (same & (worth == worth[target]))[:target]
        return int(ahead.sum()) + 1


@dataclass(frozen=True, slots=True)
class Judged:
    """A past search with its candidates and the one that was wanted.

    `target` is the row that was wanted, `come_by` tells how that was found, `made_rank` where it
    stands in the ranking that made the lists, where that is another one than is weighed here.
    """

    rows: Rows
    target: int
    come_by: ComeBy = NO_LIST
    made_rank: int | None = None

    def rank(self, blend: Blend) -> int:
        """Return where what was wanted stands with some weights, from 1."""
        return self.rows.rank(self.target, blend)


def fit(searches: Sequence[Judged], start: Blend = DEFAULTS) -> Blend:
    """Return the weights that serve a person's searches; `start` when nothing is gained."""
    if len(searches) < MIN_SEARCHES:
        return start
    grid = [start, *(one for steps in product(_STEPS, _STEPS) if (one := Blend(*steps)) != start)]
    ranks = np.array([[one.rank(blend) for blend in grid] for one in searches], np.int64)
    made = np.array(
        [one.made_rank or rank for one, (rank, *_) in zip(searches, ranks, strict=True)]
    )
    lists = Lists.of(one.come_by for one in searches)
    climbs = climbed(made[:, None], ranks) * lists.counted(ranks, made[:, None])
    gained = (climbs - climbs[:, :1]) * lists.weights()[:, None]
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
