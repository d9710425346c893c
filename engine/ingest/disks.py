"""What a look makes of disks that come and go inside a folder.

What lives here: which of the documents that were not seen are away with their disk, and not gone.
What does not: the list of what is mounted (`watch/mounts`), and rows (`store/mounts`). The one
rule: a document is taken for deleted only where one and the same mount stood from before the walk
to its end.

What is mounted is noted before anything is read of it, so that a kill at any time leaves no
document of which nobody knows that it lies on a disk of its own. A place is remembered for as long
as documents are away from it. That its folder is missing says nothing: an automounter takes it
along, sometimes only at its next start. So what never comes back is forgotten when the person says
so, or a rule leaves the place out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine.exclusion import Rule
from engine.ingest.changes import BATCH
from engine.jobs import Report
from engine.store import mounts
from engine.store.database import Database
from engine.store.documents import KnownFile
from engine.types import DocumentId, Folder
from engine.watch.mounts import Mounted, Mounts
from engine.watch.rules import Descent
from engine.watch.scan import Walk


def give_up(database: Database, place: Path, report: Report) -> int:
    """Forget what is away with the disk of a place, and return how many documents that were.

    What comes back meanwhile stays.

    Raises:
        CancelledError: told to stop; the rest stays.
        EnvironmentProblem: DISK_FULL and its kin.
    """
    n_away = len(mounts.away_from(database.reader(), place))
    n_done, is_more = 0, True
    while is_more:
        report("forget", n_done, n_away)
        with database.write() as library:
            n_forgotten = mounts.forget(library, place, BATCH)
        n_done += n_forgotten
        is_more = n_forgotten == BATCH
    return n_done


class Disks:
    """The disks of one folder during one look.

    Thread: one; for one look.
    """

    def __init__(self, database: Database, folder: Folder, mounted_in: Mounts) -> None:
        """Note what is mounted before the walk.

        Raises:
            EnvironmentProblem: DISK_FULL and its kin.
        """
        self._database = database
        self._folder = folder
        self._mounted_in = mounted_in
        self._before = self._settled()

    def end(self, walk: Walk, seen: Iterable[DocumentId]) -> None:
        """Note what is mounted after the walk; what changed meanwhile was not seen.

        Args:
            walk: learns of places that were mounted or left while it went on.
            seen: documents that were away, and that the walk met nevertheless.

        Raises:
            EnvironmentProblem: DISK_FULL and its kin.
        """
        back = list(seen)
        if back:
            with self._database.write() as library:
                mounts.come_back(library, back)
        after = self._settled()
        for place in self._before.keys() | after.keys():
            if self._before.get(place) != after.get(place):
                walk.unseen.append(place)

    def away_among(self, files: Iterable[KnownFile]) -> frozenset[DocumentId]:
        """Return those of some documents that are away; no others are asked for."""
        if not self._places():
            return frozenset()
        return mounts.away_among(self._database.reader(), (file.id for file in files))

    @property
    def n_away(self) -> int:
        """Return how many documents in the folder are away."""
        return mounts.n_away_in(self._database.reader(), self._folder)

    def left_out(self, descent: Descent) -> set[DocumentId]:
        """Return what is away from places that a rule leaves out by now."""
        reader = self._database.reader()
        out = [one for one in self.places if isinstance(descent.place(str(one)), Rule)]
        return {document_id for place in out for document_id in mounts.away_from(reader, place)}

    @property
    def places(self) -> tuple[Path, ...]:
        """Return the places in the folder whose disk is away, without its own."""
        return tuple(place for place in self._places() if place != self._folder.path)

    @property
    def is_own_away(self) -> bool:
        """Return whether the folder is itself where a disk was."""
        return self._folder.path in self._places()

    def _settled(self) -> dict[bytes, Mounted]:
        present = self._mounted_in(self._folder.path)
        disks = {path: mounted.disk for path, mounted in present.items()}
        if not mounts.is_settled(self._database.reader(), self._folder, disks):
            with self._database.write() as library:
                mounts.settle(library, self._folder, disks)
        return present

    def _places(self) -> list[Path]:
        return mounts.places_away_in(self._database.reader(), self._folder)
