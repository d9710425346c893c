"""Do the search's weights, fitted on what was opened, help queries that were never asked?

    python -m benchmarks.blend FOLDER... --out FOLDER [--searches 200] [--seed 0]

A simulated person asks each BEIR-style collection and opens what they find, as in `honeyguide
simulate` (fewer searches where 100 queries would not stay untouched). The weights of meaning and
words are then fitted as the product does, and the untouched queries are asked as people search,
with the defaults and with the fitted weights; nothing is remembered of what was opened. Profiles
are kept in `--out`. p is two-sided, of a sign-flip test over the queries.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.tune_recipes import Bed, ask, make_bed
from engine.clock import StillClock, SystemClock
from engine.evaluate import simulation
from engine.evaluate.collection import load_collection
from engine.evaluate.simulation_row import Paired, Plan
from engine.feedback.diary import Diary
from engine.feedback.memory import Recalled
from engine.feedback.recalling import Embed, Recalling
from engine.jobs import silent_report
from engine.ports import Vectors
from engine.search import blending, pipeline
from engine.serving.serving import Serving
from engine.serving.shelf import Shelf
from engine.serving.sources import CatalogSource
from engine.store.opening import open_databases


class JustWeights(Recalling):
    """Remembers nothing of what was opened but the weights that were fitted on it."""

    def recall(
        self, typed: str, vector: Vectors | None, fingerprint: str, embed: Embed
    ) -> list[Recalled]:
        """Return nothing."""
        del typed, vector, fingerprint, embed
        return []


def main() -> int:
    """Fit and ask, one collection after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--searches", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for folder in options.folders:
        collection = load_collection(folder)
        n_searches = min(options.searches, simulation.n_searches_at_most(collection))
        bed = make_bed(collection, Plan(n_searches, options.seed), options.out)
        print(f"{bed.key}: {measured(bed)}", flush=True)
    return 0


def measured(bed: Bed) -> str:
    """Return what the weights are and what the untouched queries gain by them."""
    source, clock = CatalogSource(bed.config), SystemClock()
    user, database = open_databases(bed.config, writable=True)
    try:
        serving = Serving(database, bed.config.index_dir, clock)
        Shelf(bed.config, user, serving, source, database=database, clock=clock).load()
        snapshot = serving.current()
        plain = pipeline.Search(database, StillClock())
        diary = Diary(bed.config, user, database, clock)
        blend = blending.learn(plain, snapshot, diary, silent_report)
        weighed = pipeline.Search(database, StillClock(), JustWeights(user, clock))
        pair = Paired(ask(plain, snapshot, bed)[1], ask(weighed, snapshot, bed)[1]).as_json()
    finally:
        user.close()
        database.close()
    return (
        f"meaning {blend.meaning:+.2f}, words {blend.words:+.2f}; {len(bed.untouched)} queries"
        f" {pair['before']:.4f} {pair['gain']:+.4f} (p {pair['p']:.3f})"
    )


if __name__ == "__main__":
    sys.exit(main())
