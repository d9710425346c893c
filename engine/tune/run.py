"""The steps of one tune, each fold trained and asked, with its progress.

What lives here: a run, from searches to outcomes and the model that may serve. What does not: when
a tune may begin, and what is stored of it (`tune/tuning.py`). The one rule: every search is judged
by a model that saw neither its cluster nor its file.
"""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from engine.clock import Clock, StillClock
from engine.config import EngineConfig
from engine.errors import CancelledError, EnvironmentProblem, ErrorCode, InputProblem
from engine.feedback.blend import Blend
from engine.feedback.diary import Diary
from engine.jobs import Report
from engine.learning import TuneProgress, TuneStep
from engine.models import device
from engine.models.bulk import bulk_embedder
from engine.search import blending
from engine.search.blending import Past
from engine.search.pipeline import Search as Pipeline
from engine.serving.serving import Serving
from engine.serving.shelf import Shelf
from engine.serving.snapshot import Snapshot
from engine.serving.sources import ModelSource
from engine.store import vectors as vector_rows
from engine.store.database import Database
from engine.tune import guard_set
from engine.tune.cold_start import made_searches
from engine.tune.comparison import Comparison, GuardSet, Side
from engine.tune.embedding import Look
from engine.tune.folds import group_searches, make_folds
from engine.tune.gate import Guards
from engine.tune.held_out import HeldOut, PresentWeights
from engine.tune.readings import Readings
from engine.tune.recipe import Recipe
from engine.tune.searches import Search
from engine.tune.side_by_side import in_order, n_at_once
from engine.tune.training import TuningProgress, part_done
from engine.tune.trial import Trials
from engine.tune.workshop import STRENGTHS, Bench, Maker, Workshop, lay_out
from engine.verdict import Check, Outcome

log = logging.getLogger(__name__)

