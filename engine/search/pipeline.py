"""A search from start to end.

What lives here: the order of the steps, and their timings. What does not: any step's own work. The
one rule: a search runs on one snapshot and inside one read transaction; what is missing is done
without and said.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

import numpy as np

from engine.clock import Clock, SystemClock
from engine.feedback.recalling import Recalling
from engine.ports import Ids, Vectors
from engine.search import fuse, lexical, names, remembered, rerank, semantic
from engine.search.exact import Exact
from engine.search.group import Ranked, as_group, by_content, rank_documents
from engine.search.lexical import Lexical
from engine.search.near_duplicates import collapse
from engine.search.order import newest_first
from engine.search.phrases import compared
from engine.search.presentation import NOTHING, Evidence, Passages, present
from engine.search.query import Query, parse
from engine.search.remembered import Memory, Recall
from engine.search.scope import Scope, make_scope
from engine.search.seclusion import secluded
from engine.search.semantic import Meaning, Semantic
from engine.search.view import View
from engine.search.weighting import blended
from engine.serving.snapshot import Snapshot
from engine.store import hits
from engine.store.connecting import known_errors
from engine.store.database import Database
from engine.store.hits import DocumentFilter, Holder
from engine.types import Degraded, Kind, Order, SearchRequest, SearchResponse


class Side(StrEnum):
    """Which side of retrieval answers; for measuring one without the other."""

    LEXICAL = "lexical"
    DENSE = "dense"
    BOTH = "hybrid"


MIN_CANDIDATES = 100  # of each side
MAX_CANDIDATES = 1_000
_EMBEDDED_CHARS = 1_000  # beyond it an encoder of 256 tokens sees nothing
_ANY_QUERY = "first search after start"  # its answer is not looked at
_MIN_READ = 2  # fewer results have no order to change


class Stopwatch:
    """Times of named steps, in the order they end.

    Meaning is timed where it is looked up, beside the words: the steps add up to more than the
    total.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._begun_ms = self._last_ms = clock.monotonic_ms()
        self.timings_ms: dict[str, float] = {}

    def lap(self, step: str) -> None:
        """Note that a step has ended."""
        now_ms = self._clock.monotonic_ms()
        self.timings_ms[step] = self.timings_ms.get(step, 0.0) + now_ms - self._last_ms
        self._last_ms = now_ms

    def skip(self) -> None:
        """Leave out the time since the last step: it was spent waiting."""
        self._last_ms = self._clock.monotonic_ms()

    def finish(self) -> dict[str, float]:
        """Return every step's time and the total."""
        self.timings_ms["total"] = self._clock.monotonic_ms() - self._begun_ms
        return self.timings_ms


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
        self, database: Database, clock: Clock | None = None, memory: Recalling | None = None
    ) -> None:
        self._database = database
        self._memory = memory
        self._clock = clock or SystemClock()
        self._free: deque[View] = deque()  # of several threads: both ends are safe

    def parse(self, text: str) -> Query:
        """Return how a typed query is understood today."""
        now = datetime.fromtimestamp(self._clock.now_utc_ms() / 1000, UTC).astimezone()
        return parse(text, now.date())

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
            wanted = filter_of(query, request)
            scope = make_scope(view, query, wanted, lazily=True)
            step = _Step(view, query, request, scope, watch, meaning, wanted=wanted)
            # what the person did is theirs: another program neither sees it nor gains by it
            if side is Side.BOTH and request.order is Order.BEST and request.reach is None:
                step = replace(step, recall=self._recall(request.text, snapshot))
            evidence, groups, memory = _results(step, side)
            counted = groups
            if wanted.kinds or wanted.extensions:
                every_kind = replace(wanted, kinds=frozenset(), extensions=frozenset())
                scope = make_scope(view, query, every_kind, lazily=True)
                step = replace(step, scope=scope, wanted=every_kind)
                counted = _results(step, side, everything=True)[1]
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
        return SearchResponse(
            query=request.text,
            generation=snapshot.generation,
            hits=shown,
            kind_counts=_kind_counts(counted),
            timings_ms=beside_ms | watch.finish(),
            degraded=frozenset(degraded),
            notes=tuple(str(note) for note in query.notes),
        )

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
        request = SearchRequest(query.text, limit=MAX_CANDIDATES)
        meaning = self._meaning(query, snapshot)
        recall = self._recall(typed, snapshot) if order is Order.BEST else None
        step = _Step(view, query, request, scope, Stopwatch(self._clock), meaning, recall)
        if not query.asks_words:
            return Candidates(NOTHING, _newest(step), found=True)
        own = np.flatnonzero(view.content_of == content_id) if content_id else view.content_of[:0]
        gathered, memory = _remember(step, _gather(step, Side.BOTH))
        ids = np.union1d(gathered.ids, own)
        evidence, ranked = _grade(step, gathered, ids, Side.BOTH)
        if recall is not None:
            ranked = blended(ranked, evidence, recall.blend)
        if order is Order.NEWEST:
            ranked = newest_first(ranked, evidence)
        found = bool(np.isin(own, gathered.ids).any())
        return Candidates(evidence, remembered.reorder(ranked, memory), found, memory)

    def rerank(
        self, request: SearchRequest, first: SearchResponse, snapshot: Snapshot
    ) -> SearchResponse:
        """Return the same results after a closer reading; `first` as it is without a reranker.

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


@dataclass(frozen=True, slots=True)
class _Step:
    view: View
    query: Query
    request: SearchRequest
    scope: Scope
    watch: Stopwatch
    meaning: Meaning | None
    recall: Recall | None = None
    wanted: DocumentFilter = field(default_factory=DocumentFilter)  # of which `scope` was made


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The candidates of both sides, by chunk and by name; `near` is None without a model.

    `by_name` tells what a document's name adds to its value.
    """

    words: Lexical
    exact: Exact
    by_name: Mapping[int, float]
    near: Semantic | None
    ids: Ids
    passages: Passages


