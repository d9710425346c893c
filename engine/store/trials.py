"""Trials of two models, and what their searches led to (user.db).

What lives here: rows. What does not: who wins (`tune/interleaving`). The one rule: a trial is of
one verdict and goes on where it stopped, so that no one gets a second first look.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from engine.store.database import Connection
from engine.store.model_versions import add_event
from engine.versions import EventKind, ModelVersionId


class TrialState(StrEnum):
    """What becomes of a trial."""

    BUILDING = "building"  # the candidate reads all passages
    RUNNING = "running"
    STOPPED = "stopped"  # by the person, or because one of the models cannot answer any more
    WON = "won"  # by the candidate
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial; `verdict` is the close call that it is to decide.

    `asked` are the searches that counted once, in no order, also those that were forgotten since.
    """

    id: int
    verdict: int
    version: ModelVersionId
    state: TrialState
    asked: frozenset[int] = frozenset()

    @property
    def goes_on(self) -> bool:
        """Return whether searches are mixed."""
        return self.state is TrialState.RUNNING

    @property
    def is_begun(self) -> bool:
        """Return whether it goes on, or is about to."""
        return self.state in (TrialState.BUILDING, TrialState.RUNNING)

    @property
    def wants_generation(self) -> bool:
        """Return whether what the candidate has read is needed, or may be."""
        return self.is_begun or self.state is TrialState.WON


class TrialAct(NamedTuple):
    """What was done with a result in a search of a trial; `team` is None where both drew it."""

    impression_id: int
    query_key: str
    path: bytes
    kind: str
    team: str | None
    dwell_ms: int | None = None
    at_utc_ms: int = 0


_TRIAL = "SELECT id, verdict_id, model_version_id, state, asked FROM trials"


def _trial(row: tuple[int, int, int, str, str]) -> Trial:
    asked = frozenset(json.loads(row[4]))
    return Trial(row[0], row[1], ModelVersionId(row[2]), TrialState(row[3]), asked)


def latest_trial(user: Connection) -> Trial | None:
    """Return the trial that was begun last."""
    row = user.execute(f"{_TRIAL} ORDER BY id DESC LIMIT 1").fetchone()
    return _trial(row) if row else None


def trial_of(user: Connection, verdict: int) -> Trial | None:
    """Return the trial about a verdict."""
    row = user.execute(f"{_TRIAL} WHERE verdict_id = ?", (verdict,)).fetchone()
    return _trial(row) if row else None


def begin_trial(user: Connection, verdict: int, version: ModelVersionId, now_utc_ms: int) -> Trial:
    """Begin the trial about a verdict, or go on with it."""
    found = trial_of(user, verdict)
    if found is None:
        row = user.execute(
            """
            INSERT INTO trials (verdict_id, model_version_id, state, begun_utc_ms, changed_utc_ms)
            VALUES (?1, ?2, ?3, ?4, ?4) RETURNING id
            """,
            (verdict, version, TrialState.STOPPED, now_utc_ms),
        ).fetchone()
        found = Trial(row[0], verdict, version, TrialState.STOPPED)
    return note(user, found, TrialState.BUILDING, now_utc_ms)


def note(
    user: Connection, trial: Trial, state: TrialState, now_utc_ms: int, **detail: object
) -> Trial:
    """Put a trial into a state, which the history tells."""
    user.execute(
        "UPDATE trials SET state = ?, changed_utc_ms = ? WHERE id = ?",
        (state, now_utc_ms, trial.id),
    )
    add_event(
        user,
        now_utc_ms,
        EventKind.TRIAL,
        trial=trial.id,
        version=trial.version,
        state=state,
        **detail,
    )
    return replace(trial, state=state)


def note_asked(user: Connection, trial: Trial, asked: Iterable[int]) -> None:
    """Note which searches of a trial counted: their numbers, nothing of what they were."""
    told = json.dumps(sorted(asked))
    user.execute("UPDATE trials SET asked = ? WHERE id = ?", (told, trial.id))


def trial_acts(user: Connection, trial: int, kinds: Sequence[str]) -> list[TrialAct]:
    """Return acts of some kinds in a trial's searches, oldest search first.

    What is left out, and what was done with a file that was not in the list, does not count.
    """
    rows = user.execute(
        """
        SELECT i.id, i.query_key, a.path, a.kind, s.team, a.dwell_ms, a.at_utc_ms
        FROM impressions i
        JOIN acts a ON a.impression_id = i.id
        JOIN shown s ON s.impression_id = i.id AND s.rank = a.rank
        WHERE i.trial_id = ? AND NOT a.left_out AND a.kind IN (SELECT value FROM json_each(?))
        ORDER BY i.id, a.id
        """,
        (trial, json.dumps(list(kinds))),
    )
    return [TrialAct._make(row) for row in rows.fetchall()]
