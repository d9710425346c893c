"""Documents: the paths the library knows, and the queue of those to be read.

What lives here: `documents`, `queue` and the full text of names. The one rule: a document and its
rows in `name_terms` and `file_names` change together; its content is shared and belongs to
`contents`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import raw_paths, terms
from engine.store import file_names, fts
from engine.store.database import Connection
from engine.store.folders import path_from_bytes
from engine.store.fts import TermTable
from engine.types import (
    ContentId,
    Document,
    DocumentId,
    DocumentStatus,
    FailureReason,
    FolderId,
    Kind,
)

_COLUMNS = (
    "id, folder_id, path, kind, size_bytes, mtime_ns, status, reason, detail, content_id, extractor"
)
_BATCH = 1_000  # paths that are in memory at once


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What a scan compares a file with."""

    id: DocumentId
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class SeenFile:
    """What a scan saw of a file."""

    path: bytes
    kind: Kind
    size_bytes: int
    mtime_ns: int
    used_ns: int = 0


def known_files(library: Connection, folder_id: FolderId) -> dict[bytes, KnownFile]:
    """Return every document of a folder by its path's bytes."""
    rows = library.execute(
        "SELECT path, id, size_bytes, mtime_ns FROM documents WHERE folder_id = ?", (folder_id,)
    )
    return {path: KnownFile(DocumentId(i), size, mtime) for path, i, size, mtime in rows}


def known_below(library: Connection, folder_id: FolderId, place: bytes) -> dict[bytes, KnownFile]:
    """Return the documents of a folder at a path or below it, by their paths' bytes."""
    rows = library.execute(
        """
        SELECT path, id, size_bytes, mtime_ns FROM documents WHERE path = ?1 AND folder_id = ?4
        UNION ALL
        SELECT path, id, size_bytes, mtime_ns FROM documents
        WHERE path > ?2 AND path < ?3 AND folder_id = ?4
        """,
        (place, *raw_paths.below(place), folder_id),
    )
    return {path: KnownFile(DocumentId(i), size, mtime) for path, i, size, mtime in rows}


def n_in_folder(library: Connection, folder_id: FolderId) -> int:
    """Return how many documents a folder has."""
    row = library.execute("SELECT count(*) FROM documents WHERE folder_id = ?", (folder_id,))
    return int(row.fetchone()[0])


def add_documents(library: Connection, folder_id: FolderId, files: Iterable[SeenFile]) -> int:
    """Add files that were not known, findable by name at once, and queue them; return how many."""
    n_added = 0
    for file in files:
        row = library.execute(
            """
            INSERT INTO documents (folder_id, path, kind, size_bytes, mtime_ns, status)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO NOTHING RETURNING id
            """,
            (
                folder_id,
                file.path,
                file.kind,
                file.size_bytes,
                file.mtime_ns,
                DocumentStatus.WAITING,
            ),
        ).fetchone()
        if row is None:
            continue
        n_added += 1
        _add_name(library, DocumentId(row[0]), file.path)
        enqueue(library, DocumentId(row[0]), max(file.mtime_ns, file.used_ns))
    return n_added


def mark_changed(library: Connection, document_id: DocumentId, file: SeenFile) -> None:
    """Note a file's new size and time and queue it; its old content answers until it is read.

    A document that is there no more is passed over.
    """
    changed = library.execute(
        "UPDATE documents SET size_bytes = ?, mtime_ns = ? WHERE id = ?",
        (file.size_bytes, file.mtime_ns, document_id),
    )
    if changed.rowcount:
        enqueue(library, document_id, file.mtime_ns)


def move_document(library: Connection, document_id: DocumentId, old: bytes, file: SeenFile) -> bool:
    """Give a document its new path; queue it, so that its content is compared by hash.

    Returns:
        Whether it was still there: what has no row has no name that could be taken out.
    """
    moved = library.execute(
        "UPDATE documents SET path = ?, kind = ? WHERE id = ?", (file.path, file.kind, document_id)
    )
    if not moved.rowcount:
        return False
    _remove_name(library, document_id, old)
    _add_name(library, document_id, file.path)
    enqueue(library, document_id, file.mtime_ns)
    return True


def remove_documents(library: Connection, document_ids: Iterable[DocumentId]) -> None:
    """Forget documents; contents nobody holds any more are swept by `contents.remove_orphans`."""
    for document_id in document_ids:
        row = library.execute("SELECT path FROM documents WHERE id = ?", (document_id,)).fetchone()
        if row is None:
            continue
        _remove_name(library, document_id, row[0])
        library.execute("DELETE FROM queue WHERE document_id = ?", (document_id,))
        library.execute("DELETE FROM documents WHERE id = ?", (document_id,))


