"""The tune page in words: titles, findings, checks and figures.

What lives here: sentences made of what the engine found; pure, and no widget. What does not: words
for errors (`ui/messages.py`). The one rule: every figure is one that was counted or measured, and
what got worse is said beside what got better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.feedback.records import ActKind
from engine.learning import (
    JudgedTune,
    Readiness,
    TrialFigures,
    TuneProgress,
    TuneState,
    TuneStep,
)
from engine.verdict import Decision, Reason
from engine.versions import COLD_START, InstalledModel, Origin
from ui import wording
from ui.tune.evidence import Evidence, signs_in_figures
from ui.tune.state import Known, Run
from ui.wording import count, counted, noop, words

_SIGNS = {
    ActKind.OPEN: ("opened", noop("opened")),
    ActKind.PREVIEW: ("eye", noop("looked at")),
    ActKind.COPY: ("quote", noop("copied from")),
    ActKind.REVEAL: ("folder-open", noop("shown in its folder")),
    ActKind.THUMB_UP: ("thumb-up", noop("thumb up")),
    ActKind.THIS_IS_IT: ("thumb-up", noop("this is it")),
    ActKind.THUMB_DOWN: ("thumb-down", noop("thumb down")),
}
_DECISIONS = {
    Decision.BETTER: noop("better"),
    Decision.CLOSE_CALL: noop("perhaps better"),
    Decision.NOT_BETTER: noop("no clear gain"),
    Decision.NOT_ENOUGH: noop("not enough to judge"),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a tune: `place` is -1 when it is over, 0 while it goes on, 1 when it is to come."""

    title: str
    detail: str
    place: int


def sign(kind: ActKind) -> tuple[str, str]:
    """Return the icon and the words of what was done with a file."""
    icon, said = _SIGNS[kind]
    return icon, words(said)


def decision(of: Decision) -> str:
    """Return a decision in two or three words."""
    return words(_DECISIONS[of])


def past_line(judged: JudgedTune) -> str:
    """Return an earlier verdict in figures."""
    trial, verdict = judged.trial, judged.verdict
    if trial is not None:
        text = noop("in a trial %1 to %2 of %3 searches")
        return words(
            text, count(trial.n_candidate), count(trial.n_present), count(trial.n_searches)
        )
    if Reason.NOT_CONFIRMED in verdict.reasons:
        return words("over all files it did not hold")
    text = noop("better on %1, worse on %2 of %3")
    if judged.is_cold:
        text = noop("better on %1, worse on %2 of %3 headings and titles")
    return words(text, len(verdict.better), len(verdict.worse), verdict.n_searches)


# before a tune


def readiness_title(ready: Readiness) -> str:
    """Return what is missing, in one line."""
    if ready.open:
        return words("Ready to tune")
    if ready.n_clusters_missing:
        n = ready.n_clusters_missing
        return counted(n, "%n more search to go", "%n more searches to go")
    if ready.n_files_missing:
        n = ready.n_files_missing
        return counted(n, "Searches for %n more file to go", "Searches for %n more files to go")
    n = ready.n_new_missing
    return counted(n, "%n new search to go", "%n new searches to go")


def readiness_line(state: TuneState) -> str:
    """Return what that means."""
    ready = state.readiness
    if ready.open:
        return words(
            "Honeyguide can now learn from what you opened and marked, and prove whether it helped."
        )
    if ready.n_clusters_missing:
        least = count(state.n_clusters + ready.n_clusters_missing)
        text = noop("With fewer than %1, learning cannot be told from luck. It is not offered yet.")
        return words(text, least)
    if ready.n_files_missing:
        least = count(state.n_files + ready.n_files_missing)
        text = noop(
            "They lead to %1 files so far. With fewer than %2, it would learn files, not words."
        )
        return words(text, count(state.n_files), least)
    return words("Asked again too soon, luck would win in the end. So each verdict needs new ones.")


def sources_line(lines: Sequence[Evidence]) -> str:
    """Return how much there is to learn from."""
    n_opened, n_thumbs, n_copied = signs_in_figures(lines)
    text = words("From %1, %2 and %3, all kept on this computer.")
    for number, part in enumerate(
        (
            counted(n_opened, "%n opened file", "%n opened files"),
            counted(n_thumbs, "%n thumb", "%n thumbs"),
            counted(n_copied, "%n copied passage", "%n copied passages"),
        ),
        1,
    ):
        text = text.replace(f"%{number}", part)
    return text


def cost_line(state: TuneState) -> str:
    """Return what using the tuned model costs, as far as it was measured."""
    space = wording.size(state.cost.index_bytes)
    if state.cost.read_ms is None:
        return words("If you take it, your files are read again. That takes %1 for a while.", space)
    took = wording.duration(state.cost.read_ms)
    return words(
        "If you take it, your files are read again, %1. That takes %2 for a while.", took, space
    )


# while it runs


def run_title(run: Run) -> str:
    """Return what goes on and for how long."""
    if run.is_stopping:
        return words("Stopping")
    if run.is_paused:
        return words("The tune is paused")
    if run.ms_left is None:
        return words("Tuning")
    return words("Tuning, %1 left", wording.duration(run.ms_left))


