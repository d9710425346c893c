"""The models as the window sees them: what there is, what goes on, what was measured.

What lives here: when the library is asked, what is imported, used, put back and deleted. What does
not: widgets and words. The one rule: nothing serves that the person did not choose, and one thing
goes on at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from engine.config import CLOSE_READING
from engine.errors import EngineError
from engine.jobs import Job, Lane, Progress, Reporter
from engine.verdict import Decision
from engine.versions import InstalledModel, ModelVersion, ModelVersionId, Origin, Quote, VersionKind
from ui.settings.declared import SettingsPort
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

T = TypeVar("T")


class Doing(StrEnum):
    """What goes on with models."""

    IMPORTING = "importing"
    MEASURING = "measuring"
    USING = "using"
    GIVING_UP = "giving up"
    GOING_BACK = "going back"
    DELETING = "deleting"


@dataclass(frozen=True, slots=True)
class Going:
    """Something that goes on; `done` of `total` where its stage counts."""

    doing: Doing
    model: InstalledModel | None = None
    stage: str = ""
    done: int = 0
    total: int | None = None
    is_stopping: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """What using a model costs; `decision` is the latest about one that is still to be proved."""

    model: InstalledModel
    quote: Quote
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Models:
    """What the page shows; `problem` is what became of the latest import."""

    installed: tuple[InstalledModel, ...] = ()
    can_undo: bool = False
    is_writable: bool = False
    reads_closely: bool = False
    going: Going | None = None
    problem: EngineError | None = None

    def serves(self, model: InstalledModel) -> bool:
        """Return whether a model has a part in searches."""
        is_encoder = model.version.kind is VersionKind.ENCODER
        return model.in_use and (is_encoder or self.reads_closely)

    @staticmethod
    def can_delete(model: InstalledModel) -> bool:
        """Return whether a model may go; the program's own and what was chosen may not."""
        return model.version.origin is not Origin.BUNDLED and not model.in_use


