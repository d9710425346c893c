"""A progress bar for terminals; one line in ten per cent for everything else."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from app.report import n_of
from engine.figures import ReadProgress

_EVERY_S = 0.1
_WIDTH = 28
_WORDS = {
    "scan": "Looking through the folders",
    "model": "Preparing the model",
    "index": "Building the index",
    "prepare": "Preparing the model",
    "measure": "Measuring",
    "green": "Reading with the new model",
    "verify": "Checking what was read",
    "switch": "Changing over",
    "labels": "Looking at what was opened",
    "present": "Asking the present model",
    "train": "Training",
    "candidate": "Asking what was trained",
    "final": "Training on everything",
    "checks": "Checking that nothing got worse",
    "searches": "Searching as a person would",
    "compare": "Asking past searches again",
    "guard": "Asking the general set",
    "wait": "Waiting for another change of model",
    "read": "Reading",
    "forget": "Forgetting",
    "pack": "Adding the pack",
}


class Bar:
    """A `Report` that draws on stderr.

    Thread: any; the last one to draw wins.
    """

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._drawn_s = 0.0
        self._told = (-1, "")

    def __call__(
        self, stage: str, done: int, total: int | None = None, detail: object = None
    ) -> None:
        """Draw at most ten times a second."""
        now_s = time.monotonic()
        if now_s - self._drawn_s < _EVERY_S:
            return
        self._drawn_s = now_s
        if self._is_terminal:
            sys.stderr.write("\r\x1b[K" + self._line(stage, done, total, detail))
            sys.stderr.flush()
            return
        tenth = 10 * done // total if total else 0
        if (tenth, stage) != self._told:
            self._told = (tenth, stage)
            sys.stderr.write(self._line(stage, done, total, detail) + "\n")

    def _line(self, stage: str, done: int, total: int | None, detail: object) -> str:
        word = _WORDS.get(stage, stage)
        if isinstance(detail, ReadProgress):
            n_all = detail.n_chunks_embedded + detail.n_chunks_waiting
            share = _share(detail)
            left = f", {duration(detail.ms_left)} left" if detail.ms_left is not None else ""
            return (
                f"{word} {_bar(share)} {done:,} of {n_of(total or 0, 'file')},"
                f" {detail.n_chunks_embedded:,} of {n_of(n_all, 'passage')}{left}"
            )
        if total:
            return f"{word} {_bar(done / total)} {done:,} of {total:,}"
        return f"{word} … {done:,}" if done else f"{word} …"

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._is_terminal:
            sys.stderr.write("\r\x1b[K")


def _share(progress: ReadProgress) -> float:
    files = progress.n_files_done / progress.n_files if progress.n_files else 1.0
    n_all = progress.n_chunks_embedded + progress.n_chunks_waiting
    return files * (progress.n_chunks_embedded / n_all if n_all else 1.0)


def _bar(share: float) -> str:
    filled = round(_WIDTH * min(1.0, share))
    return "█" * filled + "░" * (_WIDTH - filled)


def duration(ms: float) -> str:
    """Return a duration as a person says it: a few seconds, about 40 s, about 2 h 10 min."""
    seconds = ms / 1000
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds / 10) * 10} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"about {minutes} min"
    return f"about {minutes // 60} h {minutes % 60} min"
