"""How often does the gate promote a model that is no better, and how often one that is?

    python -m benchmarks.gate_study [--runs N] [--seed N]          (make gate-study)

Made-up outcomes go through the real `engine.tune.gate.decide`, every guard passed, so that only
the statistics stand in the way. Ranks have the shape of a person's searches (a good part at the
first place, a long tail); the candidate leaves most searches as they are and moves the others by a
heavy-tailed factor; some searches share their file and move together; two strengths are on offer,
the half one changing half of what the full one changes. Then a coin says for each group whether the
candidate or the present model gets the better rank:

- `no better`: a fair coin, so that over all searches differences are symmetric around 0;
- `no better, skewed`: many small gains against few large losses, 0 on average;
- `no better, made`: a fair coin, searches made from headings, which no list was opened from;
- `.01 worse`: the coin is loaded so that the candidate loses .01 on average.

`better below` is neither: a fair coin for what is in the ten of either model, while what is below
the ten of both has moved up in two searches of three; `far below` the same for five of six, of a
person whose files stand much lower and who finds most of them anew.

Then the person opens something from the present model's list: what stands at rank r with
probability 1/r, nothing below ten. A part of what is opened is wrong, more at the first place; what
becomes of it is left to a fair coin. Only what was opened is an outcome, and, of a person who asks
anew, a share of the answers that were not: found by other words.

Over ten decisions ten searches are added before each but the first. `new models`: another candidate
each time, its differences drawn anew (the worst case); `same model`: old searches keep theirs.
`with trials` adds the close calls whose interleaved trial is won by luck; `no spending` is what one
level of .05 for every decision would do. Intervals are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from engine.learning import MAX_TRIAL_SEARCHES
from engine.team import Team
from engine.tune.gate import Guards, decide
from engine.tune.interleaving import trial_result
from engine.tune.statistics import trial_level
from engine.verdict import Decision, Outcome, Reason, value_of

SIZES = (30, 60, 120, 240)
N_DECISIONS = 10
N_NEW = 10
SHARE_MOVED = 0.6  # of which a third stays worth the same: beyond rank 10, or rounded
MUCH = 0.5  # a difference in value that is large
MUCH_WON = 0.3  # how seldom a skewed candidate wins by much
MAX_RANK = 100
ONE_LEVEL = 0.05
LOOKED_AT = 10
N_TRIES = 8  # searches for each that something is opened in, and some to spare
WRONG, TRUST = 0.25, 1.5  # what is no answer, and how much more often it is opened when first
MAX_WRONG_RANK = 20
GUARDS = Guards((), "made up")
VALUES = np.array([value_of(rank or None) for rank in range(MAX_RANK + 1)])

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class World:
    """How a candidate differs: its mean gain, and whether its losses are few and large.

    `opened` tells that files were opened from the present model's lists, `anew` how many of the
    answers that were not opened there are found by asking anew, `below` how often the candidate has
    the better rank of two below the ten; None is as often as elsewhere. `tail` tells how deep ranks
    go.
    """

    name: str
    gain: float = 0.0
    skewed: bool = False
    opened: bool = True
    anew: float = 0.0
    below: float | None = None
    tail: float = 1.5


ANEW = 0.4
NULLS = (
    World("no better"),
    World("no better, skewed", skewed=True),
    World("no better, made", opened=False),
    World(".01 worse", -0.01),
    World("no better, anew", anew=ANEW),
    World("skewed, anew", skewed=True, anew=ANEW),
    World("no better, few anew", anew=0.05),
)
BELOW = (
    World("better below, anew", anew=ANEW, below=2 / 3),
    World("better below, made", opened=False, below=2 / 3),
    World("far below, anew", anew=0.7, below=5 / 6, tail=2.4),
)


@dataclass(frozen=True)
class Course:
    """Successive decisions: how many searches there are at the first, and how many decisions."""

    n_first: int
    n_decisions: int = N_DECISIONS
    same_model: bool = False


GAINS = (
    World("gain .02", 0.02),
    World("gain .04", 0.04),
    World("gain .06", 0.06),
    World("gain .02, anew", 0.02, anew=ANEW),
    World("gain .04, anew", 0.04, anew=ANEW),
)


def draw_groups(n: int, generator: np.random.Generator) -> Numbers:
    """Return which group each search belongs to: two in five share one with the search before.

    Of those that something is opened in about one in five still does.
    """
    return np.cumsum(generator.random(n) < 0.6)


def draw_ranks(
    n: int, generator: np.random.Generator, *, wrong: bool = False, tail: float = 1.5
) -> Numbers:
    """Return `(n, 2) int64`, two ranks of each search, 0 for none, the better one first.

    Answers stand high; what is `wrong` may stand anywhere.
    """
    first = np.exp(np.abs(generator.standard_normal(n)) * tail)
    if wrong:
        first = generator.uniform(1, MAX_WRONG_RANK, n)
    moved = first * np.exp(0.7 * generator.standard_t(3, n).clip(-6, 6))
    moved = np.where(generator.random(n) < SHARE_MOVED, moved, first)
    ranks = np.stack((first, moved), axis=1).clip(1, None).round().astype(np.int64)
    ranks[ranks > MAX_RANK] = 0
    order = np.where(ranks > 0, ranks, MAX_RANK + 1)
    swapped = order[:, 1] < order[:, 0]
    ranks[swapped] = ranks[swapped][:, ::-1]
    return ranks


@lru_cache
def worlds_coin(world: World) -> tuple[float, float]:
    """Return how often the candidate gets the better rank where the two differ little, and much."""
    worth = VALUES[draw_ranks(200_000, np.random.default_rng(0))]
    apart = worth[:, 0] - worth[:, 1]
    if world.skewed:
        much = apart[apart > MUCH].sum()
        return 0.5 + (0.5 - MUCH_WON) * much / (apart.sum() - much), MUCH_WON
    coin = 0.5 + world.gain / (2 * apart.mean())
    return coin, coin


def draw_outcomes(n: int, world: World, generator: np.random.Generator) -> list[list[Outcome]]:
    """Return made-up outcomes of a full and a half strength for the same searches."""
    n_tries = n * N_TRIES if world.opened else n
    groups, ranks = draw_groups(n_tries, generator), draw_ranks(n_tries, generator, tail=world.tail)
    worth = VALUES[ranks]
    coin = worlds_coin(world)
    chance = np.where(worth[:, 0] - worth[:, 1] > MUCH, coin[1], coin[0])
    wrong = (generator.random(n_tries) < WRONG) & world.opened
    ranks[wrong] = draw_ranks(n_tries, generator, wrong=True)[wrong]
    chance[wrong] = 0.5
    if world.below is not None:
        chance[(VALUES[ranks] == 0).all(axis=1)] = world.below
    candidate_first = generator.random(n_tries + 1)[groups] < chance
    ranks[~candidate_first] = ranks[~candidate_first][:, ::-1]  # the candidate's, the present one's
    kept, anew = np.arange(n_tries), np.zeros(n_tries, np.bool_)
    if world.opened:
        opened = _opened(ranks[:, 1], wrong, generator)
        anew = ~opened & ~wrong & (generator.random(n_tries) < world.anew)
        kept = np.flatnonzero(opened | anew)[:n]
    half = generator.random(n_tries) < 0.5
    full_strength, half_strength = [], []
    for i in kept.tolist():
        candidate, present = ranks[i].tolist()
        names = (f"q{i}", f"c{i}", f"f{groups[i]}", present or None)
        told = (present if world.opened else 0, bool(anew[i]))
        full_strength.append(Outcome(*names, candidate or None, *told))
        half_strength.append(Outcome(*names, (candidate if half[i] else present) or None, *told))
    return [full_strength, half_strength]


def _opened(
    shown: Numbers, wrong: NDArray[np.bool_], generator: np.random.Generator
) -> NDArray[np.bool_]:
    """Return in which searches the file was opened, by its place in the present model's list."""
    seen = np.where((shown > 0) & (shown <= LOOKED_AT), 1 / np.maximum(shown, 1), 0.0)
    seen = np.where(wrong & (shown > 1), seen / TRUST, seen)
    return np.asarray(generator.random(len(shown)) < seen)


