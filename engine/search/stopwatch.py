"""How long the steps of a search took."""

from __future__ import annotations

from engine.clock import Clock


class Stopwatch:
    """Times of named steps, in the order they end.

    Meaning is timed where it is looked up, beside the words: the steps add up to more than the
    total.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._begun_ms = self._last_ms = clock.monotonic_ms()
        self.timings_ms: dict[str, float] = {}

    def lap(self, step: str) -> None:
        """Note that a step has ended."""
        now_ms = self._clock.monotonic_ms()
        self.timings_ms[step] = self.timings_ms.get(step, 0.0) + now_ms - self._last_ms
        self._last_ms = now_ms

    def skip(self) -> None:
        """Leave out the time since the last step: it was spent waiting."""
        self._last_ms = self._clock.monotonic_ms()

    def finish(self) -> dict[str, float]:
        """Return every step's time and the total."""
        self.timings_ms["total"] = self._clock.monotonic_ms() - self._begun_ms
        return self.timings_ms
