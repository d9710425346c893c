"""Does the library end up like the disk after a storm of changes?

Creates, renames and deletes files in a watched folder within about a minute, while the library is
kept in step as the window does it, and compares what it then knows with a walk through the disk.
Reading is left out: the question is about watching.

    python -m benchmarks.storm [--creates 20000] [--renames 5000] [--deletes 5000] [--seconds 60]
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from engine.config import EngineConfig
from engine.library import Library
from engine.watch.watcher import Watcher

_SETTLED_S = 6.0
_LONGEST_S = 600.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--creates", type=int, default=20_000)
    parser.add_argument("--renames", type=int, default=5_000)
    parser.add_argument("--deletes", type=int, default=5_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        root = Path(base) / "files"
        root.mkdir()
        config = EngineConfig(data_dir=Path(base) / "profile", models_dir=Path(base) / "models")
        with Library.open(config, writable=True) as library:
            _run(library, root, options)


def _run(library: Library, root: Path, options: argparse.Namespace) -> None:
    watcher = library.start_watching()
    library.add_folder(root)
    library.scan()
    storm = threading.Thread(target=_storm, args=(root, options))
    began = time.monotonic()
    storm.start()
    looks = _keep(library, watcher, storm)
    blew_s = looks.storm_ended - began
    known = _known(library, root)
    on_disk = {str(path.relative_to(root)) for path in root.rglob("*.txt")}
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"changes: {options.creates} creates, {options.renames} renames, {options.deletes} deletes"
    )
    print(f"the storm took {blew_s:.1f} s; the last look ended {looks.settled_s:.1f} s after it")
    print(f"looks: {looks.n_places} at places, {looks.n_full} at everything, {looks.busy_s:.1f} s")
    print(f"files on disk {len(on_disk)}, known {len(known)}, watches {watcher.n_watches}")
    print(f"missing {len(on_disk - known)}, too many {len(known - on_disk)}, peak {peak_mb:.0f} MB")
    sys.exit(0 if known == on_disk else 1)


def _storm(root: Path, options: argparse.Namespace) -> None:
    """Change files at an even pace, in random order, in folders that come and move too."""
    rng = random.Random(7)
    todo = ["create"] * options.creates + ["rename"] * options.renames
    todo += ["delete"] * options.deletes
    rng.shuffle(todo)
    there: list[Path] = []
    began = time.monotonic()
    for number, what in enumerate(todo):
        folder = root / f"part {rng.randrange(40)}" / f"deep {rng.randrange(10)}"
        if what == "create" or not there:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{number}.txt"
            path.write_text(f"file {number}")
            there.append(path)
        elif what == "rename":
            at = rng.randrange(len(there))
            folder.mkdir(parents=True, exist_ok=True)
            there[at] = there[at].rename(folder / f"renamed {number}.txt")
        else:
            at = rng.randrange(len(there))
            there[at], there[-1] = there[-1], there[at]
            there.pop().unlink()
        ahead_s = number / len(todo) * options.seconds - (time.monotonic() - began)
        if ahead_s > 0:
            time.sleep(ahead_s)


class _Looks:
    """What was looked at, and how long that took."""

    def __init__(self) -> None:
        self.n_places = self.n_full = 0
        self.busy_s = self.settled_s = self.storm_ended = 0.0


def _keep(library: Library, watcher: Watcher, storm: threading.Thread) -> _Looks:
    """Look at what is due until the storm is over and nothing was due for a while."""
    looks = _Looks()
    last = began = time.monotonic()
    while time.monotonic() - began < _LONGEST_S:
        due = watcher.due()
        now = time.monotonic()
        if due:
            library.scan(folder_ids=due.folder_ids)
            last = time.monotonic()
            looks.busy_s += last - now
            looks.n_full += len(due.folder_ids)
            looks.n_places += due.has_places
        if not storm.is_alive():
            looks.storm_ended = looks.storm_ended or now
            if now - max(last, looks.storm_ended) > _SETTLED_S:
                break
        time.sleep(0.5)
    storm.join()
    looks.settled_s = max(0.0, last - looks.storm_ended)
    return looks


def _known(library: Library, root: Path) -> set[str]:
    """Return the paths that the library knows."""
    n = library.status().n_documents
    found = {str(p.relative_to(root)) for p in root.rglob("*.txt") if library.find_document(p)}
    # documents of files that are not there can only be counted
    return found | {f"gone {number}" for number in range(n - len(found))}


if __name__ == "__main__":
    if not hasattr(os, "fork"):
        sys.exit("this benchmark wants inotify")
    main()
