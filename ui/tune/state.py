"""What the tune page shows: frozen records.

What lives here: values that the presenter makes and the widgets read. What does not: words
(`ui/tune/words.py`). The one rule: a widget decides nothing that is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from engine.errors import EngineError
from engine.learning import JudgedTune, TrialFigures, TuneProgress, TuneState
from engine.verdict import Decision, Outcome, Verdict
from engine.versions import InstalledModel
from ui.tune.evidence import Evidence


class Phase(StrEnum):
    """What the page shows."""

    OPENING = "opening"  # nothing is known yet
    CLOSED = "closed"  # the library could not be opened
    NOT_ENOUGH = "not_enough"
    READY = "ready"
    RUNNING = "running"
    REPORT = "report"
    READING = "reading"  # with the tuned model
    TRIAL = "trial"  # both models' results are mixed
    ADDING = "adding"  # the tuning pack
    STOPPED = "stopped"  # by the person
    FAILED = "failed"


class Work(StrEnum):
    """What runs, or ran last."""

    TUNE = "tune"
    USE = "use"  # the tuned model reads, then serves
    TRY = "try"  # it reads, then is tried
    ADD = "add"  # the tuning pack


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier verdict; `was_used` tells that its model served."""

    judged: JudgedTune
    was_used: bool


@dataclass(frozen=True, slots=True)
class ModelLine:
    """A model that finds by meaning, and what was decided about it, if anything."""

    model: InstalledModel
    decision: Decision | None
    can_delete: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that was asked of the library."""

    state: TuneState
    lines: tuple[Evidence, ...]
    past: tuple[Past, ...]  # newest first
    models: tuple[ModelLine, ...]
    paths: Mapping[str, Path] = field(default_factory=dict)  # of files that verdicts name
    since_utc_ms: int | None = None  # when the model in use began to serve
    free_bytes: int | None = None
    n_cores: int = 1
    battery: tuple[int, bool] | None = None  # percent, and whether it is charged

    @property
    def present(self) -> InstalledModel | None:
        """Return the model that serves."""
        return next((one.model for one in self.models if one.model.in_use), None)

    @property
    def half_built(self) -> InstalledModel | None:
        """Return the candidate when some of the passages are read by it already."""
        found = (one.model for one in self.models if one.model.version.id == self.state.candidate)
        return next((one for one in found if one.n_built), None)


@dataclass(frozen=True, slots=True)
class Changed:
    """One search of a report: where its file stood, and where it stands with the other model."""

    query: str
    path: Path | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """A verdict as it is shown, with every search."""

    verdict: Verdict
    at_utc_ms: int
    better: tuple[Changed, ...]
    worse: tuple[Changed, ...]
    same: tuple[Changed, ...]
    is_cold: bool  # about searches made from headings and titles
    is_latest: bool
    in_use: bool
    can_use: bool
    can_try: bool = False
    trial: TrialFigures | None = None  # that decided it


@dataclass(frozen=True, slots=True)
class LossPoint:
    """How far the order was from what was wanted, at a share of the whole tune."""

    part: int  # which training, from 1
    share: float
    loss: float


@dataclass(frozen=True, slots=True)
class HeldOutPoint:
    """Of the kept-aside searches so far: how often the right file came first."""

    n_asked: int
    n_first_present: int
    n_first_candidate: int


@dataclass(frozen=True, slots=True)
class Run:
    """A tune, or a reading with its model, that is under way."""

    share: float = 0.0
    ms_left: float | None = None
    is_paused: bool = False
    is_stopping: bool = False
    is_cold: bool = False  # it learns from headings and titles
    progress: TuneProgress | None = None
    losses: tuple[LossPoint, ...] = ()
    held_out: tuple[HeldOutPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """What the page shows now."""

    phase: Phase = Phase.OPENING
    known: Known | None = None
    report: Report | None = None
    run: Run | None = None
    problem: EngineError | None = None
    work: Work = Work.TUNE  # what runs, stopped or failed
