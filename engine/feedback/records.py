"""Searches and acts as they are kept: frozen records that cross module borders.

What lives here: values without behaviour, and how a query is normalised. What does not: rows
(`engine/store/feedback.py`) and what follows from them. The one rule: a file is named by its path
and the hash of its bytes, never by a row's id, because `library.db` may be thrown away.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType

from engine.team import Team

ImpressionId = NewType("ImpressionId", int)
ActId = NewType("ActId", int)

# keys of `ModelVersion.details`: the impressions that a model learned from, and the weights of the
# search that it came with
LEARNED_FROM = "impression_ids"
WEIGHTS = "search_weights"


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file as an event names it; the hash is empty where its text was not read."""

    path: Path
    content_hash: bytes


NO_FILE = FileRef(Path(), b"")  # of an act that is about the whole search


@dataclass(frozen=True, slots=True)
class PassageRef:
    """The span of a passage in its content's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One row of a list as it was shown; ranks count from 1.

    `lexical` is BM25, `dense` a cosine, `fused` what they made together. `seen` tells that the row
    was on screen for at least half a second, `team` which model of a trial drew it.
    """

    rank: int
    file: FileRef
    passage: PassageRef | None
    lexical: float | None
    dense: float | None
    fused: float | None
    seen: bool
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Impression:
    """A search and everything it showed; `model` is the encoder's fingerprint."""

    id: ImpressionId
    at_utc_ms: int
    session: str
    query: str
    query_key: str
    model: str
    filters: str  # JSON of what was chosen beside the query, or ""
    hits: tuple[ShownHit, ...]


class ActKind(StrEnum):
    """What a person did after a search."""

    OPEN = "open"
    PREVIEW = "preview"
    COPY = "copy"
    REVEAL = "reveal"
    THUMB_UP = "thumb_up"
    THUMB_DOWN = "thumb_down"
    THIS_IS_IT = "this_is_it"
    UNDO_THUMB = "undo_thumb"
    REFORMULATE = "reformulate"  # asked anew, in other words, within a minute of seeing the list


PRAISE = frozenset({ActKind.THUMB_UP, ActKind.THIS_IS_IT})
USES = frozenset({ActKind.OPEN, ActKind.COPY, ActKind.REVEAL})
THUMBS = PRAISE | {ActKind.THUMB_DOWN, ActKind.UNDO_THUMB}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done; rank 0 for a file that was not in the list.

    What is `left_out` is kept, and nothing is learned from it.
    """

    id: ActId
    impression_id: ImpressionId
    rank: int
    file: FileRef
    kind: ActKind
    at_utc_ms: int
    dwell_ms: int | None
    left_out: bool


@dataclass(frozen=True, slots=True)
class Event:
    """An act beside the search it belongs to, as a list of them shows it."""

    act: Act
    query: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting took: whole searches, and what others showed or led to."""

    n_searches: int
    n_others: int  # that are kept, without what was forgotten


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of searches of a file: new ones, known ones of which the file knew more.

    `n_too_old` are those from before the days that searches are kept for; they are left out.
    """

    n_added: int
    n_completed: int
    n_too_old: int


READ_MS = 30_000  # a file that was open this long was used
LEFT_MS = 15_000  # one that was open for less was left at once: a program takes seconds to show it


def was_left(kind: str, dwell_ms: int | None) -> bool:
    """Return whether a file was opened and hardly looked at; False where nobody knows."""
    return kind == ActKind.OPEN and dwell_ms is not None and dwell_ms < LEFT_MS


def query_key(query: str) -> str:
    """Return a query as it is compared with others: case and spaces do not count.

    Nor does how a keyboard writes an accent, as one sign or as two.
    """
    return " ".join(unicodedata.normalize("NFC", query).casefold().split())
