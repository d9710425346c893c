"""A SQLite file with one writer and any number of readers.

What lives here: opening, pragmas, transactions, migrating with backup, and refusing what is too
new. What does not: tables, and SQLite's errors in the engine's words (`store/connecting`). The one
rule: writes go through `write()`, which holds the only writer connection for one short transaction.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import DataProblem, EnvironmentProblem, ErrorCode, environment_problem
from engine.store.connecting import Watched, known_errors

if TYPE_CHECKING:
    import sqlite_utils

log = logging.getLogger(__name__)

Connection = sqlite3.Connection


class Database:
    """One SQLite file.

    Thread: any; each thread reads on a connection of its own, writers take turns.
    """

    def __init__(self, path: Path, *, writable: bool, durable: bool = False) -> None:
        """Open the file; create it when `writable`.

        Args:
            path: the database file.
            writable: whether this process holds the profile's lock.
            durable: fsync at every commit (what the person made), not only at checkpoints.

        Raises:
            EnvironmentProblem: the file cannot be opened.
            DataProblem: DATABASE_DAMAGED.
        """
        self.path = path
        self.writable = writable
        self._lock = threading.RLock()
        self._readers: dict[threading.Thread, Connection] = {}
        self._open: list[Connection] = []
        self._open_lock = threading.Lock()
        self._writer: Connection | None = None
        self._is_known = False  # its tables are those of this version
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        # whether nothing can be written beside it, so that it is read as it lies there
        self._stands_still = not writable and not os.access(path.parent, os.W_OK)
        self._read_path = self._readable()
        with known_errors(path):
            if writable:
                self._writer = self._connect(read_only=False)
                self._writer.execute("PRAGMA journal_mode = WAL")
                self._writer.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                self._writer.execute("PRAGMA foreign_keys = ON")
                if durable:  # what the person made and then forgets is overwritten at once
                    self._writer.execute("PRAGMA secure_delete = ON")
            else:
                self._begin_reading()

    def _begin_reading(self) -> None:
        try:
            self.reader().execute("PRAGMA schema_version").fetchone()
        except EnvironmentProblem as problem:
            if problem.code is not ErrorCode.DISK_FULL:
                raise
            # where a writer or another reader is at work, that file is there and this goes well
            self.close()
            self._stands_still = True
            self._read_path = self._readable()
            self.reader()

    def _readable(self) -> Path:
        """Return the file to read: where the disk takes nothing, a copy if commits wait in the WAL.

        Readers of a WAL share a file beside it, which a disk that is full or read-only has no room
        for; reading the database without its WAL would lose what was committed last.
        """
        wal = self.path.with_name(f"{self.path.name}-wal")
        if not self._stands_still or not wal.exists() or not wal.stat().st_size:
            return self.path
        try:
            self._copy = tempfile.TemporaryDirectory(prefix="honeyguide-")
            for file in (wal, self.path):
                shutil.copy(file, self._copy.name)
        except OSError as problem:
            self._drop_copy()
            raise environment_problem(problem) from problem
        return Path(self._copy.name) / self.path.name

    def _drop_copy(self) -> None:
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def _connect(self, *, read_only: bool) -> Connection:
        path = self._read_path if read_only else self.path
        uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        if read_only and self._stands_still and path == self.path:
            uri += "&immutable=1"  # see `_readable`; there is no WAL here
        connection = sqlite3.connect(
            uri,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=10.0,
            factory=Watched,
        )
        connection.path = self.path
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        with self._open_lock:
            self._open.append(connection)
        return connection

    def reader(self) -> Connection:
        """Return this thread's read-only connection."""
        thread = threading.current_thread()
        connection = self._readers.get(thread)
        if connection is None:
            with known_errors(self.path):
                connection = self._connect(read_only=True)
            with self._open_lock:
                self._close_left()
                self._readers[thread] = connection
        return connection

    def _close_left(self) -> None:
        """Close what threads left that have ended, or each reading would add some."""
        ended = [thread for thread in self._readers if not thread.is_alive()]
        for thread in ended:
            connection = self._readers.pop(thread)
            self._open.remove(connection)
            connection.close()

    def open_reader(self) -> Connection:
        """Return a new read-only connection that no thread owns; closed with all others.

        Raises:
            EnvironmentProblem: the file cannot be opened.
            DataProblem: DATABASE_DAMAGED.
        """
        with known_errors(self.path):
            return self._connect(read_only=True)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Run one transaction on the writer connection; roll back when the block raises.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY; nothing of the block was kept.
            DataProblem: DATABASE_DAMAGED.
        """
        if self._writer is None:
            raise EnvironmentProblem(ErrorCode.PROFILE_BUSY, str(self.path))
        with self._lock, known_errors(self.path):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    def compact(self) -> bool:
        """Write the file anew from what is in it, so that nothing stays of what was removed.

        Meanwhile it takes up to twice its size more on its disk.

        Returns:
            Whether nothing stays; a reader in the middle of something keeps what it reads.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY; what was removed is no longer found, but its
                bytes may still stand in the file.
            DataProblem: DATABASE_DAMAGED.
        """
        if self._writer is None:
            raise EnvironmentProblem(ErrorCode.PROFILE_BUSY, str(self.path))
        with self._lock, known_errors(self.path):
            try:
                with self._temporary_on_disk(self._writer):
                    self._writer.execute("VACUUM")
            finally:
                # the log of commits holds pages as they were before; where the disk is full, it
                # also took all that was left
                is_busy, *_ = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not is_busy

    @contextmanager
    def _temporary_on_disk(self, writer: Connection) -> Iterator[None]:
        """Let SQLite write what it needs for a while beside the database instead of into memory.

        A file is rewritten by way of a whole copy. Its folder is told by a deprecated pragma, whose
        only other way is the environment from before SQLite was loaded, and none on Windows; where
        a build leaves it out, SQLite takes a folder of the system. The copy has no name from its
        first moment on (on Windows it goes when it is closed), so that no kill leaves it behind.
        """
        folder = str(self.path.parent.absolute()).replace("'", "''")
        with contextlib.suppress(sqlite3.OperationalError, UnicodeEncodeError):
            writer.execute(f"PRAGMA temp_store_directory = '{folder}'")
        writer.execute("PRAGMA temp_store = FILE")
        try:
            yield
        finally:
            writer.execute("PRAGMA temp_store = MEMORY")

    def migrate(self, migrations: sqlite_utils.Migrations, backups: Path, *, keep: int) -> None:
        """Bring the schema up to date; back the file up first when there is anything to do.

        Args:
            migrations: the append-only set of this file.
            backups: the folder for `VACUUM INTO` copies.
            keep: how many copies of this file stay.

        Raises:
            DataProblem: DATABASE_TOO_NEW, with the file untouched.
        """
        import sqlite_utils  # a quarter of a second, which the first paint must not wait for

        known = {migration.name for migration in migrations._migrations}  # noqa: SLF001
        with known_errors(self.path):
            connection = self._writer or self.reader()
            database = sqlite_utils.Database(connection)
            applied = [migration.name for migration in migrations.applied(database)]
            unknown = [name for name in applied if name not in known]
            if unknown:
                raise DataProblem(ErrorCode.DATABASE_TOO_NEW, f"{self.path}: {unknown[-1]}")
            self._is_known = True
            pending = migrations.pending(database)
            if not pending:
                return
            if self._writer is None:
                raise EnvironmentProblem(ErrorCode.READ_ONLY, f"{self.path}: to be migrated")
            if applied:
                self._back_up(backups, before=pending[0].name, keep=keep)
            migrations.apply(database)

    def _back_up(self, backups: Path, *, before: str, keep: int) -> None:
        backups.mkdir(parents=True, exist_ok=True)
        target = backups / f"{self.path.stem}-before-{before}.db"
        target.unlink(missing_ok=True)
        assert self._writer is not None  # noqa: S101 - only called while migrating
        self._writer.execute("VACUUM INTO ?", (str(target),))
        copies = sorted(backups.glob(f"{self.path.stem}-before-*.db"), key=_modified)
        for old in copies[:-keep]:
            old.unlink()
        log.info("backed up %s before migrating", self.path.name)

    @property
    def is_open(self) -> bool:
        """Return whether there is a connection."""
        return bool(self._open)

    def close(self) -> None:
        """Close every connection of every thread."""
        with self._lock, self._open_lock:
            if self._writer is not None and self._is_known:
                try:
                    self._writer.execute("PRAGMA optimize")
                except sqlite3.DatabaseError:
                    log.debug("optimize skipped")
            # the writer last: only it can put the WAL into the database and remove it
            for connection in reversed(self._open):
                connection.close()
            self._open.clear()
            self._drop_copy()
            self._writer = None
            self._readers.clear()


def _modified(path: Path) -> int:
    return path.stat().st_mtime_ns


def check_sound(database: Database) -> None:
    """Look for damage, quickly.

    Raises:
        DataProblem: DATABASE_DAMAGED with SQLite's first finding.
    """
    with known_errors(database.path):
        row = database.reader().execute("PRAGMA quick_check(1)").fetchone()
    if row is None or row[0] != "ok":
        raise DataProblem(ErrorCode.DATABASE_DAMAGED, f"{database.path}: {row and row[0]}")
