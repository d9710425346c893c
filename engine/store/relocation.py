"""Every path that `user.db` holds, and changing them together."""

from __future__ import annotations

from collections.abc import Callable

from engine.store.database import Connection
from engine.store.settings import all_settings, put_setting

_FILES = ("shown", "acts")


def paths(user: Connection) -> set[bytes]:
    """Return every path of a folder or of a file that something was done with."""
    found: set[bytes] = set()
    for table in ("folders", *_FILES):
        found.update(row[0] for row in user.execute(f"SELECT DISTINCT path FROM {table}"))  # noqa: S608
    return found


def change(
    user: Connection, path: Callable[[bytes], bytes], value: Callable[[object], object]
) -> None:
    """Change every path, and every setting's value.

    Args:
        user: in a transaction.
        path: the new path for an old one.
        value: the new value for an old one.
    """
    # each row once: a new path may be another's old one
    user.execute("CREATE TEMP TABLE moved (old BLOB PRIMARY KEY, new BLOB NOT NULL)")
    user.executemany("INSERT INTO moved VALUES (?, ?)", [(one, path(one)) for one in paths(user)])
    for table in _FILES:
        user.execute(f"UPDATE {table} SET path = (SELECT new FROM moved WHERE old = path)")  # noqa: S608
    user.execute("DROP TABLE moved")
    _change_folders(user, path)
    for key, old_value in all_settings(user).items():
        new_value = value(old_value)
        if new_value != old_value:
            put_setting(user, key, new_value)


def _change_folders(user: Connection, path: Callable[[bytes], bytes]) -> None:
    """Change what is watched; of two folders that are one then, the first stays."""
    rows = user.execute("SELECT id, path FROM folders ORDER BY id").fetchall()
    new_paths: dict[bytes, int] = {}
    for number, old in rows:
        new_paths.setdefault(path(old), number)
    kept = set(new_paths.values())
    user.executemany(
        "DELETE FROM folders WHERE id = ?", [(number,) for number, _ in rows if number not in kept]
    )
    user.execute("UPDATE folders SET path = CAST(id AS BLOB)")  # out of each other's way
    user.executemany("UPDATE folders SET path = ? WHERE id = ?", list(new_paths.items()))
