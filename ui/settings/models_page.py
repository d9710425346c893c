"""The models of the settings: what there is, how each stands, and what can be done with it.

What lives here: widgets and their words. What does not: what is done (`models_presenter`), and the
questions before it (`models_room`). The one rule: a row says what a model does and what it takes;
what goes on is shown in the row it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.clock import Clock
from engine.versions import InstalledModel, Origin, VersionKind
from ui import messages, wording
from ui.look import Look
from ui.settings.form import fill_form
from ui.settings.models_presenter import Doing, Going, Models
from ui.widgets import layouts
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import text_label
from ui.wording import noop, words

_BAR_PX = 160
_SECTIONS = (
    (
        VersionKind.ENCODER,
        noop("The model that finds by meaning"),
        noop(
            "Another model reads all passages again. Search goes on with the present one meanwhile."
        ),
    ),
    (
        VersionKind.RERANKER,
        noop("The model that reads closely"),
        noop(
            "It reads search and passage side by side and puts the first results into a better "
            "order."
        ),
    ),
)


class ModelsPage(QScrollArea):
    """Every model, with its buttons.

    Signals:
        shown: the page came up.
        import_wanted: a folder is to be chosen.
        use_wanted, delete_wanted: an `InstalledModel`.
        undo_wanted: the model before is to serve again.
        cancel_wanted: what goes on is to stop.
        give_up_wanted: a half built model is not wanted any more.
    """

    shown = Signal()
    import_wanted = Signal()
    use_wanted = Signal(object)
    delete_wanted = Signal(object)
    undo_wanted = Signal()
    cancel_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look = look
        self._clock = clock
        self._models = Models()
        self._rows_of: tuple[object, ...] = ()
        self._told: _GoingLine | None = None
        column = fill_form(look, self)
        self._import = QPushButton(self.tr("Import a folder…"))
        self._import.setToolTip(self.tr("A sentence-transformers model or cross-encoder on disk"))
        self._import.clicked.connect(self.import_wanted)
        self._trouble = text_label(look, "", "small", tone="secondary")
        self._trouble.setWordWrap(True)
        self._importing = QVBoxLayout()
        self._rows: dict[VersionKind, QVBoxLayout] = {}
        for kind, title, line in _SECTIONS:
            self._add_section(column, kind, title, line)
        column.addStretch(1)

    def _add_section(self, column: QVBoxLayout, kind: VersionKind, title: str, line: str) -> None:
        theme = self._look.theme
        is_first = kind is VersionKind.ENCODER
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(1))
        heading = text_label(self._look, words(title), "heading")
        heading.setWordWrap(True)
        texts.addWidget(heading)
        said = text_label(self._look, words(line), "small", tone="muted")
        said.setWordWrap(True)
        texts.addWidget(said)
        head.addLayout(texts, 1)
        if is_first:
            head.addWidget(self._import, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if is_first:
            column.addWidget(self._trouble)
            column.addLayout(self._importing)
        column.addSpacing(theme.px(10))
        column.addWidget(Hairline(self._look))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self._rows[kind] = rows
        column.addLayout(rows)
        column.addSpacing(theme.px(28))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew whenever the page comes up."""
        super().showEvent(event)
        self.shown.emit()

    def show_models(self, models: Models) -> None:
        """Show models and what goes on."""
        self._models = models
        going = models.going
        problem = models.problem
        self._trouble.setVisible(problem is not None)
        if problem is not None:
            self._trouble.setText(messages.one_line(problem, words))
        self._import.setEnabled(models.is_writable and going is None)
        what = (going.doing, going.model) if going is not None else None
        rows_of = (models.installed, models.can_undo, models.reads_closely, what)
        if rows_of != self._rows_of:
            self._rows_of = rows_of
            self._build_rows()
        if self._told is not None and going is not None:
            self._told.show_going(going)

    def _build_rows(self) -> None:
        self._told = None
        for rows in (self._importing, *self._rows.values()):
            for widget in layouts.widgets_of(rows):
                widget.hide()
            layouts.empty(rows)
        going = self._models.going
        for model in self._models.installed:
            rows = self._rows[model.version.kind]
            rows.addWidget(self._row(model))
            rows.addWidget(Hairline(self._look))
        if going is not None and self._told is None:
            self._importing.addWidget(self._going_line())

    def _going_line(self) -> _GoingLine:
        line = _GoingLine(self._look)
        line.cancel_wanted.connect(self.cancel_wanted)
        self._told = line
        return line

    def _row(self, model: InstalledModel) -> QWidget:
        theme = self._look.theme
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, theme.px(9), 0, theme.px(9))
        line.setSpacing(theme.px(12))
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(1))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(text_label(self._look, name_of(model), weight=500))
        for text, tone in self._tags(model):
            head.addWidget(_tag(self._look, text, tone))
        head.addStretch(1)
        texts.addLayout(head)
        for text in self._lines(model):
            said = text_label(self._look, text, "small", tone="muted")
            said.setWordWrap(True)
            texts.addWidget(said)
        line.addLayout(texts, 1)
        going = self._models.going
        if going is not None and going.model is not None and going.model.version == model.version:
            line.addWidget(self._going_line(), 0, Qt.AlignmentFlag.AlignVCenter)
            return row
        if model.version.size_bytes:  # that of the program's own is not noted
            size = wording.size(model.version.size_bytes)
            line.addWidget(text_label(self._look, size, "small", tone="secondary"))
        for button in self._buttons(model):
            button.setEnabled(going is None and self._models.is_writable)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _tags(self, model: InstalledModel) -> list[tuple[str, str]]:
        tags = [(words("in use"), "good")] if self._models.serves(model) else []
        if model.version.origin is not Origin.BUNDLED:
            is_tuned = model.version.origin is Origin.TUNED
            tags.append((words("tuned") if is_tuned else words("imported"), "none"))
        return tags

    def _lines(self, model: InstalledModel) -> list[str]:
        now_ms = self._clock.now_utc_ms()
        version = model.version
        parts = [_origin(model, now_ms)]
        if model.kept_until_utc_ms is not None and not model.in_use:
            until = wording.day(model.kept_until_utc_ms, now_ms)
            parts.append(words("its index is kept until %1", until))
        lines = [" · ".join(parts)]
        if model.is_tried:
            lines.append(words("Tried beside the present one; Tune tells how that stands."))
        elif model.n_built is not None:
            built, total = wording.count(model.n_built), wording.count(model.n_passages)
            lines.append(words("Half built: %1 of %2 passages are read.", built, total))
        if version.stale:
            lines.append(words("It learned from something that was forgotten since."))
        if model.problem:
            lines.append(words("Its folder is missing, so it cannot be used."))
        if version.kind is VersionKind.RERANKER and model.in_use and not self._models.reads_closely:
            lines.append(words("Chosen, but close reading is off."))
        return lines

    def _buttons(self, model: InstalledModel) -> list[QPushButton]:
        name = name_of(model)
        is_encoder = model.version.kind is VersionKind.ENCODER
        buttons = []
        if self._models.can_delete(model):
            text = words("Delete…")
            buttons.append(self._button(text, name, lambda: self.delete_wanted.emit(model)))
        if model.n_built is not None:
            buttons.append(self._button(words("Give up"), name, self.give_up_wanted.emit))
        if self._models.serves(model):
            if is_encoder and self._models.can_undo:
                undo = self._button(words("Undo"), name, self.undo_wanted.emit)
                undo.setToolTip(words("Let the model before answer again (Ctrl+Alt+Z)"))
                buttons.append(undo)
        elif not model.problem:
            is_free = not is_encoder or model.kept_until_utc_ms is not None
            text = words("Use") if is_free else words("Use…")
            text = words("Go on…") if model.n_built is not None else text
            buttons.append(self._button(text, name, lambda: self.use_wanted.emit(model)))
        return buttons

    def _button(self, text: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(f"{text.rstrip('…')} {name}")
        button.clicked.connect(lambda: act())
        return button


class _GoingLine(QWidget):
    """What goes on, how far it is, and Cancel."""

    cancel_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        theme = look.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        row.setSpacing(theme.px(12))
        self._said = text_label(look, "", "small", tone="secondary")
        self._bar = QProgressBar()
        self._bar.setObjectName("tuneBar")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(_BAR_PX))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_wanted)
        row.addWidget(self._said)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addStretch(1)

    def show_going(self, going: Going) -> None:
        """Show how far it is."""
        self._said.setText(_stage(going))
        self._bar.setVisible(going.total is not None)
        if going.total is not None:
            self._bar.setRange(0, going.total)
            self._bar.setValue(min(going.done, going.total))
        can_stop = going.doing in (Doing.MEASURING, Doing.USING)
        self._cancel.setVisible(can_stop and going.stage != "switch")
        self._cancel.setEnabled(not going.is_stopping)


