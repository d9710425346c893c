"""Where candidates are made: examples from searches, a training, models ready to serve.

What lives here: the folder of a tune, and the way from searches to prepared models in it. What does
not: the training (`tune/training.py`) and what becomes of the models. The one rule: a model is
trained from the pristine base and from nothing but the searches it is given.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, os_errors
from engine.jobs import Report
from engine.models import catalog, device
from engine.packs.trainer import find_trainer
from engine.ports import Embedder
from engine.sizes import size_text
from engine.store import documents
from engine.store.database import Database
from engine.tune.child import strength_folder
from engine.tune.comparison import Comparison, Side
from engine.tune.embedding import embed_queries
from engine.tune.examples import (
    Replay,
    TitledText,
    examples_from_labels,
    replay_pairs,
    write_examples,
)
from engine.tune.negatives import Judge, NegativeMiner, Passage
from engine.tune.recipe import Recipe
from engine.tune.searches import PassageFinder, Search
from engine.tune.training import ChildTrainer, prepared_base

STRENGTHS = (0.5, 1.0)  # how far from the base; "change nothing" is what the gate compares with
N_REPLAY = 2_000
_SPACE_BYTES = 1 << 30  # four trainings with what they prepare


@dataclass(frozen=True, slots=True)
class Made:
    """What a training made: a prepared folder for each strength."""

    folders: tuple[Path, ...]


class Maker(Protocol):
    """Makes prepared models out of a file of examples."""

    @property
    def is_ready(self) -> bool:
        """Return whether what training needs is installed."""

    def make(
        self, examples: Path, out_dir: Path, recipe: Recipe, report: Report, *, n_beside: int = 0
    ) -> Made:
        """Train, and prepare a model for every one of `STRENGTHS`; `n_beside` others do so too."""


class TrainedMaker:
    """The real one: a child process at low priority.

    Thread: any.
    """

    def __init__(self, config: EngineConfig) -> None:
        self._config = config
        self._preparing = threading.Lock()

    @property
    def is_ready(self) -> bool:
        """Return whether what training needs is installed."""
        return find_trainer(self._config) is not None

    def make(
        self, examples: Path, out_dir: Path, recipe: Recipe, report: Report, *, n_beside: int = 0
    ) -> Made:
        """Train, and prepare a model for every one of `STRENGTHS`; `n_beside` others do so too.

        Raises:
            EnvironmentProblem: TUNING_PACK_MISSING, MODEL_MISSING, MODEL_DAMAGED, WORKER_FAILED,
                DISK_FULL and its kin.
            CancelledError: told to stop.
        """
        with self._preparing:  # else two at once would both do it
            prepared_base(self._config, catalog.default_source(self._config))
        trainer = ChildTrainer(
            self._config,
            recipe,
            cache=out_dir.parent / "cache",
            strengths=STRENGTHS,
            n_threads=max(1, device.n_threads(self._config.n_threads) // (1 + n_beside)),
        )
        trainer.train(examples, out_dir, report)
        return Made(tuple(strength_folder(out_dir, strength) for strength in STRENGTHS))


class Workshop:
    """The folder of one tune.

    Thread: one at a time.
    """

    def __init__(self, config: EngineConfig, database: Database, maker: Maker) -> None:
        self._folder = config.tuning_dir
        self._database = database
        self._maker = maker

    def open(self) -> None:
        """Begin with an empty folder; what a kill left is thrown away.

        Raises:
            EnvironmentProblem: NOT_ENOUGH_SPACE with the figures, DISK_FULL and its kin.
        """
        self.close()
        with os_errors(str(self._folder)):
            self._folder.mkdir(parents=True, exist_ok=True)
            free_bytes = shutil.disk_usage(self._folder).free
        if free_bytes < _SPACE_BYTES:
            detail = f"{size_text(_SPACE_BYTES)} needed for a while, {size_text(free_bytes)} free"
            raise EnvironmentProblem(ErrorCode.NOT_ENOUGH_SPACE, detail)

    def close(self) -> None:
        """Throw everything away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def write(
        self,
        name: str,
        searches: Sequence[Search],
        bench: Bench,
        report: Report,
        *,
        taught: bool = False,
    ) -> None:
        """Write what a training learns from.

        Args:
            name: of the training.
            searches: what is learned from.
            bench: what negatives and replayed pairs come from.
            report: told how far it is; may cancel.
            taught: with the cross-encoder's values, where there is one.
        """
        finder = PassageFinder(self._database.reader())
        examples = examples_from_labels(
            [one.label for one in searches],
            [one.cluster for one in searches],
            finder,
            bench.miner,
            lambda queries: embed_queries(bench.embedder, queries, lambda: report("examples", 0)),
            teacher=bench.judge if taught else None,
            report=report,
        )
        write_examples(self._examples(name), examples, bench.replay)

    def make(self, name: str, recipe: Recipe, report: Report, *, n_beside: int = 0) -> Made:
        """Train on what was written under a name; return the prepared models.

        Thread: any; `n_beside` others of other names at the same time.
        """
        return self._maker.make(
            self._examples(name), self._folder / name, recipe, report, n_beside=n_beside
        )

    def _examples(self, name: str) -> Path:
        return self._folder / f"{name}.jsonl"


@dataclass(frozen=True, slots=True)
class Bench:
    """What every training of a tune takes from the person's own files."""

    miner: NegativeMiner
    replay: Sequence[Replay]
    embedder: Embedder
    judge: Judge | None = None


def lay_out(
    comparison: Comparison,
    present: Side,
    database: Database,
    seed: int,
    judge: Judge | None = None,
) -> Bench:
    """Return the passages of the pool as negatives to be mined and pairs to be replayed.

    Args:
        comparison: with its pool.
        present: the present model over it.
        database: the library.
        seed: of the pairs that are drawn.
        judge: a cross-encoder's values, to keep answers from becoming negatives.
    """
    passages = [
        Passage(file, text) for file, text in zip(comparison.files, comparison.texts(), strict=True)
    ]
    rows = [
        TitledText(file, one.title, one.chunk.heading, one.chunk.text)
        for file, one in zip(comparison.files, comparison.chunks, strict=True)
    ]
    names = {
        one.content_hash.hex(): Path(os.fsdecode(one.path)).name
        for one in documents.read_documents(database.reader())
    }
    replay = replay_pairs(rows, names, seed, N_REPLAY)
    miner = NegativeMiner(passages, present.vectors, judge)
    return Bench(miner, replay, present.embedder, judge)
