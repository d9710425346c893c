"""Brings the list of documents in line with what is on the disk.

What lives here: what a look covers, a whole folder or a few places in it, and when what is missing
counts as gone. What does not: storing what is different (`ingest/changes`). The one rule: nothing
is removed that was not looked for; a folder that cannot be seen, or that lost most of its files at
once, keeps its documents.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from engine import raw_paths
from engine.clock import Clock
from engine.figures import ScanSummary
from engine.ingest.changes import BATCH, Changes, not_seen
from engine.ingest.disks import Disks
from engine.jobs import Report
from engine.spelling import FOLDS_NAMES, as_listed
from engine.store import documents, folders, mounts
from engine.store.database import Database
from engine.store.documents import KnownFile
from engine.types import Folder, FolderState
from engine.watch import scan
from engine.watch.coalesce import Look
from engine.watch.mounts import Mounts, mounted_in, takes_disks
from engine.watch.rules import DECIDING_NAMES, Descent, Place, Rules

# A root this full that shows nothing at all may be an unmounted one.
_SUDDENLY_EMPTY = 20
# More than this many documents, and more than half of all, are not forgotten without being asked.
_MANY_GONE = 50


@dataclass(frozen=True, slots=True)
class Looker:
    """What every look needs.

    `on_folder` is told of each folder before it is listed; `confirmed` says that what is missing
    is really gone.
    """

    database: Database
    rules: Rules
    clock: Clock
    on_folder: Callable[[str], None] = lambda _path: None
    confirmed: bool = False
    mounted_in: Mounts = mounted_in

    def folder(self, folder: Folder, report: Report) -> ScanSummary:
        """Look through one folder; queue what is new or changed, forget what is gone.

        What could not be opened when it was read is queued again.

        Returns:
            What was found; `offline` names the folder when it, or most of it, could not be seen.

        Raises:
            CancelledError: told to stop; what was found until then is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        disks = Disks(self.database, folder, self.mounted_in)
        known = documents.known_files(self.database.reader(), folder.id)
        if not is_there(folder.path):
            return self._held(folder, FolderState.OFFLINE)
        walk = scan.Walk(on_folder=self.on_folder)
        changes = Changes(self.database, folder)
        changes.away.update(disks.away_among(known.values()))
        start = self.rules.root(str(folder.path))
        found = scan.files(start, self.rules, walk)
        n_known = len(known)
        # at a first look nothing can have moved here: let names be found at once
        self._take(found, known, changes, report, names_at_once=not known)
        disks.end(walk, changes.back)
        n_known -= disks.n_away
        left_out = disks.left_out(Descent(self.rules, str(folder.path)))
        out = [path for path, file in known.items() if file.id in left_out]
        changes.forget([known.pop(path) for path in out], report)
        gone = _gone(known, walk, disks)
        if disks.is_own_away and not changes.n_seen + changes.n_cloud:
            return self._held(folder, FolderState.OFFLINE)
        is_empty = changes.n_seen + changes.n_cloud == 0 and not any(map(os.path.lexists, gone))
        is_empty &= os.fsencode(folder.path) not in walk.refused
        if is_empty and n_known >= _SUDDENLY_EMPTY and not self.confirmed:
            return self._kept(folder, walk)
        summary = self._settle(changes, gone, n_known, walk, report)
        with self.database.write() as library:
            folders.record_scan(
                library,
                folder.id,
                FolderState.VANISHED if summary.offline else FolderState.PRESENT,
                scanned_utc_ms=self.clock.now_utc_ms(),
                n_left_out=summary.n_left_out,
            )
            documents.enqueue_refused(library, folder.id)
            folders.record_refused(library, folder, [os.fsencode(folder.path)], walk.refused)
        return replace(
            summary,
            n_gone=summary.n_gone + len(out),
            offline=(*summary.offline, *disks.places),
        )

    def places(self, folder: Folder, look: Look, report: Report) -> ScanSummary:
        """Look at a few places of a folder, as `folder` does with all of it.

        Args:
            folder: the root; when it is not there, nothing is changed but its state.
            look: paths below it, there or not, and folders to be walked through.
            report: progress.

        Raises:
            CancelledError: told to stop; what was found until then is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        disks = Disks(self.database, folder, self.mounted_in)
        if not is_there(folder.path):
            return self._held(folder, FolderState.OFFLINE)
        walk = scan.Walk(on_folder=self.on_folder)
        changes = Changes(self.database, folder)
        descent = Descent(self.rules, str(folder.path))
        known: dict[bytes, KnownFile] = {}
        looked_at = sorted(_widened(_spelled(look, folder.path)))
        for path in looked_at:
            reader = self.database.reader()
            below = documents.known_below(reader, folder.id, path)
            changes.away.update(disks.away_among(below.values()))
            found = _found_at(os.fsdecode(path), descent, self.rules, walk)
            self._take(found, below, changes, report)
            known.update(below)
        disks.end(walk, changes.back)
        n_known = 0
        gone = _gone(known, walk, disks)
        if gone:  # else it plays no part how many there are
            n_known = documents.n_in_folder(self.database.reader(), folder.id) - disks.n_away
            if not self.confirmed and self._is_unplugged(folder, n_known):
                return self._kept(folder, walk)
        summary = self._settle(changes, gone, n_known, walk, report)
        if summary.offline:
            self._held(folder, FolderState.VANISHED)
        if walk.refused or folders.n_refused(self.database.reader()):
            with self.database.write() as library:
                folders.record_refused(library, folder, looked_at, walk.refused)
        return summary

    def _take(
        self,
        files: Iterable[scan.FoundFile],
        known: dict[bytes, KnownFile],
        changes: Changes,
        report: Report,
        *,
        names_at_once: bool = False,
    ) -> None:
        for n, file in enumerate(files, 1):
            changes.compare(file, known)
            if n % BATCH == 0:
                changes.store_changed()
                if names_at_once:
                    changes.store_new()
                report("scan", changes.n_seen)

    def _settle(
        self,
        changes: Changes,
        gone: dict[bytes, KnownFile],
        n_known: int,
        walk: scan.Walk,
        report: Report,
    ) -> ScanSummary:
        """Store what is different; keep what is gone when it is too much to be believed.

        What is still there and was not seen is left out by a rule: that is forgotten at once.
        """
        n_moved = changes.store_moves(gone)
        changes.store_changed()
        changes.store_new()
        left_out = [gone.pop(path) for path in list(gone) if os.path.lexists(path)]
        n_known -= len(left_out)
        vanished = len(gone) > _MANY_GONE and 2 * len(gone) > n_known and not self.confirmed
        forgotten = left_out if vanished else [*left_out, *gone.values()]
        changes.forget(forgotten, report)
        return ScanSummary(
            n_seen=changes.n_seen,
            n_new=changes.n_new,
            n_changed=changes.n_changed,
            n_moved=n_moved,
            n_gone=len(forgotten),
            n_left_out=walk.n_left_out + changes.n_cloud,
            offline=(changes.folder.path,) if vanished else (),
        )

    def _kept(self, folder: Folder, walk: scan.Walk) -> ScanSummary:
        """Keep all of a root that shows nothing; one that is there may have been emptied."""
        is_seen = is_there(folder.path) and not walk.unseen
        return self._held(folder, FolderState.VANISHED if is_seen else FolderState.OFFLINE)

    def _held(self, folder: Folder, state: FolderState) -> ScanSummary:
        if state is FolderState.OFFLINE and self._is_removed(folder.path):
            state = FolderState.GONE
        with self.database.write() as library:
            folders.record_scan(library, folder.id, state, scanned_utc_ms=None)
        return ScanSummary(0, 0, 0, 0, 0, 0, offline=(folder.path,))

    def _is_removed(self, path: Path) -> bool:
        """Return whether a folder is missing from a disk that is there.

        A parent with nothing in it may be the bare mount point of one that is not.
        """
        try:
            path.lstat()
        except FileNotFoundError:
            pass
        except OSError:
            return False
        else:
            return False
        if not is_there(path.parent) or takes_disks(path.parent):
            return False
        places = (one for one in mounts.places(self.database.reader()) if path.is_relative_to(one))
        if any(os.fsencode(one) not in self.mounted_in(one) for one in places):
            return False
        return next(path.parent.iterdir(), None) is not None

    def _is_unplugged(self, folder: Folder, n_known: int) -> bool:
        """Return whether a full root shows nothing at all: its mount point may be all there is."""
        if not is_there(folder.path):
            return True
        if not os.access(folder.path, os.R_OK):
            return False  # it is there, though nobody may see what is in it
        with os.scandir(folder.path) as entries:
            return n_known >= _SUDDENLY_EMPTY and next(entries, None) is None


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


def is_there(path: Path) -> bool:
    """Return whether a folder can be seen."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def _gone(known: dict[bytes, KnownFile], walk: scan.Walk, disks: Disks) -> dict[bytes, KnownFile]:
    """Return what was looked for and is gone: neither out of sight nor away with its disk."""
    missing = {path: known[path] for path in not_seen(known, walk.unseen)}
    away = disks.away_among(missing.values())
    return {path: file for path, file in missing.items() if file.id not in away}


