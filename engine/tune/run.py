"""The steps of one tune, each fold trained and asked, with its progress.

What lives here: a run, from searches to outcomes and the model that may serve. What does not: when
a tune may begin, and what is stored of it (`tune/tuning.py`). The one rule: every search is judged
by a model that saw neither its cluster nor its file.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from engine.clock import Clock
from engine.config import EngineConfig
from engine.errors import ErrorCode, InputProblem
from engine.feedback.diary import Diary
from engine.jobs import Report
from engine.learning import TuneProgress, TuneStep
from engine.serving.serving import Serving
from engine.serving.shelf import Shelf
from engine.serving.snapshot import Snapshot
from engine.serving.sources import ModelSource
from engine.store import vectors as vector_rows
from engine.store.database import Database
from engine.tune import guard_set
from engine.tune.cold_start import made_searches
from engine.tune.comparison import Comparison, GuardSet, Rank, Side
from engine.tune.contrastive import Recipe
from engine.tune.folds import group_searches, make_folds
from engine.tune.gate import Guards
from engine.tune.searches import Search
from engine.tune.training import TuningProgress
from engine.tune.workshop import STRENGTHS, Bench, Maker, Workshop, lay_out
from engine.verdict import Check, Outcome

N_FOLDS = 3
# parts of a tune that take about as long, whatever the machine: labels, present, every fold's
# training and comparing, the last training, checks
_SHARES = {
    TuneStep.LABELS: 0.02,
    TuneStep.PRESENT: 0.03,
    TuneStep.TRAIN: 0.40,
    TuneStep.CANDIDATE: 0.30,
    TuneStep.FINAL: 0.15,
    TuneStep.CHECKS: 0.10,
}


@dataclass(frozen=True, slots=True)
class Parts:
    """What tuning works with."""

    config: EngineConfig
    user: Database
    database: Database
    serving: Serving
    diary: Diary
    shelf: Shelf
    source: ModelSource
    maker: Maker
    clock: Clock


class Run:
    """One tune: what its steps share, and how far it has come."""

    def __init__(
        self, parts: Parts, workshop: Workshop, snapshot: Snapshot, recipe: Recipe, report: Report
    ) -> None:
        self._parts, self._workshop = parts, workshop
        self.snapshot, self.recipe, self.seed = snapshot, recipe, recipe.seed
        self._report = report
        self.chunk_ms = 0.0  # what reading a passage with a candidate took
        self._comparison = Comparison(parts.database, parts.user, parts.clock, snapshot.reranker)
        self._bench: Bench | None = None
        self._present: Side | None = None
        self._progress = TuneProgress(TuneStep.LABELS, 0, N_FOLDS, 0.0)

    def _tell(self, step: TuneStep, part: float, **changes: Any) -> None:  # noqa: ANN401
        """Report how far a step has come, 0 to 1."""
        fold = changes.get("fold", self._progress.fold)
        share = max(_share(step, part, fold), self._progress.share)
        self._progress = replace(self._progress, step=step, share=share, **changes)
        self._report(step, int(1000 * share), 1000, self._progress)

    def labels(self, searches: Callable[..., list[Search]]) -> list[Search]:
        """Return the searches to learn from and to be judged by."""
        assert self.snapshot.embedder is not None  # noqa: S101 - `Tuning.tune` saw to it
        return searches(self.snapshot.embedder, lambda: self._tell(TuneStep.LABELS, 0.0))

    def made(self) -> list[Search]:
        """Return searches made from headings and titles."""
        reader = self._parts.database.reader()
        assert self.snapshot.generation is not None  # noqa: S101 - `Tuning.tune` saw to it
        ids = vector_rows.vector_ids(reader, self.snapshot.generation).tolist()
        look = partial(self._tell, TuneStep.LABELS, 0.0)
        return made_searches(reader, ids, self.seed, look)

    def compare(self, searches: Sequence[Search]) -> tuple[list[list[Outcome]], Guards]:
        """Return for each strength what held-out searches found, and over what."""
        embedder, generation = self.snapshot.embedder, self.snapshot.generation
        assert embedder is not None  # noqa: S101
        assert generation is not None  # noqa: S101
        comparison = self._comparison
        self._tell(TuneStep.PRESENT, 0.0)
        comparison.draw(generation, searches, self.seed)
        self._present = comparison.present(embedder, generation)
        present = comparison.ranks(self._present, searches, self._counting(TuneStep.PRESENT))
        same = comparison.same_files(self._present, searches)
        groups = group_searches(
            [one.cluster for one in searches], [one.file for one in searches], same
        )
        folds = make_folds(groups, self.seed, N_FOLDS)
        if folds is None:
            raise InputProblem(ErrorCode.TOO_FEW_SEARCHES, "too many are about the same files")
        self._bench = lay_out(comparison, self._present, self._parts.database, self.seed)
        candidate: list[list[Rank]] = [[None] * len(searches) for _ in STRENGTHS]
        for fold in range(N_FOLDS):
            self._fold(fold, folds, searches, present, candidate)
        outcomes = [outcomes_of(searches, present, column) for column in candidate]
        guards = Guards((), comparison.pool.sentence, tuple(same))
        return outcomes, guards

    def _fold(
        self,
        fold: int,
        folds: Sequence[int],
        searches: Sequence[Search],
        present: Sequence[Rank],
        candidate: list[list[Rank]],
    ) -> None:
        """Train without a fold and ask what was trained for it."""
        learned = [one for one, its in zip(searches, folds, strict=True) if its != fold]
        places = [place for place, its in enumerate(folds) if its == fold]
        held_out = [searches[place] for place in places]
        self._tell(TuneStep.TRAIN, 0.0, fold=fold + 1)
        folders = self._train(f"fold-{fold}", learned, TuneStep.TRAIN)
        for k, folder in enumerate(folders):
            side = self._open(folder, TuneStep.CANDIDATE, k)
            ranks = self._comparison.ranks(side, held_out, self._counting(TuneStep.CANDIDATE))
            for place, rank in zip(places, ranks, strict=True):
                candidate[k][place] = rank
            shutil.rmtree(folder, ignore_errors=True)
        now = self._progress
        self._progress = replace(
            now,
            n_asked=now.n_asked + len(places),
            n_first_present=now.n_first_present + sum(present[one] == 1 for one in places),
            n_first_candidate=now.n_first_candidate
            + sum(candidate[-1][one] == 1 for one in places),
        )

    def final(self, searches: Sequence[Search], chosen: int) -> tuple[Path, tuple[Check, ...]]:
        """Train on everything; return the model that may serve and what the guards found."""
        folder = self._train("final", searches, TuneStep.FINAL)[chosen]
        side = self._open(folder, TuneStep.CHECKS, 0)
        assert self._present is not None  # noqa: S101 - `compare` came first
        checks = self._comparison.checks(
            self._present,
            side,
            searches,
            _guard(self._parts.config),
            base=self._parts.source.embedder(),
            seed=self.seed,
            report=self._counting(TuneStep.CHECKS),
        )
        return folder, checks

    def _train(self, name: str, searches: Sequence[Search], step: TuneStep) -> tuple[Path, ...]:
        assert self._bench is not None  # noqa: S101 - `compare` came first

        def told(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
            del stage
            loss = detail.loss if isinstance(detail, TuningProgress) else None
            changes = {} if loss is None else {"loss": loss}
            self._tell(step, done / total if total else 0.0, **changes)

        made = self._workshop.make(name, searches, self._bench, recipe=self.recipe, report=told)
        return made.folders

    def _open(self, folder: Path, step: TuneStep, k: int) -> Side:
        embedder = self._parts.source.embedder(folder)
        n = len(STRENGTHS) if step is TuneStep.CANDIDATE else 2
        begun_ms = self._parts.clock.monotonic_ms()
        side = self._comparison.candidate(
            embedder, lambda done, total: self._tell(step, (k + done / max(total, 1)) / n)
        )
        took_ms = self._parts.clock.monotonic_ms() - begun_ms
        self.chunk_ms = took_ms / max(1, len(side.vectors))
        return side

    def _counting(self, step: TuneStep) -> Report:
        """Return a report that pauses and stops a step whose progress is told elsewhere."""

        def told(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
            del stage, done, total, detail
            self._report(step, int(1000 * self._progress.share), 1000, self._progress)

        return told


def _guard(config: EngineConfig) -> GuardSet:
    """Return the general set's queries and passages; none where the program came without it."""
    if config.guard_dir is None:
        return (), ()
    found = guard_set.load(config.guard_dir)
    queries = [(one.text, one.relevant) for one in found.queries]
    return queries, [(one.id, f"{one.title}\n{one.text}") for one in found.passages]


def outcomes_of(
    searches: Sequence[Search], present: Sequence[Rank], candidate: Sequence[Rank]
) -> list[Outcome]:
    """Return what either model found, search by search."""
    return [
        Outcome(one.label.query, one.cluster, one.file, before, after)
        for one, before, after in zip(searches, present, candidate, strict=True)
    ]


def _share(step: TuneStep, part: float, fold: int) -> float:
    """Return how much of the whole is done; training and comparing take turns, fold by fold."""
    steps = list(TuneStep)
    turns = (TuneStep.TRAIN, TuneStep.CANDIDATE)
    if step not in turns:
        return sum(_SHARES[one] for one in steps[: steps.index(step)]) + _SHARES[step] * part
    begun = sum(_SHARES[one] for one in steps[: steps.index(TuneStep.TRAIN)])
    both = sum(_SHARES[one] for one in turns)
    train = _SHARES[TuneStep.TRAIN] / both
    within = part * train if step is TuneStep.TRAIN else train + part * (1 - train)
    return begun + both * (fold - 1 + within) / N_FOLDS
