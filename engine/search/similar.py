"""More like this: what is near a document, or near one of its passages.

What lives here: a search whose question is text that is stored already. What does not: words; only
meaning is asked. The one rule: the document itself is never an answer, nor are its duplicates,
which share its content.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from engine.clock import Clock, SystemClock
from engine.errors import ErrorCode, InputProblem
from engine.ports import Ids, Vectors
from engine.reach import Reach
from engine.search import semantic
from engine.search.group import Ranked, as_group, by_content, rank_documents
from engine.search.near_duplicates import collapse
from engine.search.pipeline import Search
from engine.search.presentation import NOTHING, Evidence, present
from engine.search.retrieval import MAX_CANDIDATES, MIN_CANDIDATES
from engine.search.scope import Scope, make_scope
from engine.search.stopwatch import Stopwatch
from engine.search.view import View
from engine.serving.snapshot import Snapshot
from engine.store import documents
from engine.store.hits import DocumentFilter
from engine.types import ChunkId, DocumentId, Kind, SearchResponse


def more_like(
    search: Search,
    snapshot: Snapshot,
    document_id: DocumentId,
    *,
    chunk_id: ChunkId | None = None,
    limit: int = 20,
    reach: Reach | None = None,
    clock: Clock | None = None,
) -> SearchResponse:
    """Return the documents nearest to one, or to one of its chunks; none while it has no vectors.

    The question is the mean of the chunks' vectors, at unit length.

    Args:
        search: reads the library.
        snapshot: what answers.
        document_id: the document.
        chunk_id: one of its chunks, or None for all of it.
        limit: how many documents.
        reach: what the program that asks may see; None for the person's own question.
        clock: tells the timings.

    Raises:
        InputProblem: UNKNOWN_DOCUMENT.
        DataProblem: DATABASE_DAMAGED.
    """
    watch = Stopwatch(clock or SystemClock())
    with search.reading() as view:
        document = documents.get_document(view.connection, document_id)
        if document is None:
            raise InputProblem(ErrorCode.UNKNOWN_DOCUMENT, str(document_id))
        own = np.flatnonzero(view.content_of == (document.content_id or -1))
        asked = own if chunk_id is None else own[own == chunk_id]
        vector = _mean(snapshot, asked)
        watch.lap("embed")
        evidence, ranked = NOTHING, list[Ranked]()
        if vector is not None and snapshot.index is not None:
            n_best = min(max(MIN_CANDIDATES, 2 * limit) + len(own), MAX_CANDIDATES)
            scope = make_scope(view, search.parse(""), DocumentFilter(reach=reach))
            near = semantic.retrieve(snapshot.index, vector, n_best, scope.chunk_ids)
            watch.lap("semantic")
            evidence, ranked = _without(view, near, own, scope)
            watch.lap("group")
        nothing = search.parse("")
        rows = collapse(view.connection, ranked, evidence, nothing, limit=limit)
        shown = present(view.connection, [as_group(one) for one in rows], evidence)
        watch.lap("snippet")
    counts = Counter(one.kind for one in ranked)
    return SearchResponse(
        query="",
        generation=snapshot.generation,
        hits=shown,
        kind_counts={Kind(kind): n for kind, n in counts.items()},
        timings_ms=watch.finish(),
        degraded=snapshot.degraded,
    )


def _mean(snapshot: Snapshot, chunk_ids: Ids) -> Vectors | None:
    if snapshot.index is None or not len(chunk_ids):
        return None
    _, vectors = snapshot.index.vectors_of(chunk_ids)
    if not len(vectors):
        return None
    total = vectors.mean(axis=0)
    length = float(np.linalg.norm(total))
    return np.asarray(total / length, np.float32) if length > 0 else None


def _without(
    view: View, near: semantic.Semantic, own: Ids, scope: Scope
) -> tuple[Evidence, list[Ranked]]:
    others = ~np.isin(near.ids, own)
    ids, cosines = near.ids[others], near.cosines[others]
    evidence = Evidence(ids, np.zeros_like(cosines), cosines, cosines, NOTHING.words)
    grouped = by_content(view.contents_of(ids), cosines)
    grouped.pop(0, None)
    held = view.holders(grouped)
    if (passing := scope.documents) is not None:
        held = [[one for one in several if passing[one.document_id]] for several in held]
    return evidence, rank_documents(grouped, held, (), {})
