"""Which model is which: rows, folders and fingerprints of one profile's models.

What lives here: finding a model version, opening it, noting what the person chose. What does not:
what a choice sets in motion (`serving.change`). The one rule: a model that was changed since it was
imported is refused, never served under the old one's name.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from engine.clock import Clock
from engine.config import EngineConfig
from engine.errors import EngineError, EnvironmentProblem, ErrorCode, InputProblem
from engine.models.bulk import bulk_embedder
from engine.models.imports import model_home
from engine.ports import Embedder, Reranker
from engine.serving.sources import ModelSource
from engine.store import model_versions as rows
from engine.store import settings, trials
from engine.store.database import Database
from engine.store.generations import Generation
from engine.store.trials import Trial, TrialState
from engine.types import GenerationId
from engine.versions import (
    BUNDLED_ENCODER,
    EventKind,
    ModelVersion,
    ModelVersionId,
    Origin,
    VersionKind,
)

log = logging.getLogger(__name__)

_NOT_OPENED = (ErrorCode.MODEL_MISSING, ErrorCode.MODEL_DAMAGED, ErrorCode.MODEL_UNSUPPORTED)


class Roster:
    """The rows of `user.db` and what they stand for.

    Thread: any.
    """

    def __init__(
        self, config: EngineConfig, user: Database, source: ModelSource, clock: Clock
    ) -> None:
        self._config = config
        self.home = model_home(config)
        self.user = user
        self.source = source
        self._clock = clock

    def every(self) -> list[ModelVersion]:
        """Return all model versions, the program's own first."""
        return rows.model_versions(self.user.reader(), self.home)

    def version(self, version_id: ModelVersionId) -> ModelVersion:
        """Return a model version.

        Raises:
            InputProblem: UNKNOWN_MODEL.
        """
        version = rows.get_model_version(self.user.reader(), self.home, version_id)
        if version is None:
            raise InputProblem(ErrorCode.UNKNOWN_MODEL, str(version_id))
        return version

    def maker(self, generation: Generation) -> ModelVersion | None:
        """Return the encoder that made a generation, None when it is not here any more.

        Of several that compute the same it is the one that is wanted, tried or served last.
        """
        found = [
            version.id
            for version in self.every()
            if (version.kind, version.fingerprint) == (VersionKind.ENCODER, generation.fingerprint)
        ]
        if not found:
            return None
        reader, trial = self.user.reader(), self.trial
        wanted = [rows.chosen_version(reader, VersionKind.ENCODER)]
        wanted += [] if trial is None else [trial.version]
        wanted += reversed(rows.switched_to(reader))
        return self.version(next((one for one in wanted if one in found), found[0]))

    def chosen(self, kind: VersionKind) -> ModelVersion:
        """Return what the person wants; the program's own when that is not here any more."""
        chosen = rows.chosen_version(self.user.reader(), kind)
        alike = [version for version in self.every() if version.kind is kind]
        return next((version for version in alike if version.id == chosen), alike[0])

    def serving(self, live: Generation | None) -> ModelVersion:
        """Return whose vectors answer.

        Without any it is what the person wants, unless that is still to be confirmed; then it is
        what served last.
        """
        maker = self.maker(live) if live is not None else None
        if maker is not None:
            return maker
        chosen = self.chosen(VersionKind.ENCODER)
        return self.served_last() if self.is_unproven(chosen) else chosen

    def is_unproven(self, version: ModelVersion) -> bool:
        """Return whether a tune made a model that never served.

        It serves only after its verdict was confirmed over all files; one that did was.
        """
        is_tuned = version.origin is Origin.TUNED
        return is_tuned and version.id not in rows.switched_to(self.user.reader())

    def served_last(self) -> ModelVersion:
        """Return the encoder that the history says served last, of those that are here."""
        here = {one.id: one for one in self.every()}
        served = [one for one in rows.switched_to(self.user.reader()) if one in here]
        return here[served[-1] if served else BUNDLED_ENCODER]

    @contextmanager
    def opening(self, version: ModelVersion, live: Generation | None) -> Iterator[None]:
        """Tell what keeps a model from being opened by whether search goes on without it.

        Raises:
            EnvironmentProblem: MODEL_LOST for one that serves, MODEL_UNUSABLE for one that does
                not; for those of the program, which are prepared anew, MODEL_MISSING or
                MODEL_DAMAGED and MODEL_UNSUPPORTED.
        """
        try:
            yield
        except EnvironmentProblem as problem:
            serves = self.serving(live).id == version.id
            is_ours = version.origin is Origin.BUNDLED
            if problem.code not in _NOT_OPENED or (serves and is_ours):
                raise
            code = ErrorCode.MODEL_UNSUPPORTED
            if serves:
                code = ErrorCode.MODEL_LOST
            elif not is_ours and problem.code is not code:
                code = ErrorCode.MODEL_UNUSABLE
            raise EnvironmentProblem(code, problem.detail) from problem

    def open(self, version: ModelVersion) -> Embedder:
        """Return an encoder.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
        """
        if version.origin is Origin.BUNDLED:
            return self.source.embedder()
        embedder = self.source.embedder(version.folder)
        if embedder.fingerprint != version.fingerprint:
            detail = f"{version.name} is not what was imported, or computes differently here"
            raise EnvironmentProblem(ErrorCode.MODEL_DAMAGED, detail)
        return embedder

    def bulk(self, version: ModelVersion, embedder: Embedder) -> AbstractContextManager[Embedder]:
        """Return what embeds all passages with a model, for as long as it is entered."""
        return bulk_embedder(self._config, version.folder, embedder)

    def open_reranker(self, version: ModelVersion) -> Reranker:
        """Return a cross-encoder.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
        """
        folder = None if version.origin is Origin.BUNDLED else version.folder
        reranker = self.source.reranker(folder)
        if reranker is None:
            detail = f"this processor does not compute {version.name} in int8"
            raise EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, detail)
        return reranker

    def chosen_reranker(self) -> Reranker | None:
        """Return the chosen cross-encoder; where it cannot be used the program's own, or none."""
        version = self.chosen(VersionKind.RERANKER)
        if version.origin is not Origin.BUNDLED:
            try:
                return self.open_reranker(version)
            except EnvironmentProblem as problem:
                log.warning("the chosen model for close reading cannot be used: %s", problem.code)
        try:
            return self.source.reranker()
        except EnvironmentProblem as problem:
            log.warning("the program's model for close reading cannot be used: %s", problem.code)
        return None

    def note_loaded(self, version: ModelVersion, embedder: Embedder, *, is_choice: bool) -> None:
        """Note what the program's own model computes here, and that what serves is the choice."""
        with self.user.write() as user:
            if version.origin is Origin.BUNDLED:
                rows.set_loaded(user, version.id, embedder.fingerprint, embedder.name)
            if is_choice and rows.chosen_version(user, version.kind) != version.id:
                rows.choose_version(user, version.kind, version.id)

    def choose(
        self, version: ModelVersion, event: EventKind, generation: GenerationId | None = None
    ) -> None:
        """Note what the person wants, and that it came about."""
        with self.user.write() as user:
            rows.choose_version(user, version.kind, version.id)
            if version.kind is VersionKind.RERANKER:
                settings.put_setting(user, "search.close_reading", value=True)
            detail = {} if generation is None else {"generation": generation}
            rows.add_event(user, self._clock.now_utc_ms(), event, version=version.id, **detail)

    def choose_back(self, live: Generation | None) -> None:
        """Want what serves, after something else could not be had."""
        maker = self.maker(live) if live is not None else None
        if maker is not None:
            with self.user.write() as user:
                rows.choose_version(user, VersionKind.ENCODER, maker.id)

    @property
    def trial(self) -> Trial | None:
        """Return the latest trial while what its model has read is needed."""
        found = trials.latest_trial(self.user.reader())
        return found if found is not None and found.wants_generation else None

    def stop_trial(self, problem: EngineError | None = None) -> None:
        """Note that a trial cannot go on, where there is one."""
        found = self.trial
        if found is None or not found.is_begun:
            return
        detail = {} if problem is None else {"problem": str(problem)}
        with self.user.write() as user:
            now_utc_ms = self._clock.now_utc_ms()
            trials.note(user, found, TrialState.STOPPED, now_utc_ms, **detail)

    def tell(self, event: EventKind, version: ModelVersion, **detail: object) -> None:
        """Add a line to the history."""
        with self.user.write() as user:
            rows.add_event(user, self._clock.now_utc_ms(), event, version=version.id, **detail)
