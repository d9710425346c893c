"""Every path that `user.db` holds, and changing them together."""

from __future__ import annotations

from collections.abc import Callable

from engine.store.database import Connection
from engine.store.settings import all_settings, put_setting

_TABLES = ("folders", "shown", "acts")


def paths(user: Connection) -> set[bytes]:
    """Return every path of a folder or of a file that something was done with."""
    found: set[bytes] = set()
    for table in _TABLES:
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
    changed = {old: new for old in paths(user) if (new := path(old)) != old}
    for table in _TABLES:
        user.executemany(
            f"UPDATE OR IGNORE {table} SET path = ? WHERE path = ?",  # noqa: S608
            [(new, old) for old, new in changed.items()],
        )
    for key, old_value in all_settings(user).items():
        new_value = value(old_value)
        if new_value != old_value:
            put_setting(user, key, new_value)
