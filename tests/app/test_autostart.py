"""Starting at sign-in is a file that the desktop reads, and the person may remove it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.autostart import Autostart, exec_line
from engine.errors import EnvironmentProblem

ODD = ("/opt/Größe 文件/honey guide", "--profile", 'a "b" $HOME `id` 100 % \\ c')

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the entry of other systems")


def read_back(line: str) -> list[str]:
    """Return an Exec line as a desktop reads it: escapes of strings, then quotes, then codes."""
    script = "printf '%s\\0' " + line.replace("\\\\", "\\")
    told = subprocess.run(["sh", "-c", script], capture_output=True, check=True).stdout.decode()
    return [part.replace("%%", "%") for part in told.split("\0")[:-1]]


def test_any_path_survives_the_entry() -> None:
    assert read_back(exec_line(ODD)) == list(ODD)


def test_it_starts_hidden_and_can_be_switched_off(tmp_path: Path) -> None:
    place = tmp_path / "not yet there" / "honeyguide.desktop"
    entry = Autostart(ODD, place)
    assert not entry.is_on
    entry.put(on=True)
    assert entry.is_on
    lines = dict(
        line.split("=", 1) for line in place.read_text("utf-8").splitlines() if "=" in line
    )
    assert read_back(lines["Exec"]) == [*ODD, "--hidden"]
    entry.put(on=False)
    assert not place.exists()
    entry.put(on=False)  # once more is no trouble


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    place = tmp_path / "honeyguide.desktop"
    entry = Autostart(("honeyguide",), place)
    entry.put(on=True)
    text = place.read_text("utf-8").replace("X-GNOME-Autostart-enabled=true", "")
    place.write_text(f"{text}{line}\n", "utf-8")
    assert not entry.is_on


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentProblem):
        Autostart(("honeyguide",), tmp_path / "file" / "honeyguide.desktop").put(on=True)
