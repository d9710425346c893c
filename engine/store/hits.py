"""The reads that a search does on contents, chunks and documents.

What lives here: SQL that fetches by ids, and filters as SQL. What does not: ranking, and the
full-text tables. The one rule: nothing here is called per hit; every read takes all ids at once.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine import raw_paths
from engine.reach import Reach
from engine.store import facets
from engine.store.database import Connection
from engine.terms import fold
from engine.types import ChunkId, ContentId, DocumentId, FolderId, Kind

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What a document must be like; empty parts allow everything.

    Times are UTC nanoseconds, half-open: `after_ns <= mtime < before_ns`. `below` is the full path
    of a folder, `reach` what another program may see, `folders` are paths or names as they were
    typed. `names` are stored terms separated by spaces, of which the last may be the beginning of
    one.
    """

    kinds: frozenset[Kind] = frozenset()
    extensions: frozenset[str] = frozenset()
    folder_ids: frozenset[FolderId] = frozenset()
    below: bytes | None = None
    reach: Reach | None = None
    folders: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    after_ns: int | None = None
    before_ns: int | None = None

    def __bool__(self) -> bool:
        """Return whether anything is left out."""
        return self != DocumentFilter()


class Holder(NamedTuple):
    """A document that holds a content, or none yet, as far as ranking needs it."""

    document_id: DocumentId
    content_id: ContentId | None
    kind: str  # a value of `Kind`; made one only where it is shown
    mtime_ns: int


class FoundDocument(NamedTuple):
    """A document as a hit shows it."""

    document_id: DocumentId
    folder_id: FolderId
    path: bytes
    kind: str
    size_bytes: int
    mtime_ns: int
    status: str
    content_id: ContentId | None
    title: str


class FoundChunk(NamedTuple):
    """A chunk as a passage shows it."""

    id: ChunkId
    content_id: ContentId
    ordinal: int
    start: int
    end: int
    text: str
    page: int | None
    line: int
    heading: str
    part: str


