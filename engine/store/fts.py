"""The SQL over the full-text tables.

What lives here: writing and removing rows of `chunk_terms` and `name_terms`, and reading their
postings in bulk. What does not: what a term is (`engine/terms.py`) and ranking (`engine/search`).
The one rule: the tables are contentless, so a row is removed by giving the very text it was added
with.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from engine import terms
from engine.store.database import Connection
from engine.types import ChunkId, DocumentId

Rows = NDArray[np.int64]


class TermTable(StrEnum):
    """The full-text tables; a row's id is the chunk's or the document's."""

    CHUNKS = "chunk_term"
    NAMES = "name_term"


_LAST_LETTER = "\U0010ffff"  # comes after all that a term may hold
_COLUMNS = {TermTable.CHUNKS: "body, heading", TermTable.NAMES: "name, folders"}


@dataclass(frozen=True, slots=True)
class TermTotals:
    """How many rows a full-text table has and how many terms they hold together."""

    n_rows: int
    n_terms: int


def add_chunk(connection: Connection, chunk_id: ChunkId, text: str, heading: str) -> None:
    """Make a chunk's text and heading findable."""
    connection.execute(
        "INSERT INTO chunk_terms (rowid, body, heading) VALUES (?, ?, ?)",
        (chunk_id, terms.document_terms(text), terms.document_terms(heading)),
    )


def remove_chunk(connection: Connection, chunk_id: ChunkId, text: str, heading: str) -> None:
    """Take out what `add_chunk` put in with the same arguments."""
    connection.execute(
        "INSERT INTO chunk_terms (chunk_terms, rowid, body, heading) VALUES ('delete', ?, ?, ?)",
        (chunk_id, terms.document_terms(text), terms.document_terms(heading)),
    )


def add_name(connection: Connection, document_id: DocumentId, name: str, folders: str) -> None:
    """Make a document findable by its file name and by the folders above it."""
    connection.execute(
        "INSERT INTO name_terms (rowid, name, folders) VALUES (?, ?, ?)",
        (document_id, terms.document_terms(name), terms.document_terms(folders)),
    )


def remove_name(connection: Connection, document_id: DocumentId, name: str, folders: str) -> None:
    """Take out what `add_name` put in with the same arguments."""
    connection.execute(
        "INSERT INTO name_terms (name_terms, rowid, name, folders) VALUES ('delete', ?, ?, ?)",
        (document_id, terms.document_terms(name), terms.document_terms(folders)),
    )


def add_emoji(connection: Connection, table: TermTable, row_id: int, *texts: str) -> None:
    """Make a row findable by its emoji that was added before they were terms.

    Args:
        connection: the writer.
        table: which full-text table.
        row_id: the row.
        texts: what it was added with, one for each column.
    """
    today = [terms.document_terms(text) for text in texts]
    before = [terms.without_emoji(text) for text in today]
    columns = _COLUMNS[table]
    connection.execute(
        f"INSERT INTO {table}s ({table}s, rowid, {columns}) VALUES ('delete', ?, ?, ?)",  # noqa: S608
        (row_id, *before),
    )
    connection.execute(
        f"INSERT INTO {table}s (rowid, {columns}) VALUES (?, ?, ?)",  # noqa: S608 - constants
        (row_id, *today),
    )


def document_frequency(connection: Connection, table: TermTable, term: str, limit: int) -> int:
    """Return how many rows hold a term; counting stops at `limit`."""
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {table}s WHERE {table}s MATCH ? LIMIT ?)",  # noqa: S608
        (f'"{term}"', limit),
    ).fetchone()
    return int(row[0])


def places(
    connection: Connection, table: TermTable, term: str, limit: int, *, after: int = 0
) -> Rows:
    """Return `(n,) int64` row ids, ascending, one for each time that a term stands in a row.

    Args:
        connection: where to read.
        table: which full-text table.
        term: the term.
        limit: how many places at most.
        after: only rows with a higher id.
    """
    # one row with all numbers is read many times faster than many rows with one number
    row = connection.execute(
        f"SELECT group_concat(doc) FROM (SELECT doc FROM {table}_places"  # noqa: S608 - constant
        " WHERE term = ? AND doc > ? LIMIT ?)",
        (term, after, limit),
    ).fetchone()
    return _numbers(row[0])


