"""A word in the making: what the last word of a query may become.

What lives here: the words of the library that begin like it, and postings in which they stand for
it. What does not: which word is in the making (`query`), and values. The one rule: a word that
stands anywhere is taken as it is; and however many words begin alike, a few are read.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

import numpy as np

from engine import terms
from engine.search.lexical import POSTING_BUDGET
from engine.search.postings import Posting, Postings
from engine.search.query import MIN_BEGUN, Query
from engine.search.view import View
from engine.store.database import Connection
from engine.store.fts import TermTable
from engine.word_ends import shorter_stems

_MAX_FORMS = 50

Forms = Mapping[str, tuple[str, ...]]


def with_begun(view: View, query: Query) -> View:
    """Return a view of the same state of the library in which a begun word is what it may become.

    That is the view itself where the last word is finished, stands somewhere, or begins nothing.
    """
    if not query.begun or _stands(view, query.begun[0][0]):
        return view
    chunks = _forms_of(view.connection, view.chunks, query)
    names = _forms_of(view.connection, view.names, query)
    if not any(chunks.values()) and not any(names.values()):
        return view
    part = copy.copy(view)
    part.phrase_rows = {}  # a word alone is a phrase, too
    part.chunks = BegunPostings(TermTable.CHUNKS, view.chunks, chunks)
    part.names = BegunPostings(TermTable.NAMES, view.names, names)
    return part


def _stands(view: View, term: str) -> bool:
    return bool(
        view.chunks.frequency(view.connection, term) or view.names.frequency(view.connection, term)
    )


def _forms_of(connection: Connection, postings: Postings, query: Query) -> Forms:
    """Return what the begun word may become, and its last part, which is begun as well."""
    (whole, letters), *parts = query.begun
    found = {whole: _forms(connection, postings, letters)}
    for part, typed in parts:
        # of one or two letters nearly everything may become
        long = len(typed) >= MIN_BEGUN
        found[part] = _forms(connection, postings, typed) if long else found[whole]
    return found


def _forms(connection: Connection, postings: Postings, letters: str) -> tuple[str, ...]:
    """Return the most frequent words that begin so, as many as a query may read."""
    found = postings.beginning(connection, letters, POSTING_BUDGET)
    for stem in {terms.stem(letters)} | shorter_stems(letters):
        n_rows = postings.frequency(connection, stem)
        if n_rows:
            found[stem] = n_rows
    chosen: list[str] = []
    n_read = 0
    for term, n_rows in sorted(found.items(), key=lambda one: -one[1])[:_MAX_FORMS]:
        n_read += n_rows
        if n_read > POSTING_BUDGET and chosen:
            break
        chosen.append(term)
    return tuple(chosen)


class BegunPostings(Postings):
    """Postings in which some terms stand for others; all else is as it was.

    Thread: as the postings they are taken from.
    """

    def __init__(self, table: TermTable, every: Postings, forms: Forms) -> None:
        super().__init__(table)
        self._every = every
        self._forms = forms
        self._joined: dict[str, Posting] = {}

    @property
    def n_rows(self) -> int:
        """Return how many rows there are."""
        return self._every.n_rows

    @property
    def size(self) -> int:
        """Return one more than the highest row id."""
        return self._every.size

    def forms(self, term: str) -> tuple[str, ...]:
        """Return the terms that one of a query stands for."""
        return self._forms.get(term) or (term,)

    def frequency(self, connection: Connection, term: str) -> int:
        """Return how many rows hold a term or what it stands for, at most `common_from`."""
        if not self._forms.get(term):
            return self._every.frequency(connection, term)
        return min(len(self.posting(connection, term).rows), self.common_from)

    def true_frequency(self, connection: Connection, term: str) -> int | None:
        """Return how many rows hold a common term, None where only counting them would tell."""
        if not self._forms.get(term):
            return self._every.true_frequency(connection, term)
        return len(self.posting(connection, term).rows)

    def posting(self, connection: Connection, term: str) -> Posting:
        """Return where a term stands, or what it stands for, and the most that weighs there."""
        forms = self._forms.get(term)
        if not forms:
            return self._every.posting(connection, term)
        known = self._joined.get(term)
        if known is None:
            parts = [self._every.posting(connection, form) for form in forms]
            rows, at = np.unique(np.concatenate([one.rows for one in parts]), return_inverse=True)
            weights = np.zeros(len(rows), np.float32)
            np.maximum.at(weights, at, np.concatenate([one.weights for one in parts]))
            known = self._joined[term] = Posting(rows, weights)
        return known
