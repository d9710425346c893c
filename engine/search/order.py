"""Other orders of the list than the best first.

What lives here: which results match well enough to be put in order of time, and that order. What
does not: what a result is worth. The one rule: pure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.search.fuse import EXACT_WEIGHT
from engine.search.group import Ranked
from engine.search.presentation import Evidence

MATCH_SHARE = 0.5  # of the best value; nearest neighbours are there for every question
_ALL_WORDS = 0.999


def newest_first(ranked: Sequence[Ranked], evidence: Evidence) -> list[Ranked]:
    """Return the results that match, the file changed last first; the better one among equals.

    A result matches when its best chunk holds every word, or when it is worth half of the best
    result, or what was typed exactly is worth.

    Args:
        ranked: every result, best first.
        evidence: the candidates that its chunk rows point into.
    """
    if not ranked:
        return []
    covered = evidence.words.coverage(evidence.ids) >= _ALL_WORDS
    least = min(MATCH_SHARE * ranked[0].value, EXACT_WEIGHT)
    matching = [
        one for one in ranked if one.value >= least or bool(np.any(covered[list(one.chunk_rows)]))
    ]
    return sorted(matching, key=lambda one: -one.held[0].mtime_ns)
