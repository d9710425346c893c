"""Time left is measured or not told."""

from __future__ import annotations

import pytest

from engine.ingest.reading import Meter


class HandClock:
    def __init__(self) -> None:
        self.ms = 0.0

    def monotonic_ms(self) -> float:
        return self.ms

    def now_utc_ms(self) -> int:
        return int(self.ms)


def test_nothing_is_told_before_five_seconds_were_measured() -> None:
    clock = HandClock()
    meter = Meter(clock)
    clock.ms = 4_000
    meter.add(400, 40)
    assert meter.ms_left(100, 10) is None


def test_time_left_follows_the_slower_of_passages_and_files() -> None:
    clock = HandClock()
    meter = Meter(clock)
    clock.ms = 10_000
    meter.add(1_000, 100)
    assert meter.files_per_s == pytest.approx(10)
    assert meter.ms_left(500, 10) == pytest.approx(5_000)
    assert meter.ms_left(500, 100) == pytest.approx(10_000)


def test_only_the_last_half_minute_counts() -> None:
    clock = HandClock()
    meter = Meter(clock)
    for second in range(1, 61):
        clock.ms = second * 1_000
        meter.add(10 * second if second <= 30 else 300 + 50 * (second - 30), second)
    assert meter.ms_left(1_000, 0) == pytest.approx(20_000, rel=0.05)