def _spelled(look: Look, root: Path) -> Look:
    """Return places as the disk spells them, where it finds a file by other spellings too."""
    if not FOLDS_NAMES:
        return look

    def all_of(places: frozenset[bytes]) -> frozenset[bytes]:
        told = (Path(os.fsdecode(place)) for place in places)
        return frozenset(os.fsencode(as_listed(place, root)) for place in told)

    return Look(all_of(look.paths), all_of(look.subtrees))


def _widened(look: Look) -> set[bytes]:
    """Return what to look at: a file that decides about its folder stands for the folder."""
    names = {os.fsencode(name) for name in DECIDING_NAMES}
    places = set(look.subtrees)
    for path in look.paths:
        places.add(raw_paths.parent(path) if raw_paths.name(path) in names else path)
    return {place for place in places if not raw_paths.is_below_any(place, places)}


def _found_at(
    path: str, descent: Descent, rules: Rules, walk: scan.Walk
) -> Iterable[scan.FoundFile]:
    """Yield the files at a path, or below it when it is a folder; none where a rule holds."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as problem:
        walk.miss(path, problem)
        return
    if stat.S_ISDIR(status.st_mode):
        place = descent.place(path)
        if isinstance(place, Place):
            yield from scan.files(place, rules, walk)
        return
    folder, name = os.path.split(path)
    place = descent.place(folder)
    if isinstance(place, Place) and not stat.S_ISLNK(status.st_mode):
        if rules.file(place, name) is None:
            yield scan.found_file(path, status)
        else:
            walk.n_left_out += 1
