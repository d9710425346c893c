"""A trial from start to end: what may be tried, how it stands, and what becomes of it.

What lives here: the rows of a trial, its credit and its verdict. What does not: mixing lists
(`tune/mixing`), the statistics (`tune/interleaving`), and how a second model comes to answer
(`serving.change`). The one rule: who is ahead follows from the stored searches alone, so that a
kill costs nothing and what is forgotten is to nobody's credit; that it was asked stays counted, or
forgetting would give a trial more searches than it has.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from typing import Any

from engine.clock import Clock
from engine.errors import CancelledError, EngineError, ErrorCode, InputProblem
from engine.feedback.records import LEFT_MS, PRAISE, THUMBS, USES, ActKind, was_left
from engine.jobs import Report
from engine.learning import MAX_TRIAL_SEARCHES, TrialFigures
from engine.serving.change import Confirm
from engine.serving.serving import Serving
from engine.serving.shelf import Shelf
from engine.store import model_versions as verdict_rows
from engine.store import trials as rows
from engine.store.database import Database
from engine.store.trials import Trial, TrialAct, TrialState
from engine.team import Team
from engine.tune.interleaving import Interleaved, trial_result, winner
from engine.tune.statistics import trial_level
from engine.verdict import Decision, Reason
from engine.versions import StoredVerdict

TRIAL = "trial"  # the key of a verdict's report that holds the figures of its trial
_KINDS = sorted(USES | THUMBS)


class Trials:
    """Trials of one profile's encoders; at most one goes on.

    Thread: any; calls block.
    """

    def __init__(self, user: Database, serving: Serving, shelf: Shelf, clock: Clock) -> None:
        self._user = user
        self._serving = serving
        self._shelf = shelf
        self._clock = clock
        self._turn = threading.Lock()

    def figures(self) -> TrialFigures | None:
        """Return how the trial that goes on stands; None when there is none."""
        trial = self._running()
        return None if trial is None else self._figures(trial)

    def can_begin(self, verdict: StoredVerdict | None) -> bool:
        """Return whether the trial about a verdict may be begun or gone on with."""
        if verdict is None or verdict.decision != Decision.CLOSE_CALL or TRIAL in verdict.report:
            return False
        trial = rows.trial_of(self._user.reader(), verdict.id)
        may_go_on = trial is None or trial.state in (TrialState.STOPPED, TrialState.BUILDING)
        return may_go_on and verdict.is_about(self._serving.present)

    def begin(self, verdict: StoredVerdict, report: Report, confirm: Confirm) -> None:
        """Let a verdict's model answer beside the present one, when it has read every passage.

        A trial that was stopped goes on with the searches that it had.

        Args:
            verdict: a close call about the model that serves.
            report: progress, pause and stop.
            confirm: called with what is about to be tried; raising ends the trial.

        Raises:
            InputProblem: NOTHING_TO_TRY, UNKNOWN_MODEL.
            EnvironmentProblem: NOT_ENOUGH_SPACE, MODEL_MISSING and its kin; DISK_FULL.
            DataProblem: VECTOR_INVALID when what it read does not pass.
            CancelledError: told to stop, or stopped by `stop` meanwhile; the next call goes on.
        """
        if not self.can_begin(verdict) or verdict.model_version is None:
            raise InputProblem(ErrorCode.NOTHING_TO_TRY)
        version = verdict.model_version
        with self._user.write() as user:
            trial = rows.begin_trial(user, verdict.id, version, self._clock.now_utc_ms())
        try:
            self._shelf.try_out(version, report, confirm)
        except CancelledError:
            raise  # what was read is kept, as after a kill
        except EngineError as problem:
            self._note(trial, TrialState.STOPPED, problem=str(problem))
            raise
        with self._turn:
            now = rows.latest_trial(self._user.reader())
            if now is None or now.state is not TrialState.BUILDING:
                self._serving.end_rival()
                raise CancelledError
            self._note(trial, TrialState.RUNNING)

    def stop(self) -> None:
        """Let the present model answer alone again; what was counted is kept.

        Also where the candidate is still to read, or a kill ended that: what it has read is removed
        with the next reading.

        Raises:
            InputProblem: NOTHING_TO_TRY when no trial was begun.
        """
        if not self.give_up():
            raise InputProblem(ErrorCode.NOTHING_TO_TRY)

    def give_up(self) -> bool:
        """Stop a trial that goes on or is about to; return whether there was one."""
        with self._turn:
            trial = rows.latest_trial(self._user.reader())
            if trial is None or not trial.is_begun:
                return False
            self._serving.end_rival()
            self._note(trial, TrialState.STOPPED)
            return True

    def look(self) -> None:
        """See whether the trial is decided, after something was done with a result."""
        with self._turn:
            trial = self._running()
            if trial is None:
                return
            asked = set(_counted(self._acts(trial)))
            if not asked <= trial.asked:
                with self._user.write() as user:
                    rows.note_asked(user, trial, asked | trial.asked)
            verdict = self._verdict(trial)
            result = trial_result(self._winners(trial), trial_level(verdict.report["n_before"]))
            if result is not None:
                self._conclude(trial, verdict, result)

    def _conclude(self, trial: Trial, about: StoredVerdict, result: Team) -> None:
        self._serving.end_rival()
        has_won = result is Team.CANDIDATE
        figures = self._figures(trial)
        report: dict[str, Any] = {
            **about.report,
            "decision": Decision.BETTER if has_won else Decision.NOT_BETTER,
            "reasons": [] if has_won else [Reason.LOST_TRIAL],
            TRIAL: as_json(figures),
        }
        report.pop("measured", None)
        now_utc_ms = self._clock.now_utc_ms()
        with self._user.write() as user:
            state = TrialState.WON if has_won else TrialState.LOST
            rows.note(user, trial, state, now_utc_ms, **as_json(figures))
            verdict_rows.add_verdict(user, now_utc_ms, trial.version, report["decision"], report)

    def _running(self) -> Trial | None:
        trial = rows.latest_trial(self._user.reader())
        return trial if trial is not None and trial.goes_on else None

    def _verdict(self, trial: Trial) -> StoredVerdict:
        stored = verdict_rows.verdicts(self._user.reader())
        return next(one for one in stored if one.id == trial.verdict)

    def _note(self, trial: Trial, state: TrialState, **detail: object) -> None:
        with self._user.write() as user:
            rows.note(user, trial, state, self._clock.now_utc_ms(), **detail)

    def _winners(self, trial: Trial) -> list[Team | None]:
        return winners(self._acts(trial), trial.asked)

    def _acts(self, trial: Trial) -> list[TrialAct]:
        # what was just opened may be left at once
        opened_before = self._clock.now_utc_ms() - LEFT_MS
        acts = rows.trial_acts(self._user.reader(), trial.id, _KINDS)
        return [one for one in acts if not _may_be_left(one, opened_before)]

    def _figures(self, trial: Trial) -> TrialFigures:
        found = self._winners(trial)[:MAX_TRIAL_SEARCHES]
        return TrialFigures(
            n_searches=len(found),
            n_most=MAX_TRIAL_SEARCHES,
            n_candidate=found.count(Team.CANDIDATE),
            n_present=found.count(Team.PRESENT),
        )


def winners(acts: Sequence[TrialAct], asked: Collection[int] = frozenset()) -> list[Team | None]:
    """Return whose results were wanted in each search that led to something, in their order.

    Args:
        acts: what was done in the trial.
        asked: searches that counted before. Nobody won those that were forgotten or came to
            nothing since; where another search for the same query counts by now, that one does.
    """
    found = _counted(acts)
    query_of = {one.impression_id: one.query_key for one in acts}
    counts = {query_of[one] for one in found}
    lost = {query_of.get(one, one): one for one in asked if query_of.get(one) not in counts}
    return [found.get(one) for one in sorted({*found, *lost.values()})]


def _counted(acts: Sequence[TrialAct]) -> dict[int, Team | None]:
    """Return by its number whose results were wanted in each search that led to something.

    A query counts once, the first time it leads somewhere: what was opened then comes first later,
    whoever finds it. What got a thumb down afterwards, or was left at once, was not wanted.
    """
    by_search: dict[int, list[TrialAct]] = {}
    for act in acts:
        by_search.setdefault(act.impression_id, []).append(act)
    found: dict[int, Team | None] = {}
    seen: set[str] = set()
    for number, its_acts in by_search.items():
        wanted = _wanted(its_acts)
        key = its_acts[0].query_key
        if wanted and key not in seen:
            seen.add(key)
            shown = Interleaved(tuple(wanted), tuple(wanted.values()))
            found[number] = winner(shown, set(wanted))
    return found


def _may_be_left(act: TrialAct, opened_before: int) -> bool:
    is_open = act.kind == ActKind.OPEN and act.dwell_ms is None
    return is_open and act.at_utc_ms > opened_before


def _wanted(acts: Sequence[TrialAct]) -> dict[bytes, Team | None]:
    """Return the files that were wanted in one search, with who drew them."""
    used = {act.path for act in acts if act.kind in USES and not was_left(act.kind, act.dwell_ms)}
    thumbs = {act.path: act.kind for act in acts if act.kind in THUMBS}
    praised = {path for path, thumb in thumbs.items() if thumb in PRAISE}
    refused = {path for path, thumb in thumbs.items() if thumb == ActKind.THUMB_DOWN}
    return {
        act.path: None if act.team is None else Team(act.team)
        for act in acts
        if act.path in (used | praised) - refused
    }


def as_json(figures: TrialFigures) -> dict[str, int]:
    """Return the figures of a trial that is over, as a verdict keeps them."""
    return {
        "n_searches": figures.n_searches,
        "n_most": figures.n_most,
        "n_candidate": figures.n_candidate,
        "n_present": figures.n_present,
    }


def from_json(stored: object) -> TrialFigures | None:
    """Return what `as_json` wrote; None for a verdict without a trial."""
    return TrialFigures(**stored) if isinstance(stored, dict) else None
