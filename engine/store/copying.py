"""A copy of a database, whole and consistent, also while it is written to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from engine.errors import EnvironmentProblem, ErrorCode
from engine.store.connecting import known_errors
from engine.store.database import Database


def copy_database(source: Path, target: Path) -> None:
    """Copy a database with what waits in its log.

    Raises:
        EnvironmentProblem: NO_ACCESS when it is not there, DISK_FULL, READ_ONLY.
        DataProblem: DATABASE_DAMAGED.
    """
    if not source.is_file():
        raise EnvironmentProblem(ErrorCode.NO_ACCESS, f"{source} is not there")
    with (
        closing(Database(source, writable=False)) as original,
        known_errors(source),
        closing(sqlite3.connect(target)) as copy,
    ):
        original.reader().backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
