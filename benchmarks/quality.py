"""How good is search on judged collections, each way of searching, with paired tests?

    python -m benchmarks.quality FOLDER... [--modes lexical dense hybrid rerank cross]
        [--sample-queries N] [--json FILE]

Each folder is put into a library of its own (as `honeyguide eval` does) and asked in every mode.
The last column tests hybrid against the better of lexical and dense: a sign-flip test over the
queries (Smucker, Allan and Carterette, "A comparison of statistical significance tests for
information retrieval evaluation", CIKM 2007), two-sided, 9,999 random flips.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.paths import profile_paths
from engine.config import EngineConfig
from engine.evaluate.collection import load_collection
from engine.evaluate.runner import Evaluation, JudgedLibrary, Mode, as_json, sample
from engine.jobs import silent_report
from engine.serving.sources import CatalogSource

N_FLIPS = 9_999
MODES = ("lexical", "dense", "hybrid")


def main() -> None:
    """Measure and print."""
    options = _options()
    print(
        f"{'nDCG@10':22} {'queries':>7} " + " ".join(f"{mode:>8}" for mode in options.modes), end=""
    )
    print(f" {'hybrid - better half':>22} {'p':>6}  ms a query")
    found = []
    for folder in options.folders:
        results = measure(folder, options.modes, options.sample_queries)
        found += results.values()
        print(_row(results), flush=True)
    if options.json:
        lines = [{"collection": one.collection, **as_json(one)} for one in found]
        options.json.write_text(json.dumps(lines, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--modes", nargs="+", choices=tuple(map(str, Mode)), default=MODES)
    parser.add_argument("--sample-queries", type=int, metavar="N")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def measure(folder: Path, modes: Sequence[str], n_queries: int | None) -> dict[str, Evaluation]:
    """Return the figures of a collection by mode, all from one library."""
    collection = load_collection(folder)
    queries = sample(collection, n_queries)
    with tempfile.TemporaryDirectory() as data:
        config = EngineConfig(data_dir=Path(data), models_dir=profile_paths(None).models)
        with JudgedLibrary(config, CatalogSource(config)) as library:
            library.fill(collection, silent_report, embed=tuple(modes) != ("lexical",))
            return {mode: library.ask(collection, queries, mode) for mode in modes}


def _row(results: dict[str, Evaluation]) -> str:
    first = next(iter(results.values()))
    values = " ".join(f"{one.mean('ndcg_10'):8.4f}" for one in results.values())
    row = f"{first.collection:22} {first.n_queries:7} {values}"
    halves = [results[mode] for mode in ("lexical", "dense") if mode in results]
    if "hybrid" not in results or not halves:
        return row
    better = max(halves, key=lambda one: one.mean("ndcg_10"))
    gained = differences(results["hybrid"], better)
    ms = results["hybrid"].mean("ms")
    return f"{row} {gained.mean():+13.4f} {better.mode:>8} {sign_flip(gained):6.3f} {ms:8.1f}"


def differences(one: Evaluation, other: Evaluation) -> np.ndarray:
    """Return `(n,)` nDCG@10 of one less that of the other, query by query."""
    pairs = zip(one.queries, other.queries, strict=True)
    return np.array([mine.ndcg_10 - theirs.ndcg_10 for mine, theirs in pairs])


def sign_flip(gained: np.ndarray, seed: int = 0) -> float:
    """Return the two-sided p of a mean difference this large when signs are a matter of chance."""
    generator = np.random.default_rng(seed)
    observed = abs(gained.mean()) - 1e-12
    n_larger = 0
    for _ in range(N_FLIPS):
        flips = generator.integers(0, 2, len(gained)) * 2 - 1
        n_larger += abs((gained * flips).mean()) >= observed
    return (n_larger + 1) / (N_FLIPS + 1)


if __name__ == "__main__":
    sys.exit(main())
