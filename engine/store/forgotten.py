"""What leaves the diary, as rows (user.db), and the names by which it is found.

What lives here: removing searches, acts and showings, and what else would have to know of it. What
does not: what is to go (`engine/feedback/erasure.py`). The one rule: whoever forgets calls
`Database.compact` afterwards, so that nothing of it stays in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from engine.store.database import Connection
from engine.store.feedback import NamedFile


class Deed(NamedTuple):
    """An act as a copy of the database, which may have given another id, knows it too."""

    searched_utc_ms: int
    session: str
    query: str
    kind: str
    at_utc_ms: int
    path: bytes
    content_hash: bytes


def queries(user: Connection) -> frozenset[str]:
    """Return every query that is kept, as it was typed."""
    return frozenset(row[0] for row in user.execute("SELECT DISTINCT query FROM impressions"))


def forget_queries(user: Connection, typed: Iterable[str]) -> set[int]:
    """Remove every search for some queries, as they were typed; return which."""
    rows = user.execute(
        "DELETE FROM impressions WHERE query IN (SELECT value FROM json_each(?)) RETURNING id",
        (json.dumps(list(typed)),),
    )
    return {row[0] for row in rows.fetchall()}


def named_files(user: Connection) -> list[NamedFile]:
    """Return every file that was shown or that something was done with, under each name."""
    rows = user.execute(
        "SELECT path, content_hash FROM acts UNION SELECT path, content_hash FROM shown"
    )
    return [NamedFile._make(row) for row in rows if row[0]]


def forget_files(user: Connection, files: Iterable[NamedFile]) -> set[int]:
    """Remove what names some files; return the searches touched.

    A search that led to nothing else goes with it: its words were about that file.
    """
    names = json.dumps([f"{one.path.hex()}:{one.content_hash.hex()}".upper() for one in files])
    where = (
        "hex(path) || ':' || hex(content_hash) IN (SELECT value FROM json_each(?))"
        " RETURNING impression_id"
    )
    rows = user.execute(f"DELETE FROM acts WHERE {where}", (names,))  # noqa: S608
    acted = {row[0] for row in rows.fetchall()}
    rows = user.execute(f"DELETE FROM shown WHERE {where}", (names,))  # noqa: S608
    listed = {row[0] for row in rows.fetchall()}
    _remove_bare(user, acted)
    return acted | listed


def deeds(user: Connection, act_ids: Iterable[int]) -> dict[int, Deed]:
    """Return some acts by their ids; one that is not kept is left out."""
    rows = user.execute(
        """
        SELECT a.id, i.at_utc_ms, i.session, i.query, a.kind, a.at_utc_ms, a.path, a.content_hash
        FROM acts a JOIN impressions i ON i.id = a.impression_id
        WHERE a.id IN (SELECT value FROM json_each(?))
        """,
        (json.dumps(list(act_ids)),),
    )
    return {row[0]: Deed._make(row[1:]) for row in rows.fetchall()}


def forget_deeds(user: Connection, done: Iterable[Deed]) -> set[int]:
    """Remove some acts; return the searches touched, of which those without any act are gone."""
    touched = set()
    for deed in done:
        rows = user.execute(
            """
            DELETE FROM acts WHERE kind = ?4 AND at_utc_ms = ?5 AND path = ?6
                AND content_hash = ?7 AND impression_id IN (
                    SELECT id FROM impressions
                    WHERE at_utc_ms = ?1 AND session = ?2 AND query = ?3
                )
            RETURNING impression_id
            """,
            deed,
        )
        touched |= {row[0] for row in rows.fetchall()}
    _remove_bare(user, touched)
    return touched


def led_to(user: Connection) -> list[tuple[str, NamedFile]]:
    """Return each query, as it was typed, with each file that something was done with after it."""
    rows = user.execute(
        "SELECT DISTINCT i.query, a.path, a.content_hash"
        " FROM acts a JOIN impressions i ON i.id = a.impression_id"
    )
    return [(row[0], NamedFile(row[1], row[2])) for row in rows if row[1]]


def forget_before(user: Connection, utc_ms: int) -> set[int]:
    """Remove searches older than a time; return which."""
    rows = user.execute("DELETE FROM impressions WHERE at_utc_ms < ? RETURNING id", (utc_ms,))
    return {row[0] for row in rows.fetchall()}


def forget_all(user: Connection) -> set[int]:
    """Remove everything; return the searches there were."""
    return {row[0] for row in user.execute("DELETE FROM impressions RETURNING id").fetchall()}


def _remove_bare(user: Connection, impression_ids: Iterable[int]) -> None:
    """Remove searches after which nothing was done."""
    user.executemany(
        "DELETE FROM impressions WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM acts WHERE impression_id = ?1)",
        ((one,) for one in impression_ids),
    )
