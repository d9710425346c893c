"""Forgets a folder for good, whatever else goes on and wherever a kill comes.

What lives here: the order of it, and finishing what a kill left undone. What does not: feedback
(`engine/feedback/diary.py`), and rows (`engine/store`). The one rule: what a removed folder left is
found by comparing the documents with the folders, so that nothing has to remember it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem, os_errors
from engine.ingest.sweep import sweep
from engine.jobs import Report
from engine.serving.serving import Serving
from engine.store import documents, erasure, folders
from engine.store.database import Database
from engine.types import FolderId

log = logging.getLogger(__name__)

_BATCH = 500


class Forgetting:
    """Takes folders out of a library.

    Thread: any; nothing is erased while files are read, that waits until the reading ends.
    """

    def __init__(
        self, config: EngineConfig, user: Database, library: Database, serving: Serving
    ) -> None:
        self._config = config
        self._user = user
        self._library = library
        self._serving = serving
        self._quiet = threading.Lock()

    def path_of(self, folder_id: FolderId) -> Path:
        """Return where a folder is.

        Raises:
            InputProblem: UNKNOWN_FOLDER.
        """
        for folder in folders.list_folders(self._user.reader()):
            if folder.id == folder_id:
                return folder.path
        raise InputProblem(ErrorCode.UNKNOWN_FOLDER, str(folder_id))

    def folder(self, folder_id: FolderId, report: Report) -> None:
        """Forget a folder and its documents, and erase what was read from them.

        Raises:
            EnvironmentProblem: DISK_FULL and its kin; it is not found any more, and erased later.
        """
        with self._library.write() as connection:
            erasure.owe(connection)
        with self._user.write() as connection:
            folders.remove_folder(connection, folder_id)
        self._remove_documents(folder_id, report)
        if self._quiet.acquire(blocking=False):
            try:
                self._erase()
            finally:
                self._quiet.release()

    @contextmanager
    def around_look(self, report: Report) -> Iterator[None]:
        """Remove documents of folders that are not there any more, before a look and after it.

        A kill leaves them, or a look that was under way while its folder was removed.

        Raises:
            EnvironmentProblem: DISK_FULL and its kin.
        """
        self._remove_strays(report)
        yield
        self._remove_strays(report)

    @contextmanager
    def around_reading(self) -> Iterator[None]:
        """Erase what is still to be erased once files were read.

        Never before: what a file that moved said may be held by nobody just then. A disk that is in
        the way of erasing holds up no reading.
        """
        with self._quiet:
            yield
            try:
                self._erase()
            except EnvironmentProblem as problem:
                log.warning("what was forgotten is not erased yet: %s", problem.code)

    def _remove_strays(self, report: Report) -> None:
        present = folders.list_folders(self._user.reader())
        known = {folder.id for folder in present}
        for stray in documents.folders_named(self._library.reader()) - known:
            with self._library.write() as connection:
                for folder in present:  # a kill came while one took over another
                    documents.hand_over(connection, stray, folder.id, below=folder.path)
                erasure.owe(connection)
            self._remove_documents(stray, report)

    def _remove_documents(self, folder_id: FolderId, report: Report) -> None:
        known = documents.known_files(self._library.reader(), folder_id)
        ids = [file.id for file in known.values()]
        for start in range(0, len(ids), _BATCH):
            report("forget", start, len(ids))
            with self._library.write() as connection:
                documents.remove_documents(connection, ids[start : start + _BATCH])
        with self._library.write() as connection:
            folders.forget_scan(connection, folder_id)

    def _erase(self) -> None:
        if not erasure.is_owed(self._library.reader()):
            return
        sweep(self._library, self._serving)
        with os_errors(str(self._config.data_dir)):
            for copy in _copies(self._config):
                copy.unlink(missing_ok=True)
        self._serving.save_without_removed()
        erasure.erase(self._library)


def _copies(config: EngineConfig) -> list[Path]:
    """Return the copies of library.db from before a migration, and a damaged one put aside."""
    path = config.library_path
    return [
        *(config.data_dir / "backups").glob(f"{path.stem}-before-*.db"),
        path.with_suffix(".damaged"),
    ]