def rows_with_phrase(
    connection: Connection, table: TermTable, phrase: str, *, after: int = 0
) -> Rows:
    """Return `(n,) int64` row ids, ascending, where the terms of a phrase stand side by side.

    Args:
        connection: where to read.
        table: which full-text table.
        phrase: terms separated by spaces; only letters, digits and marks, as `engine.terms` makes.
        after: only rows with a higher id.
    """
    row = connection.execute(
        f"SELECT group_concat(rowid) FROM {table}s WHERE {table}s MATCH ? AND rowid > ?",  # noqa: S608
        ('"' + phrase.replace('"', '""') + '"', after),
    ).fetchone()
    return _numbers(row[0])


def term_counts(connection: Connection, after: str, limit: int) -> list[tuple[str, int]]:
    """Return terms of the chunks in order, those after one, with how many chunks hold each."""
    return connection.execute(
        "SELECT term, doc FROM chunk_term_counts WHERE term > ? LIMIT ?", (after, limit)
    ).fetchall()


def counts_beginning(connection: Connection, beginning: str, limit: int) -> list[tuple[str, int]]:
    """Return terms of the chunks that begin so, in order, with how many chunks hold each.

    Counting reads where each of them stands.
    """
    return connection.execute(
        "SELECT term, doc FROM chunk_term_counts WHERE term >= ? AND term < ? LIMIT ?",
        (beginning, beginning + _LAST_LETTER, limit),
    ).fetchall()


def terms_beginning(
    connection: Connection, table: TermTable, beginning: str, limit: int
) -> list[str]:
    """Return terms that begin so, in order: each is looked up, however often it stands anywhere."""
    rows = connection.execute(
        f"""
        WITH RECURSIVE begun (term) AS (
            SELECT (SELECT term FROM {table}_places WHERE term >= ?1 LIMIT 1)
            UNION ALL
            SELECT (SELECT term FROM {table}_places WHERE term >= begun.term || char(1) LIMIT 1)
            FROM begun WHERE term < ?2
        )
        SELECT term FROM begun WHERE term < ?2 LIMIT ?3
        """,  # noqa: S608 - a constant name
        (beginning, beginning + _LAST_LETTER, limit),
    ).fetchall()
    return [row[0] for row in rows]


def next_term(connection: Connection, table: TermTable, least: str) -> str | None:
    """Return the first term, in order, that is not before a text; None where there is none."""
    row = connection.execute(
        f"SELECT term FROM {table}_places WHERE term >= ? LIMIT 1",  # noqa: S608 - constant
        (least,),
    ).fetchone()
    return None if row is None else str(row[0])


def totals(connection: Connection, table: TermTable) -> TermTotals:
    """Return the size of a full-text table, from the record that FTS5 keeps for its BM25.

    The record is row 1 of the shadow table: variable-length integers, the number of rows first,
    then the number of terms of each column (https://sqlite.org/src, ext/fts5/fts5_index.c).
    """
    row = connection.execute(
        f"SELECT block FROM {table}s_data WHERE id = 1"  # noqa: S608 - a constant name
    ).fetchone()
    numbers = _varints(row[0]) if row else []
    return TermTotals(numbers[0], sum(numbers[1:])) if numbers else TermTotals(0, 0)


def lengths_after(connection: Connection, table: TermTable, row_id: int) -> tuple[Rows, Rows]:
    """Return ids and numbers of terms of the rows with an id above `row_id`, ascending by id."""
    found = connection.execute(
        f"SELECT id, sz FROM {table}s_docsize WHERE id > ? ORDER BY id",  # noqa: S608 - constant
        (row_id,),
    ).fetchall()
    ids = np.fromiter((row[0] for row in found), np.int64, len(found))
    known: dict[bytes, int] = {}  # few lengths are written in different ways
    lengths = np.empty(len(found), np.int64)
    for i, (_, size) in enumerate(found):
        length = known.get(size)
        if length is None:
            length = known[size] = sum(_varints(size))
        lengths[i] = length
    return ids, lengths


def _varints(blob: bytes) -> list[int]:
    """Decode SQLite's variable-length integers: seven bits a byte, high bit means more follow."""
    numbers, value = [], 0
    for byte in blob:
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            numbers.append(value)
            value = 0
    return numbers


def _numbers(joined: str | None) -> Rows:
    if not joined:
        return np.empty(0, np.int64)
    return np.fromstring(joined, np.int64, sep=",")
