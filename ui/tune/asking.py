"""What the tune page wants to know of a library, asked in one go.

What lives here: calls of the engine's public face, made on a job's thread, and what they mean
together. What does not: when they are made (`presenter`). The one rule: nothing is changed here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.feedback.records import ActId, Event
from engine.verdict import Decision, Outcome
from engine.versions import EventKind, HistoryEntry, InstalledModel, Origin, VersionKind
from ui.tune.evidence import FileNames, evidence
from ui.tune.state import Changed, Known, ModelLine, Past, Report

if TYPE_CHECKING:
    from engine.feedback.diary import Diary
    from engine.library import Library

_PAGE = 500


def ask(library: Library) -> Known:
    """Return everything; embeds the past searches, so it takes a moment."""
    state = library.tuning.state()
    history = library.models.history()
    installed = library.models.installed()
    verdicts = [entry for entry in history if entry.kind is EventKind.VERDICT]
    latest = verdicts[-1].detail.get("version") if verdicts else None
    return Known(
        state=state,
        lines=tuple(evidence(_events(library.feedback))),
        past=tuple(_past(verdicts, history)),
        models=tuple(_models(installed, verdicts)),
        latest_model=latest,
        since_utc_ms=_since(history, state.in_use),
        free_bytes=_free_bytes(library.place),
        n_cores=os.cpu_count() or 1,
        battery=_battery(),
    )


def _events(diary: Diary) -> Iterator[Event]:
    before: ActId | None = None
    while page := diary.events(before, _PAGE):
        yield from page
        before = page[-1].act.id


def _past(verdicts: Sequence[HistoryEntry], history: Sequence[HistoryEntry]) -> Iterator[Past]:
    switched = {entry.detail.get("version") for entry in history if entry.kind is EventKind.SWITCH}
    for entry in reversed(verdicts):
        version = entry.detail.get("version")
        yield Past(
            at_utc_ms=entry.at_utc_ms,
            decision=Decision(entry.detail["decision"]),
            was_used=version is not None and version in switched,
            is_latest=entry is verdicts[-1],
        )


def _models(
    installed: Sequence[InstalledModel], verdicts: Sequence[HistoryEntry]
) -> Iterator[ModelLine]:
    decided = {entry.detail.get("version"): entry.detail["decision"] for entry in verdicts}
    for model in installed:
        if model.version.kind is VersionKind.ENCODER:
            said = decided.get(model.version.id)
            yield ModelLine(
                model=model,
                decision=Decision(said) if said is not None else None,
                can_delete=model.version.origin is not Origin.BUNDLED and not model.in_use,
            )


def _since(history: Sequence[HistoryEntry], in_use: object) -> int | None:
    if in_use is None:
        return None
    kinds = (EventKind.SWITCH, EventKind.UNDO)
    for entry in reversed(history):
        if entry.kind in kinds and entry.detail.get("version") == in_use:
            return entry.at_utc_ms
    return None


def _free_bytes(place: Path) -> int | None:
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None


def _battery() -> tuple[int, bool] | None:
    import psutil

    # the function is there only where the system tells
    found = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return (round(found.percent), bool(found.power_plugged)) if found is not None else None


def latest_report(known: Known) -> Report | None:
    """Return the latest verdict with every search, those that got worse as those that did not."""
    state = known.state
    verdict = state.verdict
    if verdict is None or state.verdict_utc_ms is None:
        return None
    names = FileNames.of(known.lines)

    def named(outcomes: Sequence[Outcome]) -> tuple[Changed, ...]:
        return tuple(Changed(one.query, names.path(one.file, one.query), one) for one in outcomes)

    return Report(
        verdict=verdict,
        at_utc_ms=state.verdict_utc_ms,
        better=named(verdict.better),
        worse=named(verdict.worse),
        same=named([one for one in verdict.outcomes if one.difference == 0]),
        in_use=state.in_use is not None and known.latest_model == state.in_use,
        can_use=state.candidate is not None and verdict.decision is Decision.BETTER,
    )
