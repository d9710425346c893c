"""Paths as text that loses nothing: `file:` URIs.

The one rule: a name on disk is bytes, and comes back as the same bytes.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

SCHEME = "file://"


def file_uri(path: Path) -> str:
    """Return a path as a `file:` URI."""
    return SCHEME + quote_from_bytes(os.fsencode(path))


def as_line(path: Path) -> str:
    """Return a path as one line of text: as it is where that loses nothing, else as its URI."""
    plain = str(path)
    is_plain = plain.isprintable() and plain == plain.strip() and not plain.startswith(SCHEME)
    return plain if is_plain else file_uri(path)


def path_of(text: str) -> Path:
    """Return the path that a text names, as it is written or as a `file:` URI."""
    if text.startswith(SCHEME):
        text = os.fsdecode(unquote_to_bytes(text.removeprefix(SCHEME)))
    return Path(text)
