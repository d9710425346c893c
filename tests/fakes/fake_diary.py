"""A diary in memory: what the window records, in the order it was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import EngineError
from engine.feedback.records import ActId, ActKind, ImpressionId
from engine.types import SearchRequest, SearchResponse


@dataclass
class FakeImpression:
    """A search as it was handed in, and the ranks that were seen."""

    response: SearchResponse
    request: SearchRequest | None
    seen: set[int]


@dataclass
class FakeDiary:
    """Takes everything, unless it has a problem or is switched off."""

    impressions: list[FakeImpression] = field(default_factory=list)
    acts: list[tuple[int, ActKind, str, int | None]] = field(default_factory=list)
    problem: EngineError | None = None
    is_on: bool = True
    n_forgotten: int = 0
    exported: list[Path] = field(default_factory=list)

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

    def counts(self) -> tuple[int, int]:
        return len(self.impressions), len(self.acts)

    def forget_all(self) -> int:
        self.n_forgotten = len(self.impressions)
        self.impressions.clear()
        self.acts.clear()
        return self.n_forgotten

    def export(self, target: Path, *, anonymous: bool = False) -> int:
        self.exported.append(target)
        return len(self.impressions)
