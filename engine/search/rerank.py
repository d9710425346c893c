"""A second, closer reading of the first results.

What lives here: giving passages to the cross-encoder within a time budget, and mixing its logits
with the evidence at hand. What does not: the model. The one rule: the cross-encoder never decides
alone, and what was typed exactly stays in front.

Over the results that were read, with z(x) = (x - mean) / standard deviation:

    value = z(fused) + RERANK_WEIGHT · min(1, FULL_WORDS / words of the query)² · max(0, z(logit))

It only moves up what it reads as better than the mean: the order among what it finds hopeless is
chance. A long question gives words and meaning more to go by, and the closer reading less weight.
Of the forms that were tried this one gained most among those that lost nowhere
(`benchmarks/quality.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.clock import Clock
from engine.ports import Reranker
from engine.search.fuse import Values, exactness
from engine.search.window import best_window, n_words
from engine.store.hits import FoundChunk
from engine.types import Hit, StageValue

MAX_READ = 20  # results that are read at all
RERANK_WEIGHT = 1.0
FULL_WORDS = 10
BUDGET_MS = 150.0
_STEP = 4  # passages between two looks at the clock


def text_of(hit: Hit, chunks: Mapping[int, FoundChunk]) -> str:
    """Return what is read of a hit: its title, then its best passages; `best_window` cuts it."""
    passages = (chunks.get(int(passage.chunk_id)) for passage in hit.passages)
    texts = [chunk.text for chunk in passages if chunk is not None]
    return "\n".join(filter(None, (hit.title, *texts)))


def read_closely(
    reranker: Reranker, query: str, passages: Sequence[str], clock: Clock
) -> tuple[Values, bool]:
    """Return `(m,) float32` logits of the first m passages, and whether the time was enough.

    Args:
        reranker: the cross-encoder.
        query: what was asked.
        passages: in the order of the results.
        clock: tells when the budget is spent.
    """
    begun_ms = clock.monotonic_ms()
    logits: list[float] = []
    for start in range(0, len(passages), _STEP):
        if start and clock.monotonic_ms() - begun_ms > BUDGET_MS:
            return np.array(logits, np.float32), False
        windows = [best_window(query, text) for text in passages[start : start + _STEP]]
        logits.extend(reranker.logits(query, windows).tolist())
    return np.array(logits, np.float32), True


def blend(fused: Values, logits: Values, query: str, weight: float = RERANK_WEIGHT) -> Values:
    """Return `(n,) float32` blended values.

    Args:
        fused: `(n,) float32` values of the first results.
        logits: `(n,) float32`, nan for a result without a passage.
        query: what was asked.
        weight: of the closer reading, for a short query.
    """
    known = ~np.isnan(logits)
    if known.sum() < 2:
        return fused
    better = (logits - logits[known].mean()) / _spread(logits[known])
    closer = np.where(known, np.maximum(better, 0.0), 0.0)
    weight *= min(1.0, FULL_WORDS / max(1, n_words(query))) ** 2
    values = (fused - fused.mean()) / _spread(fused) + weight * closer
    return np.asarray(values, np.float32)


def order(
    fused: Values, logits: Values, query: str, weight: float = RERANK_WEIGHT
) -> NDArray[np.intp]:
    """Return `(n,)` numbers of the first results in the order of their blended values.

    What was typed exactly comes first; the rest as `blend`.
    """
    values = blend(fused, logits, query, weight)
    return np.lexsort((np.arange(len(fused)), -values, -exactness(fused)))


def _spread(values: Values) -> float:
    return max(float(values.std()), 1e-6)


def reorder(read: Sequence[Hit], logits: Values, query: str) -> list[Hit]:
    """Return the hits in the order of their blended values, with the logit among their stages.

    Args:
        read: hits in their first order.
        logits: `(n,) float32`, one for each, nan for a hit without a passage.
        query: what was asked.
    """
    fused = [hit.stages.fused.value if hit.stages.fused else 0.0 for hit in read]
    ranks = np.empty(len(read), np.int64)
    ranks[np.argsort(-logits, kind="stable")] = np.arange(1, len(read) + 1)
    return [
        read[i]
        if np.isnan(logits[i])
        else replace(
            read[i],
            stages=replace(read[i].stages, rerank=StageValue(float(logits[i]), int(ranks[i]))),
        )
        for i in order(np.array(fused, np.float32), logits, query).tolist()
    ]
