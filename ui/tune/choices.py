"""What can be done now on the tune page: the buttons of its foot and what they mean.

What lives here: which buttons go with which screen. What does not: drawing them (`foot`). The one
rule: one filled button at most, and whatever changes something says first what it costs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.learning import MAX_TRIAL_SEARCHES, TuneState
from engine.verdict import Decision
from ui import messages, wording
from ui.tune import verdict_words
from ui.tune.foot import Choice
from ui.tune.presenter import TunePresenter
from ui.tune.state import Known, Phase, Report, Run, Screen, Work
from ui.wording import words


@dataclass(frozen=True, slots=True)
class Standing:
    """Buttons and one line; `fact` is what went well, with the way back."""

    choices: tuple[Choice, ...] = ()
    text: str = ""
    fact: str = ""


def of_overview(phase: Phase, state: TuneState, does: TunePresenter) -> Standing:
    """Return what can be done before a tune; without the tuning pack nothing."""
    if not state.has_pack:
        return Standing()
    if phase is Phase.READY:
        start = Choice(words("Start tuning"), does.start, kind="primary")
        return Standing((start,), words("You can go on searching meanwhile."))
    if state.cold_start_ready:
        cold = Choice(words("Learn from headings and titles"), does.start_cold)
        return Standing(
            (cold,), words("Needs no searches. It is judged by those that were held out.")
        )
    return Standing()


def of_run(phase: Phase, run: Run, does: TunePresenter) -> Standing:
    """Return what can be done while something runs."""
    pause = Choice(
        words("Go on") if run.is_paused else words("Pause"),
        does.toggle_pause,
        icon="play" if run.is_paused else "pause",
        is_enabled=not run.is_stopping,
    )
    stop = Choice(
        words("Stop") if phase is Phase.RUNNING else words("Cancel"),
        does.stop,
        is_enabled=not run.is_stopping,
    )
    if phase is Phase.ADDING:
        return Standing((stop,), words("Stopped, nothing of it is kept."))
    text = words("What was read so far is kept, in case you go on later.")
    if phase is Phase.RUNNING:
        text = words("Stopping takes up to 2 seconds and changes nothing.")
    return Standing((pause, stop), text)


def of_report(report: Report, known: Known, does: TunePresenter, now_ms: int) -> Standing:
    """Return what can be done about a verdict."""
    if not (report.in_use or report.is_latest):
        close = Choice(words("Close"), does.close_report, kind="tall")
        day = wording.day(report.at_utc_ms, now_ms)
        return Standing((close,), words("An earlier tune, of %1.", day))
    if report.in_use:
        return _way_back(known, does, now_ms)
    if report.can_use:
        use = Choice(words("Use the tuned model"), does.use, kind="primary")
        text = f"{_cost(known, words('then switches'))} {words('Undo is one click, for 14 days.')}"
        return Standing((use, _keep(does)), text)
    if report.can_try:
        title = words("Try it for %1 searches", wording.count(MAX_TRIAL_SEARCHES))
        trial = Choice(title, does.try_out, kind="primary")
        text = words("Then both answer, and what you open decides. It can be stopped at any time.")
        return Standing((trial, _keep(does)), f"{_cost(known, '')} {text}")
    return _no_choice(report, known, does)


def _keep(does: TunePresenter) -> Choice:
    return Choice(words("Keep the present one"), does.keep, kind="tall")


def _way_back(known: Known, does: TunePresenter, now_ms: int) -> Standing:
    fact, text = words("The tuned model answers."), ""
    if known.since_utc_ms is not None:
        since = wording.age(known.since_utc_ms, now_ms)
        fact = words("The tuned model answers since %1.", since)
    kept = [one.model.kept_until_utc_ms for one in known.models]
    until = max((one for one in kept if one is not None), default=None)
    choices = [Choice(words("Close"), does.close_report)]
    if known.state.can_undo:
        choices.append(Choice(words("Undo"), does.undo, icon="undo"))
        if until is not None:
            text = words("The one before is kept until %1.", wording.day(until, now_ms))
    return Standing(tuple(choices), text, fact)


def _cost(known: Known, then: str) -> str:
    """Return what has to be read before a model can answer, and what happens then."""
    half = known.half_built
    n = half.n_passages if half is not None else 0
    n = n or max((one.model.n_passages for one in known.models), default=0)
    passages = wording.counted(n, "%n passage", "%n passages")
    end = f", {then}." if then else "."
    if half is not None and half.n_built:
        n_built = wording.count(half.n_built)
        return words("%1 of %2 are read by it already", n_built, passages) + end
    if known.state.cost.read_ms is not None:
        took = wording.duration(known.state.cost.read_ms)
        return words("First reads your %1 again, %2", passages, took) + end
    return words("First reads your %1 again", passages) + end


def _no_choice(report: Report, known: Known, does: TunePresenter) -> Standing:
    decision = report.verdict.decision
    if decision is Decision.CLOSE_CALL:
        help_line = verdict_words.help_line(decision, known.state.readiness)
        return Standing((_keep(does),), help_line)
    close = Choice(words("Close"), does.close_report, kind="tall")
    if decision is Decision.BETTER:
        gone = words("Its model is no longer here, so it cannot be used.")
        return Standing((close,), gone)
    return Standing((close,), verdict_words.help_line(decision, known.state.readiness))


def of_trial(does: TunePresenter) -> Standing:
    """Return what can be done while two models answer."""
    stop = Choice(words("Stop the trial"), does.stop_trial, kind="tall")
    text = words("What was counted is kept, what the tuned model has read is not.")
    return Standing((stop,), text)


def of_end(screen: Screen, does: TunePresenter, choose_pack: Callable[[], None]) -> Standing:
    """Return what can be done after a stop or a failure."""
    close = Choice(words("Close"), does.go_back, kind="tall")
    if screen.work is Work.ADD:
        return Standing((Choice(words("Choose a file…"), choose_pack, kind="tall"), close))
    can_try = screen.problem is None or bool(messages.for_error(screen.problem).action)
    again = Choice(words("Try again"), does.try_again, kind="tall")
    return Standing((again, close) if can_try else (close,))
