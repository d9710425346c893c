"""The trial after a close call: two models answer together, and the clicks decide.

What lives here: team-draft interleaving, the credit of one search, and when the trial is over.
What does not: showing lists or storing clicks. The one rule: pure; the person cannot tell which
model a result came from, and neither model gains by the order of drawing.
"""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from engine.tune.statistics import sign_test

MAX_SEARCHES = 60

T = TypeVar("T", bound=Hashable)


class Team(StrEnum):
    """Whose result it is."""

    PRESENT = "present"
    CANDIDATE = "candidate"


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

    A sign test over at most 60 searches, draws left out. It ends early only when the rest could
    not change its result, so that looking at it after every search costs nothing (curtailed
    sampling). What is not won by the candidate is won by the present model.

    Args:
        winners: of the searches so far, from `winner`.
        level: of the test, from `statistics.trial_level`.
    """
    counted = winners[:MAX_SEARCHES]
    n_wins, n_losses = counted.count(Team.CANDIDATE), counted.count(Team.PRESENT)
    n_left = MAX_SEARCHES - len(counted)
    if sign_test(n_wins, n_losses + n_left) <= level:
        return Team.CANDIDATE
    return Team.PRESENT if sign_test(n_wins + n_left, n_losses) > level else None
