"""Postings of frequent words, packed so that one row gives them all at once.

What lives here: the tables `packs`, `packed_terms` and `packed_columns`. What does not: when words
are packed (`engine/ingest/packing.py`) and what postings are worth. The one rule: a pack is a copy
of what the full-text tables say of the chunks up to its last one; whatever it lacks is read there,
so that it can be missing, old or thrown away at any moment.

A chunk's words never change, it can only be removed: the ids of removed chunks are noted by a
trigger, and taken out of what a pack gives until the next pack is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine import terms
from engine.store.database import Connection
from engine.store.fts import Rows

LEAST_ROWS = 64  # a word in fewer chunks is read as soon from the full-text table
# from so many chunks per row on, a bit for every chunk is smaller than a list
_CHUNKS_PER_ROW = 16
# a word in more chunks is common in a library of any size, and then only where it stands counts
MOST_COUNTED_ROWS = 20_000
_MOST_COUNTED = 255  # times that a word stands in a chunk; more make no difference to its weight
_MOST_LOOKED_AT = 2_000  # words that begin alike
_SWEEP = 2_000  # rows removed in a transaction


Counts = NDArray[np.uint8]


class Column(StrEnum):
    """What is known of every chunk, by chunk id."""

    LENGTHS = "lengths"  # in terms
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is complete: everything about chunks up to `last_chunk_id`."""

    id: int
    last_chunk_id: int


class Packed(NamedTuple):
    """Where a word stands: `rows` ascending, and how often it stands there, if that was kept."""

    rows: Rows
    counts: Counts | None


def latest(connection: Connection) -> Pack | None:
    """Return the pack to read from, if there is one of words as they are cut today."""
    row = connection.execute(
        "SELECT id, last_chunk_id FROM packs WHERE ready AND terms_version = ?"
        " ORDER BY id DESC LIMIT 1",
        (terms.VERSION,),
    ).fetchone()
    return Pack(*row) if row else None


def unfinished(connection: Connection) -> Pack | None:
    """Return the pack that was begun after the latest and can be gone on with, if there is one.

    What is packed of a word stays true of it: what came since is not in the pack, and what was
    removed since is noted for this pack as for any.
    """
    row = connection.execute(
        """
        SELECT id, last_chunk_id FROM packs WHERE NOT ready AND terms_version = ?
            AND id > (SELECT coalesce(max(id), 0) FROM packs WHERE ready)
        ORDER BY id DESC LIMIT 1
        """,
        (terms.VERSION,),
    ).fetchone()
    return Pack(*row) if row else None


def last_term(connection: Connection, pack: Pack) -> str:
    """Return the last word in a pack; words are put in in order. "" where there is none."""
    row = connection.execute(
        "SELECT term FROM packed_terms WHERE pack_id = ? ORDER BY term DESC LIMIT 1", (pack.id,)
    ).fetchone()
    return str(row[0]) if row else ""


def removed_since(connection: Connection, pack: Pack) -> Rows:
    """Return `(n,) int64` ids of chunks that may be in a pack and are gone, ascending."""
    rows = connection.execute(
        """
        SELECT r.chunk_id FROM removed_chunks r JOIN packs p ON p.id = ?
        WHERE r.id > p.n_removed_before AND r.chunk_id <= p.last_chunk_id ORDER BY r.chunk_id
        """,
        (pack.id,),
    ).fetchall()
    return np.fromiter((row[0] for row in rows), np.int64, len(rows))


def n_chunks_after(connection: Connection, pack: Pack) -> int:
    """Return how many chunks were added after a pack was begun."""
    row = connection.execute("SELECT count(*) FROM chunks WHERE id > ?", (pack.last_chunk_id,))
    return int(row.fetchone()[0])


def n_rows(connection: Connection, pack: Pack, term: str) -> int:
    """Return in how many chunks of a pack a word stands, removed ones too; 0 if it is not in it."""
    row = connection.execute(
        "SELECT n_rows FROM packed_terms WHERE pack_id = ? AND term = ?", (pack.id, term)
    ).fetchone()
    return int(row[0]) if row else 0


def most_frequent(
    connection: Connection, pack: Pack, beginning: str, limit: int
) -> list[tuple[str, int]]:
    """Return the most frequent words of a pack that begin so, with what `n_rows` says of them."""
    return connection.execute(
        """
        SELECT term, n_rows FROM (
            SELECT term, n_rows FROM packed_terms
            WHERE pack_id = ? AND term >= ? AND term < ? LIMIT ?
        ) ORDER BY n_rows DESC LIMIT ?
        """,
        (pack.id, beginning, beginning + "\U0010ffff", _MOST_LOOKED_AT, limit),
    ).fetchall()


