"""How a run goes: the time it still takes, and the points of its plots.

What lives here: what follows from progress and the clock. What does not: jobs (`presenter`). The
one rule: nothing is told before it was measured for five seconds, and pauses do not count.
"""

from __future__ import annotations

from dataclasses import replace

from engine.clock import Clock
from engine.learning import TuneProgress, TuneStep
from ui.tune.state import HeldOutPoint, LossPoint, Run

_MEASURED_MS = 5_000.0
_TIME_LEFT_MS = 2_000.0
_LEAST_SHARE = 0.01


class RunClock:
    """Measures one run after another.

    Thread: one.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._begun_ms = 0.0
        self._left_told_ms = 0.0
        self._paused_ms: float | None = None

    def begin(self) -> None:
        """Begin to measure a run."""
        self._begun_ms = self._clock.monotonic_ms()
        self._left_told_ms = 0.0
        self._paused_ms = None

    @property
    def is_paused(self) -> bool:
        """Return whether the time stands."""
        return self._paused_ms is not None

    def toggle(self) -> None:
        """Let the time stand, or go on."""
        now_ms = self._clock.monotonic_ms()
        if self._paused_ms is None:
            self._paused_ms = now_ms
        else:
            self._begun_ms += now_ms - self._paused_ms
            self._paused_ms = None

    def timed(self, run: Run) -> Run:
        """Return the run with the time that is left, told anew at most every two seconds."""
        now_ms = self._clock.monotonic_ms()
        passed_ms = now_ms - self._begun_ms
        is_due = run.ms_left is None or now_ms - self._left_told_ms > _TIME_LEFT_MS
        if passed_ms < _MEASURED_MS or run.share < _LEAST_SHARE or not is_due:
            return run
        self._left_told_ms = now_ms
        return replace(run, ms_left=passed_ms / run.share * (1 - run.share))


def with_points(run: Run, detail: TuneProgress) -> Run:
    """Return the run with what a progress adds to its plots."""
    losses, held_out = run.losses, run.held_out
    if detail.loss is not None and detail.step in (TuneStep.TRAIN, TuneStep.FINAL):
        part = detail.fold if detail.step is TuneStep.TRAIN else detail.n_folds + 1
        point = LossPoint(part, detail.share, detail.loss)
        is_new = not losses or (point.loss, part) != (losses[-1].loss, losses[-1].part)
        losses = (*losses, point) if is_new else losses
    if detail.n_asked and (not held_out or held_out[-1].n_asked != detail.n_asked):
        found = HeldOutPoint(detail.n_asked, detail.n_first_present, detail.n_first_candidate)
        held_out = (*held_out, found)
    return replace(run, share=detail.share, progress=detail, losses=losses, held_out=held_out)
