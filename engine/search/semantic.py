"""Candidates by meaning.

What lives here: nearest neighbours of the query, found on another thread, and the cosine of any
other chunk. What does not: the index itself. The one rule: every cosine of a search comes from the
one snapshot.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

import numpy as np

from engine.clock import Clock
from engine.ports import Embedder, Ids, VectorIndex, Vectors

# Where no word of a question stands anywhere, nothing farther than this is an answer: nine times in
# ten the best cosine of typed nonsense, and of languages the encoder cannot read, stays below it.
# Of 8,815 judged questions to ten collections three share no word with what is there.
FLOOR = np.float32(0.35)


@runtime_checkable
class Reader(Protocol):
    """What an embedder may be able to tell beside its port."""

    def known_share(self, text: str) -> float:
        """Return how much of a query's words it can know, by letters, 0 to 1."""

    def is_frequent(self, word: str) -> bool:
        """Return whether a word is frequent in the language that it knows."""


@dataclass(frozen=True, slots=True)
class Semantic:
    """The nearest chunks: `ids (n,) int64` and `cosines (n,) float32`, best first.

    `known` is how much of the question the encoder can know, 0 to 1.
    """

    ids: Ids
    cosines: Vectors
    vector: Vectors
    known: float = 1.0

    def above(self, least: np.float32) -> Semantic:
        """Return the chunks with at least this cosine, of a question that is known."""
        kept = self.cosines * np.float32(self.known) >= least
        return replace(self, ids=self.ids[kept], cosines=self.cosines[kept])

    def cosines_of(self, index: VectorIndex, ids: Ids) -> Vectors:
        """Return `(n,) float32` cosines of any chunks, NaN where there is no vector yet."""
        cosines = np.full(len(ids), np.nan, np.float32)
        order = np.argsort(self.ids)
        known = self.ids[order]
        if len(known):
            at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
            here = known[at] == ids
            cosines[here] = self.cosines[order][at[here]]
        else:
            here = np.zeros(len(ids), np.bool_)
        others = np.flatnonzero(~here)
        if len(others):
            held, vectors = index.vectors_of(ids[others])
            if len(held) == len(others):
                cosines[others] = vectors @ self.vector
            elif len(held):
                place = {int(one): i for i, one in zip(others, ids[others], strict=True)}
                cosines[[place[int(one)] for one in held]] = vectors @ self.vector
        return cosines


def retrieve(index: VectorIndex, vector: Vectors, n_best: int, allowed: Ids | None) -> Semantic:
    """Return the nearest chunks to a unit vector, among the allowed ones if given."""
    ids, cosines = index.search(vector, n_best, allowed)
    return Semantic(ids, cosines, vector)


class Meaning:
    """What one question means, looked up while its words are.

    The encoder and the index compute outside Python's lock, as SQLite does, so that the two sides
    cost little more time than the slower one.

    Thread: the search's own; one lookup at a time.
    """

    def __init__(self, clock: Clock, text: str, embedder: Embedder, index: VectorIndex) -> None:
        self.index = index
        self.timings_ms: dict[str, float] = {}
        self._clock = clock
        self._text = text
        self._embedder = embedder
        self._vector: Vectors | None = None
        self._known: float | None = None

    def begin(self, n_best: int, allowed: Ids | None) -> Future[Semantic]:
        """Return what will hold the nearest chunks, among the allowed ones if given."""
        asked: Future[Semantic] = Future()
        # a thread of its own, which ends with its work: starting a pool takes several times as long
        threading.Thread(
            target=self._answer, args=(asked, n_best, allowed), name="honeyguide-meaning"
        ).start()
        return asked

    @property
    def known(self) -> float:
        """Return how much of the question the encoder can know, 0 to 1."""
        if self._known is None:
            embedder = self._embedder
            self._known = embedder.known_share(self._text) if isinstance(embedder, Reader) else 1.0
        return self._known

    def is_frequent(self, word: str) -> bool:
        """Return whether a word is frequent in the encoder's language, as far as it can tell."""
        embedder = self._embedder
        return embedder.is_frequent(word) if isinstance(embedder, Reader) else True

    def _answer(self, asked: Future[Semantic], n_best: int, allowed: Ids | None) -> None:
        try:
            asked.set_result(self._retrieve(n_best, allowed))
        except BaseException as problem:  # noqa: BLE001 - raised again where it is waited for
            asked.set_exception(problem)

    def _retrieve(self, n_best: int, allowed: Ids | None) -> Semantic:
        if self._vector is None:
            begun_ms = self._clock.monotonic_ms()
            self._vector = self._embedder.embed_query(self._text)
            self._note("embed", begun_ms)
        begun_ms = self._clock.monotonic_ms()
        near = retrieve(self.index, self._vector, n_best, allowed)
        self._note("semantic", begun_ms)
        return near

    def _note(self, step: str, begun_ms: float) -> None:
        spent_ms = self._clock.monotonic_ms() - begun_ms
        self.timings_ms[step] = self.timings_ms.get(step, 0.0) + spent_ms
