"""Is a gain more than luck: paired tests, and how much luck ten decisions together may use up.

What lives here: the sign-flip test over several configurations, the sign test, and the spending of
the error rate over successive decisions. What does not: what is done about it (`tune/gate.py`). The
one rule: pure; the same numbers and seed give the same p-value.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

Differences = NDArray[np.float64]

N_FLIPS = 9_999
MAX_EXACT = 20  # groups that differ; up to here every one of the 2^n flips is looked at
_TOLERANCE = 1e-9  # sums of the same numbers in another order count as equal
_BLOCK = 2_000  # flips at a time

# of all decisions about one serving model together, however many; not .05, because flips take
# differences for symmetric, and where losses are fewer but larger than gains the rate is up to 1.3
# times the nominal one (benchmarks/gate_study)
TOTAL = 0.035
TRIAL_SHARE = 0.2  # of it kept for the trials that follow close calls
CLOSE = 0.20  # the highest p-value that earns a trial
_DECLINE, _ALL_SHARES = 2.5, 1.341487  # and the sum of k^-2.5 over all k


@dataclass(frozen=True, slots=True)
class FlipTest:
    """What a sign-flip test found.

    `statistics` has one studentised sum per configuration, `best` is the place of the highest, and
    `p_values` has for each the one-sided probability that the highest of all is that high by luck.
    """

    statistics: tuple[float, ...]
    best: int
    p_values: tuple[float, ...]
    exact: bool

    @property
    def p_value(self) -> float:
        """Return that of the best."""
        return self.p_values[self.best]


def sums_by_group(differences: Differences, groups: Sequence[Hashable]) -> Differences:
    """Return `(n_groups, m) float64`: the differences of each group's searches added up.

    Args:
        differences: `(n, m) float64`, one row per search, one column per configuration.
        groups: which searches belong together, in the order of the rows.
    """
    place = {group: i for i, group in enumerate(dict.fromkeys(groups))}
    sums = np.zeros((len(place), differences.shape[1]))
    np.add.at(sums, [place[group] for group in groups], differences)
    return sums


def sign_flip_test(sums: Differences, seed: int) -> FlipTest:
    """Test whether the best of several configurations is better by more than luck would make it.

    `z_j = Σ_g s_gj / sqrt(Σ_g s_gj²)` over the groups g; where no configuration is better, every
    group's differences could as well have the other sign. One sign is drawn per group for all
    configurations together, and `p_k = P(max_j z*_j >= z_k)`: choosing one of several, whichever it
    is, is paid for (single-step: Westfall and Young, "Resampling-based multiple testing", 1993).
    All flips are counted when at most 20 groups differ; else `p = (1 + hits) / (1 + 9,999)` over
    random ones (Smucker, Allan and Carterette, CIKM 2007; Phipson and Smyth 2010 for the added
    one).

    Args:
        sums: `(n_groups, m) float64`, candidate minus present, from `sums_by_group`.
        seed: of the random flips.
    """
    spread = np.sqrt((sums**2).sum(axis=0))
    scaled = np.divide(sums, spread, out=np.zeros_like(sums), where=spread > _TOLERANCE)
    observed = scaled.sum(axis=0)
    best = int(np.argmax(observed)) if observed.size else 0
    differing = scaled[np.abs(scaled).max(axis=1, initial=0.0) > _TOLERANCE]
    statistics = tuple(float(one) for one in observed)
    if not len(differing):
        return FlipTest(statistics, best, (1.0,) * max(1, len(observed)), exact=True)
    is_exact = len(differing) <= MAX_EXACT
    if is_exact:
        p_values = _share_of_all(differing, observed - _TOLERANCE)
    else:
        # single precision: a hair below counts as reached, which errs towards the present model
        hits = _n_random(differing.astype(np.float32), observed - 1e-5, seed)
        p_values = (1 + hits) / (1 + N_FLIPS)
    return FlipTest(statistics, best, tuple(p_values.tolist()), is_exact)


def _share_of_all(rows: Differences, least: Differences) -> Differences:
    """Return the share of all `2^n` flips that reach each of `least`; what is observed is one."""
    highest: NDArray[np.float64] | None = None
    for column in rows.T:
        sums = np.zeros(1)
        for value in column:
            sums = np.concatenate((sums + value, sums - value))
        highest = sums if highest is None else np.maximum(highest, sums, out=highest)
    assert highest is not None  # noqa: S101 - there is a column
    return np.array([np.count_nonzero(highest >= one) / len(highest) for one in least])


def _n_random(rows: NDArray[np.float32], least: Differences, seed: int) -> Differences:
    """Return how many of 9,999 random flips reach each of `least`."""
    generator = np.random.default_rng(seed)
    n_rows = len(rows)
    total = rows.sum(axis=0)
    n_hits = np.zeros(len(least))
    for begin in range(0, N_FLIPS, _BLOCK):
        n_flips = min(_BLOCK, N_FLIPS - begin)
        drawn = np.frombuffer(generator.bytes(n_flips * ((n_rows + 7) // 8)), np.uint8)
        flipped = np.unpackbits(drawn.reshape(n_flips, -1), axis=1, count=n_rows)
        sums = total - 2 * (flipped.astype(np.float32) @ rows)
        highest = reduce(np.maximum, sums.T)
        n_hits += (highest >= least[:, None]).sum(axis=1)
    return n_hits


def gate_level(n_before: int) -> float:
    """Return the level of a decision, given how many were made about the present model before.

    `(1 - TRIAL_SHARE) · TOTAL · k^-2.5 / ζ(2.5)` for the k-th decision: .021, .0037, .0013 and so
    on. The levels of however many decisions, and of their trials, add up to at most `TOTAL`; this
    holds whatever decisions on accumulating data have to do with each other (Bonferroni's
    inequality; spending as in Lan and DeMets, Biometrika 1983). The first decision gets most: there
    are the fewest searches, and many people make no other.
    """
    return (1 - TRIAL_SHARE) * TOTAL * _share(n_before)


def trial_level(n_before: int) -> float:
    """Return the level of the sign test that ends the trial after a close call.

    At most `CLOSE` of the decisions about a no-better model lead to a trial, and a trial has
    searches of its own: `CLOSE · trial_level` is what it may use up.
    """
    return TRIAL_SHARE / CLOSE * TOTAL * _share(n_before)


def _share(n_before: int) -> float:
    return float((n_before + 1) ** -_DECLINE / _ALL_SHARES)
