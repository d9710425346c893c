"""Reads the documents in the queue into contents and chunks.

What lives here: the first half of reading, after which a document is found by its words. What does
not: vectors (`ingest.vectors`). The one rule: a file's failure is a row with a reason; whatever one
file does, the next one is read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from engine import chunking
from engine.chunking import ChunkSize
from engine.clock import Clock
from engine.config import ExtractLimits
from engine.extract import registry
from engine.extract.failure import ExtractionError, refused
from engine.extract.sandbox import Sandbox
from engine.freshness import changed_ns
from engine.kinds import Family, family_of
from engine.private_key import HEAD_BYTES, private_key_rule
from engine.serving.sources import Measure
from engine.store import contents, documents
from engine.store.database import Connection, Database
from engine.types import Chunk, Document, DocumentId, ExtractedText, FailureReason

_BATCH = 32
_COMMIT_EVERY_MS = 1_000.0
# A file whose reading was begun this often and never ended is not tried again by itself: once more
# after all others, because it may just have stood there when the power went.
_MAX_ATTEMPTS = 2
_HASH_BLOCK_BYTES = 1 << 20
_DIGEST_BYTES = 16
_RECOGNISED = "+words of pictures"


@dataclass(slots=True)
class TextCounts:
    """What reading did so far."""

    n_read: int = 0
    n_reused: int = 0
    n_failed: int = 0
    n_chunks: int = 0

    @property
    def n_done(self) -> int:
        """Return how many documents left the queue."""
        return self.n_read + self.n_failed


@dataclass(frozen=True, slots=True)
class _Opened:
    digest: bytes
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class _Result:
    document: Document
    extractor: str
    opened: _Opened | None = None
    extracted: ExtractedText | None = None  # None: the content is known already
    chunks: Sequence[tuple[Chunk, bytes]] = ()
    failure: ExtractionError | None = None


class TextReader:
    """Empties the queue.

    Thread: one at a time; it shares the writer connection through short transactions.
    """

    def __init__(
        self,
        database: Database,
        sandbox: Sandbox,
        measure: Measure,
        limits: ExtractLimits,
        clock: Clock,
    ) -> None:
        self._database = database
        self._sandbox = sandbox
        self._measure = measure
        self._limits = limits
        self._clock = clock
        self._recognises = sandbox.tesseract is not None
        self._uncommitted: set[tuple[bytes, str]] = set()  # hash and key of what was just read
        self._ended: DocumentId | None = None  # whose attempt is still noted although it ended
        self.counts = TextCounts()

    def run(self, check: Callable[[], None]) -> None:
        """Read every document that waits; `check` is called between files and may raise to stop.

        A document that cannot be reached just now (its folder vanished, its disk gives no answer)
        stays in the queue, for another run.

        Raises:
            CancelledError: from `check`; what was read is stored.
            EnvironmentProblem: DISK_FULL and its kin; the queue is kept.
        """
        batch = documents.next_in_queue(self._database.reader(), _BATCH)
        while batch:
            after = batch[-1].place
            self._read_batch([queued.document for queued in batch], check)
            batch = documents.next_in_queue(self._database.reader(), _BATCH, after=after)

    def _read_batch(self, batch: Sequence[Document], check: Callable[[], None]) -> None:
        results: list[_Result] = []
        begun_ms = self._clock.monotonic_ms()
        try:
            for document in batch:
                check()
                result = self._read(document)
                if result is not None:
                    results.append(result)
                if self._clock.monotonic_ms() - begun_ms > _COMMIT_EVERY_MS:
                    self._commit(results)
                    results = []
                    begun_ms = self._clock.monotonic_ms()
        finally:
            self._commit(results)
            self._end_attempts()

    def _read(self, document: Document) -> _Result | None:
        """Return what a document says or why it says nothing; None when it cannot be reached."""
        extractor = content_key(document.path, self._measure.size, recognises=self._recognises)
        opened: _Opened | None = None
        try:
            opened = _hash(document.path, self._limits, family_of(document.path))
            if self._is_known(opened.digest, extractor):
                return _Result(document, extractor, opened)
            extracted = self._extract(document)
            if _has_changed(document.path, opened):
                # its text is neither what was hashed nor what is there now: no copy may share it
                opened = replace(opened, digest=os.urandom(_DIGEST_BYTES))
            chunks = self._chunks(extracted)
        except FileNotFoundError:
            return None
        except ExtractionError as failure:
            if failure.is_passing:
                return None
            return _Result(document, extractor, opened, failure=failure)
        self._uncommitted.add((opened.digest, extractor))
        return _Result(document, extractor, opened, extracted, with_hashes(extracted.title, chunks))

    def _is_known(self, digest: bytes, extractor: str) -> bool:
        if (digest, extractor) in self._uncommitted:
            return True
        return contents.find_content(self._database.reader(), digest, extractor) is not None

    def _chunks(self, extracted: ExtractedText) -> list[Chunk]:
        chunks = chunking.chunk(extracted, self._measure.finder, self._measure.size)
        if not chunks:
            raise ExtractionError(FailureReason.EMPTY, "there is no text inside")
        return chunks

    def _extract(self, document: Document) -> ExtractedText:
        """Record the attempt, then open the file in the child process."""
        with self._database.write() as library:
            n_attempts = documents.record_attempt(library, document.id, ended=self._ended)
        self._ended = document.id
        if n_attempts > _MAX_ATTEMPTS:
            raise ExtractionError(
                FailureReason.CRASHED, "Honeyguide stopped while reading it, twice"
            )
        return self._sandbox.extract(document.path)

    def _end_attempts(self) -> None:
        """Blame no file: this process goes on, or ends as it should."""
        if self._ended is not None:
            with self._database.write() as library:
                documents.end_attempt(library, self._ended)
            self._ended = None

    def _commit(self, results: Sequence[_Result]) -> None:
        if not results:
            return
        counts = TextCounts()
        with self._database.write() as library:
            for result in results:
                _store(library, result, counts)
        self._uncommitted.clear()
        self.counts.n_read += counts.n_read
        self.counts.n_reused += counts.n_reused
        self.counts.n_failed += counts.n_failed
        self.counts.n_chunks += counts.n_chunks


def _store(library: Connection, result: _Result, counts: TextCounts) -> None:
    document, opened = result.document, result.opened
    if result.failure is not None or opened is None:
        assert result.failure is not None  # noqa: S101 - only a failure has no opened file
        documents.set_failed(
            library,
            document.id,
            result.failure.reason,
            result.failure.detail,
            extractor=result.extractor,
        )
        counts.n_failed += 1
        return
    content_id = contents.find_content(library, opened.digest, result.extractor)
    if content_id is not None:
        counts.n_reused += 1
    elif result.extracted is None:
        return  # the content it shared was swept meanwhile: it stays queued and is read next time
    else:
        content_id = contents.add_content(
            library, opened.digest, result.extractor, result.extracted, result.chunks
        )
        counts.n_chunks += len(result.chunks)
    documents.set_read(
        library,
        document.id,
        content_id,
        extractor=result.extractor,
        size_bytes=opened.size_bytes,
        mtime_ns=opened.mtime_ns,
    )
    counts.n_read += 1


def queue_outdated(database: Database, size: ChunkSize, *, recognises: bool) -> None:
    """Queue what an older reader read or refused; this goes through every document.

    What was read from pictures is kept when text recognition is off.
    """

    def is_current(path: Path, key: str) -> bool:
        known = key if recognises else key.removesuffix(_RECOGNISED)
        return known == content_key(path, size, recognises=recognises)

    with database.write() as library:
        for document in documents.outdated(library, is_current):
            documents.enqueue(library, document.id, document.mtime_ns)


def content_key(path: Path, size: ChunkSize, *, recognises: bool) -> str:
    """Return which reader and which chunks a path has: part of a content's identity."""
    recognised = _RECOGNISED if recognises and registry.shows_pictures(path) else ""
    reader = registry.extractor_key(path)
    return f"{reader}+{chunking.CHUNKER_VERSION}.{size.target}{recognised}"


