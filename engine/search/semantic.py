"""Candidates by meaning.

What lives here: nearest neighbours of the query, and the cosine of any other chunk. What does not:
the index itself. The one rule: every cosine of a search comes from the one snapshot.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.ports import Ids, VectorIndex, Vectors

# what a chunk without a vector counts as: no nearer than chance
NO_COSINE = np.float32(0.0)
# Where no word of a question stands anywhere, nothing farther than this is an answer: nine times in
# ten the best cosine of typed nonsense, and of languages the encoder cannot read, stays below it.
# Of 8,815 judged questions to ten collections three share no word with what is there.
FLOOR = np.float32(0.35)


@dataclass(frozen=True, slots=True)
class Semantic:
    """The nearest chunks: `ids (n,) int64` and `cosines (n,) float32`, best first."""

    ids: Ids
    cosines: Vectors
    vector: Vectors

    def above(self, least: np.float32) -> Semantic:
        """Return the chunks with at least this cosine."""
        kept = self.cosines >= least
        return Semantic(self.ids[kept], self.cosines[kept], self.vector)

    def cosines_of(self, index: VectorIndex, ids: Ids) -> Vectors:
        """Return `(n,) float32` cosines of any chunks, `NO_COSINE` where there is no vector."""
        cosines = np.full(len(ids), NO_COSINE, np.float32)
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
