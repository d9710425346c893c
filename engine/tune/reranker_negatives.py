"""Hard negatives for the cross-encoder: what hybrid search finds near a query and is not its answer.

Scores every passage of a source by BM25 and by cosine, ranks by their convex combination, and draws from bands of
that ranking. The encoder is handed in as a function. The one rule: a passage that could answer the query (same text,
positive of a similar query, near-copy of the positive, holds every word of a made query) is never a negative.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from engine.tune.pseudo_queries import STOP_WORDS
from engine.tune.reranker_data import Example, Source, normalised

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]

LEXICAL_WEIGHT = 0.3
BANDS = ((0, 4), (2, 10), (8, 25))
_K1, _B = 1.2, 0.75
_NEAR_COPY_COSINE = 0.95
_SAME_QUESTION_COSINE = 0.90
_MADE_KINDS = {"key words", "file name", "heading"}
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_N_SHORTLIST = 20
_N_RANKED = 200


@dataclass(frozen=True)
class CandidateList:
    """One query with its positive first and its negatives after it.

    Attributes:
        query: The query as typed.
        passages: Texts; the first is the positive.
        hybrid_z: For each passage its hybrid value, standardised over the query's first twenty candidates.
        source: Name of the source.
        group: Article, page or file of the positive: what the held-out split keeps together.
        kind: How the query came about.
    """

    query: str
    passages: list[str]
    hybrid_z: list[float]
    source: str
    group: str
    kind: str


class Bm25:
    """Okapi BM25 over a fixed list of texts (Robertson and Zaragoza 2009), as a sparse matrix of term weights."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Count the terms of the texts."""
        self._column: dict[str, int] = {}
        rows, columns, counts, lengths = [], [], [], []
        for row, text in enumerate(texts):
            terms = Counter(bm25_terms(text))
            lengths.append(sum(terms.values()))
            for term, count in terms.items():
                rows.append(row)
                columns.append(self._column.setdefault(term, len(self._column)))
                counts.append(count)
        n_texts = len(texts)
        tf = np.asarray(counts, dtype=np.float32)
        norm = _K1 * (
            1 - _B + _B * np.asarray(lengths, np.float32) / max(1.0, float(np.mean(lengths)))
        )
        df = np.bincount(columns, minlength=len(self._column)).astype(np.float32)
        idf = np.log(1 + (n_texts - df + 0.5) / (df + 0.5))
        weights = idf[columns] * tf * (_K1 + 1) / (tf + norm[rows])
        self._n_texts = n_texts
        self._matrix = sparse.csc_matrix(
            (weights, (rows, columns)), shape=(n_texts, len(self._column))
        )

    def values(self, query: str) -> tuple[Vectors, NDArray[np.bool_]]:
        """Score every text for a query.

        Returns:
            The BM25 values, `(n_texts,) float32`, and which texts hold every term of the query, `(n_texts,) bool`.
        """
        terms = set(bm25_terms(query))
        values = np.zeros(self._n_texts, np.float32)
        n_held = np.zeros(self._n_texts, np.int32)
        for term in terms & self._column.keys():
            column = self._column[term]
            begin, end = self._matrix.indptr[column], self._matrix.indptr[column + 1]
            rows = self._matrix.indices[begin:end]
            values[rows] += self._matrix.data[begin:end]
            n_held[rows] += 1
        return values, n_held == len(terms)


def bm25_terms(text: str) -> list[str]:
    """Split a text into lower-case terms without stop words; identifiers are split at `_` and at capitals."""
    parts = [part.lower() for part in _WORD.findall(_CAMEL.sub(" ", text))]
    return [_singular(part) for part in parts if part not in STOP_WORDS]


def _singular(term: str) -> str:
    """Cut a plural s."""
    return term[:-1] if len(term) > 3 and term.endswith("s") and not term.endswith("ss") else term


@dataclass
class Miner:
    """Draws candidate lists from one source.

    Attributes:
        source: Passages with groups; the examples given to `lists` number its passages.
        encode: Texts to unit rows.
        n_negatives: Negatives per list: one from each band, the rest from the positive's group or anywhere.
    """

    source: Source
    encode: Encode
    n_negatives: int = 4
    _bm25: Bm25 = field(init=False)
    _vectors: Vectors = field(init=False)
    _members: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        """Score the passages once."""
        self._bm25 = Bm25(self.source.passages)
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
        answers: dict[str, set[int]] = defaultdict(set)
        for example in examples:
            answers[normalised(example.query)].add(example.positive)
        made = []
        for row, example in enumerate(examples):
            similar = np.flatnonzero(vectors @ vectors[row] > _SAME_QUESTION_COSINE)
            excluded = {examples[other].positive for other in similar}
            excluded |= answers[normalised(example.query)]
            mined = self._mine(example, vectors[row], excluded, rng)
            if mined is not None:
                numbers, z = mined
                texts = [shown[row], *(self.source.passages[number] for number in numbers)]
                group = f"{self.source.name}:{self.source.groups[example.positive]}"
                made.append(
                    CandidateList(example.query, texts, z, self.source.name, group, example.kind)
                )
        return made

    def _mine(
        self, example: Example, vector: Vectors, excluded: set[int], rng: random.Random
    ) -> tuple[list[int], list[float]] | None:
        """Draw negatives for one query; None when there are too few."""
        cosine = self._vectors @ vector
        lexical, holds_all = self._bm25.values(example.query)
        hybrid = (
            LEXICAL_WEIGHT * lexical / max(1e-6, float(lexical.max()))
            + (1 - LEXICAL_WEIGHT) * cosine
        )
        barred = self._vectors @ self._vectors[example.positive] > _NEAR_COPY_COSINE
        barred[[example.positive, *excluded]] = True
        if example.kind in _MADE_KINDS:
            barred |= holds_all
        n_ranked = min(len(hybrid), _N_RANKED)
        top = np.argpartition(-hybrid, n_ranked - 1)[:n_ranked]
        order = top[np.argsort(-hybrid[top], kind="stable")]
        drawn = self._draw(example, order[~barred[order]].tolist(), barred, rng)
        if len(drawn) < self.n_negatives:
            return None
        shortlist = hybrid[order[:_N_SHORTLIST]]
        z = (hybrid[[example.positive, *drawn]] - shortlist.mean()) / max(
            1e-3, float(shortlist.std())
        )
        return drawn, [round(float(value), 4) for value in z]

    def _draw(
        self, example: Example, ranked: list[int], barred: NDArray[np.bool_], rng: random.Random
    ) -> list[int]:
        """Draw one passage from each band, then one of the positive's group, then any."""
        drawn: list[int] = []
        for begin, end in BANDS:
            band = [number for number in ranked[begin:end] if number not in drawn]
            if band:
                drawn.append(rng.choice(band))
        members = self._members[self.source.groups[example.positive]]
        neighbours = rng.sample(members, min(len(members), 4))
        anywhere = [rng.randrange(len(barred)) for _ in range(3 * self.n_negatives)]
        free = [n for n in neighbours if not barred[n] and n not in drawn][:1]
        for number in [*free, *anywhere]:
            if len(drawn) < self.n_negatives and number not in drawn and not barred[number]:
                drawn.append(number)
        return drawn