def with_hashes(title: str, chunks: Sequence[Chunk]) -> list[tuple[Chunk, bytes]]:
    """Return each chunk with the 16-byte BLAKE2b hash of the text that the encoder will see."""
    return [
        (
            chunk,
            hashlib.blake2b(chunking.embedded_text(title, chunk).encode(), digest_size=16).digest(),
        )
        for chunk in chunks
    ]


def _hash(path: Path, limits: ExtractLimits, family: Family) -> _Opened:
    """Return the content hash of a regular file, with the size and time it was opened with.

    Raises:
        ExtractionError: NOT_A_FILE, NO_ACCESS, TOO_LARGE, EMPTY or PRIVATE_KEY; `is_passing` when
            it is not there, or its disk gives no answer just now.
    """
    # O_NONBLOCK: opening a pipe must not wait for its other end
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            return _hashed(file, limits, family)
    except OSError as problem:
        raise refused(problem) from problem


def _hashed(file: BinaryIO, limits: ExtractLimits, family: Family) -> _Opened:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise ExtractionError(FailureReason.NOT_A_FILE, "not an ordinary file")
    cap_bytes = limits.text_bytes if family is Family.TEXT else limits.file_bytes
    if status.st_size > cap_bytes:
        detail = f"{status.st_size >> 20} MB; the limit is {cap_bytes >> 20} MB"
        raise ExtractionError(FailureReason.TOO_LARGE, detail)
    if status.st_size == 0:
        raise ExtractionError(FailureReason.EMPTY, "the file has no bytes")
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    if limits.leave_out_keys and (rule := private_key_rule(file.read(HEAD_BYTES))):
        raise ExtractionError(FailureReason.PRIVATE_KEY, rule)
    file.seek(0)
    while block := file.read(_HASH_BLOCK_BYTES):
        digest.update(block)
    return _Opened(digest.digest(), status.st_size, changed_ns(status))


def _has_changed(path: Path, opened: _Opened) -> bool:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise
    except OSError:
        return True  # nobody can tell: its disk or its share gives no answer just now
    return (status.st_size, changed_ns(status)) != (opened.size_bytes, opened.mtime_ns)
