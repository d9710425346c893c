"""Does a search stay fast when a library has a million passages?

    python -m benchmarks.million KEEP [--chunks 1000000] [--queries 200] [--build-only] [--ef 40]
        [--words]

Builds one library of 100,000 passages and one of `--chunks` in the folder KEEP (about 6 GB for a
million; going on where it was stopped), opens both in one process and asks both the same new
queries in turn. Says p50 and p95 of the first results, of the same queries asked again, of queries
of nothing but common words, and of the first one after opening; memory and disk. The words are real
text, the vectors are drawn (`benchmarks/synthetic.py`). `--ef` is how carefully the large graph is
built: less than the product does, because building it as carefully takes hours; what a search costs
does not depend on it. `--words` asks by words alone, which needs no graph.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import psutil

from app.paths import profile_paths
from benchmarks import synthetic
from benchmarks.query import Taken, first_results, timed
from engine.config import EngineConfig
from engine.index.hnsw import EF_CONSTRUCTION
from engine.models import catalog
from engine.ports import Embedder
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store.database import Database
from engine.store.opening import open_databases
from engine.types import GenerationId, SearchResponse

SMALL = 100_000


class Opened:
    """A library with its index, ready to be asked."""

    def __init__(self, folder: Path, n_chunks: int, ef: int, *, words_only: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        config = EngineConfig(data_dir=folder, models_dir=profile_paths(None).models)
        before = _memory_bytes()
        self.embedder: Embedder = catalog.open_embedder(config)
        self._user, self.database = open_databases(config, writable=True)
        self.n_chunks = synthetic.fill(self.database, synthetic.lines_of(None), n_chunks)
        self.search = Search(self.database)
        self.snapshot = Snapshot(None, None, None, None)
        if not words_only:
            place = folder.parent / "real.npy"  # of the small library, for both
            real = synthetic.real_vectors(place, self.database, self.embedder)
            index = synthetic.index_of(folder / "index", real, self.n_chunks, ef=ef)
            self.snapshot = Snapshot(GenerationId(1), self.embedder, index, None)
        self.opened_bytes = _memory_bytes() - before

    def ask(self, query: str) -> SearchResponse:
        """Return the first results."""
        return self.search.search(first_results(query), self.snapshot)

    def close(self) -> None:
        """Let go of the databases."""
        self.database.close()
        self._user.close()


def _memory_bytes() -> int:
    return int(psutil.Process().memory_info().rss)


def _disk_bytes(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern))


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("keep", type=Path)
    parser.add_argument("--chunks", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--build-only", action="store_true")
    parser.add_argument("--ef", type=int, default=40)
    parser.add_argument("--words", action="store_true")
    options = parser.parse_args()
    random.seed(5)
    words = options.words
    small = Opened(options.keep / f"{SMALL}", SMALL, EF_CONSTRUCTION, words_only=words)
    large = Opened(options.keep / f"{options.chunks}", options.chunks, options.ef, words_only=words)
    if not options.build_only:
        _compare(small, large, options.queries)
    for one in (small, large):
        one.close()


def _compare(small: Opened, large: Opened, n_queries: int) -> None:
    queries = synthetic.queries_of(small.database, n_queries, small.n_chunks)
    common = _common_words(small.database, n_queries)
    firsts = [timed(partial(one.ask, queries[0]))[0] for one in (small, large)]
    print(f"{'':28} {'p50':>8} {'p95':>8} {'p50':>8} {'p95':>8} ms   ratio p50, p95")
    for name, asked in (
        ("new words", queries[1:]),
        ("the same words again", queries[1:]),
        ("common words alone", common),
    ):
        taken: tuple[list[Taken], list[Taken]] = ([], [])
        for query in asked:
            for one, times in zip((small, large), taken, strict=True):
                times.append(timed(partial(one.ask, query))[0])
        _print_rows(name, *taken)
    _print_rows("the first after opening", firsts[:1], firsts[1:])
    for one in (small, large):
        size = _disk_bytes(one.folder, "library.db*") / 1e6
        graph = _disk_bytes(one.folder, "index*") / 1e6
        print(
            f"{one.n_chunks:,} passages: {one.opened_bytes / 1e6:,.0f} MB more memory once opened,"
            f" {size:,.0f} MB of rows, {graph:,.0f} MB of index"
        )
    print(f"memory of the whole process {_memory_bytes() / 1e6:,.0f} MB, {os.cpu_count()} cores")


def _print_rows(name: str, small: Sequence[Taken], large: Sequence[Taken]) -> None:
    _print_row(name, *([one.clock_ms for one in each] for each in (small, large)))
    _print_row("  processor", *([one.processor_ms for one in each] for each in (small, large)))


def _print_row(name: str, small: Sequence[float], large: Sequence[float]) -> None:
    cells = [np.percentile(times, q) for times in (small, large) for q in (50, 95)]
    shown = " ".join(f"{cell:8.2f}" for cell in cells)
    print(f"{name:28} {shown} {cells[2] / cells[0]:14.2f} {cells[3] / cells[1]:8.2f}")


def _common_words(database: Database, n_queries: int) -> list[str]:
    """Return queries of two to four words that each stand in a tenth of the passages or more."""
    rows = database.reader().execute("SELECT text FROM chunks ORDER BY id LIMIT 2000").fetchall()
    counts: dict[str, int] = {}
    for (text,) in rows:
        for word in {one for one in text.lower().split() if one.isalpha() and len(one) > 2}:
            counts[word] = counts.get(word, 0) + 1
    common = sorted(word for word, n in counts.items() if n >= len(rows) / 10)
    return [" ".join(random.sample(common, random.randint(2, 4))) for _ in range(n_queries)]


if __name__ == "__main__":
    main()
