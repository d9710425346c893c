"""Whatever a file does to the reading process, the next file is read."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from engine.config import ExtractLimits
from engine.errors import CancelledError, EnvironmentProblem, ErrorCode
from engine.extract.failure import ExtractionError
from engine.extract.sandbox import Sandbox
from engine.types import FailureReason

ODD = (sys.executable, "-m", "tests.engine.extract.odd_child")
LIMITS = ExtractLimits(wall_s=20.0, cpu_s=20, memory_bytes=400 << 20)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(ODD, LIMITS) as opened:
        yield opened


def odd_file(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("honey")
    return path


def reason_of(sandbox: Sandbox, path: Path) -> FailureReason:
    with pytest.raises(ExtractionError) as caught:
        sandbox.extract(path)
    return caught.value.reason


def child_pid(sandbox: Sandbox) -> int:
    assert sandbox._child is not None
    return sandbox._child._process.pid


@pytest.mark.parametrize("name", ["abort", "exit", "bug"])
def test_a_crash_costs_that_file_only(sandbox: Sandbox, tmp_path: Path, name: str) -> None:
    assert reason_of(sandbox, odd_file(tmp_path, name)) is FailureReason.CRASHED
    assert sandbox.extract(odd_file(tmp_path, "good")).text == "honey"


def test_a_file_that_crashed_its_reader_is_tried_once_more_alone(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    assert sandbox.extract(odd_file(tmp_path, "abort-once")).text == "honey"
    assert (tmp_path / "aborted").exists()


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    limits = ExtractLimits(wall_s=1.0)
    with Sandbox(ODD, limits) as sandbox:
        assert reason_of(sandbox, odd_file(tmp_path, "hang")) is FailureReason.TIMED_OUT
        assert sandbox.extract(odd_file(tmp_path, "good")).text == "honey"


@pytest.mark.skipif(sys.platform == "win32", reason="states of processes are a POSIX matter")
def test_a_process_that_gets_no_turn_has_more_time_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def ready(process: psutil.Process) -> str:
        asked.append(process.pid)
        return str(psutil.STATUS_RUNNING)

    with Sandbox(ODD, ExtractLimits(wall_s=0.3)) as sandbox:
        sandbox.extract(odd_file(tmp_path, "good"))
        monkeypatch.setattr(psutil.Process, "status", ready)
        assert reason_of(sandbox, odd_file(tmp_path, "hang")) is FailureReason.TIMED_OUT
    assert len(asked) > 1, "it was let go on at first"


@pytest.mark.skipif(sys.platform == "win32", reason="the system's own limit is a POSIX matter")
def test_a_file_that_computes_too_long_is_given_up(tmp_path: Path) -> None:
    with Sandbox(ODD, ExtractLimits(wall_s=60.0, cpu_s=1)) as sandbox:
        assert reason_of(sandbox, odd_file(tmp_path, "spin")) is FailureReason.TIMED_OUT
        assert sandbox.extract(odd_file(tmp_path, "good")).text == "honey"


@pytest.mark.parametrize("name", ["eat", "memory-error"])
def test_a_file_that_needs_too_much_memory_is_given_up(
    sandbox: Sandbox, tmp_path: Path, name: str
) -> None:
    assert reason_of(sandbox, odd_file(tmp_path, name)) is FailureReason.OUT_OF_MEMORY
    assert sandbox.extract(odd_file(tmp_path, "good")).text == "honey"


def test_what_a_library_prints_does_not_disturb_the_answers(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    assert sandbox.extract(odd_file(tmp_path, "noise")).text == "honey"


def test_a_reader_cannot_open_a_socket(sandbox: Sandbox, tmp_path: Path) -> None:
    assert reason_of(sandbox, odd_file(tmp_path, "socket")) is FailureReason.CRASHED


def test_one_process_reads_many_files_and_ends_with_the_sandbox(tmp_path: Path) -> None:
    with Sandbox(ODD, LIMITS) as sandbox:
        sandbox.extract(odd_file(tmp_path, "one"))
        pid = child_pid(sandbox)
        for name in ("two", "three"):
            sandbox.extract(odd_file(tmp_path, name))
        assert child_pid(sandbox) == pid
    assert not psutil.pid_exists(pid)


def test_a_worn_process_is_replaced(sandbox: Sandbox, tmp_path: Path) -> None:
    good = odd_file(tmp_path, "good")
    sandbox.extract(good)
    pid = child_pid(sandbox)
    assert sandbox._child is not None
    sandbox._child.n_files = 10_000

    assert sandbox.extract(good).text == "honey"
    assert child_pid(sandbox) != pid


def test_a_process_that_died_between_two_files_is_replaced(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    good = odd_file(tmp_path, "good")
    sandbox.extract(good)
    psutil.Process(child_pid(sandbox)).kill()

    assert sandbox.extract(good).text == "honey"


def test_closing_while_a_file_is_read_gives_the_file_up(tmp_path: Path) -> None:
    sandbox = Sandbox(ODD, LIMITS)
    sandbox.extract(odd_file(tmp_path, "good"))
    ends: list[BaseException] = []

    def read() -> None:
        try:
            sandbox.extract(odd_file(tmp_path, "hang"))
        except CancelledError as problem:
            ends.append(problem)

    thread = threading.Thread(target=read)
    thread.start()
    sandbox.close()
    thread.join(timeout=30)
    assert len(ends) == 1
    with pytest.raises(CancelledError):
        sandbox.extract(odd_file(tmp_path, "good"))


@pytest.mark.parametrize(
    "command", [("/no/such/program",), (sys.executable, "-c", "raise SystemExit(3)")]
)
def test_a_process_that_does_not_start_is_no_fault_of_the_file(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    with Sandbox(command, LIMITS) as sandbox, pytest.raises(EnvironmentProblem) as caught:
        sandbox.extract(odd_file(tmp_path, "good"))
    assert caught.value.code is ErrorCode.WORKER_FAILED
