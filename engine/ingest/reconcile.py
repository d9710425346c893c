"""Brings the list of documents in line with a walk through a folder.

What lives here: comparing what a walk sees with what the library knows. The one rule: nothing is
removed that was not looked for; a folder that cannot be seen is offline, not empty.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.clock import Clock
from engine.jobs import Report
from engine.kinds import kind_of
from engine.store import documents, folders
from engine.store.database import Database
from engine.store.documents import KnownFile, SeenFile
from engine.types import Document, DocumentId, Folder, FolderState, ScanSummary
from engine.watch import scan
from engine.watch.rules import Rules

_BATCH = 500
# A root this full that shows nothing at all is taken for an unmounted one.
_SUDDENLY_EMPTY = 20


@dataclass(slots=True)
class _Found:
    n_seen: int = 0
    n_changed: int = 0
    new: list[SeenFile] = field(default_factory=list)
    changed: list[tuple[DocumentId, SeenFile]] = field(default_factory=list)


def reconcile(
    database: Database, folder: Folder, rules: Rules, clock: Clock, report: Report
) -> ScanSummary:
    """Look through one folder; queue what is new or changed, forget what is gone.

    Returns:
        What was found; `offline` names the folder when it could not be seen.

    Raises:
        CancelledError: told to stop; what was found until then is stored.
        EnvironmentProblem: DISK_FULL and its kin.
    """
    known = documents.known_files(database.reader(), folder.id)
    if not _is_there(folder.path):
        return _offline(database, folder)
    first_look = not known
    n_new = 0
    walk = scan.Walk()
    found = _Found()
    for file in scan.files(str(folder.path), rules, walk):
        found.n_seen += 1
        _compare(file, known, found)
        if found.n_seen % _BATCH == 0:
            _store_changes(database, found)
            if first_look:  # nothing can have moved here: let names be found at once
                n_new += _store_new(database, folder, found)
            report("scan", found.n_seen)
    if found.n_seen == 0 and len(known) >= _SUDDENLY_EMPTY:
        return _offline(database, folder)
    gone = dict(_gone(known, walk.unseen))
    n_moved = _store_moves(database, gone, found)
    _store_changes(database, found)
    n_new += _store_new(database, folder, found)
    _forget(database, list(gone.values()), report)
    with database.write() as library:
        folders.record_scan(
            library,
            folder.id,
            FolderState.PRESENT,
            scanned_utc_ms=clock.now_utc_ms(),
            n_left_out=walk.n_left_out,
        )
    return ScanSummary(
        n_seen=found.n_seen,
        n_new=n_new,
        n_changed=found.n_changed,
        n_moved=n_moved,
        n_gone=len(gone),
        n_left_out=walk.n_left_out,
    )


def total(looks: Iterable[ScanSummary]) -> ScanSummary:
    """Return what looks through several folders found together."""
    summaries = list(looks)
    return ScanSummary(
        n_seen=sum(s.n_seen for s in summaries),
        n_new=sum(s.n_new for s in summaries),
        n_changed=sum(s.n_changed for s in summaries),
        n_moved=sum(s.n_moved for s in summaries),
        n_gone=sum(s.n_gone for s in summaries),
        n_left_out=sum(s.n_left_out for s in summaries),
        offline=tuple(path for s in summaries for path in s.offline),
    )


def has_changed(document: Document) -> bool:
    """Return whether the file on disk is another than the one that was read, or gone."""
    try:
        status = document.path.stat()
    except OSError:
        return True
    return (status.st_size, status.st_mtime_ns) != (document.size_bytes, document.mtime_ns)


def _is_there(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def _offline(database: Database, folder: Folder) -> ScanSummary:
    with database.write() as library:
        folders.record_scan(library, folder.id, FolderState.OFFLINE, scanned_utc_ms=None)
    return ScanSummary(0, 0, 0, 0, 0, 0, offline=(folder.path,))


def _compare(file: scan.FoundFile, known: dict[bytes, KnownFile], found: _Found) -> None:
    """Sort a file into new or changed; what stays in `known` afterwards was not seen."""
    before = known.pop(file.path, None)
    if before is None:
        kind = kind_of(folders.path_from_bytes(file.path))
        found.new.append(SeenFile(file.path, kind, file.size_bytes, file.mtime_ns))
    elif (before.size_bytes, before.mtime_ns) != (file.size_bytes, file.mtime_ns):
        kind = kind_of(folders.path_from_bytes(file.path))
        seen = SeenFile(file.path, kind, file.size_bytes, file.mtime_ns)
        found.changed.append((before.id, seen))
        found.n_changed += 1


def _gone(known: dict[bytes, KnownFile], unseen: list[bytes]) -> Iterator[tuple[bytes, KnownFile]]:
    prefixes = tuple(path + b"/" for path in unseen)
    places = set(unseen)
    for path, file in known.items():
        if path not in places and not path.startswith(prefixes):
            yield path, file


def _store_moves(database: Database, gone: dict[bytes, KnownFile], found: _Found) -> int:
    """Pair gone with new files of the same size and time: a rename keeps its document.

    Reading compares the content's hash afterwards, so a wrong guess costs nothing but a look.
    """
    by_look: dict[tuple[int, int], list[bytes]] = {}
    for path, file in gone.items():
        by_look.setdefault((file.size_bytes, file.mtime_ns), []).append(path)
    pairs: list[tuple[bytes, SeenFile]] = []
    still_new: list[SeenFile] = []
    for seen in found.new:
        candidates = by_look.get((seen.size_bytes, seen.mtime_ns))
        if candidates:
            pairs.append((candidates.pop(), seen))
        else:
            still_new.append(seen)
    found.new = still_new
    for start in range(0, len(pairs), _BATCH):
        with database.write() as library:
            for old, seen in pairs[start : start + _BATCH]:
                documents.move_document(library, gone.pop(old).id, old, seen)
    return len(pairs)


def _store_changes(database: Database, found: _Found) -> None:
    if not found.changed:
        return
    with database.write() as library:
        for document_id, seen in found.changed:
            documents.mark_changed(library, document_id, seen)
    found.changed.clear()


def _store_new(database: Database, folder: Folder, found: _Found) -> int:
    n_new = 0
    for start in range(0, len(found.new), _BATCH):
        with database.write() as library:
            batch = found.new[start : start + _BATCH]
            n_new += documents.add_documents(library, folder.id, batch)
    found.new.clear()
    return n_new


def _forget(database: Database, gone: list[KnownFile], report: Report) -> None:
    for start in range(0, len(gone), _BATCH):
        report("scan", start, len(gone))
        with database.write() as library:
            documents.remove_documents(library, [file.id for file in gone[start : start + _BATCH]])
