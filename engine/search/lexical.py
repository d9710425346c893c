"""Candidates by their words.

What lives here: which terms of a query are looked up, and their BM25 values. What does not: SQL,
and what must or must not stand in a text (`search/scope.py`). The one rule: a query never reads
more than a fixed number of postings, whatever is typed; common words go first, and so the rare
ones, which decide, are always kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine import terms
from engine.ports import Ids
from engine.search.postings import Posting, Postings
from engine.search.query import Query
from engine.search.view import Mask
from engine.store.database import Connection

_MAX_COMMON = 2  # common words read, and only when a query has no other
POSTING_BUDGET = 20_000  # rows read for one query: some milliseconds when nothing is cached

# Going through all values in order is faster than gathering every so manyth of them.
_SCAN_GAIN = 16
_BLOCK = 64  # values of which only the highest is looked at first

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ScoredTerm:
    """A term of the query with its postings, idf, and the terms that it stands for."""

    term: str
    idf: float
    posting: Posting
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexical:
    """What the words of a query found.

    `ids` are the best rows, best first; `values` holds the BM25 value of every row by its id.
    `idf_sum` counts the words that stand nowhere as well.
    """

    ids: Ids
    values: Values
    scored: tuple[ScoredTerm, ...]
    idf_sum: float

    def values_of(self, ids: Ids) -> Values:
        """Return `(n,) float32` BM25 values, 0 for a row that holds none of the words."""
        known = ids < len(self.values)
        return np.where(known, self.values[np.where(known, ids, 0)], np.float32(0))

    def coverage(self, ids: Ids, only: Collection[str] | None = None) -> Values:
        """Return `(n,) float32`: how much of the query's idf mass stands in each row, 0 to 1.

        Args:
            ids: the rows, `(n,) int64`.
            only: count these terms only, of those that stand anywhere; None for all.
        """
        covered = np.zeros(len(ids), np.float32)
        total = self.idf_sum if only is None else 0.0
        for scored in self.scored:
            if only is not None:
                if scored.term not in only:
                    continue
                total += scored.idf
            rows = scored.posting.rows
            if len(rows):
                at = np.minimum(np.searchsorted(rows, ids), len(rows) - 1)
                covered += np.float32(scored.idf) * (rows[at] == ids)
        return covered / np.float32(total) if total > 0 else covered


def query_terms(query: Query) -> list[str]:
    """Return the terms to look up, each once: stop words only when there is nothing else."""
    meaning = [word for word in query.words if not terms.is_stop_word(word.written)]
    found: dict[str, None] = {}
    for word in meaning or query.words:
        found.update(dict.fromkeys(word.terms))
        if word.whole:
            found[word.whole] = None
    return list(found)


def retrieve(
    connection: Connection,
    postings: Postings,
    wanted: Sequence[str],
    n_best: int,
    *,
    allowed: Mask | None = None,
) -> Lexical:
    """Return the best rows for some terms by BM25.

    Args:
        connection: where to read.
        postings: of which table.
        wanted: the terms, each once.
        n_best: how many rows.
        allowed: mask by row id; only these rows, or None for all.
    """
    frequencies = {term: postings.frequency(connection, term) for term in wanted}
    idf_sum = sum(postings.idf(frequency) for frequency in frequencies.values())
    values = np.zeros(postings.size, np.float32)
    scored: list[ScoredTerm] = []
    touched: list[Ids] = []
    for term in _affordable(connection, postings, frequencies):
        posting = postings.posting(connection, term)
        idf = postings.idf(len(posting.rows))
        scored.append(ScoredTerm(term, idf, posting, postings.forms(term)))
        rows, weights = posting.rows, posting.weights
        if allowed is not None:
            inside = allowed[rows]
            rows, weights = rows[inside], weights[inside]
        values[rows] += np.float32(idf) * weights
        touched.append(rows)
    return Lexical(_best(values, touched, n_best), values, tuple(scored), idf_sum)


def _affordable(
    connection: Connection, postings: Postings, frequencies: Mapping[str, int]
) -> list[str]:
    """Return the terms to read, the rarest first, within the budget; at least one that stands."""
    standing = sorted((n, term) for term, n in frequencies.items() if n)
    rare = [one for one in standing if one[0] < postings.common_from]
    common = [term for _, term in standing[len(rare) :]]
    if not rare and len(common) > _MAX_COMMON:
        common.sort(key=lambda term: _commonness(connection, postings, term))
    chosen: list[str] = []
    n_read = 0
    for n, term in rare or [(0, term) for term in common[:_MAX_COMMON]]:
        n_read += n
        if n_read > POSTING_BUDGET and chosen:
            break
        chosen.append(term)
    return chosen


def _commonness(connection: Connection, postings: Postings, term: str) -> tuple[int, int, str]:
    """Return what puts the rarer of two common terms first; the longer one where none was counted.

    Counting the rows of a common term takes as long as reading them.
    """
    n = postings.true_frequency(connection, term)
    return postings.n_rows if n is None else n, -len(term), term


def _best(values: Values, touched: Sequence[Ids], n_best: int) -> Ids:
    """Return the ids of the highest values, best first, lower id first among equals."""
    n_touched = sum(map(len, touched))
    if n_touched * _SCAN_GAIN > len(values):
        ids = np.flatnonzero(values >= _least_of_best(values, n_best))
    elif n_touched:
        ids = np.unique(np.concatenate(touched))
    else:
        return np.empty(0, np.int64)
    return np.asarray(ids[np.argsort(-values[ids], kind="stable")][:n_best])


def _least_of_best(values: Values, n_best: int) -> np.float32:
    """Return a value above 0 that at least `n_best` values reach, if so many are above 0.

    The highest values of different blocks are values of different rows.
    """
    n_blocks = len(values) // _BLOCK
    least = np.float32(0)
    if n_blocks >= n_best:
        highest = values[: n_blocks * _BLOCK].reshape(n_blocks, _BLOCK).max(axis=1)
        least = np.partition(highest, n_blocks - n_best)[n_blocks - n_best]
    return max(least, np.nextafter(np.float32(0), np.float32(1)))
