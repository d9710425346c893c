"""The bridge between the engine's job threads and the window.

What lives here: the only place where work crosses threads. What does not: what the work is. The
one rule: one long-lived bridge; callbacks run on the main thread, and a job that was forgotten
calls nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine.errors import CancelledError, EngineError
from engine.jobs import Job, JobRunner, Lane, Progress, Reporter

T = TypeVar("T")
_POLL_MS = 100


@dataclass(slots=True)
class _Watched:
    """What to call for a job, and the progress that was told last."""

    on_done: Callable[[Any], None]
    on_error: Callable[[EngineError], None] | None
    on_progress: Callable[[Progress], None] | None
    on_cancelled: Callable[[], None] | None
    told: Progress | None = None


class TaskBridge(QObject):
    """Hands work to the job runner and brings results back to the main thread.

    Thread: main, except for the emission of the private signal.
    """

    _finished = Signal(object)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._watched: dict[Job[Any], _Watched] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._tell_progress)
        self._finished.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        lane: Lane,
        name: str,
        work: Callable[[Reporter], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[EngineError], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> Job[T]:
        """Queue work on a lane; exactly one of done, error and cancelled is called at its end."""
        job = self._runner.submit(lane, name, work)
        self._watched[job] = _Watched(on_done, on_error, on_progress, on_cancelled)
        job.future.add_done_callback(lambda _future: self._finished.emit(job))
        if on_progress is not None and not self._timer.isActive():
            self._timer.start()
        return job

    def forget(self, job: Job[Any] | None) -> None:
        """Lose interest in a job: it is stopped, and none of its callbacks will run."""
        if job is not None and self._watched.pop(job, None) is not None:
            job.cancel()
            self._rest_if_idle()

    @property
    def n_jobs(self) -> int:
        """Return how many jobs have not come back yet."""
        return len(self._watched)

    def close(self) -> None:
        """Stop every job, wait for the threads, and call nobody any more."""
        self._watched.clear()
        self._timer.stop()
        self._runner.close()

    def _settle(self, job: Job[Any]) -> None:
        job.let_go()  # it may hold the last reference to something of the window
        watched = self._watched.pop(job, None)
        self._rest_if_idle()
        if watched is None:
            return
        problem = None if job.future.cancelled() else job.future.exception()
        if job.future.cancelled() or isinstance(problem, CancelledError):
            if watched.on_cancelled is not None:
                watched.on_cancelled()
        elif problem is None:
            watched.on_done(job.future.result())
        elif isinstance(problem, EngineError) and watched.on_error is not None:
            watched.on_error(problem)
        else:
            raise problem  # a bug, or an error nobody asked for: the excepthook reports it

    def _tell_progress(self) -> None:
        for job, watched in list(self._watched.items()):
            progress = job.reporter.progress
            if watched.on_progress is not None and progress is not watched.told:
                watched.told = progress
                if progress.stage:
                    watched.on_progress(progress)

    def _rest_if_idle(self) -> None:
        if not any(watched.on_progress is not None for watched in self._watched.values()):
            self._timer.stop()
