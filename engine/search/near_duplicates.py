"""Versions of one document made one row.

What lives here: which of the rows about to be shown say the same, and which of those answers. What
does not: copies to the byte, which share a content and were one row all along. The one rule: a row
goes into another only when both answer this query with the same text, and nearly all of the smaller
one stands in the other; a query about what differs shows both.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine import terms
from engine.search.group import Ranked
from engine.search.lexical import query_terms
from engine.search.presentation import Evidence
from engine.search.query import Query
from engine.store import contents, hits
from engine.store.database import Connection
from engine.types import DocumentId

LEAST_SHARE = 0.8  # of the letters of the smaller one, by sentences that stand in the other
_BATCH = 32  # rows looked at together; more than are shown first
_MAX_CHUNKS = 1_000  # read of one list, some 20 ms; beyond them rows stay apart
_SAME_VALUE = 1e-4  # values of one text differ by less: some vectors are in half precision
_SAME_TOGETHER = 1e-3  # the same of what both sides make together
_SIDES_APART = 7.3  # so that a value by words and one by meaning seldom add up to the same
_SENTENCE_ENDS = (". ", "! ", "? ", "。")


def collapse(
    connection: Connection,
    ranked: Sequence[Ranked],
    evidence: Evidence,
    query: Query,
    *,
    limit: int,
    apart: Collection[DocumentId] = (),
) -> list[Ranked]:
    """Return the first rows of a list, versions of one document made one; the order stays.

    The best one answers, among equals the newest; the documents of the others follow it. One whose
    path holds words of the query that the better one's lacks keeps its row.

    Args:
        connection: reads the library.
        ranked: the list, best first.
        evidence: the candidates that `chunk_rows` point to.
        query: what was asked.
        limit: how many rows.
        apart: documents that go into no other row and keep their place.
    """
    suspects = _alike(ranked, evidence)
    if not suspects:
        return list(ranked[:limit])
    comparing = _Comparing(connection, query)
    clusters: list[list[Ranked]] = []
    by_text: dict[bytes, list[list[Ranked]]] = {}
    for begin in range(0, len(ranked), _BATCH):
        if len(clusters) >= limit:
            break
        batch = ranked[begin : begin + _BATCH]
        best = [suspects.get(place, 0) for place in range(begin, begin + len(batch))]
        texts = hits.embedded_hashes(connection, best) if any(best) else {}
        for one, chunk_id in zip(batch, best, strict=True):
            alike = by_text.setdefault(texts[chunk_id], []) if chunk_id in texts else []
            cluster = None
            if alike and one.held[0].document_id not in apart:
                cluster = next((c for c in alike if comparing.takes(c[0], one)), None)
            if cluster is not None:
                cluster.append(one)
                continue
            clusters.append([one])
            alike.append(clusters[-1])
    return [one[0] if len(one) == 1 else _as_one(one, comparing, apart) for one in clusters[:limit]]


def _alike(ranked: Sequence[Ranked], evidence: Evidence) -> Mapping[int, int]:
    """Return the places of the rows whose best chunk is worth what another's is, with the chunk.

    One text has one value on each side, so that most lists are told to hold no versions unread.
    """
    places = [place for place, one in enumerate(ranked) if one.chunk_rows]
    if not places:
        return {}
    best = np.array([ranked[place].chunk_rows[0] for place in places], np.int64)
    values = evidence.lexical[best]
    if evidence.dense is not None:
        values = _SIDES_APART * values + evidence.dense[best]
    order = np.argsort(values)
    ordered = values[order]
    close = ordered[1:] - ordered[:-1] < _SAME_VALUE
    near = np.zeros(len(order), np.bool_)
    near[order[1:][close]] = near[order[:-1][close]] = True
    return {places[i]: int(evidence.ids[best[i]]) for i in np.flatnonzero(near).tolist()}


def _as_one(cluster: list[Ranked], comparing: _Comparing, apart: Collection[DocumentId]) -> Ranked:
    first = answers = cluster[0]
    if first.held[0].document_id not in apart:
        named = comparing.named(first)
        equal = [
            one
            for one in cluster
            if first.value - one.value < _SAME_TOGETHER and comparing.named(one) == named
        ]
        answers = max(equal, key=lambda one: one.held[0].mtime_ns)
    others = [holder for one in cluster if one is not answers for holder in one.held]
    return answers._replace(value=first.value, held=[*answers.held, *others])


@dataclass(frozen=True, slots=True)
class _Comparing:
    """Compares rows that collide; reads each content and each path once."""

    connection: Connection
    query: Query
    n_read: list[int] = field(default_factory=list)
    sentences: dict[int, Mapping[str, int]] = field(default_factory=dict)
    names: dict[int, frozenset[str]] = field(default_factory=dict)

    def takes(self, better: Ranked, one: Ranked) -> bool:
        """Return whether a row may go into a better one."""
        return self.named(one) <= self.named(better) and self._share(better, one) >= LEAST_SHARE

    def named(self, one: Ranked) -> frozenset[str]:
        """Return the terms of the query that stand in a row's path."""
        document_id = one.held[0].document_id
        if document_id not in self.names:
            wanted = frozenset(query_terms(self.query))
            found = hits.paths(self.connection, [document_id])
            spans = [terms.find_terms(os.fsdecode(path), wanted) for _, path in found]
            self.names[document_id] = frozenset(one.term for place in spans for one in place)
        return self.names[document_id]

    def _share(self, one: Ranked, other: Ranked) -> float:
        """Return how much of the smaller text stands in the other, by letters; 0 if too long."""
        both = [self._sentences_of(row.held[0].content_id or 0) for row in (one, other)]
        small, large = sorted(both, key=lambda said: sum(said.values()))
        shared = sum(n_chars for sentence, n_chars in small.items() if sentence in large)
        return shared / max(1, sum(small.values()))

    def _sentences_of(self, content_id: int) -> Mapping[str, int]:
        known = self.sentences.get(content_id)
        if known is not None:
            return known
        left = _MAX_CHUNKS - sum(self.n_read)
        texts = contents.passages_of(self.connection, content_id, left + 1)
        self.n_read.append(min(len(texts), left))
        said = _sentences(texts) if len(texts) <= left else {}
        self.sentences[content_id] = said
        return said


def _sentences(texts: Sequence[str]) -> Mapping[str, int]:
    """Return the sentences and lines of some passages with their lengths."""
    text = "\n".join(texts)
    for end in _SENTENCE_ENDS:
        text = text.replace(end, "\n")
    return {said: len(said) for said in map(str.strip, text.split("\n")) if said}