def read(connection: Connection, pack: Pack, term: str, *, counted: bool) -> Packed | None:
    """Return where a word stands, removed chunks too; None for a word that is not in the pack.

    Args:
        connection: where to read.
        pack: which pack.
        term: the word.
        counted: whether it also counts how often the word stands there.
    """
    row = connection.execute(
        "SELECT n_rows, first_row, gap_bytes, gaps, iif(?, counts, NULL) FROM packed_terms"
        " WHERE pack_id = ? AND term = ?",
        (counted, pack.id, term),
    ).fetchone()
    if row is None:
        return None
    *written, counts = row
    rows = _rows_from(*written)
    return Packed(rows, None if counts is None else np.frombuffer(counts, np.uint8))


def column(connection: Connection, pack: Pack, name: Column) -> Rows:
    """Return `(last_chunk_id + 1,) int64`: a number for every chunk id, 0 where there is none."""
    row = connection.execute(
        "SELECT numbers FROM packed_columns WHERE pack_id = ? AND name = ?", (pack.id, name)
    ).fetchone()
    return np.frombuffer(row[0], "<u4").astype(np.int64)


def begin(library: Connection) -> Pack:
    """Return a new pack, which counts once it is finished."""
    row = library.execute(
        """
        INSERT INTO packs (last_chunk_id, n_removed_before, terms_version)
        SELECT (SELECT coalesce(max(id), 0) FROM chunks),
            (SELECT coalesce(max(id), 0) FROM removed_chunks), ?
        RETURNING id, last_chunk_id
        """,
        (terms.VERSION,),
    ).fetchone()
    return Pack(*row)


def add(library: Connection, pack: Pack, words: Sequence[tuple[str, Packed]]) -> None:
    """Put words into a pack that is being made."""
    library.executemany(
        "INSERT INTO packed_terms (pack_id, term, n_rows, first_row, gap_bytes, gaps, counts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                pack.id,
                term,
                len(found.rows),
                int(found.rows[0]),
                *_gaps(found.rows, pack.last_chunk_id),
                None if found.counts is None else found.counts.tobytes(),
            )
            for term, found in words
        ],
    )


def finish(library: Connection, pack: Pack, columns: dict[Column, Rows]) -> None:
    """Let a pack count from now on, with a number for every chunk id up to its last."""
    library.executemany(
        "INSERT INTO packed_columns (pack_id, name, numbers) VALUES (?, ?, ?)",
        [(pack.id, name, numbers.astype("<u4").tobytes()) for name, numbers in columns.items()],
    )
    library.execute("UPDATE packs SET ready = 1 WHERE id = ?", (pack.id,))
    # what was gone before it began is not in it
    library.execute(
        "DELETE FROM removed_chunks WHERE id <= (SELECT n_removed_before FROM packs WHERE id = ?)",
        (pack.id,),
    )


def forget(library: Connection) -> None:
    """Let no pack count any more; the next one that is made sweeps away what is left of them."""
    library.execute("DELETE FROM packs")


def drop_others(library: Connection, pack: Pack | None, begun: Pack | None = None) -> bool:
    """Remove some rows of all packs but one, or two; return whether more may be left."""
    one, other = (kept.id if kept else 0 for kept in (pack, begun))
    library.execute("DELETE FROM packed_columns WHERE pack_id NOT IN (?, ?)", (one, other))
    gone = library.execute(
        "DELETE FROM packed_terms WHERE rowid IN"
        " (SELECT rowid FROM packed_terms WHERE pack_id NOT IN (?, ?) LIMIT ?)",
        (one, other, _SWEEP),
    ).rowcount
    if gone < _SWEEP:
        library.execute("DELETE FROM packs WHERE id NOT IN (?, ?)", (one, other))
    return gone == _SWEEP


def counted(places: Rows) -> tuple[Rows, Counts]:
    """Return the rows of some places, each once, and how often it is there."""
    if not len(places):
        return places, np.empty(0, np.uint8)
    first = np.flatnonzero(np.concatenate(([True], places[1:] != places[:-1])))
    n_times = np.diff(np.append(first, len(places)))
    return places[first], np.minimum(n_times, _MOST_COUNTED).astype(np.uint8)


def _gaps(rows: Rows, last_row: int) -> tuple[int, bytes]:
    """Return the distance of each row from the one before in so many bytes; 0 bytes: as bits."""
    if len(rows) * _CHUNKS_PER_ROW > last_row:
        bits = np.zeros(last_row + 1, np.bool_)
        bits[rows] = True
        return 0, np.packbits(bits).tobytes()
    gaps = np.diff(rows)
    if gaps.max(initial=0) < 1 << 16:
        return 2, gaps.astype("<u2").tobytes()
    return 4, gaps.astype("<u4").tobytes()


def _rows_from(n: int, first: int, gap_bytes: int, gaps: bytes) -> Rows:
    if not gap_bytes:
        return np.flatnonzero(np.unpackbits(np.frombuffer(gaps, np.uint8)))
    rows = np.empty(n, np.int64)
    rows[0] = first
    np.cumsum(np.frombuffer(gaps, f"<u{gap_bytes}"), dtype=np.int64, out=rows[1:])
    rows[1:] += first
    return rows
