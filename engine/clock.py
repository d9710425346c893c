"""Time, in the two forms the engine uses.

What lives here: wall time for rows and monotonic time for durations. The one rule: nothing else
in the engine asks the system for the time, so that a test can hand in its own `Clock`.
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Where the engine reads the time from."""

    def now_utc_ms(self) -> int:
        """Return wall time as milliseconds since the Unix epoch."""

    def monotonic_ms(self) -> float:
        """Return milliseconds that never run backwards, for durations."""


class SystemClock:
    """The machine's own clock."""

    def now_utc_ms(self) -> int:
        """Return wall time as milliseconds since the Unix epoch."""
        return time.time_ns() // 1_000_000

    def monotonic_ms(self) -> float:
        """Return milliseconds that never run backwards, for durations."""
        return time.perf_counter_ns() / 1e6


class StillClock(SystemClock):
    """No time passes: nothing is cut short, whatever else the machine does."""

    def monotonic_ms(self) -> float:
        """Return the same moment always."""
        return 0.0
