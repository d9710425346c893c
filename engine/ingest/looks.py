"""Looking through the folders of a library, and what a look goes by.

What lives here: which folders there are, the rules of what is left out, and the watcher once there
is one. What does not: the order of a round (`ingest/rounds.py`), and comparing what is seen with
what is known (`ingest/reconcile.py`). The one rule: a look goes by the rules as they are when it
begins.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from engine.clock import Clock
from engine.config import EngineConfig
from engine.errors import ErrorCode, InputProblem
from engine.exclusion import LeftOut, Rule
from engine.figures import ScanSummary
from engine.ingest.forgetting import Forgetting
from engine.ingest.reconcile import Looker
from engine.ingest.rounds import look_round
from engine.jobs import Report
from engine.store import documents, folders
from engine.store.database import Database
from engine.types import Failure, Folder, FolderId
from engine.watch.rules import Rules
from engine.watch.watcher import Watcher


class Looks:
    """Looks through the folders of a profile.

    Thread: any; calls block.
    """

    def __init__(
        self,
        config: EngineConfig,
        user: Database,
        library: Database,
        forgetting: Forgetting,
        clock: Clock,
    ) -> None:
        self._config = config
        self._user = user
        self._library = library
        self._forgetting = forgetting
        self._clock = clock
        self.watcher: Watcher | None = None
        self.n_moved = 0  # files that were found at another place

    def configure(self, config: EngineConfig) -> None:
        """Take other rules; they hold from the next look on."""
        self._config = config

    def close(self) -> None:
        """Watch no more."""
        if self.watcher is not None:
            self.watcher.close()

    def start_watching(self) -> Watcher:
        """Watch the folders from the next look on; the watcher says when one is due."""
        if self.watcher is None:
            self.watcher = Watcher(self._clock)
        return self.watcher

    def roots(self) -> list[Path]:
        """Return where the folders are."""
        return [folder.path for folder in self._folders()]

    def rules(self, choice: LeftOut | None = None) -> Rules:
        """Return what is left out, by what is stored or by a choice that is tried."""
        return Rules(choice or self._config.left_out, never=[self._config.data_dir])

    def left_out(self, path: Path, choice: LeftOut | None) -> Rule | None:
        """Return the rule that leaves a path out, None when it would be read.

        Raises:
            InputProblem: UNKNOWN_FOLDER when it lies in no folder of the library.
        """
        above = [root for root in self.roots() if path.is_relative_to(root)]
        if not above:
            raise InputProblem(ErrorCode.UNKNOWN_FOLDER, str(path))
        return self.rules(choice).explain(above[0], path)

    def look(self, wanted: Sequence[FolderId] | None, report: Report) -> ScanSummary:
        """Look through folders (all when None), and at the places in the others that changed.

        Raises:
            CancelledError: told to stop; what was found until then is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        present = self._folders()
        with self._forgetting.around_look(report):
            found = look_round(self._looker(), present, wanted, self.watcher, report)
        self.n_moved += found.n_moved
        return found

    def retry(self, failures: Iterable[Failure]) -> None:
        """Queue documents again that gave no text; places are looked at by the next look.

        Without a watcher that looks at everything.
        """
        wanted = list(failures)
        ids = [f.document_id for f in wanted if f.document_id is not None]
        with self._library.write() as library:
            documents.enqueue_again(library, ids)
        if self.watcher is not None:
            for place in (f.path for f in wanted if f.document_id is None):
                self.watcher.happened(os.fsencode(place), is_folder=True)

    def confirm_gone(self, folder_id: FolderId, report: Report) -> ScanSummary:
        """Look through a folder that lost most of its files at once, and forget those now.

        Raises:
            CancelledError: told to stop; what was found until then is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        looker = replace(self._looker(), confirmed=True)
        return look_round(looker, self._folders(), [folder_id], self.watcher, report)

    def _folders(self) -> list[Folder]:
        return folders.list_folders(self._user.reader())

    def _looker(self) -> Looker:
        looker = Looker(self._library, self.rules(), self._clock)
        watcher = self.watcher
        return looker if watcher is None else replace(looker, on_folder=watcher.on_folder)
