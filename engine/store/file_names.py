"""Which documents have a file name, as one types it: what is called just so is found at once.

What lives here: `file_names`, and what makes two names the same. What does not: names that hold
some of the words (`name_terms`, in `fts`). The one rule: stored names and typed ones pass through
the same functions, and `VERSION` rises whenever the same name would give others.

Case and accents do not count, nor what stands between words: a space, a hyphen, an underscore, a
full stop, brackets, or only a capital letter (`AnnualReport`). The ending may be left out.
"""

from __future__ import annotations

import re
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from engine.emoji import LOOKS
from engine.store.database import Connection
from engine.terms import fold
from engine.types import DocumentId

VERSION = 1

_MAX_CHARS = 255  # of a file's name, wherever there are files
_BETWEEN = re.compile("[\\s_.,;:!?()\\[\\]{}\"'‐‑‒–—―‘’‚“”„«»‹›·・、。「」『』【】《》〈〉〔〕-]+")
_LOOKS = re.compile(f"[{LOOKS}]+")  # a picture is typed without them
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def add(connection: Connection, document_id: DocumentId, name: str) -> None:
    """Let a document be found by its file name."""
    connection.executemany(
        "INSERT INTO file_names (name, document_id) VALUES (?, ?)",
        [(one, document_id) for one in sorted(_names_of(name))],
    )


def remove(connection: Connection, document_id: DocumentId, name: str) -> None:
    """Take out what `add` put in with the same arguments."""
    connection.executemany(
        "DELETE FROM file_names WHERE name = ? AND document_id = ?",
        [(one, document_id) for one in _names_of(name)],
    )


def called(connection: Connection, typed: str) -> NDArray[np.int64]:
    """Return `(n,) int64` ids, ascending, of the documents whose file is called what was typed."""
    wanted = _spellings(typed) if len(typed) <= _MAX_CHARS else set()
    found = [
        connection.execute(
            "SELECT group_concat(document_id) FROM file_names WHERE name = ?", (one,)
        ).fetchone()[0]
        for one in wanted
    ]
    ids = [np.fromstring(joined, np.int64, sep=",") for joined in found if joined]
    return np.unique(np.concatenate(ids)) if ids else np.empty(0, np.int64)


def _names_of(name: str) -> set[str]:
    """Return what one may type for a file, with its ending and without."""
    return _spellings(name) | _spellings(PurePath(name).stem)


def _spellings(text: str) -> set[str]:
    """Return a name in plain letters with one space between words, and with capitals parted."""
    # bytes of a name that are no text are stored as a question mark
    text = fold(text.encode("utf-8", "replace").decode("utf-8"))
    return {_plain(text), _plain(_CAPITAL.sub(" ", text))} - {""}


def _plain(text: str) -> str:
    return " ".join(_BETWEEN.sub(" ", _LOOKS.sub("", text)).casefold().split())
