"""Tuning as the window sees it: what is known, what runs, what was decided.

What lives here: when the library is asked, tuned, switched and put back, and which screen that
makes. What does not: widgets and words. The one rule: nothing is switched that the person did not
choose, and a verdict stays on the page until the person has dealt with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.clock import Clock
from engine.errors import EngineError, ErrorCode
from engine.jobs import Job, Lane, Progress, Reporter
from engine.learning import TrialFigures, TuneProgress
from engine.verdict import Decision, Verdict
from engine.versions import ModelVersionId
from ui.settings.declared import SettingsPort
from ui.tasks import TaskBridge
from ui.tune.asking import ask, latest_report, report_of
from ui.tune.evidence import Evidence
from ui.tune.progress import RunClock, with_points
from ui.tune.state import Known, Past, Phase, Report, Run, Screen, Work
from ui.tune.waiting_change import WaitingChange

if TYPE_CHECKING:
    from engine.library import Library

SETTLED = "tune_settled"  # the moment of the verdict that was dealt with
SEEN = "tune_seen"  # what was on the page when it was last looked at
_COUNTED = ("green", "pack")  # stages that tell a share: passages that are read, a pack's files
_PHASES = {
    Work.TUNE: Phase.RUNNING,
    Work.USE: Phase.READING,
    Work.TRY: Phase.READING,
    Work.ADD: Phase.ADDING,
}


class TunePresenter(QObject):
    """Runs tunes on their lane.

    Thread: main.

    Signals:
        changed: a new `Screen`.
        waiting: whether there is something to look at, for the dot in the sidebar.
        judged: a tune, or a trial, came to a verdict just now.
        failed: an `EngineError` of something small, for the strip.
        switched: another model serves now.
    """

    changed = Signal(object)
    waiting = Signal(bool)
    judged = Signal()
    failed = Signal(object)
    switched = Signal()

    def __init__(
        self,
        bridge: TaskBridge,
        settings: SettingsPort,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._settings = settings
        self._library: Library | None = None
        self._screen = Screen()
        self._job: Job[Any] | None = None
        self._asking: Job[Known] | None = None
        self._ask_again = False
        self._is_shown = False
        self._looked_at: int | None = None  # a verdict that was dealt with, by its id
        self._is_cold = False  # the tune that was begun last
        self._time = RunClock(clock)
        self.change = WaitingChange(bridge, self)  # of models, beside what runs

    @property
    def screen(self) -> Screen:
        """Return what is shown."""
        return self._screen

    @property
    def share(self) -> float | None:
        """Return how far a tune has come, 0 to 1; None where none goes on."""
        run = self._screen.run
        return run.share if run is not None and self._screen.phase is Phase.RUNNING else None

    def attach(self, library: Library) -> None:
        """Take the library; it is asked when the page comes up, or when there is time."""
        self._library = library
        if self._screen.phase is Phase.CLOSED:
            self._set(Screen())

    def refuse(self, problem: EngineError) -> None:
        """Take it that there is no library to learn from."""
        self._set(Screen(phase=Phase.CLOSED, problem=problem))

    # what is known

    def refresh(self) -> None:
        """Ask the library anew; while a job runs nothing is asked, and the end of it asks."""
        library = self._library
        if library is None or self._job is not None:
            return
        if self._asking is not None:
            self._ask_again = True
            return
        self._asking = self._bridge.submit(
            Lane.TUNE,
            "how tuning stands",
            lambda _report: ask(library),
            on_done=self._told,
            on_error=self._not_told,
        )

    def _told(self, known: Known) -> None:
        self._asking = None
        before = self._screen.known
        self._screen = replace(self._screen, known=known)
        if self._job is None:
            self._rest()
        else:
            self._set(self._screen)
        # what was judged before the window came up is no news
        if before is not None and len(known.past) > len(before.past):
            problem = self._screen.problem
            if problem is not None and problem.code is ErrorCode.NOT_CONFIRMED:
                self._settle()  # it is on the page
            else:
                self.judged.emit()
        self._asked()

    def _not_told(self, problem: EngineError) -> None:
        self._asking = None
        self.failed.emit(problem)
        self._asked()

    def _asked(self) -> None:
        if self._ask_again:
            self._ask_again = False
            self.refresh()

    def _rest(self) -> None:
        """Show what there is when nothing runs."""
        now = self._screen
        known = now.known
        if known is None or now.phase in (Phase.STOPPED, Phase.FAILED):
            self._set(now)
            return
        again = next((one for one in known.past if one.judged.id == self._looked_at), None)
        report = report_of(known, again) if again is not None else latest_report(known)
        if again is None and known.state.trial is not None:
            self._set(Screen(phase=Phase.TRIAL, known=known, report=report))
            return
        ready = Phase.READY if known.state.readiness.open else Phase.NOT_ENOUGH
        shows = report is not None and (again is not None or not self._is_settled(report))
        self._set(
            Screen(
                phase=Phase.REPORT if shows else ready,
                known=known,
                report=report if shows else None,
            )
        )

    def _is_settled(self, report: Report) -> bool:
        return self._settings.remembered(SETTLED) == str(report.at_utc_ms)

    # the page

    def page_shown(self, *, shown: bool) -> None:
        """Note whether the page is looked at; asks anew when it comes up."""
        came = shown and not self._is_shown
        self._is_shown = shown
        if came:
            self._set(self._screen)
            self.refresh()

    def _set(self, screen: Screen) -> None:
        self._screen = screen
        mark = self._mark()
        if self._is_shown and mark:
            self._settings.remember(SEEN, mark)
        self.changed.emit(screen)
        self.waiting.emit(self._is_waiting(mark))

    def _mark(self) -> str:
        """Return what there is to look at, in a word that can be remembered; empty for nothing."""
        report, phase = self._screen.report, self._screen.phase
        if phase is Phase.REPORT and report is not None and not report.in_use:
            return str(report.at_utc_ms)
        return phase.value if phase in (Phase.READY, Phase.FAILED) else ""

    def _is_waiting(self, mark: str) -> bool:
        report = self._screen.report
        if report is not None and report.can_use and not report.in_use:
            return not self._is_settled(report)
        return bool(mark) and self._settings.remembered(SEEN) != mark

    # what the person does

    def start(self) -> None:
        """Begin a tune."""
        self._tune(is_cold=False)

    def start_cold(self) -> None:
        """Begin a tune from headings and titles."""
        self._tune(is_cold=True)

    def _tune(self, *, is_cold: bool) -> None:
        library = self._library
        if library is None or self._job is not None:
            return
        self._settings.remember(SEEN, "")
        self._is_cold = is_cold
        self._begin(
            Work.TUNE, lambda report: library.tuning.tune(report, cold_start=is_cold), self._tuned
        )

    def use(self) -> None:
        """Let the tuned model read everything and then serve."""
        library = self._library
        if library is not None and self._job is None:
            self._begin(Work.USE, lambda report: library.tuning.use(report), self._used)

    def try_out(self) -> None:
        """Let the tuned model read everything and then answer beside the present one."""
        library = self._library
        if library is not None and self._job is None:
            self._begin(Work.TRY, lambda report: library.tuning.try_out(report), self._begun_trial)

    def add_pack(self, file: Path) -> None:
        """Add the tuning pack from its file."""
        library = self._library
        if library is not None and self._job is None:
            self._begin(
                Work.ADD, lambda report: library.packs.install(file, report), self._added_pack
            )

    def _begin(
        self, work: Work, does: Callable[[Reporter], Any], done: Callable[[Any], None]
    ) -> None:
        self._looked_at = None
        self._time.begin()
        run = Run(is_cold=self._is_cold and work is Work.TUNE)
        self._set(Screen(phase=_PHASES[work], known=self._screen.known, run=run, work=work))
        self._job = self._bridge.submit(
            Lane.TUNE,
            work.value,
            does,
            on_done=done,
            on_error=self._trouble,
            on_progress=self._progressed,
            on_cancelled=self._cancelled,
        )

    def toggle_pause(self) -> None:
        """Pause what runs, or let it go on."""
        run = self._screen.run
        if self._job is None or run is None or run.is_stopping:
            return
        self._time.toggle()
        is_paused = self._time.is_paused
        if is_paused:
            self._job.reporter.pause()
        else:
            self._job.reporter.resume()
        self._set(replace(self._screen, run=replace(run, is_paused=is_paused, ms_left=None)))

    def stop(self) -> None:
        """Stop what runs; nothing is changed by it."""
        if self._job is None or self._screen.run is None:
            return
        run = replace(self._screen.run, is_stopping=True, is_paused=False)
        self._set(replace(self._screen, run=run))
        self._job.cancel()

    def keep(self) -> None:
        """Keep the present model: the verdict is dealt with."""
        self._settle()
        known = self._screen.known
        present = known.present if known is not None else None
        begun = known is not None and (known.half_built is not None or known.state.can_try)
        if begun and present is not None:
            # using the present one gives up what the other has read, and its trial
            version = present.version.id
            self._change_model(lambda library, report: library.models.use(version, report))
        self._rest()

    def close_report(self) -> None:
        """Go back from a report."""
        self._settle()
        self._rest()

    def _settle(self) -> None:
        self._looked_at = None
        known = self._screen.known
        if known is not None and known.state.verdict_utc_ms is not None:
            self._settings.remember(SETTLED, str(known.state.verdict_utc_ms))

    def show_report(self, past: Past) -> None:
        """Look at a verdict again."""
        self._looked_at = past.judged.id
        self._rest()

    def try_again(self) -> None:
        """Do once more what stopped or failed."""
        if self._screen.work is Work.USE:
            self.use()
        elif self._screen.work is Work.TRY:
            self.try_out()
        elif self._screen.work is Work.TUNE:
            self._tune(is_cold=self._is_cold)

    def go_back(self) -> None:
        """Go back to what can be done, after a stop or a failure."""
        self._screen = replace(self._screen, phase=Phase.OPENING, problem=None)
        self._rest()
        self.refresh()

    def undo(self) -> None:
        """Let the model before serve again."""
        self._change_model(lambda library, report: library.models.undo(report), self._undone)

    def _undone(self) -> None:
        self._settle()  # who goes back has decided about its verdict
        self.switched.emit()

    def delete(self, version: ModelVersionId) -> None:
        """Delete a model that does not serve."""
        self._change_model(lambda library, report: library.models.delete(version, report))

    def leave_out(self, line: Evidence) -> None:
        """Learn nothing from a line, or learn from it again."""
        out = not line.left_out
        known = self._screen.known
        if known is not None:  # at once; the figures follow
            changed = replace(line, left_out=out)
            lines = tuple(changed if one == line else one for one in known.lines)
            self._set(replace(self._screen, known=replace(known, lines=lines)))
        if out:
            self._change(lambda library: library.feedback.leave_out(line.act_ids))
        else:
            self._change(lambda library: library.feedback.put_back(line.act_ids))

    def forget(self, line: Evidence) -> None:
        """Forget what was done with a line's file after its search."""
        self._change(lambda library: library.feedback.forget.acts(line.act_ids))

    def forget_all(self) -> None:
        """Forget everything that was done after searches."""
        self._change(lambda library: library.feedback.forget.all())

    def _change(self, work: Callable[[Library], object]) -> None:
        library = self._library
        if library is not None:
            self._bridge.submit(
                Lane.WRITE,
                "change what is learned",
                lambda _report: work(library),
                on_done=lambda _nothing: self.refresh(),
                on_error=self._not_changed,
            )

    def _change_model(
        self, work: Callable[[Library, Reporter], object], then: Callable[[], None] = lambda: None
    ) -> None:
        """Change a model when its turn has come; what is written meanwhile does not wait."""
        library = self._library
        if library is None:
            return

        def done() -> None:
            then()
            self.refresh()

        self.change.begin(
            lambda report: work(library, report),
            on_done=done,
            on_error=self._not_changed,
            on_cancelled=self.refresh,
        )

    def _not_changed(self, problem: EngineError) -> None:
        self.failed.emit(problem)
        self.refresh()

    # a trial

    def acted(self) -> None:
        """Look how the trial stands, after something was done with a result."""
        library, known = self._library, self._screen.known
        if library is None or known is None or known.state.trial is None:
            return
        self._bridge.submit(
            Lane.WRITE,  # after the act itself
            "how the trial stands",
            lambda _report: library.tuning.trial(),
            on_done=self._counted,
            on_error=self.failed.emit,
        )

    def _counted(self, figures: TrialFigures | None) -> None:
        known = self._screen.known
        if figures is None:  # it is decided
            self.refresh()
        elif known is not None:
            known = replace(known, state=replace(known.state, trial=figures))
            self._set(replace(self._screen, known=known))

    def stop_trial(self) -> None:
        """Let the present model answer alone again; what was counted is kept."""
        self._change(lambda library: library.tuning.stop_trial())

    # while a job runs

    def _progressed(self, progress: Progress) -> None:
        run = self._screen.run
        if run is None or run.is_stopping or run.is_paused:
            return
        detail = progress.detail
        if isinstance(detail, TuneProgress):
            run = with_points(run, detail)
        elif progress.stage in _COUNTED and progress.total:
            run = replace(run, share=max(run.share, progress.done / progress.total))
        self._set(replace(self._screen, run=self._time.timed(run)))

    def _tuned(self, verdict: Verdict) -> None:
        self._job = None
        if verdict.decision is not Decision.NOT_ENOUGH:
            self._settings.remember(SETTLED, "")
        self._over()

    def _used(self, _nothing: None) -> None:
        self._settings.remember(SETTLED, "")  # the report stays, with the way back
        self._job = None
        self._over()
        self.switched.emit()

    def _begun_trial(self, _nothing: None) -> None:
        self._settings.remember(SETTLED, "")  # stopped, the close call is there again
        self._job = None
        self._over()

    def _added_pack(self, _pack: object) -> None:
        self._job = None
        self._over()

    def _over(self) -> None:
        """Show what came of a job as soon as the library has told."""
        self._screen = replace(self._screen, phase=Phase.OPENING, run=None, report=None)
        self.refresh()

    def _trouble(self, problem: EngineError) -> None:
        if problem.code is ErrorCode.NOT_CONFIRMED:
            self._settle()
        self._end(Phase.FAILED, problem)

    def _cancelled(self) -> None:
        self._end(Phase.STOPPED, None)

    def _end(self, phase: Phase, problem: EngineError | None) -> None:
        self._job = None
        now = self._screen
        self._set(Screen(phase=phase, known=now.known, problem=problem, work=now.work))
        self.refresh()
