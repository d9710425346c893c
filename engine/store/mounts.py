"""Places in folders where disks are mounted, and the documents that are away with a disk.

What lives here: `mounts` and `away_documents` (library.db). What does not: which disks are mounted
now (`watch/mounts`). The one rule: a document goes away with the disk it was seen on and comes back
with that disk, or when its path is seen; until then nobody takes it for deleted.

A row of `mounts` is one disk at one place, so that what was read from a disk is kept apart from
what another one at its place shows. `here` is what the last look saw, and by that the next one
knows whose documents are to go away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine import raw_paths
from engine.store import documents
from engine.store.database import Connection
from engine.store.folders import path_from_bytes
from engine.types import AwayPlace, DocumentId, FolderId

# places where no disk is, and nothing is away from
_EMPTY = (
    "folder_id = ? AND NOT here"
    " AND NOT EXISTS (SELECT 1 FROM away_documents WHERE mount_id = mounts.id)"
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    path: bytes
    disk: str
    here: bool


def settle(library: Connection, folder_id: FolderId, now: Mapping[bytes, str]) -> None:
    """Note which disks are in a folder now; documents go with one, and come back with it.

    A disk that comes back at another place leaves nothing at the one it had: its files have moved.

    Args:
        library: in a transaction, so that a kill leaves all of it or nothing.
        folder_id: the folder.
        now: which disk is mounted where; "" where that cannot be told.
    """
    rows = _rows(library, folder_id)
    present = {path: _match(rows, path, disk) for path, disk in now.items()}
    # what is mounted in another disk first: its documents are its own
    gone = {row.id for row in rows if present.get(row.path) is not row}
    for row in sorted(rows, key=lambda row: -len(row.path)):
        if row.here and row.id in gone:
            _leave(library, folder_id, row)
    for path, disk in now.items():
        match = present[path]
        if match is None:
            library.execute(
                "INSERT INTO mounts (folder_id, path, disk, here) VALUES (?, ?, ?, 1)",
                (folder_id, path, disk),
            )
            came = [one.id for one in rows if disk and one.disk == disk and one.id in gone]
        else:
            library.execute(
                "UPDATE mounts SET here = 1, disk = ? WHERE id = ?", (disk or match.disk, match.id)
            )
            came = [] if match.here else [match.id]
        library.executemany("DELETE FROM away_documents WHERE mount_id = ?", [(i,) for i in came])
    library.execute(f"DELETE FROM mounts WHERE {_EMPTY}", (folder_id,))  # noqa: S608 - a constant


def is_settled(library: Connection, folder_id: FolderId, now: Mapping[bytes, str]) -> bool:
    """Return whether `settle` would change nothing."""
    if library.execute(f"SELECT 1 FROM mounts WHERE {_EMPTY}", (folder_id,)).fetchone():  # noqa: S608 - a constant
        return False
    rows = _rows(library, folder_id)
    here = {row.path: row for row in rows if row.here}
    return here.keys() == now.keys() and all(
        _match(rows, path, disk) is here[path] and disk in ("", here[path].disk)
        for path, disk in now.items()
    )


def _rows(library: Connection, folder_id: FolderId) -> list[_Row]:
    rows = library.execute(
        "SELECT id, path, disk, here FROM mounts WHERE folder_id = ? ORDER BY here DESC, id DESC",
        (folder_id,),
    )
    return [_Row(i, path, disk, bool(here)) for i, path, disk, here in rows]


def _match(rows: Sequence[_Row], path: bytes, disk: str) -> _Row | None:
    """Return the row of a disk at a place; one that cannot be told from others is the last one."""
    at_path = [row for row in rows if row.path == path]
    same = [row for row in at_path if row.disk == disk]
    alike = [row for row in at_path if not (disk and row.disk)]
    return next(iter([*same, *alike]), None)


def _leave(library: Connection, folder_id: FolderId, row: _Row) -> None:
    library.execute("UPDATE mounts SET here = 0 WHERE id = ?", (row.id,))
    library.execute(
        """
        INSERT OR IGNORE INTO away_documents (document_id, mount_id)
        SELECT id, ? FROM documents WHERE folder_id = ? AND path > ? AND path < ?
        """,
        (row.id, folder_id, *raw_paths.below(row.path)),
    )


def away_in(library: Connection, folder_id: FolderId) -> dict[DocumentId, bytes]:
    """Return the documents of a folder that are away, each with the place of its disk."""
    rows = library.execute(
        "SELECT a.document_id, m.path FROM mounts m JOIN away_documents a ON a.mount_id = m.id"
        " WHERE m.folder_id = ?",
        (folder_id,),
    )
    return {DocumentId(i): path for i, path in rows}


def away_among(library: Connection, document_ids: Iterable[DocumentId]) -> frozenset[DocumentId]:
    """Return those of some documents that are away with their disk."""
    rows = library.execute(
        "SELECT document_id FROM json_each(?) j JOIN away_documents a ON a.document_id = j.value",
        (json.dumps(list(document_ids)),),
    )
    return frozenset(DocumentId(row[0]) for row in rows)


def away_places(library: Connection) -> dict[FolderId, list[AwayPlace]]:
    """Return the places whose disk is away, by folder, with how many documents went with it."""
    rows = library.execute(
        """
        SELECT m.folder_id, m.path, count(*)
        FROM away_documents a JOIN mounts m ON m.id = a.mount_id
        GROUP BY m.folder_id, m.path ORDER BY m.path
        """
    )
    found: dict[FolderId, list[AwayPlace]] = {}
    for folder_id, path, n_documents in rows:
        place = AwayPlace(path_from_bytes(path), n_documents)
        found.setdefault(FolderId(folder_id), []).append(place)
    return found


def places(library: Connection) -> list[Path]:
    """Return every place where a disk is, or was when its documents went away."""
    rows = library.execute("SELECT DISTINCT path FROM mounts ORDER BY path")
    return [path_from_bytes(row[0]) for row in rows]


def come_back(library: Connection, document_ids: Iterable[DocumentId]) -> None:
    """Note that documents were seen at their paths, whatever disk they are on."""
    library.executemany(
        "DELETE FROM away_documents WHERE document_id = ?", [(one,) for one in document_ids]
    )


def forget(library: Connection, place: Path) -> int:
    """Forget the documents that are away from a place, and return how many there were."""
    rows = library.execute(
        "SELECT a.document_id FROM mounts m JOIN away_documents a ON a.mount_id = m.id"
        " WHERE m.path = ?",
        (os.fsencode(place),),
    ).fetchall()
    documents.remove_documents(library, [DocumentId(row[0]) for row in rows])
    library.execute("DELETE FROM mounts WHERE path = ? AND NOT here", (os.fsencode(place),))
    return len(rows)
