"""Hard negatives for the cross-encoder: what hybrid search finds near a query and is no answer.

What lives here: ranking a source's passages by BM25 and cosine, and drawing from bands of that
ranking. What does not: the encoder, which is handed in. The one rule: a passage that could answer
the query (positive of a similar query, near-copy of the positive, holds every word of a made
query) is never a negative.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.tune.okapi import Okapi
from engine.tune.reranker_data import Example, Source

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

LEXICAL_WEIGHT = 0.3
BANDS = ((0, 4), (2, 10), (8, 25))
_NEAR_COPY_COSINE = 0.95
_SAME_QUESTION_COSINE = 0.90
_MADE_KINDS = frozenset({"key words", "file name", "heading"})
_N_SHORTLIST = 20
_N_RANKED = 200


@dataclass(frozen=True, slots=True)
class CandidateList:
    """One query with its positive first and its negatives after it.

    Attributes:
        query: The query as typed.
        passages: Texts; the first is the positive.
        hybrid_z: For each passage its hybrid value, standardised over the query's shortlist.
        source: Name of the source.
        group: Source and article, page or file of the positive: the held-out split keeps it whole.
        kind: How the query came about.
    """

    query: str
    passages: list[str]
    hybrid_z: list[float]
    source: str
    group: str
    kind: str


@dataclass(slots=True)
class Miner:
    """Draws candidate lists from one source.

    Attributes:
        source: Passages with groups; the examples given to `lists` number its passages.
        encode: Texts to unit rows.
        n_negatives: One from each band, the rest from the positive's group or from anywhere.
    """

    source: Source
    encode: Encode
    n_negatives: int = 4
    _okapi: Okapi = field(init=False)
    _vectors: NDArray[np.float32] = field(init=False)
    _members: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._okapi = Okapi(self.source.passages)
        self._vectors = self.encode(self.source.passages)
        self._members = defaultdict(list)
        for number, group in enumerate(self.source.groups):
            self._members[group].append(number)

    def lists(
        self, examples: Sequence[Example], shown: Sequence[str], rng: random.Random
    ) -> list[CandidateList]:
        """Return a candidate list for each example that has enough negatives.

        Args:
            examples: Queries with the number of their positive.
            shown: For each example the text of its positive.
            rng: What draws the negatives.
        """
        vectors = self.encode([example.query for example in examples])
        positives = np.array([example.positive for example in examples])
        made = []
        for row, example in enumerate(examples):
            similar = positives[vectors @ vectors[row] > _SAME_QUESTION_COSINE]
            mined = self._mine(example, vectors[row], similar, rng)
            if mined is not None:
                numbers, z = mined
                texts = [shown[row], *(self.source.passages[number] for number in numbers)]
                group = f"{self.source.name}:{self.source.groups[example.positive]}"
                made.append(
                    CandidateList(example.query, texts, z, self.source.name, group, example.kind)
                )
        return made

    def _mine(
        self,
        example: Example,
        vector: NDArray[np.float32],
        answers: NDArray[np.int64],
        rng: random.Random,
    ) -> tuple[list[int], list[float]] | None:
        """Draw negatives for one query, with the standardised hybrid values; None if too few."""
        lexical, holds_all = self._okapi.values(example.query)
        lexical = lexical / max(1e-6, float(lexical.max()))
        hybrid = LEXICAL_WEIGHT * lexical + (1 - LEXICAL_WEIGHT) * (self._vectors @ vector)
        barred = self._vectors @ self._vectors[example.positive] > _NEAR_COPY_COSINE
        barred[example.positive] = True
        barred[answers] = True
        if example.kind in _MADE_KINDS:
            barred |= holds_all
        n_ranked = min(len(hybrid), _N_RANKED)
        top = np.argpartition(-hybrid, n_ranked - 1)[:n_ranked]
        order = top[np.argsort(-hybrid[top], kind="stable")]
        drawn = self._draw(example, order[~barred[order]].tolist(), barred, rng)
        if len(drawn) < self.n_negatives:
            return None
        shortlist = hybrid[order[:_N_SHORTLIST]]
        deviation = max(1e-3, float(shortlist.std()))
        z = (hybrid[[example.positive, *drawn]] - shortlist.mean()) / deviation
        return drawn, [round(float(value), 4) for value in z]

    def _draw(
        self,
        example: Example,
        ranked: list[int],
        barred: NDArray[np.bool_],
        rng: random.Random,
    ) -> list[int]:
        """Draw one passage from each band, then one of the positive's group, then any."""
        drawn: list[int] = []
        for begin, end in BANDS:
            band = [number for number in ranked[begin:end] if number not in drawn]
            if band:
                drawn.append(rng.choice(band))
        members = self._members[self.source.groups[example.positive]]
        neighbours = rng.sample(members, min(len(members), 4))
        free = [number for number in neighbours if not barred[number] and number not in drawn]
        anywhere = [rng.randrange(len(barred)) for _ in range(3 * self.n_negatives)]
        for number in [*free[:1], *anywhere]:
            if len(drawn) == self.n_negatives:
                break
            if number not in drawn and not barred[number]:
                drawn.append(number)
        return drawn
