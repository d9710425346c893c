"""What a process does to a library until it is killed.

It writes what it did into the journal: a line before a thing that must not be done twice, a line
after a thing that must not be lost.
"""

from __future__ import annotations

import contextlib
import os
import random
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import CancelledError
from engine.feedback.records import ActKind
from engine.ingest import packing
from engine.library import Library
from engine.models.imports import PreparedModel, model_home
from engine.store import packed
from engine.types import SearchRequest
from engine.versions import BUNDLED_ENCODER
from tests.fakes.model_source import FakeModels
from tests.torture import points
from tests.torture.counting import CountingEmbedder, Journal, counted_reading
from tests.torture.plans import Role, Task

_WIDE = "wide"


def config_for(place: Path) -> EngineConfig:
    return EngineConfig(
        data_dir=place / "profile",
        models_dir=place / "models",
        worker_command=(sys.executable, "-m", "app", "--worker"),
    )


def open_library(task: Task, journal: Journal, *, writable: bool = True) -> Library:
    """Open the library with two small encoders: its own, and one that can be imported."""
    if task.packs:
        packing.LEAST_CHUNKS, packed.LEAST_ROWS = 10, 3
    config = config_for(Path(task.place))
    models = _Models(
        CountingEmbedder(journal),
        others={_WIDE: CountingEmbedder(journal, 96)},
        home=model_home(config),
    )
    return Library.open(config, writable=writable, models=models)


class _Models(FakeModels):
    """The fake writes a model's folder anew each time; a kill in there would be its own fault."""

    def prepare(self, source_dir: Path) -> PreparedModel:
        assert self._home is not None
        folder = self._home / source_dir.name
        return self.describe(folder) if folder.exists() else super().prepare(source_dir)


def work(task: Task, opened: Callable[[], None]) -> None:
    """Work on a library until this process is killed; `opened` is called once it is open."""
    journal = Journal(task.journal)
    if task.point:
        points.arm(task.point, task.nth, after=task.when_done)
    with counted_reading(journal):
        _work(task, journal, opened)


def _work(task: Task, journal: Journal, opened: Callable[[], None]) -> None:
    library = open_library(task, journal)
    for root in task.roots:
        library.add_folder(root)
    library.load_models()
    opened()
    rng = random.Random(task.seed)
    beside = {Role.MODELS: _change_models, Role.FEEDBACK: _search, Role.FORGET: _forget}
    if task.role in beside:
        other = beside[task.role]
        threading.Thread(
            target=_until_killed, args=(lambda: other(library, task, journal, rng), journal)
        ).start()
    _until_killed(lambda: _keep_in_step(library, task), journal)


def _until_killed(work: Callable[[], None], journal: Journal) -> None:
    try:
        while True:
            work()
    except BaseException:  # noqa: BLE001 - whatever it is, the round failed
        traceback.print_exc()
        journal.note("problem")
        os._exit(1)


def _keep_in_step(library: Library, task: Task) -> None:
    """Look and read, as the window does; a reading is stopped for new files now and then."""
    watcher = library.start_watching() if task.watches else None
    library.scan()
    while True:
        until_s = time.monotonic() + 0.5

        def report(*_: object, until_s: float = until_s) -> None:
            if time.monotonic() > until_s:
                raise CancelledError

        with contextlib.suppress(CancelledError):
            library.read(report)
        if watcher is None:
            library.scan()
            time.sleep(0.02)
        elif due := watcher.due():
            library.scan(folder_ids=due.folder_ids)
        else:
            time.sleep(0.01)


def _change_models(library: Library, task: Task, journal: Journal, rng: random.Random) -> None:
    wide = library.models.import_folder(Path("/somewhere") / _WIDE)
    time.sleep(rng.uniform(0, 0.3))
    until_s = time.monotonic() + rng.choice((0.05, 0.5, 60, 60))

    def report(*_: object) -> None:
        if time.monotonic() > until_s:
            raise CancelledError

    chosen = rng.choice((wide.id, wide.id, BUNDLED_ENCODER))
    if chosen == BUNDLED_ENCODER:
        journal.note("gave-up")  # what is half built for the other one
    try:
        library.models.use(chosen, report)
    except CancelledError:
        return
    journal.note("used")
    if rng.random() < 0.3 and library.models.can_undo():
        library.models.undo()


def _search(library: Library, task: Task, journal: Journal, rng: random.Random) -> None:
    """Search and record; each line of the journal tells what the disk must have now."""
    diary = library.feedback
    query = f"grp{rng.randrange(5)} {rng.randrange(1_000_000)}"
    response = library.search(SearchRequest(query))
    impression = diary.record_impression(response)
    if impression is None:
        raise AssertionError
    journal.note("shown", impression, len(response.hits))
    if response.hits:
        path = rng.choice(response.hits).path
        act = diary.record_act(impression, ActKind.OPEN, path)
        journal.note("acted", impression, act)
    library.put_setting("remembered.torture", int(impression))
    journal.note("set", impression)
    if rng.random() < 0.2:
        journal.note("forgetting", impression)
        diary.forget.query(query)
        journal.note("forgot", impression)


def _forget(library: Library, task: Task, journal: Journal, rng: random.Random) -> None:
    time.sleep(rng.uniform(0, 0.6))
    root = task.roots[1]
    ids = [one.folder.id for one in library.folders() if one.folder.path == root]
    if ids:
        journal.note("removing")
        library.remove_folder(ids[0])
        journal.note("removed")
        time.sleep(rng.uniform(0, 0.6))
    journal.note("adding")
    library.add_folder(root)
