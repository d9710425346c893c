"""Starting with the desktop: off until the person asks for it.

What lives here: what each system reads at sign-in, a file or on Windows a value of the registry.
What does not: the setting (`ui/settings/declared`). The one rule: what the person removed by other
means stays removed.
"""

from __future__ import annotations

import importlib
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from engine.errors import EnvironmentProblem, environment_problem

_NAME = "honeyguide.desktop"
_LABEL = "io.github.honeyguide"
_RESERVED = re.compile(r'(["`$\\])')


# what the installer takes out again
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
# what the Task Manager's own switch writes: an odd first byte means off
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_VALUE = "Honeyguide"


class Autostart(Protocol):
    """What starts Honeyguide hidden when this account signs in."""

    @property
    def is_on(self) -> bool:
        """Return whether the system starts it."""

    def put(self, *, on: bool) -> None:
        """Let the system start it, or no more.

        Raises:
            EnvironmentProblem: NO_ACCESS, READ_ONLY or DISK_FULL; nothing changed.
        """


def autostart(command: Sequence[str]) -> Autostart:
    """Return this system's way to start the window of a profile; nothing is written yet."""
    return RunValue(command) if sys.platform == "win32" else EntryFile(command)


class EntryFile:
    """A file that the desktop reads; see `Autostart`."""

    def __init__(self, command: Sequence[str], place: Path | None = None) -> None:
        """Take the command; nothing is written yet.

        Args:
            command: what starts the window of this profile; `--hidden` is added.
            place: the entry's file, the system's own by default.
        """
        self._command = (*command, "--hidden")
        self._place = place or _default_place()

    @property
    def is_on(self) -> bool:
        """Return whether the system starts it."""
        if not self._place.is_file():
            return False
        off = ("Hidden=true", "X-GNOME-Autostart-enabled=false")  # how desktops switch one off
        lines = self._place.read_text(encoding="utf-8", errors="replace").splitlines()
        return not any(line.strip() in off for line in lines)

    def put(self, *, on: bool) -> None:
        """Write the entry, or remove it.

        Raises:
            EnvironmentProblem: NO_ACCESS, READ_ONLY or DISK_FULL; nothing changed.
        """
        try:
            if on:
                self._place.parent.mkdir(parents=True, exist_ok=True)
                self._place.write_bytes(self._entry())
            else:
                self._place.unlink(missing_ok=True)
        except OSError as problem:
            told: EnvironmentProblem = environment_problem(problem, str(self._place))
            raise told from problem

    def _entry(self) -> bytes:
        if sys.platform == "darwin":
            return plistlib.dumps(
                {"Label": _LABEL, "ProgramArguments": list(self._command), "RunAtLoad": True}
            )
        return (
            "[Desktop Entry]\n"
            "Type=Application\n"
            "Name=Honeyguide\n"
            "Comment=Finds your own files by what they mean\n"
            f"Exec={exec_line(self._command)}\n"
            "Icon=honeyguide\n"
            "Terminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        ).encode()


class RunValue:
    """A value in the registry of this account; see `Autostart`."""

    def __init__(self, command: Sequence[str]) -> None:
        """Take the command; `--hidden` is added."""
        self._line = subprocess.list2cmdline([*command, "--hidden"])
        self._registry: Any = importlib.import_module("winreg")  # typed on Windows alone

    @property
    def is_on(self) -> bool:
        """Return whether the system starts it."""
        if self._read(_RUN) is None:
            return False
        approved = self._read(_APPROVED)
        return not (isinstance(approved, bytes) and approved[:1] and approved[0] % 2)

    def put(self, *, on: bool) -> None:
        """Write the value, or remove it; see `Autostart`."""
        registry = self._registry
        try:
            if on:
                self._remove(_APPROVED)
                with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                    registry.SetValueEx(key, _VALUE, 0, registry.REG_SZ, self._line)
            else:
                self._remove(_RUN)
        except OSError as problem:
            raise environment_problem(problem, _RUN) from problem

    def _read(self, place: str) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, place) as key:
                value: object = registry.QueryValueEx(key, _VALUE)[0]
                return value
        except OSError:
            return None

    def _remove(self, place: str) -> None:
        registry = self._registry
        may = registry.KEY_SET_VALUE
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, place, 0, may) as key:
                registry.DeleteValue(key, _VALUE)
        except FileNotFoundError:
            return


def exec_line(command: Sequence[str]) -> str:
    r"""Return a command as the Exec key of a desktop entry.

    Each part is quoted with its reserved characters escaped, then every backslash is doubled, as
    it is read twice; a percent sign would begin a field code.
    """
    quoted = ['"' + _RESERVED.sub(r"\\\1", part) + '"' for part in command]
    return " ".join(quoted).replace("\\", "\\\\").replace("%", "%%")


def _default_place() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / _NAME
