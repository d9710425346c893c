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
        self._library = library
        self._hashes: set[bytes] = set()  # of what it said when something was done with it
        self._known: dict[bytes, bool] = {}

    def names(self, user: Connection) -> list[NamedFile]:
        """Return every name in a diary that is its, also those from before it was moved there."""
        named = forgotten.named_files(user)
        found = [one for one in named if self._holds(one.path)]
        self._hashes |= {one.content_hash for one in found if one.content_hash}
        if rows.is_unread(self._library.reader()):
            return found
        others = [one for one in named if not self._holds(one.path)]
        moved = {one.path for one in others if self._was(one)}
        return found + [one for one in others if one.path in moved and self._is_mine(one)]

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

    def _was(self, one: NamedFile) -> bool:
        """Return whether a name is of a file that stands nowhere any more but here.

        What nobody says any more was edited since, where the library knows a file here.
        """
        library = self._library.reader()
        if not one.content_hash or not self.says(one.content_hash) or not self._is_mine(one):
            return False
        if not any(rows.has_document_in(library, place) for place in self.paths):
            return False
        return not rows.has_document(library, one.path) and not os.path.lexists(one.path)

    def _is_mine(self, one: NamedFile) -> bool:
        """Return whether no other file says what one said where it lay before it was moved.

        What it said before it was edited nobody says any more.
        """
        if not one.content_hash:
            return True
        return all(map(self._holds, rows.paths_saying(self._library.reader(), one.content_hash)))


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
