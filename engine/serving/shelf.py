"""The models a person has: what there is, what each would cost, and what can be done with them.

What lives here: listing, measuring, importing, deleting. What does not: how the serving model is
changed (`serving.change`). The one rule: whatever serves, or comes with the program, is never
deleted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.clock import Clock
from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.jobs import Report, silent_report
from engine.models.imports import PreparedModel, remove_folder
from engine.ports import Embedder
from engine.serving.change import Change, Check, Confirm
from engine.serving.generations import KEPT_MS, cost
from engine.serving.roster import Roster
from engine.serving.serving import Serving
from engine.serving.sources import ModelSource
from engine.store import contents
from engine.store import generations as generation_rows
from engine.store import model_versions as rows
from engine.store import vectors as vector_rows
from engine.store.database import Connection, Database
from engine.store.generations import GenerationState
from engine.versions import (
    EventKind,
    HistoryEntry,
    InstalledModel,
    ModelVersion,
    ModelVersionId,
    Origin,
    Quote,
    VersionKind,
)

log = logging.getLogger(__name__)

_N_TIMED = 48  # passages embedded to tell how long all will take


class Shelf:
    """Every model of a profile.

    Thread: any; calls block. One change of the serving model at a time.
    """

    def __init__(
        self,
        config: EngineConfig,
        user: Database,
        serving: Serving,
        source: ModelSource,
        *,
        database: Database,
        clock: Clock,
        check: Check | None = None,
    ) -> None:
        """Open the shelf; `check` returns what confirms a tuned model before it first serves."""
        self._config = config
        self._user = user
        self._serving = serving
        self._database = database
        self._source = source
        self._clock = clock
        self._roster = Roster(config, user, source, clock)
        self._change = Change(database, serving, self._roster, clock)
        self._check = check

    def load(self) -> None:
        """Put encoder, index and, if it is wanted, the reranker in service.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED, MODEL_UNSUPPORTED or MODEL_LOST;
                search by words goes on, and what the model has read is kept.
        """
        self._change.load(close_reading=self._config.close_reading)

    def refresh(self) -> None:
        """Take in what the profile's writer did since, for a process that stays and only reads.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_LOST; the earlier model goes
                on.
        """
        if not self._serving.refresh():
            self.load()

    def read_closely(self, *, on: bool) -> None:
        """Read the first results closely from now on, or no longer."""
        self._change.read_closely(on=on)

    def resume(self, report: Report) -> None:
        """Finish what a stop or a kill left half built, and sweep what is old.

        Raises:
            CancelledError: told to stop; the next call goes on.
        """
        self._change.resume(report)

    def installed(self) -> list[InstalledModel]:
        """Return every model, the program's own first, with how it stands."""
        reader = self._database.reader()
        live = generation_rows.live_generation(reader)
        serving = self._roster.serving(live).id
        reranker = self._roster.chosen(VersionKind.RERANKER).id
        n_passages = contents.n_chunks(reader)
        kept = {
            one.fingerprint: one.changed_utc_ms + KEPT_MS
            for one in generation_rows.generations(reader, GenerationState.RETIRED)
        }
        green = generation_rows.green_generation(reader)
        trial = self._roster.trial
        tried = trial.version if trial is not None and trial.goes_on else None
        models = []
        for version in self._roster.every():
            is_green = green is not None and green.fingerprint == version.fingerprint
            n_built = vector_rows.n_vectors(reader, green.id) if green and is_green else None
            is_missing = version.origin is not Origin.BUNDLED and not version.folder.is_dir()
            models.append(
                InstalledModel(
                    version=version,
                    in_use=version.id in (serving, reranker),
                    n_built=n_built,
                    n_passages=n_passages,
                    kept_until_utc_ms=kept.get(version.fingerprint),
                    problem="its folder is missing" if is_missing else "",
                    is_tried=version.id == tried,
                    is_unproven=self._roster.is_unproven(version),
                )
            )
        return models

    def encoder(self, fingerprint: str) -> Embedder | None:
        """Return the encoder with a fingerprint; None where it is not here or cannot be loaded."""
        for version in self._roster.every():
            if (version.kind, version.fingerprint) == (VersionKind.ENCODER, fingerprint):
                try:
                    return self._roster.open(version)
                except EnvironmentProblem as problem:
                    log.warning("%s cannot be loaded: %s", version.name, problem.code)
        return None

    def history(self) -> list[HistoryEntry]:
        """Return the audit log, oldest first."""
        return rows.history(self._user.reader())

    def can_undo(self) -> bool:
        """Return whether there is an earlier generation whose model is still here."""
        return self._change.kept() is not None

    def quote(self, version_id: ModelVersionId, report: Report = silent_report) -> Quote:
        """Measure what using an encoder would cost, on some of the library's own passages.

        Raises:
            InputProblem: UNKNOWN_MODEL.
            EnvironmentProblem: MODEL_UNUSABLE or MODEL_UNSUPPORTED.
            CancelledError: told to stop.
        """
        version = self._roster.version(version_id)
        if version.kind is VersionKind.RERANKER:
            return Quote(0, 0, 0.0)
        live = generation_rows.live_generation(self._database.reader())
        if live is not None and live.fingerprint == version.fingerprint:
            return Quote(0, 0, 0.0)
        with self._roster.opening(version, live):
            embedder = self._roster.open(version)
        waiting = self._change.generations.waiting(embedder.fingerprint)
        step = max(1, len(waiting) // _N_TIMED)
        reader = self._database.reader()
        chunks = contents.chunks_of(reader, waiting[::step][:_N_TIMED].tolist())
        ms = self._change.generations.ms_for(embedder, chunks, report)
        per_chunk_ms = ms / len(chunks) if chunks else 0.0
        n_bytes = cost(len(waiting), embedder.dim)
        return Quote(len(waiting), n_bytes, per_chunk_ms * len(waiting))

    def import_folder(self, path: Path, report: Report = silent_report) -> ModelVersion:
        """Make a sentence-transformers folder on disk a model version; it does not serve yet.

        What was imported before is returned as it is.

        Raises:
            InputProblem: FOLDER_NOT_FOUND or NOT_A_FOLDER.
            EnvironmentProblem: MODEL_UNSUPPORTED with what is wrong, WORKER_FAILED, DISK_FULL and
                its kin; PROFILE_BUSY when another process writes.
            CancelledError: told to stop before the export began.
        """
        if not self._user.writable:
            raise EnvironmentProblem(ErrorCode.PROFILE_BUSY, str(self._user.path))
        report("prepare", 0)
        made = self._source.prepare(path)
        for version in self._roster.every():
            if (version.kind, version.fingerprint) == (made.kind, made.fingerprint):
                if version.folder != made.folder:  # one of the program's own
                    remove_folder(made.folder)
                return version
        return self.add(made, Origin.IMPORTED, details={"from": str(path)})

    def add(
        self,
        made: PreparedModel,
        origin: Origin,
        base: ModelVersionId | None = None,
        details: dict[str, Any] | None = None,
        *,
        beside: Callable[[Connection, ModelVersionId], None] = lambda _user, _version: None,
    ) -> ModelVersion:
        """Put a prepared folder, which lies among the profile's own models, on the shelf.

        What `beside` writes is stored with it, or neither.
        """
        version = ModelVersion(
            id=ModelVersionId(0),
            kind=made.kind,
            name=made.name,
            folder=made.folder,
            fingerprint=made.fingerprint,
            origin=origin,
            created_utc_ms=self._clock.now_utc_ms(),
            base=base,
            size_bytes=made.size_bytes,
            details=details or {},
            stale=False,
        )
        event = EventKind.TUNE if origin is Origin.TUNED else EventKind.IMPORT
        with self._user.write() as user:
            version = replace(version, id=rows.add_model_version(user, version))
            now_utc_ms = self._clock.now_utc_ms()
            rows.add_event(user, now_utc_ms, event, version=version.id, name=version.name)
            beside(user, version.id)
        return version

    def use(self, version_id: ModelVersionId, report: Report = silent_report) -> None:
        """Let a model serve: a reranker at once, an encoder when it has read every passage.

        One that a tune made and that never served is looked at once more before it does, whoever
        asks: by the searches of its verdict, over all files.

        Until then the present one serves. Stopped or killed, the next call (or the end of the next
        reading, see `resume`) goes on where it was. Using the present encoder gives up one that is
        half built.

        Args:
            version_id: which model.
            report: progress, pause and stop.

        Raises:
            InputProblem: UNKNOWN_MODEL; TOO_FEW_LEFT and NOT_CONFIRMED of one that a tune made,
                and the present one serves on.
            EnvironmentProblem: MODEL_UNUSABLE, MODEL_UNSUPPORTED, NOT_ENOUGH_SPACE, or MODEL_LOST
                when it serves already; nothing was changed. DISK_FULL and its kin; the present one
                serves on.
            DataProblem: VECTOR_INVALID when the new generation does not pass.
            CancelledError: told to stop.
        """
        version = self._roster.version(version_id)
        self._change.use(version, report, self._confirm(version, report))

    def _confirm(self, version: ModelVersion, report: Report) -> Confirm | None:
        live = generation_rows.live_generation(self._database.reader())
        serves = live is not None and live.fingerprint == version.fingerprint
        if serves or not self._roster.is_unproven(version):
            return None
        if self._check is None:
            raise InputProblem(ErrorCode.NOT_CONFIRMED, "nothing is here to confirm it by")
        return self._check(version, report)

    def try_out(self, version_id: ModelVersionId, report: Report, confirm: Confirm) -> None:
        """Let an encoder answer beside the present one, when it has read every passage.

        Stopped or killed while it reads, the next call goes on where it was. The caller notes the
        trial; while that is open, the model goes on after a start and reads what comes.

        Args:
            version_id: which model.
            report: progress, pause and stop.
            confirm: called with what is about to be tried; raising ends it.

        Raises:
            InputProblem: UNKNOWN_MODEL, or NOTHING_TO_TRY when it serves already.
            EnvironmentProblem: MODEL_UNUSABLE, MODEL_UNSUPPORTED, NOT_ENOUGH_SPACE; nothing was
                changed. DISK_FULL and its kin.
            DataProblem: VECTOR_INVALID when the new generation does not pass.
            CancelledError: told to stop.
        """
        self._change.try_out(self._roster.version(version_id), report, confirm)

    def undo(self, report: Report = silent_report) -> ModelVersion:
        """Let the generation before serve again, at once; return its model.

        Files that were read since wait for the next reading and are found by words until then.

        Raises:
            InputProblem: NOTHING_TO_UNDO.
            EnvironmentProblem: MODEL_UNUSABLE or MODEL_UNSUPPORTED; nothing changed.
            CancelledError: told to stop while another change went on; nothing changed.
        """
        return self._change.undo(report)

    def delete(self, version_id: ModelVersionId, report: Report = silent_report) -> None:
        """Delete a model with its folder and what it has read; one that is half built is given up.

        Raises:
            InputProblem: UNKNOWN_MODEL, or MODEL_IN_USE for one that serves or comes with the
                program.
            CancelledError: told to stop while another change went on; nothing was deleted.
        """
        with self._change.turn(report):
            version = self._roster.version(version_id)
            live = generation_rows.live_generation(self._database.reader())
            if version.origin is Origin.BUNDLED:
                raise InputProblem(ErrorCode.MODEL_IN_USE, "it comes with Honeyguide")
            serving = (self._roster.serving(live).id, self._roster.chosen(VersionKind.RERANKER).id)
            if version.id in serving:
                raise InputProblem(ErrorCode.MODEL_IN_USE, "it is in use; use another one first")
            if version.id == self._roster.chosen(VersionKind.ENCODER).id:
                self._roster.choose_back(live)
            trial = self._roster.trial
            if trial is not None and trial.version == version.id:
                if trial.goes_on:
                    raise InputProblem(ErrorCode.MODEL_IN_USE, "it is tried; stop the trial first")
                self._roster.stop_trial()  # one that was not begun: its model was still to read
            others = [one for one in self._roster.every() if one.id != version.id]
            if version.fingerprint not in [one.fingerprint for one in others]:
                self._change.generations.forget(version.fingerprint)
            with self._user.write() as user:
                rows.remove_model_version(user, version.id)
                now_utc_ms = self._clock.now_utc_ms()
                rows.add_event(
                    user, now_utc_ms, EventKind.DELETE, version=version.id, name=version.name
                )
            remove_folder(version.folder)
