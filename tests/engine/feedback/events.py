"""Searches and acts for tests, written short."""

from __future__ import annotations

from pathlib import Path

from engine.feedback.memory import Sign
from engine.feedback.records import (
    Act,
    ActId,
    ActKind,
    FileRef,
    Impression,
    ImpressionId,
    PassageRef,
    ShownHit,
    query_key,
)

MINUTE_MS = 60_000
DAY_MS = 86_400_000
NOW_MS = 1_700_000_000_000


class FixedClock:
    """A clock that goes on when it is told to."""

    def __init__(self, now_utc_ms: int = NOW_MS) -> None:
        self.now = now_utc_ms

    def now_utc_ms(self) -> int:
        return self.now

    def monotonic_ms(self) -> float:
        return float(self.now)


def file(name: str) -> FileRef:
    return FileRef(Path("/files") / name, name.encode())


def search(
    number: int, query: str, *names: str, at: int = NOW_MS, session: str = "s", seen: int = 100
) -> Impression:
    """A search that showed files, of which the first `seen` were on screen."""
    hits = tuple(
        ShownHit(rank, file(name), PassageRef(0, 9), 1.0, 0.5, 0.7, seen=rank <= seen)
        for rank, name in enumerate(names, start=1)
    )
    return Impression(ImpressionId(number), at, session, query, query_key(query), "model", "", hits)


def act(
    number: int,
    impression: Impression,
    kind: ActKind,
    name: str,
    *,
    dwell_ms: int | None = None,
    left_out: bool = False,
) -> Act:
    ranks = {hit.file: hit.rank for hit in impression.hits}
    return Act(
        ActId(number),
        impression.id,
        ranks.get(file(name), 0),
        file(name),
        kind,
        impression.at_utc_ms + number,
        dwell_ms,
        left_out,
    )


def sign(
    query: str,
    name: str,
    kind: ActKind = ActKind.OPEN,
    *,
    searched: int = NOW_MS - DAY_MS,
    after: int = 1,
    dwell_ms: int | None = None,
) -> Sign:
    return Sign(query, query_key(query), file(name), kind, searched + after, searched, dwell_ms)
