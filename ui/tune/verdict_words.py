"""A verdict in words: the finding, its four checks, every figure.

What lives here: sentences made of a verdict; pure, and no widget. What does not: the rest of the
page's words (`words`). The one rule: what was not looked at is not called passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.learning import Readiness, TrialFigures
from engine.verdict import Check, CheckName, Decision, Outcome, Reason, Verdict
from ui import wording
from ui.tune.words import decimal
from ui.wording import count, counted, noop, words

_REASONS = {
    Reason.FEW_SEARCHES: noop("There were too few searches to judge it by."),
    Reason.FEW_FILES: noop("The searches led to too few files."),
    Reason.SMALL_GAIN: noop("The gain is too small."),
    Reason.AS_MANY_WORSE: noop("Of the searches that tell, as many got worse as better."),
    Reason.MAY_BE_LUCK: noop("Luck alone could have done this."),
    Reason.DOES_HARM: noop("It harms what is found today."),
    Reason.NOT_CONFIRMED: noop("Over all your files the gain did not hold."),
    Reason.LOST_TRIAL: noop("In the trial it did not win by more than luck."),
}
_CHECKS = {
    CheckName.KNOWN_ITEMS: noop("Files by their own words"),
    CheckName.GENERAL: noop("General questions"),
    CheckName.OLD_FINDS: noop("Old finds"),
    CheckName.DRIFT: noop("Passages stay where they were"),
    CheckName.SHAPE: noop("Passages stay apart"),
    CheckName.HUBS: noop("No file comes up for everything"),
}
_HARM = {
    CheckName.KNOWN_ITEMS: noop("files are found less well by their own words"),
    CheckName.GENERAL: noop("general questions are answered less well"),
    CheckName.DRIFT: noop("passages moved too far from where they were"),
    CheckName.SHAPE: noop("passages moved too close together"),
    CheckName.HUBS: noop("one file comes up for too many searches"),
}
_FIGURES = {
    "n_probes": noop("probes"),
    "present_recall_10": noop("in the first ten with the present model"),
    "candidate_recall_10": noop("with the tuned one"),
    "n_lost": noop("lost"),
    "n_won": noop("won"),
    "n_finds": noop("finds"),
    "n_kept": noop("still in the first five"),
    "share_kept": noop("share"),
    "n_queries": noop("questions"),
    "base_ndcg_10": noop("nDCG@10 with the untuned model"),
    "present_ndcg_10": noop("nDCG@10 with the untuned model"),  # what verdicts called it before
    "candidate_ndcg_10": noop("with the tuned one"),
    "n_passages": noop("passages"),
    "overlap_10": noop("of their ten nearest are the same as with the untuned model"),
    "mean_cosine": noop("mean cosine to the untuned model"),
    "cosine_5th_percentile": noop("lowest twentieth"),
    "present_alignment": noop("alignment now"),
    "present_uniformity": noop("uniformity now"),
    "present_anisotropy": noop("anisotropy now"),
    "candidate_alignment": noop("tuned alignment"),
    "candidate_uniformity": noop("tuned uniformity"),
    "candidate_anisotropy": noop("tuned anisotropy"),
    "present_share": noop("share of searches now"),
    "candidate_share": noop("with the tuned model"),
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


def report_title(
    verdict: Verdict, *, is_cold: bool = False, trial: TrialFigures | None = None
) -> str:
    """Return the finding.

    Args:
        verdict: what was found.
        is_cold: whether its searches were made from headings and titles.
        trial: what decided it, where a trial did.
    """
    if trial is not None:
        won, lost = count(trial.n_candidate), count(trial.n_present)
        if verdict.decision is Decision.BETTER:
            return words("Better in the trial: %1 to %2", won, lost)
        return words("No clear gain in the trial: %1 to %2", won, lost)
    n_better, n_worse = count(len(verdict.better)), count(len(verdict.worse))
    if verdict.decision is Decision.BETTER and is_cold:
        return words("Better on %1 headings and titles, worse on %2", n_better, n_worse)
    if verdict.decision is Decision.BETTER:
        return words("Better on %1 of your searches, worse on %2", n_better, n_worse)
    if verdict.decision is Decision.CLOSE_CALL:
        return words("Perhaps better: %1 to %2", n_better, n_worse)
    if verdict.decision is Decision.NOT_ENOUGH:
        return words("Not enough to judge, so nothing was changed")
    return words("No clear gain, so nothing was changed")


def report_line(
    verdict: Verdict,
    tuned_on: str = "",
    *,
    is_cold: bool = False,
    trial: TrialFigures | None = None,
) -> str:
    """Return the finding's figures.

    Args:
        verdict: what was found.
        tuned_on: the date of a tune whose model is in use.
        is_cold: whether its searches were made from headings and titles.
        trial: what decided it, where a trial did.
    """
    if trial is not None:
        return _trial_line(verdict, trial)
    cold = words("Learned from headings and titles, judged by those that were held out.")
    return (
        f"{cold} {_figures_line(verdict, tuned_on)}"
        if is_cold
        else _figures_line(verdict, tuned_on)
    )


def _trial_line(verdict: Verdict, trial: TrialFigures) -> str:
    counted_line = words(
        "Of %1 searches with both models, %2 went to the tuned one, %3 to the present one, %4 to"
        " neither.",
        count(trial.n_searches),
        count(trial.n_candidate),
        count(trial.n_present),
        count(trial.n_draws),
    )
    if verdict.decision is Decision.BETTER:
        return f"{counted_line} {words('Below is the tune before it.')}"
    return f"{counted_line} {words('The present model goes on answering.')}"


def _figures_line(verdict: Verdict, tuned_on: str) -> str:
    same, total = count(verdict.n_same), count(verdict.n_searches)
    if tuned_on:
        return words("%1 of %2 stayed the same. Tuned on %3.", same, total, tuned_on)
    if verdict.decision is Decision.BETTER:
        text = noop("%1 of %2 stayed the same. None of them trained the model it was judged on.")
        return words(text, same, total)
    if verdict.decision is Decision.CLOSE_CALL:
        text = noop("%1 of %2 stayed the same. %3 The present model goes on answering.")
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
    said = noop("Luck would do this %1.") if sentence else noop("luck would do this %1")
    return words(said, often)


def help_line(decided: Decision, ready: Readiness) -> str:
    """Return what would lead to a clearer answer."""
    n = max(ready.n_new_missing, ready.n_clusters_missing)
    more = counted(n, "%n more search", "%n more searches") if n else words("more searches")
    if decided is Decision.CLOSE_CALL:
        text = noop("What would tell: %1. A tune can then be tried again, and counts them all.")
        return words(text, more)
    return words("What would help: %1, and a thumb down where the first result is wrong.", more)


def checks(verdict: Verdict, trial: TrialFigures | None = None) -> list[CheckLine]:
    """Return the four checks; a `trial` decided whether it was more than luck."""
    found = {check.name: check for check in verdict.checks}
    rest = [check for check in verdict.checks if check.name is not CheckName.OLD_FINDS]
    return [
        _luck_check(verdict) if trial is None else _trial_check(verdict, trial),
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


def _trial_check(verdict: Verdict, trial: TrialFigures) -> CheckLine:
    figures = words("%1 to %2 in the trial", count(trial.n_candidate), count(trial.n_present))
    if verdict.decision is Decision.BETTER:
        return CheckLine(Tone.GOOD, words("More than luck"), figures)
    return CheckLine(Tone.WARN, words("Not more than luck"), figures)


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
            "Mean gain %1 nDCG@10. Files moved up: %2 (p = %3, level %4, %5 decisions before).",
            decimal(verdict.gain),
            luck(verdict.p_value),
            decimal(verdict.p_value),
            decimal(verdict.level),
            count(verdict.n_before),
        )
    ]
    for check in verdict.checks:
        said = words("passed") if check.passed else words("not passed")
        figures = ", ".join(_figure(key, value) for key, value in check.figures)
        lines.append(f"{words(_CHECKS[check.name])}: {said}. {figures}")
    return lines


def _figure(key: str, value: float) -> str:
    shown = count(int(value)) if key.startswith("n_") else decimal(value)
    return f"{words(_FIGURES.get(key, key))} {shown}"


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
