"""A connection to SQLite that tells what went wrong in the engine's own words.

What lives here: turning SQLite's errors into `EngineError`s, wherever rows are written or read.
What does not: who may write, and transactions (`store/database`). The one rule: only what the disk
did is turned; our own mistakes in SQL pass through.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.errors import DataProblem, EngineError, EnvironmentProblem, ErrorCode

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_ENVIRONMENT = {
    sqlite3.SQLITE_FULL: ErrorCode.DISK_FULL,
    sqlite3.SQLITE_READONLY: ErrorCode.READ_ONLY,
    sqlite3.SQLITE_PERM: ErrorCode.NO_ACCESS,
    sqlite3.SQLITE_CANTOPEN: ErrorCode.NO_ACCESS,
    sqlite3.SQLITE_IOERR: ErrorCode.DISK_FAILED,
}


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Turn what the disk did to SQLite into an `EngineError`; our own mistakes pass through.

    Raises:
        EnvironmentProblem: DISK_FULL, DISK_FAILED, READ_ONLY or NO_ACCESS.
        DataProblem: DATABASE_DAMAGED.
    """
    try:
        yield
    except sqlite3.Error as problem:
        known = _known(problem, path)
        if known is None:
            raise
        raise known from problem


def _known(problem: sqlite3.Error, path: Path) -> EngineError | None:
    code = getattr(problem, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # no room for what writer and readers share
        return EnvironmentProblem(ErrorCode.DISK_FULL, f"{path}: {problem}")
    primary = code & 0xFF
    if primary in _DAMAGED or _is_unreadable_text(problem):
        return DataProblem(ErrorCode.DATABASE_DAMAGED, str(path))
    if primary in _ENVIRONMENT:
        return EnvironmentProblem(_ENVIRONMENT[primary], f"{path}: {problem}")
    return None


def _is_unreadable_text(problem: sqlite3.Error) -> bool:
    """Return whether a text column held bytes that are no text: nobody here writes such."""
    return str(problem).startswith("Could not decode to UTF-8")


class Watched(sqlite3.Connection):
    """A connection whose cursors raise `EngineError`s for what the disk did.

    Cursors come from `cursor`: a connection forgets those that are gone only there.
    """

    path = Path()

    def execute(self, *arguments: Any) -> _Cursor:  # noqa: ANN401 - as sqlite3 has it
        """Run a statement on a new cursor; sqlite3 itself would take one of its own."""
        return self.cursor(_Cursor).execute(*arguments)

    def executemany(self, *arguments: Any) -> _Cursor:  # noqa: ANN401
        """Run a statement for many rows on a new cursor."""
        return self.cursor(_Cursor).executemany(*arguments)


class _Cursor(sqlite3.Cursor):
    """Each call costs one frame more; most rows are read many at a time."""

    def execute(self, *arguments: Any) -> _Cursor:  # noqa: ANN401
        try:
            super().execute(*arguments)
        except sqlite3.Error as problem:
            self._tell(problem)
        return self

    def executemany(self, *arguments: Any) -> _Cursor:  # noqa: ANN401
        try:
            super().executemany(*arguments)
        except sqlite3.Error as problem:
            self._tell(problem)
        return self

    def fetchone(self) -> Any:  # noqa: ANN401
        try:
            return super().fetchone()
        except sqlite3.Error as problem:
            self._tell(problem)

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except sqlite3.Error as problem:
            self._tell(problem)
        return []

    def __next__(self) -> Any:  # noqa: ANN401
        try:
            return super().__next__()
        except sqlite3.Error as problem:
            self._tell(problem)

    def _tell(self, problem: sqlite3.Error) -> None:
        connection = self.connection
        path = connection.path if isinstance(connection, Watched) else Path()
        known = _known(problem, path)
        if known is None:
            raise problem
        raise known from problem
