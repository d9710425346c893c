"""Looking after a profile: looks for damage, repairs, backups.

What lives here: what can be put right with one press, and how. What does not: the checks
(`engine/health`), files of backups (`engine/backup`). The one rule: a repair throws away only what
can be made again, and never what the person made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine import health
from engine.backup import archive, restoring
from engine.backup.archive import Manifest
from engine.backup.places import Move
from engine.backup.restoring import Prepared
from engine.clock import Clock
from engine.config import EngineConfig
from engine.health import Finding, Mend
from engine.jobs import Report, silent_report
from engine.models import soundness
from engine.serving.serving import Serving
from engine.store import generations, opening, restored
from engine.store.database import Database


class Care:
    """What keeps a profile sound.

    Thread: any; calls block.
    """

    def __init__(
        self,
        config: EngineConfig,
        user: Database,
        database: Database,
        *,
        serving: Serving,
        clock: Clock,
        load_models: Callable[[], None],
    ) -> None:
        self._config = config
        self._user = user
        self._database = database
        self._serving = serving
        self._clock = clock
        self._load_models = load_models

    def findings(self) -> list[Finding]:
        """Return what a look for damage found."""
        return health.findings(self._config, self._user, self._database, self._serving)

    def mend(self, what: Mend, report: Report = silent_report) -> bool:
        """Put something right; return whether that needs the program to be started again.

        Raises:
            EnvironmentProblem: DISK_FULL and its kin, MODEL_MISSING.
            CancelledError: told to stop; the index answers as before.
        """
        if what is Mend.INDEX:
            self._serving.rebuild(report)
        elif what is Mend.VECTORS:
            generation = self._serving.generation
            if generation is not None:
                with self._database.write() as library:
                    generations.reconcile_vectors(library, generation)
                self._serving.rebuild(report)
        elif what is Mend.MODEL:
            soundness.drop_damaged(self._config)
            self._load_models()
        else:
            opening.read_anew_at_next_start(self._config)
            return True
        return False

    def back_up(self, target: Path, report: Report = silent_report) -> Manifest:
        """Put everything the person made into one file.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS; a file that was there stays.
            DataProblem: DATABASE_DAMAGED.
            CancelledError: told to stop; a file that was there stays.
        """
        return archive.write(self._config, target, self._clock.now_utc_ms(), report)

    def drop_restore(self) -> None:
        """Forget a restore that was prepared."""
        restored.drop(self._config)

    def confirm_restore(self) -> Path | None:
        """Let the next start put in place what was prepared; return the backup of what is here.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS; nothing was changed.
        """
        return restoring.confirm(self._config, self._clock.now_utc_ms())

    def prepare_restore(
        self, source: Path, moves: Sequence[Move] = (), report: Report = silent_report
    ) -> Prepared:
        """Check a backup and unpack it aside; `confirm_restore` lets it take the place of all.

        Raises:
            InputProblem: BAD_BACKUP; nothing was changed.
            DataProblem: DATABASE_TOO_NEW; nothing was changed.
            EnvironmentProblem: NOT_ENOUGH_SPACE, DISK_FULL and its kin; nothing was changed.
            CancelledError: told to stop; nothing was changed.
        """
        return restoring.prepare(self._config, source, moves, report)
