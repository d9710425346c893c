"""The answer to a search as JSON: a contract with other programs.

What lives here: its names, and which files of an answer are gone. What does not: what people read
(`app/report.py`). The one rule: `resources/schemas/search.json` describes every name; a name is
added without notice, but one that is taken away or means something else raises `VERSION`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app import citations
from app.citations import shown
from engine.errors import EngineError
from engine.file_uri import file_uri
from engine.freshness import Freshness, freshness, is_soon_read
from engine.types import Hit, Mark, Passage, SearchResponse, StageValue, TextNow
from ui import messages

log = logging.getLogger(__name__)

VERSION = 1
_MAX_AGAIN = 3  # changed files that are read again for one answer, a third of a second each


@dataclass(frozen=True, slots=True)
class Answer:
    """A response without the files that are gone.

    `states` and `now` are those of its hits, in order; `now` is None where the file is as it was
    read, or was not read again.
    """

    response: SearchResponse
    states: tuple[Freshness, ...]
    now: tuple[TextNow | None, ...]
    gone: tuple[Path, ...]


def looked_at(
    response: SearchResponse,
    roots: Sequence[Path],
    read_again: Callable[[Hit], TextNow | None] = lambda _hit: None,
) -> Answer:
    """Return an answer after a look at each of its files.

    Args:
        response: what was found.
        roots: the folders of the library, and where in them disks come and go.
        read_again: gives a changed file's text as it is now; asked for the first few, if small.
    """
    states = [
        Freshness.UNREACHABLE
        if hit.offline
        else freshness(hit.path, hit.size_bytes, hit.mtime_ns, roots)
        for hit in response.hits
    ]
    looked = list(zip(response.hits, states, strict=True))
    there = [(hit, state) for hit, state in looked if state is not Freshness.GONE]
    return Answer(
        response=replace(response, hits=tuple(hit for hit, _ in there)),
        states=tuple(state for _, state in there),
        now=tuple(_now(there, read_again)),
        gone=tuple(hit.path for hit, state in looked if state is Freshness.GONE),
    )


def _now(
    there: Sequence[tuple[Hit, Freshness]], read_again: Callable[[Hit], TextNow | None]
) -> Iterator[TextNow | None]:
    n_read = 0
    for hit, state in there:
        wanted = state is Freshness.CHANGED and hit.passages and is_soon_read(hit.path)
        now: TextNow | None = None
        if wanted and n_read < _MAX_AGAIN:
            n_read += 1
            try:
                now = read_again(hit)
            except EngineError as problem:
                log.debug("not read again: %s", problem.code)
        yield now


def as_json(answer: Answer) -> dict[str, object]:
    """Return the answer under its contracted names."""
    response = answer.response
    looked = zip(response.hits, answer.states, answer.now, strict=True)
    return {
        "schema": VERSION,
        "query": text(response.query),
        "generation": response.generation,
        "timings_ms": {name: round(ms, 3) for name, ms in response.timings_ms.items()},
        "degraded": sorted(response.degraded),
        "notes": [messages.note_line(note) for note in response.notes],
        "hits": [_hit(rank, *one) for rank, one in enumerate(looked, 1)],
        "gone": [shown(path) for path in answer.gone],
        "did_you_mean": None if response.did_you_mean is None else text(response.did_you_mean),
    }


def text(value: str) -> str:
    """Return a text that can be encoded."""
    return value.encode("utf-8", "replace").decode("utf-8")


def _hit(rank: int, hit: Hit, state: Freshness, now: TextNow | None) -> dict[str, object]:
    best = hit.passages[0] if hit.passages else None
    moved = now.passages if now is not None else [None] * len(hit.passages)
    return {
        "rank": rank,
        "path": shown(hit.path),
        "uri": file_uri(hit.path),
        "title": hit.title,
        "kind": hit.kind,
        "status": hit.status,
        "file": state,
        "size_bytes": hit.size_bytes,
        "changed_utc_ms": hit.mtime_ns // 1_000_000,
        "page": best.page if best else None,
        "lines": citations.lines(best) if best else None,
        "snippet": best.snippet if best else "",
        "passages": [_passage(hit, *one) for one in zip(hit.passages, moved, strict=True)],
        "n_passages": hit.n_passages,
        "name_marks": _marks(hit.name_marks),
        "also_at": [shown(path) for path in hit.also_at],
        "stages": {
            "lexical": _stage(hit.stages.lexical),
            "dense": _stage(hit.stages.dense),
            "fused": _stage(hit.stages.fused),
            "rerank": _stage(hit.stages.rerank),
        },
    }


def _passage(hit: Hit, passage: Passage, now: Passage | None) -> dict[str, object]:
    return {
        "citation": citations.citation(hit, passage),
        "page": passage.page,
        "pages": citations.pages(passage),
        "lines": citations.lines(passage),
        "heading": passage.heading,
        "part": passage.part,
        "part_kind": citations.part_kind(hit, passage),
        "start": passage.start,
        "end": passage.end,
        "snippet": passage.snippet,
        "marks": _marks(passage.marks),
        "now": None if now is None else {"page": now.page, "lines": citations.lines(now)},
    }


def _marks(marks: Sequence[Mark]) -> list[dict[str, object]]:
    return [{"start": one.start, "end": one.end, "kind": one.kind} for one in marks]


def _stage(stage: StageValue | None) -> dict[str, object] | None:
    return None if stage is None else {"value": round(stage.value, 6), "rank": stage.rank}
