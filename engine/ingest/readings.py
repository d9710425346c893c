"""What one reading of a library leaves for the next: the reading process, and the model's measure.

What lives here: making a reading ready. What does not: the order of work in one (`ingest/reading`).
The one rule: nothing is opened before the first reading; what depends on settings is made anew when
they change.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.clock import Clock
from engine.config import EngineConfig
from engine.extract import tesseract
from engine.extract.sandbox import Sandbox
from engine.extract.tesseract import Tesseract
from engine.figures import Probed, ReadSummary
from engine.ingest.probe import probe
from engine.ingest.reading import Reading
from engine.ingest.texts import TextReader, queue_outdated
from engine.jobs import Report
from engine.recognition import Recognition
from engine.serving.serving import Serving
from engine.serving.sources import Measure, ModelSource
from engine.store import generations
from engine.store.database import Database

_LOOK_S = 5


class Readings:
    """Reads what waits, again and again.

    Thread: any; `run` on one at a time.
    """

    def __init__(
        self,
        config: EngineConfig,
        database: Database,
        serving: Serving,
        models: ModelSource,
        clock: Clock,
    ) -> None:
        self._config = config
        self._database = database
        self._serving = serving
        self._models = models
        self._clock = clock
        self._switch = threading.Lock()  # held while the reading process begins, or is let go
        self._sandbox: Sandbox | None = None
        self._measure: Measure | None = None
        self._outdated_queued = False  # readers change with settings only

    def configure(self, config: EngineConfig) -> None:
        """Take other limits; they hold from the next reading on."""
        with self._switch:
            self._config = config
            self._outdated_queued = False
            self._end()

    def close(self) -> None:
        """End the reading process."""
        with self._switch:
            self._end()

    def _end(self) -> None:
        sandbox, self._sandbox = self._sandbox, None
        if sandbox is not None:
            sandbox.close()

    def recognition(self) -> Recognition:
        """Return whether words in pictures are read, and what it takes to have them read."""
        found = tesseract.find()
        is_on = self._config.read_pictures
        if found is None:
            return Recognition(is_on, remedy=tesseract.remedy())
        return Recognition(is_on, found.languages)

    def sandbox_for_a_look(self) -> Sandbox:
        """Return a reading process for a single file that somebody waits for; the caller ends it.

        It has a few seconds, and recognises no words in pictures: that takes longer.
        """
        limits = replace(self._config.limits, wall_s=_LOOK_S, cpu_s=_LOOK_S)
        return Sandbox((*self._config.worker_command, "extract"), limits)

    def run(self, report: Report) -> ReadSummary:
        """Read everything that waits.

        Raises:
            CancelledError: told to stop; what was done is stored and not done again.
            EnvironmentProblem: DISK_FULL and its kin; the queue is kept.
        """
        measure, sandbox = self._ready()
        if not self._outdated_queued:
            recognises = sandbox.tesseract is not None
            queue_outdated(self._database, measure.size, recognises=recognises)
            self._outdated_queued = True
        if self._serving.needs_rebuild:
            self._serving.rebuild(report)
        texts = TextReader(self._database, sandbox, measure, self._config.limits, self._clock)
        summary = Reading(self._database, self._serving, texts, self._clock).run(report)
        with self._database.write() as library:
            generations.note_first_reading(library)
        return summary

    def probe(self, paths: Sequence[Path], report: Report) -> list[Probed]:
        """Try what reading some files costs; without a model nothing is tried.

        Raises:
            CancelledError: told to stop.
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
        """
        embedder = self._serving.current().embedder
        if embedder is None:
            return []
        measure, sandbox = self._ready()
        return probe(
            paths,
            sandbox=sandbox,
            measure=measure,
            embedder=embedder,
            clock=self._clock,
            report=report,
        )

    def _ready(self) -> tuple[Measure, Sandbox]:
        """Return measure and reading process; another process when Tesseract came or went."""
        if self._measure is None:
            self._measure = self._models.measure()
        found = self._tesseract()
        with self._switch:
            if self._sandbox is not None and self._sandbox.tesseract != found:
                self._outdated_queued = False
                self._end()
            if self._sandbox is None:
                self._sandbox = self._sandbox_with(found)
            return self._measure, self._sandbox

    def _tesseract(self) -> Tesseract | None:
        return tesseract.find() if self._config.read_pictures else None

    def _sandbox_with(self, found: Tesseract | None) -> Sandbox:
        return Sandbox((*self._config.worker_command, "extract"), self._config.limits, found)
