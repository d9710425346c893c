"""Groups made into the hits that are shown.

What lives here: fetching what a row shows, its passages, snippets and evidence. What does not:
deciding which rows, or their order. The one rule: only what is shown is fetched.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine import terms
from engine.ports import Ids
from engine.search.fuse import Values
from engine.search.group import MAX_PASSAGES, PASSAGE_SHARE, Group, Joined, join_neighbours
from engine.search.lexical import Lexical
from engine.search.snippet import Snippet, make_snippet, mark_text
from engine.store import hits, mounts
from engine.store.database import Connection
from engine.store.folders import path_from_bytes
from engine.store.hits import FoundChunk, FoundDocument
from engine.types import DocumentId, DocumentStatus, Hit, Kind, Passage, Stages, StageValue

_MAX_ALSO_AT = 20
_MAX_COMPARED = 6  # chunks of a document whose own words are looked at
_path = lru_cache(maxsize=4096)(path_from_bytes)  # the rows of one letter more are much the same


class Passages:
    """Chunks of one search with their snippets, each read and cut once.

    Some are made while the query is still being embedded, before it is known which are shown.
    """

    def __init__(self, connection: Connection, words: Lexical) -> None:
        self.weights = {form: one.idf for one in words.scored for form in one.forms}
        self.terms = tuple(self.weights.items())
        self._connection = connection
        self._chunks: dict[int, FoundChunk] = {}
        self._snippets: dict[tuple[int, bool], Snippet] = {}

    def prepare(self, kinds: Mapping[int, str], until: Callable[[], bool]) -> None:
        """Cut snippets of chunks, given with the kind of their file, until there is no more time.

        What is not prepared is cut when it is shown.
        """
        chunks = self.read(list(kinds))
        for one, kind in kinds.items():
            if until():
                return
            if one in chunks:
                self.snippet(chunks[one], kind)
            time.sleep(0)  # another thread may be waiting for Python's lock

    def read(self, chunk_ids: Sequence[int]) -> Mapping[int, FoundChunk]:
        """Return chunks by id, with all that were read before; those that are gone are missing."""
        missing = [one for one in chunk_ids if one not in self._chunks]
        if missing:
            self._chunks |= hits.chunks_by_id(self._connection, missing)
        return self._chunks

    def fullest_first(self, chunks: Sequence[FoundChunk]) -> Sequence[FoundChunk]:
        """Return chunks of one content, best first, as one wants to see them.

        A heading is counted with each passage below it. Where it holds words of the query, they
        speak for all of these passages alike; first is the one whose own text holds most of them.
        """
        few, rest = list(chunks[:_MAX_COMPARED]), chunks[_MAX_COMPARED:]
        if len(few) < 2 or not any(self._terms_in(one.heading) for one in few):
            return chunks
        held = {one.id: self._terms_in(one.text) for one in few}
        few.sort(key=lambda one: -sum(self.weights[term] for term in held[one.id]))
        return [*few, *rest]

    def _terms_in(self, text: str) -> frozenset[str]:
        return frozenset(span.term for span in terms.find_terms(text, self.weights))

    def snippet(self, chunk: FoundChunk, kind: str) -> Snippet:
        """Return the stretch of a chunk that is shown; code is shown as it is written."""
        key = chunk.id, kind == Kind.CODE
        known = self._snippets.get(key)
        if known is None:
            known = make_snippet(chunk.text, self.weights, plain=kind != Kind.CODE)
            self._snippets[key] = known
        return known


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every candidate with both sides' values.

    `ids (n,) int64`; `lexical (n,)` BM25; `dense (n,)` cosines, or None without a model; `fused
    (n,)` what they make together. `passages` are those that were prepared meanwhile,
    `known` is how much of the question the encoder can know, `unread (n,)` which candidates have
    no vector yet: their cosine is an average one.
    """

    ids: Ids
    lexical: Values
    dense: Values | None
    fused: Values
    words: Lexical
    passages: Passages | None = None
    known: float = 1.0
    unread: NDArray[np.bool_] | None = None

    def by_meaning(self) -> Values | None:
        """Return the cosines that were looked up, NaN where there is no vector yet."""
        if self.dense is None or self.unread is None:
            return self.dense
        return np.where(self.unread, np.float32(np.nan), self.dense)

    def speaks(self, rows: Sequence[int], least_cosine: float) -> bool:
        """Return whether any of some candidates has a word of the query, or lies that near it."""
        places = list(rows)
        near = self.by_meaning()
        by_words = bool((self.lexical[places] > 0).any())
        return by_words or (near is not None and bool((near[places] >= least_cosine).any()))


_NO_VALUES = np.empty(0, np.float32)
NOTHING = Evidence(
    np.empty(0, np.int64),
    _NO_VALUES,
    None,
    _NO_VALUES,
    Lexical(np.empty(0, np.int64), _NO_VALUES, (), 0.0),
)