def _results(
    step: _Step, side: Side, *, everything: bool = False
) -> tuple[Evidence, list[Ranked], Memory]:
    """Return every candidate, the whole list in the order that is asked for, and what moved it.

    `everything` lists all documents where neither words nor filters are asked.
    """
    if not step.query.asks_words:
        if everything and step.scope.documents is None:
            every = np.ones(step.view.names.size, np.bool_)
            step = replace(step, scope=replace(step.scope, documents=every))
        return NOTHING, _newest(step), remembered.NOTHING
    gathered, memory = _remember(step, _gather(step, side))
    if step.scope.unsure is not None:
        ids = compared(step.view, step.scope.unsure, gathered.ids)
        if len(ids) < min(2 * step.request.limit, len(gathered.ids)):
            # others than those that were looked at may hold the phrase
            step = replace(step, scope=make_scope(step.view, step.query, step.wanted))
            return _results(step, side, everything=everything)
        gathered = replace(gathered, ids=ids)
    evidence, ranked = _grade(step, gathered, gathered.ids, side)
    if step.recall is not None:
        ranked = blended(ranked, evidence, step.recall.blend)
    if step.request.order is Order.NEWEST:
        ranked = newest_first(ranked, evidence)
        step.watch.lap("group")
    return evidence, remembered.reorder(ranked, memory), memory


def _remember(step: _Step, gathered: _Gathered) -> tuple[_Gathered, Memory]:
    """Return what is remembered, and the candidates with what of it they lacked."""
    if step.recall is None:
        return gathered, remembered.NOTHING
    vector = gathered.near.vector if gathered.near is not None else None
    memory = remembered.resolve(step.view, step.recall(vector))
    if memory:
        chunks, documents = remembered.candidates(step.view, step.scope, memory, gathered.ids)
        ids = np.union1d(gathered.ids, chunks)
        by_name = dict.fromkeys(documents, 0.0) | dict(gathered.by_name)
        gathered = replace(gathered, ids=ids, by_name=by_name)
    step.watch.lap("memory")
    return gathered, memory


