"""Does learning from clicks help on searches that it never saw? The simulated person, many times.

    python -m benchmarks.simulate_table FOLDER... --out FOLDER [--print]

FOLDERs are BEIR-style. Every collection is read and embedded once into `--out`, and each
simulation works on a copy. A row that is in `--out` is not run again, so this can be stopped and
started at any time; rows that were not run are printed as not run. It gives way to everything else
on the machine, so times are upper bounds. Run it once at a time; `--print` runs nothing.

Rows: 50, 100, 200 and 400 searches, as many as leave 100 queries untouched; three seeds at 100 and
200, one elsewhere; other noise levels at 200 only. nDCG@10 of the untouched queries, as people
search (words, meaning, what is remembered), before any search and before the tune, and by meaning
alone; two-sided sign-flip p-values.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.progress import Bar
from app.simulation import profile_config
from engine.errors import EngineError
from engine.evaluate import simulation
from engine.evaluate.collection import Collection, load_collection
from engine.evaluate.simulated_person import Habits
from engine.evaluate.simulation_row import Plan, Row, load_row, row_path, save_row
from engine.tune import guard_set
from engine.verdict import Decision
from resources import guard_set_dir

NOISES = (0.0, 0.2)
AIM_SEARCHES = 200
AIM_GAIN = 0.03
# what is judged comes first, so that a table that was stopped early tells most
PLANS = (
    *(Plan(200, seed) for seed in range(3)),
    *(Plan(100, seed) for seed in range(3)),
    Plan(50),
    Plan(400),
    *(Plan(200, 0, noise) for noise in NOISES),
)
HEAD = (
    f"{'collection':17} {'searches':>8} {'seed':>4} {'noise':>5} {'opened':>6} {'wrong':>5}"
    f" {'untouched':>9} | {'fresh':>6} {'gain':>6} {'p':>5} | {'before':>6} {'gain':>6} {'p':>5}"
    f" | {'dense':>6} {'gain':>6} {'p':>5}"
    f" | {'guard':>6} {'gain':>6} {'p':>5} | {'again':>7} {'verdict':>10} {'tune s':>6}"
    f" {'switch s':>8}"
)


def main() -> int:
    """Run what was not run yet, and print."""
    options = _options()
    collections = {path: load_collection(path) for path in options.folders}
    options.out.mkdir(parents=True, exist_ok=True)
    if not options.print:
        os.nice(10)
        run(list(collections.values()), options.out)
    print(HEAD)
    rows = []
    for collection in collections.values():
        for plan in sorted(plans(collection), key=lambda one: (one.n_searches, one.seed)):
            row = load_row(options.out, collection.name, plan)
            print(line(collection.name, plan, row))
            rows += [row] if row is not None else []
    print()
    print("\n".join(summary(rows)))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--print", action="store_true")
    return parser.parse_args()


def plans(collection: Collection) -> list[Plan]:
    """Return the simulations that a collection has queries enough for."""
    most = simulation.n_searches_at_most(collection)
    return [plan for plan in PLANS if plan.n_searches <= most]


def run(collections: Sequence[Collection], out: Path) -> None:
    """Run and keep every simulation that is not kept yet; what fails stays not run."""
    for left in (*out.glob("simulate-*"), *out.glob("fill-*")):
        shutil.rmtree(left)  # by a run that was killed
    guard = guard_set.load(guard_set_dir())
    for plan in PLANS:
        for collection in collections:
            if plan in plans(collection) and not row_path(out, collection.name, plan).exists():
                print(f"{collection.name} {plan}", file=sys.stderr, flush=True)
                try:
                    save_row(out, _simulate(collection, plan, guard, out))
                except EngineError as problem:
                    print(f"  not run: {problem}", file=sys.stderr, flush=True)


def _simulate(collection: Collection, plan: Plan, guard: guard_set.GuardSet, out: Path) -> Row:
    place = filled(collection, out)
    with tempfile.TemporaryDirectory(prefix="simulate-", dir=out) as folder, Bar() as bar:
        data = Path(folder) / "profile"
        shutil.copytree(place, data)
        return simulation.simulate(profile_config(data), collection, plan, guard, report=bar)


def filled(collection: Collection, out: Path) -> Path:
    """Return a folder with the collection read and embedded, made when it is not there."""
    place = out / f"{collection.name}-filled"
    if not place.exists():
        with tempfile.TemporaryDirectory(prefix="fill-", dir=out) as folder, Bar() as bar:
            data = Path(folder) / "profile"
            data.mkdir()
            simulation.fill(profile_config(data), collection, report=bar)
            data.rename(place)
    return place


def line(name: str, plan: Plan, row: Row | None) -> str:
    """Return a row of the table."""
    key = f"{name:17} {plan.n_searches:8} {plan.seed:4} {plan.noise:5.2f}"
    if row is None:
        return f"{key} not run"
    pairs = " | ".join(
        f"{one['before']:6.4f} {one['gain']:+6.3f} {one['p']:5.3f}"
        for one in (pair.as_json() for pair in (row.learned, row.end_to_end, row.dense, row.guard))
    )
    verdict = row.tuned.decision
    if verdict == Decision.BETTER and not row.tuned.promoted:
        verdict += "*"
    return (
        f"{key} {row.clicks.n_opened:6} {row.clicks.n_wrong:5} {row.n_untouched:9} | {pairs}"
        f" | {row.again.n_first_after:>3}/{row.again.n_asked:3} {verdict:>10}"
        f" {row.tuned.tune_ms / 1000:6.0f} {row.tuned.switch_ms / 1000:8.0f}"
    )


def summary(rows: Sequence[Row]) -> list[str]:
    """Return averages over promoted runs and over all, and what the aim is about."""
    told = ["* better over the pool, but not over the full index, or not finished: not in use"]
    usual = [row for row in rows if row.plan.noise == Habits().noise]
    for n_searches in sorted({row.plan.n_searches for row in usual}):
        some = [row for row in usual if row.plan.n_searches == n_searches]
        promoted = [row for row in some if row.tuned.promoted]
        told.append(f"{n_searches} searches: {len(promoted)} of {len(some)} promoted")
        told += [f"  {name}: {_means(them)}" for name, them in _groups(some, promoted)]
    aimed = [row for row in usual if row.tuned.promoted and row.plan.n_searches == AIM_SEARCHES]
    if aimed:
        gain, learned = (
            sum(pair.gain for pair in pairs) / len(aimed)
            for pairs in zip(*((row.end_to_end, row.learned) for row in aimed), strict=True)
        )
        told.append(
            f"aim at {AIM_SEARCHES} searches: {gain:+.4f} of {AIM_GAIN:+.2f} by the tune,"
            f" {learned:+.4f} since installed"
        )
    served = [row for row in rows if row.tuned.promoted]
    n_worse = sum(row.end_to_end.is_worse or row.guard.is_worse for row in served)
    told.append(f"promoted and significantly worse: {n_worse} of {len(served)}")
    n_asked = sum(row.again.n_asked for row in rows)
    if n_asked:
        share = sum(row.again.n_first_after for row in rows) / n_asked
        told.append(f"asked again, what was opened comes first: {share:.2%} of {n_asked:,}")
    return told


def _groups(some: list[Row], promoted: list[Row]) -> list[tuple[str, list[Row]]]:
    return [(name, them) for name, them in (("promoted", promoted), ("all", some)) if them]


def _means(rows: Sequence[Row]) -> str:
    pairs = {
        "since installed": [row.learned for row in rows],
        "by the tune": [row.end_to_end for row in rows],
        "dense": [row.dense for row in rows],
        "guard": [row.guard for row in rows],
    }
    return ", ".join(
        f"{name} {sum(pair.gain for pair in its) / len(rows):+.4f}" for name, its in pairs.items()
    )


if __name__ == "__main__":
    sys.exit(main())
