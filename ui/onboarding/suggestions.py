"""Folders that a person probably means, and how many files lie in them.

What lives here: which folders are suggested, and counting them. What does not: widgets. The one
rule: only folders that exist are suggested, and a count is counted or not shown.
"""

from __future__ import annotations

import math
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from engine.config import ExtractLimits
from engine.jobs import Report
from engine.kinds import Family, family_of, kind_of
from engine.types import Kind

_EVERY = 200
N_SAMPLES = 4  # of a kind in a folder
# folders of programs, not of people; the engine's rules leave them out as well
_LEFT_OUT = frozenset({"node_modules", "__pycache__", ".git", ".venv", "venv", ".cache", ".tox"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A folder to choose; `chosen` is the answer that is offered."""

    path: Path
    icon: str
    chosen: bool
    remark: str = ""


@dataclass(slots=True)
class Sizes:
    """How many bytes the files of a kind have, and a few of them, larger ones more likely."""

    n_bytes: int = 0
    samples: list[tuple[float, Path]] = field(default_factory=list)  # by the key it was drawn with


@dataclass(frozen=True, slots=True)
class FolderCount:
    """What a look into a folder found."""

    n_files: int
    n_left_out: int
    sizes: Mapping[Kind, Sizes] = field(default_factory=dict)  # of what can be read


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
    sizes: dict[Kind, Sizes] = {}
    chance = random.Random(str(path))  # noqa: S311 - the same files each time, so the same answer
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
                        _weigh(entry, sizes, chance)
        except OSError:
            n_left_out += 1
    return FolderCount(n_files, n_left_out, sizes)


def _weigh(entry: os.DirEntry[str], sizes: dict[Kind, Sizes], chance: random.Random) -> None:
    """Add a file to the sizes of its kind, and draw it for the sample.

    A file is kept by the largest `u ** (1 / size)` (Efraimidis and Spirakis 2006), so that the
    chance is in proportion to the size: the cost of a kind is a cost for each byte.
    """
    path = Path(entry.path)
    kind = kind_of(path)
    if kind is Kind.OTHER:
        return  # pictures cost what the try says: words in them are read where that is set up
    try:
        n_bytes = entry.stat(follow_symlinks=False).st_size
    except OSError:
        return
    limits = ExtractLimits()
    most = limits.text_bytes if family_of(path) is Family.TEXT else limits.file_bytes
    if not 0 < n_bytes <= most:
        return  # found by its name only
    of_kind = sizes.setdefault(kind, Sizes())
    of_kind.n_bytes += n_bytes
    of_kind.samples.append((math.log(chance.random()) / n_bytes, path))
    of_kind.samples.sort(key=lambda drawn: -drawn[0])
    del of_kind.samples[N_SAMPLES:]
