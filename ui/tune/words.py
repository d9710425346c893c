"""The tune page in words: titles, findings, checks and figures.

What lives here: sentences made of what the engine found; pure, and no widget. What does not: words
for errors (`ui/messages.py`). The one rule: every figure is one that was counted or measured, and
what got worse is said beside what got better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.feedback.records import ActKind
from engine.learning import Readiness, TuneProgress, TuneState, TuneStep
from engine.verdict import Check, CheckName, Decision, Outcome, Reason, Verdict
from engine.versions import InstalledModel, Origin
from ui import wording
from ui.tune.evidence import Evidence, signs_in_figures
from ui.tune.state import Known, Run
from ui.wording import count, counted, words

_SIGNS = {
    ActKind.OPEN: ("opened", "opened"),
    ActKind.PREVIEW: ("eye", "looked at"),
    ActKind.COPY: ("quote", "copied from"),
    ActKind.REVEAL: ("folder-open", "shown in its folder"),
    ActKind.THUMB_UP: ("thumb-up", "thumb up"),
    ActKind.THIS_IS_IT: ("thumb-up", "this is it"),
    ActKind.THUMB_DOWN: ("thumb-down", "thumb down"),
}
_REASONS = {
    Reason.FEW_SEARCHES: "There were too few searches to judge it by.",
    Reason.FEW_FILES: "The searches led to too few files.",
    Reason.SMALL_GAIN: "The gain is too small.",
    Reason.AS_MANY_WORSE: "As many searches got worse as got better.",
    Reason.MAY_BE_LUCK: "Luck alone could have done this.",
    Reason.DOES_HARM: "It harms what is found today.",
}
_DECISIONS = {
    Decision.BETTER: "better",
    Decision.CLOSE_CALL: "perhaps better",
    Decision.NOT_BETTER: "no clear gain",
    Decision.NOT_ENOUGH: "not enough to judge",
}
_CHECKS = {
    CheckName.KNOWN_ITEMS: "Files by their own words",
    CheckName.GENERAL: "General questions",
    CheckName.OLD_FINDS: "Old finds",
    CheckName.DRIFT: "Passages stay where they were",
    CheckName.SHAPE: "Passages stay apart",
    CheckName.HUBS: "No file comes up for everything",
}
_HARM = {
    CheckName.KNOWN_ITEMS: "files are found less well by their own words",
    CheckName.GENERAL: "general questions are answered less well",
    CheckName.DRIFT: "passages moved too far from where they were",
    CheckName.SHAPE: "passages moved too close together",
    CheckName.HUBS: "one file comes up for too many searches",
}
_FIGURES = {
    "n_probes": "probes",
    "present_recall_10": "in the first ten with the present model",
    "candidate_recall_10": "with the tuned one",
    "n_lost": "lost",
    "n_won": "won",
    "n_finds": "finds",
    "n_kept": "still in the first five",
    "share_kept": "share",
    "n_queries": "questions",
    "present_ndcg_10": "nDCG@10 with the present model",
    "candidate_ndcg_10": "with the tuned one",
    "n_passages": "passages",
    "overlap_10": "of their ten nearest are the same",
    "mean_cosine": "mean cosine to before",
    "cosine_5th_percentile": "lowest twentieth",
    "present_alignment": "alignment now",
    "present_uniformity": "uniformity now",
    "present_anisotropy": "anisotropy now",
    "candidate_alignment": "tuned alignment",
    "candidate_uniformity": "tuned uniformity",
    "candidate_anisotropy": "tuned anisotropy",
    "present_share": "share of searches now",
    "candidate_share": "with the tuned model",
}


class Tone(StrEnum):
    """How a check turned out."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    NONE = "text3"  # it was not looked at


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check in words."""

    tone: Tone
    title: str
    figures: str


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
        return words("Honeyguide can now learn from what you opened and marked, and prove it.")
    if ready.n_clusters_missing:
        least = count(state.n_clusters + ready.n_clusters_missing)
        text = "With fewer than %1, learning cannot be told from luck. It is not offered yet."
        return words(text, least)
    if ready.n_files_missing:
        least = count(state.n_files + ready.n_files_missing)
        text = "They lead to %1 files so far. With fewer than %2, it would learn files, not words."
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


def steps(progress: TuneProgress | None, state: TuneState) -> list[StepLine]:
    """Return the steps of a tune, each with what it has found so far."""
    order = list(TuneStep)
    now = order.index(progress.step) if progress is not None else 0
    lines = []
    for number, step in enumerate(order):
        place = (number > now) - (number < now)
        lines.append(StepLine(*_step(step, place, progress, state), place))
    last = words("Show you the difference"), words("nothing is switched by itself")
    return [*lines, StepLine(*last, 1)]


def _step(
    step: TuneStep, place: int, progress: TuneProgress | None, state: TuneState
) -> tuple[str, str]:
    n_asked = progress.n_asked if progress is not None else 0
    n_folds = progress.n_folds if progress is not None else 0
    if step is TuneStep.LABELS:
        files = wording.counted(state.n_files, "about %n file", "about %n files")
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
        parts.append(words("Training: %1 at first, %2 now.", _decimal(first), _decimal(last)))
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


# the verdict


def report_title(verdict: Verdict) -> str:
    """Return the finding."""
    n_better, n_worse = count(len(verdict.better)), count(len(verdict.worse))
    if verdict.decision is Decision.BETTER:
        return words("Better on %1 of your searches, worse on %2", n_better, n_worse)
    if verdict.decision is Decision.CLOSE_CALL:
        return words("Perhaps better: %1 to %2", n_better, n_worse)
    if verdict.decision is Decision.NOT_ENOUGH:
        return words("Not enough to judge, so nothing was changed")
    return words("No clear gain, so nothing was changed")


def report_line(verdict: Verdict, tuned_on: str = "") -> str:
    """Return the finding's figures; `tuned_on` is the date of a tune whose model is in use."""
    same, total = count(verdict.n_same), count(verdict.n_searches)
    if tuned_on:
        return words("%1 of %2 stayed the same. Tuned on %3.", same, total, tuned_on)
    if verdict.decision is Decision.BETTER:
        text = "%1 of %2 stayed the same. None of them trained the model it was judged on."
        return words(text, same, total)
    if verdict.decision is Decision.CLOSE_CALL:
        text = "%1 of %2 stayed the same. %3 The present model goes on answering."
        return words(text, same, total, luck(verdict.p_value, sentence=True))
    return " ".join(
        (
            words(
                "Better on %1, worse on %2 of %3 searches.",
                count(len(verdict.better)),
                count(len(verdict.worse)),
                total,
            ),
            *(words(_REASONS[reason]) for reason in verdict.reasons),
            words("The present model goes on answering."),
        )
    )


