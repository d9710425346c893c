"""What a program that works for the person may see of the library.

What lives here: search, text and neighbours, each within what the person allowed. What does not:
the protocol such a program speaks (`app`). The one rule: every answer is narrowed before it is
made, and a file that is not allowed is answered for as one that does not exist.
"""

from __future__ import annotations

import os
from pathlib import Path

from engine.errors import ErrorCode, InputProblem
from engine.freshness import Freshness, freshness
from engine.reach import ALLOWED, DENIED, Choice, Reach
from engine.search import similar
from engine.search.pipeline import Search
from engine.serving.serving import Serving
from engine.store import contents, documents, folders, hits, mounts, settings
from engine.store.database import Database
from engine.store.hits import DocumentFilter
from engine.store.stored_text import stored_text
from engine.types import ChunkId, Document, DocumentText, SearchRequest, SearchResponse


class Guest:
    """One library, as far as it is allowed; what is allowed is looked up at every call.

    Nothing a guest does is remembered, and nothing the person did moves its results.

    Thread: any; calls block.
    """

    def __init__(
        self, search: Search, serving: Serving, user: Database, database: Database
    ) -> None:
        self._search = search
        self._serving = serving
        self._user = user
        self._database = database

    @property
    def reach(self) -> Reach:
        """Return what may be seen at this moment."""
        reader = self._user.reader()
        return Choice.of(settings.all_settings(reader)).reach(self.roots)

    @property
    def roots(self) -> list[Path]:
        """Return the folders of the library."""
        return [folder.path for folder in folders.list_folders(self._user.reader())]

    @property
    def places(self) -> list[Path]:
        """Return the folders of the library, and where in them disks come and go."""
        return [*self.roots, *mounts.places(self._database.reader())]

    @property
    def by_meaning(self) -> bool:
        """Return whether meaning is searched, and not only words."""
        return self._serving.current().index is not None

    def _granted(self) -> Reach:
        reach = self.reach
        if not reach:
            raise InputProblem(ErrorCode.NOTHING_ALLOWED)
        return reach

    def allowed(self) -> list[tuple[Path, int]]:
        """Return what is allowed, each with the number of files in it that may be seen.

        Raises:
            InputProblem: NOTHING_ALLOWED.
        """
        reach = self._granted()
        return [(one, self.n_files(Reach((one,), reach.denied))) for one in reach.allowed]

    def n_files(self, reach: Reach) -> int:
        """Return how many files of the library lie within a reach."""
        reader = self._database.reader()
        return len(hits.matching_documents(reader, DocumentFilter(reach=reach))[0])

    def idle(self, choice: Choice) -> dict[str, list[str]]:
        """Return the lines of a choice that change nothing as they stand, by their setting.

        Asks the disks.
        """
        roots = self.roots
        return {
            ALLOWED: [line for line in choice.allowed if not Choice((line,)).reach(roots)],
            DENIED: [line for line in choice.denied if not self._denies(line, roots)],
        }

    def _denies(self, line: str, roots: list[Path]) -> bool:
        alone = Choice((), (line,))
        if any(map(os.path.lexists, alone.reach([]).denied)):
            return True
        return self.n_files(Reach(alone.reach(roots).denied)) > 0

    def search(self, text: str, limit: int, below: Path | None = None) -> SearchResponse:
        """Return the best results.

        Args:
            text: a query, with all its operators.
            limit: how many files.
            below: only in this folder; None for all that may be seen.

        Raises:
            InputProblem: NOTHING_ALLOWED; NOT_ALLOWED when nothing in the folder can be seen.
            DataProblem: DATABASE_DAMAGED.
        """
        reach = self._granted()
        if below is not None:
            below = _named(below)
            inside = any(one.is_relative_to(below) for one in reach.allowed)
            if not inside and not reach.holds(below):
                raise InputProblem(ErrorCode.NOT_ALLOWED)
        request = SearchRequest(text, limit=limit, below=below, reach=reach)
        current = self._serving.current()
        return self._search.rerank(request, self._search.search(request, current), current)

    def more_like(self, path: Path, start: int | None, limit: int) -> SearchResponse:
        """Return what is nearest in meaning to a file, or to its passage at a place of its text.

        Raises:
            InputProblem: NOTHING_ALLOWED, NOT_ALLOWED, NOT_READ.
        """
        reach, document = self._document(path)
        if document.content_id is None:
            raise InputProblem(ErrorCode.NOT_READ)
        chunk_id: ChunkId | None = None
        if start is not None:
            chunk_id = contents.chunk_at(self._database.reader(), document.content_id, start)
        return similar.more_like(
            self._search,
            self._serving.current(),
            document.id,
            chunk_id=chunk_id,
            limit=limit,
            reach=reach,
        )

    def text(self, path: Path) -> tuple[DocumentText, Freshness]:
        """Return the text that was read from a file, and how the file stands to it.

        Raises:
            InputProblem: NOTHING_ALLOWED, NOT_ALLOWED, NOT_READ, FILE_GONE.
        """
        _, document = self._document(path)
        found = freshness(document.path, document.size_bytes, document.mtime_ns, self.places)
        if found is Freshness.GONE:
            raise InputProblem(ErrorCode.FILE_GONE)
        reader = self._database.reader()
        stored = stored_text(reader, document)
        if stored is None:
            raise InputProblem(ErrorCode.NOT_READ)
        return stored, found

    def _document(self, path: Path) -> tuple[Reach, Document]:
        """Return the document at a path, by its letters: no link is followed, no disk asked."""
        reach = self._granted()
        document = documents.find_document(self._database.reader(), _named(path))
        if document is None or not reach.holds(document.path):
            raise InputProblem(ErrorCode.NOT_ALLOWED)
        return reach, document


def _named(path: Path) -> Path:
    """Return the place that a program names, `..` resolved by the letters alone.

    Raises:
        InputProblem: NOT_ALLOWED for what is no full path.
    """
    try:
        os.fsencode(path)
    except UnicodeEncodeError as problem:
        raise InputProblem(ErrorCode.NOT_ALLOWED) from problem
    if not path.is_absolute():
        raise InputProblem(ErrorCode.NOT_ALLOWED)
    return Path(os.path.normpath(path))
