"""What a candidate must not lose, whatever it gains.

What lives here: one function per guard, each giving a `Check` with its figures. What does not:
ranking (`tune/pool.py`), making probes (`tune/known_items.py`), and wording. The one rule: pure but
for the encoders that are handed in; what was used to train a candidate does not judge it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine.jobs import Report
from engine.ports import Embedder, Ids, Vectors
from engine.tune.embedding import embed_passages
from engine.verdict import Check, CheckName

MAX_KNOWN_ITEM_FALL = 0.01  # of recall@10
MAX_GENERAL_FALL = 0.01  # of nDCG@10
LEAST_KEPT = 0.98  # of old finds
LEAST_COSINE = 0.80  # mean, new against base
LEAST_OVERLAP = 0.50  # of the ten nearest neighbours
MAX_ANISOTROPY_RISE = 0.10
MAX_HUB = 0.10  # of the searches in whose first ten one document stands
MAX_HUB_GROWTH = 1.5  # in a small library every document stands in many first tens
N_DRIFT = 1_000
N_NEIGHBOURHOODS = 500
_K = 10
_KEPT_DEPTH = 5
_SLACK = 1e-9

Rank = int | None


def known_items_check(present: Sequence[Rank], candidate: Sequence[Rank]) -> Check:
    """Check that files are found by their own words: recall@10 falls by a point at most.

    Paired: what one probe gains makes up for what another loses. Below 100 probes one may be lost.

    Args:
        present: the rank of each probe's document with the present model.
        candidate: with the candidate, same order.
    """
    before, after = _found(present, _K), _found(candidate, _K)
    n = len(before)
    n_lost, n_won = int((before & ~after).sum()), int((after & ~before).sum())
    return Check(
        CheckName.KNOWN_ITEMS,
        n_lost - n_won <= max(1.0, MAX_KNOWN_ITEM_FALL * n),
        (
            ("n_probes", n),
            ("present_recall_10", _share(before)),
            ("candidate_recall_10", _share(after)),
            ("n_lost", n_lost),
            ("n_won", n_won),
        ),
    )


def old_finds_check(present: Sequence[Rank], candidate: Sequence[Rank]) -> Check:
    """Check that of what was opened before and stood in the first five, 98 % stay there.

    Args:
        present: the rank of each opened document for its query with the present model.
        candidate: with the candidate, same order.
    """
    before, after = _found(present, _KEPT_DEPTH), _found(candidate, _KEPT_DEPTH)
    n, n_kept = int(before.sum()), int((before & after).sum())
    kept = n_kept / n if n else 1.0
    figures = (("n_finds", n), ("n_kept", n_kept), ("share_kept", kept))
    return Check(CheckName.OLD_FINDS, kept >= LEAST_KEPT - _SLACK, figures)


def general_check(
    queries: Sequence[tuple[str, Collection[str]]],
    passages: Sequence[tuple[str, str]],
    base: Embedder,
    candidate: Embedder,
    report: Report,
) -> Check:
    """Check that general ability stays: nDCG@10 by meaning alone falls by .01 at most.

    Against the base, whatever serves: tune after tune, a point each would be no limit.

    Args:
        queries: each with the ids of its relevant passages.
        passages: ids and texts, of which neither model was trained on any.
        base: the encoder that the candidate was trained from.
        candidate: the candidate's.
        report: told about texts; may cancel.

    Raises:
        CancelledError: told to stop.
    """
    before = float(np.mean(ndcg_of(queries, passages, base, report)))
    after = float(np.mean(ndcg_of(queries, passages, candidate, report)))
    return Check(
        CheckName.GENERAL,
        before - after <= MAX_GENERAL_FALL + _SLACK,
        (("n_queries", len(queries)), ("base_ndcg_10", before), ("candidate_ndcg_10", after)),
    )


def ndcg_of(
    queries: Sequence[tuple[str, Collection[str]]],
    passages: Sequence[tuple[str, str]],
    embedder: Embedder,
    report: Report,
) -> list[float]:
    """Return nDCG@10 of each query, its passages ranked by cosine.

    Gains are binary: `Σ rel_i / log2(i + 1)`, as a share of the best there could be.

    Raises:
        CancelledError: `report` said so.
    """
    texts = [text for _, text in passages]
    vectors = embed_passages(embedder, texts, partial(report, "guard"))
    values = []
    for i, (text, relevant) in enumerate(queries):
        report("guard", i, len(queries))
        nearest = np.argsort(-(vectors @ embedder.embed_query(text)), kind="stable")[:_K]
        gains = [
            1 / math.log2(i + 2) for i, row in enumerate(nearest) if passages[row][0] in relevant
        ]
        ideal = sum(1 / math.log2(i + 2) for i in range(min(_K, len(relevant))))
        values.append(sum(gains) / ideal if ideal else 0.0)
    return values


@dataclass(frozen=True, slots=True)
class Space:
    """One model's vectors of the same texts, unit rows, in one order for all models.

    `passages (n, dim)` are chunks drawn at random, `queries (m, dim)` searches, and `opened
    (m, dim)` the passage that was opened for each.
    """

    passages: Vectors
    queries: Vectors
    opened: Vectors


def drift_check(base: Space, new: Space) -> Check:
    """Check that passages stay where they were: cosine to the base, and the same neighbours.

    `overlap` is the mean share of a passage's ten nearest passages that stay among them, over 500
    passages. Models of different widths have no cosine between them, only the overlap.
    """
    before, after = base.passages[:N_DRIFT], new.passages[:N_DRIFT]
    overlap = _overlap(before, after)
    figures: tuple[tuple[str, float], ...] = (("n_passages", len(before)), ("overlap_10", overlap))
    passed = overlap >= LEAST_OVERLAP
    if before.shape == after.shape and len(before):
        cosines = (before * after).sum(axis=1)
        mean, low = float(cosines.mean()), float(np.percentile(cosines, 5))
        figures += (("mean_cosine", mean), ("cosine_5th_percentile", low))
        passed = passed and mean >= LEAST_COSINE
    return Check(CheckName.DRIFT, passed, figures)


def alignment(queries: Vectors, opened: Vectors) -> float:
    """Return `mean ‖q - p‖²` over searches and what was opened; lower is nearer.

    Wang and Isola, "Understanding contrastive representation learning through alignment and
    uniformity on the hypersphere", ICML 2020, with α = 2.
    """
    return float(((queries - opened) ** 2).sum(axis=1).mean()) if len(queries) else 0.0


def uniformity(passages: Vectors) -> float:
    """Return `ln mean exp(-2 ‖x - y‖²)` over all pairs; lower is more evenly spread (ibid.)."""
    cosines = _pairs(passages)
    return float(np.log(np.exp(-4.0 * (1.0 - cosines)).mean())) if len(cosines) else 0.0


def anisotropy(passages: Vectors) -> float:
    """Return the mean cosine over all pairs of passages; 1 when all have become one."""
    cosines = _pairs(passages)
    return float(cosines.mean()) if len(cosines) else 0.0


def shape_check(present: Space, new: Space) -> Check:
    """Check that the space does not collapse: mean pairwise cosine rises by .10 at most.

    Alignment and uniformity are told of; what they are worth shows in the searches themselves.
    """
    figures = []
    for name, space in (("present", present), ("candidate", new)):
        passages = space.passages[:N_DRIFT]
        figures += [
            (f"{name}_alignment", alignment(space.queries, space.opened)),
            (f"{name}_uniformity", uniformity(passages)),
            (f"{name}_anisotropy", anisotropy(passages)),
        ]
    rise = anisotropy(new.passages[:N_DRIFT]) - anisotropy(present.passages[:N_DRIFT])
    return Check(CheckName.SHAPE, rise <= MAX_ANISOTROPY_RISE, tuple(figures))


def hubs_check(present: Space, new: Space, documents: Ids) -> Check:
    """Check that no document comes up for everything.

    The share is that of the searches in whose ten nearest passages the most frequent document
    stands. It may be above 10 % only where it was before, and grow by half at most.

    Args:
        present: the present model's vectors.
        new: the candidate's.
        documents: `(n,) int64`, the document of each passage.
    """
    before, after = _hub(present, documents), _hub(new, documents)
    passed = after <= max(MAX_HUB, MAX_HUB_GROWTH * before) + _SLACK
    return Check(CheckName.HUBS, passed, (("present_share", before), ("candidate_share", after)))


def _found(ranks: Sequence[Rank], depth: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([rank is not None and rank <= depth for rank in ranks], np.bool_)


def _share(found: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    return float(found.mean()) if len(found) else 0.0


def _overlap(before: Vectors, after: Vectors) -> float:
    n = min(len(before), N_NEIGHBOURHOODS)
    k = min(_K, len(before) - 1)
    if k < 1:
        return 1.0
    kept = 0
    for one, other in zip(_neighbours(before, n, k), _neighbours(after, n, k), strict=True):
        kept += len(np.intersect1d(one, other))
    return kept / (n * k)


def _neighbours(vectors: Vectors, n: int, k: int) -> Ids:
    cosines = vectors[:n] @ vectors.T
    cosines[np.arange(n), np.arange(n)] = -np.inf
    return np.asarray(np.argsort(-cosines, axis=1, kind="stable")[:, :k], np.int64)


def _pairs(vectors: Vectors) -> Vectors:
    upper = np.triu_indices(len(vectors), 1)
    return np.asarray((vectors @ vectors.T)[upper], np.float32)


def _hub(space: Space, documents: Ids) -> float:
    if not len(space.queries) or not len(space.passages):
        return 0.0
    counts: dict[int, int] = {}
    for query in space.queries:
        nearest = np.argsort(-(space.passages @ query), kind="stable")[:_K]
        for document in np.unique(documents[nearest]).tolist():
            counts[document] = counts.get(document, 0) + 1
    return max(counts.values()) / len(space.queries)
