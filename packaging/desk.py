"""A desk to try the built program at: a screen of its own, keys, pictures, an empty machine.

What lives here: Xvfb, xdotool and the environment of a person who has no Python. What does not:
what is tried (`smoke.py`). The one rule: nothing of this process's environment reaches the program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_SCREEN = "1440x900x24"
_XDG_OPEN = """#!/bin/sh
# stands for the program that opens files: notes what it was given, and with which libraries
echo "$1" >> "$HOME/opened"
echo "${LD_LIBRARY_PATH-none}" >> "$HOME/opened-with"
"""


class Desk:
    """A screen, and a home with the programs that a bare desktop has.

    Args:
        home: an empty folder.
        pictures: where screenshots go.
    """

    def __init__(self, home: Path, pictures: Path) -> None:
        self.home, self._pictures = home, pictures
        self._children: list[subprocess.Popen[bytes]] = []
        home.mkdir(parents=True)
        self._tools = tools = home.parent / "bin"  # Qt starts no program from a path with spaces
        tools.mkdir()
        (tools / "xdg-open").write_text(_XDG_OPEN)
        (tools / "xdg-open").chmod(0o755)
        shell = shutil.which("dash") or "/bin/sh"
        (tools / "sh").symlink_to(shell)
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        self.environment = {
            "HOME": str(home),
            "PATH": str(tools),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(runtime),
        }
        shutil.rmtree(pictures, ignore_errors=True)
        pictures.mkdir(parents=True)

    def __enter__(self) -> Desk:
        reading, writing = os.pipe()
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SCREEN, "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        self._children.append(screen)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.environment["DISPLAY"] = f":{told.readline().strip()}"
        if shutil.which("openbox"):
            self._children.append(
                subprocess.Popen(
                    ["openbox"],
                    env=self._own(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if problem is not None:
            self.picture("at-the-failure")
        for child in reversed(self._children):
            child.terminate()
            child.wait()

    def wait_for_window(self, name: str, limit_s: float = 60) -> None:
        """Wait until a window is on the screen and give it the keyboard."""
        found = self._xdotool("search", "--sync", "--onlyvisible", "--name", name, limit_s=limit_s)
        self._xdotool("windowactivate", "--sync", found.split()[0], limit_s=limit_s)

    def press(self, *keys: str) -> None:
        """Press keys by their X names, one after the other."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.2)

    def type(self, text: str) -> None:
        """Type as a person does."""
        self._xdotool("type", "--delay", "60", text)

    def picture(self, name: str) -> Path:
        """Keep what is on the screen."""
        path = self._pictures / f"{len(list(self._pictures.iterdir())):02d}-{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self._own(), check=False)
        return path

    def lend(self, name: str) -> bool:
        """Install a program of this machine; return whether there is one."""
        program = shutil.which(name)
        if program is not None:
            (self._tools / name).symlink_to(program)
        return program is not None

    def write_picture(self, words: str, folder: Path) -> Path:
        """Make a picture of words in a new folder."""
        folder.mkdir()
        path = folder / "scan.png"
        subprocess.run(["convert", "-pointsize", "60", f"label:{words}", str(path)], check=True)
        return path

    def opened(self) -> list[str]:
        """Return what was opened with other programs, oldest first."""
        path = self.home / "opened"
        return path.read_text("utf-8").splitlines() if path.is_file() else []

    def _own(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.environment.get("DISPLAY", "")}

    def _xdotool(self, *words: str, limit_s: float = 30) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._own(),
            capture_output=True,
            text=True,
            check=True,
            timeout=limit_s,
        )
        return done.stdout


def wait_until(what: str, is_so: Callable[[], bool], limit_s: float) -> None:
    """Wait for something to come true.

    Raises:
        SystemExit: it did not in time.
    """
    end_s = time.monotonic() + limit_s
    while not is_so():
        if time.monotonic() > end_s:
            raise SystemExit(f"waited {limit_s:.0f} s in vain: {what}")
        time.sleep(0.5)
