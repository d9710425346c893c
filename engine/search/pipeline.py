"""A search from start to end.

What lives here: the order of the steps, and their timings. What does not: any step's own work. The
one rule: a search runs on one snapshot and inside one read transaction; what is missing is done
without and said.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from engine.clock import Clock, SystemClock
from engine.feedback.recalling import Recalling
from engine.search import remembered, rerank
from engine.search.begun import with_begun
from engine.search.group import Ranked, as_group
from engine.search.misspelt import corrected
from engine.search.near_duplicates import collapse
from engine.search.order import newest_first
from engine.search.phrases import compared
from engine.search.presentation import NOTHING, Evidence, present
from engine.search.query import Query, parse
from engine.search.remembered import Memory, Recall
from engine.search.retrieval import MAX_CANDIDATES, Run, Side, gather, grade, remember
from engine.search.scope import Scope, make_scope
from engine.search.seclusion import secluded
from engine.search.semantic import Meaning
from engine.search.stopwatch import Stopwatch
from engine.search.view import View
from engine.search.weighting import blended
from engine.serving.snapshot import Snapshot
from engine.store import hits
from engine.store.connecting import known_errors
from engine.store.database import Database
from engine.store.hits import DocumentFilter
from engine.types import Degraded, Kind, Order, SearchRequest, SearchResponse

_EMBEDDED_CHARS = 1_000  # beyond it an encoder of 256 tokens sees nothing
_ANY_QUERY = "first search after start"  # its answer is not looked at
_MIN_READ = 2  # fewer results have no order to change


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everything a search considers, in its order; `found` tells whether it found a document."""

    evidence: Evidence
    ranked: list[Ranked]
    found: bool
    memory: Memory = remembered.NOTHING


