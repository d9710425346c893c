"""Searches, what they showed and what was done then, as rows (user.db).

What lives here: rows, and how `library.db` names a document so that a row outlives it. What does
not: what an act means (`engine/feedback`), and how rows go (`forgotten`). The one rule: an id of a
search or an act is never given twice.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from engine import raw_paths
from engine.store.database import Connection
from engine.types import DocumentId, DocumentStatus, GenerationId


class ImpressionRow(NamedTuple):
    """A search; `trial` is the one that it was a part of."""

    id: int
    at_utc_ms: int
    session: str
    query: str
    query_key: str
    model: str
    filters: str
    trial: int | None = None


class ShownRow(NamedTuple):
    """One result that a search showed; `team` tells which model of a trial drew it."""

    rank: int
    path: bytes
    content_hash: bytes
    passage_start: int | None
    passage_end: int | None
    lexical: float | None
    dense: float | None
    fused: float | None
    seen: int
    team: str | None = None


class ActRow(NamedTuple):
    """Something that was done."""

    id: int
    impression_id: int
    rank: int
    path: bytes
    content_hash: bytes
    kind: str
    at_utc_ms: int
    dwell_ms: int | None
    left_out: int


class SignRow(NamedTuple):
    """Something that was done, with the query before it."""

    impression_id: int
    query: str
    query_key: str
    path: bytes
    content_hash: bytes
    kind: str
    at_utc_ms: int
    searched_utc_ms: int
    dwell_ms: int | None


class AskedRow(NamedTuple):
    """A search; `anew_utc_ms` is when other words were tried after it, None where none were."""

    id: int
    at_utc_ms: int
    session: str
    query: str
    query_key: str
    anew_utc_ms: int | None


class NamedFile(NamedTuple):
    """A document as feedback names it; the hash is empty where it was not read."""

    path: bytes
    content_hash: bytes


_NEVER = (1 << 63) - 1  # later than any moment, above any id
_SHOWN = "rank, path, content_hash, passage_start, passage_end, lexical, dense, fused, seen, team"
_ACT = "a.id, a.impression_id, a.rank, a.path, a.content_hash, a.kind, a.at_utc_ms, a.dwell_ms, a.left_out"  # noqa: E501
_IMPRESSION = "id, at_utc_ms, session, query, query_key, model, filters, trial_id"


def add_impression(user: Connection, row: ImpressionRow, shown: Iterable[ShownRow]) -> int:
    """Store a search with what it showed; its own id is passed over and the given one returned."""
    number: int = user.execute(
        "INSERT INTO impressions (at_utc_ms, session, query, query_key, model, filters, trial_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        row[1:],
    ).fetchone()[0]
    user.executemany(
        f"INSERT INTO shown (impression_id, {_SHOWN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        ((number, *one) for one in shown),
    )
    return number


def add_act(user: Connection, row: ActRow) -> int:
    """Store an act; its own id is passed over and the given one returned."""
    number: int = user.execute(
        """
        INSERT INTO acts
            (impression_id, rank, path, content_hash, kind, at_utc_ms, dwell_ms, left_out)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        row[1:],
    ).fetchone()[0]
    return number


def set_dwell(user: Connection, act_id: int, dwell_ms: int) -> None:
    """Note how long the file of an act was looked at."""
    user.execute("UPDATE acts SET dwell_ms = ? WHERE id = ?", (dwell_ms, act_id))


def mark_seen(user: Connection, impression_id: int, ranks: Iterable[int]) -> None:
    """Note that rows of a list were on screen."""
    user.executemany(
        "UPDATE shown SET seen = 1 WHERE impression_id = ? AND rank = ?",
        ((impression_id, rank) for rank in ranks),
    )


def find_impression(user: Connection, row: ImpressionRow) -> int | None:
    """Return the id that this very search is stored under, None where it is not."""
    found = user.execute(
        "SELECT id FROM impressions WHERE at_utc_ms = ? AND session = ? AND query = ?",
        (row.at_utc_ms, row.session, row.query),
    ).fetchone()
    return None if found is None else int(found[0])


def impressions(user: Connection, after: int, limit: int) -> list[ImpressionRow]:
    """Return searches with an id above `after`, oldest first."""
    rows = user.execute(
        f"SELECT {_IMPRESSION} FROM impressions WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608
        (after, limit),
    )
    return [ImpressionRow._make(row) for row in rows.fetchall()]


def impression_exists(user: Connection, impression_id: int) -> bool:
    """Return whether a search is still known."""
    row = user.execute("SELECT 1 FROM impressions WHERE id = ?", (impression_id,)).fetchone()
    return row is not None


def shown(user: Connection, impression_id: int) -> list[ShownRow]:
    """Return what a search showed, in its order."""
    rows = user.execute(
        f"SELECT {_SHOWN} FROM shown WHERE impression_id = ? ORDER BY rank",  # noqa: S608
        (impression_id,),
    )
    return [ShownRow._make(row) for row in rows.fetchall()]


