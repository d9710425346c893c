"""A tune from start to end: labels, folds, trainings, the gate, the switch.

What lives here: the order of things, and what is stored of them. What does not: any step's own
work. The one rule: the model that serves is not touched before its owner says so; a tune that ends
early leaves nothing behind but its line in the history and the search's few weights.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem, os_errors
from engine.feedback.places import MADE_FROM, made_from
from engine.feedback.records import LEARNED_FROM, WEIGHTS
from engine.jobs import Report
from engine.learning import (
    GenerationFigures,
    JudgedTune,
    TrialFigures,
    TuneCost,
    TuneState,
)
from engine.models.imports import model_home
from engine.models.sources import read_source
from engine.packs.trainer import base_model
from engine.serving.change import Confirm
from engine.serving.generations import cost
from engine.store import contents, documents
from engine.store import generations as generation_rows
from engine.store import model_versions as rows
from engine.store.database import Connection
from engine.store.generations import GenerationState
from engine.tune.cold_start import could_be_made
from engine.tune.confirmation import Confirmation
from engine.tune.docket import Asked, Docket, judged_tune, missing_words
from engine.tune.gate import MIN_CLUSTERS, decide
from engine.tune.leftovers import TUNED
from engine.tune.recipe import Recipe
from engine.tune.run import Finished, Parts, Run
from engine.tune.searches import Search
from engine.tune.spread import N_QUERIES, figures_of
from engine.tune.workshop import STRENGTHS, Workshop
from engine.verdict import Verdict, to_json
from engine.versions import (
    COLD_START,
    PRESENT,
    EventKind,
    ModelVersion,
    ModelVersionId,
    Origin,
)


class Tuning:
    """Tuning of one profile's encoder.

    Thread: any; one tune at a time, another is refused.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._turn = threading.Lock()
        self._workshop = Workshop(parts.config, parts.database, parts.maker)
        self._docket = Docket(parts.user, parts.serving)
        self._confirmation = Confirmation(
            parts.database,
            parts.serving,
            parts.diary,
            refused=lambda last: self._docket.take_back(last.id, parts.clock.now_utc_ms()),
        )
        self._searches = self._confirmation.searches

    # how things stand

    def state(self) -> TuneState:
        """Return how things stand; embeds the past queries where a model is loaded."""
        parts = self._parts
        embedder = parts.serving.current().embedder
        found = self._searches(embedder) if embedder is not None else []
        latest = self._docket.latest()
        last = judged_tune(latest) if latest is not None else None
        made = could_be_made(parts.database.reader())
        installed = {one.version.id: one for one in parts.shelf.installed()}
        tuned = [one for one in installed.values() if one.version.origin is Origin.TUNED]
        in_use = next((one.version.id for one in tuned if one.in_use), None)
        candidate = self._docket.candidate()
        n_chunks = contents.n_chunks(parts.database.reader())
        n_bytes = cost(n_chunks, _base_dim(parts.config))
        measured = self._docket.measured()
        chunk_ms = measured.get("chunk_ms")
        return TuneState(
            readiness=self._docket.readiness(Asked.of(found)),
            n_searches=len(found),
            n_clusters=len({one.cluster for one in found}),
            n_files=len({one.file for one in found}),
            has_pack=parts.maker.is_ready,
            cost=TuneCost(
                measured.get("tune_ms"),
                None if chunk_ms is None else chunk_ms * n_chunks,
                n_bytes,
            ),
            verdict=last.verdict if last is not None else None,
            verdict_utc_ms=last.at_utc_ms if last is not None else None,
            candidate=candidate if candidate in installed and candidate != in_use else None,
            in_use=in_use,
            can_undo=in_use is not None and parts.shelf.can_undo(),
            cold_start_ready=self._docket.readiness(Asked.could_be(made)).open,
            verdict_is_cold=last is not None and last.is_cold,
            least_clusters=MIN_CLUSTERS,
            trial=parts.trials.figures(),
            can_try=candidate in installed and parts.trials.can_begin(latest),
        )

    def verdicts(self) -> list[JudgedTune]:
        """Return every tune that came to a verdict, oldest first."""
        return self._docket.every()

    def paths(self, files: Collection[str]) -> dict[str, Path]:
        """Return where files lie that verdicts name, by that name; those that are still known."""
        found = documents.read_documents(self._parts.database.reader())
        return {
            one.content_hash.hex(): Path(os.fsdecode(one.path))
            for one in found
            if one.content_hash.hex() in files
        }

    def generations(self) -> list[GenerationFigures]:
        """Return how the vectors of the live and the retired generations lie; takes a moment.

        Loads the models that are not loaded, where they are still here.
        """
        parts = self._parts
        reader, live = parts.database.reader(), parts.serving.current()
        asked = list(parts.diary.searches())
        wanted: list[Search] = []
        found = []
        for state in (GenerationState.LIVE, GenerationState.RETIRED):
            for one in generation_rows.generations(reader, state):
                is_loaded = one.id == live.generation and live.embedder is not None
                embedder = live.embedder if is_loaded else parts.shelf.encoder(one.fingerprint)
                if embedder is not None and not wanted:
                    wanted = self._searches(embedder, most=N_QUERIES)
                found.append(
                    figures_of(
                        reader,
                        one,
                        state,
                        embedder=embedder,
                        asked=asked,
                        wanted=wanted,
                        blend=parts.diary.memory.blend(one.fingerprint),
                    )
                )
        return found

    def _insist(self, asked: Asked, same: Sequence[tuple[str, str]] = ()) -> None:
        """Go on only with enough to judge by.

        Raises:
            InputProblem: TOO_FEW_SEARCHES with what is missing.
        """
        ready = self._docket.readiness(asked, same)
        if not ready.open:
            alike = "; files that say nearly the same count as one" if same else ""
            detail = f"it takes {missing_words(ready, is_cold=asked.is_cold)}{alike}"
            raise InputProblem(ErrorCode.TOO_FEW_SEARCHES, detail)

    # a tune

    def tune(
        self, report: Report, recipe: Recipe | None = None, *, cold_start: bool = False
    ) -> Verdict:
        """Train on what was wanted and judge the result on searches it was not trained on.

        Args:
            report: progress (`TuneProgress`), pause and stop.
            cold_start: learn from headings and titles of the person's own files instead, and be
                judged by those that were held out.
            recipe: other numbers than the measured ones, for studies; its seed is that of folds,
                trainings and draws, and is stored with the verdict.

        Returns:
            The verdict, which is stored. A model that may be used is on the shelf.

        Raises:
            InputProblem: TOO_FEW_SEARCHES with what is missing; TRIAL_GOES_ON, TUNE_GOES_ON;
                BAD_SETTING for a width that is not trained.
            EnvironmentProblem: TUNING_PACK_MISSING, MODEL_MISSING, NOT_ENOUGH_SPACE, DISK_FULL and
                its kin, WORKER_FAILED; PROFILE_BUSY when another process writes.
            CancelledError: told to stop; nothing was changed.
        """
        if not self._turn.acquire(blocking=False):
            raise InputProblem(ErrorCode.TUNE_GOES_ON)
        try:
            return self._tune(report, recipe or Recipe(), cold_start=cold_start)
        finally:
            self._turn.release()

    def _tune(self, report: Report, recipe: Recipe, *, cold_start: bool) -> Verdict:
        parts = self._parts
        snapshot = parts.serving.current()
        if not parts.user.writable:
            raise EnvironmentProblem(ErrorCode.PROFILE_BUSY, str(parts.config.data_dir))
        if not parts.maker.is_ready:
            raise EnvironmentProblem(ErrorCode.TUNING_PACK_MISSING)
        if snapshot.embedder is None or snapshot.generation is None:
            raise EnvironmentProblem(ErrorCode.MODEL_MISSING, "no model is loaded")
        if parts.trials.figures() is not None:
            raise InputProblem(ErrorCode.TRIAL_GOES_ON)
        if recipe.width:
            recipe.check_width(_base_dim(parts.config))
        self._workshop.open()
        try:
            run = Run(self._parts, self._workshop, snapshot, recipe, report)
            return self._finish(run, cold_start=cold_start)
        finally:
            self._workshop.close()

    def _finish(self, run: Run, *, cold_start: bool) -> Verdict:
        parts = self._parts
        begun_ms = parts.clock.monotonic_ms()
        n_before = len(self._docket.counted())
        searches = run.made(n_before) if cold_start else run.labels(self._searches)
        asked = Asked.of(searches, is_cold=cold_start)
        self._insist(asked)
        if not cold_start:
            run.look_back()
        same = run.draw(searches)
        self._insist(asked, same)
        outcomes, guards = run.compare(searches, same)
        verdict = decide(outcomes, guards, n_before, run.seed)
        made: Finished | None = None
        if verdict.is_usable and verdict.configuration is not None:
            made = run.final(searches, verdict.configuration)
            verdict = decide(outcomes, replace(guards, checks=made.checks), n_before, run.seed)
        report: dict[str, Any] = json.loads(to_json(verdict))
        report["generation"] = run.snapshot.generation
        report[PRESENT] = run.present
        report[COLD_START] = cold_start
        report["measured"] = {
            "tune_ms": parts.clock.monotonic_ms() - begun_ms,
            "chunk_ms": run.chunk_ms,
        }

        def store(user: Connection, version: ModelVersionId | None) -> None:
            now_utc_ms = parts.clock.now_utc_ms()
            rows.add_verdict(user, now_utc_ms, version, verdict.decision, report)

        if made is not None and verdict.is_usable:
            details = _details(made, run, searches, verdict) | {COLD_START: cold_start}
            if cold_start:
                details[MADE_FROM] = made_from([one.label.file for one in searches])
            self._shelve(made, details, store, run.begun)
        else:
            with parts.user.write() as user:
                store(user, None)
        parts.trials.give_up()  # one whose model was still to read, after an earlier verdict
        parts.diary.forget.finish(run.begun)
        return verdict

    def _shelve(
        self,
        made: Finished,
        details: dict[str, Any],
        store: Callable[[Connection, ModelVersionId], None],
        begun: int,
    ) -> None:
        """Put a model on the shelf, out of the workshop, together with its verdict.

        Raises:
            EnvironmentProblem: DISK_FULL and its kin, or the model does not compute; no folder is
                left.
        """
        parts = self._parts
        home = model_home(parts.config)
        now_utc_ms = parts.clock.now_utc_ms()
        names = (f"{TUNED}{now_utc_ms + later}" for later in itertools.count())
        folder = next(home / one for one in names if not (home / one).exists())
        # the history outlives the models: what was deleted keeps its name
        n_tuned = sum(one.kind is EventKind.TUNE for one in parts.shelf.history())
        try:
            with os_errors(str(folder)):
                home.mkdir(parents=True, exist_ok=True)
                shutil.move(made.folder, folder)
            described = replace(parts.source.describe(folder), name=f"Tuned {n_tuned + 1}")
            version = parts.shelf.add(described, Origin.TUNED, details=details, beside=store)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        parts.diary.forget.mark_if_forgotten(version.id, begun)

    # after the verdict

    def use(self, report: Report) -> None:
        """Let the model of the latest verdict serve, when it has read every passage.

        The held-out searches run again over both whole indexes before the switch; a gain that
        turned round cancels it, and takes the verdict back.

        Raises:
            InputProblem: NOTHING_TO_USE when the latest verdict lets none serve; NOT_CONFIRMED;
                TOO_FEW_LEFT when over half of its searches are gone, before anything is read.
            EnvironmentProblem: NOT_ENOUGH_SPACE, MODEL_MISSING and its kin; nothing was changed.
            CancelledError: told to stop; the present model serves on.
        """
        candidate = self._docket.candidate()
        if candidate is None:
            raise InputProblem(ErrorCode.NOTHING_TO_USE)
        self._parts.shelf.use(candidate, report)

    def try_out(self, report: Report) -> None:
        """Let the model of a close call answer beside the present one, for at most 60 searches.

        It reads every passage first, and the held-out searches run again as in `use`.

        Raises:
            InputProblem: NOTHING_TO_TRY when the latest verdict is no close call about the model
                that serves, or its trial is over; NOT_CONFIRMED; TOO_FEW_LEFT.
            EnvironmentProblem: NOT_ENOUGH_SPACE, MODEL_MISSING and its kin; nothing was changed.
            CancelledError: told to stop; the next call goes on.
        """
        latest = self._docket.latest()
        if latest is None:
            raise InputProblem(ErrorCode.NOTHING_TO_TRY)
        confirm = self._confirmation.of(judged_tune(latest), report)
        self._parts.trials.begin(latest, report, confirm)

    def stop_trial(self) -> None:
        """Let the present model answer alone again; begun once more, a trial goes on.

        Raises:
            InputProblem: NOTHING_TO_TRY when no trial was begun.
        """
        self._parts.trials.stop()

    def trial(self) -> TrialFigures | None:
        """Return how the trial that goes on stands; None when there is none."""
        return self._parts.trials.figures()

    def check(self, version: ModelVersion, report: Report) -> Confirm:
        """Return what looks at the latest verdict about a model again, for `Shelf.use`.

        Raises:
            InputProblem: NOT_CONFIRMED when there is no verdict about it; TOO_FEW_LEFT.
            EnvironmentProblem: MODEL_MISSING when no model is loaded to compare with.
        """
        last = self._docket.latest_about(version.id)
        if last is None:
            raise InputProblem(ErrorCode.NOT_CONFIRMED, f"no verdict on {version.name} is known")
        return self._confirmation.of(last, report)


def _details(
    made: Finished, run: Run, searches: Sequence[Search], verdict: Verdict
) -> dict[str, Any]:
    """Return what is kept of how a model came about."""
    return {
        LEARNED_FROM: sorted({int(n) for one in searches for n in one.label.impression_ids}),
        WEIGHTS: [made.blend.meaning, made.blend.words],
        "recipe": asdict(run.recipe),
        "strength": STRENGTHS[verdict.configuration or 0],
        "seed": run.seed,
        "n_searches": len(searches),
    }


def _base_dim(config: EngineConfig) -> int:
    """Return how wide the vectors of a tuned model are, whatever serves; 0 without its base."""
    try:
        shape = read_source(base_model(config)).shape()
    except EnvironmentProblem:
        return 0
    return shape.n_heads * shape.head_dim
