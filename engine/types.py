"""The engine's nouns: typed ids and frozen records that cross module borders.

What lives here: values without behaviour. What does not: anything that reads a file or a
database. The one rule: text offsets are Python code points, half-open; times are UTC
milliseconds; a cosine, a BM25 value, a logit and a fused value each have their own name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NewType

from engine.file_kind import Kind as Kind  # one of the nouns, for whoever uses more of them
from engine.reach import Reach
from engine.team import Team

FolderId = NewType("FolderId", int)
DocumentId = NewType("DocumentId", int)
ContentId = NewType("ContentId", int)
ChunkId = NewType("ChunkId", int)
GenerationId = NewType("GenerationId", int)


class DocumentStatus(StrEnum):
    """How far a document has come."""

    WAITING = "waiting"  # found by its name; its text was not read yet
    READ = "read"  # text and chunks are stored
    FAILED = "failed"  # gave no text; `reason` says why


class FailureReason(StrEnum):
    """Why a document gave no text."""

    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    OUT_OF_MEMORY = "out_of_memory"
    EMPTY = "empty"
    PICTURES = "pictures"  # its words are in pictures, and text recognition is off
    NO_ACCESS = "no_access"
    NOT_A_FILE = "not_a_file"
    PRIVATE_KEY = "private_key"  # whatever it is called


class FolderState(StrEnum):
    """Whether a watched root can be seen."""

    PRESENT = "present"
    OFFLINE = "offline"
    GONE = "gone"  # renamed or deleted on a disk that is there; kept until it is forgotten
    VANISHED = "vanished"  # most of its files are gone at once; kept until that is confirmed
    POLLED = "polled"  # the system watches no more folders: looked through every few minutes


@dataclass(frozen=True, slots=True)
class Folder:
    """A root the person gave to the library."""

    id: FolderId
    path: Path
    added_utc_ms: int


@dataclass(frozen=True, slots=True)
class AwayPlace:
    """Where in a folder a disk was mounted that is not connected now."""

    path: Path
    n_documents: int


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """A folder with what the library knows of it."""

    folder: Folder
    state: FolderState
    n_documents: int
    n_read: int
    n_waiting: int
    n_failed: int
    n_chunks: int
    last_scan_utc_ms: int | None
    remedy: str = ""  # the command that lets a POLLED folder be watched
    away: tuple[AwayPlace, ...] = ()  # never the folder itself, which is OFFLINE then
    n_without_meaning: int = 0  # of those read; they are found by their words


@dataclass(frozen=True, slots=True)
class Document:
    """One file on disk as the library knows it."""

    id: DocumentId
    folder_id: FolderId
    path: Path
    kind: Kind
    size_bytes: int
    mtime_ns: int
    status: DocumentStatus
    reason: FailureReason | None
    detail: str
    content_id: ContentId | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an extracted text: where it starts, how deep, its words.

    A heading of level 0 has no words; it ends the headings before it (between slides, sheets and
    attachments).
    """

    start: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled half-open range of an extracted text, such as a page, slide, sheet or cell."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """What an extractor got out of a file.

    `text` holds no NUL and no lone surrogate. `pages` are ordered, do not overlap and carry the
    page number (from 1) as label; `parts` are slides, sheets, attachments or notebook cells.
    `language` is a programming language for code (`python`, `rust`, ...) or "".
    """

    text: str
    title: str = ""
    author: str = ""
    headings: tuple[Heading, ...] = ()
    pages: tuple[Span, ...] = ()
    parts: tuple[Span, ...] = ()
    language: str = ""
    note: str = ""  # one plain sentence when only part of the file was read


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage of an extracted text: `extracted.text[start:end] == text`, always."""

    ordinal: int
    start: int
    end: int
    text: str
    page: int | None
    line: int  # of `start`, from 1
    heading: str  # heading path, outermost first, joined with " › "
    part: str  # slide, sheet, cell or attachment label, or ""


