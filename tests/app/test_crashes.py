"""A report of a crash holds lines of the program, and nothing of a person's."""

from __future__ import annotations

import errno
import io
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app.crashes import PATTERN, Reports
from app.logs import catch_bugs, start_logging
from engine.errors import EnvironmentProblem, ErrorCode

PLANTED = "xyzzy-heat-pump"


def reports_in(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(folder.glob(PATTERN))]


def fail(name: str) -> None:
    try:
        (Path("/home/anna") / name / "letter.txt").read_text()
    except OSError as problem:
        raise EnvironmentProblem(ErrorCode.NO_ACCESS, f"/home/anna/{name}") from problem


def test_no_message_and_no_path_of_a_person_is_in_it(tmp_path: Path) -> None:
    reports = Reports(tmp_path)
    try:
        fail(PLANTED)
    except EnvironmentProblem as problem:
        reports.write(problem)
    [text] = reports_in(tmp_path)
    assert PLANTED not in text
    assert "anna" not in text
    assert "EnvironmentProblem (no_access)" in text
    assert "FileNotFoundError" in text  # what it came from
    assert "tests/app/test_crashes.py, line" in text
    assert str(Path(__file__).parents[2]) not in text


@pytest.mark.expects_warning
def test_what_nobody_catches_becomes_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    import threading

    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catch_bugs(Reports(tmp_path))
    sys.excepthook(ValueError, ValueError(PLANTED), None)
    thread = threading.Thread(target=lambda: fail(PLANTED))
    thread.start()
    thread.join()
    assert reports_in(tmp_path)
    assert not any(PLANTED in text for text in reports_in(tmp_path))


def test_a_fault_of_the_process_is_told_at_the_next_start(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom app.crashes import Reports\n"
        "Reports(Path(sys.argv[1])).begin()\n"
        "import faulthandler\nfaulthandler._sigsegv()\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert not reports_in(tmp_path)
    reports = Reports(tmp_path)
    reports.begin()
    reports.end()
    [text] = reports_in(tmp_path)
    assert "Segmentation fault" in text or "access violation" in text
    assert str(root) not in text
    again = Reports(tmp_path)
    again.begin()
    again.end()
    assert len(reports_in(tmp_path)) == 1, "told once"


def test_only_the_last_few_are_kept(tmp_path: Path) -> None:
    for day in range(1, 9):
        (tmp_path / PATTERN.replace("*", f"2026-01-0{day}T000000")).write_text("old")
    Reports(tmp_path).write(ValueError())
    names = sorted(path.name for path in tmp_path.glob(PATTERN))
    assert len(names) == 5
    assert "2026-01-08" in names[-2]


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    reports = Reports(tmp_path / "file" / "logs")
    reports.begin()
    reports.write(ValueError())
    reports.end()


def test_a_log_that_the_disk_does_not_take_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", True)
    monkeypatch.setattr(logging, "root", logging.RootLogger(logging.WARNING))
    start_logging(tmp_path)
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.stream.close()
    monkeypatch.setattr(handler, "stream", FullDisk())
    logging.getLogger().error("a line")
    assert capsys.readouterr().err == ""


class FullDisk(io.StringIO):
    """Takes nothing."""

    def write(self, _text: str) -> int:
        """Fail as a full disk does."""
        raise OSError(errno.ENOSPC, "No space left on device")