def _gather(step: _Step, side: Side) -> _Gathered:
    view, scope, watch = step.view, step.scope, step.watch
    n_best = min(max(MIN_CANDIDATES, 2 * step.request.limit), MAX_CANDIDATES)
    if step.request.order is Order.NEWEST:
        n_best = MAX_CANDIDATES  # the newest may be among the many that match no better than others
    asked = step.meaning.begin(n_best, scope.chunk_ids) if step.meaning else None
    wanted = lexical.query_terms(step.query)
    words = lexical.retrieve(view.connection, view.chunks, wanted, n_best, allowed=scope.chunks)
    passages = Passages(view.connection, words)
    is_frequent = step.meaning.is_frequent if step.meaning else None
    exact = Exact(view, step.query, scope.chunks, is_frequent)
    by_name: dict[int, float] = {}
    if side is not Side.DENSE:
        by_name = names.retrieve_names(view, wanted, n_best, scope.names, exact)
        # filters and quotation marks beside a name do not make the name another one
        typed = (step.request.text, step.query.text)
        by_name |= names.named_exactly(view, typed, scope.names)
    if asked is not None and not asked.done():
        # needed anyway, or likely to be, and now is time
        held = view.holders(view.contents_of(words.ids).tolist())
        likely = zip(words.ids[: step.request.limit].tolist(), held, strict=False)
        passages.prepare({one: several[0].kind for one, several in likely if several}, asked.done)
    watch.lap("lexical")
    known = step.meaning.known if step.meaning else 1.0
    near = replace(asked.result(), known=known) if asked is not None else None
    watch.skip()
    by_words = bool(words.scored or by_name)
    # of what the encoder knows nothing of, such as an emoji, nothing is near
    if near is not None and side is Side.BOTH and not (by_words and near.known):
        near = near.above(semantic.FLOOR)
    if near is not None and side is Side.DENSE:
        return _Gathered(words, exact, by_name, near, near.ids, passages)
    parts = [words.ids, exact.candidates, *([] if near is None else [near.ids])]
    ids = np.unique(np.concatenate(parts))
    return _Gathered(words, exact, by_name, near, ids, passages)


def _grade(step: _Step, gathered: _Gathered, ids: Ids, side: Side) -> tuple[Evidence, list[Ranked]]:
    cosines = None
    if gathered.near is not None and step.meaning is not None:
        cosines = gathered.near.cosines_of(step.meaning.index, ids)
    evidence = _fused(gathered, ids, cosines, side)
    step.watch.lap("fuse")
    groups = _group(step.view, evidence, gathered.by_name, step.scope)
    step.watch.lap("group")
    return evidence, groups


def _fused(gathered: _Gathered, ids: Ids, cosines: Vectors | None, side: Side) -> Evidence:
    words = gathered.words
    values = words.values_of(ids)
    unread = None if cosines is None else np.isnan(cosines)
    cosines = None if cosines is None else fuse.neutral(cosines, values)
    known = gathered.near.known if gathered.near is not None else 1.0
    if side is Side.DENSE and cosines is not None:
        together = cosines
    else:
        exact = gathered.exact.shares(ids, words)
        together = fuse.fuse(values, cosines, words.coverage(ids), exact, known)
    return Evidence(ids, values, cosines, together, words, gathered.passages, known, unread)


def _newest(step: _Step) -> list[Ranked]:
    """Return the documents that pass the filters, the newest first, where nothing else is asked."""
    if step.scope.documents is None:
        return []
    allowed = np.flatnonzero(step.scope.documents).tolist()
    holders = hits.newest(step.view.connection, allowed, MAX_CANDIDATES)
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


def _group(
    view: View, evidence: Evidence, worth: Mapping[int, float], scope: Scope
) -> list[Ranked]:
    grouped = by_content(view.contents_of(evidence.ids), evidence.fused)
    grouped.pop(0, None)
    held: list[Sequence[Holder]] = view.holders(grouped)
    named = hits.holders(view.connection, (), list(worth)) if worth else []
    if (passing := scope.documents) is not None:
        held = [[one for one in several if passing[one.document_id]] for several in held]
        named = [one for one in named if passing[one.document_id]]
    return rank_documents(grouped, held, named, worth)


def _kind_counts(groups: list[Ranked]) -> dict[Kind, int]:
    counts = Counter([group.held[0].kind for group in groups])
    return {Kind(kind): n for kind, n in counts.items()}
