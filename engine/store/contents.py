"""Contents and chunks: what the bytes of a file say, stored once however many files hold them.

What lives here: `contents`, `chunks`, their full text, and the list of chunks that have no vector
yet. The one rule: a chunk and its row in `chunk_terms` change together.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine import terms
from engine.store import fts
from engine.store.database import Connection
from engine.store.fts import TermTable
from engine.types import Chunk, ChunkId, ContentId, ExtractedText, Span

_SWEEP = 200  # contents per transaction, so that a sweep never holds the writer for long
_BATCH = 200  # chunks whose texts are in memory at once


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk with the title of its content, ready to be embedded."""

    id: ChunkId
    title: str
    chunk: Chunk
    embedded_hash: bytes


def find_content(library: Connection, digest: bytes, extractor: str) -> ContentId | None:
    """Return the content with these bytes as this extractor reads them, if it is known."""
    row = library.execute(
        "SELECT id FROM contents WHERE hash = ? AND extractor = ?", (digest, extractor)
    ).fetchone()
    return ContentId(row[0]) if row else None


def add_content(
    library: Connection,
    digest: bytes,
    extractor: str,
    extracted: ExtractedText,
    chunks: Sequence[tuple[Chunk, bytes]],
) -> ContentId:
    """Store a content with its chunks; words are searchable from the commit on.

    Args:
        library: the writer connection.
        digest: hash of the file's bytes.
        extractor: which extractor read it, with its version.
        extracted: what it read.
        chunks: each with the hash of the text that the encoder will see.
    """
    row = library.execute(
        """
        INSERT INTO contents
            (hash, extractor, title, author, language, note, n_chars, text, pages, parts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        (
            digest,
            extractor,
            extracted.title,
            extracted.author,
            extracted.language,
            extracted.note,
            len(extracted.text),
            zlib.compress(extracted.text.encode(), 1),
            _spans_json(extracted.pages),
            _spans_json(extracted.parts),
        ),
    ).fetchone()
    content_id = ContentId(row[0])
    for chunk, embedded_hash in chunks:
        _add_chunk(library, content_id, extracted.title, chunk, embedded_hash)
    return content_id


def _add_chunk(
    library: Connection, content_id: ContentId, title: str, chunk: Chunk, embedded_hash: bytes
) -> None:
    row = library.execute(
        """
        INSERT INTO chunks
            (content_id, ordinal, start, end, text, page, line, heading, part, embedded_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        (
            content_id,
            chunk.ordinal,
            chunk.start,
            chunk.end,
            chunk.text,
            chunk.page,
            chunk.line,
            chunk.heading,
            chunk.part,
            embedded_hash,
        ),
    ).fetchone()
    chunk_id = ChunkId(row[0])
    fts.add_chunk(library, chunk_id, chunk.text, heading_text(title, chunk.heading))
    library.execute("INSERT INTO unembedded (chunk_id) VALUES (?)", (chunk_id,))


def heading_text(title: str, heading: str) -> str:
    """Return what the full text index keeps beside a chunk's body."""
    return f"{title}\n{heading}" if heading else title


_STORED_CHUNK = """
    SELECT c.id, t.title, c.ordinal, c.start, c.end, c.text, c.page, c.line, c.heading, c.part,
        c.embedded_hash
    FROM chunks c JOIN contents t ON t.id = c.content_id
"""


def waiting_chunks(library: Connection, limit: int) -> list[StoredChunk]:
    """Return chunks without a vector, in the order they were read."""
    rows = library.execute(
        f"{_STORED_CHUNK} JOIN unembedded u ON u.chunk_id = c.id ORDER BY u.chunk_id LIMIT ?",
        (limit,),
    )
    return [_stored_chunk(row) for row in rows]


def all_chunks(library: Connection) -> Iterator[StoredChunk]:
    """Yield every chunk."""
    for row in library.execute(f"{_STORED_CHUNK} ORDER BY c.id"):
        yield _stored_chunk(row)


def chunks_of(library: Connection, ids: Sequence[int]) -> list[StoredChunk]:
    """Return the chunks with these ids that are there, in the order of the ids."""
    marks = ",".join("?" * len(ids))
    rows = library.execute(f"{_STORED_CHUNK} WHERE c.id IN ({marks})", tuple(ids))
    found = {row[0]: _stored_chunk(row) for row in rows}
    return [found[one] for one in ids if one in found]


def hash_with_chunk(library: Connection, chunk_id: ChunkId) -> bytes:
    """Return the hash of the content that has a chunk, empty where it is gone."""
    row = library.execute(
        "SELECT t.hash FROM chunks c JOIN contents t ON t.id = c.content_id WHERE c.id = ?",
        (chunk_id,),
    ).fetchone()
    return bytes(row[0]) if row else b""


def chunk_ids_of(library: Connection, content_ids: Sequence[int]) -> list[int]:
    """Return the ids of the chunks of some contents."""
    rows = library.execute(
        "SELECT c.id FROM json_each(?) j JOIN chunks c ON c.content_id = j.value",
        (json.dumps(list(content_ids)),),
    )
    return [row[0] for row in rows.fetchall()]


def chunk_at(library: Connection, content_id: ContentId, place: int) -> ChunkId | None:
    """Return the chunk that a place of a text lies in or behind; None before the first one."""
    row = library.execute(
        "SELECT id FROM chunks WHERE content_id = ? AND start <= ? ORDER BY start DESC LIMIT 1",
        (content_id, place),
    ).fetchone()
    return ChunkId(row[0]) if row else None


def hashes_of_chunks(library: Connection, ids: Sequence[int]) -> dict[int, bytes]:
    """Return the hash of the content that each chunk belongs to, by chunk."""
    rows = library.execute(
        "SELECT c.id, t.hash FROM json_each(?) j JOIN chunks c ON c.id = j.value"
        " JOIN contents t ON t.id = c.content_id",
        (json.dumps([int(one) for one in ids]),),
    )
    return {row[0]: bytes(row[1]) for row in rows}


def headings(library: Connection, limit: int) -> Iterator[tuple[bytes, str, str]]:
    """Yield hash, title and heading of chunks whose content a document has, file by file."""
    yield from library.execute(
        """
        SELECT t.hash, t.title, c.heading FROM contents t JOIN chunks c ON c.content_id = t.id
        WHERE t.id IN (SELECT content_id FROM documents) ORDER BY t.id, c.ordinal LIMIT ?
        """,
        (limit,),
    )


def content_hash(library: Connection, content_id: ContentId) -> bytes:
    """Return the hash of a content's bytes, empty when it is gone."""
    row = library.execute("SELECT hash FROM contents WHERE id = ?", (content_id,)).fetchone()
    return bytes(row[0]) if row else b""


def _stored_chunk(row: tuple[Any, ...]) -> StoredChunk:
    return StoredChunk(ChunkId(row[0]), row[1], Chunk(*row[2:10]), row[10])


def passages_of(library: Connection, content_id: int, limit: int) -> list[str]:
    """Return the texts of a content's chunks in order, so many at most."""
    rows = library.execute(
        "SELECT text FROM chunks WHERE content_id = ? ORDER BY ordinal LIMIT ?",
        (content_id, limit),
    )
    return [row[0] for row in rows]


def n_waiting_chunks(library: Connection) -> int:
    """Return how many chunks have no vector yet."""
    return int(library.execute("SELECT count(*) FROM unembedded").fetchone()[0])


def n_chunks(library: Connection) -> int:
    """Return how many chunks there are."""
    return int(library.execute("SELECT count(*) FROM chunks").fetchone()[0])


def remove_orphans(library: Connection) -> tuple[list[ChunkId], bool]:
    """Remove some contents that no document holds.

    Returns:
        The ids of their chunks, and whether more may be left for another transaction.
    """
    contents = [
        row[0]
        for row in library.execute(
            """
            SELECT id FROM contents t
            WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.content_id = t.id) LIMIT ?
            """,
            (_SWEEP,),
        )
    ]
    removed: list[ChunkId] = []
    for content_id in contents:
        rows = library.execute(
            """
            SELECT c.id, c.text, t.title, c.heading FROM chunks c
            JOIN contents t ON t.id = c.content_id WHERE c.content_id = ?
            """,
            (content_id,),
        ).fetchall()
        for chunk_id, text, title, heading in rows:
            fts.remove_chunk(library, ChunkId(chunk_id), text, heading_text(title, heading))
            library.execute("DELETE FROM vectors WHERE chunk_id = ?", (chunk_id,))
            library.execute("DELETE FROM unembedded WHERE chunk_id = ?", (chunk_id,))
            removed.append(ChunkId(chunk_id))
        library.execute("DELETE FROM chunks WHERE content_id = ?", (content_id,))
        library.execute("DELETE FROM contents WHERE id = ?", (content_id,))
    return removed, len(contents) == _SWEEP


def refill_terms(library: Connection) -> None:
    """Write the full text of every chunk anew."""
    library.execute("INSERT INTO chunk_terms (chunk_terms) VALUES ('delete-all')")
    for chunk_id, text, heading in _texts(library):
        fts.add_chunk(library, chunk_id, text, heading)


def add_emoji(library: Connection) -> None:
    """Make chunks findable by their emoji that were written before emoji were terms."""
    for chunk_id, text, heading in _texts(library, _NO_PLAIN_LETTERS):
        if terms.has_emoji(text) or terms.has_emoji(heading):
            fts.add_emoji(library, TermTable.CHUNKS, chunk_id, text, heading)


_NO_PLAIN_LETTERS = """
    length(c.text) != length(CAST(c.text AS BLOB))
    OR length(c.heading) != length(CAST(c.heading AS BLOB))
    OR length(t.title) != length(CAST(t.title AS BLOB))
"""


def _texts(library: Connection, condition: str = "1") -> Iterator[tuple[ChunkId, str, str]]:
    """Yield chunks as the full text keeps them; of all texts a batch is in memory at once."""
    last = ChunkId(0)
    while True:
        batch = library.execute(
            "SELECT c.id, c.text, t.title, c.heading"  # noqa: S608 - constant conditions
            " FROM chunks c JOIN contents t ON t.id = c.content_id"
            f" WHERE c.id > ? AND ({condition}) ORDER BY c.id LIMIT ?",
            (last, _BATCH),
        ).fetchall()
        if not batch:
            return
        for chunk_id, text, title, heading in batch:
            yield chunk_id, text, heading_text(title, heading)
        last = batch[-1][0]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A content's whole text with its provenance."""

    title: str
    text: str
    pages: tuple[Span, ...]
    parts: tuple[Span, ...]
    language: str


def get_text(library: Connection, content_id: ContentId) -> StoredText | None:
    """Return a content's whole text, or None."""
    row = library.execute(
        "SELECT title, text, pages, parts, language FROM contents WHERE id = ?", (content_id,)
    ).fetchone()
    if row is None:
        return None
    text = zlib.decompress(row[1]).decode()
    return StoredText(row[0], text, _spans(row[2]), _spans(row[3]), row[4])


def _spans_json(spans: Sequence[Span]) -> str:
    return json.dumps([(span.start, span.end, span.label) for span in spans])


def _spans(stored: str) -> tuple[Span, ...]:
    return tuple(Span(start, end, label) for start, end, label in json.loads(stored))
