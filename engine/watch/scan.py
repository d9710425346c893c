"""A walk through a folder or a part of it: the truth about what is there.

What lives here: the walk. What does not: comparing with what the library knows (`ingest`). The one
rule: a place that could not be seen is reported, so that nobody takes it for deleted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engine.exclusion import Rule
from engine.freshness import changed_ns
from engine.watch.cloud import is_cloud
from engine.watch.rules import Place, Rules

_MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file's path (bytes, absolute), size, time of change and time of last use.

    `is_cloud` files have no bytes on this disk: opening one would fetch them.
    """

    path: bytes
    size_bytes: int
    mtime_ns: int
    used_ns: int = 0
    is_cloud: bool = False


@dataclass(slots=True)
class Walk:
    """What a walk met besides files; filled while `files` is consumed.

    `on_folder` is told of every folder before it is listed: what changes in it afterwards is
    noticed by whoever watches it from then on, what changed before is seen.
    """

    n_left_out: int = 0
    unseen: list[bytes] = field(default_factory=list)  # what could not be listed
    refused: dict[bytes, str] = field(default_factory=dict)  # those of them that are there, and why
    on_folder: Callable[[str], None] = lambda _path: None

    def miss(self, path: str, problem: OSError) -> None:
        """Note a place that could not be seen; one that went away meanwhile was not refused."""
        raw = os.fsencode(path)
        self.unseen.append(raw)
        if not isinstance(problem, FileNotFoundError | NotADirectoryError):
            self.refused[raw] = problem.strerror or ""


def files(start: Place, rules: Rules, walk: Walk) -> Iterator[FoundFile]:
    """Yield every file below a folder that no rule leaves out; symbolic links are not followed.

    Args:
        start: a root, or a folder below one.
        rules: what to leave out.
        walk: counts what was left out, and folders that could not be listed.
    """
    pending = [(start, 0)]
    while pending:
        place, depth = pending.pop()
        walk.on_folder(place.path)
        try:
            with os.scandir(place.path) as entries:
                listed = list(entries)
        except OSError as problem:
            walk.miss(place.path, problem)
            continue
        inside = rules.inside(place, {entry.name for entry in listed}.__contains__)
        if isinstance(inside, Rule):
            walk.n_left_out += 1
            continue
        for entry in listed:
            try:
                if entry.is_dir(follow_symlinks=False):
                    below = rules.folder(inside, entry.name)
                    if isinstance(below, Place) and depth < _MAX_DEPTH:
                        pending.append((below, depth + 1))
                    else:
                        walk.n_left_out += 1
                elif entry.is_symlink() or rules.file(inside, entry.name) is not None:
                    walk.n_left_out += 1
                else:
                    yield found_file(entry.path, entry.stat(follow_symlinks=False))
            except OSError as problem:
                walk.miss(entry.path, problem)


def found_file(path: str, status: os.stat_result) -> FoundFile:
    """Return a file as a walk finds it."""
    mtime_ns = changed_ns(status)
    used_ns = max(mtime_ns, status.st_atime_ns)
    return FoundFile(os.fsencode(path), status.st_size, mtime_ns, used_ns, is_cloud(status))
