"""Term postings of a full-text table, ready to be added up.

What lives here: BM25 weights by term, and a cache of those that were asked for. What does not: SQL
(`engine/store/fts.py`) and what a query means. The one rule: a cached posting is valid for one
state of the database; any commit empties the cache, so that answers never depend on what was asked
before.

BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with the
idf of Lucene, which is never negative:

    idf(t) = ln(1 + (N - n_t + 0.5) / (n_t + 0.5))
    weight(t, d) = tf · (K1 + 1) / (tf + K1 · (1 - B + B · length(d) / mean length))
    value(q, d) = Σ idf(t) · weight(t, d) over the terms of the query
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.store import fts
from engine.store.database import Connection
from engine.store.fts import Rows, TermTable, TermTotals

K1 = 1.2
B = 0.75
COMMON_SHARE = 0.02
_SMALL_TABLE = 20_000  # rows; in smaller tables every posting is read in a few milliseconds
_LEAST_COMMON = 2_000
_CACHED_ENTRIES = 8_000_000  # ids and weights kept, about 100 MB at most
_PLACES_LIMIT = 400_000  # a term that stands in more places says nothing


@dataclass(frozen=True, slots=True)
class Posting:
    """Where a term stands: `rows (n,) int64` ascending, `weights (n,) float32` without idf."""

    rows: Rows
    weights: NDArray[np.float32]


class Postings:
    """The postings of one full-text table.

    Thread: one at a time; the caller holds its lock from `refresh` to the last read.
    """

    def __init__(self, table: TermTable) -> None:
        self._table = table
        self._totals = TermTotals(0, 0)
        self._lengths = np.ones(1, np.float32)
        self._frequencies: dict[str, int] = {}
        self._cache: OrderedDict[str, Posting] = OrderedDict()
        self._n_cached = 0

    @property
    def n_rows(self) -> int:
        """Return how many rows there are."""
        return self._totals.n_rows

    @property
    def size(self) -> int:
        """Return one more than the highest row id."""
        return len(self._lengths)

    def refresh(self, connection: Connection) -> None:
        """Learn what was committed since; forget what may have changed."""
        self._frequencies.clear()
        self._cache.clear()
        self._n_cached = 0
        self._totals = fts.totals(connection, self._table)
        ids, lengths = fts.lengths_after(connection, self._table, len(self._lengths) - 1)
        if len(ids):
            grown = np.ones(int(ids[-1]) + 1, np.float32)
            grown[: len(self._lengths)] = self._lengths
            grown[ids] = lengths
            self._lengths = grown

    @property
    def common_from(self) -> int:
        """Return how many rows make a term common; exact in a small table, where nothing is."""
        if self.n_rows <= _SMALL_TABLE:
            return _SMALL_TABLE + 1
        return min(max(int(self.n_rows * COMMON_SHARE), _LEAST_COMMON), _SMALL_TABLE)

    def frequency(self, connection: Connection, term: str) -> int:
        """Return how many rows hold a term, at most `common_from`: counting more is slow."""
        known = self._frequencies.get(term)
        if known is None:
            known = fts.document_frequency(connection, self._table, term, self.common_from)
            self._frequencies[term] = known
        return known

    def idf(self, frequency: int) -> float:
        """Return the inverse document frequency of a term that this many rows hold."""
        return math.log1p((max(self.n_rows, frequency) - frequency + 0.5) / (frequency + 0.5))

    def posting(self, connection: Connection, term: str) -> Posting:
        """Return where a term stands and how much it weighs there."""
        known = self._cache.get(term)
        if known is not None:
            self._cache.move_to_end(term)
            return known
        if self.frequency(connection, term) >= self.common_from:
            # how often a common word stands in a text says little, and is slow to read
            rows = fts.rows_with_phrase(connection, self._table, term)
            found = self._weigh(rows)
        else:
            found = self._weigh(fts.places(connection, self._table, term, _PLACES_LIMIT))
        self._cache[term] = found
        self._n_cached += len(found.rows)
        while self._n_cached > _CACHED_ENTRIES and len(self._cache) > 1:
            _, dropped = self._cache.popitem(last=False)
            self._n_cached -= len(dropped.rows)
        return found

    def _weigh(self, places: Rows) -> Posting:
        if not len(places):
            return Posting(places, np.empty(0, np.float32))
        first = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
        rows = places[first]
        tf = np.diff(np.append(first, len(places))).astype(np.float32)
        mean = self._totals.n_terms / max(1, self._totals.n_rows)
        relative = self._lengths[rows] / np.float32(max(mean, 1.0))
        weights = tf * (K1 + 1) / (tf + K1 * (1 - B + B * relative))
        return Posting(rows, weights.astype(np.float32))
