"""A full walk through one folder: the truth about what is there.

What lives here: the walk. What does not: comparing with what the library knows (`ingest`). The one
rule: a place that could not be seen is reported, so that nobody takes it for deleted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.watch.rules import Rules

_MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file's path (bytes, absolute), size and time of change."""

    path: bytes
    size_bytes: int
    mtime_ns: int


@dataclass(slots=True)
class Walk:
    """What a walk met besides files; filled while `files` is consumed."""

    n_left_out: int = 0
    unseen: list[bytes] = field(default_factory=list)  # folders that could not be listed


def files(root: str, rules: Rules, walk: Walk) -> Iterator[FoundFile]:
    """Yield every file below a folder that no rule leaves out; symbolic links are not followed.

    Args:
        root: absolute path; it must be a folder.
        rules: what to leave out.
        walk: counts what was left out, and folders that could not be listed.
    """
    pending = [(root, "", 0)]
    while pending:
        folder, relative, depth = pending.pop()
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError:
            walk.unseen.append(os.fsencode(folder))
            continue
        for entry in listed:
            below = f"{relative}/{entry.name}" if relative else entry.name
            try:
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder:
                    reason = rules.reason_for_folder(entry.name, entry.path, below)
                    if reason is None and depth < _MAX_DEPTH:
                        pending.append((entry.path, below, depth + 1))
                    else:
                        walk.n_left_out += 1
                    continue
                if entry.is_symlink() or rules.reason_for_file(entry.name, below) is not None:
                    walk.n_left_out += 1
                    continue
                status = entry.stat(follow_symlinks=False)
            except OSError:
                walk.unseen.append(os.fsencode(entry.path))
                continue
            yield FoundFile(os.fsencode(entry.path), status.st_size, status.st_mtime_ns)
