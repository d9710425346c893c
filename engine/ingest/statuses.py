"""Folders, and the whole library, in figures.

The one rule: a folder that is polled says so only while it can be seen.
"""

from __future__ import annotations

from engine.figures import LibraryStatus
from engine.store import contents, documents, figures, folders, generations, mounts
from engine.store.database import Connection
from engine.store.figures import FolderCounts
from engine.types import FolderState, FolderStatus
from engine.watch.watcher import Watcher


def folder_statuses(
    user: Connection, library: Connection, watcher: Watcher | None
) -> list[FolderStatus]:
    """Return the folders with their figures, in the order they were added."""
    counts = figures.counts_by_folder(library)
    n_chunks = figures.chunks_by_folder(library)
    n_without_meaning = figures.without_meaning_by_folder(library)
    scans = folders.scans(library)
    away = mounts.away_places(library)
    statuses = []
    for folder in folders.list_folders(user):
        own = counts.get(folder.id, FolderCounts())
        state, last_scan_utc_ms = scans.get(folder.id, (FolderState.PRESENT, None))
        remedy = watcher.remedy(folder.id) if watcher is not None else None
        if remedy is not None and state is FolderState.PRESENT:
            state = FolderState.POLLED
        statuses.append(
            FolderStatus(
                folder=folder,
                state=state,
                n_documents=own.n_documents,
                n_read=own.n_read,
                n_waiting=own.n_waiting,
                n_failed=own.n_failed,
                n_chunks=n_chunks.get(folder.id, 0),
                n_without_meaning=n_without_meaning.get(folder.id, 0),
                last_scan_utc_ms=last_scan_utc_ms,
                remedy=remedy or "",
                away=tuple(p for p in away.get(folder.id, ()) if p.path != folder.path),
            )
        )
    return statuses


def library_status(user: Connection, library: Connection) -> LibraryStatus:
    """Return the library in figures."""
    counts = figures.counts_by_folder(library).values()
    generation = generations.live_generation(library)
    n_chunks = contents.n_chunks(library)
    n_read = sum(one.n_read for one in counts)
    return LibraryStatus(
        n_folders=len(folders.list_folders(user)),
        n_documents=sum(one.n_documents for one in counts),
        n_read=n_read,
        n_by_meaning=n_read - figures.n_without_meaning(library),
        n_waiting=documents.queue_length(library),
        n_failed=sum(one.n_failed for one in counts),
        n_chunks=n_chunks,
        n_embedded=n_chunks - contents.n_waiting_chunks(library),
        generation=generation.id if generation else None,
        model=generation.model if generation else "",
        precision=generation.precision if generation else "",
        failures_by_reason=figures.failures_by_reason(library),
        n_refused=folders.n_refused(library),
    )
