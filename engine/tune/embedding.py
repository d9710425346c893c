"""Many texts through an encoder, with a look at pause and stop in between.

What lives here: embedding lists of passages and queries. What does not: which texts. The one rule:
it looks at least every 100 ms or so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from engine.ports import Embedder, Vectors

Look = Callable[[], None]  # at pause and stop
_STEP = 16


def embed_passages(
    embedder: Embedder, texts: Sequence[str], told: Callable[[int, int], None]
) -> Vectors:
    """Return `(n, dim) float32` unit rows, same order; `told` hears of texts and may raise."""
    made = []
    for start in range(0, len(texts), _STEP):
        told(start, len(texts))
        made.append(embedder.embed_passages(texts[start : start + _STEP]))
    return np.concatenate(made) if made else np.empty((0, embedder.dim), np.float32)


def embed_queries(embedder: Embedder, queries: Sequence[str], look: Look) -> Vectors:
    """Return `(n, dim) float32` unit rows, same order; `look` is called before each."""
    made = []
    for query in queries:
        look()
        made.append(embedder.embed_query(query))
    return np.stack(made) if made else np.empty((0, embedder.dim), np.float32)
