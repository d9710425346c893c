"""Places in folders where disks are mounted, and the documents that are away with a disk.

What lives here: `mounts` and `away_documents` (library.db). What does not: which disks are mounted
now (`watch/mounts`). The one rule: a document goes away with the disk it was seen on and comes back
with that disk, or when its path is seen; until then nobody takes it for deleted.

A row of `mounts` is one disk at one place, so that what was read from a disk is kept apart from
what another one at its place shows. `here` is what the last look saw, and by that the next one
knows whose documents are to go away.

A look goes by where rows lie and not by whose they are: while it walks through a folder, another
one around that may take it over, with its documents and its rows.
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
from engine.types import AwayPlace, DocumentId, Folder, FolderId

_IN_FOLDER = "(path = ? OR path > ? AND path < ?)"  # see `_range`
_IS_AWAY = "EXISTS (SELECT 1 FROM away_documents WHERE mount_id = mounts.id)"
# places where no disk is, and nothing is away from
_EMPTY = f"{_IN_FOLDER} AND NOT here AND NOT {_IS_AWAY}"


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    path: bytes
    disk: str
    here: bool


def settle(library: Connection, folder: Folder, now: Mapping[bytes, str]) -> None:
    """Note which disks are in a folder now; documents go with one, and come back with it.

    A disk that comes back at another place leaves nothing at the one it had: its files have moved.

    Args:
        library: in a transaction, so that a kill leaves all of it or nothing.
        folder: the root.
        now: which disk is mounted where in it; "" where that cannot be told.
    """
    rows = _rows(library, folder)
    present = {path: _match(rows, path, disk) for path, disk in now.items()}
    # what is mounted in another disk first: its documents are its own
    gone = {row.id for row in rows if present.get(row.path) is not row}
    for row in sorted(rows, key=lambda row: -len(row.path)):
        if row.here and row.id in gone:
            _leave(library, row)
    for path, disk in now.items():
        match = present[path]
        if match is None:
            library.execute(
                "INSERT INTO mounts (folder_id, path, disk, here) VALUES (?, ?, ?, 1)",
                (folder.id, path, disk),
            )
            came = [one.id for one in rows if disk and one.disk == disk and one.id in gone]
        else:
            library.execute(
                "UPDATE mounts SET here = 1, disk = ? WHERE id = ?", (disk or match.disk, match.id)
            )
            came = [] if match.here else [match.id]
        library.executemany("DELETE FROM away_documents WHERE mount_id = ?", [(i,) for i in came])
    library.execute(f"DELETE FROM mounts WHERE {_EMPTY}", _range(folder))  # noqa: S608 - a constant


def is_settled(library: Connection, folder: Folder, now: Mapping[bytes, str]) -> bool:
    """Return whether `settle` would change nothing."""
    if library.execute(f"SELECT 1 FROM mounts WHERE {_EMPTY}", _range(folder)).fetchone():  # noqa: S608 - a constant
        return False
    rows = _rows(library, folder)
    here = {row.path: row for row in rows if row.here}
    return here.keys() == now.keys() and all(
        _match(rows, path, disk) is here[path] and disk in ("", here[path].disk)
        for path, disk in now.items()
    )


def _range(folder: Folder) -> tuple[bytes, bytes, bytes]:
    own = os.fsencode(folder.path)
    return own, *raw_paths.below(own)


def _rows(library: Connection, folder: Folder) -> list[_Row]:
    rows = library.execute(
        f"SELECT id, path, disk, here FROM mounts WHERE {_IN_FOLDER} ORDER BY here DESC, id DESC",  # noqa: S608 - a constant
        _range(folder),
    )
    return [_Row(i, path, disk, bool(here)) for i, path, disk, here in rows]


def _match(rows: Sequence[_Row], path: bytes, disk: str) -> _Row | None:
    """Return the row of a disk at a place; one that cannot be told from others is the last one."""
    at_path = [row for row in rows if row.path == path]
    same = [row for row in at_path if row.disk == disk]
    alike = [row for row in at_path if not (disk and row.disk)]
    return next(iter([*same, *alike]), None)


def _leave(library: Connection, row: _Row) -> None:
    library.execute("UPDATE mounts SET here = 0 WHERE id = ?", (row.id,))
    library.execute(
        """
        INSERT OR IGNORE INTO away_documents (document_id, mount_id)
        SELECT id, ? FROM documents WHERE path > ? AND path < ?
        """,
        (row.id, *raw_paths.below(row.path)),
    )


def places_away_in(library: Connection, folder: Folder) -> list[Path]:
    """Return the places in a folder, its own with them, that documents are away from."""
    rows = library.execute(
        f"SELECT DISTINCT path FROM mounts WHERE {_IN_FOLDER} AND {_IS_AWAY} ORDER BY path",  # noqa: S608 - constants
        _range(folder),
    )
    return [path_from_bytes(row[0]) for row in rows]


def n_away_in(library: Connection, folder: Folder) -> int:
    """Return how many documents in a folder are away."""
    row = library.execute(
        f"""
        SELECT count(*) FROM mounts JOIN away_documents ON mount_id = mounts.id
        WHERE {_IN_FOLDER}
        """,  # noqa: S608 - a constant
        _range(folder),
    )
    return int(row.fetchone()[0])


def away_from(library: Connection, place: Path, limit: int = -1) -> list[DocumentId]:
    """Return the documents that are away from a place, with whichever disk; all without a limit."""
    rows = library.execute(
        "SELECT document_id FROM mounts JOIN away_documents ON mount_id = mounts.id"
        " WHERE path = ? LIMIT ?",
        (os.fsencode(place), limit),
    )
    return [DocumentId(row[0]) for row in rows]


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


def forget(library: Connection, place: Path, limit: int) -> int:
    """Forget documents that are away from a place, a disk with its last; return how many."""
    away = away_from(library, place, limit)
    documents.remove_documents(library, away)
    library.execute(
        f"DELETE FROM mounts WHERE path = ? AND NOT here AND NOT {_IS_AWAY}",  # noqa: S608 - a constant
        (os.fsencode(place),),
    )
    return len(away)
