"""Folders that a person probably means, and how many files lie in them.

What lives here: which folders are suggested, and counting them. What does not: widgets. The one
rule: only folders that exist are suggested, and a count is counted or not shown.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from engine.jobs import Report

_EVERY = 200
# folders of programs, not of people; the engine's rules leave them out as well
_LEFT_OUT = frozenset({"node_modules", "__pycache__", ".git", ".venv", "venv", ".cache", ".tox"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A folder to choose; `chosen` is the answer that is offered."""

    path: Path
    icon: str
    chosen: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FolderCount:
    """What a look into a folder found."""

    n_files: int
    n_left_out: int


def suggestions() -> list[Suggestion]:
    """Return the folders of this account that exist."""
    locations = QStandardPaths.StandardLocation
    places: list[tuple[Path, str, bool]] = []
    for location, icon, chosen in (
        (locations.DocumentsLocation, "folder", True),
        (locations.DesktopLocation, "desktop", False),
        (locations.DownloadLocation, "download", False),
    ):
        places.append((Path(QStandardPaths.writableLocation(location)), icon, chosen))
    home = Path.home()
    for name, icon in (("Notes", "notebook"), ("Projects", "code"), ("Mail", "mail")):
        places.append((home / name, icon, name != "Mail"))
    found = {}
    for path, icon, chosen in places:
        if path.is_dir() and path != home and path not in found:
            found[path] = Suggestion(path, icon, chosen)
    order = ["folder", "notebook", "code", "desktop", "mail", "download"]
    return sorted(found.values(), key=lambda one: order.index(one.icon))


def count_files(path: Path, report: Report) -> FolderCount:
    """Return how many files lie below a folder.

    Raises:
        CancelledError: told to stop.
    """
    n_files = n_left_out = 0
    waiting = [str(path)]
    while waiting:
        folder = waiting.pop()
        report("count", n_files)
        try:
            with os.scandir(folder) as entries:
                for number, entry in enumerate(entries):
                    if number % _EVERY == 0:
                        report("count", n_files)
                    if entry.name.startswith(".") or entry.name in _LEFT_OUT:
                        n_left_out += entry.is_dir(follow_symlinks=False)
                    elif entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        n_files += 1
        except OSError:
            n_left_out += 1
    return FolderCount(n_files, n_left_out)
