"""What does a recipe teach? One training on clicks, judged by queries that were never asked.

    python -m benchmarks.tune_recipes FOLDER --out FOLDER [--searches 100] [--seed 0]
        [--objective info_nce triplet ...] [--set rate=5e-5 n_epochs=4 ...]

A simulated person asks a BEIR-style collection and opens what they find, as in `honeyguide
simulate`. A model is then trained on all of it with each objective, once, without a gate, and
present and candidates answer the untouched queries by meaning alone and as people search (words and
meaning, nothing remembered). `--set` changes other numbers of `engine.tune.recipe.Recipe`.
What was measured is kept in `--out`, so that this can be stopped and started at any time. p is
two-sided, of a sign-flip test over the queries.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from app.progress import Bar
from app.simulation import profile_config
from benchmarks.simulate_table import filled
from engine.clock import StillClock, SystemClock
from engine.config import EngineConfig
from engine.evaluate import metrics, simulation
from engine.evaluate.collection import Collection, JudgedQuery, load_collection
from engine.evaluate.runner import path_of, ranking_of
from engine.evaluate.simulated_person import Habits
from engine.evaluate.simulated_use import Calendar, Desk
from engine.evaluate.simulation_row import Paired, Plan
from engine.feedback.diary import Diary
from engine.jobs import silent_report
from engine.library import Library
from engine.models.bulk import bulk_embedder
from engine.search import pipeline
from engine.search.retrieval import Side
from engine.serving.serving import Serving
from engine.serving.shelf import Shelf
from engine.serving.snapshot import Snapshot
from engine.serving.sources import CatalogSource
from engine.store.database import Database
from engine.store.opening import open_databases
from engine.tune.comparison import Comparison
from engine.tune.objectives import OBJECTIVES
from engine.tune.readings import Readings
from engine.tune.recipe import Recipe
from engine.tune.searches import judged, labelled_searches
from engine.tune.workshop import STRENGTHS, TrainedMaker, Workshop, lay_out
from engine.types import SearchRequest

DEPTH = 100  # as deep as `honeyguide eval` looks

Values = tuple[tuple[float, ...], tuple[float, ...]]  # by meaning alone, and as people search


@dataclass(frozen=True)
class Bed:
    """A profile with clicks, and the queries that judge; `names` are the entries' ids by path."""

    config: EngineConfig
    untouched: Sequence[JudgedQuery]
    names: Mapping[Path, str]
    out: Path
    key: str

    def kept(self, name: str) -> Path:
        """Return where what was measured of a variant is kept."""
        return self.out / f"recipe-{self.key}-{name}.json"


def main() -> int:
    """Train what was not trained yet, and print."""
    options = _options()
    os.nice(10)
    options.out.mkdir(parents=True, exist_ok=True)
    collection = load_collection(options.folder)
    bed = make_bed(collection, Plan(options.searches, options.seed), options.out)
    numbers: dict[str, Any] = dict(map(setting, options.set))
    base = replace(Recipe(seed=options.seed), **numbers)
    recipes = {
        "-".join([name, *sorted(options.set)]): replace(base, objective=name)
        for name in options.objective
    }
    missing = {name: one for name, one in recipes.items() if not is_kept(bed, name, one)}
    if missing:
        measure(bed, missing)
    print(f"{bed.key}, {len(bed.untouched)} untouched queries, nDCG@10")
    for name in recipes:
        show(name, json.loads(bed.kept(name).read_text(encoding="utf-8")))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--searches", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--objective", nargs="+", choices=OBJECTIVES, default=["info_nce"])
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=NUMBER")
    return parser.parse_args()


def setting(told: str) -> tuple[str, float]:
    """Return the name and value of `NAME=NUMBER`; end the program where a recipe has none."""
    name, _, number = told.partition("=")
    kinds = {one.name: one.type for one in fields(Recipe)}
    if kinds.get(name) not in ("int", "float"):
        raise SystemExit(f"the recipe has no number {name}")
    try:
        return name, int(number) if kinds[name] == "int" else float(number)
    except ValueError as problem:
        raise SystemExit(f"{name} takes {kinds[name]}, not {number}") from problem


