"""What a searching thread keeps of the database in memory.

What lives here: postings that were asked for, the content of every chunk, filters as masks. What
does not: anything that could not be thrown away at any moment. The one rule: it is brought up to
date at the start of a search, inside the read transaction that the search then runs in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.ports import Ids
from engine.search.postings import Postings
from engine.store import hits, packed
from engine.store.database import Connection
from engine.store.fts import TermTable
from engine.store.hits import DocumentFilter, Holder
from engine.store.packed import Column

Mask = NDArray[np.bool_]

_MAX_HOLDERS = 50_000  # contents whose documents are kept, some 20 MB


@dataclass(frozen=True, slots=True)
class Allowed:
    """The documents and chunks that pass a filter."""

    documents: Mask  # by document id
    chunks: Mask  # by chunk id


class View:
    """The in-memory side of one connection.

    Thread: the connection's own.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.chunks = Postings(TermTable.CHUNKS)
        self.names = Postings(TermTable.NAMES)
        self.content_of = np.zeros(1, np.int64)  # by chunk id; 0 where there is none
        self._version: int | None = None
        self._allowed: dict[DocumentFilter, Allowed] = {}
        self._holders: dict[int, tuple[Holder, ...]] = {}
        # by table, terms and letters: where a phrase stands (`phrases`)
        self.phrase_rows: dict[tuple[TermTable, str, str], Ids] = {}

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read one state of the database throughout the block."""
        self.connection.execute("BEGIN")
        try:
            version = hits.data_version(self.connection)
            if version != self._version:
                self._refresh()
                self._version = version
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def _refresh(self) -> None:
        self.chunks.refresh(self.connection)
        self.names.refresh(self.connection)
        self._allowed.clear()
        self._holders.clear()
        self.phrase_rows.clear()
        pack = packed.latest(self.connection) if len(self.content_of) == 1 else None
        if pack is not None:
            self.content_of = packed.column(self.connection, pack, Column.CONTENTS)
        ids, contents = hits.chunk_contents_after(self.connection, len(self.content_of) - 1)
        if len(ids):
            grown = np.zeros(int(ids.max()) + 1, np.int64)
            grown[: len(self.content_of)] = self.content_of
            grown[ids] = contents
            self.content_of = grown

    def forms(self, term: str) -> tuple[str, ...]:
        """Return what a term of a query stands for, in texts and names: mostly itself alone."""
        return tuple(dict.fromkeys((*self.chunks.forms(term), *self.names.forms(term))))

    def allowed(self, wanted: DocumentFilter) -> Allowed | None:
        """Return what passes a filter, or None when everything does."""
        if not wanted:
            return None
        known = self._allowed.get(wanted)
        if known is None:
            documents, contents = hits.matching_documents(self.connection, wanted)
            mask = np.zeros(self.names.size, np.bool_)
            mask[documents] = True
            known = Allowed(mask, self.chunks_of(contents))
            self._allowed[wanted] = known
        return known

    def holders(self, contents: Collection[int]) -> list[Sequence[Holder]]:
        """Return the documents that hold each of these contents, for each in its place."""
        held = self._holders
        missing = dict.fromkeys([content for content in contents if content not in held], ())
        if missing:
            if len(held) > _MAX_HOLDERS:
                held.clear()
                missing = dict.fromkeys(contents, ())
            held.update(missing)
            for holder in hits.holders(self.connection, list(missing), ()):
                content = holder.content_id or 0
                held[content] = (*held[content], holder)
        return [held[content] for content in contents]

    def contents_of(self, chunk_ids: Ids) -> Ids:
        """Return `(n,) int64`: the content of each chunk, 0 for one that is not known yet."""
        known = chunk_ids < len(self.content_of)
        return np.where(known, self.content_of[np.where(known, chunk_ids, 0)], 0)

    def chunks_of(self, contents: Ids) -> Mask:
        """Return a mask by chunk id of the chunks that belong to these contents."""
        highest = int(max(self.content_of.max(initial=0), contents.max(initial=0)))
        wanted = np.zeros(highest + 1, np.bool_)
        wanted[contents] = True
        wanted[0] = False
        return np.asarray(wanted[self.content_of])
