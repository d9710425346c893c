"""The person's settings, as JSON values by key (user.db)."""

from __future__ import annotations

import json
from typing import Any

from engine.config import ENGINE_SETTINGS
from engine.store.database import Connection


def all_settings(user: Connection) -> dict[str, Any]:
    """Return every stored value; keys of a newer version are kept and returned too."""
    rows = user.execute("SELECT key, value FROM settings")
    return {key: json.loads(value) for key, value in rows}


def switch(user: Connection, key: str) -> bool | int:
    """Return a yes or no or a number as it stands; its default where none or a bad one is stored.

    Raises:
        StopIteration: where the engine declares no such setting.
    """
    default = next(spec.default for spec in ENGINE_SETTINGS if spec.key == key)
    value = all_settings(user).get(key, default)
    return value if type(value) is type(default) else default  # type: ignore[return-value]


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
