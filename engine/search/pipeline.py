"""A search from start to end.

What lives here: the order of the steps, and their timings. What does not: any step's own work. The
one rule: a search runs on one snapshot and inside one read transaction; what is missing is done
without and said.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from engine.clock import Clock, SystemClock
from engine.ports import Ids
from engine.search import fuse, lexical, names, semantic
from engine.search.group import Group, by_content, make_groups
from engine.search.lexical import Lexical
from engine.search.presentation import Evidence, present
from engine.search.query import Query, parse
from engine.search.view import Allowed, Mask, View
from engine.serving.snapshot import Snapshot
from engine.store import hits
from engine.store.database import Database, known_errors
from engine.types import Degraded, Kind, SearchRequest, SearchResponse

MIN_CANDIDATES = 100  # of each side
MAX_CANDIDATES = 1_000
_EMBEDDED_CHARS = 1_000  # beyond it an encoder of 256 tokens sees nothing
NAME_WEIGHT = 0.5


class Stopwatch:
    """Times of named steps, in the order they end."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._begun_ms = self._last_ms = clock.monotonic_ms()
        self.timings_ms: dict[str, float] = {}

    def lap(self, step: str) -> None:
        """Note that a step has ended."""
        now_ms = self._clock.monotonic_ms()
        self.timings_ms[step] = self.timings_ms.get(step, 0.0) + now_ms - self._last_ms
        self._last_ms = now_ms

    def finish(self) -> dict[str, float]:
        """Return every step's time and the total."""
        self.timings_ms["total"] = self._clock.monotonic_ms() - self._begun_ms
        return self.timings_ms


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where a search looks: documents that pass the filter, chunks that pass that and the words."""

    allowed: Allowed | None
    chunks: Mask | None

    @property
    def chunk_ids(self) -> Ids | None:
        return None if self.chunks is None else np.flatnonzero(self.chunks)


class Search:
    """Answers searches over one library.

    Thread: any; each thread keeps a view of its own.
    """

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()
        self._local = threading.local()

    def _view(self) -> View:
        connection = self._database.reader()
        view: View | None = getattr(self._local, "view", None)
        if view is None or view.connection is not connection:
            view = View(connection)
            self._local.view = view
        return view

    def parse(self, text: str) -> Query:
        """Return how a typed query is understood today."""
        now = datetime.fromtimestamp(self._clock.now_utc_ms() / 1000, UTC).astimezone()
        return parse(text, now.date())

    def search(self, request: SearchRequest, snapshot: Snapshot) -> SearchResponse:
        """Return the first results, from words and meaning.

        Raises:
            DataProblem: DATABASE_DAMAGED.
        """
        watch = Stopwatch(self._clock)
        query = self.parse(request.text)
        watch.lap("parse")
        degraded = set(snapshot.degraded)
        if query.shortened:
            degraded.add(Degraded.QUERY_SHORTENED)
        vector = None
        if query.words and snapshot.embedder is not None and snapshot.index is not None:
            vector = snapshot.embedder.embed_query(query.text[:_EMBEDDED_CHARS])
        watch.lap("embed")
        view = self._view()
        with known_errors(self._database.path), view.reading():
            scope = _scope(view, query, request)
            n_best = min(max(MIN_CANDIDATES, 2 * request.limit), MAX_CANDIDATES)
            wanted = lexical.query_terms(query)
            by_words = lexical.retrieve(
                view.connection, view.chunks, wanted, n_best, allowed=scope.chunks
            )
            shares = names.retrieve_names(
                view, wanted, n_best, None if scope.allowed is None else scope.allowed.documents
            )
            watch.lap("lexical")
            near = None
            if vector is not None and snapshot.index is not None:
                near = semantic.retrieve(snapshot.index, vector, n_best, scope.chunk_ids)
            watch.lap("semantic")
            evidence = _fuse(by_words, near, snapshot)
            watch.lap("fuse")
            groups = _group(view, evidence, shares, scope)
            watch.lap("group")
            shown = present(view.connection, groups[: request.limit], evidence, wanted)
            watch.lap("snippet")
        return SearchResponse(
            query=request.text,
            generation=snapshot.generation,
            hits=shown,
            kind_counts=_kind_counts(groups),
            timings_ms=watch.finish(),
            degraded=frozenset(degraded),
        )


def _scope(view: View, query: Query, request: SearchRequest) -> _Scope:
    wanted = replace(
        query.filters,
        kinds=query.filters.kinds | frozenset(request.kinds),
        folder_ids=frozenset(request.folder_ids),
    )
    allowed = view.allowed(wanted)
    chunks = lexical.required_chunks(view, query)
    if allowed is not None:
        chunks = allowed.chunks if chunks is None else chunks & allowed.chunks
    return _Scope(allowed, chunks)


def _fuse(by_words: Lexical, near: semantic.Semantic | None, snapshot: Snapshot) -> Evidence:
    """Return both sides' values for every candidate of either."""
    if near is None or snapshot.index is None:
        ids = by_words.ids
        values = by_words.values[ids]
        return Evidence(
            ids, values, None, fuse.convex(values, np.zeros_like(values), 1.0), by_words
        )
    ids = np.union1d(by_words.ids, near.ids)
    known = ids < len(by_words.values)
    values = np.zeros(len(ids), np.float32)
    values[known] = by_words.values[ids[known]]
    cosines = near.cosines_of(snapshot.index, ids)
    return Evidence(
        ids, values, cosines, fuse.convex(values, cosines, fuse.LEXICAL_WEIGHT), by_words
    )


def _group(
    view: View, evidence: Evidence, shares: Mapping[int, float], scope: _Scope
) -> list[Group]:
    known = evidence.ids < len(view.content_of)
    contents = np.where(known, view.content_of[np.where(known, evidence.ids, 0)], 0)
    grouped = by_content(contents, evidence.fused)
    grouped.pop(0, None)
    holders = hits.holders(view.connection, list(grouped), list(shares))
    if scope.allowed is not None:
        holders = [one for one in holders if one.document_id in scope.allowed.documents]
    return make_groups(grouped, holders, shares, NAME_WEIGHT)


def _kind_counts(groups: list[Group]) -> dict[Kind, int]:
    counts: dict[Kind, int] = {}
    for group in groups:
        counts[group.kind] = counts.get(group.kind, 0) + 1
    return counts
