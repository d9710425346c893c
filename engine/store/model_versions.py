"""Model versions, verdicts on them, and the history of both (user.db).

What lives here: rows. The one rule: history is only ever added to, and nothing leaves a verdict but
what names a search that was forgotten.

A folder is stored as its name below the profile's own models, so that a profile can be moved; a
model that comes with the program has none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from engine.store.database import Connection
from engine.versions import (
    BUNDLED_ENCODER,
    BUNDLED_RERANKER,
    COLD_START,
    EventKind,
    HistoryEntry,
    ModelVersion,
    ModelVersionId,
    Origin,
    StoredVerdict,
    VersionKind,
)

_VERSION = """
    SELECT id, kind, name, folder, fingerprint, origin, created_utc_ms, base_id, size_bytes,
        details, stale
    FROM model_versions
"""


def model_versions(user: Connection, home: Path) -> list[ModelVersion]:
    """Return every model version, oldest first; `home` is the folder of the profile's models."""
    rows = user.execute(f"{_VERSION} ORDER BY id")
    return [_version(row, home) for row in rows]


def details(user: Connection) -> dict[str, dict[str, Any]]:
    """Return what is told of every model, by its fingerprint; of two the later one's."""
    rows = user.execute("SELECT fingerprint, details FROM model_versions ORDER BY id")
    return {fingerprint: json.loads(told) for fingerprint, told in rows}


def get_model_version(
    user: Connection, home: Path, version_id: ModelVersionId
) -> ModelVersion | None:
    """Return a model version, or None."""
    row = user.execute(f"{_VERSION} WHERE id = ?", (version_id,)).fetchone()
    return _version(row, home) if row else None


def _version(row: tuple[Any, ...], home: Path) -> ModelVersion:
    return ModelVersion(
        id=ModelVersionId(row[0]),
        kind=VersionKind(row[1]),
        name=row[2],
        folder=home / row[3],
        fingerprint=row[4],
        origin=Origin(row[5]),
        created_utc_ms=row[6],
        base=ModelVersionId(row[7]) if row[7] is not None else None,
        size_bytes=row[8],
        details=json.loads(row[9]),
        stale=bool(row[10]),
    )