def name_of(model: InstalledModel) -> str:
    """Return what a model is called; the program's own has no name before it was loaded."""
    version = model.version
    is_nameless = version.origin is Origin.BUNDLED and not version.fingerprint
    return words("The program's own") if is_nameless else version.name


def _tag(look: Look, text: str, tone: str) -> QLabel:
    label = text_label(look, text, "small")
    label.setProperty("kind", "tag")
    label.setProperty("tone", tone)
    return label


def _origin(model: InstalledModel, now_ms: int) -> str:
    version = model.version
    if version.origin is Origin.BUNDLED:
        return words("comes with Honeyguide")
    day = wording.day(version.created_utc_ms, now_ms)
    if version.origin is Origin.TUNED:
        n = version.details.get("n_searches")
        if isinstance(n, int):
            searches = wording.counted(n, "%n search", "%n searches")
            return words("tuned on %1 · learned from %2", day, searches)
        return words("tuned on %1", day)
    source = version.details.get("from")
    if isinstance(source, str):
        return words("imported on %1 · from %2", day, wording.place_of(Path(source)))
    return words("imported on %1", day)


def _stage(going: Going) -> str:
    if going.is_stopping:
        return words("Stopping")
    if going.doing is Doing.IMPORTING:
        return words("Preparing the model for this computer")
    if going.stage == "wait":
        return words("Waits until another change is over")
    if going.doing is Doing.MEASURING:
        return words("Measuring how long it takes")
    if going.doing is Doing.USING:
        if going.stage == "green" and going.total:
            done, total = wording.count(going.done), wording.count(going.total)
            return words("%1 of %2 passages read", done, total)
        stages = {
            "index": noop("Building its index"),
            "verify": noop("Checking it"),
            "switch": noop("Switching"),
        }
        return words(stages.get(going.stage, "Preparing"))
    rest = {
        Doing.GIVING_UP: noop("Giving up what was half built"),
        Doing.GOING_BACK: noop("Going back to the model before"),
    }
    return words(rest.get(going.doing, "Deleting"))
