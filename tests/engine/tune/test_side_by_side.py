"""Trainings run side by side where there is room, are handed on in order, and stop together."""

from __future__ import annotations

from contextlib import closing
from threading import Barrier, Event
from types import SimpleNamespace

import psutil
import pytest

from engine.errors import CancelledError
from engine.tune.side_by_side import in_order, n_at_once


@pytest.mark.parametrize(
    ("n_threads", "free_gb", "expected"), [(2, 8, 2), (1, 8, 1), (4, 5, 1), (8, 32, 2)]
)
def test_two_at_once_need_two_threads_and_free_memory(
    monkeypatch: pytest.MonkeyPatch, n_threads: int, free_gb: int, expected: int
) -> None:
    free = SimpleNamespace(available=free_gb << 30)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: free)
    assert n_at_once(n_threads) == expected


def test_two_run_at_the_same_time_and_come_in_order() -> None:
    meeting = Barrier(2, timeout=20)

    def work(number: int, stop: Event) -> int:
        del stop
        if number < 2:
            meeting.wait()  # breaks when the other is not there too
        return number

    assert list(in_order(work, 3, 2)) == [0, 1, 2]


def test_one_at_once_begins_nothing_before_it_is_asked_for() -> None:
    begun: list[int] = []
    with closing(in_order(lambda number, _stop: begun.append(number), 3, 1)) as made:
        next(made)
        assert begun == [0]
    assert begun == [0]


def test_what_runs_is_stopped_when_the_reader_leaves() -> None:
    begun, stopped = Event(), list[int]()

    def work(number: int, stop: Event) -> int:
        if number:
            begun.set()
            assert stop.wait(20)
            stopped.append(number)
        assert begun.wait(20)
        return number

    with closing(in_order(work, 9, 2)) as made:
        assert next(made) == 0
    assert stopped
    assert len(stopped) <= 2  # the rest never began


def test_a_failure_stops_the_other() -> None:
    begun, stopped = Event(), Event()

    def work(number: int, stop: Event) -> int:
        if number == 0:
            assert begun.wait(20)
            raise CancelledError
        begun.set()
        assert stop.wait(20)
        stopped.set()
        return number

    with pytest.raises(CancelledError), closing(in_order(work, 2, 2)) as made:
        next(made)
    assert stopped.is_set()
