"""Packs the words of a library once much of it is new.

What lives here: when words are packed, and the order of it. What does not: the tables
(`engine/store/packed.py`). The one rule: no transaction is long; a kill leaves the pack before it
in use, and the next run goes on with what was begun: a library that keeps changing has one too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from engine.store import fts, hits, packed
from engine.store.database import Connection, Database
from engine.store.fts import Rows, TermTable
from engine.store.packed import Column, Pack, Packed

LEAST_CHUNKS = 5_000  # in fewer every word is read in a millisecond
NEW_SHARE = 0.1  # of the chunks in the pack: so many added or removed ones make a new one
_TERMS = 1_000  # looked at between two commits
_MOST_PLACES = 1_000_000_000


def is_due(library: Connection) -> bool:
    """Return whether enough changed since the last pack for another one."""
    n_chunks = fts.totals(library, TermTable.CHUNKS).n_rows
    pack = packed.latest(library)
    if pack is None:
        return n_chunks >= LEAST_CHUNKS
    n_new = packed.n_chunks_after(library, pack)
    return n_new + len(packed.removed_since(library, pack)) > NEW_SHARE * n_chunks


def pack_words(database: Database, check: Callable[[], None]) -> None:
    """Pack the frequent words of every chunk there is now; what is added later is not in the pack.

    A pack that was begun is gone on with: it is of the chunks there were then.

    Args:
        database: the library.
        check: called between short pieces of work; may raise CancelledError.

    Raises:
        CancelledError: told to stop; the pack before this one stays in use, and what is packed of
            it counts for the next time.
        EnvironmentProblem: DISK_FULL and its kin; the same.
    """
    reader = database.reader()
    pack = packed.unfinished(reader)
    _sweep(database, check, packed.latest(reader), pack)
    if pack is None:
        with database.write() as library:
            pack = packed.begin(library)
    for words in _frequent(reader, pack, check):
        with database.write() as library:
            packed.add(library, pack, words)
    check()
    columns = {
        Column.LENGTHS: _by_id(pack, *fts.lengths_after(reader, TermTable.CHUNKS, 0)),
        Column.CONTENTS: _by_id(pack, *hits.chunk_contents_after(reader, 0)),
    }
    with database.write() as library:
        packed.finish(library, pack, columns)
    _sweep(database, check, pack)


def _sweep(database: Database, check: Callable[[], None], *kept: Pack | None) -> None:
    more = True
    while more:
        check()
        with database.write() as library:
            more = packed.drop_others(library, *kept)


def _frequent(
    reader: Connection, pack: Pack, check: Callable[[], None]
) -> Iterator[list[tuple[str, Packed]]]:
    """Yield the frequent words that are not in the pack yet with where they stand, some at once."""
    after = packed.last_term(reader, pack)
    while True:
        batch = fts.term_counts(reader, after, _TERMS)
        if not batch:
            return
        after = batch[-1][0]
        found = []
        for term, n_rows in batch:
            if n_rows < packed.LEAST_ROWS:
                continue
            check()
            if n_rows > packed.MOST_COUNTED_ROWS:
                rows = fts.rows_with_phrase(reader, TermTable.CHUNKS, term)
                one = Packed(rows[rows <= pack.last_chunk_id], None)
            else:
                places = fts.places(reader, TermTable.CHUNKS, term, _MOST_PLACES)
                one = Packed(*packed.counted(places[places <= pack.last_chunk_id]))
            if len(one.rows) >= packed.LEAST_ROWS:
                found.append((term, one))
        yield found


def _by_id(pack: Pack, ids: Rows, numbers: Rows) -> Rows:
    found = np.zeros(pack.last_chunk_id + 1, np.int64)
    inside = ids <= pack.last_chunk_id
    found[ids[inside]] = numbers[inside]
    return found
