"""What does looking through a large folder cost, the first time and when nothing changed?

Makes a tree of small files, looks through it twice, and runs `find -ls` (a stat of each file)
beside the second look, in turns. Reading is left out.

    python -m benchmarks.rescan [--files 100000] [--rounds 3] [--watch]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from engine.config import EngineConfig
from engine.library import Library

_PER_FOLDER = 25


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--watch", action="store_true", help="watch every folder too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        root = Path(base) / "files"
        _fill(root, options.files)
        config = EngineConfig(data_dir=Path(base) / "profile", models_dir=Path(base) / "models")
        with Library.open(config, writable=True) as library:
            watcher = library.start_watching() if options.watch else None
            library.add_folder(root)
            before_mb = _peak_mb()
            _find(root)  # fills the system's cache for everybody
            first_s = _seconds(library.scan)
            first_mb = _peak_mb()
            looks, finds = [], []
            for _ in range(options.rounds):
                finds.append(_seconds(lambda: _find(root)))
                looks.append(_seconds(library.scan))
            look_s, find_s = statistics.median(looks), statistics.median(finds)
            n_bytes = sum(p.stat().st_size for p in config.data_dir.glob("library.db*"))
            print(f"{options.files} files: first look {first_s:.1f} s")
            print(f"unchanged {look_s:.2f} s, find -ls {find_s:.2f} s: {look_s / find_s:.2f}x")
            print(f"peak memory {before_mb:.0f} MB before, {first_mb:.0f} MB after the first look,")
            print(f"  {_peak_mb():.0f} MB at the end")
            print(f"database {n_bytes / options.files:.0f} bytes a file (names and queue only)")
            if watcher is not None:
                print(f"watches {watcher.n_watches}")


def _fill(root: Path, n_files: int) -> None:
    for start in range(0, n_files, _PER_FOLDER):
        folder = root / f"year {start // 10_000}" / f"project {start // _PER_FOLDER}"
        folder.mkdir(parents=True)
        for number in range(start, min(start + _PER_FOLDER, n_files)):
            (folder / f"meeting notes {number}.txt").write_text(f"note {number}")


def _find(root: Path) -> None:
    subprocess.run(["find", str(root), "-ls"], stdout=subprocess.DEVNULL, check=True)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
