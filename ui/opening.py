"""Opening files and showing them in their folder.

What lives here: what may be opened and how the desktop is asked. What does not: the thread that a
file is looked at on (`desktop`). The one rule: programs and scripts are shown in their folder and
never started from here.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from ui.viewers import NOWHERE, Place, command_for

_PROGRAMS = frozenset(
    [
        "exe",
        "msi",
        "msix",
        "bat",
        "cmd",
        "com",
        "scr",
        "pif",
        "cpl",
        "ps1",
        "psm1",
        "vbs",
        "vbe",
        "jse",
        "wsf",
        "wsh",
        "hta",
        "lnk",
        "url",
        "reg",
        "app",
        "command",
        "workflow",
        "action",
        "pkg",
        "dmg",
        "terminal",
        "scpt",
        "applescript",
        "desktop",
        "appimage",
        "run",
        "bin",
        "deb",
        "rpm",
        "flatpakref",
        "snap",
        "jar",
        "jnlp",
        "sh",
        "bash",
        "zsh",
        "fish",
        "csh",
        "ksh",
        "pyw",
        "pyz",
    ]
)
# scripts that people read far more often than run, and that desktops open in an editor
_SOURCES = frozenset({"py", "js", "ts", "rb", "pl", "php", "lua", "r", "jl"})


class Found(StrEnum):
    """What a path leads to."""

    FILE = "file"
    PROGRAM = "program"  # opening it could run it
    GONE = "gone"


class Opened(StrEnum):
    """What became of the wish to open a file."""

    OPENED = "opened"
    REVEALED = "revealed"  # a program: shown in its folder instead
    GONE = "gone"
    REFUSED = "refused"  # the desktop has nothing for it


def is_program(path: Path) -> bool:
    """Return whether opening a file could run it."""
    extension = path.suffix[1:].lower()
    if extension in _PROGRAMS:
        return True
    if sys.platform == "win32" or not path.is_file():
        return sys.platform == "win32" and extension in _SOURCES
    may_run = os.access(path, os.X_OK)
    if not may_run:
        return False
    # many file systems mark every file as runnable; then the beginning decides
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError:
        return True
    return head.startswith((b"#!", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"MZ"))


def look_at(path: Path) -> Found:
    """Return what a path leads to; it takes as long as its disk takes, which may be long."""
    try:
        if not path.exists():
            return Found.GONE
        return Found.PROGRAM if is_program(path) else Found.FILE
    except OSError:  # a folder that may not be looked into: the desktop says what it thinks of it
        return Found.FILE


def open_file(
    path: Path, found: Found, place: Place = NOWHERE, templates: Sequence[str] = ()
) -> Opened:
    """Open a file, at a place where a program can do that; a program is shown in its folder.

    Args:
        path: the file.
        found: what was found there.
        place: where in it, if anywhere.
        templates: the person's own commands (see `viewers.command_for`).
    """
    if found is Found.GONE:
        return Opened.GONE
    if found is Found.PROGRAM:
        reveal(path, found)
        return Opened.REVEALED
    command = command_for(path, place, templates)
    if command is not None and QProcess.startDetached(command[0], command[1:])[0]:
        return Opened.OPENED
    done = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return Opened.OPENED if done else Opened.REFUSED


def reveal(path: Path, found: Found = Found.FILE) -> Opened:
    """Show a file in the file manager, selected where the desktop can do that."""
    if found is Found.GONE:
        return Opened.GONE
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif not _shown_by_file_manager(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    return Opened.OPENED


def _shown_by_file_manager(path: Path) -> bool:
    """Ask the desktop's file manager over its local bus; no library for it is needed."""
    tool = shutil.which("dbus-send")
    if tool is None or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    url = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    arguments = [
        "--session",
        "--dest=org.freedesktop.FileManager1",
        "--type=method_call",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1.ShowItems",
        f"array:string:{url}",
        "string:",
    ]
    return QProcess.startDetached(tool, arguments)[0]
