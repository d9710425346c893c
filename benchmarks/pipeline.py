"""Do files become searchable as fast as the encoder alone could embed their passages?

Reads a folder into an empty library (scan, extract, chunk, store, embed, index) and, in the same
process run, embeds the very same texts with the bare encoder, half of them before and half after,
so that the machine's drift falls on both. Prints passages a second of each and the ratio.

    python -m benchmarks.pipeline FOLDER [--sample 2000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from app.opening import engine_config
from app.paths import Paths, profile_paths
from engine import chunking
from engine.library import Library
from engine.models import catalog
from engine.ports import Embedder
from engine.store import contents
from engine.store.database import Database


def read_folder(folder: Path, models: Path) -> tuple[float, list[str]]:
    """Return the seconds from nothing to searchable, and the distinct texts that were embedded."""
    with tempfile.TemporaryDirectory() as profile:
        data = Path(profile)
        with Library.open(engine_config(Paths(data, models, data)), writable=True) as library:
            library.load_models()
            library.add_folder(folder)
            begun_s = time.perf_counter()
            library.scan()
            library.read()
            took_s = time.perf_counter() - begun_s
        database = Database(data / "library.db", writable=False)
        rows = contents.all_chunks(database.reader())
        unique = {row.embedded_hash: chunking.embedded_text(row.title, row.chunk) for row in rows}
        database.close()
    return took_s, list(unique.values())


def bare_rate(embedder: Embedder, texts: list[str]) -> float:
    """Return texts a second of the encoder alone."""
    begun_s = time.perf_counter()
    embedder.embed_passages(texts)
    return len(texts) / (time.perf_counter() - begun_s)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=2_000, help="texts for each bare half")
    options = parser.parse_args()
    models = profile_paths(None).models
    embedder = catalog.open_embedder(engine_config(Paths(models, models, models)))
    took_s, texts = read_folder(options.folder, models)
    first = bare_rate(embedder, texts[: options.sample])
    took_again_s, _ = read_folder(options.folder, models)
    second = bare_rate(embedder, texts[-options.sample :])
    bare = (first + second) / 2
    piped = 2 * len(texts) / (took_s + took_again_s)
    print(f"{len(texts):,} distinct passages, read twice")
    print(f"pipeline      {piped:8.1f} passages/s  ({took_s:.1f} s, {took_again_s:.1f} s)")
    print(f"bare encoder  {bare:8.1f} passages/s")
    print(f"ratio         {piped / bare:8.3f}   (target: at least 0.85)")


if __name__ == "__main__":
    main()