class Search:
    """Answers searches over one library.

    Thread: any; searches that run at once have a view each, and the next one takes a view that is
    warm already, whichever thread it runs on.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock | None = None,
        memory: Recalling | None = None,
    ) -> None:
        self._database = database
        self._memory = memory
        self._clock = clock or SystemClock()
        self._free: deque[View] = deque()  # of several threads: both ends are safe

    def parse(self, text: str) -> Query:
        """Return how a typed query is understood today."""
        now = datetime.fromtimestamp(self._clock.now_utc_ms() / 1000, UTC).astimezone()
        return parse(text, now.date())

    def _is_half(self, query: Query) -> bool:
        with self.reading() as view:
            return with_begun(view, query) is not view

    def _meaning(self, query: Query, snapshot: Snapshot) -> Meaning | None:
        embedder, index = snapshot.embedder, snapshot.index
        if not query.words or embedder is None or index is None:
            return None
        text = query.text[:_EMBEDDED_CHARS]
        return Meaning(self._clock, text, embedder, index)

    def _recall(self, typed: str, snapshot: Snapshot) -> Recall | None:
        if self._memory is None or not typed:
            return None
        return Recall(
            self._memory,
            typed,
            snapshot.embedder,
            words_of=lambda past: self.parse(past).text[:_EMBEDDED_CHARS],
        )

    def warm_up(self, snapshot: Snapshot) -> None:
        """Make ready what memory needs of a model and the first search of the library."""
        recall = self._recall("any", snapshot)
        if recall is not None:
            recall.warm_up()
        self.search(SearchRequest(_ANY_QUERY), snapshot)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """Read one state of the library throughout the block.

        Raises:
            DataProblem: DATABASE_DAMAGED.
        """
        try:
            view = self._free.pop()
        except IndexError:
            view = View(self._database.open_reader())
        try:
            with known_errors(self._database.path), view.reading():
                yield view
        finally:
            self._free.append(view)

    def search(
        self, request: SearchRequest, snapshot: Snapshot, side: Side = Side.BOTH
    ) -> SearchResponse:
        """Return the first results, from words and meaning.

        Raises:
            DataProblem: DATABASE_DAMAGED.
        """
        watch = Stopwatch(self._clock)
        query = self.parse(request.text)
        watch.lap("parse")
        meaning = self._meaning(query, snapshot) if side is not Side.LEXICAL else None
        with self.reading() as view:
            if request.reach is not None:
                view = secluded(view, request.reach)
            else:
                view = with_begun(view, query)
            wanted = filter_of(query, request)
            scope = make_scope(view, query, wanted, lazily=True)
            run = Run(view, query, request, scope, watch, meaning, wanted=wanted)
            # what the person did is theirs: another program neither sees it nor gains by it
            if side is Side.BOTH and request.order is Order.BEST and request.reach is None:
                run = replace(run, recall=self._recall(request.text, snapshot))
            evidence, groups, memory = _results(run, side)
            counted = groups
            if wanted.kinds or wanted.extensions:
                every_kind = replace(wanted, kinds=frozenset(), extensions=frozenset())
                scope = make_scope(view, query, every_kind, lazily=True)
                run = replace(run, scope=scope, wanted=every_kind)
                counted = _results(run, side, everything=True)[1]
            rows = collapse(
                view.connection,
                groups,
                evidence,
                query,
                limit=request.limit,
                apart=memory.by_document,
            )
            watch.lap("group")
            shown = present(view.connection, [as_group(one) for one in rows], evidence)
            shown = remembered.tell(shown, memory)
            watch.lap("snippet")
        beside_ms = {"embed": 0.0, "semantic": 0.0} | (meaning.timings_ms if meaning else {})
        degraded = set(snapshot.degraded)
        if query.shortened:
            degraded.add(Degraded.QUERY_SHORTENED)
        mean: str | None = None
        if not shown and not counted and side is Side.BOTH:
            mean = self._meant(request, query, snapshot)
        return SearchResponse(
            query=request.text,
            generation=snapshot.generation,
            hits=shown,
            kind_counts=_kind_counts(counted),
            timings_ms=beside_ms | watch.finish(),
            degraded=frozenset(degraded),
            notes=tuple(str(note) for note in query.notes),
            did_you_mean=mean,
        )

    def _meant(self, request: SearchRequest, query: Query, snapshot: Snapshot) -> str | None:
        """Return what may have been meant by a query that finds nothing, if its words find any."""
        if not query.asks_words or request.reach is not None:
            return None
        with self.reading() as view:
            mean = corrected(with_begun(view, query), request.text)
        if mean is None:
            return None
        found = self.search(replace(request, text=mean, limit=1), snapshot, Side.LEXICAL)
        return mean if found.hits else None

    def candidates(
        self,
        view: View,
        query: Query,
        snapshot: Snapshot,
        scope: Scope,
        content_id: int,
        *,
        order: Order = Order.BEST,
        typed: str = "",
    ) -> Candidates:
        """Return as many candidates as a search considers at most, in their order.

        Args:
            view: what is being read.
            query: what is asked, of which only words and meaning count here.
            snapshot: what answers.
            scope: where it looks.
            content_id: a content that is graded beside the others, found or not; 0 for none.
            order: how the list is put in order.
            typed: the query as it was typed, for what is remembered; "" to leave that aside.
        """
        view = with_begun(view, query)
        request = SearchRequest(query.text, limit=MAX_CANDIDATES)
        meaning = self._meaning(query, snapshot)
        recall = self._recall(typed, snapshot) if order is Order.BEST else None
        run = Run(view, query, request, scope, Stopwatch(self._clock), meaning, recall)
        if not query.asks_words:
            return Candidates(NOTHING, _newest(run), found=True)
        own = np.flatnonzero(view.content_of == content_id) if content_id else view.content_of[:0]
        gathered, memory = remember(run, gather(run, Side.BOTH))
        ids = np.union1d(gathered.ids, own)
        evidence, ranked = grade(run, gathered, ids, Side.BOTH)
        memory, _ = remembered.related(memory, ranked, evidence)
        if recall is not None:
            ranked = blended(ranked, evidence, recall.blend)
        if order is Order.NEWEST:
            ranked = newest_first(ranked, evidence)
        # what is remembered and has nothing to do with the words was not found
        itself = np.setdiff1d(gathered.ids, list(memory.added)) if memory.added else gathered.ids
        is_remembered = any(
            content == content_id and document in memory.by_document
            for document, content in memory.wanted
        )
        found = bool(np.isin(own, itself).any()) or is_remembered
        return Candidates(evidence, remembered.reorder(ranked, memory), found, memory)

    def rerank(
        self, request: SearchRequest, first: SearchResponse, snapshot: Snapshot
    ) -> SearchResponse:
        """Return the same results after a closer reading; `first` as it is without a reranker.

        So it is while the last word is only begun: no reading makes sense of half a word.

        Raises:
            DataProblem: DATABASE_DAMAGED.
        """
        reranker = snapshot.reranker
        n_first = remembered.n_first(first.hits)
        read = first.hits[n_first : n_first + rerank.MAX_READ]
        if request.order is Order.NEWEST or not request.rerank:
            return first
        if reranker is None or len(read) < _MIN_READ:
            return first
        watch = Stopwatch(self._clock)
        query = self.parse(request.text)
        if query.begun and self._is_half(query):
            return first
        wanted = [int(passage.chunk_id) for hit in read for passage in hit.passages]
        with known_errors(self._database.path):
            chunks = hits.chunks_by_id(self._database.reader(), wanted)
        with_text = [hit for hit in read if hit.passages and hit.passages[0].chunk_id in chunks]
        texts = [rerank.text_of(hit, chunks) for hit in with_text]
        logits, finished = rerank.read_closely(reranker, query.text, texts, self._clock)
        by_document = {
            hit.document_id: value for hit, value in zip(with_text, logits.tolist(), strict=False)
        }
        values = np.array([by_document.get(hit.document_id, np.nan) for hit in read], np.float32)
        # what was not read in time keeps its place below what was
        n_read = len(read) if finished else read.index(with_text[len(logits)])
        ordered = rerank.reorder(read[:n_read], values[:n_read], query.text)
        watch.lap("rerank")
        late = frozenset() if finished else frozenset({Degraded.RERANK_TIMED_OUT})
        return replace(
            first,
            hits=(*first.hits[:n_first], *ordered, *first.hits[n_first + n_read :]),
            timings_ms={**first.timings_ms, "rerank": watch.timings_ms["rerank"]},
            degraded=first.degraded | late,
        )


def _results(
    run: Run, side: Side, *, everything: bool = False
) -> tuple[Evidence, list[Ranked], Memory]:
    """Return every candidate, the whole list in the order that is asked for, and what moved it.

    `everything` lists all documents where neither words nor filters are asked.
    """
    if not run.query.asks_words:
        if everything and run.scope.documents is None:
            every = np.ones(run.view.names.size, np.bool_)
            run = replace(run, scope=replace(run.scope, documents=every))
        return NOTHING, _newest(run), remembered.NOTHING
    gathered, memory = remember(run, gather(run, side))
    if run.scope.unsure is not None:
        ids = compared(run.view, run.scope.unsure, gathered.ids)
        if len(ids) < min(2 * run.request.limit, len(gathered.ids)):
            # others than those that were looked at may hold the phrase
            run = replace(run, scope=make_scope(run.view, run.query, run.wanted))
            return _results(run, side, everything=everything)
        gathered = replace(gathered, ids=ids)
    evidence, ranked = grade(run, gathered, gathered.ids, side)
    memory, ranked = remembered.related(memory, ranked, evidence)
    if run.recall is not None:
        ranked = blended(ranked, evidence, run.recall.blend)
    if run.request.order is Order.NEWEST:
        ranked = newest_first(ranked, evidence)
        run.watch.lap("group")
    return evidence, remembered.reorder(ranked, memory), memory


def _newest(run: Run) -> list[Ranked]:
    """Return the documents that pass the filters, the newest first, where nothing else is asked."""
    if run.scope.documents is None:
        return []
    allowed = np.flatnonzero(run.scope.documents).tolist()
    holders = hits.newest(run.view.connection, allowed, MAX_CANDIDATES)
    return [Ranked(1.0 / rank, [one], []) for rank, one in enumerate(holders, start=1)]


def filter_of(query: Query, request: SearchRequest) -> DocumentFilter:
    """Return what is typed and what is chosen beside it as one filter."""
    return replace(
        query.filters,
        kinds=query.filters.kinds | frozenset(request.kinds),
        folder_ids=frozenset(request.folder_ids),
        below=None if request.below is None else os.fsencode(request.below),
        reach=request.reach,
    )


def _kind_counts(groups: list[Ranked]) -> dict[Kind, int]:
    counts = Counter([group.held[0].kind for group in groups])
    return {Kind(kind): n for kind, n in counts.items()}