def luck(p_value: float, *, sentence: bool = False) -> str:
    """Return how often luck alone would do as much."""
    if p_value < 0.001:
        often = words("less than 1 time in 1,000")
    elif p_value > 0.95:
        often = words("nearly always")
    elif p_value > 0.28:
        often = words("%1 times in 10", round(10 * p_value))
    else:
        often = words("1 time in %1", count(round(1 / p_value)))
    said = "Luck would do this %1." if sentence else "luck would do this %1"
    return words(said, often)


def help_line(decided: Decision, ready: Readiness) -> str:
    """Return what would lead to a clearer answer."""
    n = max(ready.n_new_missing, ready.n_clusters_missing)
    more = counted(n, "%n more search", "%n more searches") if n else words("more searches")
    if decided is Decision.CLOSE_CALL:
        return words("More searches would tell. After %1 it can be tried again.", more)
    return words("What would help: %1, and a thumb down where the first result is wrong.", more)


def checks(verdict: Verdict) -> list[CheckLine]:
    """Return the four checks."""
    found = {check.name: check for check in verdict.checks}
    rest = [check for check in verdict.checks if check.name is not CheckName.OLD_FINDS]
    return [
        _luck_check(verdict),
        _first_check(verdict.outcomes),
        _old_check(found.get(CheckName.OLD_FINDS)),
        _rest_check(rest),
    ]


