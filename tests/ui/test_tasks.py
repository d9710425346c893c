"""The bridge brings results to the main thread, and only to those who still want them."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import EngineError, EnvironmentProblem, ErrorCode
from engine.jobs import Lane, Progress, Reporter
from ui.tasks import TaskBridge


def test_a_result_arrives_on_the_main_thread(qtbot: QtBot, bridge: TaskBridge) -> None:
    seen: list[object] = []

    def done(result: int) -> None:
        seen.extend([result, threading.current_thread() is threading.main_thread()])

    bridge.submit(Lane.QUERY, "add", lambda _report: 2 + 3, on_done=done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [5, True]
    assert bridge.n_jobs == 0


def test_an_engine_error_goes_to_the_one_who_asked(qtbot: QtBot, bridge: TaskBridge) -> None:
    seen: list[EngineError] = []

    def work(_report: Reporter) -> None:
        raise EnvironmentProblem(ErrorCode.DISK_FULL)

    bridge.submit(Lane.WRITE, "write", work, on_done=lambda _: None, on_error=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].code is ErrorCode.DISK_FULL


def test_a_bug_reaches_the_excepthook(qtbot: QtBot, bridge: TaskBridge) -> None:
    def work(_report: Reporter) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        bridge.submit(
            Lane.VIEW,
            "bug",
            work,
            on_done=lambda _: None,
            on_error=lambda _: pytest.fail("a bug is no error of ours"),
        )
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_forgotten_job_calls_nobody(qtbot: QtBot, bridge: TaskBridge) -> None:
    begun, gate, calls = threading.Event(), threading.Event(), []

    def work(_report: Reporter) -> int:
        begun.set()
        gate.wait(20)
        return 1

    job = bridge.submit(Lane.QUERY, "slow", work, on_done=calls.append)
    assert begun.wait(20)
    bridge.forget(job)
    gate.set()
    bridge.submit(Lane.QUERY, "next", lambda _report: 2, on_done=calls.append)
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == [2]


def test_progress_is_told_while_the_job_runs(qtbot: QtBot, bridge: TaskBridge) -> None:
    gate, told = threading.Event(), []

    def work(report: Reporter) -> None:
        report("read", 3, 9)
        gate.wait(20)

    bridge.submit(Lane.READ, "read", work, on_done=lambda _: None, on_progress=told.append)
    qtbot.waitUntil(lambda: bool(told))
    gate.set()
    qtbot.waitUntil(lambda: bridge.n_jobs == 0)
    assert told == [Progress("read", 3, 9)]


def test_a_stopped_job_says_so_and_is_no_error(qtbot: QtBot, bridge: TaskBridge) -> None:
    begun, seen = threading.Event(), []

    def work(report: Reporter) -> None:
        while True:
            begun.set()
            report("read", 0)

    job = bridge.submit(
        Lane.READ,
        "read",
        work,
        on_done=lambda _: pytest.fail("done"),
        on_error=lambda _: pytest.fail("error"),
        on_cancelled=lambda: seen.append("stopped"),
    )
    assert begun.wait(20)
    job.cancel()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["stopped"]


def test_three_thousand_jobs_come_back_in_order(qtbot: QtBot, bridge: TaskBridge) -> None:
    seen: list[int] = []
    for number in range(3_000):
        bridge.submit(Lane.QUERY, "n", lambda _report, n=number: n, on_done=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 3_000, timeout=20_000)
    assert seen == list(range(3_000))
    assert bridge.n_jobs == 0