def enqueue(library: Connection, document_id: DocumentId, used_ns: int) -> None:
    """Queue a document to be read, what was used last first, with a clean record of attempts."""
    library.execute(
        """
        INSERT INTO queue (document_id, priority) VALUES (?1, ?2)
        ON CONFLICT DO UPDATE SET n_attempts = 0
        """,
        (document_id, -(used_ns // 1_000_000_000)),
    )


def enqueue_again(library: Connection, document_ids: Iterable[DocumentId]) -> None:
    """Queue documents again; what is gone is passed over."""
    for document_id in document_ids:
        document = get_document(library, document_id)
        if document is not None:
            enqueue(library, document.id, document.mtime_ns)


def enqueue_refused(library: Connection, folder_id: FolderId) -> None:
    """Queue what a folder was refused to read again: a permission changes no date of a file."""
    library.execute(
        """
        INSERT INTO queue (document_id, priority)
        SELECT id, -(mtime_ns / 1000000000) FROM documents
        WHERE folder_id = ? AND status = ? AND reason = ? ON CONFLICT DO NOTHING
        """,
        (folder_id, DocumentStatus.FAILED, FailureReason.NO_ACCESS),
    )


@dataclass(frozen=True, slots=True)
class Queued:
    """A document to be read, with its place in the queue."""

    document: Document
    place: tuple[int, int, int]


_FRONT = (-1, 0, 0)  # before every place


def next_in_queue(
    library: Connection, limit: int, *, after: tuple[int, int, int] = _FRONT
) -> list[Queued]:
    """Return the documents to be read next; `after` is the place of the last one seen.

    What was begun before and never ended comes last, so that a file that takes the program down
    holds up nobody, and one that merely stood there when it was stopped is not blamed.
    """
    rows = library.execute(
        f"""
        SELECT {_COLUMNS}, q.n_attempts, q.priority, q.document_id
        FROM queue q JOIN documents ON documents.id = q.document_id
        WHERE (q.n_attempts, q.priority, q.document_id) > (?, ?, ?)
        ORDER BY q.n_attempts, q.priority, q.document_id LIMIT ?
        """,  # noqa: S608 - a constant list of columns
        (*after, limit),
    )
    return [Queued(_document(row), (row[-3], row[-2], row[-1])) for row in rows]


def record_attempt(
    library: Connection, document_id: DocumentId, *, ended: DocumentId | None = None
) -> int:
    """Count an attempt before the file is opened; return how many there were.

    A file that takes the whole program down is known by its count at the next start. Only the one
    that is being read is counted: `ended` is the one before, whose result may wait for a commit.
    """
    if ended is not None:
        end_attempt(library, ended)
    row = library.execute(
        "UPDATE queue SET n_attempts = n_attempts + 1 WHERE document_id = ? RETURNING n_attempts",
        (document_id,),
    ).fetchone()
    return int(row[0]) if row else 1


def end_attempt(library: Connection, document_id: DocumentId) -> None:
    """Take back an attempt that ended, with whatever result."""
    library.execute(
        "UPDATE queue SET n_attempts = n_attempts - 1 WHERE document_id = ? AND n_attempts > 0",
        (document_id,),
    )


def queue_length(library: Connection) -> int:
    """Return how many documents wait to be read."""
    return int(library.execute("SELECT count(*) FROM queue").fetchone()[0])


def set_read(
    library: Connection,
    document_id: DocumentId,
    content_id: ContentId,
    *,
    extractor: str,
    size_bytes: int,
    mtime_ns: int,
) -> None:
    """Store that a document was read, as of the size and time it was opened with."""
    library.execute(
        """
        UPDATE documents SET status = ?, reason = NULL, detail = '', content_id = ?, extractor = ?,
            size_bytes = ?, mtime_ns = ?
        WHERE id = ?
        """,
        (DocumentStatus.READ, content_id, extractor, size_bytes, mtime_ns, document_id),
    )
    library.execute("DELETE FROM queue WHERE document_id = ?", (document_id,))


def set_failed(
    library: Connection,
    document_id: DocumentId,
    reason: FailureReason,
    detail: str,
    *,
    extractor: str,
) -> None:
    """Store why a document gave no text; it stays findable by name."""
    library.execute(
        """
        UPDATE documents SET status = ?, reason = ?, detail = ?, content_id = NULL, extractor = ?
        WHERE id = ?
        """,
        (DocumentStatus.FAILED, reason, detail, extractor, document_id),
    )
    library.execute("DELETE FROM queue WHERE document_id = ?", (document_id,))


def outdated(library: Connection, is_current: Callable[[Path, str], bool]) -> list[Document]:
    """Return documents that an older reader read or refused.

    Args:
        library: a connection to library.db.
        is_current: tells whether a path's key is that of its reader today.
    """
    rows = library.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE extractor != ''"  # noqa: S608 - constant columns
    )
    return [_document(row) for row in rows if not is_current(path_from_bytes(row[2]), row[10])]


def waiting_reader(library: Connection, document_id: DocumentId) -> str | None:
    """Return the key of the reader that read a document which is queued again; None if it is not.

    It is "" where nothing was read yet.
    """
    row = library.execute(
        "SELECT d.extractor FROM documents d JOIN queue q ON q.document_id = d.id WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    return str(row[0]) if row else None


def hand_over(library: Connection, old: FolderId, new: FolderId, below: Path | None = None) -> None:
    """Give a folder's documents, or those below a path, to the folder that now holds them.

    With them go the places of disks, so that what is away stays so.
    """
    first, last = (b"", b"\xff") if below is None else raw_paths.below(os.fsencode(below))
    for table in ("documents", "mounts"):
        library.execute(
            f"UPDATE {table} SET folder_id = ? WHERE folder_id = ? AND path > ? AND path < ?",  # noqa: S608 - constant names
            (new, old, first, last),
        )


def folders_named(library: Connection) -> set[FolderId]:
    """Return the ids of the folders that documents, and places not seen, say they belong to."""
    rows = library.execute(
        "SELECT folder_id FROM documents UNION SELECT folder_id FROM refused_places"
        " UNION SELECT folder_id FROM mounts"
    )
    return {row[0] for row in rows}


def refill_terms(library: Connection) -> None:
    """Write the full text of every name anew."""
    library.execute("INSERT INTO name_terms (name_terms) VALUES ('delete-all')")
    for document_id, path in _paths(library):
        fts.add_name(library, document_id, *name_parts(path))


def refill_file_names(library: Connection) -> None:
    """Write anew what every file is called."""
    library.execute("DELETE FROM file_names")
    for document_id, path in _paths(library):
        file_names.add(library, document_id, name_parts(path)[0])


def add_emoji(library: Connection) -> None:
    """Make documents findable by the emoji of their paths, written before emoji were terms."""
    for document_id, path in _paths(library):
        parts = name_parts(path)
        if any(map(terms.has_emoji, parts)):
            fts.add_emoji(library, TermTable.NAMES, document_id, *parts)


def _paths(library: Connection) -> Iterator[tuple[DocumentId, bytes]]:
    """Yield every document with its path; of all of them a batch is in memory at once."""
    batch: list[tuple[DocumentId, bytes]] = [(DocumentId(0), b"")]
    while batch:
        batch = library.execute(
            "SELECT id, path FROM documents WHERE id > ? ORDER BY id LIMIT ?",
            (batch[-1][0], _BATCH),
        ).fetchall()
        yield from batch


def get_document(library: Connection, document_id: DocumentId) -> Document | None:
    """Return one document, or None."""
    row = library.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE id = ?",  # noqa: S608 - constant columns
        (document_id,),
    ).fetchone()
    return _document(row) if row else None


def find_document(library: Connection, path: Path) -> Document | None:
    """Return the document at a path, or None."""
    row = library.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE path = ?",  # noqa: S608 - constant columns
        (os.fsencode(path),),
    ).fetchone()
    return _document(row) if row else None


