"""What does an open window take that nobody uses, against an empty PySide6 window?

    python -m benchmarks.rest [--seconds 600] [--chunks 100000] [--texts DIR] [--keep DIR]

Both are open side by side, each with a text cursor in a field. Processor time is that of all
threads and child processes from when the window has come to rest. Memory is
what a process has for itself and its share of what it shares (PSS), at rest, and after a search.
The library is the sample, or has `--chunks` drawn passages (`benchmarks/synthetic.py`) of a folder
that is not connected. Linux only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import psutil

from app.opening import open_for_writing
from app.paths import profile_paths
from benchmarks import synthetic
from engine.config import EngineConfig
from engine.jobs import silent_report
from engine.models import catalog
from engine.store.generations import live_generation
from engine.store.opening import open_databases
from engine.store.vectors import put_vectors
from engine.types import ChunkId
from resources import sample_library_dir

ROOT = Path(__file__).parent.parent
EMPTY = """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.resize(1280, 800)
window.show()
app.exec()
"""
QUERY = "how loud is the heat pump at night"
_LOOK_S = 10.0
_RESTS_BELOW = 0.01  # of a core
_LIMIT_S = 1_200.0
_BATCH = 2_000


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as place:
        profile = (options.keep or Path(place)) / "profile"
        _fill(profile, options.chunks, options.texts)
        empty = _start("-c", EMPTY)
        ours = _start("-m", "app", "--profile", str(profile))
        try:
            _wait_for_rest(ours)
            shares = _measure([empty, ours], options.seconds)
            sizes = [_memory_mb(one) for one in (empty, ours)]
            find = ("--profile", str(profile), "--find", QUERY)
            _start("-m", "app", *find).wait()  # which hands it to the one that runs
            _wait_for_rest(ours)
            searched = _memory_mb(ours)
        finally:
            for one in (empty, ours):
                one.terminate()
                one.wait()
    print(f"{'':28}{'empty window':>14}{'Honeyguide':>12}{'ratio':>8}")
    used = [f"{100 * share:.3f}" for share in shares]
    print(f"{f'% of a core, {options.seconds:.0f} s':28}{used[0]:>14}{used[1]:>12}")
    _print_row("MB at rest", *sizes)
    _print_row("MB after a search", sizes[0], searched)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--chunks", type=int, help="drawn passages; else the sample library")
    parser.add_argument("--texts", type=Path, help="a folder of text files; else Python's own")
    parser.add_argument("--keep", type=Path, help="keeps the profile here for the next run")
    return parser.parse_args()


def _print_row(name: str, empty: float, ours: float) -> None:
    print(f"{name:28}{empty:14.1f}{ours:12.1f}{ours / empty:8.2f}")


def _start(*words: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=environment)


def _family(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Return a process and its children."""
    first = psutil.Process(process.pid)
    return [first, *first.children(recursive=True)]


def _used_s(process: subprocess.Popen[bytes]) -> float:
    """Return the processor time so far, also that of children that have ended, in seconds."""
    times = [one.cpu_times() for one in _family(process)]
    ended = times[0].children_user + times[0].children_system
    return float(ended + sum(one.user + one.system for one in times))


def _memory_mb(process: subprocess.Popen[bytes]) -> float:
    n_kb = 0
    for one in _family(process):
        for line in Path(f"/proc/{one.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                n_kb += int(line.split()[1])
    return n_kb / 1_000


def _measure(processes: Sequence[subprocess.Popen[bytes]], seconds: float) -> list[float]:
    """Return the share of a core that each used."""
    before = [_used_s(one) for one in processes]
    begun_s = time.monotonic()
    time.sleep(seconds)
    passed_s = time.monotonic() - begun_s
    return [(_used_s(one) - was) / passed_s for one, was in zip(processes, before, strict=True)]


def _wait_for_rest(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process used next to nothing twice in a row."""
    n_calm, end_s = 0, time.monotonic() + _LIMIT_S
    while n_calm < 2:
        [share] = _measure([process], _LOOK_S)
        n_calm = n_calm + 1 if share < _RESTS_BELOW else 0
        if time.monotonic() > end_s:
            raise SystemExit("the window does not come to rest")


def _fill(profile: Path, n_chunks: int | None, texts: Path | None) -> None:
    """Make the library, unless it was kept; a drawn one gets its index."""
    if profile.is_dir():
        return
    folder = sample_library_dir() if n_chunks is None else profile.with_name("files")
    if n_chunks is not None:
        folder.mkdir(parents=True)
        (folder / "note.txt").write_text("The first note.\n", "utf-8")
    index = [sys.executable, "-m", "app", "--profile", str(profile), "index", str(folder)]
    subprocess.run(index, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    if n_chunks is None:
        return
    shutil.rmtree(folder)  # its files are known from then on as not connected
    _draw(profile, n_chunks, texts)
    with open_for_writing(profile_paths(profile)) as library:
        library.load_models(silent_report)  # makes the index, which closing saves


def _draw(profile: Path, n_chunks: int, texts: Path | None) -> None:
    paths = profile_paths(profile)
    config = EngineConfig(data_dir=paths.data, models_dir=paths.models)
    user, library = open_databases(config, writable=True)
    synthetic.fill(library, synthetic.lines_of(texts), n_chunks)
    embedder = catalog.open_embedder(config)
    real = synthetic.real_vectors(profile.with_name("real.npy"), library, embedder)
    rows = library.reader().execute("SELECT chunk_id FROM unembedded ORDER BY chunk_id").fetchall()
    live = live_generation(library.reader())
    if live is None:
        raise SystemExit("nothing serves yet")
    vectors = np.concatenate([block for _, block in synthetic.drawn(real, len(rows))])
    for begin in range(0, len(rows), _BATCH):
        ids = [ChunkId(row[0]) for row in rows[begin : begin + _BATCH]]
        with library.write() as connection:
            put_vectors(connection, live.id, ids, vectors[begin : begin + _BATCH])
    library.close()
    user.close()


if __name__ == "__main__":
    main()