def make_bed(collection: Collection, plan: Plan, out: Path) -> Bed:
    """Return a profile in which a simulated person searched; made when it is not there."""
    key = f"{collection.name}-{plan.n_searches}-seed-{plan.seed}"
    names = {path_of(i): entry.id for i, entry in enumerate(collection.entries)}
    asked, untouched = simulation.split(collection, plan)
    place = out / f"{key}-clicked"
    if not place.exists():
        part = out / f"{key}-clicking"
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(filled(collection, out), part)
        config, calendar = profile_config(part), Calendar(len(asked))
        source = CatalogSource(config)
        with Library.open(config, writable=True, models=source, clock=calendar) as library:
            library.load_models(silent_report)
            Desk(library, collection, silent_report).search(asked, Habits(), plan.seed, calendar)
        part.rename(place)
    return Bed(profile_config(place), untouched, names, out, key)


def is_kept(bed: Bed, name: str, recipe: Recipe) -> bool:
    """Return whether this very recipe was measured; defaults change."""
    path = bed.kept(name)
    return path.exists() and json.loads(path.read_text("utf-8"))["recipe"] == asdict(recipe)


def measure(bed: Bed, recipes: Mapping[str, Recipe]) -> None:
    """Train with each recipe and keep what the untouched queries found."""
    source, clock = CatalogSource(bed.config), SystemClock()
    user, database = open_databases(bed.config, writable=False)
    try:
        serving = Serving(database, bed.config.index_dir, clock)
        Shelf(bed.config, user, serving, source, database=database, clock=clock).load()
        snapshot = serving.current()
        if snapshot.embedder is None or snapshot.generation is None:
            raise SystemExit("no model serves")
        diary = Diary(bed.config, user, database, clock)
        searches = judged(
            labelled_searches(diary, database.reader(), snapshot.embedder, lambda: None)
        )
        comparison = Comparison(database, None)
        comparison.draw(snapshot.generation, searches, 0)
        present = comparison.present(snapshot.embedder, snapshot.generation)
        search = pipeline.Search(database, StillClock())
        reranker = source.reranker()
        judge = None if reranker is None else Readings(reranker)
        bench = lay_out(comparison, present, database, 0, judge)
        taught = any(one.distillation for one in recipes.values())
        with Bar() as bar, _workshop(bed, database) as workshop:
            before = ask(search, present.snapshot, bed)
            workshop.write("recipe", searches, bench, bar, taught=taught)
            for name, recipe in recipes.items():
                print(f"{bed.key} {name}", file=sys.stderr, flush=True)
                after = {}
                made = workshop.make("recipe", recipe, bar)
                for strength, folder in zip(STRENGTHS, made.folders, strict=True):
                    embedder = source.embedder(folder)
                    with bulk_embedder(bed.config, folder, embedder) as bulk:
                        side = comparison.candidate(embedder, bulk, partial(bar, "candidate"))
                    after[strength] = ask(search, side.snapshot, bed)
                kept = {"recipe": asdict(recipe), "before": before, "after": after}
                bed.kept(name).write_text(json.dumps(kept), encoding="utf-8")
    finally:
        user.close()
        database.close()


@contextmanager
def _workshop(bed: Bed, database: Database) -> Iterator[Workshop]:
    workshop = Workshop(bed.config, database, TrainedMaker(bed.config))
    workshop.open()
    try:
        yield workshop
    finally:
        workshop.close()


def ask(search: pipeline.Search, snapshot: Snapshot, bed: Bed) -> Values:
    """Return nDCG@10 of each untouched query, by meaning alone and as people search."""
    found: list[tuple[float, ...]] = []
    for side in (Side.DENSE, Side.BOTH):
        values = []
        for query in bed.untouched:
            request = SearchRequest(query.text, limit=DEPTH)
            hits = search.search(request, snapshot, side).hits
            values.append(metrics.ndcg(ranking_of(hits, bed.names), query.grades))
        found.append(tuple(values))
    return found[0], found[1]


def show(name: str, kept: Mapping[str, Any]) -> None:
    """Print a line for each strength."""
    for strength, after in kept["after"].items():
        columns = []
        for side, before, values in zip(("meaning", "both"), kept["before"], after, strict=True):
            pair = Paired(tuple(before), tuple(values)).as_json()
            columns.append(f"{side} {pair['before']:.4f} {pair['gain']:+.4f} (p {pair['p']:.3f})")
        print(f"{name:32} strength {float(strength):.2f} | {' | '.join(columns)}")


if __name__ == "__main__":
    sys.exit(main())
