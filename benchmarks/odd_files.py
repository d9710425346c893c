"""How much of a folder of odd files becomes searchable, how fast, and in how much memory?

Runs `honeyguide index FOLDER` in a profile of its own, asks the system ten times a second what each
of its processes holds in memory, and then asks `honeyguide status` what became of the files.

    python -m benchmarks.odd_files FOLDER [--profile DIR]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

_EVERY_S = 0.1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profile", type=Path, help="kept afterwards; it must be a new one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        profile = options.profile or Path(base) / "profile"
        began = time.monotonic()
        status, peaks = _index(profile, options.folder)
        took_s = time.monotonic() - began
        print(f"exit status {status}, {took_s:.0f} s")
        for role, (peak_bytes, n_processes) in sorted(peaks.items()):
            print(f"peak memory of the {role}: {peak_bytes / 1e6:,.0f} MB ({n_processes} of them)")
        _tell(profile, took_s)
    return status


def _honeyguide(*words: object) -> list[str]:
    return [sys.executable, "-m", "app", *map(str, words)]


def _index(profile: Path, folder: Path) -> tuple[int, dict[str, tuple[int, int]]]:
    """Return the exit status, and by role the highest memory of one process and how many ran."""
    highest: dict[str, int] = {}
    seen: dict[str, set[int]] = {}
    with subprocess.Popen(_honeyguide("--profile", profile, "index", folder)) as process:
        program = psutil.Process(process.pid)
        while process.poll() is None:
            for one in (program, *_children(program)):
                role, held_bytes = _held(one)
                highest[role] = max(highest.get(role, 0), held_bytes)
                seen.setdefault(role, set()).add(one.pid)
            time.sleep(_EVERY_S)
    told = {role: (peak, len(seen[role])) for role, peak in highest.items() if peak}
    return process.returncode, told


def _children(program: psutil.Process) -> Iterator[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        yield from program.children(recursive=True)


def _held(process: psutil.Process) -> tuple[str, int]:
    try:
        words = process.cmdline()
        held_bytes = int(process.memory_info().rss)
    except psutil.Error:
        return "program", 0
    at = words.index("--worker") + 1 if "--worker" in words else 0
    return (f"{words[at]} worker" if at else "program"), held_bytes


def _tell(profile: Path, took_s: float) -> None:
    asked = subprocess.run(
        _honeyguide("--profile", profile, "status", "--json"), capture_output=True, check=True
    )
    status = json.loads(asked.stdout)
    n, n_read = status["n_documents"], status["n_read"]
    print(f"{n} files, {n / took_s:.1f} a second; {n_read} searchable ({n_read / n:.1%}),")
    print(f"{status['n_by_meaning']} of them by meaning; {status['n_chunks']} passages")
    for reason, n_files in sorted(status["failures_by_reason"].items(), key=lambda p: -p[1]):
        print(f"  {n_files:5d} {reason}")


if __name__ == "__main__":
    sys.exit(main())
