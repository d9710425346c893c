"""Long work: lanes, jobs, progress and cancel, without Qt.

What lives here: the only thread pools of the program. What does not: anything that touches a
widget (`ui/tasks.py` carries results to the main thread). The one rule: a job reports into a
latest-value slot that the UI polls, and learns in the same call that it should wait or stop.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from engine.errors import CancelledError
from engine.priority import lower_thread

log = logging.getLogger(__name__)
T = TypeVar("T")


class Lane(StrEnum):
    """One thread each: jobs of a lane run in the order they came."""

    QUERY = "query"  # searches
    WRITE = "write"  # short writes; what was handed in is done before the program ends
    CARE = "care"  # backups, repairs, going back to a model: what short writes must not wait for
    READ = "read"  # scanning and reading files
    CLOSER = "closer"  # the second, closer reading of results
    VIEW = "view"  # previews and counts for the eye
    OPEN = "open"  # asked of a file before it is opened: waits for no drawing
    TUNE = "tune"  # tunes, and reading everything with another model: may take hours


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a job stands; `total` None means not known yet."""

    stage: str = ""
    done: int = 0
    total: int | None = None
    detail: object = None  # a frozen record of the job's own, or None


class Report(Protocol):
    """What long engine functions take last and call at least every 100 ms of work."""

    def __call__(
        self, stage: str, done: int, total: int | None = None, detail: object = None
    ) -> None:
        """Store the progress; wait while paused.

        Raises:
            CancelledError: the job was told to stop.
        """


def silent_report(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
    """Report to nobody; for callers that neither watch nor cancel."""


class Reporter:
    """A job's end of the progress slot.

    Thread: `__call__` on the job's thread, everything else on any thread.
    """

    def __init__(self) -> None:
        self._progress = Progress()
        self._stop = threading.Event()
        self._go = threading.Event()
        self._go.set()

    def __call__(
        self, stage: str, done: int, total: int | None = None, detail: object = None
    ) -> None:
        """Store the progress (a reference swap, so no lock), wait while paused, stop when told."""
        self._progress = Progress(stage, done, total, detail)
        self._go.wait()
        if self._stop.is_set():
            raise CancelledError

    @property
    def progress(self) -> Progress:
        """Return the latest progress."""
        return self._progress

    def pause(self) -> None:
        """Make the job wait at its next report."""
        self._go.clear()

    def resume(self) -> None:
        """Let a paused job go on."""
        self._go.set()

    def cancel(self) -> None:
        """Make the job raise `CancelledError` at its next report, paused or not."""
        self._stop.set()
        self._go.set()


class Job(Generic[T]):
    """A piece of work that was handed in."""

    def __init__(self, name: str, lane: Lane, work: Callable[[Reporter], T]) -> None:
        self.name = name
        self.lane = lane
        self.reporter = Reporter()
        self.future: Future[T] = Future()
        self._work: Callable[[Reporter], T] | None = work

    def run(self) -> None:
        """Do the work, on this thread, unless it was cancelled before; never raises."""
        if self._work is None or not self.future.set_running_or_notify_cancel():
            return
        try:
            # no name for it here: whoever drops the work last must be the thread that handed it in
            result = self._work(self.reporter)
        except CancelledError as stopped:
            self.future.set_exception(stopped)
        except Exception as problem:  # noqa: BLE001 - the caller gets it from the future
            log.debug("job %s ended with %s", self.name, type(problem).__name__)
            self.future.set_exception(problem)
        else:
            self.future.set_result(result)

    def let_go(self) -> None:
        """Drop the work of a job that has ended, with all it holds, on this thread."""
        self._work = None

    def cancel(self) -> None:
        """Stop the job at its next report; one that has not begun never begins."""
        self.reporter.cancel()
        self.future.cancel()


class JobRunner:
    """Runs jobs on one thread per lane."""

    def __init__(self) -> None:
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self._jobs: set[Job[Any]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, lane: Lane, name: str, work: Callable[[Reporter], T]) -> Job[T]:
        """Queue work on a lane and return its job."""
        job = Job(name, lane, work)
        with self._lock:
            if self._closed:
                job.future.cancel()
                return job
            pool = self._pools.get(lane)
            if pool is None:
                begin = lower_thread if lane is Lane.READ else None
                pool = ThreadPoolExecutor(
                    1, thread_name_prefix=f"honeyguide-{lane}", initializer=begin
                )
                self._pools[lane] = pool
            self._jobs.add(job)
            pool.submit(self._run, job)
        return job

    def _run(self, job: Job[Any]) -> None:
        try:
            job.run()
        finally:
            with self._lock:
                self._jobs.discard(job)

    def close(self) -> None:
        """Cancel what runs and wait until every lane is empty.

        Short writes that were handed in are still done, in their order; one that reports stops at
        its first report.
        """
        with self._lock:
            self._closed = True
            jobs = list(self._jobs)
            pools = list(self._pools.values())
        for job in jobs:
            if job.lane is not Lane.WRITE:
                job.future.cancel()
        for job in jobs:  # after that: what waited behind one that stops must not begin
            job.reporter.cancel()
        for pool in pools:
            pool.shutdown(wait=True)  # a job that was cancelled returns at once
