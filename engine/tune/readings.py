"""What a cross-encoder says of passages for past searches, each pair read once.

What lives here: `Readings`, which judges near misses and teaches lists. What does not: the model,
and what follows from its values (`tune/negatives.py`, `tune/examples.py`). The one rule: it reads
the window of a passage that a search reads of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.ports import Reranker
from engine.search.fuse import Values
from engine.search.window import best_window
from engine.tune.embedding import Look


class Readings:
    """Values of passages for queries, remembered for the trainings of one tune.

    Thread: one at a time.
    """

    def __init__(self, reranker: Reranker, look: Look = lambda: None) -> None:
        """Read with a cross-encoder; `look` is called before each passage and may raise."""
        self._reranker, self._look = reranker, look
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, query: str, texts: Sequence[str]) -> Values:
        """Return `(n,) float32` logits of the texts, higher is better, same order."""
        for text in texts:
            if (query, text) not in self._known:
                self._look()
                window = best_window(query, text)
                self._known[query, text] = float(self._reranker.logits(query, [window])[0])
        return np.array([self._known[query, text] for text in texts], np.float32)