class Order(StrEnum):
    """How results are put in order."""

    BEST = "best"
    NEWEST = "newest"  # of the results that match, the file changed last comes first


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a person asks for."""

    text: str
    limit: int = 20
    folder_ids: tuple[FolderId, ...] = ()
    below: Path | None = None  # absolute; a folder of the library, or one inside or above it
    reach: Reach | None = None  # asked by another program, which may see this and nothing else
    kinds: tuple[Kind, ...] = ()
    rerank: bool = True
    order: Order = Order.BEST


class Degraded(StrEnum):
    """What was missing from a search, shown as one quiet line."""

    MODEL_UNAVAILABLE = "model_unavailable"
    INDEX_REBUILDING = "index_rebuilding"
    RERANK_TIMED_OUT = "rerank_timed_out"
    QUERY_SHORTENED = "query_shortened"


class MatchKind(StrEnum):
    """How a marked stretch of a snippet matched."""

    WORD = "word"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked half-open range of a snippet, in code points of the snippet."""

    start: int
    end: int
    kind: MatchKind = MatchKind.WORD


@dataclass(frozen=True, slots=True)
class StageValue:
    """A stage's value for a hit and its rank (from 1) within that stage."""

    value: float
    rank: int


@dataclass(frozen=True, slots=True)
class Stages:
    """The evidence behind a hit; a stage that did not see it is None.

    `lexical` is BM25 (higher is better), `dense` a cosine, `fused` the convex combination,
    `rerank` the cross-encoder's logit.
    """

    lexical: StageValue | None = None
    dense: StageValue | None = None
    fused: StageValue | None = None
    rerank: StageValue | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A matching passage inside a hit; `page` and `line` are where what answers best begins."""

    chunk_id: ChunkId
    start: int
    end: int
    page: int | None
    line: int
    heading: str
    part: str
    snippet: str
    marks: tuple[Mark, ...]
    pages: tuple[int, int] | None = None  # of `start` and of what stands before `end`
    lines: tuple[int, int] | None = None  # the same; None when they were not counted


@dataclass(frozen=True, slots=True)
class FromYou:
    """What the person did with a file after an earlier search, where that moves it in this one.

    `act` is a value of `engine.feedback.records.ActKind`. `first` puts it before all others,
    `lowered` behind what it would have passed.
    """

    act: str
    query: str
    at_utc_ms: int
    same_query: bool
    first: bool
    lowered: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of the result list: a document with its best passages.

    `passages` is empty when the document was found by its name alone. `terms` are the query's that
    stand anywhere, with what each is worth. `team` is never shown.
    """

    document_id: DocumentId
    path: Path
    kind: Kind
    title: str  # the title inside the document, or ""
    status: DocumentStatus
    size_bytes: int
    mtime_ns: int
    passages: tuple[Passage, ...]
    n_passages: int
    name_marks: tuple[Mark, ...]
    stages: Stages
    terms: tuple[tuple[str, float], ...] = ()
    also_at: tuple[Path, ...] = ()
    offline: bool = False
    from_you: FromYou | None = None
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """The answer to one request, from one snapshot; in a trial, mixed out of two `rivals`."""

    query: str
    generation: GenerationId | None
    hits: tuple[Hit, ...]
    kind_counts: dict[Kind, int]
    timings_ms: dict[str, float]
    degraded: frozenset[Degraded] = field(default_factory=frozenset)
    notes: tuple[str, ...] = ()  # what was not understood: a code, a space and the part
    rivals: tuple[SearchResponse, ...] = ()
    did_you_mean: str | None = None  # of what found nothing: nearly the same, which finds something


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that gave no text, or a place that could not be looked into, with the reason."""

    document_id: DocumentId | None  # None for a place: what is in it is not known
    path: Path
    reason: FailureReason
    detail: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The stored text of a document, for previews and provenance.

    `changed` tells that the file on disk is not the one that was read.
    """

    document: Document
    title: str
    text: str
    pages: tuple[Span, ...]
    parts: tuple[Span, ...]
    language: str
    changed: bool


@dataclass(frozen=True, slots=True)
class TextNow:
    """A document's text read again from its file, and a hit's passages at their places in it.

    None for a passage that is no longer there.
    """

    text: DocumentText
    passages: tuple[Passage | None, ...]