def data_version(connection: Connection) -> int:
    """Return a number that changes when another connection has committed."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def chunk_contents_after(connection: Connection, chunk_id: int) -> tuple[Numbers, Numbers]:
    """Return `(n,) int64` chunk ids above `chunk_id` and the contents they belong to."""
    # the index holds both numbers; the table would drag every chunk's text along
    source = "chunks INDEXED BY chunks_by_content" if chunk_id == 0 else "chunks"
    row = connection.execute(
        f"SELECT group_concat(id), group_concat(content_id) FROM {source} WHERE id > ?",  # noqa: S608
        (chunk_id,),
    ).fetchone()
    return _numbers(row[0]), _numbers(row[1])


def matching_documents(connection: Connection, wanted: DocumentFilter) -> tuple[Numbers, Numbers]:
    """Return the ids and the contents (0 where none) of the documents that pass a filter."""
    conditions: list[str] = []
    values: list[object] = []
    for condition, found in _conditions(connection, wanted):
        conditions.append(condition)
        values.extend(found)
    row = connection.execute(
        "SELECT group_concat(d.id), group_concat(coalesce(d.content_id, 0)) FROM documents d"  # noqa: S608 - constant conditions
        f" WHERE {' AND '.join(conditions) or '1'}",
        values,
    ).fetchone()
    return _numbers(row[0]), _numbers(row[1])


def _conditions(
    connection: Connection, wanted: DocumentFilter
) -> Iterator[tuple[str, Sequence[object]]]:
    if wanted.kinds or wanted.extensions:
        parts = [f"d.kind IN ({_marks(wanted.kinds)})"] if wanted.kinds else []
        parts += ["lower(CAST(d.path AS TEXT)) LIKE ?"] * len(wanted.extensions)
        endings = [f"%.{extension}" for extension in sorted(wanted.extensions)]
        yield f"({' OR '.join(parts)})", [*sorted(wanted.kinds), *endings]
    if wanted.folder_ids:
        yield f"d.folder_id IN ({_marks(wanted.folder_ids)})", sorted(wanted.folder_ids)
    if wanted.below is not None:
        yield _inside(wanted.below)
    if wanted.reach is not None:
        yield _reached(wanted.reach)
    if wanted.folders:
        found = [_below(folder) for folder in wanted.folders]
        yield (
            f"({' OR '.join(condition for condition, _ in found)})",
            [value for _, values in found for value in values],
        )
    for name in wanted.names:
        yield (
            "d.id IN (SELECT rowid FROM name_terms WHERE name_terms MATCH ?)",
            [f'name : "{name}" *'],
        )
    for author in wanted.authors:
        typed = _folded(author)
        alike = [one for one, _ in facets.authors(connection) if typed in _folded(one)]
        yield (
            "d.content_id IN (SELECT id FROM contents"
            " WHERE author != '' AND author IN (SELECT value FROM json_each(?)))",
            [json.dumps(alike)],
        )
    if wanted.after_ns is not None:
        yield "d.mtime_ns >= ?", [wanted.after_ns]
    if wanted.before_ns is not None:
        yield "d.mtime_ns < ?", [wanted.before_ns]


def _below(folder: str) -> tuple[str, Sequence[object]]:
    """Return the condition for paths below a folder: a full path, or a name anywhere.

    Case does not count (of letters without accents), nor how accents are encoded.
    """
    conditions: list[str] = []
    values: list[object] = []
    if os.path.isabs(folder):  # noqa: PTH117 - a string of the person's, maybe of no real folder
        path = os.fsencode(os.path.normpath(folder).rstrip(os.sep))
        condition, ends = _inside(path)  # also one whose name is no text
        conditions.append(condition)
        values += ends
        pattern = f"{_escaped(path.decode('utf-8', 'replace') + os.sep)}%"
    else:
        sep, name = _escaped(os.sep), _escaped(folder.strip("/\\").replace("/", os.sep))
        pattern = f"%{sep}{name.encode('utf-8', 'replace').decode()}{sep}%"
    for form in sorted({unicodedata.normalize(form, pattern) for form in ("NFC", "NFD")}):
        conditions.append("CAST(d.path AS TEXT) LIKE ? ESCAPE '\\'")
        values.append(form)
    return f"({' OR '.join(conditions)})", values


def _reached(reach: Reach) -> tuple[str, Sequence[object]]:
    """Return the condition for what may be shown: in something allowed, in nothing denied."""
    allowed, may = _in_any(reach.allowed)
    denied, may_not = _in_any(reach.denied)
    return f"({allowed} AND NOT {denied})", [*may, *may_not]


def _in_any(paths: Sequence[Path]) -> tuple[str, Sequence[object]]:
    """Return the condition for these files, and all files in these folders."""
    conditions, values = ["0"], list[object]()
    for path in map(os.fsencode, paths):
        condition, ends = _inside(path)
        conditions.append(f"d.path = ? OR {condition}")
        values += [path, *ends]
    return f"({' OR '.join(conditions)})", values


def _inside(folder: bytes) -> tuple[str, Sequence[object]]:
    """Return the condition for paths below a folder's full path."""
    return "(d.path >= ? AND d.path < ?)", raw_paths.below(folder)


def _folded(text: str) -> str:
    return " ".join(fold(text).casefold().split())


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def holders(
    connection: Connection, content_ids: Sequence[int], document_ids: Sequence[int]
) -> list[Holder]:
    """Return the documents that hold these contents, and those with these ids."""
    found: list[Holder] = []
    for column, wanted in (("content_id", content_ids), ("id", document_ids)):
        if wanted:
            # one JSON value: the same statement for any number of ids is prepared once
            rows = connection.execute(
                "SELECT d.id, d.content_id, d.kind, d.mtime_ns"  # noqa: S608 - a constant name
                f" FROM json_each(?) j JOIN documents d ON d.{column} = j.value",
                (json.dumps(list(wanted)),),
            ).fetchall()
            found.extend(map(Holder._make, rows))
    return found


def newest(connection: Connection, document_ids: Sequence[int], limit: int) -> list[Holder]:
    """Return the most recently changed of these documents, newest first."""
    # one JSON value: there may be more ids than a statement has room for question marks
    rows = connection.execute(
        """
        SELECT d.id, d.content_id, d.kind, d.mtime_ns
        FROM json_each(?) j JOIN documents d ON d.id = j.value
        ORDER BY d.mtime_ns DESC, d.id LIMIT ?
        """,
        (json.dumps(list(document_ids)), limit),
    ).fetchall()
    return list(map(Holder._make, rows))


def paths(connection: Connection, document_ids: Sequence[int]) -> list[tuple[DocumentId, bytes]]:
    """Return the ids and paths of documents; an id that is gone is left out."""
    return connection.execute(
        "SELECT d.id, d.path FROM json_each(?) j JOIN documents d ON d.id = j.value",
        (json.dumps(list(document_ids)),),
    ).fetchall()