def add_model_version(user: Connection, version: ModelVersion) -> ModelVersionId:
    """Store a model version; its own id is passed over and the given one returned."""
    row = user.execute(
        """
        INSERT INTO model_versions
            (kind, name, folder, fingerprint, origin, created_utc_ms, base_id, size_bytes, details,
             stale)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        (
            version.kind,
            version.name,
            version.folder.name,
            version.fingerprint,
            version.origin,
            version.created_utc_ms,
            version.base,
            version.size_bytes,
            json.dumps(version.details),
            version.stale,
        ),
    ).fetchone()
    return ModelVersionId(row[0])


def set_loaded(user: Connection, version_id: ModelVersionId, fingerprint: str, name: str) -> None:
    """Note what a model computes on this machine."""
    user.execute(
        "UPDATE model_versions SET fingerprint = ?, name = ? WHERE id = ?",
        (fingerprint, name, version_id),
    )


def mark_stale(user: Connection, version_ids: Iterable[ModelVersionId]) -> None:
    """Note that models learned from something that was forgotten since."""
    user.executemany(
        "UPDATE model_versions SET stale = 1 WHERE id = ?", [(one,) for one in version_ids]
    )


def stale_versions(user: Connection) -> set[ModelVersionId]:
    """Return the models that learned from something that was forgotten since."""
    rows = user.execute("SELECT id FROM model_versions WHERE stale")
    return {ModelVersionId(row[0]) for row in rows}


def remove_model_version(user: Connection, version_id: ModelVersionId) -> None:
    """Forget a model version; verdicts and history keep what they say of it."""
    user.execute("DELETE FROM model_versions WHERE id = ?", (version_id,))


def chosen_version(user: Connection, kind: VersionKind) -> ModelVersionId:
    """Return the model that the person wants in service."""
    row = user.execute("SELECT version_id FROM chosen_models WHERE kind = ?", (kind,)).fetchone()
    if row is not None:
        return ModelVersionId(row[0])
    return BUNDLED_ENCODER if kind is VersionKind.ENCODER else BUNDLED_RERANKER


def choose_version(user: Connection, kind: VersionKind, version_id: ModelVersionId) -> None:
    """Note which model the person wants in service."""
    user.execute(
        "INSERT INTO chosen_models (kind, version_id) VALUES (?1, ?2)"
        " ON CONFLICT DO UPDATE SET version_id = ?2",
        (kind, version_id),
    )


def add_event(user: Connection, at_utc_ms: int, kind: EventKind, **detail: object) -> None:
    """Add a line to the history."""
    user.execute(
        "INSERT INTO model_history (at_utc_ms, kind, detail) VALUES (?, ?, ?)",
        (at_utc_ms, kind, json.dumps(detail, ensure_ascii=False)),
    )


def history(user: Connection) -> list[HistoryEntry]:
    """Return the history, oldest first."""
    rows = user.execute("SELECT id, at_utc_ms, kind, detail FROM model_history ORDER BY id")
    return [HistoryEntry(row[0], row[1], EventKind(row[2]), json.loads(row[3])) for row in rows]


def switched_to(user: Connection) -> list[ModelVersionId]:
    """Return the encoders that came to serve, oldest first, as often as they did."""
    rows = user.execute(
        """
        SELECT json_extract(detail, '$.version') FROM model_history
        WHERE kind IN (?, ?) AND json_extract(detail, '$.generation') IS NOT NULL ORDER BY id
        """,
        (EventKind.SWITCH, EventKind.UNDO),
    )
    return [ModelVersionId(row[0]) for row in rows]


def add_verdict(
    user: Connection,
    at_utc_ms: int,
    version_id: ModelVersionId | None,
    decision: str,
    report: dict[str, Any],
) -> int:
    """Store a verdict and its line in the history; return its id."""
    row = user.execute(
        """
        INSERT INTO verdicts (at_utc_ms, model_version_id, decision, report)
        VALUES (?, ?, ?, ?) RETURNING id
        """,
        (at_utc_ms, version_id, decision, json.dumps(report, ensure_ascii=False)),
    ).fetchone()
    add_event(
        user, at_utc_ms, EventKind.VERDICT, verdict=row[0], version=version_id, decision=decision
    )
    return int(row[0])


def verdicts(user: Connection) -> list[StoredVerdict]:
    """Return every verdict, oldest first."""
    rows = user.execute(
        "SELECT id, at_utc_ms, model_version_id, decision, report FROM verdicts ORDER BY id"
    )
    return [
        StoredVerdict(
            row[0],
            row[1],
            ModelVersionId(row[2]) if row[2] is not None else None,
            row[3],
            json.loads(row[4]),
        )
        for row in rows
    ]


def forget_searches(user: Connection, is_forgotten: Callable[[str, str, bool], bool]) -> bool:
    """Take out of verdicts what their searches were, where those are forgotten; figures stay.

    Args:
        user: the writer.
        is_forgotten: tells so of a query and the stable id of its file; also told whether the query
            was made of a heading or title.

    Returns:
        Whether there were any.
    """
    changed = []
    for stored in verdicts(user):
        is_cold = stored.report.get(COLD_START) is True
        outcomes = stored.report["outcomes"]
        kept = [one for one in outcomes if one["query"]]
        gone = [one for one in kept if is_forgotten(one["query"], one["file"], is_cold)]
        for number, outcome in enumerate(gone, start=len(outcomes) - len(kept)):
            outcome |= {"query": "", "cluster": f"forgotten {number}", "file": ""}
        if gone:
            changed.append((json.dumps(stored.report, ensure_ascii=False), stored.id))
    user.executemany("UPDATE verdicts SET report = ? WHERE id = ?", changed)
    return bool(changed)
