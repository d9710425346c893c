"""Lets every single change that a small run makes on the disk fail, one after the other.

    python -m tests.torture.faults [--problem ENOSPC|EIO|EACCES] [--every N] [--from N]

For each n the run is done in a process of its own whose n-th change fails: ENOSPC and EACCES from
then on, as a full or a protected disk does, EIO once. The run must end well or with an error that
has words for people; afterwards, on a disk that works, the library must equal the files.
"""

from __future__ import annotations

import argparse
import errno
import json
import logging
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import EngineError
from engine.extract.readers import read
from engine.extract.sandbox import Sandbox
from engine.feedback.records import ActKind
from engine.types import SearchRequest
from tests.torture import checks, victim
from tests.torture.counting import Journal
from tests.torture.plans import Role, Task
from tests.torture.shim import Shim, start_with
from tests.torture.trees import Tree, wanted
from ui import messages

_PROBLEMS = {"ENOSPC": True, "EIO": False, "EACCES": True}  # whether it goes on
_N_FILES = 2
_TELL_EVERY = 100


class Small:
    """A run over a few files that writes everything a library ever writes."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.task = Task(str(place), Role.READ, watches=False, packs=True, seed="faults")

    def lay_out(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        rng = random.Random(1)
        for root in self.task.roots:
            Tree(root, rng).fill(_N_FILES)
        self.task.profile.mkdir()

    def run(self) -> None:
        """Read, search, record, change the model, read what changed, forget."""
        journal = Journal(self.task.journal)
        with victim.open_library(self.task, journal) as library:
            library.load_models()
            folders = [library.add_folder(root) for root in self.task.roots]
            library.scan()
            library.read()
            response = library.search(SearchRequest("word1 word2"))
            impression = library.feedback.record_impression(response, seen=[1])
            if impression is not None:
                library.feedback.record_act(impression, ActKind.OPEN, response.hits[0].path)
            library.put_setting("remembered.faults", "yes")
            changed = sorted(path for path in self.task.roots[0].rglob("*") if path.is_file())
            changed[0].write_text("zq900x1 grp0 and other words", "utf-8")
            changed[1].rename(changed[1].with_name(f"moved {changed[1].name}"))
            library.scan()
            library.read()
            wide = library.models.import_folder(Path("/somewhere/wide"))
            library.models.use(wide.id)
            library.feedback.forget.query("word1 word2")
            library.remove_folder(folders[1].id)

    def check(self) -> Iterator[str]:
        """Open it on a disk that works, and compare."""
        journal = Journal(self.task.journal)
        with victim.open_library(self.task, journal) as library:
            library.load_models()
            for root in self.task.roots:
                library.add_folder(root)
            library.scan()
            library.read()
            right = wanted(*self.task.roots)
            yield from checks.equals_files(library, right, right.holders, random.Random(1))
        yield from checks.sound_on_disk(self.task.profile)


def read_here() -> None:
    """Read files in this process: readers write nothing, and a process for each run takes long."""

    def extract(self: Sandbox, path: Path) -> Any:
        return read(path, self._limits)

    Sandbox.extract = extract  # type: ignore[method-assign]


def ended(small: Small, shim: Shim, at: int, problem: int, *, goes_on: bool) -> dict[str, Any]:
    """Run with the `at`-th change failing, in a fork; return how it ended."""
    answers, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        shim.arm(small.task.profile, at, problem, goes_on=goes_on)
        answer: dict[str, Any] = {}
        try:
            small.run()
        except EngineError as trouble:
            answer["words"] = messages.one_line(trouble)
        except BaseException:  # noqa: BLE001 - told as what it is, a bug
            answer["bug"] = traceback.format_exc()
        finally:
            answer["n_changes"] = shim.n_changes
            os.write(told, json.dumps(answer).encode()[:60_000])
            os._exit(0)
    os.close(told)
    with os.fdopen(answers, "rb") as stream:
        text = stream.read()
    status = os.waitpid(pid, 0)[1]
    return json.loads(text) if text else {"bug": f"the process ended with status {status}"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture.faults")
    parser.add_argument("--problem", choices=_PROBLEMS, action="append")
    parser.add_argument("--every", type=int, default=1, help="only every N-th change")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int)
    options = parser.parse_args()
    shim = start_with("tests.torture.faults")
    if shim is None:
        sys.exit("this wants Linux and a C compiler")
    logging.disable()
    read_here()
    with tempfile.TemporaryDirectory(prefix="faults-") as base:
        small = Small(Path(base) / "place")
        small.lay_out()
        n_changes = ended(small, shim, 0, 0, goes_on=False)["n_changes"]
        print(f"a small run changes the disk {n_changes} times", flush=True)
        n_wrong = 0
        last = options.last or n_changes
        for name in options.problem or _PROBLEMS:
            began = time.monotonic()
            words: Counter[str] = Counter()
            for at in range(options.first, last + 1, options.every):
                small.lay_out()
                answer = ended(small, shim, at, getattr(errno, name), goes_on=_PROBLEMS[name])
                words[answer.get("words", "(it went on to the end)")] += 1
                wrong = [answer["bug"]] if "bug" in answer else []
                wrong += _checked(small)
                n_wrong += bool(wrong)
                for line in wrong:
                    print(f"{name} at change {at}: {line}", flush=True)
                if sum(words.values()) % _TELL_EVERY == 0:
                    print(f"{name}: {sum(words.values())} runs, to change {at}", flush=True)
            took_s = time.monotonic() - began
            print(f"{name}: {sum(words.values())} runs in {took_s:.0f} s", flush=True)
            for line, n in words.most_common():
                print(f"  {n:4d} {line.replace(base, '')}", flush=True)
    print(f"failures: {n_wrong}")
    return 1 if n_wrong else 0


def _checked(small: Small) -> list[str]:
    try:
        return list(small.check())
    except Exception:  # noqa: BLE001 - a library that cannot be opened any more is what is looked for
        return [traceback.format_exc()]


if __name__ == "__main__":
    sys.exit(main())
