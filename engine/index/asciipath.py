"""Paths that hnswlib can open.

What lives here: a way round hnswlib's narrow file names, which on Windows lose every character
outside ASCII. The one rule: elsewhere the path is handed on as it is.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def for_writing(path: Path) -> Iterator[str]:
    """Yield a name to write to; afterwards what was written there stands at `path`.

    Raises:
        OSError: it could not be moved to its place.
    """
    if _can_open(path):
        yield str(path)
        return
    bridge = _bridge()
    try:
        yield str(bridge)
        if bridge.exists():
            shutil.move(bridge, path)
    finally:
        bridge.unlink(missing_ok=True)


@contextmanager
def for_reading(path: Path) -> Iterator[str]:
    """Yield a name under which the content of `path` can be read.

    Raises:
        OSError: there was no room for a copy.
    """
    if _can_open(path):
        yield str(path)
        return
    bridge = _bridge()
    try:
        shutil.copyfile(path, bridge)
        yield str(bridge)
    finally:
        bridge.unlink(missing_ok=True)


def _can_open(path: Path) -> bool:
    return os.name != "nt" or str(path).isascii()


def _bridge() -> Path:
    """Return an unused ASCII path; a person's own temporary folder carries the person's name."""
    folders = (
        tempfile.gettempdir(),
        os.environ.get("PUBLIC", ""),
        os.environ.get("PROGRAMDATA", ""),
    )
    for folder in folders:
        if folder and folder.isascii() and os.access(folder, os.W_OK):
            return Path(folder) / f"honeyguide-{secrets.token_hex(8)}.hnsw"
    raise FileNotFoundError("no folder with an ASCII name can be written to")
