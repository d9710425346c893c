"""Every screen of the tune page, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.learning import Readiness, TrialFigures, TuneCost, TuneProgress, TuneStep
from engine.verdict import CheckName, Decision, Reason
from engine.versions import Origin
from tests.fakes.fake_library import FakeLibrary
from tests.fakes.fake_tuning import (
    NOW_MS,
    READY,
    fake_checks,
    fake_event,
    fake_model,
    fake_verdict,
    not_better,
)
from ui.main_window import MainWindow
from ui.sidebar import Page
from ui.tune.asking import ask, latest_report
from ui.tune.state import Known, Phase, Run, Screen, Work

_LONG = "how loud may a heat pump be at night beside the bedroom of the neighbours"


def fill(library: FakeLibrary) -> None:
    """Let there be plenty of everything."""
    library.feedback.recorded = [
        fake_event(n, f"{_LONG} {n}", f"Heat pump planning guide {n}.pdf", left_out=n == 2)
        for n in range(1, 15)
    ]
    library.models.models.append(fake_model(4, "Found elsewhere", Origin.IMPORTED, stale=True))
    library.tuning.get_ready()
    library.tuning.cost = TuneCost(1_200_000, 960_000, 420_000_000)
    library.tuning.give(fake_verdict(12, 9, 20, checks=fake_checks(*CheckName), p_value=0.41))


def screens(known: Known) -> Iterator[tuple[str, Screen]]:
    """Yield every screen with a name."""
    yield "opening", Screen()
    lacking = (("searches", Readiness(19, 6, 0)), ("files", Readiness(0, 6, 0)))
    for what, readiness in (*lacking, ("new", Readiness(0, 0, 7)), ("nothing", READY)):
        state = replace(known.state, readiness=readiness)
        phase = Phase.READY if readiness.open else Phase.NOT_ENOUGH
        yield f"lacks {what}", Screen(phase, replace(known, state=state))
    no_pack = replace(known.state, has_pack=False)
    yield "no pack", Screen(Phase.READY, replace(known, state=no_pack))
    progress = TuneProgress(TuneStep.TRAIN, 2, 3, 0.4, 0.9, 32, 14, 16)
    run = Run(0.4, 660_000, progress=progress)
    battery = replace(known, battery=(71, True), free_bytes=12_000_000_000)
    yield "running", Screen(Phase.RUNNING, battery, run=run)
    yield "paused", Screen(Phase.RUNNING, battery, run=replace(run, is_paused=True))
    yield "reading", Screen(Phase.READING, known, run=Run(0.31))
    report = latest_report(known)
    assert report is not None
    yield "better", Screen(Phase.REPORT, known, replace(report, can_use=True))
    used = replace(known, since_utc_ms=NOW_MS, state=replace(known.state, can_undo=True))
    yield "in use", Screen(Phase.REPORT, used, replace(report, in_use=True))
    close = replace(report.verdict, decision=Decision.CLOSE_CALL)
    yield "close call", Screen(Phase.REPORT, known, replace(report, verdict=close, can_use=False))
    tried = replace(report, verdict=close, can_use=False, can_try=True)
    yield "close call to try", Screen(Phase.REPORT, known, tried)
    figures = TrialFigures(12, 60, 6, 2)
    trial = replace(known, state=replace(known.state, trial=figures))
    yield "trial", Screen(Phase.TRIAL, trial, tried)
    won = replace(report, can_use=True, trial=TrialFigures(31, 60, 14, 3))
    yield "trial won", Screen(Phase.REPORT, known, won)
    yield "adding the pack", Screen(Phase.ADDING, known, run=Run(0.4), work=Work.ADD)
    bad = InputProblem(ErrorCode.BAD_PACK, "model.bin differs from its manifest")
    yield "a bad pack", Screen(Phase.FAILED, known, problem=bad, work=Work.ADD)
    worse = replace(not_better(), reasons=tuple(Reason))
    yield "not better", Screen(Phase.REPORT, known, replace(report, verdict=worse, can_use=False))
    yield "stopped", Screen(Phase.STOPPED, known, work=Work.USE)
    problem = EnvironmentProblem(ErrorCode.NOT_ENOUGH_SPACE, "1024 MB are needed, 411 are free")
    yield "failed", Screen(Phase.FAILED, known, problem=problem)


def every_tune_screen(window: MainWindow, library: FakeLibrary) -> Iterator[str]:
    """Show every screen in turn, with everything opened that can be."""
    fill(library)
    known = ask(library)  # type: ignore[arg-type]
    window.workbench.show_page(Page.TUNE)
    page = window.workbench.tune.page
    assert page is not None
    for name, screen in screens(known):
        page.show_screen(screen)
        if page._report is not None:
            for link in (page._report._more, page._report._show_same, page._report._all):
                link.setChecked(True)
        yield f"tune, {name}"
