"""A library that stays open while another program asks it.

What lives here: opening as a reader, and keeping up with whoever writes. What does not: what that
program may see. The one rule: it never holds the profile's lock longer than it takes to bring an
old profile up to date, so that the window always opens.
"""

from __future__ import annotations

import logging
from pathlib import Path

from app.opening import open_for_looking, open_for_staying
from app.paths import profile_paths
from engine.config import LIBRARY_DATABASE, USER_DATABASE
from engine.errors import EngineError, EnvironmentProblem
from engine.library import Library

log = logging.getLogger(__name__)


class Desk:
    """One profile's library, opened on first use.

    Thread: one; whichever asks first.
    """

    def __init__(self, profile: Path | None) -> None:
        self._profile = profile
        self._library: Library | None = None
        self._opened: list[tuple[int, int] | None] = []

    def prepare(self) -> None:
        """Open the library before anybody asks; what goes wrong is told to whoever asks."""
        try:
            self.library()
        except EngineError as problem:
            log.info("not open yet: %s", problem.code)

    def library(self) -> Library:
        """Return the library as its writer left it some seconds ago at most.

        Raises:
            EnvironmentProblem: NO_ACCESS, READ_ONLY.
            DataProblem: DATABASE_TOO_NEW, DATABASE_DAMAGED.
        """
        if self._library is not None and self._files() != self._opened:
            self.close()  # other files: one was damaged and made anew, or a backup was restored
        is_new = self._library is None
        if self._library is None:
            self._library = self._open()
            self._opened = self._files()
        try:
            self._library.load_models() if is_new else self._library.models.refresh()
        except EnvironmentProblem as problem:
            log.info("by words only: %s", problem.code)  # which each answer says
        return self._library

    def close(self) -> None:
        """Let go of the library; the next question opens it again."""
        library, self._library = self._library, None
        if library is not None:
            library.close()

    def _open(self) -> Library:
        try:
            return open_for_staying(self._profile)
        except EnvironmentProblem as problem:
            log.info("not as a reader at once: %s", problem.code)
        open_for_looking(self._profile).close()  # makes a new one, or brings an old one up to date
        return open_for_staying(self._profile)

    def _files(self) -> list[tuple[int, int] | None]:
        """Return which files lie where the databases are."""
        data = profile_paths(self._profile).data
        return [_identity(data / name) for name in (USER_DATABASE, LIBRARY_DATABASE)]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
