"""Part of a vector for the whole: a Matryoshka prefix, made a unit vector again.

What lives here: the cut alone. The one rule: only a model that was trained for it is cut
(`matryoshka` in `tune/objectives.py`), and all vectors of a generation at the same place.
"""

from __future__ import annotations

import numpy as np

from engine.ports import Vectors


def prefix(rows: Vectors, width: int) -> Vectors:
    """Return the first numbers of unit vectors as unit vectors.

    `v[:w] / |v[:w]|` (Kusupati et al., "Matryoshka representation learning", NeurIPS 2022).

    Args:
        rows: `(dim,)` or `(n, dim) float32`.
        width: how many numbers; 0, or as many as there are, is all of them.
    """
    if not width or width >= rows.shape[-1]:
        return rows
    cut = rows[..., :width]
    norms = np.linalg.norm(cut, axis=-1, keepdims=True)
    return np.asarray(cut / np.maximum(norms, np.float32(1e-12)), np.float32)
