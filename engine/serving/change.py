"""Changing the model that serves: use, try, go on after a kill, undo, fall back.

What lives here: the order of steps and what is noted at each. What does not: how a generation is
built (`serving.generations`) and switched (`Serving.switch`). The one rule: `library.db` says which
generation serves and so which encoder is loaded; `user.db` says which one the person wants, for
when `library.db` was thrown away or a kill came between the two.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.clock import Clock
from engine.errors import CancelledError, EngineError, EnvironmentProblem, ErrorCode, InputProblem
from engine.index.hnsw import HnswIndex
from engine.jobs import Report
from engine.ports import Embedder
from engine.serving.generations import KEPT_MS, Generations
from engine.serving.roster import Roster
from engine.serving.serving import Serving
from engine.serving.snapshot import Snapshot
from engine.store import generations as rows
from engine.store.database import Database
from engine.store.generations import Generation, GenerationState
from engine.versions import BUNDLED_ENCODER, EventKind, ModelVersion, Origin, VersionKind

log = logging.getLogger(__name__)

_TURN_S = 0.1
Confirm = Callable[[Snapshot], None]
Check = Callable[[ModelVersion, Report], Confirm]  # of a model that a tune made


class Change:
    """From one serving model to another.

    Thread: any; one change at a time, others wait.
    """

    def __init__(self, database: Database, serving: Serving, roster: Roster, clock: Clock) -> None:
        self._database = database
        self._serving = serving
        self._roster = roster
        self._clock = clock
        self._generations = Generations(database, serving, clock)
        self._turns = threading.Lock()
        self._has_failed = False  # the encoder of the live generation could not be loaded

    @property
    def generations(self) -> Generations:
        """Return what is known of generations beside the live one."""
        return self._generations

    def _live(self) -> Generation | None:
        return rows.live_generation(self._database.reader())

    @contextmanager
    def turn(self, report: Report) -> Iterator[None]:
        """Wait until no other change goes on, and keep others waiting.

        Raises:
            CancelledError: told to stop waiting.
        """
        while not self._turns.acquire(timeout=_TURN_S):
            report("wait", 0)
        try:
            yield
        finally:
            self._turns.release()

    def load(self, *, close_reading: bool) -> None:
        """Put encoder, index and, if it is wanted, the reranker in service.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED for the program's
                own, MODEL_LOST for another, in whose place `resume` lets the program's own read;
                search by words goes on and what the model has read is kept.
        """
        live = self._live()
        version = self._roster.serving(live)
        try:
            embedder = self._roster.open(version)
        except EnvironmentProblem as problem:
            if version.origin is Origin.BUNDLED:
                raise
            self._note_failure(version, problem)
            if live is not None:
                raise EnvironmentProblem(ErrorCode.MODEL_LOST, problem.detail) from problem
            version = self._roster.version(BUNDLED_ENCODER)
            embedder = self._roster.open(version)
        reranker = self._serving.current().reranker
        if reranker is None and close_reading:
            reranker = self._roster.chosen_reranker()
        self._serving.load(embedder, reranker)
        self._has_failed = False
        if self._database.writable:
            begun = rows.green_generation(self._database.reader())
            self._roster.note_loaded(version, embedder, is_choice=begun is None)
            self._note_unseen(version)
            self._load_rival(begun)

    def _note_unseen(self, version: ModelVersion) -> None:
        """Tell the history of a model that serves without a switch: in a library made anew."""
        live = self._live()
        if live is not None and self._roster.served_last().id != version.id:
            self._roster.tell(EventKind.SWITCH, version, generation=live.id)

    def read_closely(self, *, on: bool) -> None:
        """Put the chosen reranker in service, or take it out; the encoder stays."""
        if on != (self._serving.current().reranker is not None):
            self._serving.set_reranker(self._roster.chosen_reranker() if on else None)

    def _load_rival(self, green: Generation | None) -> None:
        """Go on with a trial after a start; what its model has not read `resume` sees to."""
        trial = self._roster.trial
        if trial is None or not trial.goes_on or self._serving.rival is not None:
            return
        try:
            version = self._roster.version(trial.version)
            embedder = self._roster.open(version)
        except EngineError as problem:
            log.warning("the model that is tried cannot be loaded: %s", problem.code)
            self._end_trial(problem)
            return
        if green is None or green.fingerprint != embedder.fingerprint:
            return  # also where it serves by itself
        index = self._serving.saved_index(green)
        if index is not None:
            self._serving.set_rival(green, embedder, index)

    def _note_failure(self, version: ModelVersion, problem: EnvironmentProblem) -> None:
        log.warning("the model in use cannot be loaded: %s", problem.code)
        if self._database.writable and not self._has_failed:
            self._has_failed = True
            self._roster.tell(EventKind.FALLBACK, version, problem=problem.code)

    def use(self, version: ModelVersion, report: Report, confirm: Confirm | None) -> None:
        """Let a model serve; see `Shelf.use`."""
        if version.kind is VersionKind.RERANKER:
            with self._roster.opening(version, self._live()):
                reranker = self._roster.open_reranker(version)
            self._roster.choose(version, EventKind.SWITCH)
            self._serving.set_reranker(reranker)
            return
        with self.turn(report):
            live = self._live()
            with self._roster.opening(version, live):
                embedder = self._roster.open(version)
            if live is None or live.fingerprint == embedder.fingerprint:
                self._end_trial()
                self._stay_with(version, embedder)
                return
            green = self._generations.begin(embedder)  # first: without room the trial goes on
            self._end_trial()
            self._roster.choose(version, EventKind.USE)
            self._build_and_switch(version, green, embedder, report=report, confirm=confirm)

    def _stay_with(self, version: ModelVersion, embedder: Embedder) -> None:
        """Serve what serves already, or what no passage was read by yet."""
        begun = rows.green_generation(self._database.reader())
        if begun is not None:
            self._generations.give_up(begun)
            self._roster.tell(EventKind.DISCARD, version, generation=begun.id)
        before = self._serving.current()
        if before.embedder is None:
            self._serving.load(embedder, before.reranker)
            self._has_failed = False
        if self._roster.chosen(version.kind).id != version.id:
            self._roster.choose(version, EventKind.USE)

    def try_out(self, version: ModelVersion, report: Report, confirm: Confirm) -> None:
        """Let a model answer beside the present one; see `Shelf.try_out`."""
        with self.turn(report):
            live = self._live()
            with self._roster.opening(version, live):
                embedder = self._roster.open(version)
            if live is None or live.fingerprint == embedder.fingerprint:
                raise InputProblem(ErrorCode.NOTHING_TO_TRY)
            green = self._generations.begin(embedder)
            self._roster.choose_back(live)  # what else was asked for, and not built, is given up
            try:
                index = self._build(version, green, embedder, report=report, confirm=confirm)
            except CancelledError:
                raise
            except EngineError as problem:
                self._give_up(version, green, problem)
                raise
            self._serving.save_index(index, green)
            self._serving.set_rival(green, embedder, index)

    def _end_trial(self, problem: EngineError | None = None) -> None:
        self._serving.end_rival()
        self._roster.stop_trial(problem)

    def _build(
        self,
        version: ModelVersion,
        green: Generation,
        embedder: Embedder,
        *,
        report: Report,
        confirm: Confirm | None,
    ) -> HnswIndex:
        with self._roster.bulk(version, embedder) as bulk:
            index = self._generations.build(green, bulk, report)
        if confirm is not None:
            confirm(Snapshot(green.id, embedder, index, self._serving.current().reranker))
        n_vectors = len(index)
        self._roster.tell(EventKind.GENERATION, version, generation=green.id, n_vectors=n_vectors)
        return index

    def _build_and_switch(
        self,
        version: ModelVersion,
        green: Generation,
        embedder: Embedder,
        *,
        report: Report,
        confirm: Confirm | None = None,
    ) -> None:
        try:
            index = self._build(version, green, embedder, report=report, confirm=confirm)
            report("switch", 0)
            self._serving.switch(green, embedder, index)
        except CancelledError:
            raise
        except EngineError as problem:
            self._give_up(version, green, problem)
            raise
        self._has_failed = False
        self._roster.choose(version, EventKind.SWITCH, generation=green.id)
        self._serving.save()

    def _give_up(self, version: ModelVersion, green: Generation, problem: EngineError) -> None:
        self._generations.give_up(green)
        self._roster.choose_back(self._live())
        self._roster.tell(EventKind.DISCARD, version, generation=green.id, problem=str(problem))

    def resume(self, report: Report) -> None:
        """Finish what a stop or a kill left half built, and sweep what is old.

        An encoder that could not be loaded is replaced by the program's own. A tuned model is left
        to whoever can confirm it. What does not succeed is given up, which the history tells.

        Raises:
            CancelledError: told to stop; the next call goes on.
        """
        if not self._turns.acquire(blocking=False):
            return
        try:
            begun = self._begun()
            if begun is not None:
                version, green, embedder = begun
                self._build_and_switch(version, green, embedder, report=report)
            self._keep_rival(report)
            self._generations.sweep()
        except CancelledError:
            raise
        except EngineError as problem:
            log.warning("the new index was not finished: %s", problem.code)
        finally:
            self._turns.release()

    def _begun(self) -> tuple[ModelVersion, Generation, Embedder] | None:
        """Return what is to be finished, None when nothing is."""
        if self._has_failed:
            version = self._roster.version(BUNDLED_ENCODER)
            embedder = self._roster.open(version)
            self._roster.note_loaded(version, embedder, is_choice=False)
            return self._roster.version(version.id), self._generations.begin(embedder), embedder
        green = rows.green_generation(self._database.reader())
        if green is None or self._serving.current().embedder is None:
            return None
        maker = self._roster.maker(green)
        tried = self._roster.trial
        wanted = {self._roster.chosen(VersionKind.ENCODER).id, tried.version if tried else None}
        if maker is None or maker.id not in wanted:
            self._generations.give_up(green)  # nobody asked for it any more
            return None
        if maker.origin is Origin.TUNED:
            return None
        try:
            return maker, green, self._roster.open(maker)
        except EnvironmentProblem as problem:
            self._give_up(maker, green, problem)
            raise

    def _keep_rival(self, report: Report) -> None:
        """Let the model that is tried read what it has not: all, where the library is a new one."""
        trial, present = self._roster.trial, self._serving.current()
        if trial is None or not trial.goes_on or present.embedder is None:
            return
        rival = self._serving.rival
        try:
            version = self._roster.version(trial.version)
            if version.fingerprint == present.embedder.fingerprint:
                self._end_trial()  # it serves: there is nothing to try it against
                return
            if rival is not None and not len(self._generations.waiting(version.fingerprint)):
                return
            embedder = rival.embedder if rival is not None else None
            embedder = embedder or self._roster.open(version)
            green = self._generations.begin(embedder)
            with self._roster.bulk(version, embedder) as bulk:
                index = self._generations.build(green, bulk, report)
        except CancelledError:
            raise
        except EngineError as problem:
            self._end_trial(problem)
            raise
        self._serving.set_rival(green, embedder, index)

    def undo(self, report: Report) -> ModelVersion:
        """Let the generation before serve again; see `Shelf.undo`."""
        with self.turn(report):
            kept = self.kept()
            if kept is None:
                raise InputProblem(ErrorCode.NOTHING_TO_UNDO)
            generation, version = kept
            with self._roster.opening(version, self._live()):
                embedder = self._roster.open(version)
            self._end_trial()
            index, degraded = self._serving.open_index(generation)
            self._serving.switch(generation, embedder, index, degraded)
            self._has_failed = False
            self._roster.choose(version, EventKind.UNDO, generation=generation.id)
            return version

    def kept(self) -> tuple[Generation, ModelVersion] | None:
        """Return what one can go back to at once, with its model."""
        oldest_utc_ms = self._clock.now_utc_ms() - KEPT_MS
        for generation in rows.generations(self._database.reader(), GenerationState.RETIRED):
            version = self._roster.maker(generation)
            if version is not None and generation.changed_utc_ms >= oldest_utc_ms:
                return generation, version
        return None
