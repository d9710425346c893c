"""A small library built by hand: texts go in, a `Search` and a snapshot come out."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine import terms
from engine.index.exact import ExactIndex
from engine.kinds import kind_of
from engine.ports import Vectors
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store import contents, documents
from engine.store.database import Database
from engine.store.documents import SeenFile
from engine.store.schema_library import library_migrations
from engine.types import Chunk, DocumentId, ExtractedText, FolderId, GenerationId

DIM = 64


class WordEmbedder:
    """A stand-in for an encoder: the sum of one fixed random direction per word.

    `synonyms` maps words to others that mean the same, so that a meaning can differ from a word.
    """

    name = "words"
    precision = "fp32"
    fingerprint = "words"
    dim = DIM
    max_tokens = 256

    def __init__(self, synonyms: dict[str, str] | None = None) -> None:
        self._synonyms = synonyms or {}

    def embed_query(self, text: str) -> Vectors:
        total = np.full(DIM, 1e-3, np.float32)
        for word in terms.words(text):
            for term in word.terms:
                total += _direction(self._synonyms.get(term, term))
        return (total / np.linalg.norm(total)).astype(np.float32)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        rows = [self.embed_query(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, DIM), np.float32)


def _direction(term: str) -> Vectors:
    generator = np.random.default_rng(zlib.crc32(term.encode()))
    return generator.standard_normal(DIM).astype(np.float32)


class HandMadeLibrary:
    """Puts texts into the store as reading would; one chunk per paragraph."""

    def __init__(self, path: Path, synonyms: dict[str, str] | None = None) -> None:
        self.database = Database(path, writable=True)
        self.database.migrate(library_migrations, path.parent / "backups", keep=1)
        self.embedder = WordEmbedder(synonyms)
        self.index = ExactIndex(DIM)
        self.search = Search(self.database)

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(GenerationId(1), self.embedder, self.index, None)

    @property
    def words_only(self) -> Snapshot:
        return Snapshot(None, None, None, None)

    def add(
        self,
        path: str,
        text: str | None,
        *,
        title: str = "",
        author: str = "",
        folder_id: int = 1,
        mtime_ns: int = 0,
        headings: Sequence[str] = (),
    ) -> DocumentId:
        """Add a document; a text of None leaves it waiting, found by its name only.

        Each paragraph of it stands under one of the headings, if there are any.
        """
        raw = os.fsencode(path)
        seen = SeenFile(raw, kind_of(Path(path)), len(text or ""), mtime_ns)
        with self.database.write() as library:
            documents.add_documents(library, FolderId(folder_id), [seen])
            row = library.execute("SELECT id FROM documents WHERE path = ?", (raw,)).fetchone()
            document_id = DocumentId(row[0])
            if text is None:
                return document_id
            digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
            content_id = contents.find_content(library, digest, "test")
            fresh = content_id is None
            if content_id is None:
                extracted = ExtractedText(text, title=title, author=author)
                content_id = contents.add_content(
                    library, digest, "test", extracted, _paragraphs(text, headings)
                )
            documents.set_read(
                library,
                document_id,
                content_id,
                extractor="test",
                size_bytes=len(text),
                mtime_ns=mtime_ns,
            )
            rows = library.execute(
                "SELECT id, text FROM chunks WHERE content_id = ?", (content_id,)
            ).fetchall()
        if fresh:
            vectors = self.embedder.embed_passages([f"{title} {row[1]}" for row in rows])
            self.index.add(np.array([row[0] for row in rows], np.int64), vectors)
        return document_id

    def close(self) -> None:
        self.database.close()


def _paragraphs(text: str, headings: Sequence[str] = ()) -> list[tuple[Chunk, bytes]]:
    chunks, start = [], 0
    for ordinal, paragraph in enumerate(text.split("\n\n")):
        end = start + len(paragraph)
        line = text.count("\n", 0, start) + 1
        heading = headings[ordinal] if headings else ""
        chunk = Chunk(ordinal, start, end, paragraph, None, line, heading, "")
        chunks.append((chunk, hashlib.blake2b(paragraph.encode(), digest_size=16).digest()))
        start = end + 2
    return chunks
