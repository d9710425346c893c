"""How much slower is a search while files are read?

    python -m benchmarks.good_guest [--files 400] [--queries 150]

One library, used as the window uses it: searches on one lane, reading on another. Half of the
files are read first; then the same queries are asked at rest, and while the other half is read, a
search every tenth of a second. Printed are p50 and p95 of both and their ratio; the aim is at most
twice as long. Words differ from query to query.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.paths import profile_paths
from benchmarks import synthetic
from engine.config import EngineConfig
from engine.figures import ReadSummary
from engine.jobs import Job, JobRunner, Lane
from engine.library import Library
from engine.types import SearchRequest

EVERY_S = 0.1
_LINES = 60


def main() -> None:
    options = _options()
    random.seed(3)
    lines = synthetic.lines_of(None)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "files"
        root.mkdir()
        config = EngineConfig(
            data_dir=Path(place) / "profile", models_dir=profile_paths(None).models
        )
        runner = JobRunner()
        with Library.open(config, writable=True) as library:
            library.load_models()
            library.add_folder(root)
            half = options.files // 2
            _write(root, lines, range(half))
            _read(runner, library).future.result()
            queries = [_query(lines) for _ in range(options.queries)]
            for query in queries[:20]:
                timed_ms(runner, library, query)
            idle_ms = [timed_ms(runner, library, query) for query in queries]
            _write(root, lines, range(half, options.files))
            reading = _read(runner, library)
            busy_ms: list[float] = []
            while not reading.future.done() and len(busy_ms) < len(queries):
                busy_ms.append(timed_ms(runner, library, queries[len(busy_ms)]))
            n_read = reading.future.result().n_read
            runner.close()
        print(f"{half:,} files at rest, {n_read:,} read meanwhile, {len(busy_ms)} searches")
        show(idle_ms, busy_ms, "while reading")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--queries", type=int, default=150)
    return parser.parse_args()


def _write(root: Path, lines: list[str], numbers: range) -> None:
    for number in numbers:
        (root / f"{number}.txt").write_text("\n".join(random.choices(lines, k=_LINES)))


def _query(lines: list[str]) -> str:
    words = [word for line in random.choices(lines, k=6) for word in line.split() if word.isalpha()]
    return " ".join(random.sample(words, k=min(3, len(words)))) or "honey"


def _read(runner: JobRunner, library: Library) -> Job[ReadSummary]:
    def work(_report: object) -> ReadSummary:
        library.scan()
        return library.read()

    return runner.submit(Lane.READ, "read", work)


def timed_ms(runner: JobRunner, library: Library, query: str) -> float:
    """Return what a search took on its lane, asked a tenth of a second after the one before."""
    time.sleep(EVERY_S)
    begun = time.perf_counter()
    request = SearchRequest(query, limit=20)
    runner.submit(Lane.QUERY, "search", lambda _report: library.search(request)).future.result()
    return (time.perf_counter() - begun) * 1000


def show(idle_ms: Sequence[float], busy_ms: Sequence[float], when: str) -> None:
    """Print how much slower searches were beside something else."""
    for name, share in (("p50", 50), ("p95", 95)):
        idle, busy = np.percentile(idle_ms, share), np.percentile(busy_ms, share)
        print(f"{name}: at rest {idle:.1f} ms, {when} {busy:.1f} ms: {busy / idle:.2f}")


if __name__ == "__main__":
    main()
