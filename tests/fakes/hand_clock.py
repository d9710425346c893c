"""A clock that a test moves."""

from __future__ import annotations


class HandClock:
    """Both times are `now_ms`, which stands still until a test sets it."""

    def __init__(self, now_ms: int = 1_760_000_000_000) -> None:
        self.now_ms = now_ms

    def now_utc_ms(self) -> int:
        return self.now_ms

    def monotonic_ms(self) -> float:
        return float(self.now_ms)