@dataclass(frozen=True, slots=True)
class _Ranks:
    """The rank of each candidate within each side, from 1."""

    lexical: Ids
    dense: Ids | None
    fused: Ids


def present(connection: Connection, groups: Sequence[Group], evidence: Evidence) -> tuple[Hit, ...]:
    """Return the hits of some groups, in their order; what was deleted meanwhile is left out."""
    if not groups:
        return ()
    told = [_told_rows(group, evidence.fused) for group in groups]
    chunk_ids = evidence.ids[[row for rows in told for row in rows]].tolist()
    passages = evidence.passages or Passages(connection, evidence.words)
    chunks = passages.read(chunk_ids)
    others = [one for group in groups for one in group.others[:_MAX_ALSO_AT]]
    documents = hits.documents_by_id(connection, [*(g.document_id for g in groups), *others])
    offline = hits.offline_folders(connection)
    away = mounts.away_among(connection, documents)
    ranks = _ranks(evidence)
    found = []
    for rank, (group, rows) in enumerate(zip(groups, told, strict=True), start=1):
        document = documents.get(group.document_id)
        if document is None:
            continue
        texts = [chunks[int(i)] for i in evidence.ids[list(rows)] if int(i) in chunks]
        found.append(
            _hit(
                group,
                document,
                join_neighbours(passages.fullest_first(texts)),
                _Shown(
                    passages,
                    _stages(group, evidence, ranks, rank),
                    _paths(group.others, documents),
                    document.folder_id in offline or group.document_id in away,
                ),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Shown:
    passages: Passages
    stages: Stages
    also_at: tuple[bytes, ...]
    offline: bool


def _told_rows(group: Group, fused: Values) -> tuple[int, ...]:
    if not group.chunk_rows:
        return ()
    first = group.chunk_rows[0]
    least = fused[first] * PASSAGE_SHARE
    return (first, *(row for row in group.chunk_rows[1:] if fused[row] >= least > 0))


def _hit(group: Group, document: FoundDocument, joined: Sequence[Joined], shown: _Shown) -> Hit:
    path = _path(document.path)
    return Hit(
        document_id=group.document_id,
        path=path,
        kind=Kind(document.kind),
        title=document.title,
        status=DocumentStatus(document.status),
        size_bytes=document.size_bytes,
        mtime_ns=document.mtime_ns,
        passages=tuple(
            _passage(one, document.kind, shown.passages) for one in joined[:MAX_PASSAGES]
        ),
        n_passages=len(joined),
        name_marks=mark_text(path.name, shown.passages.weights),
        stages=shown.stages,
        terms=shown.passages.terms,
        also_at=tuple(path_from_bytes(one) for one in shown.also_at),
        offline=shown.offline,
    )


def _passage(joined: Joined, kind: str, passages: Passages) -> Passage:
    best = joined.best
    snippet = passages.snippet(best, kind)
    return Passage(
        chunk_id=best.id,
        start=joined.first.start,
        end=joined.end,
        page=best.page,
        line=best.line,
        heading=best.heading,
        part=best.part,
        snippet=snippet.text,
        marks=snippet.marks,
        pages=_pages(joined),
        lines=(joined.first.line, joined.last.line + joined.last.text.rstrip().count("\n")),
    )


def _pages(joined: Joined) -> tuple[int, int] | None:
    first, last = joined.first.page, joined.last.page
    return None if first is None or last is None else (first, last)


def _paths(
    document_ids: Sequence[DocumentId], documents: Mapping[DocumentId, FoundDocument]
) -> tuple[bytes, ...]:
    return tuple(sorted(documents[one].path for one in document_ids if one in documents))


def _ranks(evidence: Evidence) -> _Ranks:
    return _Ranks(
        _places(evidence.lexical),
        None if (dense := evidence.by_meaning()) is None else _places(dense),
        _places(evidence.fused),
    )


def _places(values: Values) -> Ids:
    """Return the rank of each value, from 1, the highest first."""
    places = np.empty(len(values), np.int64)
    places[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return places


def _stages(group: Group, evidence: Evidence, ranks: _Ranks, rank: int) -> Stages:
    if not group.chunk_rows:
        return Stages(fused=StageValue(group.value, rank))
    row = group.chunk_rows[0]
    bm25 = float(evidence.lexical[row])
    unread = evidence.unread is not None and evidence.unread[row]
    return Stages(
        lexical=StageValue(bm25, int(ranks.lexical[row])) if bm25 > 0 else None,
        dense=None
        if evidence.dense is None or ranks.dense is None or unread
        else StageValue(float(evidence.dense[row]), int(ranks.dense[row])),
        fused=StageValue(group.value, rank),
    )
