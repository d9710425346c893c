"""What leaves the diary, as rows (user.db), and the names by which it is found.

What lives here: removing searches, acts and showings, and what else would have to know of it. What
does not: what is to go (`engine/feedback/erasure.py`). The one rule: whoever forgets calls
`Database.compact` afterwards, so that nothing of it stays in the file.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from engine.store.database import Connection
from engine.store.feedback import NamedFile, as_hex, within


class Deed(NamedTuple):
    """An act as a copy of the database, which may have given another id, knows it too."""

    searched_utc_ms: int
    session: str
    query: str
    kind: str
    at_utc_ms: int
    path: bytes
    content_hash: bytes


class Found(NamedTuple):
    """Where a look found what names some files, and up to which ids it looked.

    `where` and `values` tell such a name; `searches` and `acts` are ids, as JSON.
    """

    where: str
    values: tuple[bytes | str, ...]
    searches: str
    acts: str
    last_search: int
    last_act: int


_NAMED = "SELECT path, content_hash FROM shown UNION ALL SELECT path, content_hash FROM acts"
_NAME = "hex(path) || ':' || hex(content_hash)"


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


def contents_named_in(user: Connection, places: Collection[bytes]) -> set[bytes]:
    """Return what the files at or below some paths said when something was kept about them."""
    inside, values = within("path", places)
    rows = user.execute(
        f"SELECT DISTINCT content_hash FROM ({_NAMED}) WHERE ({inside})",  # noqa: S608
        values,
    )
    return {row[0] for row in rows if row[0]}


def named_elsewhere(
    user: Connection, contents: Iterable[bytes], places: Collection[bytes]
) -> set[NamedFile]:
    """Return every name of a file that said one of some contents, but for some places."""
    inside, values = within("path", places)
    rows = user.execute(
        f"SELECT DISTINCT path, content_hash FROM ({_NAMED})"  # noqa: S608
        f" WHERE hex(content_hash) IN (SELECT value FROM json_each(?)) AND NOT ({inside})",
        (as_hex(contents), *values),
    )
    return {NamedFile._make(row) for row in rows if row[0]}


def named_at(user: Connection, paths: Iterable[bytes]) -> set[NamedFile]:
    """Return every name with one of some paths."""
    rows = user.execute(
        f"SELECT DISTINCT path, content_hash FROM ({_NAMED})"  # noqa: S608
        " WHERE hex(path) IN (SELECT value FROM json_each(?))",
        (as_hex(paths),),
    )
    return {NamedFile._make(row) for row in rows}


def find_names(user: Connection, places: Collection[bytes], files: Iterable[NamedFile]) -> Found:
    """Find what names a file at or below some paths, or one of some single files.

    This goes through all that is kept, so it is for a reader, on which nobody waits.
    """
    last = dict(user.execute("SELECT name, seq FROM sqlite_sequence"))  # first: more may come
    inside, values = within("path", places)
    where = inside
    if names := [f"{one.path.hex()}:{one.content_hash.hex()}".upper() for one in files]:
        where = f"{inside} OR {_NAME} IN (SELECT value FROM json_each(?))"  # noqa: S608
        values = [*values, json.dumps(names)]
    rows = user.execute(f"SELECT DISTINCT impression_id FROM shown WHERE {where}", values)  # noqa: S608
    searches = json.dumps([row[0] for row in rows])
    rows = user.execute(f"SELECT id FROM acts WHERE {where}", values)  # noqa: S608
    acts = json.dumps([row[0] for row in rows])
    last_search, last_act = last.get("impressions", 0), last.get("acts", 0)
    return Found(where, tuple(values), searches, acts, last_search, last_act)


def forget_files(user: Connection, found: Found) -> set[int]:
    """Remove what names some files, also what came since it was found; return the searches touched.

    A search that led to nothing else goes with it: its words were about that file.
    """
    acted = _forget_named(user, "acts", "id", found, (found.acts, found.last_act))
    listed = _forget_named(
        user, "shown", "impression_id", found, (found.searches, found.last_search)
    )
    _remove_bare(user, acted)
    return acted | listed


def _forget_named(
    user: Connection, table: str, key: str, found: Found, among: tuple[str, int]
) -> set[int]:
    """Remove rows with a name that was found, among those with some keys and those after one."""
    known, last = among
    touched = set()
    for keys, value in (("IN (SELECT value FROM json_each(?))", known), ("> ?", last)):
        rows = user.execute(
            f"DELETE FROM {table} WHERE {key} {keys} AND ({found.where}) RETURNING impression_id",  # noqa: S608
            (value, *found.values),
        )
        touched |= {row[0] for row in rows.fetchall()}
    return touched


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
