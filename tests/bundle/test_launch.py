"""What an installed program's start leaves for its children."""

from __future__ import annotations

import os
import sys

import pytest


def test_children_get_the_libraries_that_the_person_had(monkeypatch: pytest.MonkeyPatch) -> None:
    import launch

    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/honeyguide/_internal:/home/me/lib")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/home/me/lib")
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    launch._leave_no_traces()
    assert os.environ["LD_LIBRARY_PATH"] == "/home/me/lib"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/honeyguide/_internal")
    launch._leave_no_traces()
    assert "LD_LIBRARY_PATH" not in os.environ


def test_a_program_without_a_console_can_be_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    import launch

    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    launch._give_streams()
    given = (sys.stdin, sys.stdout, sys.stderr)
    monkeypatch.undo()
    assert given[0].read() == ""
    given[1].write("lost")
    for stream in given:
        stream.close()
