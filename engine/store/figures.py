"""What the documents come to: counts by folder, and lists of what was not read.

What lives here: reads over all documents that end in a figure or a list for the eye. What does not:
what is done to a document (`documents`). The one rule: nothing here is called during a search.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.store import folders
from engine.store.database import Connection
from engine.store.folders import path_from_bytes
from engine.types import DocumentId, DocumentStatus, Failure, FailureReason, FolderId


@dataclass(frozen=True, slots=True)
class FolderCounts:
    """Figures of one folder's documents."""

    n_documents: int = 0
    n_read: int = 0
    n_waiting: int = 0
    n_failed: int = 0


def failures(library: Connection) -> list[Failure]:
    """Return what could not be looked into, then every document without text, by reason."""
    rows = library.execute(
        "SELECT id, path, reason, detail FROM documents WHERE status = ? ORDER BY reason, path",
        (DocumentStatus.FAILED,),
    )
    return [
        Failure(None, path, FailureReason.NO_ACCESS, detail)
        for path, detail in folders.refused(library)
    ] + [
        Failure(DocumentId(i), path_from_bytes(path), FailureReason(reason), detail)
        for i, path, reason, detail in rows
    ]


def partly_read(library: Connection) -> list[tuple[Path, str]]:
    """Return every document of which only a part was read, by path, with what was left."""
    rows = library.execute(
        "SELECT d.path, c.note FROM contents c JOIN documents d ON d.content_id = c.id"
        " WHERE c.note != '' ORDER BY d.path"
    )
    return [(path_from_bytes(path), note) for path, note in rows]


def counts_by_folder(library: Connection) -> dict[FolderId, FolderCounts]:
    """Return the figures of every folder that has documents."""
    rows = library.execute(
        """
        SELECT folder_id, count(*), sum(status = 'read'), sum(status = 'waiting'),
            sum(status = 'failed')
        FROM documents GROUP BY folder_id
        """
    )
    return {FolderId(row[0]): FolderCounts(*row[1:]) for row in rows}


def chunks_by_folder(library: Connection) -> dict[FolderId, int]:
    """Return how many chunks the documents of a folder have; it counts every one."""
    rows = library.execute(
        """
        SELECT d.folder_id, count(*) FROM documents d JOIN chunks c ON c.content_id = d.content_id
        GROUP BY d.folder_id
        """
    )
    return {FolderId(row[0]): row[1] for row in rows}


def n_without_meaning(library: Connection) -> int:
    """Return how many documents were read and have a chunk without a vector."""
    row = library.execute(
        """
        SELECT count(*) FROM documents WHERE status = 'read' AND content_id IN (
            SELECT DISTINCT c.content_id FROM unembedded u JOIN chunks c ON c.id = u.chunk_id
        )
        """
    )
    return int(row.fetchone()[0])


def without_meaning_by_folder(library: Connection) -> dict[FolderId, int]:
    """Return the same by folder, without those that have none."""
    rows = library.execute(
        """
        SELECT folder_id, count(*) FROM documents WHERE status = 'read' AND content_id IN (
            SELECT DISTINCT c.content_id FROM unembedded u JOIN chunks c ON c.id = u.chunk_id
        ) GROUP BY +folder_id
        """
    )
    return {FolderId(row[0]): row[1] for row in rows}


def failures_by_reason(library: Connection) -> dict[FailureReason, int]:
    """Return how many documents gave no text, by reason."""
    rows = library.execute(
        "SELECT reason, count(*) FROM documents WHERE status = 'failed' GROUP BY reason"
    )
    return {FailureReason(reason): n for reason, n in rows}
