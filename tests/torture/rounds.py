"""One round: kill a process while files change, then hold the library to the files.

The one rule: a round begins with the same files and the same profile whatever rounds came before.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.library import Library
from engine.serving.generations import N_TEXT_PROBES
from tests.torture import checks, promises, victim
from tests.torture.counting import Journal, counted_reading, noted
from tests.torture.plans import Kill, Plan, Role, Task, plan
from tests.torture.shim import KILL, Shim
from tests.torture.trees import Changing, Tree, wanted

ROOT = Path(__file__).parent.parent.parent
_N_FILES, _N_MORE_FILES = 45, 15
_TEXT_BATCH, _VECTOR_BATCH = 32, 64  # what a kill may cost: see engine.ingest.texts and .vectors
_STARTED_S = 120.0
_APP_EVERY = 10  # rounds: then the program itself is asked, too


@dataclass
class Outcome:
    """What a round came to."""

    number: int
    plan: Plan
    kills: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)
    n_read_again: int = 0
    n_embedded_again: int = 0


class _Process:
    """A fork of this process, which has everything imported already."""

    def __init__(
        self,
        work: Callable[[Callable[[], None]], None],
        errors: Path,
        armed: Callable[[], None],
    ) -> None:
        self._opened, told = os.pipe()
        self.signal = 0
        self._pid = os.fork()
        if self._pid:
            os.close(told)
            return
        try:
            os.dup2(os.open(errors, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), 2)
            armed()
            work(lambda: os.close(told))
        except BaseException:  # noqa: BLE001 - told to the parent, who did not ask for an end
            traceback.print_exc()
        finally:
            os._exit(1)

    def wait(self, seconds: float) -> bool:
        """Wait until it ended, killing it some seconds after it began to work.

        Returns:
            Whether it ended before that.
        """
        select.select([self._opened], [], [], _STARTED_S)
        os.close(self._opened)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self.signal = status & 0x7F
                return True
            time.sleep(0.01)
        os.kill(self._pid, signal.SIGKILL)
        self.signal = os.waitpid(self._pid, 0)[1] & 0x7F
        return False


class Torture:
    """Rounds of one seed."""

    def __init__(self, base: Path, seed: int, shim: Shim | None) -> None:
        self._base = base
        self._seed = seed
        self._shim = shim
        self._place = base / "round"
        self._settled = base / "settled"

    def run(self, number: int) -> Outcome:
        """Run one round; the place of a round that failed is kept."""
        outcome = Outcome(number, plan(self._seed, number))
        task = self._begin(outcome.plan, number)
        rng = random.Random(f"{self._seed} {number} tree")
        outcome.trees = [Tree(root, rng) for root in task.roots]
        for tree in outcome.trees:
            self._know(tree)
        for at, kill in enumerate(outcome.plan.kills):
            outcome.kills.append(self._kill(task, kill, at, outcome))
            outcome.wrong += self._after_kill(task, at, outcome)
            if outcome.wrong:
                break
        if outcome.wrong:
            kept = self._base / f"failed-{self._seed}-{number}"
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(self._place, kept)
        return outcome

    def _begin(self, how: Plan, number: int) -> Task:
        """Lay out files, and a profile that has read them unless the round begins from nothing."""
        shutil.rmtree(self._place, ignore_errors=True)
        task = Task(
            str(self._place), how.role, how.watches, how.packs, f"{self._seed} {number} {how.role}"
        )
        if not self._settled.exists():
            self._place.mkdir(parents=True)
            rng = random.Random(self._seed)
            for root, n_files in zip(task.roots, (_N_FILES, _N_MORE_FILES), strict=True):
                Tree(root, rng).fill(n_files)
            _read_all(task)
            task.journal.unlink()
            self._place.rename(self._settled)
        shutil.copytree(self._settled, self._place)
        if how.from_nothing:
            shutil.rmtree(task.profile)
        return task

    def _know(self, tree: Tree) -> None:
        """Tell a tree what is in its files, so that what it plants from now on is new."""
        rng_free = 10_000 if tree.root.name == "files" else 20_000
        tree._n_texts = tree._n_names = rng_free
        tree.planted.update(wanted(tree.root).holders)

    def _kill(self, task: Task, kill: Kill, at: int, outcome: Outcome) -> str:
        """Let a process work until it is killed, while files change; return where that was."""
        told = replace(
            task,
            seed=f"{task.seed} {at}",
            point=kill.point,
            nth=kill.nth,
            when_done=kill.when_done,
        )
        errors = self._base / "errors.txt"
        process = _Process(
            lambda opened: victim.work(told, opened), errors, self._armed(told, kill)
        )
        with Changing(outcome.trees[0], outcome.plan.pause_s):
            reached = process.wait(kill.after_s) or not (kill.point or kill.write)
        if process.signal != signal.SIGKILL:
            outcome.wrong.append(f"the process ended by itself: {errors.read_text()[-3_000:]}")
        return f"{kill}{'' if reached else ' (not reached)'}"

    def _armed(self, task: Task, kill: Kill) -> Callable[[], None]:
        shim = self._shim
        if shim is None or not kill.write:
            return lambda: None
        return lambda: shim.arm(task.profile, kill.write, KILL)

    def _after_kill(self, task: Task, at: int, outcome: Outcome) -> Iterator[str]:
        promised = promises.Promised(task.profile, held=task.role is Role.FORGET)
        before = task.journal.with_name("journal-before")
        task.journal.replace(before)
        rng = random.Random(f"{task.seed} {at} checks")
        journal = Journal(task.journal)
        with (
            closing(journal),
            counted_reading(journal),
            victim.open_library(task, journal) as library,
        ):
            library.load_models()
            yield from checks.opened_whole(library, promised, rng)
            for root in task.roots:
                library.add_folder(root)
            _look_and_read(library)
            right = wanted(*task.roots)
            planted = outcome.trees[0].planted | outcome.trees[1].planted
            yield from checks.equals_files(library, right, planted, rng)
        yield from checks.sound_on_disk(task.profile)
        yield from self._repeated(task, before, promised, outcome)
        if task.role is Role.FEEDBACK:
            yield from promises.feedback_kept(task.profile, before)
        if outcome.number % _APP_EVERY == 0:
            yield from _app_agrees(task, len(right.readable), len(right.unreadable))
        before.unlink()

    def _repeated(
        self, task: Task, before: Path, promised: promises.Promised, outcome: Outcome
    ) -> Iterator[str]:
        read = {words[0] for words in noted(task.journal, "read")}
        embedded = {(w[0], w[1]) for w in noted(task.journal, "embedded")}
        if lost := read & promised.contents:
            yield f"{len(lost)} contents were stored and read again"
        lost_vectors = embedded & promised.embedded
        if len(lost_vectors) > (N_TEXT_PROBES if task.role is Role.MODELS else 0):
            yield f"{len(lost_vectors)} vectors were stored and made again"
        n_read = len(read & {words[0] for words in noted(before, "read")})
        n_embedded = len(embedded & {(w[0], w[1]) for w in noted(before, "embedded", "gave-up")})
        if n_read > _TEXT_BATCH or n_embedded > _VECTOR_BATCH:
            yield f"{n_read} files and {n_embedded} passages were done again: more than a batch"
        outcome.n_read_again += n_read
        outcome.n_embedded_again += n_embedded


def _look_and_read(library: Library) -> None:
    library.scan()
    library.read()


def _read_all(task: Task) -> None:
    journal = Journal(task.journal)
    with closing(journal), victim.open_library(task, journal) as library:
        library.load_models()
        for root in task.roots:
            library.add_folder(root)
        _look_and_read(library)


def _app_agrees(task: Task, n_read: int, n_failed: int) -> Iterator[str]:
    """Ask the program itself, in a process of its own."""
    asked = subprocess.run(
        [sys.executable, "-m", "app", "--profile", str(task.profile), "status", "--json"],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if asked.returncode != 0:
        yield f"honeyguide status ended with {asked.returncode}: {asked.stderr[-500:]}"
        return
    told = json.loads(asked.stdout)
    if (told["n_read"], told["n_failed"], told["n_waiting"]) != (n_read, n_failed, 0):
        yield f"honeyguide status tells {asked.stdout}"