class ModelsPresenter(QObject):
    """Changes models on the lane of tuning, one change after the other.

    Thread: main.

    Signals:
        changed: new `Models`.
        priced: a `Price` that the person has to agree to.
        imported: the name of a model that is on the shelf now.
        switched: the `ModelVersion` that serves now, and whether that can be undone.
        setting_changed: the key of a setting that a choice turned on.
        failed: an `EngineError` to be shown.
    """

    changed = Signal(object)
    priced = Signal(object)
    imported = Signal(str)
    switched = Signal(object, bool)
    setting_changed = Signal(str)
    failed = Signal(object)

    def __init__(
        self, bridge: TaskBridge, settings: SettingsPort, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._settings = settings
        self._library: Library | None = None
        self._models = Models()
        self._job: Job[Any] | None = None

    @property
    def models(self) -> Models:
        """Return what is shown."""
        return self._models

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library
        self.refresh()

    def refresh(self) -> None:
        """Ask the library what there is."""
        library = self._library
        if library is not None:
            self._bridge.submit(
                Lane.VIEW,
                "models",
                lambda _report: (library.models.installed(), library.models.can_undo()),
                on_done=self._told,
                on_error=self.failed.emit,
            )

    def _told(self, found: tuple[list[InstalledModel], bool]) -> None:
        installed, can_undo = found
        self._set(
            replace(
                self._models,
                installed=tuple(installed),
                can_undo=can_undo,
                is_writable=self._library is not None and self._library.writable,
                reads_closely=bool(self._settings.get(CLOSE_READING)),
            )
        )

    def import_folder(self, path: Path) -> None:
        """Put a folder's model on the shelf."""

        def work(library: Library, report: Reporter) -> ModelVersion:
            return library.models.import_folder(path, report)

        self._do(
            Going(Doing.IMPORTING),
            work,
            lambda version: self.imported.emit(version.name),
        )

    def ask_price(self, model: InstalledModel) -> None:
        """Measure what a model costs; `priced` asks, unless it costs nothing and was proved."""
        version = model.version

        def work(library: Library, report: Reporter) -> Price:
            quote = library.models.quote(version.id, report)
            judged = library.tuning.verdicts() if model.is_unproven else []
            decided = [one.verdict.decision for one in judged if one.version == version.id]
            return Price(model, quote, decided[-1] if decided else None)

        self._do(Going(Doing.MEASURING, model), work, self._measured)

    def _measured(self, price: Price) -> None:
        if price.quote.n_passages or price.model.is_unproven:
            self.priced.emit(price)
        else:
            self.use(price)

    def use(self, price: Price) -> None:
        """Let a model serve, when it has read what it has to."""
        version_id = price.model.version.id

        def work(library: Library, report: Reporter) -> bool:
            library.models.use(version_id, report)
            return library.models.can_undo()

        self._do(
            Going(Doing.USING, price.model),
            work,
            lambda undo: self._used(price.model, can_undo=undo),
        )

    def _used(self, model: InstalledModel, *, can_undo: bool) -> None:
        is_encoder = model.version.kind is VersionKind.ENCODER
        if not is_encoder:
            # the library has turned it on; the window's copy of the settings has to know
            self._settings.set(CLOSE_READING, True)
            self.setting_changed.emit(CLOSE_READING)
        self.switched.emit(model.version, can_undo and is_encoder)

    def cancel(self) -> None:
        """Stop what goes on; what a model had read for its use is given up."""
        going = self._models.going
        if self._job is not None and going is not None and not going.is_stopping:
            self._set(replace(self._models, going=replace(going, is_stopping=True)))
            self._job.cancel()

    def give_up(self) -> None:
        """Keep the model that serves; another that is half built is built no further."""
        present = next((one for one in self._models.installed if _is_present(one)), None)
        if present is not None:
            kept: ModelVersionId = present.version.id
            self._do(
                Going(Doing.GIVING_UP), lambda library, report: library.models.use(kept, report)
            )

    def undo(self) -> None:
        """Let the model before serve again."""
        self._do(
            Going(Doing.GOING_BACK),
            lambda library, report: library.models.undo(report),
            lambda version: self.switched.emit(version, False),
        )

    def delete(self, model: InstalledModel) -> None:
        """Delete a model that does not serve."""
        self._do(
            Going(Doing.DELETING, model),
            lambda library, report: library.models.delete(model.version.id, report),
        )

    # one thing at a time

    def _do(
        self,
        going: Going,
        work: Callable[[Library, Reporter], T],
        then: Callable[[T], None] = lambda _nothing: None,
    ) -> None:
        library = self._library
        if library is None or self._job is not None:
            return

        def done(value: T) -> None:
            self._over()
            then(value)

        self._set(replace(self._models, going=going, problem=None))
        self._job = self._bridge.submit(
            Lane.TUNE,
            going.doing.value,
            lambda report: work(library, report),
            on_done=done,
            on_error=self._trouble,
            on_progress=self._progressed,
            on_cancelled=self._cancelled,
        )

    def _progressed(self, progress: Progress) -> None:
        going = self._models.going
        if going is not None and not going.is_stopping:
            going = replace(
                going, stage=progress.stage, done=progress.done, total=progress.total or None
            )
            self._set(replace(self._models, going=going))

    def _trouble(self, problem: EngineError) -> None:
        going = self._models.going
        self._over()
        if going is not None and going.doing is Doing.IMPORTING:
            self._set(replace(self._models, problem=problem))
        else:
            self.failed.emit(problem)

    def _cancelled(self) -> None:
        going = self._models.going
        self._over()
        if going is not None and going.doing is Doing.USING:
            self.give_up()  # else the next reading would go on with it

    def _over(self) -> None:
        self._job = None
        self._set(replace(self._models, going=None))
        self.refresh()

    def _set(self, models: Models) -> None:
        if models != self._models:
            self._models = models
            self.changed.emit(models)


def _is_present(model: InstalledModel) -> bool:
    return model.in_use and model.version.kind is VersionKind.ENCODER
