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

import os
from collections.abc import Iterable
from pathlib import Path

from engine.exclusion import Rule
from engine.store import mounts
from engine.store.database import Database
from engine.types import DocumentId, Folder
from engine.watch.mounts import Mounted, Mounts
from engine.watch.rules import Descent
from engine.watch.scan import Walk


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
        self._before: dict[bytes, Mounted] = {}
        self._before = self._settled()
        self.away = self._away()

    def end(self, walk: Walk, seen: Iterable[DocumentId]) -> None:
        """Note what is mounted after the walk; what changed meanwhile was not seen.

        Args:
            walk: learns of places that were mounted or left while it went on.
            seen: documents of `away` that the walk met nevertheless.

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
        self.away = self._away()

    def give_up(self, descent: Descent) -> set[DocumentId]:
        """Keep no more what is away from places that a rule leaves out by now; return that."""
        out = {
            os.fsencode(place)
            for place in self.places
            if isinstance(descent.place(str(place)), Rule)
        }
        given_up = {document_id for document_id, place in self.away.items() if place in out}
        for document_id in given_up:
            del self.away[document_id]
        return given_up

    @property
    def places(self) -> tuple[Path, ...]:
        """Return the places in the folder whose disk is away, without its own."""
        own = os.fsencode(self._folder.path)
        away = sorted(set(self.away.values()) - {own})
        return tuple(Path(os.fsdecode(place)) for place in away)

    @property
    def is_own_away(self) -> bool:
        """Return whether the folder is itself where a disk was."""
        return os.fsencode(self._folder.path) in self.away.values()

    def _settled(self) -> dict[bytes, Mounted]:
        present = self._mounted_in(self._folder.path)
        disks = {path: mounted.disk for path, mounted in present.items()}
        if not mounts.is_settled(self._database.reader(), self._folder, disks):
            with self._database.write() as library:
                mounts.settle(library, self._folder, disks)
        return present

    def _away(self) -> dict[DocumentId, bytes]:
        return mounts.away_in(self._database.reader(), self._folder)
