"""A shelf of models without files: a test says what using one costs and how it ends."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engine.errors import EngineError
from engine.jobs import Report, silent_report
from engine.versions import InstalledModel, ModelVersion, ModelVersionId, Origin, Quote, VersionKind
from tests.fakes.fake_tuning import FakeModels, fake_model


def fake_reranker_model(number: int, name: str, **changes: object) -> InstalledModel:
    """Return a cross-encoder on the shelf."""
    model = fake_model(number, name, Origin.BUNDLED, **changes)
    return replace(model, version=replace(model.version, kind=VersionKind.RERANKER))


class FakeShelf(FakeModels):
    """The models of a library, where using one takes given steps."""

    def __init__(self) -> None:
        super().__init__()
        self.quotes: dict[ModelVersionId, Quote] = {}
        self.steps: Sequence[tuple[str, int, int]] = ()
        self.gate: threading.Event | None = None
        self.problem: EngineError | None = None
        self.imported_from: list[Path] = []

    def quote(self, version_id: ModelVersionId, report: Report = silent_report) -> Quote:
        return self.quotes.get(version_id, Quote(0, 0, 0.0))

    def import_folder(self, path: Path, report: Report = silent_report) -> ModelVersion:
        self.imported_from.append(path)
        if self.problem is not None:
            raise self.problem
        model = fake_model(40 + len(self.models), path.name, Origin.IMPORTED)
        self.models.append(model)
        return model.version

    def use(self, version: ModelVersionId, report: Report = silent_report) -> None:
        super().use(version, report)
        for stage, done, total in self.steps:
            report(stage, done, total)
        while self.gate is not None and not self.gate.wait(0.01):
            report(*self.steps[-1])
        if self.problem is not None:
            raise self.problem
        chosen = next(one.version for one in self.models if one.version.id == version)
        before = [one for one in self.models if one.in_use and one.version.kind == chosen.kind]
        if chosen.kind is VersionKind.ENCODER and before[0].version.id != version:
            self.asked_back = [one.version for one in before]
        self.models = [
            replace(one, in_use=one.version.id == version)
            if one.version.kind is chosen.kind
            else one
            for one in self.models
        ]

    def undo(self, report: Report = silent_report) -> ModelVersion:
        version = self.asked_back[-1]
        self.use(version.id)
        self.asked_back = []
        return version