def reading_title(run: Run) -> str:
    """Return how far the reading with the tuned model is."""
    if run.is_stopping:
        return words("Stopping")
    return words("Reading with the tuned model, %1", f"{int(100 * run.share)} %")


def steps(
    progress: TuneProgress | None, state: TuneState, *, is_cold: bool = False
) -> list[StepLine]:
    """Return the steps of a tune, each with what it has found so far."""
    order = list(TuneStep)
    now = order.index(progress.step) if progress is not None else 0
    lines = []
    for number, step in enumerate(order):
        place = (number > now) - (number < now)
        said = _step(step, place, progress, state)
        if is_cold and step is TuneStep.LABELS:
            said = words("Make searches from headings and titles"), ""
        lines.append(StepLine(*said, place))
    last = words("Show you the difference"), words("nothing is switched by itself")
    return [*lines, StepLine(*last, 1)]


def _step(
    step: TuneStep, place: int, progress: TuneProgress | None, state: TuneState
) -> tuple[str, str]:
    n_asked = progress.n_asked if progress is not None else 0
    n_folds = progress.n_folds if progress is not None else 0
    if step is TuneStep.LABELS:
        files = wording.counted(state.n_files, "leading to %n file", "leading to %n files")
        if place < 0:
            n = state.n_searches
            return counted(n, "Gathered %n search", "Gathered %n searches"), files
        return words("Gather your searches"), files
    if step is TuneStep.PRESENT:
        title = words("Scored the present model") if place < 0 else words("Score the present model")
        first = progress.n_first_present if progress is not None else 0
        return title, _first(first, n_asked) or words("where your files stand today")
    if step is TuneStep.TRAIN:
        if place < 0:
            return words("Trained"), words("without the searches each part is judged on")
        if place == 0 and progress is not None and progress.fold:
            detail = words("part %1 of %2", progress.fold, n_folds)
            return words("Training"), detail
        return words("Train"), words("without the searches each part is judged on")
    if step is TuneStep.CANDIDATE:
        title = words("Scored what it learned") if place < 0 else words("Score what it learned")
        first = progress.n_first_candidate if progress is not None else 0
        return title, _first(first, n_asked) or words("on searches it never saw")
    if step is TuneStep.FINAL:
        return words("Train on all searches"), words("if it did better")
    return words("Look for harm"), words("what you find today has to stay found")


def _first(n: int, n_asked: int) -> str:
    if not n_asked:
        return ""
    return words("right file first in %1 of %2", count(n), count(n_asked))


def plot_sentence(run: Run) -> str:
    """Return the last values of both plots."""
    parts = []
    if run.losses:
        first, last = run.losses[0].loss, run.losses[-1].loss
        parts.append(words("Training: %1 at first, %2 now.", decimal(first), decimal(last)))
    if run.held_out:
        last_point = run.held_out[-1]
        parts.append(
            words(
                "Right file first in %1 of %2 kept-aside searches, with the present model in %3.",
                count(last_point.n_first_candidate),
                count(last_point.n_asked),
                count(last_point.n_first_present),
            )
        )
    return " ".join(parts) or words("The first values come with the training.")


# a trial and the pack


def trial_title(trial: TrialFigures) -> str:
    """Return how far a trial is, also for the sidebar."""
    return words("Trial, %1 of %2", count(trial.n_searches), count(trial.n_most))


def trial_line() -> str:
    """Return what a trial does."""
    return words("Search as you always do. Which model’s results you open from is counted.")


def adding_title(run: Run) -> str:
    """Return how far the tuning pack is."""
    if run.is_stopping:
        return words("Stopping")
    return words("Adding the tuning pack, %1", f"{int(100 * run.share)} %")


# models


def may_learn_anew(model: InstalledModel, state: TuneState) -> bool:
    """Return whether a tune can be begun that is without what a model's owner has forgotten."""
    is_free = state.readiness.open and state.has_pack and state.trial is None
    return model.version.stale and model.version.origin is Origin.TUNED and is_free


def origin(model: InstalledModel) -> str:
    """Return where a model comes from."""
    version = model.version
    if version.origin is Origin.BUNDLED:
        return words("comes with Honeyguide")
    if version.origin is Origin.IMPORTED:
        return words("imported")
    if version.details.get(COLD_START):
        return words("learned from headings and titles")
    n = version.details.get("n_searches")
    if isinstance(n, int):
        return counted(n, "learned from %n search", "learned from %n searches")
    return words("learned from your searches")


def reading_line(known: Known | None) -> str:
    """Return what happens while the tuned model reads."""
    half = known.half_built if known is not None else None
    text = words("You can go on searching. The present model answers until all is read.")
    if half is None or not half.n_passages:
        return text
    share = words("%1 of %2 passages are read.", count(half.n_built or 0), count(half.n_passages))
    return f"{text} {share}"


def decimal(value: float) -> str:
    """Return a figure with two decimals, a small one with three."""
    return f"{value:.3f}" if abs(value) < 0.1 else f"{value:.2f}"
