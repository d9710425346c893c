"""What was opened from a list says most about that list: how that is made up for.

What lives here: the weight of a rank that something was opened at, how far a file moves between two
ways of ranking, and which moves count. What does not: what a rank is worth (`engine/verdict.py`).
The one rule: pure; between two ways that are equally good, what is counted adds up to 0 whichever
of them made the lists, or to somewhat less for the other where few ask anew (what falls from the
first place).

Only what a list showed can be opened, and mostly what stood first. Without care any other order,
even one as good, looks worse: what stands first can only fall. So what was opened at rank r counts
w times (Horvitz and Thompson 1952; Joachims, Swaminathan and Schnabel, "Unbiased learning-to-rank
with biased feedback", WSDM 2017, eta = 1):

    w = s / max(p, 1/10)
    p = 1/q + (1 - 1/q) · a,  q = min(r, 10)    for what was opened, or stood within ten
    p = a                                       for what stood below or nowhere, and was found anew

s is how surely the file was wanted: of what was looked at for seconds a good part was not, and what
was not wanted falls with any other ranking. `a` is the share of searches that led nowhere whose
file was found by asking anew. It is counted where both can be seen: of the files at rank r, 1/r are
opened and (1 - 1/r) · a are found anew, so

    a = (number found anew that stood within ten) / (sum over those opened of r - 1)

Who leaves the ten is another matter. What is opened is wrong now and then, and what is wrong falls
far with any other model; while a rise into the ten is only seen of what was found anew. So moves
across the border count by what was found anew alone, in both directions: a file at rank r within
ten is seen so (1 - 1/r) · a times. What falls from the first place, or rises to it, counts all the
same, and where fewer than one in ten are found anew all of these moves count 10 a times. What was
in no list, and was not asked for anew, counts once.

How far a file moves up is ln(rank before) - ln(rank after), with ranks up to 50, as many as the
window lists. A mean of logarithms is that of the geometric mean of the ranks: from 40 to 20 is as
far as from 2 to 1 (as GMAP does with precision: Robertson, "On GMAP", CIKM 2006). It tells sooner
than nDCG@10 which of two ways is better: that knows the first ten places only, and there a model
changes one search in four.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DEPTH = 10  # as deep as people look
LISTED = 50
BEYOND = 1 << 30  # the rank of what was not found

Ranks = NDArray[np.int64]


def climbed(before: Ranks, after: Ranks) -> NDArray[np.float64]:
    """Return how far up files moved, of the shape that both ranks come to together."""
    return np.asarray(np.log(np.minimum(before, LISTED)) - np.log(np.minimum(after, LISTED)))


class ComeBy(NamedTuple):
    """How a file was come by: its rank in the list, 0 for none; whether by asking anew; how surely.

    `surety` is how surely it was wanted, above 0 up to 1.
    """

    rank: int
    anew: bool = False
    surety: float = 1.0


NO_LIST = ComeBy(0)


@dataclass(frozen=True, slots=True)
class Lists:
    """Where files stood in the lists that made them known, `(n,)` each.

    `shown` counts from 1 and is 0 for what was in no list, int64; `anew` tells what was found by
    asking anew after that list, bool; `surety` float64.
    """

    shown: Ranks
    anew: NDArray[np.bool_]
    surety: NDArray[np.float64]

    @classmethod
    def of(cls, files: Iterable[ComeBy]) -> Lists:
        """Return the lists of files."""
        ranks, anew, surety = list(zip(*files, strict=True)) or ((), (), ())
        return cls(
            np.array(ranks, np.int64), np.array(anew, np.bool_), np.array(surety, np.float64)
        )

    @property
    def found_anew(self) -> float:
        """Return `a`, 0 to 1."""
        within = self.anew & (self.shown >= 1) & (self.shown <= DEPTH)
        passed = (self.shown[~self.anew].clip(1, DEPTH) - 1).sum()
        return min(1.0, float(within.sum() / passed)) if passed else 0.0

    def weights(self) -> NDArray[np.float64]:
        """Return `(n,) float64` with mean 1, what each file counts."""
        a = self.found_anew
        rank = self.shown.clip(1, DEPTH).astype(np.float64)
        seen = np.where(self.anew & self._below(), a, 1 / rank + (1 - 1 / rank) * a)
        seen[(self.shown == 0) & ~self.anew] = 1.0
        raw = self.surety / np.maximum(seen, 1 / DEPTH)
        return np.asarray(raw / raw.mean()) if len(raw) else raw

    def counted(self, ranks: Ranks, made: Ranks) -> NDArray[np.float64]:
        """Return how often the move of each file counts that counts `weights`, like `ranks`.

        Args:
            ranks: from 1, `(n,)` or `(n, k)`.
            made: of the ranking that made the lists, `(n,)` or `(n, 1)`.
        """
        crosses = ((made <= DEPTH) != (ranks <= DEPTH)) & (np.minimum(made, ranks) > 1)
        across = self._across().reshape(-1, *(1,) * (crosses.ndim - 1))
        return np.where(crosses, across, 1.0)

    def _across(self) -> NDArray[np.float64]:
        """Return `(n,) float64`, how often moves across the border count."""
        a = self.found_anew
        later = 1 - 1 / self.shown.clip(2, DEPTH)  # not seen from its rank at once
        within = (1 - later * (1 - a)) / (later * a) * min(1.0, DEPTH * a) if a else 0.0 * later
        anew = np.where(self._below(), float(a > 0), within)
        return np.where(self.anew, anew, (self.shown == 0).astype(np.float64))

    def _below(self) -> NDArray[np.bool_]:
        return np.asarray((self.shown == 0) | (self.shown > DEPTH), np.bool_)
