"""What becomes of jobs when the program ends."""

from __future__ import annotations

import threading

import pytest

from engine.errors import CancelledError
from engine.jobs import JobRunner, Lane, Reporter

N_WRITES = 150


def test_short_writes_that_were_handed_in_are_done_in_their_order() -> None:
    runner, done = JobRunner(), list[int]()
    for number in range(N_WRITES):
        runner.submit(Lane.WRITE, "write", lambda _report, n=number: done.append(n))
    runner.close()
    assert done == list(range(N_WRITES))


def test_a_write_that_reports_is_stopped() -> None:
    runner, done = JobRunner(), list[str]()
    begun = threading.Event()

    def until_told(report: Reporter) -> None:
        while True:
            report("busy", 0)
            begun.set()

    runs = runner.submit(Lane.WRITE, "runs", until_told)
    waits = runner.submit(Lane.WRITE, "waits", until_told)
    short = runner.submit(Lane.WRITE, "short", lambda _report: done.append("short"))
    assert begun.wait(10)
    runner.close()
    for job in (runs, waits):
        assert isinstance(job.future.exception(), CancelledError)
    assert short.future.done()
    assert done == ["short"]


@pytest.mark.parametrize("lane", [lane for lane in Lane if lane is not Lane.WRITE])
def test_on_other_lanes_what_has_not_begun_never_begins(lane: Lane) -> None:
    runner, done = JobRunner(), list[str]()
    begun = threading.Event()

    def until_told(report: Reporter) -> None:
        begun.set()
        while True:
            report("busy", 0)

    runner.submit(lane, "runs", until_told)
    waits = runner.submit(lane, "waits", lambda _report: done.append("waits"))
    assert begun.wait(10)
    runner.close()
    assert waits.future.cancelled()
    assert done == []


def test_nothing_is_taken_once_it_is_closed() -> None:
    runner, done = JobRunner(), list[str]()
    runner.close()
    late = runner.submit(Lane.WRITE, "late", lambda _report: done.append("late"))
    assert late.future.cancelled()
    assert done == []
