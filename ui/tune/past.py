"""Earlier verdicts, and the models there are.

What lives here: widgets. What does not: what may be deleted (`asking`). The one rule: a model says
when it came, from what, what was decided about it and how much room it takes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.clock import Clock
from engine.versions import Origin
from ui import wording
from ui.look import Look
from ui.tune import words
from ui.tune.state import Known, ModelLine, Past
from ui.widgets import layouts
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import text_label

_N_PAST = 5
_DATE_PX = 52
_ROW_PX = 26


def tag(look: Look, text: str, tone: str) -> QLabel:
    """Return a word on a ground, such as “in use”."""
    label = text_label(look, text, "small")
    label.setProperty("kind", "tag")
    label.setProperty("tone", tone)
    return label


class PastSection(QWidget):
    """What was decided before, and every model that finds by meaning.

    Signals:
        report_wanted: the report of a `Past` is to be shown again.
        undo_wanted: the model before is to serve again.
        delete_wanted: an `InstalledModel` is to be deleted.
        tune_wanted: a tune is to learn without what was forgotten.
    """

    report_wanted = Signal(object)
    undo_wanted = Signal()
    delete_wanted = Signal(object)
    tune_wanted = Signal()

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look = look
        self._clock = clock
        self._known: Known | None = None
        self._shows_all = False
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(14), 0, 0)
        column.setSpacing(theme.px(8))
        self._before_title = text_label(look, self.tr("Before"), "heading")
        self._before = QVBoxLayout()
        self._models_title = text_label(look, self.tr("Models"), "heading")
        self._models = QVBoxLayout()
        for title, rows in (
            (self._before_title, self._before),
            (self._models_title, self._models),
        ):
            rows.setSpacing(theme.px(4))
            column.addWidget(title)
            column.addLayout(rows)
            column.addSpacing(theme.px(14))

    def show_known(self, known: Known) -> None:
        """Show verdicts and models."""
        if self._known is not None and (known.past, known.models, known.state) == (
            self._known.past,
            self._known.models,
            self._known.state,
        ):
            return
        self._known = known
        self._fill(known)

    def _fill(self, known: Known) -> None:
        for rows in (self._before, self._models):
            for widget in layouts.widgets_of(rows):
                widget.hide()
            layouts.empty(rows)
        self._before_title.setVisible(bool(known.past))
        n_rest = len(known.past) - _N_PAST
        for past in known.past if self._shows_all else known.past[:_N_PAST]:
            self._before.addWidget(self._past_row(past))
        if n_rest > 0 and not self._shows_all:
            text = wording.counted(n_rest, "Show %n earlier one", "Show %n earlier ones")
            self._before.addWidget(self._link(text, lambda: self._show_all(known)))
        # one model alone is no choice
        shown = known.models if len(known.models) > 1 else ()
        self._models_title.setVisible(bool(shown))
        for line in shown:
            self._models.addWidget(self._model_row(line, known))
            self._models.addWidget(Hairline(self._look))

    def _show_all(self, known: Known) -> None:
        self._shows_all = True
        self._fill(known)

    def _past_row(self, past: Past) -> QWidget:
        judged = past.judged
        row = QWidget()
        row.setMinimumHeight(self._look.theme.px(_ROW_PX))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.theme.px(12))
        day = wording.day(judged.at_utc_ms, self._clock.now_utc_ms())
        date = text_label(self._look, day, "small", tone="secondary")
        date.setMinimumWidth(self._look.theme.px(_DATE_PX))
        line.addWidget(date)
        tone = "good" if past.was_used else "none"
        used = self.tr("used") if past.was_used else self.tr("kept as it was")
        line.addWidget(tag(self._look, used, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        text = words.past_line(judged)
        said = text_label(self._look, text, "small", tone="secondary")
        said.setWordWrap(True)
        line.addWidget(said, 1)
        report = self._link(self.tr("Report"), lambda: self.report_wanted.emit(past))
        report.setAccessibleName(self.tr("Report of %1").replace("%1", day))
        line.addWidget(report)
        return row

    def _model_row(self, of: ModelLine, known: Known) -> QWidget:
        model = of.model
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, self._look.theme.px(2), 0, self._look.theme.px(4))
        line.setSpacing(self._look.theme.px(8))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        name = text_label(self._look, model.version.name, "body", weight=500)
        detail = text_label(self._look, self._detail(of), "small", tone="muted")
        for label in (name, detail):
            label.setWordWrap(True)
            texts.addWidget(label)
        line.addLayout(texts, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        if model.in_use:
            line.addWidget(tag(self._look, self.tr("in use"), "good"), 0, middle)
            if known.state.can_undo:
                line.addWidget(self._link(self.tr("Undo"), self.undo_wanted.emit), 0, middle)
        if words.may_learn_anew(model, known.state):
            again = self._link(self.tr("Learn without it…"), self.tune_wanted.emit)
            line.addWidget(again, 0, middle)
        if of.can_delete:
            delete = self._link(self.tr("Delete…"), lambda: self.delete_wanted.emit(model))
            delete.setAccessibleName(self.tr("Delete %1").replace("%1", model.version.name))
            line.addWidget(delete, 0, middle)
        return row

    def _detail(self, of: ModelLine) -> str:
        version = of.model.version
        parts = [words.origin(of.model)]
        if version.origin is not Origin.BUNDLED:
            parts.insert(0, wording.day(version.created_utc_ms, self._clock.now_utc_ms()))
            parts.append(wording.size(version.size_bytes))
        if of.decision is not None:
            parts.insert(-1, words.decision(of.decision))
        if version.stale:
            parts.append(self.tr("learned from something you have forgotten"))
        if of.model.problem:
            parts.append(self.tr("its folder is missing"))
        elif of.model.kept_until_utc_ms is not None:
            until = wording.day(of.model.kept_until_utc_ms, self._clock.now_utc_ms())
            parts.append(self.tr("ready to come back until %1").replace("%1", until))
        return " · ".join(parts)

    def _link(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.setProperty("flush", "true")
        button.setFont(self._look.theme.font("small", 500))
        button.clicked.connect(lambda _on=False: act())
        return button
