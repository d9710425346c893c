"""Folders the person gave to the library, and what the last look through them found.

What lives here: `folders` (user.db), `folder_scans` and `refused_places` (library.db). What does
not: disks in folders (`store/mounts`). The one rule: a place that could not be looked into is no
document; what was read below it stays.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from engine import raw_paths
from engine.store.database import Connection
from engine.types import Folder, FolderId, FolderState


def path_from_bytes(raw: bytes) -> Path:
    """Return the path whose bytes were stored; invalid UTF-8 survives as surrogates."""
    return Path(os.fsdecode(raw))


def add_folder(user: Connection, path: Path, now_utc_ms: int) -> Folder:
    """Store a folder, or return the one that is there already."""
    raw = os.fsencode(path)
    user.execute(
        "INSERT INTO folders (path, added_utc_ms) VALUES (?, ?) ON CONFLICT (path) DO NOTHING",
        (raw, now_utc_ms),
    )
    row = user.execute("SELECT id, path, added_utc_ms FROM folders WHERE path = ?", (raw,))
    return _folder(row.fetchone())


def remove_folder(user: Connection, folder_id: FolderId) -> None:
    """Forget that the folder was given; its documents are `documents`' business."""
    user.execute("DELETE FROM folders WHERE id = ?", (folder_id,))


def list_folders(user: Connection) -> list[Folder]:
    """Return all folders in the order they were added."""
    rows = user.execute("SELECT id, path, added_utc_ms FROM folders ORDER BY id")
    return [_folder(row) for row in rows]


def _folder(row: tuple[int, bytes, int]) -> Folder:
    return Folder(FolderId(row[0]), path_from_bytes(row[1]), row[2])


def record_scan(
    library: Connection,
    folder_id: FolderId,
    state: FolderState,
    *,
    scanned_utc_ms: int | None,
    n_left_out: int = 0,
) -> None:
    """Store what a look through a folder found; an offline folder keeps its last scan time."""
    library.execute(
        """
        INSERT INTO folder_scans (folder_id, state, last_scan_utc_ms, n_left_out)
        VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (folder_id) DO UPDATE SET
            state = ?2,
            last_scan_utc_ms = coalesce(?3, last_scan_utc_ms),
            n_left_out = CASE WHEN ?3 IS NULL THEN n_left_out ELSE ?4 END
        """,
        (folder_id, state, scanned_utc_ms, n_left_out),
    )


def scans(library: Connection) -> dict[FolderId, tuple[FolderState, int | None]]:
    """Return state and last scan time by folder."""
    rows = library.execute("SELECT folder_id, state, last_scan_utc_ms FROM folder_scans")
    return {FolderId(row[0]): (FolderState(row[1]), row[2]) for row in rows}


def record_refused(
    library: Connection, folder: Folder, looked_at: Iterable[bytes], refused: Mapping[bytes, str]
) -> None:
    """Store what could not be looked into, in place of what was known at and below some places.

    Args:
        library: a connection to library.db.
        folder: the root.
        looked_at: its own path, or places below it.
        refused: what there could not be seen, with what the system said.
    """
    for place in looked_at:
        first, last = raw_paths.below(place)
        library.execute(
            "DELETE FROM refused_places WHERE path = ? OR path > ? AND path < ?",
            (place, first, last),
        )
    library.executemany(
        "INSERT OR REPLACE INTO refused_places (path, folder_id, detail) VALUES (?, ?, ?)",
        [(path, folder.id, detail) for path, detail in refused.items()],
    )


def refused(library: Connection) -> list[tuple[Path, str]]:
    """Return what could not be looked into, by path, with what the system said."""
    rows = library.execute("SELECT path, detail FROM refused_places ORDER BY path")
    return [(path_from_bytes(path), detail) for path, detail in rows]


def n_refused(library: Connection) -> int:
    """Return how many places could not be looked into."""
    return int(library.execute("SELECT count(*) FROM refused_places").fetchone()[0])


def forget_scan(library: Connection, folder_id: FolderId) -> None:
    """Drop what was seen of a removed folder."""
    library.execute("DELETE FROM folder_scans WHERE folder_id = ?", (folder_id,))
    library.execute("DELETE FROM refused_places WHERE folder_id = ?", (folder_id,))
    library.execute("DELETE FROM mounts WHERE folder_id = ?", (folder_id,))
