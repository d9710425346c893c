"""What one simulation found, as it is kept and told.

What lives here: the record, its figures, and its file. What does not: making one
(`evaluate.simulation`). The one rule: a row keeps the value of every untouched query, so that any
figure can be worked out again without a second run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.evaluate.simulated_person import Habits
from engine.tune.statistics import sign_flip_test

_WORSE = 0.05


@dataclass(frozen=True, slots=True)
class Plan:
    """One simulation: how many searches, drawn by which seed, by how careless a person."""

    n_searches: int
    seed: int = 0
    noise: float = Habits().noise


@dataclass(frozen=True, slots=True)
class Paired:
    """nDCG@10 of the same queries before the tune and after it; equal where nothing was promoted.

    Both are in the same order.
    """

    before: tuple[float, ...]
    after: tuple[float, ...]

    @property
    def gain(self) -> float:
        """Return the mean difference."""
        return _mean(self.after) - _mean(self.before)

    @property
    def p_value(self) -> float:
        """Return the two-sided p-value of a sign-flip test over the queries."""
        differences = (np.array(self.after) - np.array(self.before))[:, np.newaxis]
        sides = (sign_flip_test(one, seed=0).p_value for one in (differences, -differences))
        return min(1.0, 2 * min(sides))

    @property
    def is_worse(self) -> bool:
        """Return whether it fell, by more than luck would explain at 5 %."""
        return self.gain < 0 and self.p_value < _WORSE

    def as_json(self) -> dict[str, float]:
        """Return the figures."""
        return {
            "before": round(_mean(self.before), 4),
            "after": round(_mean(self.after), 4),
            "gain": round(self.gain, 4),
            "p": round(self.p_value, 4),
        }


@dataclass(frozen=True, slots=True)
class Clicks:
    """What was done in all searches; `n_wrong` of what was opened was not relevant."""

    n_answered: int  # of the queries, after which something was opened
    n_opened: int
    n_wrong: int
    n_thumbs: int
    n_anew: int  # asked in other words
    n_found_anew: int


@dataclass(frozen=True, slots=True)
class Again:
    """Searches asked again, and in how many of them came first what was opened last time."""

    n_asked: int
    n_first_before: int
    n_first_after: int


@dataclass(frozen=True, slots=True)
class Tuned:
    """What became of the tune.

    `verdict` is the gate's own, whole, None where tuning did not open. `problem` is what kept
    tuning from opening, or a better model from serving.
    """

    decision: str
    promoted: bool = False
    problem: str = ""
    verdict: dict[str, Any] | None = None
    tune_ms: float = 0.0
    switch_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One simulation.

    `fresh` is nDCG@10 of the untouched queries end to end before anything was recorded, and
    `end_to_end` with what is remembered and the weights fitted, before the tune and after it;
    `dense` is by meaning alone, and `guard` the general set by meaning alone.
    """

    collection: str
    plan: Plan
    clicks: Clicks
    fresh: tuple[float, ...]
    end_to_end: Paired
    dense: Paired
    guard: Paired
    again: Again
    tuned: Tuned

    @property
    def learned(self) -> Paired:
        """Return what all of it brought: what is remembered, weights, and the tune if it serves."""
        return Paired(self.fresh, self.end_to_end.after)

    @property
    def n_untouched(self) -> int:
        """Return how many queries were never asked."""
        return len(self.fresh)


def as_json(row: Row) -> dict[str, object]:
    """Return what `honeyguide simulate --json` prints."""
    tuned, verdict = row.tuned, row.tuned.verdict or {}
    return {
        "collection": row.collection,
        "searches": row.plan.n_searches,
        "seed": row.plan.seed,
        "noise": row.plan.noise,
        "answered": row.clicks.n_answered,
        "opened": row.clicks.n_opened,
        "opened_wrongly": row.clicks.n_wrong,
        "thumbs": row.clicks.n_thumbs,
        "asked_anew": row.clicks.n_anew,
        "found_anew": row.clicks.n_found_anew,
        "untouched": row.n_untouched,
        "since_installed": row.learned.as_json(),
        "end_to_end": row.end_to_end.as_json(),
        "dense": row.dense.as_json(),
        "guard": row.guard.as_json(),
        "asked_again": row.again.n_asked,
        "first_again_before": row.again.n_first_before,
        "first_again_after": row.again.n_first_after,
        "verdict": tuned.decision,
        "reasons": list(verdict.get("reasons", ())),
        "held_out_gain": round(float(verdict.get("gain", 0.0)), 4),
        "held_out_p": round(float(verdict.get("p_value", 1.0)), 4),
        "promoted": tuned.promoted,
        "problem": tuned.problem,
        "tune_s": round(tuned.tune_ms / 1000, 1),
        "switch_s": round(tuned.switch_ms / 1000, 1),
    }


def row_path(folder: Path, collection: str, plan: Plan) -> Path:
    """Return where a simulation's row is kept."""
    name = f"{collection}-{plan.n_searches}-seed-{plan.seed}-noise-{plan.noise:g}.json"
    return folder / name


def save_row(folder: Path, row: Row) -> None:
    """Keep a row, whole or not at all."""
    path = row_path(folder, row.collection, row.plan)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(asdict(row)), encoding="utf-8")
    aside.replace(path)


def load_row(folder: Path, collection: str, plan: Plan) -> Row | None:
    """Return a row that is kept, None where that simulation was not run."""
    try:
        stored = json.loads(row_path(folder, collection, plan).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    pairs = {name: _paired(stored[name]) for name in ("end_to_end", "dense", "guard")}
    return Row(
        collection=stored["collection"],
        plan=Plan(**stored["plan"]),
        clicks=Clicks(**stored["clicks"]),
        fresh=tuple(stored["fresh"]),
        again=Again(**stored["again"]),
        tuned=Tuned(**stored["tuned"]),
        **pairs,
    )


def _paired(stored: dict[str, list[float]]) -> Paired:
    return Paired(tuple(stored["before"]), tuple(stored["after"]))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
