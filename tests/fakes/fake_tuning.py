"""Tuning and models without files: what a test tells them, as slowly as it wants."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.errors import EngineError, ErrorCode
from engine.feedback.records import Act, ActId, ActKind, Event, FileRef, ImpressionId
from engine.jobs import Report, silent_report
from engine.learning import (
    JudgedTune,
    Readiness,
    TrialFigures,
    TuneCost,
    TuneProgress,
    TuneState,
)
from engine.verdict import Check, CheckName, Decision, Outcome, Reason, Verdict
from engine.versions import (
    BUNDLED_ENCODER,
    EventKind,
    HistoryEntry,
    InstalledModel,
    ModelVersion,
    ModelVersionId,
    Origin,
    VersionKind,
)

NOW_MS = 1_760_000_000_000
READY = Readiness(0, 0, 0)
TUNED = ModelVersionId(7)


def fake_event(
    number: int, query: str, name: str, kind: ActKind = ActKind.OPEN, **changes: Any
) -> Event:
    """Return something that was done with a file, an hour for each number ago."""
    file = FileRef(Path("/docs") / name, name.encode())
    act = Act(
        id=ActId(number),
        impression_id=ImpressionId(number),
        rank=1,
        file=file,
        kind=kind,
        at_utc_ms=NOW_MS - number * 3_600_000,
        dwell_ms=None,
        left_out=False,
    )
    return Event(replace(act, **changes), query)


def fake_outcome(query: str, name: str, before: int | None, after: int | None) -> Outcome:
    """Return a held-out search; its file is the one that `fake_event` names."""
    return Outcome(query, query, name.encode().hex(), before, after)


def fake_checks(*failed: CheckName) -> tuple[Check, ...]:
    """Return every check with figures, some of them failed."""
    figures: dict[CheckName, tuple[tuple[str, float], ...]] = {
        CheckName.KNOWN_ITEMS: (
            ("n_probes", 300),
            ("present_recall_10", 0.977),
            ("candidate_recall_10", 0.973),
        ),
        CheckName.GENERAL: (("n_queries", 200), ("base_ndcg_10", 0.79)),
        CheckName.OLD_FINDS: (("n_finds", 100), ("n_kept", 99), ("share_kept", 0.99)),
        CheckName.DRIFT: (("overlap_10", 0.71), ("mean_cosine", 0.93)),
        CheckName.SHAPE: (("present_anisotropy", 0.05),),
        CheckName.HUBS: (("present_share", 0.06), ("candidate_share", 0.07)),
    }
    return tuple(Check(name, name not in failed, of) for name, of in figures.items())


def fake_verdict(n_better: int, n_worse: int, n_same: int, **changes: object) -> Verdict:
    """Return a verdict on searches with numbers for names."""
    outcomes = [fake_outcome(f"better {n}", f"{n}.md", n + 2, 1) for n in range(n_better)]
    outcomes += [fake_outcome(f"worse {n}", f"w{n}.md", 1, n + 2) for n in range(n_worse)]
    outcomes += [fake_outcome(f"same {n}", f"s{n}.md", 1, 1) for n in range(n_same)]
    values: dict[str, object] = {
        "decision": Decision.BETTER,
        "reasons": (),
        "configuration": 0,
        "gain": 0.04,
        "p_value": 1 / 60,
        "level": 0.025,
        "n_before": 0,
        "seed": 7,
        "checks": fake_checks(),
        "outcomes": tuple(outcomes),
        "pool": "Both models searched all 12,154 passages.",
    }
    return Verdict(**{**values, **changes})  # type: ignore[arg-type]


def not_better(n_better: int = 7, n_worse: int = 8, n_same: int = 26) -> Verdict:
    """Return a verdict that changes nothing."""
    return fake_verdict(
        n_better,
        n_worse,
        n_same,
        decision=Decision.NOT_BETTER,
        reasons=(Reason.AS_MANY_WORSE, Reason.MAY_BE_LUCK),
        p_value=0.41,
        checks=(),
    )


def fake_model(
    number: int, name: str, origin: Origin = Origin.TUNED, **changes: object
) -> InstalledModel:
    """Return an encoder on the shelf."""
    details = {"n_searches": 96} if origin is Origin.TUNED else {}
    version = ModelVersion(
        id=ModelVersionId(number),
        kind=VersionKind.ENCODER,
        name=name,
        folder=Path("/models") / str(number),
        fingerprint=f"fingerprint {number}",
        origin=origin,
        created_utc_ms=NOW_MS - 86_400_000,
        base=None,
        size_bytes=24_000_000,
        details=details,
        stale=bool(changes.pop("stale", False)),
    )
    values: dict[str, Any] = {"in_use": False, "n_passages": 121_540, **changes}
    return InstalledModel(version, **values)


class FakeModels:
    """A shelf with the program's own model, and what a test adds."""

    def __init__(self) -> None:
        own = fake_model(BUNDLED_ENCODER, "all-MiniLM-L6-v2", Origin.BUNDLED, in_use=True)
        self.models: list[InstalledModel] = [own]
        self.entries: list[HistoryEntry] = []
        self.used: list[ModelVersionId] = []
        self.deleted: list[ModelVersionId] = []
        self.asked_back: list[ModelVersion] = []
        self.turn: threading.Event | None = None  # another change goes on until it is set
        self.go_back: Callable[[], None] = lambda: None

    def can_undo(self) -> bool:
        return bool(self.asked_back)

    def installed(self) -> list[InstalledModel]:
        return list(self.models)

    def history(self) -> list[HistoryEntry]:
        return list(self.entries)

    def add_event(self, kind: EventKind, at_utc_ms: int = NOW_MS, **detail: object) -> None:
        self.entries.append(HistoryEntry(len(self.entries) + 1, at_utc_ms, kind, detail))

    def use(self, version: ModelVersionId, report: Report = silent_report) -> None:
        self._wait(report)
        self.used.append(version)

    def undo(self, report: Report = silent_report) -> object:
        self._wait(report)
        return self.go_back()

    def _wait(self, report: Report) -> None:
        while self.turn is not None and not self.turn.wait(0.01):
            report("wait", 0)

    def delete(self, version: ModelVersionId, report: Report = silent_report) -> None:
        self._wait(report)
        self.deleted.append(version)
        self.models = [one for one in self.models if one.version.id != version]


