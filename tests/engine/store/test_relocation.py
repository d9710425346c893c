"""Every stored path moves once, whatever other paths are called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.store import relocation
from engine.store.database import Database
from engine.store.schema_user import user_migrations


def inner(path: bytes) -> bytes:
    """Move /u/ann into /u/ann/old."""
    return path.replace(b"/u/ann", b"/u/ann/old", 1)


def together(path: bytes) -> bytes:
    """Make one folder of two."""
    return path.replace(b"/right", b"/left")


def moved(
    tmp_path: Path, folders: list[bytes], files: list[bytes], path: Callable[[bytes], bytes]
) -> tuple[list[bytes], list[bytes]]:
    database = Database(tmp_path / "user.db", writable=True)
    database.migrate(user_migrations, tmp_path / "backups", keep=1)
    with database.write() as user:
        for one in folders:
            user.execute("INSERT INTO folders (path, added_utc_ms) VALUES (?, 0)", (one,))
        user.execute("INSERT INTO impressions VALUES (1, 0, '', 'q', 'q', '', '', NULL)")
        for rank, one in enumerate(files, start=1):
            user.execute(
                "INSERT INTO acts (impression_id, rank, path, content_hash, kind, at_utc_ms)"
                " VALUES (1, ?, ?, x'', 'open', 0)",
                (rank, one),
            )
        relocation.change(user, path, lambda value: value)
    reader = database.reader()
    watched = [row[0] for row in reader.execute("SELECT path FROM folders ORDER BY id")]
    opened = [row[0] for row in reader.execute("SELECT path FROM acts ORDER BY id")]
    database.close()
    return watched, opened


def test_a_place_inside_the_old_one_is_no_old_place_again(tmp_path: Path) -> None:
    paths = [b"/u/ann/x", b"/u/ann/old/x", b"/u/ann/old/old/x", b"/u/ben/x"]
    wanted = [inner(one) for one in paths]
    assert moved(tmp_path, paths, [*paths, paths[0]], inner) == (wanted, [*wanted, wanted[0]])


def test_two_folders_that_become_one_are_watched_once(tmp_path: Path) -> None:
    folders, files = moved(
        tmp_path, [b"/right", b"/left", b"/far"], [b"/right/x", b"/left/x"], together
    )
    assert (folders, files) == ([b"/left", b"/far"], [b"/left/x", b"/left/x"])
