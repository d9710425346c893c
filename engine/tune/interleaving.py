"""The trial after a close call: two models answer together, and the clicks decide.

What lives here: team-draft interleaving, the credit of one search, and when the trial is over.
What does not: searching (`tune/mixing.py`) and storing (`tune/trial.py`). The one rule: pure; the
person cannot tell which model a result came from, and neither model gains by the order of drawing.
"""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.learning import MAX_TRIAL_SEARCHES
from engine.team import Team

_ROUNDING = 1e-12

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Interleaved(Generic[T]):
    """One list out of two; `teams` says for each result who drew it, None where both agree."""

    results: tuple[T, ...]
    teams: tuple[Team | None, ...]


def interleave(
    present: Sequence[T], candidate: Sequence[T], length: int, generator: random.Random
) -> Interleaved[T]:
    """Return one list to which both sides contribute equally.

    In every round a coin says who draws first; each side then adds its highest result that is not
    there yet (team-draft interleaving; Radlinski, Kurup and Joachims, "How does clickthrough data
    reflect retrieval quality?", CIKM 2008). A beginning that both lists share belongs to nobody:
    a click there says nothing (Chapelle, Joachims, Radlinski and Yue, TOIS 2012).

    Args:
        present: the present model's results, best first.
        candidate: the candidate's.
        length: how many results at most.
        generator: tosses the coins.
    """
    n_shared = 0
    for left, right in zip(present[:length], candidate[:length], strict=False):
        if left != right:
            break
        n_shared += 1
    results = list(present[:n_shared])
    teams: list[Team | None] = [None] * n_shared
    lists = {Team.PRESENT: present, Team.CANDIDATE: candidate}
    taken = set(results)
    while len(results) < length:
        order = [Team.PRESENT, Team.CANDIDATE]
        generator.shuffle(order)
        n_before = len(results)
        for team in order:
            drawn = next((one for one in lists[team] if one not in taken), None)
            if drawn is not None and len(results) < length:
                results.append(drawn)
                teams.append(team)
                taken.add(drawn)
        if len(results) == n_before:
            break
    return Interleaved(tuple(results), tuple(teams))


def winner(shown: Interleaved[T], clicked: Set[T]) -> Team | None:
    """Return whose results were clicked more in one search; None for a draw."""
    clicks = [team for one, team in zip(shown.results, shown.teams, strict=True) if one in clicked]
    lead = clicks.count(Team.CANDIDATE) - clicks.count(Team.PRESENT)
    return None if lead == 0 else Team.CANDIDATE if lead > 0 else Team.PRESENT


def trial_result(winners: Sequence[Team | None], level: float) -> Team | None:
    """Return who has won a trial, or None while it goes on.

    A sequential sign test, looked at after every search. Where neither model is better, each search
    that is no draw is a fair coin, whatever came before it; after k of 60 searches at most
    `level * k / 60` of all such trials may have been won by the candidate (an error spending
    function: Lan and DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 1983;
    linear: Kim and DeMets, Biometrika 1987). How few wins are too many is counted exactly, so that
    the error of the whole trial is at most `level`, wherever in it the draws are.

    The present model wins as soon as the same test, turned round, says so, as soon as winning every
    search that is left would not be enough, and at the end. Ending early for that side can only
    make the candidate's error rarer.

    Args:
        winners: of the searches so far, from `winner`; beyond 60 they do not count.
        level: of the test, from `statistics.trial_level`.
    """
    counted = list(winners[:MAX_TRIAL_SEARCHES])
    if _has_won(counted, Team.CANDIDATE, level):
        return Team.CANDIDATE
    left = [Team.CANDIDATE] * (MAX_TRIAL_SEARCHES - len(counted))
    lost = _has_won(counted, Team.PRESENT, level)
    if lost or not _has_won([*counted, *left], Team.CANDIDATE, level):
        return Team.PRESENT
    return None


def _has_won(winners: Sequence[Team | None], team: Team, level: float) -> bool:
    """Return whether a side has crossed the boundary at any of these searches."""
    going_on = [1.0]  # by wins: how many trials of equals are here and have not been won
    spent, n_wins = 0.0, 0
    for k, one in enumerate(winners, start=1):
        if one is not None:
            lost, won = [*going_on, 0.0], [0.0, *going_on]
            going_on = [(a + b) / 2 for a, b in zip(lost, won, strict=True)]
            n_wins += one is team
        least = len(going_on)
        while least and spent + going_on[least - 1] <= level * k / MAX_TRIAL_SEARCHES + _ROUNDING:
            least -= 1
            spent += going_on[least]
            going_on[least] = 0.0
        if n_wins >= least:
            return True
    return False
