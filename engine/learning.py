"""What can be said about learning from feedback: frozen records that cross module borders.

What lives here: values without behaviour, as in `engine.types`. What does not: verdicts
(`engine.verdict`). The one rule: a figure is measured on this machine or it is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.types import GenerationId
from engine.verdict import Verdict
from engine.versions import ModelVersionId

MAX_TRIAL_SEARCHES = 60


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is still missing before a tune can be judged; all 0 when it can."""

    n_clusters_missing: int
    n_files_missing: int
    n_new_missing: int

    @property
    def open(self) -> bool:
        """Return whether a tune can be judged."""
        return not (self.n_clusters_missing or self.n_files_missing or self.n_new_missing)


class TuneStep(StrEnum):
    """The steps of a tune, in their order."""

    LABELS = "labels"  # what was wanted, from what was done
    PRESENT = "present"  # how well the present model finds it
    TRAIN = "train"  # without the searches of a fold
    CANDIDATE = "candidate"  # the searches of that fold, asked of what was trained
    FINAL = "final"  # the model that may serve, from all searches
    CHECKS = "checks"


@dataclass(frozen=True, slots=True)
class TuneProgress:
    """Where a tune stands; the `detail` of its job's `Progress`.

    `fold` counts from 1, 0 outside the folds. `n_first_present` and `n_first_candidate` count the
    held-out searches so far whose file came first, of `n_asked`. `share` is of the whole, 0 to 1.
    """

    step: TuneStep
    fold: int
    n_folds: int
    share: float
    loss: float | None = None
    n_asked: int = 0
    n_first_present: int = 0
    n_first_candidate: int = 0


@dataclass(frozen=True, slots=True)
class TuneCost:
    """What a tune costs, as far as it was measured: training and comparing, reading anew, disk."""

    tune_ms: float | None
    read_ms: float | None
    index_bytes: int


@dataclass(frozen=True, slots=True)
class TrialFigures:
    """How a trial of two models stands, or ended.

    A search counts when something was done with one of its results. `n_candidate` of them went to
    the candidate, `n_present` to the present model, the others to neither, as does what was
    forgotten since.
    """

    n_searches: int
    n_most: int
    n_candidate: int
    n_present: int

    @property
    def n_draws(self) -> int:
        """Return how many searches went to neither."""
        return self.n_searches - self.n_candidate - self.n_present


@dataclass(frozen=True, slots=True)
class TuneState:
    """How things stand with tuning.

    `verdict` is the latest, `candidate` the model version it is about where that may still be
    used, `in_use` the tuned version that serves. `cold_start_ready` tells that headings and titles
    would be enough to learn from, `least_clusters` how many kinds of searches a tune needs. `trial`
    is one that goes on; `can_try` tells that one may be begun.
    """

    readiness: Readiness
    n_searches: int
    n_clusters: int
    n_files: int
    has_pack: bool
    cost: TuneCost
    verdict: Verdict | None
    verdict_utc_ms: int | None
    candidate: ModelVersionId | None
    in_use: ModelVersionId | None
    can_undo: bool
    cold_start_ready: bool
    verdict_is_cold: bool
    least_clusters: int
    trial: TrialFigures | None = None
    can_try: bool = False


@dataclass(frozen=True, slots=True)
class JudgedTune:
    """A tune that came to a verdict; `version` is the model it left, also one that was deleted.

    `is_cold`: it learned from headings and titles, and was judged by those that were held out.
    `trial`: the verdict is that of a trial after a close call, whose outcomes it repeats.
    """

    id: int
    at_utc_ms: int
    verdict: Verdict
    version: ModelVersionId | None
    is_cold: bool
    trial: TrialFigures | None = None


@dataclass(frozen=True, slots=True)
class GenerationFigures:
    """How the vectors of a generation lie, and what moved since it was built.

    Alignment is of past searches to what was opened, uniformity and anisotropy of up to 1,000
    passages (`tune/guards`), a drift the cosine distance between the means of what was there before
    and of what came since. None where too little is known, or its model is not at hand. How much
    more meaning and words count than at first is told as shares, 0 for the defaults
    (`feedback/blend`).
    """

    generation: GenerationId
    state: str
    model: str
    precision: str
    created_utc_ms: int
    n_vectors: int
    alignment: float | None
    uniformity: float | None
    anisotropy: float | None
    query_drift: float | None
    n_queries_since: int
    passage_drift: float | None
    n_passages_since: int | None
    meaning_more: float
    words_more: float