def _luck_check(verdict: Verdict) -> CheckLine:
    if verdict.decision is Decision.NOT_ENOUGH:
        return CheckLine(Tone.NONE, words("More than luck"), words("too few searches to say"))
    if verdict.p_value <= verdict.level:
        return CheckLine(Tone.GOOD, words("More than luck"), luck(verdict.p_value))
    least = words("the limit is 1 in %1", count(round(1 / verdict.level)))
    return CheckLine(Tone.WARN, words("Not more than luck"), f"{luck(verdict.p_value)}, {least}")


def _first_check(outcomes: Sequence[Outcome]) -> CheckLine:
    before = sum(one.present_rank == 1 for one in outcomes)
    after = sum(one.candidate_rank == 1 for one in outcomes)
    figures = words("%1 of %2, before %3", count(after), count(len(outcomes)), count(before))
    tone = Tone.GOOD if after >= before else Tone.WARN
    return CheckLine(tone, words("First place right"), figures)


def _old_check(check: Check | None) -> CheckLine:
    title = words("Old finds stay")
    if check is None:
        return CheckLine(Tone.NONE, title, words("not looked at without a gain"))
    n, kept = int(check.figure("n_finds")), int(check.figure("n_kept"))
    figures = words("%1 of %2 are still in the first 5", count(kept), count(n))
    return CheckLine(Tone.GOOD if check.passed else Tone.BAD, title, figures)


def _rest_check(checks_of_rest: Sequence[Check]) -> CheckLine:
    title = words("Rest unharmed")
    if not checks_of_rest:
        return CheckLine(Tone.NONE, title, words("not looked at without a gain"))
    failed = [words(_HARM[check.name]) for check in checks_of_rest if not check.passed]
    if failed:
        return CheckLine(Tone.BAD, words("Rest harmed"), "; ".join(failed))
    known = next((one for one in checks_of_rest if one.name is CheckName.KNOWN_ITEMS), None)
    if known is None:
        n = counted(len(checks_of_rest), "%n check passed", "%n checks passed")
        return CheckLine(Tone.GOOD, title, n)
    after, before = known.figure("candidate_recall_10"), known.figure("present_recall_10")
    text = words("%1 still found, before %2", wording.percent(after), wording.percent(before))
    return CheckLine(Tone.GOOD, title, text)


def all_figures(verdict: Verdict) -> list[str]:
    """Return every figure of a verdict, one line for each check."""
    lines = [
        words(
            "Mean gain %1 nDCG@10; %2 (p = %3, level %4, %5 decisions before).",
            _decimal(verdict.gain),
            luck(verdict.p_value),
            _decimal(verdict.p_value),
            _decimal(verdict.level),
            count(verdict.n_before),
        )
    ]
    for check in verdict.checks:
        said = words("passed") if check.passed else words("not passed")
        figures = ", ".join(_figure(key, value) for key, value in check.figures)
        lines.append(f"{words(_CHECKS[check.name])}: {said}. {figures}")
    return lines


def _figure(key: str, value: float) -> str:
    shown = count(int(value)) if key.startswith("n_") else _decimal(value)
    return f"{words(_FIGURES.get(key, key))} {shown}"


def _decimal(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 0.1 else f"{value:.2f}"


def place(rank: int | None) -> str:
    """Return the place of a file; a dash where it was not among the first hundred."""
    return "–" if rank is None else count(rank)


def spoken(outcome: Outcome) -> str:
    """Return what became of a search, for a screen reader."""
    before, after = place(outcome.present_rank), place(outcome.candidate_rank)
    if outcome.difference > 0:
        return words("better, place %1 before, %2 now", before, after)
    if outcome.difference < 0:
        return words("worse, place %1 before, %2 now", before, after)
    return words("the same, place %1", after)


# models


def origin(model: InstalledModel) -> str:
    """Return where a model comes from."""
    version = model.version
    if version.origin is Origin.BUNDLED:
        return words("comes with Honeyguide")
    if version.origin is Origin.IMPORTED:
        return words("imported")
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
