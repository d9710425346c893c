"""The chunks that present and candidate are compared over, and where files stand in them.

What lives here: drawing the pool, a snapshot over it, ranks end to end. What does not: any
retrieval or fusion of its own. The one rule: both models answer over the same chunks, each with its
own vectors, through the search that people use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from engine.feedback.blend import Blend, Judged
from engine.feedback.propensity import NO_LIST, ComeBy
from engine.index.exact import ExactIndex
from engine.ports import Embedder, Ids, Reranker, Vectors
from engine.search import blending
from engine.search.group import as_group
from engine.search.pipeline import Candidates, Search, filter_of
from engine.search.presentation import present
from engine.search.rerank import MAX_READ
from engine.search.scope import Scope, make_scope
from engine.search.view import Mask, View
from engine.search.weighting import blended
from engine.serving.snapshot import Snapshot
from engine.store import hits
from engine.store.hits import DocumentFilter
from engine.types import DocumentId, SearchRequest, SearchResponse

MAX_CHUNKS = 20_000
DEPTH = 100

Rank = int | None


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


class Wanted(NamedTuple):
    """A query as it was typed, with its file and how that was come by."""

    query: str
    target: DocumentId
    come_by: ComeBy = NO_LIST


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search for a file found, before weights other than the defaults.

    `judged` is None where the file is not among the candidates; `closely` is what gave the answer
    over `pool`, where it reads the first results closely.
    """

    wanted: Wanted
    judged: Judged | None
    pool: Pool
    closely: Snapshot | None


def answer(search: Search, snapshot: Snapshot, wanted: Wanted, pool: Pool) -> Answer:
    """Return what one search over the pool finds.

    Args:
        search: over the library, without what is remembered.
        snapshot: of the present model or the candidate, over the pool.
        wanted: what is asked for.
        pool: which chunks can be found.

    Raises:
        DataProblem: DATABASE_DAMAGED.
    """
    found = _candidates(search, snapshot, wanted, pool)
    judged = blending.judged(found, {wanted.target}, wanted.come_by)
    return Answer(wanted, judged, pool, snapshot if snapshot.reranker else None)


def rank_with(search: Search, one: Answer, blend: Blend) -> Rank:
    """Return the rank of an answer's file with some weights, from 1; None beyond 100.

    Args:
        search: what gave the answer; for a closer reading that never runs out of time, one whose
            clock stands still.
        one: the answer.
        blend: the weights.
    """
    if one.judged is None:
        return None
    if one.closely is not None:
        return _closely_read(search, one.closely, one, blend)
    rank = one.judged.rank(blend)
    return rank if rank <= DEPTH else None


def _candidates(search: Search, snapshot: Snapshot, wanted: Wanted, pool: Pool) -> Candidates:
    query = search.parse(wanted.query)
    with search.reading() as view:
        scope = make_scope(view, query, filter_of(query, SearchRequest(wanted.query)))
        if not pool.whole:
            scope = _within(view, scope, pool)
        return search.candidates(view, query, snapshot, scope, 0)


def _closely_read(search: Search, snapshot: Snapshot, one: Answer, blend: Blend) -> Rank:
    wanted = one.wanted
    # asked again: what a closer reading needs is too much to be kept of every search
    found = _candidates(search, snapshot, wanted, one.pool)
    ranked = blended(found.ranked, found.evidence, blend)[:DEPTH]
    groups = [as_group(row) for row in ranked[:MAX_READ]]
    with search.reading() as view:
        first = present(view.connection, groups, found.evidence)
    response = SearchResponse(wanted.query, None, first, {}, {}, frozenset())
    request = SearchRequest(wanted.query, limit=DEPTH)
    hits = search.rerank(request, response, snapshot).hits
    row_of = {row.held[0].document_id: row for row in ranked}
    read = [row_of.pop(hit.document_id) for hit in hits]
    for rank, row in enumerate((*read, *row_of.values()), start=1):
        if any(holder.document_id == wanted.target for holder in row.held):
            return rank
    return None


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
