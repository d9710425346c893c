"""Why a document stands where it stands in a search, and what became of any other file.

What lives here: the records that `library.explain` and `library.locate` answer with. What does not:
finding that out (`engine/search/explain.py`, `engine/search/whereabouts.py`) and wording it. The
one rule: values without behaviour.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.types import DocumentId, FailureReason, Hit


class FilterKind(StrEnum):
    """What can keep a document out of a search."""

    KIND = "kind"
    FOLDER = "folder"
    NAME = "name"
    AUTHOR = "author"
    AFTER = "after"
    BEFORE = "before"
    PHRASE = "phrase"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class FilterCheck:
    """One filter of a search and whether a document passes it.

    `value` is what was asked: kinds and endings, folders, words or a phrase; a day as YYYY-MM-DD.
    Several are joined with ", ".
    """

    kind: FilterKind
    value: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document stands in a search, before any closer reading.

    Ranks count documents from 1 and are None where that side did not see it: `rank` in the list
    itself, `meaning_rank` by the nearest passage, `words_rank` by the best passage's BM25. Words
    are as they were typed, stop words aside; they are looked for in the passage of `hit` that
    answers best, with its heading and the document's title. A document that a filter keeps out is
    ranked as if there were none.
    """

    document_id: DocumentId
    n_ranked: int
    rank: int | None
    meaning_rank: int | None
    words_rank: int | None
    words_found: tuple[str, ...]
    words_missing: tuple[str, ...]
    words_in_name: tuple[str, ...]
    filters: tuple[FilterCheck, ...]
    hit: Hit | None


class Presence(StrEnum):
    """Where a file is, seen from a search."""

    RANKED = "ranked"  # it is in the list
    FILTERED = "filtered"  # a filter keeps it out
    BEYOND = "beyond"  # it is read, but too far from the question to be in the list
    WAITING = "waiting"  # its text was not read yet
    FAILED = "failed"  # it gave no text
    LEFT_OUT = "left_out"  # a rule leaves it out
    NOT_SEEN = "not_seen"  # in a folder of the library, but not found by the last look
    NOT_IN_LIBRARY = "not_in_library"  # in no folder of the library
    MISSING = "missing"  # no such file


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What became of a file in a search; `explanation` is there when the library knows it.

    `reason` tells why it gave no text; `rule` names what leaves it out; `same_as` is the document
    that answers for it, and `same_text` whether that is a copy rather than another version.
    """

    path: Path
    presence: Presence
    explanation: Explanation | None = None
    reason: FailureReason | None = None
    rule: str = ""
    same_as: Path | None = None
    same_text: bool = True
