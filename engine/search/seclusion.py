"""A library as it is for a program that may see a part of it.

What lives here: postings that know of some rows only. What does not: which rows (`engine/reach.py`)
and keeping others out of an answer, which filters do (`search/scope.py`). The one rule: what lies
outside is not even counted. How rare a word is decides the order and which names are found, and
would tell a program that tries words one by one which of them stand in files it may not see.
"""

from __future__ import annotations

import copy

import numpy as np

from engine.reach import Reach
from engine.search.postings import Posting, Postings
from engine.search.view import Mask, View
from engine.store.database import Connection
from engine.store.fts import TermTable
from engine.store.hits import DocumentFilter


def secluded(view: View, reach: Reach) -> View:
    """Return a view of the same state of the library in which only what is reached counts."""
    allowed = view.allowed(DocumentFilter(reach=reach))
    part = copy.copy(view)
    part.phrase_rows = {}  # those of the whole are not those of a part, nor the other way round
    if allowed is not None:
        part.chunks = SecludedPostings(TermTable.CHUNKS, view.chunks, allowed.chunks)
        part.names = SecludedPostings(TermTable.NAMES, view.names, allowed.documents)
    return part


class SecludedPostings(Postings):
    """The postings of some rows, as if there were no others.

    The mean length of a text is still that of all: it changes with no single word.

    Thread: as the postings they are taken from.
    """

    def __init__(self, table: TermTable, every: Postings, rows: Mask) -> None:
        super().__init__(table)
        self._every = every
        self._mask = rows
        self._n_inside = int(np.count_nonzero(rows))

    @property
    def n_rows(self) -> int:
        """Return how many rows there are inside."""
        return self._n_inside

    @property
    def size(self) -> int:
        """Return one more than the highest row id of all."""
        return self._every.size

    def frequency(self, connection: Connection, term: str) -> int:
        """Return how many rows inside hold a term, at most `common_from`."""
        return min(len(self.posting(connection, term).rows), self.common_from)

    def true_frequency(self, connection: Connection, term: str) -> int | None:
        """Return how many rows inside hold a term."""
        return len(self.posting(connection, term).rows)

    def posting(self, connection: Connection, term: str) -> Posting:
        """Return where a term stands inside and how much it weighs there."""
        found = self._every.posting(connection, term)
        rows = found.rows[found.rows < len(self._mask)]
        inside = self._mask[rows]
        return Posting(rows[inside], found.weights[: len(rows)][inside])
