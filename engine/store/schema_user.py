"""The tables of `user.db`, as append-only migrations.

What lives here: what the person made and nobody else can restore: folders and settings (later
feedback, model versions, verdicts, history). The one rule: a migration that was released is never
edited, and imports no live code.
"""

from __future__ import annotations

import sqlite_utils

user_migrations = sqlite_utils.Migrations("user")


@user_migrations()
def m001_create_user(database: sqlite_utils.Database) -> None:
    """Create folders and settings."""
    database.conn.execute(
        """
        CREATE TABLE folders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path BLOB NOT NULL UNIQUE,
            added_utc_ms INTEGER NOT NULL
        ) STRICT
        """
    )
    # values are JSON
    database.conn.execute(
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"
    )
