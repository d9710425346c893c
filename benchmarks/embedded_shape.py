"""Is a passage found better when its title and heading path are embedded with it?

Embeds the same passages in four shapes (the text alone, with the title, with the headings, with
both), ranks documents by their nearest passage, and compares each shape with the text alone by a
paired sign-flip test. Runs on the sample library with its own queries, and on judged collections
given as arguments, of which it takes every judged document and some others.

    python -m benchmarks.embedded_shape [COLLECTION...]
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.opening import engine_config
from app.paths import profile_paths
from benchmarks.quality import sign_flip
from engine.chunking import ChunkSize, EmbeddedShape, chunk, embedded_text
from engine.config import EngineConfig
from engine.evaluate.collection import JudgedQuery, load_collection
from engine.evaluate.metrics import ndcg
from engine.extract.sandbox import Sandbox
from engine.models import catalog
from engine.models.splitter import TokenSplitter
from engine.ports import Embedder
from engine.types import ExtractedText
from resources import sample_library_dir

_QUERIES = Path(__file__).parent.parent / "tests" / "data" / "sample_queries.json"
_N_OTHERS = 1_000


@dataclass(frozen=True, slots=True)
class Task:
    """Documents by id, and queries with grades."""

    name: str
    documents: dict[str, ExtractedText]
    queries: Sequence[JudgedQuery]


def sample_library(config: EngineConfig) -> Task:
    """Return the sample library as it is extracted, with its queries."""
    root = sample_library_dir()
    documents = {}
    with Sandbox((*config.worker_command, "extract"), config.limits) as sandbox:
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            documents[str(path.relative_to(root))] = sandbox.extract(path)
    listed = json.loads(_QUERIES.read_text(encoding="utf-8"))
    queries = [
        JudgedQuery(str(number), one["query"], dict.fromkeys(one["relevant"], 1.0))
        for number, one in enumerate(listed)
        if one["kind"] in ("meaning", "words", "code")
    ]
    return Task("sample library", documents, queries)


def judged(folder: Path) -> Task:
    """Return a collection with every judged document and some others."""
    collection = load_collection(folder)
    wanted = {document_id for query in collection.queries for document_id in query.grades}
    others = [entry.id for entry in collection.entries if entry.id not in wanted]
    wanted.update(random.Random(1).sample(others, min(_N_OTHERS, len(others))))
    documents = {
        entry.id: ExtractedText(entry.text, title=entry.title)
        for entry in collection.entries
        if entry.id in wanted
    }
    return Task(folder.name, documents, collection.queries)


def scores(
    task: Task, embedder: Embedder, finder: TokenSplitter, shape: EmbeddedShape
) -> np.ndarray:
    """Return `(n_queries,) float64`, nDCG@10 of documents ranked by their nearest passage."""
    owners: list[str] = []
    texts: list[str] = []
    for document_id, extracted in task.documents.items():
        for piece in chunk(extracted, finder, ChunkSize()):
            owners.append(document_id)
            texts.append(embedded_text(extracted.title, piece, shape))
    vectors = embedder.embed_passages(texts)
    values = []
    for query in task.queries:
        order = np.argsort(-(vectors @ embedder.embed_query(query.text)), kind="stable")
        ranking = list(dict.fromkeys(owners[i] for i in order[:200]))
        values.append(ndcg(ranking, query.grades))
    return np.array(values)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("collections", nargs="*", type=Path)
    options = parser.parse_args()
    config = engine_config(profile_paths(None))
    embedder = catalog.open_embedder(config)
    finder = TokenSplitter(catalog.tokenizer_path(config))
    print(f"{'nDCG@10, by meaning alone':28} {'queries':>7}  shape      value   - text      p")
    for task in [sample_library(config), *(judged(folder) for folder in options.collections)]:
        plain = scores(task, embedder, finder, EmbeddedShape.TEXT)
        for shape in EmbeddedShape:
            values = plain
            if shape is not EmbeddedShape.TEXT:
                values = scores(task, embedder, finder, shape)
            gained = values - plain
            p = sign_flip(gained) if gained.any() else 1.0
            print(
                f"{task.name:28} {len(task.queries):7,}  {shape:9} {values.mean():7.4f}"
                f" {gained.mean():+8.4f}  {p:5.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
