"""The chunks that present and candidate are compared over, and where files stand in them.

What lives here: drawing the pool, a snapshot over it, ranks end to end. What does not: any
retrieval or fusion of its own. The one rule: both models answer over the same chunks, each with its
own vectors, through the search that people use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.index.exact import ExactIndex
from engine.jobs import Report
from engine.ports import Embedder, Ids, Reranker, Vectors
from engine.search.group import Ranked, as_group
from engine.search.pipeline import Search, filter_of
from engine.search.presentation import present
from engine.search.rerank import MAX_READ
from engine.search.scope import Scope, make_scope
from engine.search.view import Mask, View
from engine.serving.snapshot import Snapshot
from engine.store import hits
from engine.store.hits import DocumentFilter
from engine.types import DocumentId, SearchRequest, SearchResponse

MAX_CHUNKS = 20_000
DEPTH = 100

# what is added to the list after fusion, such as memory: the query and its rows, best first
Adjust = Callable[[str, list[Ranked]], list[Ranked]]


@dataclass(frozen=True, slots=True)
class Pool:
    """`chunk_ids (n,) int64`, ascending; `whole` tells that nothing was left out."""

    chunk_ids: Ids
    n_chunks: int  # of the library
    n_sampled: int

    @property
    def whole(self) -> bool:
        """Return whether it is the whole library."""
        return len(self.chunk_ids) == self.n_chunks

    @property
    def sentence(self) -> str:
        """Return over what was searched, in one sentence."""
        if self.whole:
            return f"Both models searched all {self.n_chunks:,} passages."
        return (
            f"Both models searched {len(self.chunk_ids):,} of {self.n_chunks:,} passages: those of "
            f"the files that were looked for, and {self.n_sampled:,} others drawn at random."
        )


def draw_pool(chunk_ids: Ids, target_ids: Ids, seed: int) -> Pool:
    """Return all chunks up to 20,000; beyond that those of the targets and a sample of 20,000.

    Each search then sees the best of the pool by words and by meaning of either model, as it sees
    the best of a library.

    Args:
        chunk_ids: `(n,) int64`, every chunk of the library that has a vector.
        target_ids: `(m,) int64`, the chunks of every held-out target.
        seed: of the sample.
    """
    every = np.unique(chunk_ids)
    if len(every) <= MAX_CHUNKS:
        return Pool(every, len(every), len(every))
    sample = np.random.default_rng(seed).choice(every, MAX_CHUNKS, replace=False)
    chosen = np.union1d(sample, np.intersect1d(target_ids, every))
    return Pool(chosen, len(every), MAX_CHUNKS)


def snapshot_over(
    pool: Pool, embedder: Embedder, vectors: Vectors, reranker: Reranker | None = None
) -> Snapshot:
    """Return what a model's searches over the pool run on.

    Args:
        pool: which chunks.
        embedder: of the queries; the same model that made the vectors.
        vectors: `(n, dim) float32` unit rows, in the order of the pool's chunks.
        reranker: for a closer reading of the first results, or None for none.

    Raises:
        DataProblem: VECTOR_INVALID.
    """
    index = ExactIndex(vectors.shape[1])
    index.add(pool.chunk_ids, vectors)
    return Snapshot(None, embedder, index, reranker)


def ranks(
    search: Search,
    snapshot: Snapshot,
    wanted: Sequence[tuple[str, DocumentId]],
    pool: Pool,
    report: Report,
    *,
    adjust: Adjust | None = None,
) -> list[int | None]:
    """Return the rank of each wanted document in its search, from 1; None beyond 100.

    A document that holds the same content as the wanted one counts as found.

    Args:
        search: over the library; for a closer reading that never runs out of time, one whose
            clock stands still.
        snapshot: of the present model or the candidate, over the pool.
        wanted: queries as they were typed, each with its target.
        pool: which chunks can be found.
        report: told about each search; may cancel.
        adjust: what follows fusion, the same for both models; None for nothing. What it knows of
            a query must leave out the search that is being judged.

    Raises:
        DataProblem: DATABASE_DAMAGED.
        CancelledError: told to stop.
    """
    found = []
    for i, (text, target) in enumerate(wanted):
        report("searches", i, len(wanted))
        rows = _list(search, snapshot, text, pool, adjust)
        place = (rank for rank, held in enumerate(rows, start=1) if target in held)
        found.append(next(place, None))
    return found


def _list(
    search: Search, snapshot: Snapshot, text: str, pool: Pool, adjust: Adjust | None
) -> list[frozenset[DocumentId]]:
    """Return the documents of each row of a search's list, best first, 100 rows at most."""
    request = SearchRequest(text, limit=DEPTH)
    query = search.parse(text)
    with search.reading() as view:
        scope = make_scope(view, query, filter_of(query, request))
        if not pool.whole:
            scope = _within(view, scope, pool)
        candidates = search.candidates(view, query, snapshot, scope, 0, typed=text)
        ranked = candidates.ranked if adjust is None else adjust(text, candidates.ranked)
        ranked = ranked[:DEPTH]
        groups = [as_group(one) for one in ranked[:MAX_READ]]
        first = present(view.connection, groups, candidates.evidence) if snapshot.reranker else ()
    if first:
        response = SearchResponse(
            query=text,
            generation=snapshot.generation,
            hits=tuple(first),
            kind_counts={},
            timings_ms={},
            degraded=snapshot.degraded,
        )
        row_of = {one.held[0].document_id: one for one in ranked}
        read = [
            row_of.pop(hit.document_id) for hit in search.rerank(request, response, snapshot).hits
        ]
        ranked = [*read, *row_of.values()]
    return [frozenset(holder.document_id for holder in one.held) for one in ranked]


def _within(view: View, scope: Scope, pool: Pool) -> Scope:
    """Return a scope without what is not in the pool, and without names of files outside it."""
    chunks = np.zeros(len(view.content_of), np.bool_)
    inside = pool.chunk_ids[pool.chunk_ids < len(chunks)]
    chunks[inside] = True
    documents, contents = hits.matching_documents(view.connection, DocumentFilter())
    held = np.isin(contents, np.unique(view.content_of[inside])) & (contents > 0)
    allowed = np.zeros(view.names.size, np.bool_)
    allowed[documents[held]] = True
    return replace(
        scope,
        chunks=_both(scope.chunks, chunks),
        documents=_both(scope.documents, allowed),
        names=_both(scope.names, allowed),
    )


def _both(one: Mask | None, other: Mask) -> Mask:
    if one is None:
        return other
    size = min(len(one), len(other))
    return one[:size] & other[:size]
