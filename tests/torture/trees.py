"""A folder of files that changes all the time, and what a search must find in it.

What lives here: making and changing files, and the oracle, which knows nothing of the product: it
reads the files. Every text carries words that no other text has, so that a search for one has
exactly one right answer.
"""

from __future__ import annotations

import random
import re
import shutil
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

_PLANTED = re.compile(r"\b(?:zq\d+x\d+|grp\d)\b")
_SUFFIXES = (".txt", ".txt", ".md", ".html", ".py", ".csv")
_WORDS = [f"word{number}" for number in range(300)]
_N_GROUPS = 5
_UNREADABLE = ".pdf"


@dataclass
class Wanted:
    """What the files say: who holds each planted word, and which files say nothing."""

    holders: dict[str, set[Path]] = field(default_factory=lambda: defaultdict(set))
    readable: set[Path] = field(default_factory=set)
    unreadable: set[Path] = field(default_factory=set)


def wanted(*roots: Path) -> Wanted:
    """Build the oracle from the files."""
    found = Wanted()
    for path in (one for root in roots for one in root.rglob("*") if one.is_file()):
        words = set(_PLANTED.findall(path.read_text("utf-8")))
        if path.suffix == _UNREADABLE or not words:
            found.unreadable.add(path)
            continue
        found.readable.add(path)
        for word in words:
            found.holders[word].add(path)
    return found


class Tree:
    """Files below a folder, changed one step at a time."""

    def __init__(self, root: Path, rng: random.Random) -> None:
        self.root = root
        self.planted: set[str] = set()  # every word that ever was in a file
        self._rng = rng
        self._n_texts = 0
        self._n_names = 0

    def fill(self, n_files: int) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        for _ in range(n_files):
            self._create()

    def step(self) -> None:
        """Change one thing."""
        kinds: list[tuple[Callable[[], None], int]] = [
            (self._create, 6),
            (self._rewrite, 6),
            (self._delete, 3),
            (self._move, 4),
            (self._copy, 3),
            (self._replace, 3),
            (self._move_folder, 1),
            (self._delete_folder, 1),
            (self._make_unreadable, 1),
        ]
        change = self._rng.choices([one for one, _ in kinds], [weight for _, weight in kinds])[0]
        change()

    def _create(self) -> None:
        self._new_path().write_text(self._text(), "utf-8")

    def _rewrite(self) -> None:
        path = self._any_file()
        if path is not None:
            path.write_text(self._text(), "utf-8")

    def _replace(self) -> None:
        """Save as editors do: write beside it, then rename."""
        path = self._any_file()
        if path is not None:
            beside = path.with_name(f"{path.name}.tmp~")
            beside.write_text(self._text(), "utf-8")
            beside.replace(path)

    def _delete(self) -> None:
        path = self._any_file()
        if path is not None:
            path.unlink()

    def _move(self) -> None:
        path = self._any_file()
        if path is not None:
            path.rename(self._new_path(path.suffix))

    def _copy(self) -> None:
        path = self._any_file()
        if path is not None:
            shutil.copy2(path, self._new_path(path.suffix))

    def _move_folder(self) -> None:
        folder = self._any_folder()
        if folder is not None:
            self._n_names += 1
            folder.rename(self.root / f"moved {self._n_names}")

    def _delete_folder(self) -> None:
        folder = self._any_folder()
        if folder is not None and sum(1 for _ in folder.rglob("*")) < 10:
            shutil.rmtree(folder)

    def _make_unreadable(self) -> None:
        self._new_path(_UNREADABLE).write_text("this is no PDF", "utf-8")

    def _any_file(self) -> Path | None:
        files = sorted(path for path in self.root.rglob("*") if path.is_file())
        return self._rng.choice(files) if files else None

    def _any_folder(self) -> Path | None:
        folders = sorted(path for path in self.root.iterdir() if path.is_dir())
        return self._rng.choice(folders) if folders else None

    def _new_path(self, suffix: str | None = None) -> Path:
        self._n_names += 1
        folder = self.root
        for _ in range(self._rng.randrange(3)):
            folder = folder / f"part {self._rng.randrange(4)}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"file {self._n_names}{suffix or self._rng.choice(_SUFFIXES)}"

    def _text(self) -> str:
        """Return a text of a few passages with a word of its own in the first and the last."""
        self._n_texts += 1
        paragraphs = [
            " ".join(self._rng.choices(_WORDS, k=self._rng.randrange(10, 120)))
            for _ in range(self._rng.randrange(1, 7))
        ]
        first, last = f"zq{self._n_texts}x1", f"zq{self._n_texts}x2"
        group = f"grp{self._rng.randrange(_N_GROUPS)}"
        self.planted.update((first, last))
        paragraphs[0] = f"{first} {group} {paragraphs[0]}"
        paragraphs[-1] = f"{paragraphs[-1]} {last}"
        return "\n\n".join(paragraphs) + "\n"


class Changing:
    """Changes a tree on a thread of its own for as long as it is entered."""

    def __init__(self, tree: Tree, pause_s: float) -> None:
        self._tree = tree
        self._pause_s = pause_s
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tree")
        self._problem: BaseException | None = None

    def __enter__(self) -> Changing:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if self._problem is not None:
            raise self._problem

    def _run(self) -> None:
        try:
            while not self._stop.wait(self._pause_s):
                self._tree.step()
        except BaseException as problem:  # noqa: BLE001 - raised where it is seen
            self._problem = problem
