"""The models in the settings: presenter, page, and the questions before what costs something."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from engine.versions import InstalledModel, ModelVersion, VersionKind
from ui import wording
from ui.equipment import Equipment
from ui.settings.models_page import ModelsPage
from ui.settings.models_presenter import ModelsPresenter, Price
from ui.tune.words import decision
from ui.widgets.question import Question
from ui.wording import words

if TYPE_CHECKING:
    from engine.library import Library


class ModelsRoom(QObject):
    """Joins presenter and page.

    Thread: main.

    Signals:
        switched: another model serves now.
        setting_changed: the key of a setting that a choice turned on.
    """

    switched = Signal()
    setting_changed = Signal(str)

    def __init__(self, equipment: Equipment, *, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices = equipment.notices
        self.presenter = ModelsPresenter(equipment.bridge, equipment.settings, self)
        self.page = ModelsPage(equipment.look, equipment.clock)
        page, presenter = self.page, self.presenter
        presenter.changed.connect(page.show_models)
        presenter.priced.connect(self._ask)
        presenter.failed.connect(notices.show_problem)
        presenter.switched.connect(self._tell_switch)
        presenter.imported.connect(lambda name: notices.say(words("“%1” can be used now.", name)))
        presenter.setting_changed.connect(self.setting_changed)
        page.shown.connect(presenter.refresh)
        page.import_wanted.connect(self._choose_folder)
        page.use_wanted.connect(presenter.ask_price)
        page.undo_wanted.connect(presenter.undo)
        page.cancel_wanted.connect(presenter.cancel)
        page.give_up_wanted.connect(presenter.give_up)
        page.delete_wanted.connect(self._ask_before_delete)
        page.show_models(presenter.models)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self.presenter.attach(library)

    def _tell_switch(self, version: ModelVersion, can_undo: bool) -> None:  # noqa: FBT001 - a slot
        self.switched.emit()
        fact = words("“%1” answers now.", version.name)
        if version.kind is VersionKind.RERANKER:
            fact = words("The first results are read closely now.")
        if can_undo:
            self._notices.offer_back(fact, self.presenter.undo)
        else:
            self._notices.say(fact)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.page.window(), self.tr("Import a model from its folder"), str(Path.home())
        )
        if chosen:
            self.presenter.import_folder(Path(chosen))

    def _ask(self, price: Price) -> None:
        name = price.model.version.name
        facts = words(
            "It reads %1 first: %2 of reading, %3 on the disk. The present model answers until "
            "then, and is kept for 14 days.",
            passages(price.quote.n_passages),
            wording.duration(price.quote.ms),
            wording.size(price.quote.n_bytes),
        )
        if price.decision is not None:
            facts += " " + words("What its tune came to: %1.", decision(price.decision))
        if price.model.is_unproven:
            facts += " " + words("At the end your searches are compared once more over all files.")
        answers = words("Use it"), words("Keep the present one")
        asked = words("Let “%1” answer?", name)
        if Question(self.page.window(), asked, facts, answers=answers).is_wanted():
            self.presenter.use(price)

    def _ask_before_delete(self, model: InstalledModel) -> None:
        version = model.version
        lost = [words("%1 are freed.", wording.size(version.size_bytes))]
        if model.kept_until_utc_ms is not None:
            lost.append(words("What it has read goes with it, so there is no way back to it."))
        lost.append(words("Your files are untouched. This cannot be undone."))
        box = Question(
            self.page.window(),
            words("Delete “%1”?", version.name),
            " ".join(lost),
            answers=(words("Delete it"), words("Keep it")),
            is_destructive=True,
        )
        if box.is_wanted():
            self.presenter.delete(model)


def passages(n: int) -> str:
    """Return a number of passages."""
    return wording.counted(n, "%n passage", "%n passages")
