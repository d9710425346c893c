"""What one reading of a library leaves for the next: the reading process, and the model's measure.

What lives here: making a reading ready. What does not: the order of work in one (`ingest/reading`).
The one rule: nothing is opened before the first reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.clock import Clock
from engine.config import EngineConfig
from engine.extract.sandbox import Sandbox
from engine.ingest.probe import probe
from engine.ingest.reading import Reading
from engine.ingest.texts import TextReader, queue_outdated
from engine.jobs import Report
from engine.serving.serving import Serving
from engine.serving.sources import Measure, ModelSource
from engine.store.database import Database
from engine.types import Probed, ReadSummary


class Readings:
    """Reads what waits, again and again.

    Thread: `run` or `probe` on one at a time, `configure` and `close` on any.
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
        self._sandbox: Sandbox | None = None
        self._measure: Measure | None = None
        self._outdated_queued = False

    def configure(self, config: EngineConfig) -> None:
        """Take other limits; they hold from the next reading on."""
        self._config = config
        self.close()
        self._sandbox = None

    def close(self) -> None:
        """End the reading process."""
        if self._sandbox is not None:
            self._sandbox.close()

    def run(self, report: Report) -> ReadSummary:
        """Read everything that waits.

        Raises:
            CancelledError: told to stop; what was done is stored and not done again.
            EnvironmentProblem: DISK_FULL and its kin; the queue is kept.
        """
        measure, sandbox = self._ready()
        if not self._outdated_queued:  # readers stay what they are while the library is open
            queue_outdated(self._database, measure.size)
            self._outdated_queued = True
        if self._serving.needs_rebuild:
            self._serving.rebuild(report)
        texts = TextReader(self._database, sandbox, measure, self._config.limits, self._clock)
        return Reading(self._database, self._serving, texts, self._clock).run(report)

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
        if self._measure is None:
            self._measure = self._models.measure()
        if self._sandbox is None:
            self._sandbox = Sandbox((*self._config.worker_command, "extract"), self._config.limits)
        return self._measure, self._sandbox
