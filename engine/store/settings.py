"""The person's settings, as JSON values by key (user.db)."""

from __future__ import annotations

import json
from typing import Any

from engine.store.database import Connection


def all_settings(user: Connection) -> dict[str, Any]:
    """Return every stored value; keys of a newer version are kept and returned too."""
    rows = user.execute("SELECT key, value FROM settings")
    return {key: json.loads(value) for key, value in rows}


def put_setting(user: Connection, key: str, value: object) -> None:
    """Store one value; None goes back to the declared default."""
    if value is None:
        remove_setting(user, key)
        return
    user.execute(
        "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
        (key, json.dumps(value)),
    )


def remove_setting(user: Connection, key: str) -> None:
    """Go back to the declared default."""
    user.execute("DELETE FROM settings WHERE key = ?", (key,))
