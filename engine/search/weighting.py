"""What the person's own weights do to a list.

What lives here: the parts of a value that a blend weighs, and the list in its new order. What does
not: fitting them (`blending`). The one rule: pure; what was typed exactly stays in front, whatever
the weights.
"""

from __future__ import annotations

import numpy as np

from engine.feedback.blend import DEFAULTS, Blend, Rows
from engine.search.fuse import EXACT_WEIGHT, LEXICAL_WEIGHT, exactness, sureness
from engine.search.group import Ranked
from engine.search.presentation import Evidence


def rows_of(ranked: list[Ranked], evidence: Evidence) -> Rows:
    """Return what the rows of a list are worth, and how much of it by meaning and by words.

    Both are those of the row's best chunk, as `fuse` makes them, and 0 for a row that was found by
    its name; without a model words decide alone, and there is nothing to weigh.
    """
    values = np.array([one.value for one in ranked])
    best = np.array([one.chunk_rows[0] if one.chunk_rows else -1 for one in ranked], np.int64)
    meaning, words = np.zeros(len(ranked), np.float32), np.zeros(len(ranked), np.float32)
    held = best >= 0
    if evidence.dense is not None and held.any():
        sure = evidence.known * max(0.0, float(evidence.dense.max()))
        meaning[held] = sure * evidence.dense[best[held]]
        highest = float(evidence.lexical.max())
        if highest > 0:
            normal = evidence.lexical[best[held]] / np.float32(highest)
            words[held] = LEXICAL_WEIGHT * sureness(evidence.lexical) * normal**2
    return Rows(values, meaning, words, exactness(values), EXACT_WEIGHT)


def blended(ranked: list[Ranked], evidence: Evidence, blend: Blend) -> list[Ranked]:
    """Return the list with other weights."""
    if blend == DEFAULTS or evidence.dense is None or not ranked:
        return ranked
    rows = rows_of(ranked, evidence)
    worth = rows.worth(blend)
    return [ranked[i]._replace(value=float(worth[i])) for i in rows.order(blend).tolist()]
