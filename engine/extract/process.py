"""One reading process: its pipes, its clock and its end.

What lives here: starting, asking, watching and killing a single child. What does not: starting
another one (`sandbox`). The one rule: an answer comes, or the wait ends; nothing here blocks for
longer than the limits say.
"""

from __future__ import annotations

import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import psutil

from engine.config import ExtractLimits
from engine.errors import EnvironmentProblem, ErrorCode
from engine.extract import wire
from engine.extract.failure import ExtractionError
from engine.extract.registry import shows_pictures
from engine.extract.tesseract import MOST_S, Tesseract
from engine.types import ExtractedText, FailureReason

log = logging.getLogger(__name__)

_POLL_S = 0.1
_MOST_STARVED = 5  # times the limit of time, for a child that gets no turn on a busy machine
_WAITS_FOR_TURN = (psutil.STATUS_RUNNING, psutil.STATUS_DISK_SLEEP)
_START_S = 60.0
_FILES_PER_CHILD = 500
_GROWTH_BYTES = 300 << 20
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OUT_OF_CPU = -int(getattr(signal, "SIGXCPU", 0)) or None


class Died(Exception):  # noqa: N818
    """The child ended without an answer."""

    def __init__(self, status: int | None, last_words: str) -> None:
        super().__init__(status)
        self.status = status
        self.last_words = last_words

    def check_limits(self, limits: ExtractLimits) -> None:
        """Tell a limit that the system enforced from a crash.

        Raises:
            ExtractionError: TIMED_OUT or OUT_OF_MEMORY.
        """
        if self.status is not None and self.status == _OUT_OF_CPU:
            raise ExtractionError(
                FailureReason.TIMED_OUT, f"reading took more than {limits.cpu_s} s of work"
            ) from self
        if "memory allocation of" in self.last_words or "MemoryError" in self.last_words:
            raise out_of_memory(limits) from self


class ReadingProcess:
    """One process with its pipes, and the thread that reads its answers."""

    def __init__(
        self,
        command: tuple[str, ...],
        limits: ExtractLimits,
        tesseract: Tesseract | None = None,
    ) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env={**os.environ, **_ENVIRONMENT},
                creationflags=_NO_WINDOW,
            )
        except OSError as problem:
            self._errors.close()
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, str(problem)) from problem
        if self._process.stdin is None or self._process.stdout is None:
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, "it has no pipes")
        self._requests: IO[bytes] = self._process.stdin
        self._replies: IO[bytes] = self._process.stdout
        self._limits = limits
        self._tesseract = tesseract
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, name="honeyguide-extract")
        self._listener.start()
        self.n_files = 0
        self._first_rss_bytes = 0
        self._used_s = 0.0  # processor time before the present file

    def begin(self) -> None:
        """Wait until the child is ready and tell it the limits.

        Raises:
            EnvironmentProblem: WORKER_FAILED when it does not come up.
        """
        try:
            hello = self._answer(time.monotonic() + _START_S, memory_bytes=None)
            self._send(wire.opening(self._limits, self._tesseract))
        except (Died, ExtractionError) as problem:
            words = problem.last_words if isinstance(problem, Died) else "it does not answer"
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, words) from problem
        if hello != {"ready": True}:
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, "it speaks another language")
        self._first_rss_bytes = self._rss_bytes()

    def extract(self, path: Path) -> ExtractedText:
        """Return a file's text.

        Raises:
            ExtractionError: the file gave no text, or cost more than it may.
            Died: the child is gone.
        """
        self.n_files += 1
        self._used_s = self._cpu_s()
        self._send(wire.request(path))
        wall_s = self._limits.wall_s
        if self._tesseract is not None and shows_pictures(path):
            wall_s += MOST_S
        message = self._answer(time.monotonic() + wall_s, memory_bytes=self._limits.memory_bytes)
        try:
            return wire.outcome(message)
        except wire.FrameError:
            self.kill()
            raise self._died() from None

    @property
    def worn(self) -> bool:
        """Return whether it has done enough, or grown too much, to go on."""
        grown = self._rss_bytes() - self._first_rss_bytes
        return self.n_files >= _FILES_PER_CHILD or grown > _GROWTH_BYTES

    @property
    def gone(self) -> bool:
        """Return whether the process has ended."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """End the process and what it started at once; safe from any thread, more than once."""
        try:
            started = psutil.Process(self._process.pid).children(recursive=True)
        except psutil.Error:
            started = []
        self._process.kill()
        for process in started:
            with suppress(psutil.Error):
                process.kill()

    def dispose(self) -> None:
        """Let the process end and give everything back."""
        try:
            self._requests.close()
        except OSError:
            log.debug("the reading process had closed its end")
        try:
            self._process.wait(timeout=2.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join()
        self._replies.close()
        self._errors.close()

    def _listen(self) -> None:
        message: dict[str, Any] | None = {}
        while message is not None:
            try:
                message = wire.read_frame(self._replies)
            except (wire.FrameError, OSError, ValueError):
                message = None
            self._answers.put(message)

    def _send(self, message: Mapping[str, Any]) -> None:
        try:
            wire.write_frame(self._requests, message)
        except (OSError, ValueError) as problem:
            raise self._died() from problem

    def _answer(self, deadline_s: float, *, memory_bytes: int | None) -> dict[str, Any]:
        while True:
            try:
                message = self._answers.get(timeout=_POLL_S)
            except queue.Empty:
                self._watch(deadline_s, memory_bytes)
                continue
            if message is None:
                raise self._died()
            return message

    def _watch(self, deadline_s: float, memory_bytes: int | None) -> None:
        late_s = time.monotonic() - deadline_s
        if late_s > 0 and not self._is_starved(late_s):
            self.kill()
            raise ExtractionError(
                FailureReason.TIMED_OUT, f"reading took longer than {self._limits.wall_s:.0f} s"
            )
        if memory_bytes is not None and self._rss_bytes() > memory_bytes:
            self.kill()
            raise out_of_memory(self._limits)

    def _is_starved(self, late_s: float) -> bool:
        """Return whether the child would go on if others let it: it is ready, and had few turns."""
        if sys.platform == "win32" or late_s > (_MOST_STARVED - 1) * self._limits.wall_s:
            return False
        try:
            process = psutil.Process(self._process.pid)
            had_few_turns = self._cpu_s() - self._used_s < self._limits.wall_s / 2
            return had_few_turns and process.status() in _WAITS_FOR_TURN
        except psutil.Error:
            return False

    def _cpu_s(self) -> float:
        try:
            used = psutil.Process(self._process.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(used.user + used.system)

    def _rss_bytes(self) -> int:
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _died(self) -> Died:
        try:
            status = self._process.wait(timeout=2.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - 2000))
        return Died(status, self._errors.read().decode("utf-8", "replace").strip())


def out_of_memory(limits: ExtractLimits) -> ExtractionError:
    """Return the error of a file whose reading needs more memory than it may have."""
    return ExtractionError(
        FailureReason.OUT_OF_MEMORY,
        f"reading it needs more than {limits.memory_bytes / (1 << 20):,.0f} MB of memory",
    )
