"""The parent's end of the reading process: asks, waits, kills, starts again.

What lives here: `Sandbox`, the real `Extractor`. What does not: formats, and deciding whether a
file is tried again. The one rule: whatever a file does to the child, the caller gets a text or an
`ExtractionError`, in bounded time and memory.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from engine.config import ExtractLimits
from engine.errors import CancelledError, EnvironmentProblem
from engine.extract.failure import ExtractionError
from engine.extract.process import Died, ReadingProcess
from engine.extract.tesseract import Tesseract
from engine.types import ExtractedText, FailureReason

log = logging.getLogger(__name__)


class Sandbox:
    """Extracts in a child process; one file at a time.

    Thread: `extract` on one thread at a time (others wait), `close` on any.
    """

    version = "1"

    def __init__(
        self,
        command: tuple[str, ...],
        limits: ExtractLimits,
        tesseract: Tesseract | None = None,
    ) -> None:
        self._command = command
        self._limits = limits
        self.tesseract = tesseract
        self._turn = threading.Lock()
        self._switch = threading.Lock()
        self._child: ReadingProcess | None = None
        self._closed = False

    def extract(self, path: Path) -> ExtractedText:
        """Return the text of a file.

        Raises:
            ExtractionError: the file gave no text; `reason` says why.
            EnvironmentProblem: WORKER_FAILED when the child process cannot be started.
            CancelledError: the sandbox was closed.
        """
        with self._turn:
            try:
                return self._extract_once(path)
            except Died as first:
                self._check_open()
                first.check_limits(self._limits)
                log.info("a reading process ended with status %s; trying once more", first.status)
            try:
                return self._extract_once(path)
            except Died as second:
                self._check_open()
                second.check_limits(self._limits)
                raise ExtractionError(
                    FailureReason.CRASHED, f"its reader crashed (status {second.status})"
                ) from second

    def close(self) -> None:
        """End the child; a file that is being read is given up."""
        with self._switch:
            self._closed = True
            if self._child is not None:
                self._child.kill()
        with self._turn:
            self._drop_child()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _extract_once(self, path: Path) -> ExtractedText:
        child = self._ready_child()
        try:
            return child.extract(path)
        except (Died, ExtractionError):
            if child.gone:
                self._drop_child()
            raise

    def _ready_child(self) -> ReadingProcess:
        if self._child is not None and self._child.worn:
            self._drop_child()
        if self._child is None:
            with self._switch:
                self._check_open()
                self._child = ReadingProcess(self._command, self._limits, self.tesseract)
            try:
                self._child.begin()
            except EnvironmentProblem:
                self._drop_child()
                self._check_open()
                raise
        return self._child

    def _drop_child(self) -> None:
        with self._switch:
            child, self._child = self._child, None
        if child is not None:
            child.dispose()

    def _check_open(self) -> None:
        if self._closed:
            raise CancelledError
