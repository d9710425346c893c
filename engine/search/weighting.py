"""What the person's own weights do to a list.

What lives here: the parts of a value that a blend weighs, and the list in its new order. What does
not: fitting them (`blending`). The one rule: pure; what was typed exactly stays in front, whatever
the weights.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.feedback.blend import DEFAULTS, Blend
from engine.ports import Vectors
from engine.search.fuse import EXACT_WEIGHT, LEXICAL_WEIGHT, exactness, sureness
from engine.search.group import Ranked
from engine.search.presentation import Evidence

Scores = NDArray[np.floating[Any]]


def parts(ranked: list[Ranked], evidence: Evidence) -> tuple[Vectors, Vectors]:
    """Return what each row is worth by meaning and by words, `(n,) float32` each, as `fuse` does.

    Both are those of the row's best chunk, 0 for a row that was found by its name; without a model
    words decide alone, and there is nothing to weigh.
    """
    best = np.array([one.chunk_rows[0] if one.chunk_rows else -1 for one in ranked], np.int64)
    meaning = np.zeros(len(ranked), np.float32)
    words = np.zeros(len(ranked), np.float32)
    held = best >= 0
    if evidence.dense is None or not held.any():
        return meaning, words
    sure = evidence.known * max(0.0, float(evidence.dense.max()))
    meaning[held] = sure * evidence.dense[best[held]]
    highest = float(evidence.lexical.max())
    if highest > 0:
        normal = evidence.lexical[best[held]] / np.float32(highest)
        words[held] = LEXICAL_WEIGHT * sureness(evidence.lexical) * normal**2
    return meaning, words


def blended(ranked: list[Ranked], evidence: Evidence, blend: Blend) -> list[Ranked]:
    """Return the list with other weights."""
    if blend == DEFAULTS or evidence.dense is None or not ranked:
        return ranked
    values = np.array([one.value for one in ranked])
    order, changed = in_order(values, *parts(ranked, evidence), blend)
    return [ranked[i]._replace(value=float(changed[i])) for i in order.tolist()]


def in_order(
    values: Scores, meaning: Vectors, words: Vectors, blend: Blend
) -> tuple[NDArray[np.int64], Scores]:
    """Return rows in the order of other weights, best first, and what each row is worth then.

    Args:
        values: `(n,)`, what each row is worth with the defaults, best first.
        meaning: `(n,) float32`, the part of meaning in it.
        words: `(n,) float32`, the part of words.
        blend: the weights.
    """
    changed = values + blend.meaning * meaning + blend.words * words
    exact = exactness(values)
    changed = np.where(exact, np.maximum(changed, values), np.minimum(changed, EXACT_WEIGHT))
    return np.lexsort((np.arange(len(values)), -changed, -exact)), changed
