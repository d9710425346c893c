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

from engine.feedback.records import Act, Event
from engine.learning import JudgedTune
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
    tunes = library.tuning.verdicts()
    return Known(
        state=state,
        lines=tuple(evidence(_events(library.feedback))),
        past=tuple(_past(tunes, history)),
        models=tuple(_models(installed, tunes)),
        paths=library.tuning.paths({one.file for tune in tunes for one in tune.verdict.outcomes}),
        since_utc_ms=_since(history, state.in_use),
        free_bytes=_free_bytes(library.place),
        n_cores=os.cpu_count() or 1,
        battery=_battery(),
    )


def _events(diary: Diary) -> Iterator[Event]:
    before: Act | None = None
    while page := diary.events(before, _PAGE):
        yield from page
        before = page[-1].act


def _past(tunes: Sequence[JudgedTune], history: Sequence[HistoryEntry]) -> Iterator[Past]:
    switched = {entry.detail.get("version") for entry in history if entry.kind is EventKind.SWITCH}
    for tune in reversed(tunes):
        yield Past(tune, was_used=tune.version is not None and tune.version in switched)


def _models(
    installed: Sequence[InstalledModel], tunes: Sequence[JudgedTune]
) -> Iterator[ModelLine]:
    decided = {tune.version: tune.verdict.decision for tune in tunes}
    for model in installed:
        if model.version.kind is VersionKind.ENCODER:
            yield ModelLine(
                model=model,
                decision=decided.get(model.version.id),
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
    """Return the latest report, if there is one."""
    return report_of(known, known.past[0]) if known.past else None


def report_of(known: Known, past: Past) -> Report:
    """Return a verdict with every search, those that got worse as those that did not."""
    state, judged = known.state, past.judged
    verdict, version = judged.verdict, judged.version
    is_latest = past == known.past[0]
    names = FileNames.of(known.lines, known.paths)

    def named(outcomes: Sequence[Outcome]) -> tuple[Changed, ...]:
        return tuple(Changed(one.query, names.path(one.file, one.query), one) for one in outcomes)

    return Report(
        verdict=verdict,
        at_utc_ms=judged.at_utc_ms,
        better=named(verdict.better),
        worse=named(verdict.worse),
        same=named([one for one in verdict.outcomes if one.difference == 0]),
        is_cold=judged.is_cold,
        is_latest=is_latest,
        in_use=version is not None and version == state.in_use,
        can_use=is_latest and state.candidate is not None and verdict.decision is Decision.BETTER,
        can_try=is_latest and state.can_try,
        trial=judged.trial,
    )
