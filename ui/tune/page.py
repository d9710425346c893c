"""The tune page: a title that is the finding, one section, and a foot with what can be done.

What lives here: which section, title and buttons go with a screen. What does not: which screen it
is (`presenter`) and sentences (`words`). The one rule: the page scrolls, the foot stays.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.clock import Clock
from engine.learning import TrialFigures
from engine.versions import InstalledModel
from ui import messages, wording
from ui.look import Look
from ui.tune import choices, verdict_words, words
from ui.tune.choices import Standing
from ui.tune.evidence import Evidence
from ui.tune.foot import Foot
from ui.tune.overview import OverviewSection
from ui.tune.past import tag
from ui.tune.presenter import TunePresenter
from ui.tune.report import ReportSection
from ui.tune.running import RunSection
from ui.tune.state import Known, Phase, Report, Run, Screen, Work
from ui.tune.trial import TrialSection
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.question import Question
from ui.widgets.text_label import text_label


class TunePage(QWidget):
    """Shows what the presenter says, and hands on what is pressed.

    Signals:
        shown: whether the page is looked at.
    """

    shown = Signal(bool)

    def __init__(self, look: Look, clock: Clock, presenter: TunePresenter) -> None:
        super().__init__()
        self._look = look
        self._clock = clock
        self._presenter = presenter
        self._section: QWidget | None = None
        self._overview: OverviewSection | None = None
        self._report: ReportSection | None = None
        self._running: RunSection | None = None
        self._trial: TrialSection | None = None
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme = look.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("content")
        self._area.setWidget(inside)
        whole.addWidget(self._area, 1)
        self.foot = Foot(look)
        whole.addWidget(self.foot)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(24))
        self._column.setSpacing(0)
        self._column.addLayout(self._heading())
        self._column.addSpacing(theme.px(14))
        self._column.addStretch(1)
        presenter.changed.connect(self.show_screen)
        self.show_screen(presenter.screen)

    def _heading(self) -> QVBoxLayout:
        theme = self._look.theme
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(4))
        self.title = FittedLabel(self._look, "", "title")
        self.line = text_label(self._look, "", tone="secondary")
        self._tag = tag(self._look, self.tr("in use"), "good")
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.title)
        row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.setStretch(0, 100)
        texts.addLayout(row)
        texts.addWidget(self.line)
        self.line.setWordWrap(True)
        return texts

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is looked at."""
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is not any more."""
        super().hideEvent(event)
        self.shown.emit(False)

    # screens

    def show_screen(self, screen: Screen) -> None:
        """Show what is known now."""
        self._tag.setVisible(screen.report is not None and screen.report.in_use)
        if screen.run is not None and screen.known is not None:
            self._show_run(screen.phase, screen.run, screen.known)
        elif screen.phase is Phase.TRIAL and screen.known and screen.known.state.trial:
            self._show_trial(screen.known.state.trial)
        elif screen.phase is Phase.REPORT and screen.report is not None and screen.known:
            self._show_report(screen.report, screen.known)
        elif screen.phase in (Phase.STOPPED, Phase.FAILED):
            self._show_end(screen)
        elif screen.known is not None and screen.phase in (Phase.READY, Phase.NOT_ENOUGH):
            self._show_overview(screen.phase, screen.known)
        elif screen.phase is Phase.CLOSED and screen.problem is not None:
            said = wording.words(messages.for_error(screen.problem).title)
            self._say(
                self.tr("Tune"),
                self.tr("There is nothing to learn from now. %1").replace("%1", said),
            )
            self._put(None)
            self.foot.show_choices((), "")
        else:
            self._say(self.tr("Tune"), self.tr("Looking at what there is to learn from."))
            self._put(None)
            self.foot.show_choices((), "")

    def _say(self, title: str, line: str) -> None:
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))

    def _put(self, section: QWidget | None) -> None:
        """Show one section; a new one begins at its top."""
        if section is self._section:
            return
        if self._section is not None:
            self._section.hide()
            self._column.removeWidget(self._section)
        self._section = section
        if section is not None:
            self._column.insertWidget(self._column.count() - 1, section)
            section.show()
        self._area.verticalScrollBar().setValue(0)

    def _show_overview(self, phase: Phase, known: Known) -> None:
        state, does = known.state, self._presenter
        if self._overview is None:
            self._overview = OverviewSection(self._look, self._clock)
            self._overview.leave_out_wanted.connect(does.leave_out)
            self._overview.forget_line_wanted.connect(self._ask_to_forget_line)
            self._overview.forget_wanted.connect(self._ask_to_forget)
            self._overview.frame.pack_wanted.connect(self._choose_pack)
            self._overview.past.report_wanted.connect(does.show_report)
            self._overview.past.undo_wanted.connect(does.undo)
            self._overview.past.tune_wanted.connect(does.start)
            self._overview.past.delete_wanted.connect(self._ask_to_delete)
        self._say(words.readiness_title(state.readiness), words.readiness_line(state))
        self._overview.show_known(known)
        self._put(self._overview)
        self._stand_on(choices.of_overview(phase, state, does))

    def _show_run(self, phase: Phase, run: Run, known: Known) -> None:
        if self._running is None:
            self._running = RunSection(self._look)
        if phase is Phase.RUNNING:
            line = self.tr("You can go on searching. The present model answers on.")
            self._say(words.run_title(run), line)
            self._running.show_tune(run, known)
        elif phase is Phase.ADDING:
            self._say(words.adding_title(run), self.tr("Every file in it is checked."))
            self._running.show_bar(run)
        else:
            self._say(words.reading_title(run), words.reading_line(known))
            self._running.show_bar(run)
        self._put(self._running)
        self._stand_on(choices.of_run(phase, run, self._presenter))

    def _show_report(self, report: Report, known: Known) -> None:
        if self._report is None:
            self._report = ReportSection(self._look)
        now_ms = self._clock.now_utc_ms()
        tuned_on = wording.day(report.at_utc_ms, now_ms) if report.in_use else ""
        self._say(
            verdict_words.report_title(report.verdict, is_cold=report.is_cold, trial=report.trial),
            verdict_words.report_line(
                report.verdict, tuned_on, is_cold=report.is_cold, trial=report.trial
            ),
        )
        self._report.show_report(report)
        self._put(self._report)
        self._stand_on(choices.of_report(report, known, self._presenter, now_ms))

    def _show_trial(self, trial: TrialFigures) -> None:
        if self._trial is None:
            self._trial = TrialSection(self._look)
        self._say(words.trial_title(trial), words.trial_line())
        self._trial.show_figures(trial)
        self._put(self._trial)
        self._stand_on(choices.of_trial(self._presenter))

    def _stand_on(self, standing: Standing) -> None:
        self.foot.show_choices(standing.choices, standing.text, fact=standing.fact)

    def _show_end(self, screen: Screen) -> None:
        self._put(None)
        stays = self.tr("The present model goes on answering.")
        if screen.work is Work.ADD:
            stays = self.tr("Everything else works without the tuning pack.")
        if screen.problem is None:
            line = stays
            if screen.work in (Work.USE, Work.TRY):
                line += " " + self.tr("What the tuned one has read is kept, in case you go on.")
        else:
            said = messages.for_error(screen.problem)
            detail = screen.problem.detail
            fact = wording.words(said.title)
            fact = f"{fact.rstrip('.')} ({detail})." if detail else fact
            if screen.work is Work.ADD and said.body:  # it says what to do
                stays = wording.words(said.body)
            line = f"{fact} {stays}"
        self._say(self.tr("Stopped. Nothing was changed"), line)
        self._stand_on(choices.of_end(screen, self._presenter, self._choose_pack))

    def _choose_pack(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _filter = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Add the tuning pack"),
            str(Path.home()),
            f"{self.tr('Honeyguide packs')} (*.honeyguide-pack);;{self.tr('All files')} (*)",
        )
        if chosen:
            self._presenter.add_pack(Path(chosen))

    # before what cannot be undone

    def _ask_to_forget(self) -> None:
        known = self._presenter.screen.known
        n = wording.counted(len(known.lines) if known else 0, "%n entry", "%n entries")
        text = self.tr(
            "%1 would be forgotten for good. Files that came first because you"
            " opened them do so no longer; your files and searches by meaning stay."
        )
        self._ask(
            self.tr("Forget all that is learned from?"),
            text.replace("%1", n),
            (self.tr("Forget all of it"), self._presenter.forget_all),
        )

    def _ask_to_forget_line(self, line: Evidence) -> None:
        name = wording.printable(Path(line.file.path.name))
        query = " ".join(line.query.split())
        self._ask(
            self.tr("Forget this search?"),
            wording.words(
                "What you did with %2 after “%1” would be forgotten for good.", query, name
            ),
            (self.tr("Forget it"), lambda: self._presenter.forget(line)),
        )

    def _ask_to_delete(self, model: InstalledModel) -> None:
        version = model.version
        text = self.tr("%1 are freed. It cannot be brought back.")
        self._ask(
            self.tr("Delete “%1”?").replace("%1", version.name),
            text.replace("%1", wording.size(version.size_bytes)),
            (self.tr("Delete"), lambda: self._presenter.delete(version.id)),
        )

    def _ask(self, title: str, text: str, choice: tuple[str, Callable[[], None]]) -> None:
        """Ask before something is gone for good; keeping it is the default."""
        verb, act = choice
        answers = verb, self.tr("Keep it")
        box = Question(self, title, text, answers=answers, is_destructive=True)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.yes.clicked.connect(lambda _on=False: act())
        box.open()
