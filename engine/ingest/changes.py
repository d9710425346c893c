"""What a look found to be different, and how it is stored.

What lives here: telling new, changed, moved and gone files apart, and writing each as rows. What
does not: walking (`watch/scan`) and what a look covers (`ingest/reconcile`). The one rule: a file
that moved keeps its document, so moves are looked for before anything is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine import raw_paths
from engine.jobs import Report
from engine.kinds import kind_of
from engine.store import documents, folders
from engine.store.database import Database
from engine.store.documents import KnownFile, SeenFile
from engine.types import DocumentId, Folder
from engine.watch.scan import FoundFile

BATCH = 500


@dataclass(slots=True)
class Changes:
    """What is different; stored in parts while a look goes on.

    `away` are documents that nobody expects to see; those that are seen are told in `back`.
    """

    database: Database
    folder: Folder
    away: set[DocumentId] = field(default_factory=set)
    back: list[DocumentId] = field(default_factory=list)
    n_seen: int = 0
    n_changed: int = 0
    n_new: int = 0
    n_cloud: int = 0
    new: list[SeenFile] = field(default_factory=list)
    changed: list[tuple[DocumentId, SeenFile]] = field(default_factory=list)

    def compare(self, file: FoundFile, known: dict[bytes, KnownFile]) -> None:
        """Sort a file into new or changed; what stays in `known` afterwards was not seen.

        A file whose bytes are in a cloud only is not new, as it cannot be read; one that is known
        keeps what was read of it.
        """
        before = known.pop(file.path, None)
        if before is not None and before.id in self.away:
            self.back.append(before.id)
        if file.is_cloud:
            self.n_cloud += 1
            return
        self.n_seen += 1
        if before is not None:
            if (before.size_bytes, before.mtime_ns) != (file.size_bytes, file.mtime_ns):
                self.changed.append((before.id, _seen(file)))
                self.n_changed += 1
        else:
            self.new.append(_seen(file))

    def store_changed(self) -> None:
        """Queue what changed so far."""
        if not self.changed:
            return
        with self.database.write() as library:
            for document_id, seen in self.changed:
                documents.mark_changed(library, document_id, seen)
        self.changed.clear()

    def store_new(self) -> None:
        """Add and queue what is new so far."""
        for start in range(0, len(self.new), BATCH):
            with self.database.write() as library:
                batch = self.new[start : start + BATCH]
                self.n_new += documents.add_documents(library, self.folder.id, batch)
        self.new.clear()

    def store_moves(self, gone: dict[bytes, KnownFile]) -> int:
        """Pair gone with new files of the same size and time, and return how many there were.

        Reading compares the content's hash afterwards, so a wrong guess costs nothing but a look.

        Args:
            gone: loses those that were found again.
        """
        by_look: dict[tuple[int, int], list[bytes]] = {}
        for path, file in gone.items():
            by_look.setdefault((file.size_bytes, file.mtime_ns), []).append(path)
        pairs: list[tuple[bytes, SeenFile]] = []
        still_new: list[SeenFile] = []
        for seen in self.new:
            candidates = by_look.get((seen.size_bytes, seen.mtime_ns))
            if candidates:
                pairs.append((_likeliest(candidates, seen.path), seen))
            else:
                still_new.append(seen)
        self.new = still_new
        n_moved = 0
        for start in range(0, len(pairs), BATCH):
            with self.database.write() as library:
                for old, seen in pairs[start : start + BATCH]:
                    if documents.move_document(library, gone.pop(old).id, old, seen):
                        n_moved += 1
                    else:  # it was forgotten since the look began
                        self.new.append(seen)
        return n_moved

    def forget(self, gone: list[KnownFile], report: Report) -> None:
        """Remove the documents of files that are gone."""
        for start in range(0, len(gone), BATCH):
            report("scan", start, len(gone))
            with self.database.write() as library:
                ids = [file.id for file in gone[start : start + BATCH]]
                documents.remove_documents(library, ids)


def not_seen(known: dict[bytes, KnownFile], unseen: list[bytes]) -> Iterator[bytes]:
    """Yield the paths that were looked for and are gone, not those where nothing could be seen."""
    places = set(unseen)
    for path in known:
        if path not in places and not raw_paths.is_below_any(path, places):
            yield path


def _likeliest(candidates: list[bytes], path: bytes) -> bytes:
    """Take the candidate with the same name, else any."""
    name = raw_paths.name(path)
    for number, candidate in enumerate(candidates[:BATCH]):
        if raw_paths.name(candidate) == name:
            return candidates.pop(number)
    return candidates.pop()


def _seen(file: FoundFile) -> SeenFile:
    kind = kind_of(folders.path_from_bytes(file.path))
    return SeenFile(file.path, kind, file.size_bytes, file.mtime_ns, file.used_ns)
