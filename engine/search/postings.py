"""Term postings of a full-text table, ready to be added up.

What lives here: BM25 weights by term, and a cache of those that were asked for. What does not: SQL
(`engine/store/fts.py`, `engine/store/packed.py`) and what a query means. The one rule: a cached
posting is valid for one state of the database; any commit empties the cache, so that answers never
depend on what was asked before, nor on what is packed.

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

from engine.store import fts, packed
from engine.store.database import Connection
from engine.store.fts import Rows, TermTable, TermTotals
from engine.store.packed import Column, Pack, Packed

K1 = 1.2
B = 0.75
COMMON_SHARE = 0.02
# rows; in smaller tables every posting is read in a few milliseconds
_SMALL_TABLE = packed.MOST_COUNTED_ROWS
_LEAST_COMMON = 2_000
_CACHED_ENTRIES = 8_000_000  # ids and weights kept, about 100 MB at most
_MOST_COUNTED = 200  # terms that begin alike and are counted
_MOST_SOUGHT = 50  # where each must be looked up, which takes ten times as long
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
        self._pack: Pack | None = None
        self._removed: Rows = np.empty(0, np.int64)  # of what the pack gives

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
        if self._table is TermTable.CHUNKS:
            self._pack = packed.latest(connection)
        if self._pack is not None:
            self._removed = packed.removed_since(connection, self._pack)
            if self.size == 1:
                lengths = packed.column(connection, self._pack, Column.LENGTHS)
                self._lengths = np.maximum(lengths, 1).astype(np.float32)
        ids, lengths = fts.lengths_after(connection, self._table, self.size - 1)
        if len(ids):
            grown = np.ones(int(ids[-1]) + 1, np.float32)
            grown[: self.size] = self._lengths
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
            known = min(self._count(connection, term), self.common_from)
            self._frequencies[term] = known
        return known

    def true_frequency(self, connection: Connection, term: str) -> int | None:
        """Return how many rows hold a common term, None where only counting them would tell."""
        n = packed.n_rows(connection, self._pack, term) if self._pack is not None else 0
        return n or None

    def forms(self, term: str) -> tuple[str, ...]:
        """Return the terms that one of a query stands for: itself."""
        return (term,)

    def beginning(self, connection: Connection, letters: str, n_rows: int) -> dict[str, int]:
        """Return terms that begin so with how many rows hold each.

        Args:
            connection: where to read.
            letters: what they begin with.
            n_rows: where frequent terms fill so many rows, rare ones are not looked for.
        """
        found: dict[str, int] = {}
        if self._pack is not None:
            found |= packed.most_frequent(connection, self._pack, letters, _MOST_SOUGHT)
        if sum(found.values()) < n_rows:
            counted = self._pack is not None or self.n_rows <= _SMALL_TABLE
            if counted and self._table is TermTable.CHUNKS:
                found |= fts.counts_beginning(connection, letters, _MOST_COUNTED)
            else:  # counting would read where frequent terms stand
                sought = fts.terms_beginning(connection, self._table, letters, _MOST_SOUGHT)
                found |= {term: self.frequency(connection, term) for term in sought}
        return found

    def _count(self, connection: Connection, term: str) -> int:
        if self._pack is not None:
            n_packed = packed.n_rows(connection, self._pack, term)
            if n_packed >= self.common_from and not len(self._removed):
                return n_packed
            if n_packed:
                found = self._unpacked(connection, self._pack, term, counted=False)
                return 0 if found is None else len(found.rows)
        return fts.document_frequency(connection, self._table, term, self.common_from)

    def idf(self, frequency: int) -> float:
        """Return the inverse document frequency of a term that this many rows hold."""
        return math.log1p((max(self.n_rows, frequency) - frequency + 0.5) / (frequency + 0.5))

    def posting(self, connection: Connection, term: str) -> Posting:
        """Return where a term stands and how much it weighs there."""
        known = self._cache.get(term)
        if known is not None:
            self._cache.move_to_end(term)
            return known
        # how often a common word stands in a text says little, and is slow to read
        common = self.frequency(connection, term) >= self.common_from
        found = self._weigh(self._read(connection, term, counted=not common))
        self._cache[term] = found
        self._n_cached += len(found.rows)
        while self._n_cached > _CACHED_ENTRIES and len(self._cache) > 1:
            _, dropped = self._cache.popitem(last=False)
            self._n_cached -= len(dropped.rows)
        return found

    def _read(self, connection: Connection, term: str, *, counted: bool) -> Packed:
        """Return where a term stands, and unless it is common how often."""
        if self._pack is not None:
            found = self._unpacked(connection, self._pack, term, counted=counted)
            if found is not None:
                return found
        return self._full_text(connection, term, counted=counted)

    def _full_text(
        self, connection: Connection, term: str, *, counted: bool, after: int = 0
    ) -> Packed:
        """Return what the full text says of a term in rows with a higher id."""
        if not counted:
            return Packed(fts.rows_with_phrase(connection, self._table, term, after=after), None)
        places = fts.places(connection, self._table, term, _PLACES_LIMIT, after=after)
        return Packed(*packed.counted(places))

    def _unpacked(
        self, connection: Connection, pack: Pack, term: str, *, counted: bool
    ) -> Packed | None:
        """Return what a pack says of a term, less what was removed and with what came later."""
        found = packed.read(connection, pack, term, counted=counted)
        if found is None or (counted and found.counts is None):
            return None
        rows, counts = found
        if len(self._removed):
            there = ~np.isin(rows, self._removed, assume_unique=True)
            rows, counts = rows[there], None if counts is None else counts[there]
        if self.size - 1 > pack.last_chunk_id:
            later = self._full_text(
                connection, term, counted=counts is not None, after=pack.last_chunk_id
            )
            rows = np.concatenate((rows, later.rows))
            if counts is not None and later.counts is not None:
                counts = np.concatenate((counts, later.counts))
        return Packed(rows, counts)

    def _weigh(self, found: Packed) -> Posting:
        rows = found.rows
        mean = self._totals.n_terms / max(1, self._totals.n_rows)
        relative = self._lengths[rows] / np.float32(max(mean, 1.0))
        tf = np.float32(1) if found.counts is None else found.counts.astype(np.float32)
        weights = tf * (K1 + 1) / (tf + K1 * (1 - B + B * relative))
        return Posting(rows, weights.astype(np.float32))
