"""Folders the person gave to the library, and what the last look through them found.

What lives here: `folders` (user.db) and `folder_scans` (library.db).
"""

from __future__ import annotations

import os
from pathlib import Path

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


def forget_scan(library: Connection, folder_id: FolderId) -> None:
    """Drop the scan state of a removed folder."""
    library.execute("DELETE FROM folder_scans WHERE folder_id = ?", (folder_id,))
