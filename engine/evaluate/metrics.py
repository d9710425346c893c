"""How good a ranking is against judgements.

What lives here: measures of one ranking. What does not: averaging over queries, and running them.
The one rule: pure; a document that nobody judged counts as not relevant.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def ndcg(ranking: Sequence[str], grades: Mapping[str, float], k: int = 10) -> float:
    """Return the normalised discounted cumulative gain at `k`, 0 to 1.

    `nDCG@k = DCG@k / ideal DCG@k` with `DCG@k = Σ_{i=1..k} grade_i / log2(i + 1)`: linear gain,
    as trec_eval and BEIR compute it (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of
    IR techniques", 2002). 0 when nothing is relevant.
    """
    ideal = sorted((grade for grade in grades.values() if grade > 0), reverse=True)
    best = _dcg(ideal[:k])
    if best == 0:
        return 0.0
    return _dcg([max(0.0, grades.get(one, 0.0)) for one in ranking[:k]]) / best


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(i + 2) for i, gain in enumerate(gains))


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, float], k: int = 10) -> float:
    """Return `1 / rank` of the first relevant document among the first `k`, else 0."""
    for i, one in enumerate(ranking[:k]):
        if grades.get(one, 0.0) > 0:
            return 1.0 / (i + 1)
    return 0.0


def recall(ranking: Sequence[str], grades: Mapping[str, float], k: int) -> float:
    """Return the share of the relevant documents that are among the first `k`, 0 to 1."""
    relevant = {one for one, grade in grades.items() if grade > 0}
    if not relevant:
        return 0.0
    return len(relevant.intersection(ranking[:k])) / len(relevant)
