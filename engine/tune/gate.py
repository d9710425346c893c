"""The gate: a tuned model serves only after it has proved itself.

What lives here: when tuning opens, the decision, and its confirmation on the full indexes. What
does not: making outcomes (`tune/pool.py`) and checks (`tune/guards.py`), and the switch, which is
its owner's. The one rule: pure; a model that moves files up as often as down comes through at most
5 times in 100, over all decisions about one serving model together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.feedback.records import query_key
from engine.learning import Readiness
from engine.tune.evidence import error_of, gain_of, moved, n_changed
from engine.tune.folds import group_searches
from engine.tune.statistics import (
    CLOSE,
    FlipTest,
    gate_level,
    sign_flip_test,
    sums_by_group,
)
from engine.verdict import Check, Decision, Outcome, Reason, Verdict

MIN_CLUSTERS = 30
MIN_FILES = 15
MIN_NEW = 10  # labelled searches from one decision to the next
MIN_GAIN = 0.01
MIN_LEFT = 0.5  # of a verdict's searches, to look at it again


def readiness(
    clusters: Sequence[str],
    files: Sequence[str],
    n_new: int | None,
    same: Sequence[tuple[str, str]] = (),
) -> Readiness:
    """Return what is missing.

    Args:
        clusters: the query cluster of each labelled search.
        files: the target of each.
        n_new: of the searches those that the last verdict did not rest on, None before one.
        same: pairs of files that count as one, where they are known.
    """
    return Readiness(
        n_clusters_missing=max(0, MIN_CLUSTERS - len(set(clusters))),
        n_files_missing=max(0, MIN_FILES - _n_files(files, same)),
        n_new_missing=0 if n_new is None else max(0, MIN_NEW - n_new),
    )


def n_new(queries: Sequence[str], last: Verdict, *, are_kept: bool) -> int:
    """Return how many searches a verdict did not rest on.

    What it rested on and is gone since, forgotten or too old, takes nothing from what is new.

    Args:
        queries: of the searches, as `query_key` has them.
        last: the verdict.
        are_kept: whether what a verdict no longer names is still among the searches, as headings
            are whose file was forgotten.
    """
    known = {query_key(one.query) for one in last.outcomes}
    n_nameless = sum(not one.query for one in last.outcomes) if are_kept else 0
    return max(0, len(set(queries) - known) - n_nameless)


@dataclass(frozen=True, slots=True)
class Guards:
    """What else was looked at: checks of the chosen, pairs of files that count as one, pool."""

    checks: tuple[Check, ...]
    pool: str
    same: tuple[tuple[str, str], ...] = ()


def decide(
    outcomes: Sequence[Sequence[Outcome]], guards: Guards, n_decisions_before: int, seed: int
) -> Verdict:
    """Decide about a candidate.

    Better: the gain is at least .01, give or take its standard error; more searches got better than
    worse; the sign-flip test over all configurations, of how far up files moved, stays within this
    decision's level; and every guard was passed. A close call differs only in a p-value of up to
    .20. Of several configurations that are better the one that gains most is chosen; else the one
    that is seen most surely.

    Args:
        outcomes: for each configuration the same held-out searches, each ranked by a model that
            saw neither its query cluster nor its file.
        guards: of the configuration that is chosen; without checks it is chosen all the same.
        n_decisions_before: verdicts that count since the present model began to serve.
        seed: of the random flips.
    """
    chosen, level = outcomes[0] if outcomes else (), gate_level(n_decisions_before)
    clusters, files = [one.cluster for one in chosen], [one.file for one in chosen]
    ready = readiness(clusters, files, None, guards.same)
    lacking = [Reason.FEW_SEARCHES] * (ready.n_clusters_missing > 0)
    lacking += [Reason.FEW_FILES] * (ready.n_files_missing > 0)
    if lacking:
        best, p_value, decision, reasons = None, 1.0, Decision.NOT_ENOUGH, lacking
    else:
        test = _test(outcomes, guards.same, seed)
        best = _choose(outcomes, test, level)
        chosen, p_value = outcomes[best], test.p_values[best]
        decision, reasons = _judge(chosen, p_value, level, guards.checks)
    return Verdict(
        decision=decision,
        reasons=tuple(reasons),
        configuration=best,
        gain=gain_of(chosen),
        p_value=p_value,
        level=level,
        n_before=n_decisions_before,
        seed=seed,
        checks=guards.checks,
        outcomes=tuple(chosen),
        pool=guards.pool,
    )


def is_enough(verdict: Verdict, n_left: int) -> bool:
    """Return whether enough of a verdict's searches are left to look at it again.

    At least half: of fewer the searches that are gone could outweigh what is left, whichever way
    that turned out.
    """
    return n_left > 0 and n_left >= MIN_LEFT * verdict.n_searches


def confirms(verdict: Verdict, outcomes: Sequence[Outcome]) -> bool:
    """Return whether the full indexes bear a verdict out; if not, the switch is cancelled.

    The gain must still be one, and more searches better than worse. Searches that the verdict did
    not rest on do not count.

    Args:
        verdict: what was decided over the pool.
        outcomes: the same searches, over the full blue and green index.
    """
    known = {(one.query, one.file) for one in verdict.outcomes}
    again = [one for one in outcomes if (one.query, one.file) in known]
    n_better, n_worse = n_changed(again)
    return gain_of(again) > 0 and n_better > n_worse


def _choose(outcomes: Sequence[Sequence[Outcome]], test: FlipTest, level: float) -> int:
    gains = [gain_of(column) for column in outcomes]
    better = [
        place
        for place, p_value in enumerate(test.p_values)
        if p_value <= level and _gains_enough(outcomes[place])
    ]
    return max(better, key=gains.__getitem__, default=test.best)


def _gains_enough(outcomes: Sequence[Outcome]) -> bool:
    """Return whether something is gained, and perhaps as much as anyone would notice.

    Of two hundred searches one file, second for first, makes half of that: the test tells whether
    there is a gain, and this only that it is not surely too small.
    """
    gain = gain_of(outcomes)
    return gain > 0 and gain + error_of(outcomes) >= MIN_GAIN


def _judge(
    chosen: Sequence[Outcome], p_value: float, level: float, checks: Sequence[Check]
) -> tuple[Decision, list[Reason]]:
    n_better, n_worse = n_changed(chosen)
    reasons = [Reason.SMALL_GAIN] * (not _gains_enough(chosen))
    reasons += [Reason.AS_MANY_WORSE] * (n_better <= n_worse)
    reasons += [Reason.DOES_HARM] * (not all(check.passed for check in checks))
    if reasons or p_value > CLOSE:
        decision = Decision.NOT_BETTER
    else:
        decision = Decision.BETTER if p_value <= level else Decision.CLOSE_CALL
    return decision, [*reasons, *[Reason.MAY_BE_LUCK] * (p_value > level)]


def _test(
    outcomes: Sequence[Sequence[Outcome]], same: Sequence[tuple[str, str]], seed: int
) -> FlipTest:
    """Test all configurations; searches that share a cluster or a file flip together."""
    first = outcomes[0]
    searches = [(one.query, one.cluster, one.file, one.present_rank) for one in first]
    for others in outcomes[1:]:
        if [(one.query, one.cluster, one.file, one.present_rank) for one in others] != searches:
            raise ValueError("configurations must be judged on the same searches")
    groups = group_searches([one.cluster for one in first], [one.file for one in first], same)
    differences = np.array([moved(column) for column in outcomes]).T
    return sign_flip_test(sums_by_group(differences, groups), seed)


def _n_files(files: Sequence[str], same: Sequence[tuple[str, str]]) -> int:
    return len(set(group_searches(files, files, same)))