def acts_of(user: Connection, impression_id: int) -> list[ActRow]:
    """Return what was done after a search, oldest first."""
    rows = user.execute(
        f"SELECT {_ACT} FROM acts a WHERE a.impression_id = ? ORDER BY a.id",  # noqa: S608
        (impression_id,),
    )
    return [ActRow._make(row) for row in rows.fetchall()]


def events(
    user: Connection, before: tuple[int, int] | None, limit: int
) -> list[tuple[ActRow, str]]:
    """Return acts with the query before each, newest first.

    Args:
        user: where they are.
        before: moment and id of the last one of the page before; None for the first page.
        limit: how many at most.
    """
    rows = user.execute(
        f"""
        SELECT {_ACT}, i.query FROM acts a JOIN impressions i ON i.id = a.impression_id
        WHERE (a.at_utc_ms, a.id) < (?1, ?2)
        ORDER BY a.at_utc_ms DESC, a.id DESC LIMIT ?3
        """,  # noqa: S608 - a constant list of columns
        (*(before or (_NEVER, _NEVER)), limit),
    )
    return [(ActRow._make(row[:-1]), row[-1]) for row in rows.fetchall()]


def signs(user: Connection, kinds: Sequence[str], looked_ms: int, limit: int) -> list[SignRow]:
    """Return the latest acts of some kinds that are not left out, each with its query.

    Previews only where they were looked at for `looked_ms`.
    """
    rows = user.execute(
        """
        SELECT i.id, i.query, i.query_key, a.path, a.content_hash, a.kind, a.at_utc_ms,
            i.at_utc_ms, a.dwell_ms
        FROM acts a JOIN impressions i ON i.id = a.impression_id
        WHERE NOT a.left_out AND a.kind IN (SELECT value FROM json_each(?))
            AND (a.kind <> 'preview' OR a.dwell_ms >= ?)
        ORDER BY a.at_utc_ms DESC, a.id DESC LIMIT ?
        """,
        (json.dumps(list(kinds)), looked_ms, limit),
    )
    return [SignRow._make(row) for row in rows.fetchall()]


def asked(user: Connection, limit: int) -> list[AskedRow]:
    """Return the latest searches, each with when other words were tried after it, if they were.

    None at all where no search was ever asked in other words.
    """
    rows = user.execute(
        """
        WITH anew AS (
            SELECT impression_id, max(at_utc_ms) AS at_utc_ms FROM acts
            WHERE kind = 'reformulate' AND NOT left_out GROUP BY impression_id
        )
        SELECT i.id, i.at_utc_ms, i.session, i.query, i.query_key, anew.at_utc_ms
        FROM impressions i LEFT JOIN anew ON anew.impression_id = i.id
        WHERE EXISTS (SELECT 1 FROM anew) ORDER BY i.at_utc_ms DESC, i.id DESC LIMIT ?
        """,
        (limit,),
    )
    return [AskedRow._make(row) for row in rows.fetchall()]


def counts(user: Connection) -> tuple[int, int]:
    """Return how many searches and how many acts are kept."""
    row = user.execute("SELECT (SELECT count(*) FROM impressions), (SELECT count(*) FROM acts)")
    n_impressions, n_acts = row.fetchone()
    return n_impressions, n_acts


def asked_anew(user: Connection) -> frozenset[int]:
    """Return the searches after which other words were tried."""
    rows = user.execute("SELECT DISTINCT impression_id FROM acts WHERE kind = 'reformulate'")
    return frozenset(row[0] for row in rows)


def n_known(user: Connection, impression_ids: Collection[int]) -> int:
    """Return how many of some searches were not forgotten."""
    numbers = json.dumps(sorted(impression_ids))
    row = user.execute(
        "SELECT count(*) FROM impressions WHERE id IN (SELECT value FROM json_each(?))", (numbers,)
    )
    return int(row.fetchone()[0])


def last_act(user: Connection) -> int:
    """Return the highest id that an act has or had; 0 before the first."""
    row = user.execute("SELECT seq FROM sqlite_sequence WHERE name = 'acts'").fetchone()
    return 0 if row is None else int(row[0])


def n_acts_after(user: Connection, act_id: int) -> int:
    """Return how many acts with a higher id there are that are not left out."""
    row = user.execute("SELECT count(*) FROM acts WHERE id > ? AND NOT left_out", (act_id,))
    return int(row.fetchone()[0])


def set_left_out(user: Connection, act_ids: Iterable[int], *, left_out: bool) -> None:
    """Leave acts out of everything that learns, or put them back."""
    user.executemany(
        "UPDATE acts SET left_out = ? WHERE id = ?", ((left_out, one) for one in act_ids)
    )


def within(column: str, places: Collection[bytes]) -> tuple[str, list[bytes | str]]:
    """Return a condition that a path is one of some or lies below it, and its values."""
    one = f"({column} = ? OR {column} >= ? AND {column} < ?)"
    values: list[bytes | str] = []
    for place in places:
        values += (place, *raw_paths.below(place))
    return " OR ".join([one] * len(places)) or "0", values


