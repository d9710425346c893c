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
from engine.reach import Choice, Reach
from engine.search import similar
from engine.search.pipeline import Search
from engine.search.stored_text import stored_text
from engine.serving.serving import Serving
from engine.store import contents, documents, folders, hits, settings
from engine.store.database import Database
from engine.store.hits import DocumentFilter
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
        return Choice.of(settings.all_settings(reader)).reach(self._roots())

    def _roots(self) -> list[Path]:
        return [folder.path for folder in folders.list_folders(self._user.reader())]

    def _allowed(self) -> Reach:
        reach = self.reach
        if not reach:
            raise InputProblem(ErrorCode.NOTHING_ALLOWED)
        return reach

    def n_files(self, reach: Reach) -> int:
        """Return how many files of the library lie within a reach."""
        reader = self._database.reader()
        return len(hits.matching_documents(reader, DocumentFilter(reach=reach))[0])

    def search(self, text: str, limit: int, below: Path | None = None) -> SearchResponse:
        """Return the best results.

        Args:
            text: a query, with all its operators.
            limit: how many files.
            below: only in this folder; None for all that may be seen.

        Raises:
            InputProblem: NOTHING_ALLOWED.
            DataProblem: DATABASE_DAMAGED.
        """
        request = SearchRequest(text, limit=limit, below=below, reach=self._allowed())
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
        found = freshness(document.path, document.size_bytes, document.mtime_ns, self._roots())
        if found is Freshness.GONE:
            raise InputProblem(ErrorCode.FILE_GONE)
        reader = self._database.reader()
        stored = stored_text(reader, document)
        if stored is None:
            raise InputProblem(ErrorCode.NOT_READ)
        return stored, found

    def _document(self, path: Path) -> tuple[Reach, Document]:
        """Return the document at a path, by its letters: no link is followed, no disk asked."""
        reach = self._allowed()
        document = None
        if path.is_absolute():
            try:
                named = Path(os.path.normpath(path))
                document = documents.find_document(self._database.reader(), named)
            except ValueError:  # no name for a file
                document = None
        if document is None or not reach.holds(document.path):
            raise InputProblem(ErrorCode.NOT_ALLOWED)
        return reach, document
