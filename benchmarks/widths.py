"""What does a narrower index cost, cut from the model as it is and from one trained for it?

    python -m benchmarks.widths FOLDER [--pairs 256] [--epochs 2] [--objectives NAME...]

The folder is a BEIR-style collection with titles. One model is trained with the objective
`matryoshka` (`engine/tune/objectives.py`) on titles and texts of the collection's own documents, no
query and no judgement among them; another with `info_nce` on the same pairs. Both and the base
answer the collection's queries by meaning alone (exact cosines, a passage a document) at the whole
width and at its prefixes, each made a unit vector again. Space is that of a generation with
100,000 passages (`serving.generations.cost`).
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from app.paths import profile_paths
from engine.config import EngineConfig
from engine.evaluate import metrics
from engine.evaluate.collection import Collection, load_collection
from engine.models import catalog
from engine.models.prefix import prefix
from engine.ports import Embedder
from engine.serving.generations import cost
from engine.tune.child import strength_folder
from engine.tune.examples import Example, write_examples
from engine.tune.negatives import Passage
from engine.tune.recipe import PREFIXES, Recipe
from engine.tune.training import ChildTrainer

N_PASSAGES = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--objectives", nargs="+", default=["info_nce", "matryoshka"])
    options = parser.parse_args()
    collection = load_collection(options.folder)
    config = EngineConfig(data_dir=Path(), models_dir=profile_paths(None).models)
    measured = {"base": measure(catalog.open_embedder(config), collection)}
    print(f"base {measured['base']}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_examples(home / "pairs.jsonl", pairs(collection, options.pairs), [])
        for objective in options.objectives:
            recipe = Recipe(objective=objective, n_epochs=options.epochs)
            trainer = ChildTrainer(config, recipe, cache=home / "cache", strengths=(1.0,))
            trainer.train(home / "pairs.jsonl", home / objective, lambda *_: None)
            made = strength_folder(home / objective, 1.0)
            embedder = catalog.open_embedder(replace(config, model_dir=made))
            measured[objective] = measure(embedder, collection)
            print(f"{objective} {measured[objective]}", flush=True)
    tell(measured)


def pairs(collection: Collection, n: int) -> list[Example]:
    """Return titles with what stands under them, drawn by a fixed seed."""
    titled = [one for one in collection.entries if one.title and len(one.text.split()) > 30]
    order = np.random.default_rng(7).permutation(len(titled))[:n]
    return [
        Example(one.title, Passage(one.id, one.text), (), 1.0, one.id)
        for one in (titled[place] for place in order.tolist())
    ]


def measure(embedder: Embedder, collection: Collection) -> dict[int, float]:
    """Return nDCG@10 by meaning alone, by width."""
    ids = [one.id for one in collection.entries]
    passages = embedder.embed_passages([f"{one.title} {one.text}" for one in collection.entries])
    queries = np.stack([embedder.embed_query(one.text) for one in collection.queries])
    found = {}
    for part in PREFIXES:
        width = embedder.dim // part
        cosines = prefix(queries, width) @ prefix(passages, width).T
        best = np.argsort(-cosines, axis=1)[:, :10]
        values = [
            metrics.ndcg([ids[place] for place in row], query.grades)
            for row, query in zip(best.tolist(), collection.queries, strict=True)
        ]
        found[width] = round(float(np.mean(values)), 4)
    return found


def tell(measured: dict[str, dict[int, float]]) -> None:
    """Print the table."""
    print(f"{'width':>6} {'MB':>6}  " + "  ".join(f"{name:>10}" for name in measured))
    for width in measured["base"]:
        cells = "  ".join(f"{values[width]:10.3f}" for values in measured.values())
        print(f"{width:6} {cost(N_PASSAGES, width) / 1e6:6.0f}  {cells}")


if __name__ == "__main__":
    main()
