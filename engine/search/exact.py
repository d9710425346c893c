"""What was typed exactly: identifiers, numbers, rare words, dotted names.

What lives here: finding such parts of a query and the chunks that hold them. What does not: quoted
phrases, which must be met anyway (`phrases`). The one rule: only short queries are
exact; in a sentence the rare word is one hint among others, and was measured to mislead.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.ports import Ids
from engine.search.fuse import Values
from engine.search.lexical import Lexical
from engine.search.query import Query
from engine.search.view import Mask, View
from engine.store import fts
from engine.store.fts import TermTable

MAX_TOKENS = 3  # a query of more words, stop words aside, is a sentence
RARE_SHARE = 0.001  # a word in no larger share of the chunks is rare
# In a small library nearly every word is in one chunk; there it is also rare in its language.
_LEAST_RARE = 1  # chunks
_MAX_ROWS = 50  # of a compound that become candidates


class Exact:
    """The exact parts of one query, looked up."""

    def __init__(
        self,
        view: View,
        query: Query,
        allowed: Mask | None,
        is_frequent: Callable[[str], bool] | None = None,
    ) -> None:
        """Look the exact parts up.

        Args:
            view: what is being read.
            query: what is asked.
            allowed: mask by chunk id; only these chunks, or None for all.
            is_frequent: whether a word is frequent in its language; None where nobody can tell.
        """
        self._terms: list[str] = []
        self._compounds: list[Ids] = []
        if 0 < query.n_tokens <= MAX_TOKENS:
            self._terms = _exact_terms(view, query, is_frequent)
            for phrase in query.compounds:
                rows = fts.rows_with_phrase(view.connection, TermTable.CHUNKS, phrase)
                rows = rows[rows < len(view.content_of)]
                if allowed is not None:
                    rows = rows[allowed[rows]]
                if len(rows):
                    self._compounds.append(rows)

    @property
    def candidates(self) -> Ids:
        """Return chunks that must be considered, `(n,) int64`."""
        rows = [found[:_MAX_ROWS] for found in self._compounds]
        return np.concatenate(rows) if rows else np.empty(0, np.int64)

    def shares(self, ids: Ids, words: Lexical) -> Values:
        """Return `(n,) float32`: how much of what was typed exactly each chunk holds, 0 to 1."""
        shares = np.zeros(len(ids), np.float32)
        n_parts = len(self._compounds) + bool(self._terms)
        if not n_parts:
            return shares
        if self._terms:
            shares += words.coverage(ids, self._terms)
        for rows in self._compounds:
            shares += np.isin(ids, rows)
        return shares / np.float32(n_parts)


def _exact_terms(view: View, query: Query, is_frequent: Callable[[str], bool] | None) -> list[str]:
    """Return the terms that make a short query exact, of those that stand anywhere."""
    share = RARE_SHARE * view.chunks.n_rows

    def is_rare(frequency: int, written: str) -> bool:
        if frequency <= share:
            return True
        return frequency <= _LEAST_RARE and is_frequent is not None and not is_frequent(written)

    found: list[str] = []
    for word in query.words:
        for term in (word.whole,) if word.whole else word.terms:
            frequency = view.chunks.frequency(view.connection, term)
            special = bool(word.whole) or any(one.isdigit() for one in word.written)
            if frequency and (special or is_rare(frequency, word.written)):
                found.append(term)
    return found
