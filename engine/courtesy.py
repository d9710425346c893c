"""When reading waits, so that the machine is left to whoever works on it.

What lives here: the decision, from what was seen of the machine. What does not: looking at the
machine (`engine/machine`), and holding a job (`ui/reading`). The one rule: nothing waits for ever;
a machine that is always busy is read on for a while now and then.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.clock import Clock

_BUSY_FROM = 0.5  # of all cores, used by other programs
_BUSY_TO = 0.3
_AWAY_S = 60.0  # without a key or a move of the mouse nobody works here
_LOOKS = 2  # so many in a row, as opening a program is no work
_MOST_HELD_MS = 10 * 60_000.0
_THEN_READ_MS = 2 * 60_000.0


class Wait(StrEnum):
    """Why reading waits."""

    PAUSED = "paused"  # by the person, here or on the command line
    BATTERY = "battery"
    BUSY = "busy"  # somebody works here, and other programs need the processor


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of the machine; None where the system does not tell.

    `others_load` is the share of all cores that other programs used since the last look, 0 to 1;
    `idle_s` the seconds since the last key or move of the mouse.
    """

    on_battery: bool | None = None
    others_load: float | None = None
    idle_s: float | None = None


@dataclass(frozen=True, slots=True)
class Manners:
    """What the person wants of it."""

    waits_on_battery: bool = True
    waits_when_busy: bool = True


class Courtesy:
    """Decides whether reading waits.

    Thread: one.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._n_busy = 0
        self._held_since_ms: float | None = None
        self._reads_until_ms = 0.0
        self._waived: Wait | None = None

    def decide(self, seen: Seen, manners: Manners) -> Wait | None:
        """Return why reading waits, or None."""
        on_battery = manners.waits_on_battery and bool(seen.on_battery)
        busy = manners.waits_when_busy and self._is_busy(seen)
        wait = Wait.BATTERY if on_battery else Wait.BUSY if busy else None
        if self._waived is not None and wait is not self._waived:
            self._waived = None  # what it was waived for is over
        return None if wait is self._waived else wait

    def waive(self, wait: Wait) -> None:
        """Read on although there is a reason to wait, until that reason is over."""
        self._waived = wait

    def _is_busy(self, seen: Seen) -> bool:
        load, now_ms = seen.others_load, self._clock.monotonic_ms()
        is_away = seen.idle_s is not None and seen.idle_s >= _AWAY_S
        if load is None or is_away or load < _BUSY_TO:
            self._n_busy, self._held_since_ms = 0, None
            return False
        if self._held_since_ms is None:
            self._n_busy = self._n_busy + 1 if load >= _BUSY_FROM else 0
            if self._n_busy < _LOOKS or now_ms < self._reads_until_ms:
                return False
            self._held_since_ms = now_ms
        if now_ms - self._held_since_ms > _MOST_HELD_MS:
            self._n_busy, self._held_since_ms = 0, None
            self._reads_until_ms = now_ms + _THEN_READ_MS
            return False
        return True
