"""Damages every file that a library keeps, at random places, and opens it.

    python -m tests.torture.damage [--places 200] [--seed 1] [--file NAME] [--place N]

Half of the places lose a few bits, at the other half the file ends. Times of change stay as they
were, as when a disk forgets. Opened and asked until it answers, a library must never crash, and
either equal the files in the end or refuse with words for people.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine.config import EngineConfig
from engine.errors import EngineError
from engine.feedback.records import ActKind
from engine.library import Library
from engine.types import SearchRequest
from tests.fakes import tiny_models
from tests.torture import checks, victim
from tests.torture.faults import read_here
from tests.torture.trees import Tree, wanted
from ui import messages

# where a file lies below the place, and the profile it is damaged in
_FILES = {
    "library.db": ("profile/library.db", "closed"),
    "library.db-wal": ("profile/library.db-wal", "killed"),
    "user.db": ("profile/user.db", "closed"),
    "user.db-wal": ("profile/user.db-wal", "killed"),
    "index graph": ("profile/index/*.hnsw", "closed"),
    "index manifest": ("profile/index/*.json", "closed"),
    "model": ("model/model.int8.onnx", "closed"),
    "model manifest": ("model/manifest.json", "closed"),
    "tokenizer": ("model/tokenizer.json", "closed"),
}
_N_FILES = 12
_TELL_EVERY = 50
_STARTS = 3  # how often it is started before what it says counts
_SETTING = "remembered.damage"


@dataclass(frozen=True)
class Damage:
    """What happens to a file."""

    at: int
    flips: int  # bits to turn over; 0: the file ends here

    def __str__(self) -> str:
        return f"bits {self.flips:#04x} turned at {self.at}" if self.flips else f"ends at {self.at}"

    def do(self, path: Path) -> None:
        """Damage a file and leave its times alone."""
        before = path.stat()
        if self.flips:
            content = bytearray(path.read_bytes())
            content[self.at] ^= self.flips
            path.write_bytes(content)
        else:
            os.truncate(path, self.at)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def damages(n_bytes: int, n: int, rng: random.Random) -> Iterator[Damage]:
    for number in range(n):
        flips = 0 if number % 2 else rng.randrange(1, 256)
        yield Damage(rng.randrange(n_bytes), flips)


class Laid:
    """Files and profiles to be damaged, made once and copied for every try."""

    def __init__(self, base: Path) -> None:
        self.place = base / "place"
        self._kept = {"closed": base / "closed", "killed": base / "killed"}

    @property
    def config(self) -> EngineConfig:
        config = victim.config_for(self.place)
        return replace(config, model_dir=self.place / "model", close_reading=False)

    def make(self) -> dict[str, list[dict[str, Any]]]:
        """Make both; return what each may answer in the end.

        A database that was not closed may have lost what its log held: SQLite takes what is damaged
        there for the end of the log.
        """
        Tree(self.place / "files", random.Random(1)).fill(_N_FILES)
        tiny_models.bi_encoder(self.place / "model")
        _in_fork(self._fill)
        shutil.copytree(self.place, self._kept["closed"])
        closed = _in_fork(self._answers_once)
        _in_fork(self._change_and_be_killed)
        self.take("killed")
        killed = _in_fork(self._answers_once)
        for answer in (closed, killed):
            if "bug" in answer:
                sys.exit(answer["bug"])
        return {"closed": [closed], "killed": [killed, closed]}

    def take(self, which: str) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self._kept[which], self.place)

    def _fill(self) -> dict[str, Any]:
        with Library.open(self.config, writable=True) as library:
            library.load_models()
            library.add_folder(self.place / "files")
            library.scan()
            library.read()
            _record(library)
        return {}

    def _change_and_be_killed(self) -> dict[str, Any]:
        """Do everything anew so that the logs of both databases are full, and leave them so."""
        library = Library.open(self.config, writable=True)
        library.load_models()
        for path in (self.place / "files").rglob("*"):
            if path.is_file():
                os.utime(path)
        library.scan()
        library.read()
        _record(library)
        shutil.copytree(self.place, self._kept["killed"])
        return {}

    def _answers_once(self) -> dict[str, Any]:
        with Library.open(self.config, writable=True) as library:
            library.load_models()
            return answers(library)

    def told(self) -> dict[str, Any]:
        """Start it as often as it takes; return what was told and what it answers in the end."""
        words: list[str] = []
        found: dict[str, Any] | None = None
        for _ in range(_STARTS):
            try:
                found = self._start(words)
                break
            except EngineError as problem:
                words.append(f"{problem.code}: {messages.one_line(problem)}")
        return {"words": words, "answers": found}

    def _start(self, words: list[str]) -> dict[str, Any]:
        with Library.open(self.config, writable=True) as library:
            try:
                library.load_models()
            except EngineError as problem:
                words.append(f"{problem.code}: {messages.one_line(problem)}")
            answers(library, n_words=4)  # before anything is read again
            library.scan()
            library.read()
            return answers(library)


def _record(library: Library) -> None:
    response = library.search(SearchRequest("grp1"))
    impression = library.feedback.record_impression(response, seen=[1])
    if impression is not None:
        library.feedback.record_act(impression, ActKind.OPEN, response.hits[0].path)
    library.put_setting(_SETTING, "kept")


def answers(library: Library, n_words: int | None = None) -> dict[str, Any]:
    """Ask everything that can be asked, of so many planted words at most."""
    roots = [status.folder.path for status in library.folders()]
    right = wanted(*roots)
    texts, found = {}, {}
    for word in sorted(right.holders)[:n_words]:
        found[word] = sorted(str(path) for path in checks.holders(library, word))
    for path in sorted(right.readable):
        document = library.find_document(path)
        if document is not None and document:
            texts[str(path)] = library.document_text(document).text
            if len(texts) < 3:
                library.more_like(document)
    status = library.status()
    return {
        "roots": [str(root) for root in roots],
        "holders": found,
        "texts": texts,
        "counts": [status.n_documents, status.n_read, status.n_failed, status.n_chunks],
        "acts": [[event.act.kind, event.query] for event in library.feedback.events()],
        "setting": library.settings().get(_SETTING),
        "by meaning": library.search(SearchRequest("word1 word2")).degraded == frozenset(),
    }


def _in_fork(work: Any) -> dict[str, Any]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        answer: dict[str, Any] = {}
        try:
            answer = work()
        except BaseException:  # noqa: BLE001 - told as what it is, a bug
            answer = {"bug": traceback.format_exc()}
        finally:
            with os.fdopen(writing, "wb") as stream:
                stream.write(json.dumps(answer).encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        text = stream.read()
    status = os.waitpid(pid, 0)[1]
    return json.loads(text) if text else {"bug": f"the process ended with status {status}"}


def judge(told: dict[str, Any], right: list[dict[str, Any]]) -> tuple[str, str]:
    """Return what became of a damaged library in a word, and what is wrong."""
    if "bug" in told:
        return "CRASHED", told["bug"]
    if told["answers"] is None:
        return "refused", ""
    for age, one in enumerate(right):
        differing = [key for key in one if told["answers"].get(key) != one[key]]
        if not differing:
            end = "as an earlier commit left it" if age else "as before"
            return f"told, then {end}" if told["words"] else end, ""
    if told["words"] and differing == ["by meaning"]:
        return "goes on by words, and says so", ""
    return "WRONG", f"{differing} {[told['answers'][key] for key in differing]}"[:600]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture.damage")
    parser.add_argument("--places", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", choices=_FILES, action="append")
    parser.add_argument("--place", type=int, help="only this one")
    options = parser.parse_args()
    logging.disable()
    read_here()
    n_wrong = 0
    with tempfile.TemporaryDirectory(prefix="damage-") as base:
        laid = Laid(Path(base))
        right = laid.make()
        for name in options.file or _FILES:
            below, which = _FILES[name]
            ends: Counter[str] = Counter()
            laid.take(which)
            (path,) = laid.place.glob(below)
            rng = random.Random(f"{options.seed} {name}")
            for number, damage in enumerate(damages(path.stat().st_size, options.places, rng)):
                if options.place not in (None, number):
                    continue
                laid.take(which)
                damage.do(path)
                end, why = judge(_in_fork(laid.told), right[which])
                ends[end] += 1
                if sum(ends.values()) % _TELL_EVERY == 0:
                    print(f"{name}: {dict(ends.most_common())} so far", flush=True)
                if end.isupper():
                    n_wrong += 1
                    print(f"{name}, place {number}, {damage}: {end}: {why}", flush=True)
            print(f"{name}: {dict(ends.most_common())}", flush=True)
    print(f"failures: {n_wrong}")
    return 1 if n_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