def name_parts(path: bytes) -> tuple[str, str]:
    """Return a path's name and folders as text fit for the full text index."""
    shown = os.fsdecode(path).encode("utf-8", "replace").decode("utf-8")
    whole = Path(shown)
    return whole.name, str(whole.parent)


def _add_name(library: Connection, document_id: DocumentId, path: bytes) -> None:
    name, folders = name_parts(path)
    fts.add_name(library, document_id, name, folders)
    file_names.add(library, document_id, name)


def _remove_name(library: Connection, document_id: DocumentId, path: bytes) -> None:
    name, folders = name_parts(path)
    fts.remove_name(library, document_id, name, folders)
    file_names.remove(library, document_id, name)


def _document(row: tuple[object, ...]) -> Document:
    document_id, folder_id, path, kind, size, mtime, status, reason, detail, content_id = row[:10]
    return Document(
        id=DocumentId(document_id),  # type: ignore[arg-type]
        folder_id=FolderId(folder_id),  # type: ignore[arg-type]
        path=path_from_bytes(path),  # type: ignore[arg-type]
        kind=Kind(str(kind)),
        size_bytes=size,  # type: ignore[arg-type]
        mtime_ns=mtime,  # type: ignore[arg-type]
        status=DocumentStatus(str(status)),
        reason=FailureReason(str(reason)) if reason else None,
        detail=str(detail),
        content_id=ContentId(content_id) if content_id else None,  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document whose text is known: what it says, and where it lies."""

    id: DocumentId
    content_id: ContentId
    content_hash: bytes
    path: bytes


def read_documents(library: Connection) -> list[ReadDocument]:
    """Return every document whose text is known, in the order they were found."""
    rows = library.execute(
        "SELECT d.id, t.id, t.hash, d.path FROM documents d"
        " JOIN contents t ON t.id = d.content_id ORDER BY d.id"
    )
    return [ReadDocument(*row) for row in rows]
