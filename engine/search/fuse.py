"""One value out of two: words and meaning.

What lives here: the convex combination, and how its weight follows from the values themselves.
What does not: retrieval. The one rule: pure; both values of every candidate are known, whichever
side found it, and no judgement or click is needed.

The combination of a candidate d, over all candidates of a query:

    fused(d) = known · best_cosine · cosine(d)
             + LEXICAL_WEIGHT · sure · (bm25(d) / best_bm25)²
             + COVERAGE_WEIGHT · coverage(d) + EXACT_WEIGHT · exact(d)

A file whose name answers is worth NAME_WEIGHT times the share of the query that its path holds
besides, and NAMED_WEIGHT where it is called just what was typed (`names`).

    sure = ((best_bm25 - mean of the BM25 values at ranks 10 to 30) / best_bm25) ^ 1.5

Each side counts by how sure it is. The encoder is sure when its best cosine is high: on questions
it understands badly (terms of a trade) all cosines are low. In a language that is not its own they
are not, so the share of the question that its tokenizer can know counts as well. The words are sure
when one chunk stands out: where everything shares the same words (web questions against code, where
half the chunks hold "python", "file", "list") the best is hardly better than the thirtieth. This
took the place of one fixed weight (Bruch, Gai and Ingber, "An analysis of fusion functions for
hybrid retrieval", TOIS 2023), which no value made right for all collections.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]

LEXICAL_WEIGHT = 0.4
COVERAGE_WEIGHT = 0.05
EXACT_WEIGHT = 1.1  # more than everything else together: what was typed exactly comes first
NAME_WEIGHT = 0.5
NAMED_WEIGHT = 5.0
NAMED_FROM = 4.5  # less than such a file is worth, whatever its text is; more than any other is
_FIRST_RANK, _LAST_RANK = 10, 30
_SURENESS = 1.5  # with 1, words that half stand out count for more than they are right


def exactness(values: Values) -> NDArray[np.int64]:
    """Return `(n,)` ranks that nothing else may turn round, told by fused values.

    2 for a file that is called just what was typed, 1 for one that holds it, 0 for all others.
    """
    return np.searchsorted(np.array([EXACT_WEIGHT, NAMED_FROM], np.float32), values)


def sureness(lexical: Values) -> float:
    """Return how sure the words are: how far the best value stands above ranks 10 to 30, 0 to 1.

    Args:
        lexical: `(n,) float32` BM25 values, 0 for no common word.
    """
    best = float(lexical.max(initial=0.0))
    if best <= 0:
        return 0.0
    tail = lexical
    if len(lexical) > _LAST_RANK:
        tail = -np.partition(-lexical, _LAST_RANK - 1)[:_LAST_RANK]
    tail = np.sort(tail)[::-1][_FIRST_RANK - 1 : _LAST_RANK]
    # ranks that nothing fills count as 0
    standout = 1.0 - float(tail.sum()) / (_LAST_RANK - _FIRST_RANK + 1) / best
    return float(max(0.0, standout) ** _SURENESS)


def neutral(dense: Values, lexical: Values) -> Values:
    """Return cosines with an average one for chunks without a vector: neither for nor against them.

    A passage that was just written is found by its words before it has a vector; with no cosine at
    all it would stand below everything that was there before.

    Args:
        dense: `(n,) float32` cosines, NaN where there is no vector yet.
        lexical: `(n,) float32` BM25 values; those with any are the ones to average.
    """
    unknown = np.isnan(dense)
    if not unknown.any():
        return dense
    alike = dense[~unknown & (lexical > 0)]
    return np.where(unknown, alike.mean() if len(alike) else np.float32(0), dense)


def fuse(
    lexical: Values, dense: Values | None, coverage: Values, exact: Values, known: float = 1.0
) -> Values:
    """Return `(n,) float32` fused values, higher is better.

    Args:
        lexical: `(n,) float32` BM25 values, 0 for no common word.
        dense: `(n,) float32` cosines, or None without a model: then words decide alone.
        coverage: `(n,) float32`, the share of the query's idf mass in each candidate, 0 to 1.
        exact: `(n,) float32`, the share of what was typed exactly in each candidate, 0 to 1.
        known: how much of the question the encoder can know, 0 to 1.
    """
    best = float(lexical.max(initial=0.0))
    normal = lexical / np.float32(best) if best > 0 else np.zeros_like(lexical)
    if dense is None:
        return np.asarray(normal + EXACT_WEIGHT * exact, np.float32)
    best_cosine = max(0.0, float(dense.max(initial=0.0)))
    fused = np.float32(known * best_cosine) * dense + LEXICAL_WEIGHT * sureness(lexical) * normal**2
    fused += COVERAGE_WEIGHT * coverage + EXACT_WEIGHT * exact
    return np.asarray(fused, np.float32)
