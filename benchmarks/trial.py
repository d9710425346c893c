"""What does a trial of two models cost a search, and how well does it tell them apart?

    python -m benchmarks.trial [--chunks 20000] [--queries 200] [--trials 1000]

Speed: the same queries answered by one model and by two, in turn, over a library and two indexes of
drawn vectors (`benchmarks/synthetic.py`); the mixed answer against the single one. Statistics:
trials of a candidate that puts the wanted file first in a share of the searches and is chance
otherwise; a person looks at five results, opens the wanted one of them four times in five, and
something else the fifth time or where it is not there. Told are how many trials the candidate wins
and after how many searches they end.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from functools import partial
from pathlib import Path

import numpy as np

from app.paths import profile_paths
from benchmarks import synthetic
from benchmarks.query import Taken, timed
from engine.config import EngineConfig
from engine.learning import MAX_TRIAL_SEARCHES
from engine.models import catalog
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store.opening import open_databases
from engine.team import Team
from engine.tune import mixing
from engine.tune.interleaving import interleave, trial_result, winner
from engine.tune.statistics import trial_level
from engine.types import GenerationId, SearchRequest

N_FILES, N_LOOKED_AT, OPENS_WANTED = 20, 5, 0.8
SHARES = (0.0, 0.1, 0.2, 0.4, 0.8)


class Two:
    """Two snapshots that answer together, or the first alone."""

    def __init__(self, present: Snapshot, rival: Snapshot | None) -> None:
        self._present, self._rival = present, rival

    @property
    def rival(self) -> Snapshot | None:
        """Return the second one."""
        return self._rival

    def current(self) -> Snapshot:
        """Return the present one."""
        return self._present


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chunks", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--trials", type=int, default=1_000)
    options = parser.parse_args()
    random.seed(5)
    tell_speed(options.chunks, options.queries)
    tell_statistics(options.trials)


def tell_speed(n_chunks: int, n_queries: int) -> None:
    """Print how long a search takes with one model and with two."""
    with tempfile.TemporaryDirectory() as folder:
        config = EngineConfig(data_dir=Path(folder), models_dir=profile_paths(None).models)
        user, library = open_databases(config, writable=True)
        embedder = catalog.open_embedder(config)
        n_chunks = synthetic.fill(library, synthetic.lines_of(None), n_chunks)
        real = synthetic.real_vectors(Path(folder) / "real.npy", library, embedder)
        one, other = (
            Snapshot(
                GenerationId(number),
                embedder,
                synthetic.index_of(Path(folder) / f"index{number}", vectors, n_chunks),
                None,
            )
            for number, vectors in ((1, real), (2, np.roll(real, 1, axis=0)))
        )
        search = Search(library)
        alone, together = Two(one, None), Two(one, other)
        times: dict[str, list[Taken]] = {"one model": [], "two models": []}
        for query in synthetic.queries_of(library, n_queries, n_chunks):
            request = SearchRequest(query, limit=50)
            for name, two in (("one model", alone), ("two models", together)):
                times[name].append(timed(partial(mixing.search, search, request, two))[0])
        library.close()
        user.close()
    found = {}
    for name, taken in times.items():
        found[name] = p50, p95 = np.percentile([one.clock_ms for one in taken[1:]], (50, 95))
        print(f"{name:12} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  over {n_chunks:,} passages")
    p50, p95 = found["two models"] / found["one model"]
    print(f"two models take {p50:.2f} times the p50 of one, and {p95:.2f} times the p95")


def tell_statistics(n_trials: int) -> None:
    """Print how often candidates of several kinds win, and how soon."""
    level = trial_level(0)
    print(f"level of the first trial {level:.4f}")
    for share in SHARES:
        generator = random.Random(8)
        ended, n_won = [], 0
        for _ in range(n_trials):
            n, result = trial(generator, share, level)
            ended.append(n)
            n_won += result is Team.CANDIDATE
        print(
            f"better in {share:4.0%} of searches: wins {n_won / n_trials:6.1%} of {n_trials:,} "
            f"trials, which end after {np.mean(ended):.0f} searches on average"
        )


def trial(generator: random.Random, share: float, level: float) -> tuple[int, Team | None]:
    """Return after how many searches a trial ended, and who won it."""
    winners: list[Team | None] = []
    while len(winners) < MAX_TRIAL_SEARCHES:
        winners.append(visit(generator, share))
        result = trial_result(winners, level)
        if result is not None:
            return len(winners), result
    return len(winners), trial_result(winners, level)


def visit(generator: random.Random, share: float) -> Team | None:
    """Return who wins one search."""
    present, candidate = (generator.sample(range(N_FILES), N_FILES) for _ in range(2))
    wanted = generator.choice(present)
    if generator.random() < share:
        candidate.remove(wanted)
        candidate.insert(0, wanted)
    shown = interleave(present, candidate, N_FILES, generator)
    looked = shown.results[:N_LOOKED_AT]
    sees = wanted in looked and generator.random() < OPENS_WANTED
    return winner(shown, {wanted if sees else generator.choice(looked)})


if __name__ == "__main__":
    main()
