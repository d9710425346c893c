"""What does int8 cost in quality, against fp32 of the same encoder?

    python -m benchmarks.precision FOLDER... [--sample-queries N]

Each collection is embedded and asked twice, by meaning alone and as people search, once with each
precision for passages and queries. The p tests the difference over the queries (sign flips).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from app.paths import profile_paths
from benchmarks.quality import differences, sign_flip
from engine.config import EngineConfig
from engine.evaluate.collection import Collection, JudgedQuery, load_collection
from engine.evaluate.runner import Evaluation, JudgedLibrary, Mode, sample
from engine.jobs import silent_report
from engine.models import catalog, device
from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import Precision, read_manifest
from engine.serving.sources import CatalogSource

_MODES = (Mode.DENSE, Mode.HYBRID)


class _Fixed(CatalogSource):
    """The default encoder at one precision, and no reranker."""

    def __init__(self, config: EngineConfig, precision: Precision) -> None:
        super().__init__(config)
        self._config = config
        self._precision = precision

    def embedder(self, folder: Path | None = None) -> OnnxEmbedder:
        if folder is None:
            catalog.open_embedder(self._config)  # prepares it where it is not yet
            folder = catalog.tokenizer_path(self._config).parent
        n_threads = device.n_threads(0)
        return OnnxEmbedder(folder, read_manifest(folder), self._precision, n_threads=n_threads)

    def reranker(self, folder: Path | None = None) -> None:
        del folder


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sample-queries", type=int, metavar="N")
    options = parser.parse_args()
    print(f"{'nDCG@10':20} {'queries':>7} {'mode':>7} {'int8':>7} {'fp32':>7} {'difference':>11} p")
    for folder in options.folders:
        collection = load_collection(folder)
        queries = tuple(sample(collection, options.sample_queries))
        int8, fp32 = (_ask(collection, queries, one) for one in (Precision.INT8, Precision.FP32))
        for mine, reference in zip(int8, fp32, strict=True):
            cost = differences(mine, reference)
            print(
                f"{collection.name:20} {len(queries):7} {mine.mode:>7} {mine.mean('ndcg_10'):7.4f} "
                f"{reference.mean('ndcg_10'):7.4f} {cost.mean():+11.4f} {sign_flip(cost):.3f}",
                flush=True,
            )


def _ask(
    collection: Collection, queries: tuple[JudgedQuery, ...], precision: Precision
) -> list[Evaluation]:
    with tempfile.TemporaryDirectory() as data:
        config = EngineConfig(data_dir=Path(data), models_dir=profile_paths(None).models)
        with JudgedLibrary(config, _Fixed(config, precision)) as library:
            library.fill(collection, silent_report, embed=True)
            return [library.ask(collection, queries, mode) for mode in _MODES]


if __name__ == "__main__":
    main()
