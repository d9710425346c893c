"""A file or a folder that is to be forgotten, under whatever name something was kept about it.

What lives here: which names of feedback, which contents and which models are its. What does not:
removing any of it (`erasure`). The one rule: what was done with a file before it was moved was done
with it; a copy that stands, or may stand, anywhere else is a file of its own.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from engine import raw_paths
from engine.feedback.records import FileRef
from engine.spelling import FOLDS_NAMES, as_held
from engine.store import feedback as rows
from engine.store import forgotten
from engine.store.database import Connection, Database
from engine.store.feedback import NamedFile

# in `ModelVersion.details`: the files whose headings a model learned from
MADE_FROM = "made_from"
_CONTENTS, _PLACES = "contents", "places"
_DIGEST_BYTES = 8


class Places:
    """A file or folder, there or not, with everything below it.

    Thread: one at a time.
    """

    def __init__(self, paths: Iterable[Path], library: Database) -> None:
        """Name a place by all paths that it has."""
        self.paths = frozenset(map(os.fsencode, paths))
        self.found: forgotten.Found  # by the latest look
        self._library = library
        self._hashes: set[bytes] = set()  # of what it said when something was done with it
        self._known: dict[bytes, bool] = {}

    def look(self, user: Connection) -> None:
        """Find what a diary keeps about it; on a reader, as it goes through all of the diary."""
        self._hashes |= forgotten.contents_named_in(user, self.paths)
        self.found = forgotten.find_names(user, self.paths, self._moved(user))

    def says(self, content_hash: bytes) -> bool:
        """Return whether a content is, or was, what a file there says."""
        if content_hash in self._hashes:
            return True
        if content_hash not in self._known:
            holders = rows.paths_saying(self._library.reader(), content_hash)
            self._known[content_hash] = any(map(self._holds, holders))
        return self._known[content_hash]

    def taught(self, details: Mapping[str, Any]) -> bool:
        """Return whether a model learned from headings there, from what is told of it.

        Of a model that does not tell its files nobody can say, so that it did is assumed.
        """
        made_from = details.get(MADE_FROM)
        if made_from is None:
            return True
        if not {_digest(path) for path in self.paths}.isdisjoint(made_from[_PLACES]):
            return True
        return any(self.says(bytes.fromhex(one)) for one in made_from[_CONTENTS])

    def _holds(self, path: bytes) -> bool:
        return any(raw_paths.is_in(path, one) for one in self.paths)

    def _moved(self, user: Connection) -> set[NamedFile]:
        """Return the names, from before they were moved, of files that stand only here by now.

        What a file said before it was edited nobody says any more.
        """
        library = self._library.reader()
        if rows.is_unread(library) or not rows.has_document_in(library, self.paths):
            return set()
        ours = self._hashes | rows.contents_in(library, self.paths)
        named = self._only_here(forgotten.named_elsewhere(user, ours, self.paths))
        paths = {one.path for one in named}
        paths -= rows.paths_of_documents(library, paths)
        gone = {path for path in paths if not os.path.lexists(path)}
        return self._only_here(forgotten.named_at(user, gone)) if gone else set()

    def _only_here(self, named: set[NamedFile]) -> set[NamedFile]:
        """Return those of some names whose content no document says that lies elsewhere."""
        contents = {one.content_hash for one in named}
        elsewhere = rows.said_elsewhere(self._library.reader(), contents, self.paths)
        return {one for one in named if one.content_hash not in elsewhere}


def made_from(files: Collection[FileRef]) -> dict[str, list[str]]:
    """Return what a model keeps of the files whose headings it learned from.

    Hashes of what they say, of their paths, and of the folders they lie in, so that a place can be
    compared with them and no name can be read.
    """
    raw = [os.fsencode(one.path) for one in files]
    return {
        _CONTENTS: sorted({one.content_hash.hex() for one in files}),
        _PLACES: sorted({_digest(place) for path in raw for place in _above(path)}),
    }


def _above(path: bytes) -> Iterator[bytes]:
    """Yield a path and every folder that it lies in."""
    yield path
    while (above := raw_paths.parent(path)) != path:
        yield above
        path = above


def _digest(path: bytes) -> str:
    return hashlib.blake2b(path, digest_size=_DIGEST_BYTES).hexdigest()


def spelled(path: Path, roots: Iterable[Path]) -> set[Path]:
    """Return the paths that a path may have in a library: a link is what it leads to as well.

    Args:
        path: a full path, in any spelling; it need not be there.
        roots: the folders of the library.
    """
    found = {path, Path(os.path.realpath(path))}
    if path.name != "..":
        found.add(Path(os.path.realpath(path.parent), path.name))
    if FOLDS_NAMES:
        held = list(roots)
        found |= {other for one in found for other in as_held(one, held)}
    return found