class FakeTuning:
    """A tune that goes through given steps and ends with a given verdict."""

    def __init__(self, models: FakeModels) -> None:
        self._models = models
        models.go_back = self._go_back
        self.has_pack = True
        self.readiness = Readiness(19, 4, 0)
        self.counts = (11, 11, 11)  # searches, clusters, files
        self.cost = TuneCost(None, None, 420_000_000)
        self.tunes: list[JudgedTune] = []
        self.cold_start_ready = False
        self.files: dict[str, Path] = {}
        self.begun_cold: list[bool] = []
        self.candidate: ModelVersionId | None = None
        self.in_use: ModelVersionId | None = None
        self.can_undo = False
        self.steps: Sequence[TuneProgress] = ()
        self.reading_steps: Sequence[tuple[int, int]] = ()
        self.gate: threading.Event | None = None
        self.outcome: Verdict | EngineError = fake_verdict(21, 9, 66)
        self.problem: EngineError | None = None
        self.n_tunes = 0
        self.figures: TrialFigures | None = None
        self.can_try = False

    def get_ready(self) -> None:
        """Have enough to learn from."""
        self.readiness, self.counts = READY, (96, 88, 40)

    @property
    def verdict(self) -> Verdict | None:
        return self.tunes[-1].verdict if self.tunes else None

    def paths(self, files: Collection[str]) -> dict[str, Path]:
        return {name: path for name, path in self.files.items() if name in files}

    def verdicts(self) -> list[JudgedTune]:
        return list(self.tunes)

    def give(self, verdict: Verdict, at_utc_ms: int = NOW_MS, *, is_cold: bool = False) -> None:
        """Have a verdict, and its model where that may be used."""
        usable = verdict.decision in (Decision.BETTER, Decision.CLOSE_CALL)
        self.candidate = TUNED if usable else None
        number = len(self.tunes) + 1
        self.tunes.append(JudgedTune(number, at_utc_ms, verdict, self.candidate, is_cold))
        if usable:
            self._models.models.append(fake_model(TUNED, "Tuned 1"))
        self._models.add_event(
            EventKind.VERDICT, at_utc_ms, version=self.candidate, decision=verdict.decision.value
        )

    def state(self) -> TuneState:
        return TuneState(
            self.readiness,
            *self.counts,
            has_pack=self.has_pack,
            cost=self.cost,
            verdict=self.verdict,
            verdict_utc_ms=self.tunes[-1].at_utc_ms if self.tunes else None,
            candidate=self.candidate,
            in_use=self.in_use,
            can_undo=self.can_undo,
            cold_start_ready=self.cold_start_ready,
            verdict_is_cold=bool(self.tunes) and self.tunes[-1].is_cold,
            least_clusters=30,
            trial=self.figures,
            can_try=self.can_try,
        )

    def tune(self, report: Report, *, cold_start: bool = False) -> Verdict:
        self.n_tunes += 1
        self.begun_cold.append(cold_start)
        for step in self.steps:
            report(step.step, int(1000 * step.share), 1000, step)
        self._wait(report, self.steps[-1] if self.steps else None)
        if isinstance(self.outcome, EngineError):
            raise self.outcome
        self.give(self.outcome, is_cold=cold_start)
        return self.outcome

    def use(self, report: Report) -> None:
        for done, total in self.reading_steps:
            report("green", done, total)
        self._wait(report, None)
        if self.problem is not None:
            if self.problem.code is ErrorCode.NOT_CONFIRMED:
                self.give(not_better(), NOW_MS + 1)
            raise self.problem
        self.switch()

    def try_out(self, report: Report) -> None:
        for done, total in self.reading_steps:
            report("green", done, total)
        self._wait(report, None)
        if self.problem is not None:
            raise self.problem
        self.figures, self.can_try = TrialFigures(0, 60, 0, 0), False

    def trial(self) -> TrialFigures | None:
        return self.figures

    def stop_trial(self) -> None:
        self.figures, self.can_try = None, True

    def end_trial(self, verdict: Verdict) -> None:
        """Let the trial be decided."""
        figures, self.figures = self.figures, None
        self.give(verdict, NOW_MS + 1)
        self.tunes[-1] = replace(self.tunes[-1], trial=figures)

    def switch(self) -> None:
        """Let the candidate serve."""
        self.in_use, self.candidate, self.can_undo = self.candidate, None, True
        self._models.add_event(EventKind.SWITCH, NOW_MS, version=self.in_use)
        kept_ms = NOW_MS + 14 * 86_400_000
        self._models.models = [
            replace(
                one,
                in_use=one.version.id == self.in_use,
                kept_until_utc_ms=kept_ms if one.in_use else None,
            )
            for one in self._models.models
        ]

    def _go_back(self) -> None:
        self.candidate, self.in_use, self.can_undo = self.in_use, None, False

    def _wait(self, report: Report, last: TuneProgress | None) -> None:
        while self.gate is not None and not self.gate.wait(0.01):
            if last is not None:
                report(last.step, int(1000 * last.share), 1000, last)
            else:
                report("wait", 0)


class FakePacks:
    """Packs whose installation is half done until the gate opens."""

    def __init__(self, tuning: FakeTuning) -> None:
        self._tuning = tuning
        self.added: list[Path] = []
        self.gate: threading.Event | None = None
        self.problem: EngineError | None = None

    def install(self, file: Path, report: Report = silent_report) -> None:
        while self.gate is not None and not self.gate.wait(0.01):
            report("pack", 20, 40)
        if self.problem is not None:
            raise self.problem
        self.added.append(file)
        self._tuning.has_pack = True