def as_hex(values: Iterable[bytes]) -> str:
    """Return bytes as SQLite's `hex` writes them, in a JSON list: JSON knows no bytes."""
    return json.dumps([value.hex().upper() for value in values])


# of library.db


def file_names(library: Connection, document_ids: Sequence[int]) -> dict[DocumentId, NamedFile]:
    """Return how feedback names some documents; an id that is gone is left out."""
    rows = library.execute(
        """
        SELECT d.id, d.path, coalesce(t.hash, x'') FROM json_each(?) j
        JOIN documents d ON d.id = j.value LEFT JOIN contents t ON t.id = d.content_id
        """,
        (json.dumps(list(document_ids)),),
    )
    return {row[0]: NamedFile(row[1], row[2]) for row in rows.fetchall()}


def content_hash_at(library: Connection, path: bytes) -> bytes:
    """Return the hash of what the document at a path says, empty where there is none."""
    row = library.execute(
        "SELECT t.hash FROM documents d JOIN contents t ON t.id = d.content_id WHERE d.path = ?",
        (path,),
    ).fetchone()
    return bytes(row[0]) if row else b""


def paths_of_documents(library: Connection, paths: Iterable[bytes]) -> set[bytes]:
    """Return at which of some paths a document stands."""
    rows = library.execute(
        "SELECT path FROM documents WHERE hex(path) IN (SELECT value FROM json_each(?))",
        (as_hex(paths),),
    )
    return {row[0] for row in rows}


def has_document_in(library: Connection, places: Collection[bytes]) -> bool:
    """Return whether a document stands at or below one of some paths."""
    inside, values = within("path", places)
    row = library.execute(f"SELECT 1 FROM documents WHERE {inside}", values).fetchone()  # noqa: S608
    return row is not None


def contents_in(library: Connection, places: Collection[bytes]) -> set[bytes]:
    """Return the hashes of what the documents at or below some paths say."""
    inside, values = within("d.path", places)
    rows = library.execute(
        f"SELECT t.hash FROM documents d JOIN contents t ON t.id = d.content_id WHERE {inside}",  # noqa: S608
        values,
    )
    return {row[0] for row in rows}


def said_elsewhere(
    library: Connection, contents: Iterable[bytes], places: Collection[bytes]
) -> set[bytes]:
    """Return which of some hashes are of what a document says that lies in none of some places."""
    inside, values = within("d.path", places)
    rows = library.execute(
        "SELECT DISTINCT t.hash FROM contents t CROSS JOIN documents d ON d.content_id = t.id"  # noqa: S608
        f" WHERE hex(t.hash) IN (SELECT value FROM json_each(?)) AND NOT ({inside})",
        (as_hex(contents), *values),
    )
    return {row[0] for row in rows}


def is_unread(library: Connection) -> bool:
    """Return whether there may be documents that nobody knows of yet what they say, or that.

    So it is while a library is read for the first time, or anew after it was lost.
    """
    row = library.execute(
        "SELECT EXISTS (SELECT 1 FROM folder_scans WHERE last_scan_utc_ms IS NULL)"
        " OR EXISTS (SELECT 1 FROM documents WHERE content_id IS NULL AND status = ?)",
        (DocumentStatus.WAITING,),
    ).fetchone()
    return bool(row[0])


def paths_saying(library: Connection, content_hash: bytes) -> list[bytes]:
    """Return where the documents lie that say what has a hash."""
    rows = library.execute(
        "SELECT d.path FROM contents t JOIN documents d ON d.content_id = t.id WHERE t.hash = ?",
        (content_hash,),
    )
    return [row[0] for row in rows.fetchall()]


def last_said(user: Connection, path: bytes) -> bytes:
    """Return the hash of what a file said when something was last done with it, empty for none."""
    row = user.execute(
        "SELECT content_hash FROM acts WHERE path = ? ORDER BY at_utc_ms DESC, id DESC LIMIT 1",
        (path,),
    ).fetchone()
    return bytes(row[0]) if row else b""


def documents_named(
    library: Connection, files: Sequence[NamedFile]
) -> list[list[tuple[DocumentId, int]]]:
    """Return for each file the documents it is today, with their contents (0 where none).

    The document at its path, whatever it says by now; where none is there, those that say what it
    said: it was moved or renamed.
    """
    found: list[list[tuple[DocumentId, int]]] = []
    for file in files:
        rows = library.execute(
            "SELECT id, coalesce(content_id, 0) FROM documents WHERE path = ?", (file.path,)
        ).fetchall()
        if not rows and file.content_hash:
            rows = library.execute(
                "SELECT d.id, d.content_id FROM contents t"
                " JOIN documents d ON d.content_id = t.id WHERE t.hash = ? ORDER BY d.id",
                (file.content_hash,),
            ).fetchall()
        found.append(rows)
    return found


def fingerprint_of(library: Connection, generation: GenerationId | None) -> str:
    """Return what the encoder of a generation computes, or "" without one."""
    row = library.execute(
        "SELECT fingerprint FROM generations WHERE id = ?", (generation,)
    ).fetchone()
    return str(row[0]) if row else ""
