"""Okapi BM25 over a list of texts in memory: how near a text is to a query by its words.

What lives here: what mining negatives and judging a reranker need, far from any database. The
application searches with its own lexical index. The one rule: no state but the texts' terms.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.tune.pseudo_queries import STOP_WORDS

_K1, _B = 1.2, 0.75
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Okapi:
    """Okapi BM25 (Robertson and Zaragoza 2009) over a fixed list of texts.

    The value of a text for a query is the sum over the query's terms of
    `ln(1 + (N - df + .5) / (df + .5)) * tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length))`.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = np.zeros(len(texts), np.float32)
        for number, text in enumerate(texts):
            counts = Counter(okapi_terms(text))
            lengths[number] = sum(counts.values())
            for term, count in counts.items():
                postings[term].append((number, count))
        norms = _K1 * (1 - _B + _B * lengths / max(1.0, float(lengths.mean())))
        self._n_texts = len(texts)
        self._postings: dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]] = {}
        for term, found in postings.items():
            numbers = np.array([number for number, _ in found], np.int32)
            counts_of = np.array([count for _, count in found], np.float32)
            rarity = np.log(1 + (len(texts) - len(found) + 0.5) / (len(found) + 0.5))
            values = rarity * counts_of * (_K1 + 1) / (counts_of + norms[numbers])
            self._postings[term] = numbers, values.astype(np.float32)

    def values(self, query: str) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Compare every text with a query.

        Returns:
            `(n_texts,) float32` BM25 values, and `(n_texts,) bool`: the text holds every term.
        """
        terms = set(okapi_terms(query))
        values = np.zeros(self._n_texts, np.float32)
        n_held = np.zeros(self._n_texts, np.int32)
        for term in sorted(terms & self._postings.keys()):  # a fixed order of summation
            numbers, parts = self._postings[term]
            values[numbers] += parts
            n_held[numbers] += 1
        return values, n_held == len(terms)


def okapi_terms(text: str) -> list[str]:
    """Split a text into lower-case terms, identifiers into parts; no stop words, no plural s."""
    parts = [part.lower() for part in _WORD.findall(_CAMEL.sub(" ", text))]
    return [_singular(part) for part in parts if part not in STOP_WORDS]


def _singular(term: str) -> str:
    return term[:-1] if len(term) > 3 and term.endswith("s") and not term.endswith("ss") else term
