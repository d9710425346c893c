"""Hard negatives for the bi-encoder: near a query, and no answer to it.

What lives here: near misses by meaning and by words, and what keeps answers out of them. What does
not: the encoder and the cross-encoder, which are handed in. The one rule: when in doubt a passage
is no negative; a wrong one teaches the model to hide an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from engine.ports import Vectors
from engine.tune.okapi import Okapi

RANKS = (10, 30)  # near misses: rank 11 to 30 of either list
RELATIVE_MARGIN = (
    0.95  # of the positive's cosine (TopK-PercPos: Moreira et al., NV-Retriever, 2024)
)
NEAR_COPY = 0.95  # cosine of two passages that say the same
SAME_QUESTION = 0.85  # cosine of two queries that ask the same
_JUDGE_MARGIN = 0.1  # of the range of a cross-encoder's values over the candidates
_READ_SHARE = 2  # candidates that a cross-encoder reads for one that is wanted

Judge = Callable[[str, Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a document; `document` is the hex hash of its content."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its unit vector `(dim,)`, what answered it, and its cluster."""

    query: str
    vector: Vectors
    positive: Passage
    cluster: str


class NegativeMiner:
    """Finds near misses among passages of a person's own files.

    Thread: one at a time.
    """

    def __init__(
        self, passages: Sequence[Passage], vectors: Vectors, judge: Judge | None = None
    ) -> None:
        """Index the passages.

        Args:
            passages: what may become a negative.
            vectors: `(n, dim) float32` unit rows, same order.
            judge: a cross-encoder's values of passages for a query, to find answers by.
        """
        self._passages, self._vectors, self._judge = passages, vectors, judge
        self._okapi = Okapi([passage.text for passage in passages] or [""])
        self._places = {(one.document, one.text): place for place, one in enumerate(passages)}

    def answers(self, asked: Sequence[Asked]) -> list[frozenset[str]]:
        """Return for each query the documents that answered it or a near-identical one."""
        vectors = np.stack([one.vector for one in asked])
        near = vectors @ vectors.T >= SAME_QUESTION
        clusters = np.array([one.cluster for one in asked])
        near |= clusters[:, None] == clusters[None, :]
        documents = [one.positive.document for one in asked]
        return [frozenset(documents[k] for k in np.flatnonzero(row)) for row in near]

    def mine(self, asked: Asked, barred: frozenset[str], n_wanted: int) -> list[Passage]:
        """Return near misses, at most one of a document, those by meaning and by words in turn.

        Args:
            asked: the query; a positive that is not among the passages has no vector, and then
                only what is nearer to the query than the nearest passage of its document counts.
            barred: documents that are never negatives.
            n_wanted: how many at most.
        """
        if n_wanted <= 0 or not self._passages:
            return []
        dense = self._vectors @ asked.vector
        candidates = self._near_misses(asked.query, dense)
        place = self._places.get((asked.positive.document, asked.positive.text))
        fit = np.ones(len(dense), np.bool_)
        if place is not None:
            fit = dense < RELATIVE_MARGIN * dense[place]
            fit &= self._vectors @ self._vectors[place] < NEAR_COPY
        chosen: dict[str, Passage] = {}
        for number in candidates:
            one = self._passages[number]
            if fit[number] and one.document not in barred and one.text != asked.positive.text:
                chosen.setdefault(one.document, one)
        # reading takes time: only as many as may be needed
        kept = self._no_answers(asked, list(chosen.values())[: _READ_SHARE * n_wanted])
        return kept[:n_wanted]

    def _near_misses(self, query: str, dense: Vectors) -> list[int]:
        """Return places of rank 11 to 30 by meaning and by words, in turn."""
        lexical, _ = self._okapi.values(query)
        first, last = RANKS
        by_meaning = np.argsort(-dense, kind="stable")[first:last].tolist()
        by_words = np.argsort(-lexical, kind="stable")[first:last]
        found = by_words[lexical[by_words] > 0].tolist()
        turns = chain.from_iterable(zip_longest(by_meaning, found))
        return list(dict.fromkeys(number for number in turns if number is not None))

    def _no_answers(self, asked: Asked, candidates: list[Passage]) -> list[Passage]:
        """Leave out what a cross-encoder puts near the positive or above it."""
        if self._judge is None or not candidates:
            return candidates
        texts = [asked.positive.text, *(one.text for one in candidates)]
        values = self._judge(asked.query, texts)
        limit = values[0] - _JUDGE_MARGIN * float(values.max() - values.min())
        return [one for one, value in zip(candidates, values[1:], strict=True) if value < limit]
