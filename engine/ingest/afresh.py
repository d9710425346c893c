"""A file read again for the one who looks at it, because it changed since it was read.

What lives here: the text that was stored, the one that is there now, and where the passages of a
result went. What does not: storing anything; the next round of reading does. The one rule: a file
that cannot be read now is told of as it was read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path

from engine.errors import CancelledError, ErrorCode, InputProblem
from engine.extract import registry
from engine.extract.failure import ExtractionError
from engine.extract.sandbox import Sandbox
from engine.freshness import is_soon_read
from engine.ingest.refind import find_again
from engine.jobs import Report
from engine.store import documents
from engine.store.database import Connection
from engine.store.stored_text import stored_text
from engine.types import DocumentId, DocumentText, ExtractedText, Passage, Span, TextNow

_ASK_S = 0.1


def as_read(library: Connection, document_id: DocumentId) -> DocumentText:
    """Return a document's stored text with its provenance.

    A look notes a changed file's new time at once, while its text stays the old one until its turn
    to be read comes. What is queued for a better reader alone did not change.

    Raises:
        InputProblem: UNKNOWN_DOCUMENT when it is gone or has no text.
    """
    document = documents.get_document(library, document_id)
    text = stored_text(library, document) if document is not None else None
    if text is None:
        raise InputProblem(ErrorCode.UNKNOWN_DOCUMENT, str(document_id))
    reader = documents.waiting_reader(library, document_id)
    todays = f"{registry.extractor_key(text.document.path)}+"
    waits = reader is not None and reader.startswith(todays)
    return replace(text, changed=True) if waits else text


def as_it_is(
    before: DocumentText, passages: Sequence[Passage], sandbox: Sandbox, report: Report
) -> TextNow | None:
    """Return the text of a file as it is now, with the passages where they stand in it.

    Args:
        before: the text that was read.
        passages: of that text.
        sandbox: reads the file; it is closed when the report says to stop.
        report: asked every 100 ms.

    Returns:
        None when the file gives no text now, or is too large to be read while somebody waits.

    Raises:
        EnvironmentProblem: WORKER_FAILED.
        CancelledError: told to stop, or the sandbox was closed.
    """
    path = before.document.path
    if not is_soon_read(path):
        return None
    try:
        now = _extract(path, sandbox, report)
    except (ExtractionError, OSError):
        return None
    text = replace(
        before,
        title=now.title,
        text=now.text,
        pages=now.pages,
        parts=now.parts,
        language=now.language,
    )
    return TextNow(text, tuple(_moved(one, before.text, now) for one in passages))


def _extract(path: Path, sandbox: Sandbox, report: Report) -> ExtractedText:
    with ThreadPoolExecutor(1, thread_name_prefix="honeyguide-look") as pool:
        reading = pool.submit(sandbox.extract, path)
        try:
            while not wait([reading], timeout=_ASK_S).done:
                report("read", 0)
        except CancelledError:
            sandbox.close()
            raise
        return reading.result()


def _moved(passage: Passage, before: str, now: ExtractedText) -> Passage | None:
    found = find_again(before[passage.start : passage.end], now.text, passage.start)
    if found is None:
        return None
    start, end = found
    page = _label_at(now.pages, start)
    line = now.text.count("\n", 0, start) + 1
    return replace(
        passage,
        start=start,
        end=end,
        page=int(page) if page.isdigit() else None,
        line=line,
        part=_label_at(now.parts, start),
        pages=None,
        lines=(line, line + now.text[start:end].rstrip().count("\n")),
    )


def _label_at(spans: Sequence[Span], place: int) -> str:
    """Return the label of the span that a place is in, or ""."""
    at = bisect_right(spans, place, key=lambda one: one.start) - 1
    return spans[at].label if at >= 0 and place < spans[at].end else ""