def documents_by_id(
    connection: Connection, document_ids: Sequence[int]
) -> dict[DocumentId, FoundDocument]:
    """Return documents as hits show them; an id that is gone is left out."""
    rows = connection.execute(
        f"""
        SELECT d.id, d.folder_id, d.path, d.kind, d.size_bytes, d.mtime_ns, d.status, d.content_id,
            coalesce(t.title, '')
        FROM documents d LEFT JOIN contents t ON t.id = d.content_id
        WHERE d.id IN ({_marks(document_ids)})
        """,  # noqa: S608 - only question marks
        document_ids,
    ).fetchall()
    return {row[0]: FoundDocument._make(row) for row in rows}


def chunks_by_id(connection: Connection, chunk_ids: Sequence[int]) -> dict[int, FoundChunk]:
    """Return chunks as passages show them; an id that is gone is left out."""
    rows = connection.execute(
        "SELECT id, content_id, ordinal, start, end, text, page, line, heading, part FROM chunks"  # noqa: S608 - only question marks
        f" WHERE id IN ({_marks(chunk_ids)})",
        chunk_ids,
    ).fetchall()
    return {row[0]: FoundChunk._make(row) for row in rows}


def chunk_texts(connection: Connection, chunk_ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the texts of chunks by their ids, and their headings apart from them."""
    for number, text, heading in connection.execute(
        "SELECT c.id, c.text, c.heading FROM json_each(?) j JOIN chunks c ON c.id = j.value",
        (json.dumps(list(chunk_ids)),),
    ):
        yield number, text
        if heading:
            yield number, heading


def chunks_saying(
    connection: Connection, chunk_ids: Sequence[int], words: str
) -> tuple[Numbers, Numbers]:
    """Return chunks that surely have these very words side by side, and those that may have them.

    Told by SQLite, which hands no text out for it: several times as fast as reading the texts. All
    others surely have them neither in their text nor in their heading.

    Args:
        connection: where to read.
        chunk_ids: which chunks.
        words: plain lower-case letters and digits, with one space between words.
    """
    # nothing that may belong to a word stands at the edges; LIMIT, so that each step is done once
    row = connection.execute(
        """
        SELECT group_concat(iif(sure, id, NULL)), group_concat(iif(sure, NULL, id)) FROM (
            SELECT id, low, place > 0
                AND (place = 1 OR substr(low, place - 1, 1) GLOB :edge)
                AND coalesce(nullif(substr(low, place + length(:words), 1), ''), ' ') GLOB :edge
                AS sure
            FROM (
                SELECT id, low, instr(low, :words) AS place FROM (
                    SELECT c.id, lower(c.text || char(10) || c.heading) AS low
                    FROM json_each(:ids) j JOIN chunks c ON c.id = j.value LIMIT -1
                ) LIMIT -1
            ) LIMIT -1
        )
        WHERE sure OR instr(low, :longest) OR length(low) != length(CAST(low AS BLOB))
        """,
        {
            "words": words,
            "longest": max(words.split(), key=len),
            "ids": json.dumps(list(chunk_ids)),
            "edge": "[^a-z0-9\u0080-\U0010ffff]",
        },
    ).fetchone()
    return _numbers(row[0]), _numbers(row[1])


def embedded_hashes(connection: Connection, chunk_ids: Sequence[int]) -> dict[int, bytes]:
    """Return the hash of what was embedded for each chunk; an id that is gone is left out."""
    return dict(
        connection.execute(
            "SELECT c.id, c.embedded_hash FROM json_each(?) j JOIN chunks c ON c.id = j.value",
            (json.dumps(list(chunk_ids)),),
        )
    )


def titles(connection: Connection, content_ids: Sequence[int]) -> list[tuple[ContentId, str]]:
    """Return the titles of contents that have one."""
    return connection.execute(
        "SELECT t.id, t.title FROM json_each(?) j JOIN contents t ON t.id = j.value"
        " WHERE t.title != ''",
        (json.dumps(list(content_ids)),),
    ).fetchall()


def offline_folders(connection: Connection) -> frozenset[FolderId]:
    """Return the folders that could not be seen at the last look, or lost most of their files."""
    rows = connection.execute(
        "SELECT folder_id FROM folder_scans WHERE state IN ('offline', 'gone', 'vanished')"
    )
    return frozenset(FolderId(row[0]) for row in rows)


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


def _numbers(joined: str | None) -> Numbers:
    if not joined:
        return np.empty(0, np.int64)
    return np.fromstring(joined, np.int64, sep=",")