@dataclass
class Tally:
    """What became of one person's decisions."""

    promoted: list[bool]
    with_trials: list[bool]
    unspent: list[bool]


def decisions(world: World, course: Course, seed: Sequence[int]) -> Tally:
    """Make successive decisions on accumulating searches."""
    generator = np.random.default_rng(seed)
    n_last = course.n_first + N_NEW * (course.n_decisions - 1)
    kept = draw_outcomes(n_last, world, generator) if course.same_model else None
    tally = Tally([], [], [])
    for k in range(course.n_decisions):
        n = course.n_first + N_NEW * k
        outcomes = kept or draw_outcomes(n, world, generator)
        verdict = decide([one[:n] for one in outcomes], GUARDS, k, int(generator.integers(2**31)))
        better = verdict.decision is Decision.BETTER
        tried = False
        if verdict.decision is Decision.CLOSE_CALL:
            wins = generator.random(MAX_TRIAL_SEARCHES) < 0.5
            teams = [Team.CANDIDATE if one else Team.PRESENT for one in wins]
            tried = trial_result(teams, trial_level(k)) is Team.CANDIDATE
        tally.promoted.append(better)
        tally.with_trials.append(better or tried)
        lucky = set(verdict.reasons) <= {Reason.MAY_BE_LUCK} and verdict.p_value <= ONE_LEVEL
        tally.unspent.append(lucky)
    return tally


