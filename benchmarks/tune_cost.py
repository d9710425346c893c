"""What a tune costs: its time and memory, and what searches feel of it.

    python -m benchmarks.tune_cost FOLDER --out KEEP [--searches 200]

A simulated person searches a BEIR-style folder as in `tune_recipes`; then the same library is used
as the window uses it, one lane for searches and one for the tune. Printed are the time to embed
10,000 of its passages, the time of a whole tune as a multiple of that, the most memory that the
program and its children held together (sampled twice a second), and p50 and p95 of a search every
tenth of a second, at rest and meanwhile; the aim is at most twice as long.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil

from app.simulation import profile_config
from benchmarks.good_guest import show, timed_ms
from benchmarks.tune_recipes import make_bed
from engine.errors import InputProblem
from engine.evaluate import simulation
from engine.evaluate.collection import Collection, load_collection
from engine.evaluate.simulation_row import Plan
from engine.jobs import JobRunner, Lane
from engine.library import Library
from engine.serving.sources import CatalogSource

N_PASSAGES = 10_000
BATCH = 256
N_AT_REST = 200
SAMPLE_S = 0.5
MB = 1_000_000


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    collection = load_collection(options.folder)
    plan = Plan(options.searches)
    bed = make_bed(collection, plan, options.out)
    _, untouched = simulation.split(collection, plan)
    queries = itertools.cycle([query.text for query in untouched])
    embed_s = _embed_s(collection, CatalogSource(bed.config))
    with tempfile.TemporaryDirectory(dir=options.out) as place:
        data = Path(place) / "profile"
        shutil.copytree(bed.config.data_dir, data)
        runner = JobRunner()
        with (
            Library.open(profile_config(data), writable=True) as library,
            closing(runner),  # before the library, whatever goes wrong
        ):
            library.load_models()
            library.learn_blend()
            rest_ms = [timed_ms(runner, library, next(queries)) for _ in range(N_AT_REST)]
            tune_ms: list[float] = []
            with _most_memory() as most:
                begun = time.perf_counter()
                tune = runner.submit(Lane.TUNE, "tune", library.tuning.tune)
                while not tune.future.done():
                    tune_ms.append(timed_ms(runner, library, next(queries)))
                tune_s = time.perf_counter() - begun
            problem = tune.future.exception()
        if isinstance(problem, InputProblem):
            raise SystemExit(f"no tune: {problem}")
        verdict = tune.future.result()
    print(f"{collection.name}, {plan.n_searches} searches, {verdict.n_searches} of them judged by")
    print(f"{N_PASSAGES:,} passages embedded in {embed_s:.0f} s")
    print(f"tune {tune_s:.0f} s, {tune_s / embed_s:.1f} times that; at most {most[0] / MB:,.0f} MB")
    show(rest_ms, tune_ms, "while tuning")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--searches", type=int, default=200)
    return parser.parse_args()


def _embed_s(collection: Collection, source: CatalogSource) -> float:
    embedder = source.embedder()
    texts = itertools.cycle([f"{one.title}\n{one.text}" for one in collection.entries])
    taken = sorted(itertools.islice(texts, N_PASSAGES), key=len)  # as `Library` batches them
    begun = time.perf_counter()
    for start in range(0, len(taken), BATCH):
        embedder.embed_passages(taken[start : start + BATCH])
    return time.perf_counter() - begun


@contextmanager
def _most_memory() -> Iterator[list[int]]:
    """Yield the most bytes that this program and its children held so far, in a list of one."""
    most, ended, program = [0], threading.Event(), psutil.Process()

    def look() -> None:
        while not ended.wait(SAMPLE_S):
            held = 0
            for process in (program, *program.children(recursive=True)):
                with suppress(psutil.Error):
                    held += process.memory_info().rss
            most[0] = max(most[0], held)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        ended.set()
        thread.join()


if __name__ == "__main__":
    main()
