"""One value out of two: words and meaning.

What lives here: the convex combination and its weight. What does not: retrieval. The one rule:
pure; both values of every candidate are known, whichever side found it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]

LEXICAL_WEIGHT = 0.3


def convex(lexical: Values, dense: Values, weight: float) -> Values:
    """Return `weight · lexical / max(lexical) + (1 - weight) · dense`, `(n,) float32`.

    Args:
        lexical: `(n,) float32` BM25 values, 0 for no common word.
        dense: `(n,) float32` cosines.
        weight: of the lexical side, 0 to 1.
    """
    highest = float(lexical.max(initial=0.0))
    normal = lexical / np.float32(highest) if highest > 0 else lexical
    return np.asarray(weight * normal + (1 - weight) * dense, np.float32)