def interval(n_hits: int, n: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share (Wilson 1927)."""
    share, z = n_hits / n, 1.96
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def shown(hits: Sequence[bool]) -> str:
    """Return a rate with its interval."""
    low, high = interval(sum(hits), len(hits))
    return f"{sum(hits) / len(hits):.3f} [{low:.3f}, {high:.3f}]"


def null_row(world: World, course: Course, found: Sequence[Tally]) -> str:
    """Return a line of the first table."""
    columns = (
        [one.promoted[0] for one in found],
        [any(one.promoted) for one in found],
        [any(one.with_trials) for one in found],
        [any(one.unspent) for one in found],
    )
    models = "same model" if course.same_model else "new models"
    return " ".join([f"{world.name:18} {course.n_first:4} {models:10}", *map(shown, columns)])


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = itertools.count()
    with ProcessPoolExecutor(os.cpu_count()) as pool:

        def tallies(world: World, course: Course, n_runs: int = options.runs) -> list[Tally]:
            row = next(rows)  # no two rows share their luck
            seeds = [(options.seed, row, i) for i in range(n_runs)]
            return list(pool.map(partial(decisions, world, course), seeds, chunksize=20))

        print("promoted though no better: share of people, 95 % interval")
        print(
            f"{'candidate':18} {'n':>4} {'models':10} {'first decision':>20} {'over ten':>20}"
            f" {'with trials':>20} {'no spending':>20}"
        )
        for world in NULLS:
            for n in SIZES:
                print(null_row(world, Course(n), tallies(world, Course(n))), flush=True)
        for n in SIZES:
            course = Course(n, same_model=True)
            print(null_row(NULLS[0], course, tallies(NULLS[0], course)), flush=True)
        print("\npromoted though better below the tenth place only")
        for world in BELOW:
            for n in SIZES:
                print(null_row(world, Course(n), tallies(world, Course(n))), flush=True)
        print("\npromoted where it is better: at the first decision, at any of ten (new models)")
        for world in GAINS:
            for n in SIZES:
                found = tallies(world, Course(n), options.runs // 2)
                first = [one.promoted[0] for one in found]
                ever = [any(one.promoted) for one in found]
                print(f"{world.name:18} {n:4} {shown(first)} {shown(ever)}", flush=True)


if __name__ == "__main__":
    main()
