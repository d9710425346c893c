"""Starting at sign-in is an entry that the system reads, and the person may remove it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.autostart import EntryFile, RunValue, exec_line
from engine.errors import EnvironmentProblem

ODD = ("/opt/Größe 文件/honey guide", "--profile", 'a "b" $HOME `id` 100 % \\ c')

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the entry of other systems")


def read_back(line: str) -> list[str]:
    """Return an Exec line as a desktop reads it: escapes of strings, then quotes, then codes."""
    script = "printf '%s\\0' " + line.replace("\\\\", "\\")
    told = subprocess.run(["sh", "-c", script], capture_output=True, check=True).stdout.decode()
    return [part.replace("%%", "%") for part in told.split("\0")[:-1]]


@on_linux
def test_any_path_survives_the_entry() -> None:
    assert read_back(exec_line(ODD)) == list(ODD)


@on_linux
def test_it_starts_hidden_and_can_be_switched_off(tmp_path: Path) -> None:
    place = tmp_path / "not yet there" / "honeyguide.desktop"
    entry = EntryFile(ODD, place)
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


@on_linux
@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    place = tmp_path / "honeyguide.desktop"
    entry = EntryFile(("honeyguide",), place)
    entry.put(on=True)
    text = place.read_text("utf-8").replace("X-GNOME-Autostart-enabled=true", "")
    place.write_text(f"{text}{line}\n", "utf-8")
    assert not entry.is_on


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentProblem):
        EntryFile(("honeyguide",), tmp_path / "file" / "honeyguide.desktop").put(on=True)


class Registry(SimpleNamespace):
    """The registry of one account, as `winreg` shows it."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "user", 2, 1

    def __init__(self) -> None:
        super().__init__(keys={}, refuses=False)

    @contextmanager
    def OpenKey(self, _root: str, place: str, *_may: int) -> Iterator[dict]:  # noqa: N802
        if place not in self.keys:
            raise FileNotFoundError(place)
        yield self.keys[place]

    @contextmanager
    def CreateKey(self, _root: str, place: str) -> Iterator[dict]:  # noqa: N802
        if self.refuses:
            raise PermissionError(13, "Access is denied")
        yield self.keys.setdefault(place, {})

    def QueryValueEx(self, key: dict, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], 1

    def SetValueEx(self, key: dict, name: str, _zero: int, _kind: int, value: str) -> None:  # noqa: N802
        key[name] = value

    def DeleteValue(self, key: dict, name: str) -> None:  # noqa: N802
        if key.pop(name, None) is None:
            raise FileNotFoundError(name)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    found = Registry()
    monkeypatch.setitem(sys.modules, "winreg", found)  # type: ignore[arg-type]
    return found


def test_on_windows_it_is_the_value_that_the_installer_takes_out(registry: Registry) -> None:
    installer = Path(__file__).parents[2] / "packaging/windows/honeyguide.iss"
    told = re.search(r'Root: HKCU; Subkey: "(.+?)"; ValueName: "(.+?)"', installer.read_text())
    assert told is not None
    program = "C:\\Users\\Jörg 100%\\honeyguidew.exe"
    entry = RunValue((program, "--profile", "D:\\my files"))
    assert not entry.is_on
    entry.put(on=True)
    line = f'"{program}" --profile "D:\\my files" --hidden'
    assert registry.keys == {told[1]: {told[2]: line}}
    assert entry.is_on
    entry.put(on=False)
    entry.put(on=False)
    assert not entry.is_on


def test_what_the_task_manager_switched_off_is_off_until_it_is_wanted_again(
    registry: Registry,
) -> None:
    entry = RunValue(("honeyguidew.exe",))
    entry.put(on=True)
    approved = "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run"
    registry.keys[approved] = {"Honeyguide": bytes([3]) + bytes(11)}
    assert not entry.is_on
    registry.keys[approved] = {"Honeyguide": bytes([2]) + bytes(11)}
    assert entry.is_on
    registry.keys[approved] = {"Honeyguide": bytes([3]) + bytes(11)}
    entry.put(on=True)
    assert entry.is_on


def test_a_registry_that_refuses_is_told(registry: Registry) -> None:
    registry.refuses = True
    with pytest.raises(EnvironmentProblem):
        RunValue(("honeyguidew.exe",)).put(on=True)
