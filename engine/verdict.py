"""What the gate found, kept for good: outcomes, checks, verdicts.

What lives here: frozen records, what a rank is worth, and their JSON. What does not: deciding
(`engine/tune/gate.py`), and words for people. The one rule: a verdict carries every search it was
made from, those that got worse as those that got better.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from engine.errors import DataProblem, ErrorCode

_DEPTH = 10


def value_of(rank: int | None) -> float:
    """Return what finding the one wanted file at a rank is worth: nDCG@10 with one target.

    `1 / log2(1 + rank)` up to rank 10, else 0 (Järvelin and Kekäläinen 2002). Reciprocal rank drops
    by half from the first place to the second, so that its mean hangs on a few swaps at the top;
    this counts the way from 9 to 4 as well, and it is the measure that models are compared by.
    """
    return 0.0 if rank is None or rank > _DEPTH else 1.0 / math.log2(1 + rank)


class Decision(StrEnum):
    """What became of a candidate."""

    BETTER = "better"  # may be offered to its owner
    CLOSE_CALL = "close_call"  # may be tried in an interleaved trial
    NOT_BETTER = "not_better"
    NOT_ENOUGH = "not_enough"  # nothing was decided, and nothing was spent


class Reason(StrEnum):
    """Why a candidate is not better."""

    FEW_SEARCHES = "few_searches"
    FEW_FILES = "few_files"
    SMALL_GAIN = "small_gain"
    AS_MANY_WORSE = "as_many_worse"
    MAY_BE_LUCK = "may_be_luck"
    DOES_HARM = "does_harm"  # a check was not passed
    LOST_TRIAL = "lost_trial"  # results of the present model were opened as often, or more
    NOT_CONFIRMED = "not_confirmed"  # over all files its searches found no gain


class CheckName(StrEnum):
    """What is looked at besides the gain."""

    KNOWN_ITEMS = "known_items"
    GENERAL = "general"
    OLD_FINDS = "old_finds"
    DRIFT = "drift"
    SHAPE = "shape"  # alignment, uniformity, anisotropy
    HUBS = "hubs"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One held-out search: where the wanted file stands with either model, from 1.

    Ranks are end to end; None beyond what was looked at. `file` is the stable id of the target, and
    `shown_rank` where it stood in the list that it was opened from, 0 when there was none;
    `asked_anew` tells that it was found by other words, after a list that led nowhere, `surety` how
    surely it was wanted, 0 to 1.
    """

    query: str
    cluster: str
    file: str
    present_rank: int | None
    candidate_rank: int | None
    shown_rank: int = 0
    asked_anew: bool = False
    surety: float = 1.0

    @property
    def difference(self) -> float:
        """Return the gain in value, negative where the candidate is worse."""
        return value_of(self.candidate_rank) - value_of(self.present_rank)


@dataclass(frozen=True, slots=True)
class Check:
    """One guard and its figures, in an order that can be shown."""

    name: CheckName
    passed: bool
    figures: tuple[tuple[str, float], ...]

    def figure(self, key: str) -> float:
        """Return one figure by its name."""
        return dict(self.figures)[key]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision with everything it rests on.

    `outcomes` are all searches of the chosen configuration, `gain` is their mean difference as
    `engine/tune/evidence.py` counts it, `p_value` has paid for the choice among all configurations,
    and `n_before` counts the decisions that used up their part of the error rate earlier. `pool`
    says over what was searched.
    """

    decision: Decision
    reasons: tuple[Reason, ...]
    configuration: int | None
    gain: float
    p_value: float
    level: float
    n_before: int
    seed: int
    checks: tuple[Check, ...]
    outcomes: tuple[Outcome, ...]
    pool: str

    @property
    def n_searches(self) -> int:
        """Return how many held-out searches it rests on."""
        return len(self.outcomes)

    @property
    def better(self) -> tuple[Outcome, ...]:
        """Return every search that got better, the most first."""
        found = [one for one in self.outcomes if one.difference > 0]
        return tuple(sorted(found, key=lambda one: -one.difference))

    @property
    def worse(self) -> tuple[Outcome, ...]:
        """Return every search that got worse, the most first."""
        found = [one for one in self.outcomes if one.difference < 0]
        return tuple(sorted(found, key=lambda one: one.difference))

    @property
    def n_same(self) -> int:
        """Return how many searches are worth the same with either model."""
        return sum(one.difference == 0 for one in self.outcomes)

    @property
    def is_usable(self) -> bool:
        """Return whether its model may be offered, or tried."""
        return self.decision in (Decision.BETTER, Decision.CLOSE_CALL)

    @property
    def counts(self) -> bool:
        """Return whether it used up its part of the error rate.

        One that was taken back did when it was given first.
        """
        is_again = Reason.NOT_CONFIRMED in self.reasons
        return self.decision is not Decision.NOT_ENOUGH and not is_again


def to_json(verdict: Verdict) -> str:
    """Return a verdict as one line of JSON."""
    return json.dumps(asdict(verdict), ensure_ascii=False, allow_nan=False)


def from_json(text: str) -> Verdict:
    """Return the verdict that `to_json` wrote.

    Raises:
        DataProblem: DATABASE_DAMAGED when it is none.
    """
    try:
        return _verdict(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise DataProblem(ErrorCode.DATABASE_DAMAGED, "a stored verdict") from problem


def _verdict(stored: dict[str, Any]) -> Verdict:
    fields = dict(stored)
    fields["decision"] = Decision(stored["decision"])
    fields["reasons"] = tuple(map(Reason, stored["reasons"]))
    fields["outcomes"] = tuple(Outcome(**one) for one in stored["outcomes"])
    fields["checks"] = tuple(
        Check(
            CheckName(one["name"]),
            bool(one["passed"]),
            tuple((str(key), float(value)) for key, value in one["figures"]),
        )
        for one in stored["checks"]
    )
    return Verdict(**fields)
