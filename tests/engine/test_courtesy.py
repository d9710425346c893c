"""When reading waits for the machine's owner, and that it never waits for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from engine import machine
from engine.courtesy import Courtesy, Manners, Seen, Wait
from engine.errors import EnvironmentProblem
from engine.jobs import JobRunner, Lane
from engine.machine import Machine
from engine.pause import PauseMark
from engine.priority import lower_process, lower_thread
from tests.engine.watch.fakes import HandClock

ALL = Manners()
LOADED = Seen(on_battery=False, others_load=0.9, idle_s=1.0)
CALM = Seen(on_battery=False, others_load=0.05, idle_s=1.0)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities on Linux")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def test_it_waits_on_battery_unless_that_is_switched_off_or_waived(clock: HandClock) -> None:
    courtesy = Courtesy(clock)
    battery = Seen(on_battery=True)
    assert courtesy.decide(battery, ALL) is Wait.BATTERY
    assert courtesy.decide(battery, Manners(waits_on_battery=False)) is None
    courtesy.waive(Wait.BATTERY)
    assert courtesy.decide(battery, ALL) is None
    assert courtesy.decide(Seen(on_battery=False), ALL) is None
    assert courtesy.decide(battery, ALL) is Wait.BATTERY, "a new reason was not waived"


def test_it_waits_while_somebody_works_on_a_loaded_machine(clock: HandClock) -> None:
    courtesy = Courtesy(clock)
    assert courtesy.decide(LOADED, ALL) is None, "opening a program is no work"
    assert courtesy.decide(LOADED, ALL) is Wait.BUSY
    between = Seen(others_load=0.4, idle_s=1.0)
    assert courtesy.decide(between, ALL) is Wait.BUSY, "it does not flutter"
    assert courtesy.decide(CALM, ALL) is None
    assert courtesy.decide(between, ALL) is None
    assert courtesy.decide(LOADED, Manners(waits_when_busy=False)) is None


def test_it_reads_when_nobody_is_there(clock: HandClock) -> None:
    courtesy = Courtesy(clock)
    away = Seen(others_load=0.9, idle_s=600.0)
    assert [courtesy.decide(away, ALL) for _ in range(3)] == [None, None, None]
    unknown = Seen(others_load=0.9, idle_s=None)
    courtesy.decide(unknown, ALL)
    assert courtesy.decide(unknown, ALL) is Wait.BUSY, "where nothing is told, somebody is there"


def test_a_machine_that_is_always_busy_is_read_on_for_a_while(clock: HandClock) -> None:
    courtesy = Courtesy(clock)
    waited = []
    for _ in range(60):
        waited.append(courtesy.decide(LOADED, ALL) is Wait.BUSY)
        clock.pass_ms(30_000)
    assert True in waited[:5]
    first_end = waited.index(False, 2)
    assert first_end * 30_000 > 9 * 60_000, "it waited for minutes"
    assert not any(waited[first_end : first_end + 4]), "then it read for two minutes"
    assert True in waited[first_end + 4 :]


def test_what_a_machine_does_not_tell_makes_nothing_wait(clock: HandClock) -> None:
    assert Courtesy(clock).decide(Seen(), ALL) is None


def test_battery_load_and_idle_time_are_what_the_system_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from types import SimpleNamespace

    for told, expected in (
        (None, None),
        (SimpleNamespace(power_plugged=True), False),
        (SimpleNamespace(power_plugged=False), True),
        (SimpleNamespace(power_plugged=None), None),
    ):
        monkeypatch.setattr(psutil, "sensors_battery", lambda told=told: told, raising=False)
        assert machine.on_battery() is expected
    monkeypatch.setattr(machine, "_idle_clock", lambda: lambda: 7.0)
    looks = Machine()
    first, second = looks.look(), looks.look()
    assert (first.others_load, first.idle_s) == (None, 7.0)
    assert second.others_load is None or 0.0 <= second.others_load <= 1.0


def test_work_of_our_own_is_no_load_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from collections import namedtuple

    times = namedtuple("times", "user system idle iowait")
    readings = iter([times(0, 0, 0, 0), times(80, 10, 100, 10)])
    own = iter([5.0, 75.0])
    monkeypatch.setattr(psutil, "cpu_times", lambda: next(readings))
    monkeypatch.setattr(machine, "_own_s", lambda: next(own))
    looks = Machine()
    looks.look()
    assert looks.look().others_load == pytest.approx((90 - 70) / 200)


def test_windows_tells_the_time_since_the_last_input(monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    def told(pointer: object) -> int:
        pointer._obj.tick_ms = 0xFFFFFFFF - 999  # type: ignore[attr-defined]
        return 1

    user = SimpleNamespace(GetLastInputInfo=told)
    kernel = SimpleNamespace(GetTickCount=lambda: 4_000)  # the counter began anew meanwhile
    libraries = {"user32": user, "kernel32": kernel}
    monkeypatch.setattr(machine.ctypes, "WinDLL", libraries.__getitem__, raising=False)
    clock = machine._windows_clock()
    assert clock() == 5.0
    user.GetLastInputInfo = lambda _pointer: 0
    assert clock() is None


def test_a_pause_is_seen_by_every_program_of_the_profile(tmp_path: Path) -> None:
    mark = PauseMark(tmp_path / "profile")
    assert not mark.is_set
    mark.set(paused=True)
    mark.set(paused=True)
    assert PauseMark(tmp_path / "profile").is_set
    mark.set(paused=False)
    mark.set(paused=False)
    assert not mark.is_set


def test_a_pause_for_an_hour_ends_also_for_a_program_that_did_not_set_it(
    tmp_path: Path, clock: HandClock
) -> None:
    PauseMark(tmp_path, clock).set(paused=True, for_ms=3_600_000)
    later = PauseMark(tmp_path, clock)
    clock.sleep_ms(3_599_999)
    assert later.is_set
    clock.sleep_ms(1)
    assert not later.is_set
    later.set(paused=True)
    clock.sleep_ms(10 * 3_600_000)
    assert later.is_set, "the last choice holds"


def test_a_profile_that_cannot_be_written_says_so_when_reading_is_paused(tmp_path: Path) -> None:
    in_the_way = tmp_path / "profile"
    in_the_way.write_text("a file")
    with pytest.raises(EnvironmentProblem):
        PauseMark(in_the_way).set(paused=True)


@on_linux
def test_the_reading_lane_and_what_it_starts_step_back_and_no_other_lane() -> None:
    def own_nice() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def with_helper(_report: object) -> tuple[int, int]:
        with ThreadPoolExecutor(1) as pool:
            return own_nice(), pool.submit(own_nice).result()

    runner = JobRunner()
    try:
        lowered = runner.submit(Lane.READ, "read", with_helper).future.result()
        plain = runner.submit(Lane.QUERY, "query", with_helper).future.result()
    finally:
        runner.close()
    here = own_nice()
    assert lowered == (max(5, here), max(5, here))
    assert plain == (here, here)


@on_linux
def test_a_reading_process_takes_what_others_leave() -> None:
    code = (
        "import os, psutil; from engine.priority import lower_process; lower_process();"
        "print(os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0) == os.SCHED_BATCH,"
        " int(psutil.Process().ionice().ioclass) == 3)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    nice, batch, idle = done.stdout.split()
    assert int(nice) >= 10
    assert (batch, idle) == ("True", "True")


def test_what_cannot_be_lowered_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError

    for name in ("setpriority", "sched_setscheduler"):
        monkeypatch.setattr(os, name, refuse, raising=False)
    monkeypatch.setattr(psutil.Process, "nice", refuse)
    monkeypatch.setattr(psutil.Process, "ionice", refuse, raising=False)
    lower_thread()
    lower_process()
