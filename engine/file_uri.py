"""Paths as text that loses nothing: `file:` URIs.

The one rule: a name on disk is bytes, and comes back as the same bytes. On Windows a URI has the
form that `Path.as_uri` gives it, with a slash before the drive and a share as its host.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from urllib.parse import quote_from_bytes, unquote_to_bytes

SCHEME = "file://"
_HAS_DRIVES = os.name == "nt"
_DRIVE = re.compile(r"/[A-Za-z]:")


def file_uri(path: PurePath) -> str:
    """Return a path as a `file:` URI."""
    plain, drive = path.as_posix(), path.drive
    if drive.endswith(":"):
        return f"{SCHEME}/{drive}{quote_from_bytes(os.fsencode(plain[len(drive) :]))}"
    if drive:  # //server/share
        plain = plain.removeprefix("//")
    return SCHEME + quote_from_bytes(os.fsencode(plain))


def as_line(path: Path) -> str:
    """Return a path as one line of text: as it is where that loses nothing, else as its URI."""
    plain = str(path)
    is_plain = plain.isprintable() and plain == plain.strip() and not plain.startswith(SCHEME)
    return plain if is_plain else file_uri(path)


def path_of(text: str) -> Path:
    """Return the path that a text names, as it is written or as a `file:` URI."""
    if not text.startswith(SCHEME):
        return Path(text)
    plain = os.fsdecode(unquote_to_bytes(text.removeprefix(SCHEME)))
    if _HAS_DRIVES and _DRIVE.match(plain):
        plain = plain[1:]
    elif _HAS_DRIVES and plain and not plain.startswith("/"):
        plain = f"//{plain}"
    return Path(plain)
