"""What the tools of an assistant answer with.

What lives here: the shapes, which become the tools' schemas, and what is put into them. What does
not: the tools (`app/mcp_server.py`). The one rule: no value of any stage of a search is told, since
an assistant has no use for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import BaseModel, Field

from app import answer, citations
from engine.file_uri import file_uri
from engine.freshness import Freshness
from engine.search.guest import Guest
from engine.types import DocumentText, Hit, SearchResponse, Span
from engine.types import Passage as FoundPassage
from ui import messages

_PASSAGE_CHARS = 1_500
_FRESHNESS = (
    "as_read; changed: the file was written since, so the text may be out of date; unreachable: its"
    " disk is not connected."
)


class Passage(BaseModel):
    """A place in a file; offsets count Unicode code points of the text that was read."""

    citation: str = Field(description="Cite by this: the file's name and the place in it.")
    pages: tuple[int, int] | None
    lines: tuple[int, int] | None = Field(description="Of plain text and code; first and last.")
    heading: str
    part: str = Field(description="The sheet, slide, archive member or the like it stands in.")
    part_kind: str | None
    start: int
    end: int
    text: str = Field(
        description=f"Its first {_PASSAGE_CHARS:,} characters; `read` gives the rest."
    )


class File(BaseModel):
    """A file with its best passages; none where its name alone was found."""

    path: str
    uri: str
    title: str
    kind: str
    changed: str = Field(description="When the file was changed last.")
    file: Freshness = Field(description=_FRESHNESS)
    also_at: list[str] = Field(description="Copies, and files that say nearly the same.")
    passages: list[Passage]


class Found(BaseModel):
    """Files, best first; `notes` tell what of the question was not taken as it looked."""

    files: list[File]
    notes: list[str]


class Text(BaseModel):
    """A stretch of the text that was read from a file, out of `n_chars`."""

    path: str
    uri: str
    title: str
    file: Freshness = Field(description=_FRESHNESS)
    pages: list[str] = Field(description="The pages that the stretch touches.")
    parts: list[str] = Field(description="The sheets, slides and so on that it touches.")
    start: int
    end: int
    n_chars: int
    text: str


class Allowed(BaseModel):
    """A folder or file that may be seen, with the number of files in it."""

    path: str
    n_files: int


class Folders(BaseModel):
    """What may be seen, and whether it is searched by meaning or by words only for now."""

    honeyguide: str
    allowed: list[Allowed]
    by_meaning: bool


def found(guest: Guest, response: SearchResponse) -> Found:
    """Return what was found, without the files that are gone."""
    looked = answer.looked_at(response, guest.places)
    hits = zip(looked.response.hits, looked.states, strict=True)
    notes = [messages.note_line(note) for note in response.notes]
    notes += [messages.degraded(reason) for reason in sorted(response.degraded)]
    return Found(files=[_file(guest, hit, state) for hit, state in hits], notes=notes)


def _file(guest: Guest, hit: Hit, state: Freshness) -> File:
    text = guest.text(hit.path)[0].text if hit.passages else ""
    changed = datetime.fromtimestamp(hit.mtime_ns / 1e9, UTC).astimezone()
    return File(
        path=citations.shown(hit.path),
        uri=file_uri(hit.path),
        title=hit.title,
        kind=hit.kind,
        changed=changed.isoformat(timespec="seconds"),
        file=state,
        also_at=[citations.shown(path) for path in hit.also_at],
        passages=[_passage(hit, one, text) for one in hit.passages],
    )


def _passage(hit: Hit, found: FoundPassage, text: str) -> Passage:
    return Passage(
        citation=citations.citation(hit, found),
        pages=citations.pages(found),
        lines=citations.lines(found) if citations.has_lines(hit) else None,
        heading=found.heading,
        part=found.part,
        part_kind=citations.part_kind(hit, found),
        start=found.start,
        end=found.end,
        text=text[found.start : min(found.end, found.start + _PASSAGE_CHARS)],
    )


def text_of(stored: DocumentText, state: Freshness, start: int, length: int) -> Text:
    """Return a stretch of a text."""
    end = min(start + length, len(stored.text))
    start = min(start, end)
    path = stored.document.path
    return Text(
        path=citations.shown(path),
        uri=file_uri(path),
        title=stored.title,
        file=state,
        pages=_labels(stored.pages, start, end),
        parts=_labels(stored.parts, start, end),
        start=start,
        end=end,
        n_chars=len(stored.text),
        text=stored.text[start:end],
    )


def _labels(spans: Sequence[Span], start: int, end: int) -> list[str]:
    """Return the labels of the spans that a stretch touches."""
    return [span.label for span in spans if span.start < end and start < span.end]
