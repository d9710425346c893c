"""What was typed exactly: identifiers, numbers, rare words, dotted names.

What lives here: finding such parts of a query and the chunks and names that hold them. What does
not: quoted phrases, which must be met anyway (`phrases`). The one rule: only short queries are
exact; in a sentence the rare word is one hint among others, and was measured to mislead.

Where no spaces part the words, what was typed is exact only where all of it stands: two of its
characters may stand side by side in words that mean something else. Another form of an identifier
gives the same terms (n_candidate, n_candidates): it is exact only where the typed one never stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine import terms
from engine.ports import Ids
from engine.search.fuse import Values
from engine.search.lexical import Lexical
from engine.search.phrases import rows_to_compare, rows_with
from engine.search.query import Phrase, Query
from engine.search.view import Mask, View
from engine.store import fts
from engine.store.fts import TermTable
from engine.terms import Word

MAX_TOKENS = 3  # a query of more words, stop words aside, is a sentence
RARE_SHARE = 0.001  # a word in no larger share of the chunks is rare
# In a small library nearly every word is in one chunk; there it is also rare in its language.
_LEAST_RARE = 1  # chunks
_MAX_ROWS = 50  # of a compound that become candidates
_ALL = 0.999
# not words with a hyphen: in prose another form of a word is as good
_IS_IDENTIFIER = re.compile("_|[a-z][A-Z]")


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
        self._phrases: dict[str, Ids] = {}
        if 0 < query.n_tokens <= MAX_TOKENS:
            rare = _Rare(view, is_frequent)
            self._terms = _exact_terms(view, query, rare)
            runs = {" ".join(word.terms): word.written for word in query.words if _is_run(word)}
            for phrase in (*(one.terms for one in query.compounds), *runs):
                rows = _allowed(rows_with(view, TermTable.CHUNKS, Phrase(phrase, "")), allowed)
                if len(rows) and (phrase not in runs or rare(len(rows), runs[phrase])):
                    self._phrases[phrase] = rows
            for typed in (*_identifiers(query, self._terms), *query.compounds):
                rows = _allowed(_in_this_form_only(view, typed), allowed)
                if len(rows):
                    self._phrases[typed.terms] = rows
            self._terms = [one for one in self._terms if one not in self._phrases]

    @property
    def candidates(self) -> Ids:
        """Return chunks that must be considered, `(n,) int64`."""
        rows = [found[:_MAX_ROWS] for found in self._phrases.values()]
        return np.concatenate(rows) if rows else np.empty(0, np.int64)

    def shares(self, ids: Ids, words: Lexical) -> Values:
        """Return `(n,) float32`: how much of what was typed exactly each chunk holds, 0 to 1."""
        shares = np.zeros(len(ids), np.float32)
        n_parts = len(self._phrases) + bool(self._terms)
        if not n_parts:
            return shares
        if self._terms:
            shares += words.coverage(ids, self._terms)
        for rows in self._phrases.values():
            shares += np.isin(ids, rows)
        return shares / np.float32(n_parts)

    def in_names(self, view: View, ids: Ids, words: Lexical) -> Mask:
        """Return `(n,)` whether each document's path holds all that was typed exactly.

        Args:
            view: what is being read.
            ids: the documents, `(n,) int64`.
            words: where the words of the query stand in names.
        """
        standing = {one.term for one in words.scored}
        if not (self._terms or self._phrases) or not standing.issuperset(self._terms):
            return np.zeros(len(ids), np.bool_)
        holds = np.ones(len(ids), np.bool_)
        if self._terms:
            holds &= words.coverage(ids, self._terms) >= _ALL
        for phrase in self._phrases:
            rows = fts.rows_with_phrase(view.connection, TermTable.NAMES, phrase)
            holds &= np.isin(ids, rows)
        return holds


class _Rare:
    """Tells whether a word that stands in some chunks is rare."""

    def __init__(self, view: View, is_frequent: Callable[[str], bool] | None) -> None:
        self._most = RARE_SHARE * view.chunks.n_rows
        self._is_frequent = is_frequent

    def __call__(self, frequency: int, written: str) -> bool:
        if frequency <= self._most:
            return True
        if self._is_frequent is None or frequency > _LEAST_RARE:
            return False
        return not self._is_frequent(written)


def _is_run(word: Word) -> bool:
    """Return whether a word was typed as three characters or more that no spaces part."""
    return len(word.terms) > 1 and terms.is_dense(word.written)


def _exact_terms(view: View, query: Query, rare: _Rare) -> list[str]:
    """Return the terms that make a short query exact, of those that stand anywhere."""
    found: list[str] = []
    for word in query.words:
        if _is_run(word):
            continue
        for term in (word.whole,) if word.whole else word.terms:
            frequency = view.chunks.frequency(view.connection, term)
            special = bool(word.whole) or any(one.isdigit() for one in word.written)
            if view.forms(term) != (term,):
                # a begun word is no rare one, whatever it may become; a begun name may be a file's
                frequency = frequency or view.names.frequency(view.connection, term)
            elif rare(frequency, word.written):
                special = True
            if frequency and special:
                found.append(term)
    return found


def _allowed(rows: Ids, allowed: Mask | None) -> Ids:
    return rows if allowed is None else rows[allowed[rows]]


def _identifiers(query: Query, exact: list[str]) -> list[Phrase]:
    return [
        Phrase(word.whole, word.written, exact=True)
        for word in query.words
        # a word is known here without its accents
        if word.whole in exact
        and word.written in query.text
        and _IS_IDENTIFIER.search(word.written)
    ]


def _in_this_form_only(view: View, typed: Phrase) -> Ids:
    """Return the chunks that hold a word as it was typed; none where it has no other form.

    None as well where so many hold it that reading their letters would take too long.
    """
    if rows_to_compare(view, typed) is not None:
        return np.empty(0, np.int64)
    as_typed = rows_with(view, TermTable.CHUNKS, typed)
    any_form = rows_with(view, TermTable.CHUNKS, replace(typed, exact=False))
    return as_typed if len(as_typed) < len(any_form) else as_typed[:0]