N_FOLDS = 3
_ASKED = 0.3  # of the step PRESENT; the rest chooses negatives, which are read closely
_CHOSEN = 0.2  # of the step FINAL, for the same
# parts of a tune that take about as long, whatever the machine: labels, present, every fold's
# training and comparing, the last training, checks
_SHARES = {
    TuneStep.LABELS: 0.02,
    TuneStep.PRESENT: 0.08,
    TuneStep.TRAIN: 0.35,
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
    trials: Trials


@dataclass(frozen=True, slots=True)
class Finished:
    """A model that may serve: its folder, the search's weights for it, what the guards found."""

    folder: Path
    blend: Blend
    checks: tuple[Check, ...]


class Run:
    """One tune: what its steps share, and how far it has come."""

    def __init__(
        self, parts: Parts, workshop: Workshop, snapshot: Snapshot, recipe: Recipe, report: Report
    ) -> None:
        self._parts, self._workshop = parts, workshop
        self.snapshot, self.recipe, self.seed = snapshot, recipe, recipe.seed
        self._report = report
        # before anything is read that is learned from
        self.begun = parts.diary.forget.moment()
        self.chunk_ms = 0.0  # what reading a passage with a candidate took
        self._comparison = Comparison(parts.database, snapshot.reranker)
        embedder = snapshot.embedder
        assert embedder is not None  # noqa: S101 - `Tuning.tune` saw to it
        self._embedder = embedder
        self.present = embedder.fingerprint
        self._past: Sequence[Past] | None = None
        self._held_out: HeldOut | None = None
        self._bench: Bench | None = None
        self._present: Side | None = None
        self._progress = TuneProgress(TuneStep.LABELS, 0, N_FOLDS, 0.0)
        self._telling = threading.RLock()  # trainings tell from threads of their own
        self._trained, self._asked = [0.0] * N_FOLDS, [0.0] * N_FOLDS

    def _tell(self, step: TuneStep, part: float, **changes: Any) -> None:  # noqa: ANN401
        """Report how far a step has come, 0 to 1."""
        with self._telling:
            fold = changes.get("fold", self._progress.fold)
            if step is TuneStep.TRAIN:
                self._trained[fold - 1] = part
            elif step is TuneStep.CANDIDATE:
                self._asked[fold - 1] = part
            self._progress = replace(self._progress, step=step, **changes)
            self._go_on(step, part)

    def _tell_of_fold(self, fold: int, part: float, loss: float | None) -> None:
        """Report how far a training has come; one that nobody waits for yet adds to the whole."""
        with self._telling:
            now = self._progress
            if (now.step, now.fold) == (TuneStep.TRAIN, fold + 1):
                self._tell(TuneStep.TRAIN, part, loss=now.loss if loss is None else loss)
            else:
                self._trained[fold] = part
                self._go_on(now.step, 0.0)

    def _go_on(self, step: TuneStep, part: float) -> None:
        share = max(_share(step, part, self._trained, self._asked), self._progress.share)
        self._progress = replace(self._progress, share=share)
        self._report(step, int(1000 * share), 1000, self._progress)

    def labels(self, searches: Callable[..., list[Search]]) -> list[Search]:
        """Return the searches to learn from and to be judged by."""
        return searches(self._embedder, lambda: self._tell(TuneStep.LABELS, 0.0))

    def look_back(self) -> None:
        """Do past searches again and fit the search's weights on them, with the present model.

        While its index is made anew the weights stay: words alone tell nothing of them.
        """
        if self.snapshot.index is None:
            return
        search, diary = Pipeline(self._parts.database, StillClock()), self._parts.diary
        report = self._counting(TuneStep.LABELS)
        self._past = blending.fit_anew(search, self.snapshot, diary, report)

    @property
    def _blend(self) -> Blend:
        return self._parts.diary.memory.blend(self._embedder.fingerprint)

    def made(self, n_before: int) -> list[Search]:
        """Return searches made from headings and titles; others after each verdict that counted."""
        reader = self._parts.database.reader()
        assert self.snapshot.generation is not None  # noqa: S101 - `Tuning.tune` saw to it
        ids = vector_rows.vector_ids(reader, self.snapshot.generation).tolist()
        look = partial(self._tell, TuneStep.LABELS, 0.0)
        return made_searches(reader, ids, self.seed + n_before, look)

    def draw(self, searches: Sequence[Search]) -> list[tuple[str, str]]:
        """Draw what is searched; return pairs of wanted files that say nearly the same."""
        generation = self.snapshot.generation
        assert generation is not None  # noqa: S101 - `Tuning.tune` saw to it
        self._tell(TuneStep.PRESENT, 0.0)
        self._comparison.draw(generation, searches, self.seed)
        self._present = self._comparison.present(self._embedder, generation)
        return self._comparison.same_files(self._present, searches)

    def compare(
        self, searches: Sequence[Search], same: Sequence[tuple[str, str]]
    ) -> tuple[list[list[Outcome]], Guards]:
        """Return for each strength what held-out searches found, and over what.

        Args:
            searches: what is learned from and judged by.
            same: what `draw` returned of them.
        """
        assert self._present is not None  # noqa: S101 - `draw` came first
        comparison = self._comparison
        groups = group_searches(
            [one.cluster for one in searches], [one.file for one in searches], same
        )
        folds = make_folds(groups, self.seed, N_FOLDS)
        if folds is None:
            raise InputProblem(ErrorCode.TOO_FEW_SEARCHES, "too many are about the same files")
        start, _ = self._parts.diary.blends.origin_of(self._embedder.fingerprint)
        weights = PresentWeights(self._blend, start, self._past)
        held_out = HeldOut(comparison, searches, folds, weights, len(STRENGTHS))
        self._held_out = held_out
        n_first = []
        for fold in range(N_FOLDS):
            begin, end = (_ASKED * k / N_FOLDS for k in (fold, fold + 1))
            asked = self._part_of(TuneStep.PRESENT, begin, end)
            n_first.append(held_out.ask_present(self._present, fold, asked))
        self._bench = lay_out(
            comparison, self._present, self._parts.database, self.seed, self._judge()
        )
        for fold in range(N_FOLDS):
            learned = [one for one, its in zip(searches, folds, strict=True) if its != fold]
            begin, end = (_ASKED + (1 - _ASKED) * k / N_FOLDS for k in (fold, fold + 1))
            self._write(f"fold-{fold}", learned, self._part_of(TuneStep.PRESENT, begin, end))
        with closing(self._trainings()) as trained:
            for fold in range(N_FOLDS):
                self._tell(TuneStep.TRAIN, self._trained[fold], fold=fold + 1, loss=None)
                n_candidate = self._ask(next(trained), fold, held_out)
                self._count(len(held_out.of(fold)), n_first[fold], n_candidate)
        guards = Guards((), comparison.pool.sentence, tuple(same))
        return held_out.outcomes(self._counting(TuneStep.CANDIDATE)), guards

    def _judge(self) -> Readings | None:
        """Return what keeps answers from becoming negatives: the cross-encoder, where there is one.

        It need not be the one that people's results are read with: also where that is off.
        """
        try:
            reranker = self.snapshot.reranker or self._parts.source.reranker()
        except EnvironmentProblem as problem:
            # searching names a damaged one; near misses by words and meaning do without it
            log.warning("negatives are not read closely: %s", problem)
            return None
        return Readings(reranker, self._look(TuneStep.PRESENT)) if reranker else None

    def _trainings(self) -> Generator[tuple[Path, ...], None, None]:
        """Yield for each fold the models that were trained without it."""
        at_once = n_at_once(device.n_threads(self._parts.config.n_threads))

        def train(fold: int, stop: threading.Event) -> tuple[Path, ...]:
            def told(
                stage: str, done: int, total: int | None = None, detail: object = None
            ) -> None:
                if stop.is_set():
                    raise CancelledError
                self._tell_of_fold(fold, part_done(stage, done, total), _loss(detail))

            beside = at_once - 1
            return self._workshop.make(f"fold-{fold}", self.recipe, told, n_beside=beside).folders

        with closing(in_order(train, N_FOLDS, at_once)) as made:
            yield from made

    def _write(self, name: str, searches: Sequence[Search], report: Report) -> None:
        """Write what a training learns from; what the cross-encoder says as well, if it teaches."""
        assert self._bench is not None  # noqa: S101 - `compare` made it
        taught = self.recipe.distillation > 0
        self._workshop.write(name, searches, self._bench, report, taught=taught)

    def _ask(self, folders: Sequence[Path], fold: int, held_out: HeldOut) -> int:
        """Ask what was trained without a fold; return how often a file came first at the end."""
        report = self._counting(TuneStep.CANDIDATE)
        n_first = 0
        for k, folder in enumerate(folders):
            side = self._open(folder, TuneStep.CANDIDATE, k)
            n_first = held_out.ask_candidate(k, side, fold, report)
            shutil.rmtree(folder, ignore_errors=True)
        return n_first

    def _count(self, n_asked: int, n_present: int, n_candidate: int) -> None:
        """Count how often the right file came first in a fold."""
        with self._telling:
            now = self._progress
            self._progress = replace(
                now,
                n_asked=now.n_asked + n_asked,
                n_first_present=now.n_first_present + n_present,
                n_first_candidate=now.n_first_candidate + n_candidate,
            )

    def final(self, searches: Sequence[Search], chosen: int) -> Finished:
        """Train on everything; return the model that may serve and what the guards found."""
        assert self._bench is not None  # noqa: S101 - `compare` came first

        def told(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
            loss = _loss(detail)
            changes = {} if loss is None else {"loss": loss}
            part = part_done(stage, done, total)
            self._tell(TuneStep.FINAL, _CHOSEN + (1 - _CHOSEN) * part, **changes)

        self._write("final", searches, self._part_of(TuneStep.FINAL, 0.0, _CHOSEN))
        folder = self._workshop.make("final", self.recipe, told).folders[chosen]
        side = self._open(folder, TuneStep.CHECKS, 0)
        assert self._present is not None  # noqa: S101 - `compare` came first
        assert self._held_out is not None  # noqa: S101
        blend = self._held_out.weights_of(chosen)
        checks = self._comparison.checks(
            self._present,
            side,
            searches,
            _guard(self._parts.config),
            base=self._parts.source.embedder(),
            blends=(self._blend, blend),
            seed=self.seed,
            report=self._counting(TuneStep.CHECKS),
        )
        return Finished(folder, blend, checks)

    def _open(self, folder: Path, step: TuneStep, k: int) -> Side:
        embedder = self._parts.source.embedder(folder)
        n = len(STRENGTHS) if step is TuneStep.CANDIDATE else 2
        begun_ms = self._parts.clock.monotonic_ms()
        with bulk_embedder(self._parts.config, folder, embedder) as bulk:
            side = self._comparison.candidate(
                embedder, bulk, lambda done, total: self._tell(step, (k + done / max(total, 1)) / n)
            )
        took_ms = self._parts.clock.monotonic_ms() - begun_ms
        self.chunk_ms = took_ms / max(1, len(side.vectors))
        return side

    def _look(self, step: TuneStep) -> Look:
        """Return what pauses and stops a step that has nothing to count."""
        return partial(self._counting(step), step, 0)

    def _part_of(self, step: TuneStep, begin: float, end: float) -> Report:
        """Return a report of what takes a step from one part of it to another, 0 to 1."""

        def told(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
            del stage, detail
            self._tell(step, begin + (end - begin) * done / total if total else begin)

        return told

    def _counting(self, step: TuneStep) -> Report:
        """Return a report that pauses and stops a step whose progress is told elsewhere."""

        def told(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
            del stage, done, total, detail
            with self._telling:
                self._report(step, int(1000 * self._progress.share), 1000, self._progress)

        return told


def _guard(config: EngineConfig) -> GuardSet:
    """Return the general set's queries and passages; none where the program came without it."""
    if config.guard_dir is None:
        return (), ()
    return guard_set.asked(guard_set.load(config.guard_dir))


def _loss(detail: object) -> float | None:
    return detail.loss if isinstance(detail, TuningProgress) else None


def _share(step: TuneStep, part: float, trained: Sequence[float], asked: Sequence[float]) -> float:
    """Return how much of the whole is done; each fold is trained and then asked."""
    steps = list(TuneStep)
    turns = (TuneStep.TRAIN, TuneStep.CANDIDATE)
    if step not in turns:
        return sum(_SHARES[one] for one in steps[: steps.index(step)]) + _SHARES[step] * part
    begun = sum(_SHARES[one] for one in steps[: steps.index(TuneStep.TRAIN)])
    done = zip(turns, (trained, asked), strict=True)
    return begun + sum(_SHARES[one] * sum(parts) / N_FOLDS for one, parts in done)
