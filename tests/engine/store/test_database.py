"""One writer, many readers, refusing what is too new, backing up before migrating."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import tracemalloc
from pathlib import Path

import pytest
import sqlite_utils

from engine.errors import DataProblem, EnvironmentProblem, ErrorCode
from engine.store.connecting import Watched
from engine.store.database import Database, check_sound
from engine.store.profile_lock import ProfileLock


def two_migrations(n: int) -> sqlite_utils.Migrations:
    migrations = sqlite_utils.Migrations("test")

    @migrations()
    def m001_first(database: sqlite_utils.Database) -> None:
        database.conn.execute("CREATE TABLE first (a)")

    if n > 1:

        @migrations()
        def m002_second(database: sqlite_utils.Database) -> None:
            database.conn.execute("CREATE TABLE second (b)")

    return migrations


def test_a_block_that_raises_leaves_nothing_behind(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", writable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x)")

    def write_and_fail() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO t VALUES (1)")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        write_and_fail()
    assert database.reader().execute("SELECT count(*) FROM t").fetchone() == (0,)
    database.close()


def test_a_reader_sees_what_a_writer_committed_and_may_not_write(tmp_path: Path) -> None:
    writer = Database(tmp_path / "a.db", writable=True)
    with writer.write() as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (7)")
    reader = Database(tmp_path / "a.db", writable=False)
    assert reader.reader().execute("SELECT x FROM t").fetchone() == (7,)
    with pytest.raises(EnvironmentProblem) as caught, reader.write():
        pass
    assert caught.value.code is ErrorCode.PROFILE_BUSY
    reader.close()
    writer.close()


def test_a_database_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    newer = Database(path, writable=True)
    newer.migrate(two_migrations(2), tmp_path / "backups", keep=3)
    newer.close()
    before = path.read_bytes()
    older = Database(path, writable=True)
    with pytest.raises(DataProblem) as caught:
        older.migrate(two_migrations(1), tmp_path / "backups", keep=3)
    older.close()
    assert caught.value.code is ErrorCode.DATABASE_TOO_NEW
    assert "m002_second" in caught.value.detail
    assert path.read_bytes() == before


def test_a_backup_is_made_before_migrating_and_holds_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    old = Database(path, writable=True)
    old.migrate(two_migrations(1), tmp_path / "backups", keep=3)
    assert not (tmp_path / "backups").exists()
    with old.write() as connection:
        connection.execute("INSERT INTO first VALUES ('kept')")
    old.close()
    new = Database(path, writable=True)
    new.migrate(two_migrations(2), tmp_path / "backups", keep=3)
    new.close()
    copies = list((tmp_path / "backups").iterdir())
    assert len(copies) == 1
    copy = Database(copies[0], writable=False)
    assert copy.reader().execute("SELECT a FROM first").fetchone() == ("kept",)
    assert (
        copy.reader().execute("SELECT name FROM sqlite_master WHERE name='second'").fetchone()
        is None
    )
    copy.close()


def test_a_file_that_is_no_database_is_named_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"this is not a database, not even nearly" * 200)
    with pytest.raises(DataProblem) as caught:
        check_sound(Database(path, writable=True))
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED


def test_only_one_process_at_a_time_is_the_writer(tmp_path: Path) -> None:
    first = ProfileLock(tmp_path)
    with pytest.raises(EnvironmentProblem) as caught:
        ProfileLock(tmp_path)
    assert caught.value.code is ErrorCode.PROFILE_BUSY
    first.release()
    ProfileLock(tmp_path).release()


def test_a_full_disk_is_named_and_what_was_committed_stays(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", writable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES ('kept')")
        n_pages = connection.execute("PRAGMA page_count").fetchone()[0]
    with database.write() as connection:
        connection.execute(f"PRAGMA max_page_count = {n_pages}")

    def fill() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO t VALUES (randomblob(1000000))")

    with pytest.raises(EnvironmentProblem) as caught:
        fill()
    assert caught.value.code is ErrorCode.DISK_FULL
    assert database.reader().execute("SELECT x FROM t").fetchall() == [("kept",)]
    database.close()


def test_closing_leaves_no_log_of_commits_even_when_other_threads_read(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", writable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x)")
    thread = threading.Thread(target=lambda: database.reader().execute("SELECT * FROM t"))
    thread.start()
    thread.join()
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.skipif(sys.platform != "linux", reason="counts open files in /proc")
def test_threads_that_have_ended_leave_nothing_open(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", writable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x)")

    def read() -> None:
        assert database.reader().execute("SELECT count(*) FROM t").fetchone() == (0,)

    n_open = []
    for _ in range(20):
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
        n_open.append(len(list(Path("/proc/self/fd").iterdir())))
    read()
    database.close()
    assert max(n_open) <= n_open[0] + 3  # the last one's, until another thread asks


def test_a_read_only_disk_shows_what_was_committed_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Database(tmp_path / "a.db", writable=True)
    with writer.write() as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES ('in the log of commits')")
    disk = tmp_path / "disk"
    disk.mkdir()
    for path in tmp_path.glob("a.db*"):  # as a kill leaves it
        shutil.copy(path, disk)
    writer.close()
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != disk and may(path, mode))
    before = {path.name: path.read_bytes() for path in disk.iterdir()}
    reader = Database(disk / "a.db", writable=False)
    assert reader.reader().execute("SELECT x FROM t").fetchone() == ("in the log of commits",)
    reader.close()
    assert {path.name: path.read_bytes() for path in disk.iterdir()} == before


def test_reading_what_is_damaged_is_told_as_such(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", writable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [("word " * 50,)] * 500)
    database.close()
    with (tmp_path / "a.db").open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * 5 * 4096)
    damaged = Database(tmp_path / "a.db", writable=True)
    with pytest.raises(DataProblem) as caught:
        damaged.reader().execute("SELECT count(*), max(x) FROM t").fetchall()
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED
    damaged.close()


def test_a_connection_that_is_used_for_long_keeps_nothing_of_what_it_ran(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", writable=True)
    reader = database.reader()
    tracemalloc.start()
    try:
        for _ in range(5_000):
            reader.execute("SELECT 1").fetchone()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    database.close()
    assert kept < 100_000


@pytest.mark.skipif(sys.platform != "linux", reason="looks at open files in /proc")
def test_a_file_is_rewritten_by_way_of_its_own_disk_and_not_of_memory(tmp_path: Path) -> None:
    profile = tmp_path / "it's a profile"
    profile.mkdir()
    database = Database(profile / "a.db", writable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.executemany("INSERT INTO t VALUES (randomblob(?))", [(10_000,)] * 200)
        connection.execute("PRAGMA cache_size = 10")
        connection.execute("DELETE FROM t WHERE rowid % 2")
    seen: set[Path] = set()

    def look() -> None:
        for file in Path("/proc/self/fd").iterdir():
            try:
                seen.add(file.readlink())
            except FileNotFoundError:  # of this very listing
                continue

    connection.set_progress_handler(look, 1)
    assert database.compact()
    connection.set_progress_handler(None, 1)
    copies = [path for path in seen if path.name.startswith("etilqs_")]
    assert [path.parent for path in copies] == [profile]
    assert copies[0].name.endswith(" (deleted)")  # a kill would leave nothing of it
    assert connection.execute("PRAGMA temp_store").fetchone() == (2,)  # in memory
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (100,)
    database.close()
    assert [path.name for path in profile.iterdir()] == ["a.db"]


def test_rewriting_that_finds_no_room_gives_back_what_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(tmp_path / "a.db", writable=True)
    with database.write() as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (randomblob(1000000))")
    log = tmp_path / "a.db-wal"
    assert log.stat().st_size
    real = Watched.execute

    def execute(connection: Watched, sql: str) -> object:
        if sql == "VACUUM":
            raise EnvironmentProblem(ErrorCode.DISK_FULL, "a full disk")
        return real(connection, sql)

    monkeypatch.setattr(Watched, "execute", execute)
    with pytest.raises(EnvironmentProblem) as caught:
        database.compact()
    monkeypatch.undo()
    assert caught.value.code is ErrorCode.DISK_FULL
    assert log.stat().st_size == 0
    assert database.reader().execute("SELECT count(*) FROM t").fetchone() == (1,)
    database.close()
