"""Opens and closes a profile's two databases, and puts what is damaged aside.

What lives here: what is done once at the start and at the end. The one rule: `library.db` may be
thrown away, `user.db` is replaced only by a copy that is known to say the same.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from engine import terms
from engine.config import EngineConfig
from engine.errors import DataProblem, EngineError, ErrorCode, environment_problem, os_errors
from engine.store import contents, documents, file_names, packed, seal
from engine.store.database import Connection, Database, check_sound
from engine.store.restored import finish_restore
from engine.store.schema_library import library_migrations
from engine.store.schema_user import user_migrations

log = logging.getLogger(__name__)


def open_databases(config: EngineConfig, *, writable: bool) -> tuple[Database, Database]:
    """Return user.db and library.db, migrated.

    Raises:
        EnvironmentProblem: NO_ACCESS, READ_ONLY, DISK_FULL.
        DataProblem: DATABASE_TOO_NEW, or DATABASE_DAMAGED for user.db.
    """
    backups = config.data_dir / "backups"
    if writable:
        finish_restore(config)
        if _wish_of(config).exists():
            if config.library_path.exists():
                _put_aside(config.library_path)
            _wish_of(config).unlink()
    user = _open_user(config, backups, writable=writable)
    try:
        library = _open_library(config, backups, writable=writable)
    except BaseException:
        user.close()
        raise
    return user, library


def close_databases(user: Database, library: Database) -> None:
    """Close both; a writer leaves behind what tells damage at the next start."""
    for database in (user, library):
        is_writer = database.is_open and database.writable
        database.close()
        sealed = seal.put(database.path) if is_writer else None
        if sealed is not None and sealed.is_whole and database is user:
            _copy_user(user.path)


def _open_user(config: EngineConfig, backups: Path, *, writable: bool) -> Database:
    path = config.user_path
    try:
        seal.compare(path)
    except DataProblem:
        sealed, copy = seal.read(path), _copy_of_user(path)
        is_copied = sealed is not None and sealed.is_whole and copy.is_file() and sealed.fits(copy)
        if not writable or not is_copied:
            raise
        log.warning("%s was damaged and is taken from its copy", path.name)
        with os_errors(str(path)):
            shutil.copy2(path, path.with_suffix(".damaged"))
            _put_copy(copy, path)
    if writable:
        seal.lift(path)
    user = Database(path, writable=writable, durable=True)
    try:
        user.migrate(user_migrations, backups, keep=config.backup_keep)
    except BaseException:
        user.close()
        raise
    return user


def _copy_of_user(path: Path) -> Path:
    """Return where user.db is kept as it was closed: by a name that forgetting looks for."""
    return path.parent / "backups" / f"{path.stem}-before-opening.db"


def _copy_user(path: Path) -> None:
    copy = _copy_of_user(path)
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        _put_copy(path, copy)
    except OSError as problem:
        log.warning("%s was not copied: %s", path.name, problem.strerror)


def _put_copy(source: Path, target: Path) -> None:
    """Put a copy of a file in a place; a kill leaves there what was there, or the whole copy."""
    beside = target.with_suffix(".new")
    shutil.copy2(source, beside)
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    beside.replace(target)


def _open_library(config: EngineConfig, backups: Path, *, writable: bool) -> Database:
    path = config.library_path
    wal = path.with_name(path.name + "-wal")
    closed_cleanly = not wal.exists() or wal.stat().st_size == 0
    library: Database | None = None
    try:
        seal.compare(path)
        library = Database(path, writable=writable)
        if not closed_cleanly:
            check_sound(library)
        library.migrate(library_migrations, backups, keep=config.backup_keep)
    except DataProblem as problem:
        if library is not None:
            library.close()
        if problem.code is not ErrorCode.DATABASE_DAMAGED or not writable:
            raise
        _put_aside(path)
        library = Database(path, writable=True)
        library.migrate(library_migrations, backups, keep=config.backup_keep)
    except EngineError:
        if library is not None:
            library.close()
        raise
    if writable:
        seal.lift(path)
        _refresh_terms(library)
        _refresh_file_names(library)
    return library


def read_anew_at_next_start(config: EngineConfig) -> None:
    """Put library.db aside when the profile is opened next; everything is read again then.

    Raises:
        EnvironmentProblem: READ_ONLY, DISK_FULL or NO_ACCESS.
    """
    try:
        _wish_of(config).touch()
    except OSError as problem:
        raise environment_problem(problem, str(config.data_dir)) from problem


def _wish_of(config: EngineConfig) -> Path:
    return config.library_path.with_suffix(".read-anew")


def _put_aside(path: Path) -> None:
    """Keep one damaged copy for whoever wants to look at it; the next reading makes a new one."""
    log.warning("%s was damaged and is read anew", path.name)
    path.replace(path.with_suffix(".damaged"))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _refresh_terms(library: Database) -> None:
    """Bring the full text up to date when words are cut differently than when it was written.

    Where only emoji are missing, the rows that hold one are written anew, and no other.
    """
    written = _written(library, "terms")
    if written == str(terms.VERSION):
        return
    with library.write() as connection:
        if written == str(terms.WITHOUT_EMOJI):
            contents.add_emoji(connection)
            documents.add_emoji(connection)
        else:
            contents.refill_terms(connection)
            documents.refill_terms(connection)
        packed.forget(connection)  # of words as they were cut before
        _note_written(connection, "terms", terms.VERSION)


def _refresh_file_names(library: Database) -> None:
    if _written(library, "file_names") != str(file_names.VERSION):
        with library.write() as connection:
            documents.refill_file_names(connection)
            _note_written(connection, "file_names", file_names.VERSION)


def _written(library: Database, key: str) -> str:
    """Return the version that something was written by, or "" where it never was."""
    row = library.reader().execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def _note_written(connection: Connection, key: str, version: int) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, str(version))
    )
