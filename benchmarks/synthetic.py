"""Libraries of any size for the benchmarks of speed: real lines of text, drawn vectors.

The texts are runs of lines from a folder of text files (else Python's own sources), so that words
are as common and as rare as in real text. The vectors are mixtures of those of some real passages,
moved away from them by a chance amount: a passage has near neighbours, farther ones, and many that
are far, as in a real library. What they mean does not count, only what a search of them costs.
"""

from __future__ import annotations

import hashlib
import os
import random
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import hnswlib
import numpy as np
from numpy.typing import NDArray

from engine.index import files
from engine.index.exact import ExactIndex
from engine.index.hnsw import EF_CONSTRUCTION, HnswIndex, LoadedGraph, M
from engine.ingest import packing
from engine.ports import Embedder, Ids, Vectors
from engine.store import contents, documents
from engine.store.database import Database
from engine.store.documents import SeenFile
from engine.types import Chunk, DocumentId, ExtractedText, FolderId, Kind

CHUNK_CHARS = 900
CHUNKS_PER_DOCUMENT = 10
RARE_KIND = Kind.MAIL  # of one document in a thousand
MOST_TEXT_CHARS = 30_000_000
N_REAL_VECTORS = 2_000
FINGERPRINT = "benchmark"
_NEAREST, _FARTHEST = 0.95, 0.55  # cosine of a passage with the mixture it was drawn around
_DOCUMENTS_PER_COMMIT = 200
_BLOCK = 20_000


def lines_of(texts: Path | None) -> list[str]:
    """Return lines of real text, for chunks to be made of."""
    folder = texts or Path(sysconfig.get_paths()["stdlib"])
    found: list[str] = []
    n_chars = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".py", ".md", ".txt", ".rst") or "site-packages" in path.parts:
            continue
        for line in path.read_text("utf-8", "ignore").splitlines():
            if len(line.strip()) > 20:
                n_chars += len(line)
                found.append(line.strip())
        if n_chars > MOST_TEXT_CHARS:
            break
    return found


def fill(library: Database, lines: Sequence[str], n_chunks: int) -> int:
    """Bring a library to so many chunks, packed; return how many. Goes on where it was stopped."""
    n_documents = max(1, n_chunks // CHUNKS_PER_DOCUMENT)
    begun = library.reader().execute("SELECT count(*) FROM documents").fetchone()[0]
    for begin in range(begun, n_documents, _DOCUMENTS_PER_COMMIT):
        with library.write() as connection:
            for i in range(begin, min(begin + _DOCUMENTS_PER_COMMIT, n_documents)):
                kind = RARE_KIND if i % 1000 == 0 else Kind.NOTE
                raw = os.fsencode(f"/home/someone/folder{i % 97}/document{i}.txt")
                documents.add_documents(connection, FolderId(1), [SeenFile(raw, kind, 1, i)])
                row = connection.execute("SELECT id FROM documents WHERE path = ?", (raw,))
                digest = hashlib.blake2b(raw, digest_size=16).digest()
                chunks = _chunks(lines)
                extracted = ExtractedText("\n".join(chunk.text for chunk, _ in chunks))
                content_id = contents.add_content(connection, digest, "bench", extracted, chunks)
                documents.set_read(
                    connection,
                    DocumentId(row.fetchone()[0]),
                    content_id,
                    extractor="bench",
                    size_bytes=1,
                    mtime_ns=i,
                )
    if packing.is_due(library.reader()):  # as after every reading
        packing.pack_words(library, lambda: None)
    return int(library.reader().execute("SELECT count(*) FROM chunks").fetchone()[0])


def _chunks(lines: Sequence[str]) -> list[tuple[Chunk, bytes]]:
    """Return the chunks of one document: runs of lines from a few places."""
    found, start = [], 0
    for ordinal in range(CHUNKS_PER_DOCUMENT):
        parts: list[str] = []
        while sum(map(len, parts)) < CHUNK_CHARS:
            at = random.randrange(len(lines) - 4)
            parts += lines[at : at + 4]
        text = "\n".join(parts)[:CHUNK_CHARS]
        chunk = Chunk(ordinal, start, start + len(text), text, None, 1, "", "")
        found.append((chunk, hashlib.blake2b(text.encode(), digest_size=16).digest()))
        start += len(text) + 1
    return found


def real_vectors(place: Path, library: Database, embedder: Embedder) -> Vectors:
    """Return `(n, dim) float32` unit rows, those of the library's first passages.

    Args:
        place: a file in which they are kept for the next run.
        library: read when there is no such file yet.
        embedder: the same.
    """
    if not place.exists():
        rows = library.reader().execute("SELECT text FROM chunks LIMIT ?", (N_REAL_VECTORS,))
        np.save(place, embedder.embed_passages([row[0] for row in rows]))
    return np.asarray(np.load(place), np.float32)


def drawn(real: Vectors, n: int) -> Iterator[tuple[Ids, Vectors]]:
    """Yield `(m,) int64` ids from 1 and `(m, dim) float32` unit rows, the same at every call."""
    generator = np.random.default_rng(3)
    for begin in range(0, n, _BLOCK):
        size = min(_BLOCK, n - begin)
        one, other = (real[generator.integers(0, len(real), size)] for _ in range(2))
        share = generator.uniform(0.5, 1.0, (size, 1)).astype(np.float32)
        mixed = _unit(share * one + (1 - share) * other)
        noise = _unit(generator.standard_normal(mixed.shape).astype(np.float32))
        cosine = generator.uniform(_FARTHEST, _NEAREST, (size, 1)).astype(np.float32)
        vectors = _unit(cosine * mixed + np.sqrt(1 - cosine**2) * noise)
        yield np.arange(begin + 1, begin + size + 1, dtype=np.int64), vectors


def _unit(rows: NDArray[np.floating[Any]]) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def index_of(place: Path, real: Vectors, n: int, *, ef: int = EF_CONSTRUCTION) -> HnswIndex:
    """Return the index of `n` drawn vectors, from a file when one was kept at `place`.

    Args:
        place: base name of the index's files.
        real: what the vectors are drawn around.
        n: how many.
        ef: how carefully the graph is built; the product's own is the default.
    """
    dim = real.shape[1]
    try:
        return files.load(place, dim, FINGERPRINT)
    except FileNotFoundError:
        pass
    graph = hnswlib.Index("ip", dim)
    graph.init_index(n, M=M, ef_construction=ef, random_seed=1)
    rows = ExactIndex(dim, halved=True)
    for ids, vectors in drawn(real, n):
        graph.add_items(vectors, ids, num_threads=2)
        rows.add(ids, vectors)
        print(f"\rindex: {len(rows):,} of {n:,}", end="", flush=True)
    print()
    index = HnswIndex(dim, LoadedGraph(graph, rows, set()))
    files.save(index, place, FINGERPRINT)
    return index


def queries_of(library: Database, n: int, n_chunks: int) -> list[str]:
    """Return runs of three to eight words that stand in the chunks."""
    found: list[str] = []
    while len(found) < n:
        at = random.randrange(1, n_chunks)
        row = (
            library.reader()
            .execute("SELECT text FROM chunks WHERE id >= ? ORDER BY id LIMIT 1", (at,))
            .fetchone()
        )
        words = [word for word in (row[0] if row else "").split() if word.isalpha()]
        if len(words) > 12:
            begin = random.randrange(len(words) - 8)
            found.append(" ".join(words[begin : begin + random.randint(3, 8)]))
    return found
