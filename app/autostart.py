"""Starting with the desktop: off until the person asks for it.

What lives here: the file each system reads at sign-in. What does not: the setting
(`ui/settings/declared`). The one rule: what the person removed by other means stays removed.
"""

from __future__ import annotations

import os
import plistlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EnvironmentProblem, environment_problem

_NAME = "honeyguide.desktop"
_LABEL = "io.github.honeyguide"
_RESERVED = re.compile(r'(["`$\\])')


class Autostart:
    """The entry that starts Honeyguide hidden when this account signs in."""

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
        if sys.platform == "win32":
            line = " ".join(f'"{part}"' for part in self._command)
            return f'@start "" {line}\r\n'.encode()
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
    if sys.platform == "win32":
        programs = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        return programs / "Startup" / "Honeyguide.cmd"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / _NAME
