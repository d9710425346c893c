"""A diary in memory: what the window records, in the order it was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.errors import EngineError
from engine.feedback.records import Act, ActId, ActKind, Event, Forgotten, ImpressionId
from engine.types import SearchRequest, SearchResponse


@dataclass
class FakeImpression:
    """A search as it was handed in, and the ranks that were seen."""

    response: SearchResponse
    request: SearchRequest | None
    seen: set[int]


class FakeErasure:
    """Forgets what a diary in memory holds."""

    def __init__(self, diary: FakeDiary) -> None:
        self._diary = diary

    def all(self) -> Forgotten:
        diary = self._diary
        diary.n_forgotten = len(diary.impressions)
        diary.impressions.clear()
        diary.acts.clear()
        diary.recorded.clear()
        return Forgotten(diary.n_forgotten, 0)

    def acts(self, act_ids: Iterable[ActId]) -> Forgotten:
        gone = set(act_ids)
        self._diary.recorded = [one for one in self._diary.recorded if one.act.id not in gone]
        return Forgotten(len(gone), 0)


@dataclass
class FakeDiary:
    """Takes everything, unless it has a problem or is switched off."""

    impressions: list[FakeImpression] = field(default_factory=list)
    acts: list[tuple[int, ActKind, str, int | None]] = field(default_factory=list)
    problem: EngineError | None = None
    is_on: bool = True
    n_forgotten: int = 0
    exported: list[Path] = field(default_factory=list)
    recorded: list[Event] = field(default_factory=list)  # newest first, as `events` gives them

    @property
    def forget(self) -> FakeErasure:
        return FakeErasure(self)

    def record_impression(
        self,
        response: SearchResponse,
        seen: Collection[int] = (),
        request: SearchRequest | None = None,
    ) -> ImpressionId | None:
        if self.problem is not None:
            raise self.problem
        if not self.is_on:
            return None
        self.impressions.append(FakeImpression(response, request, set(seen)))
        return ImpressionId(len(self.impressions))

    def mark_seen(self, impression_id: ImpressionId, ranks: Iterable[int]) -> None:
        self.impressions[impression_id - 1].seen |= set(ranks)

    def record_act(
        self,
        impression_id: ImpressionId,
        kind: ActKind,
        path: Path | None = None,
        *,
        dwell_ms: int | None = None,
    ) -> ActId | None:
        if self.problem is not None:
            raise self.problem
        self.acts.append((impression_id, kind, path.name if path else "", dwell_ms))
        return ActId(len(self.acts))

    def set_dwell(self, act_id: ActId, dwell_ms: int) -> None:
        search, kind, name, _ = self.acts[act_id - 1]
        self.acts[act_id - 1] = (search, kind, name, dwell_ms)

    def events(self, before: Act | None = None, limit: int = 100) -> list[Event]:
        ids = [one.act.id for one in self.recorded]
        start = 0 if before is None else ids.index(before.id) + 1
        return self.recorded[start : start + limit]

    def leave_out(self, act_ids: Iterable[ActId]) -> None:
        self._set_left_out(set(act_ids), left_out=True)

    def put_back(self, act_ids: Iterable[ActId]) -> None:
        self._set_left_out(set(act_ids), left_out=False)

    def _set_left_out(self, wanted: set[ActId], *, left_out: bool) -> None:
        self.recorded = [
            replace(one, act=replace(one.act, left_out=left_out)) if one.act.id in wanted else one
            for one in self.recorded
        ]

    def counts(self) -> tuple[int, int]:
        return len(self.impressions), len(self.acts)

    def export(self, target: Path, *, anonymous: bool = False) -> int:
        self.exported.append(target)
        return len(self.impressions)
