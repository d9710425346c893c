"""An embedder that also gives a vector for each word, alike for words that mean the same."""

from __future__ import annotations

import re

import numpy as np

from engine.ports import Ids, Vectors
from tests.fakes.hash_embedder import HashEmbedder

_WORD = re.compile(r"\w+|[^\w\s]")
_SHARED = 0.5  # of every token's vector, as in encoders that give one vector a text


class TokenEmbedder(HashEmbedder):
    """`same` maps words to others that mean the same; long words fall into pieces if told."""

    def __init__(self, same: dict[str, str] | None = None, *, piece_chars: int = 0) -> None:
        super().__init__()
        self._same = same or {}
        self._piece_chars = piece_chars

    def token_vectors(self, text: str, *, is_query: bool = False) -> tuple[Ids, Vectors]:
        places: list[tuple[int, int]] = []
        rows: list[Vectors] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            step = self._piece_chars or end - start
            vector = self._of_token(match.group())
            for begin in range(start, end, step):
                places.append((begin, min(end, begin + step)))
                rows.append(vector)
        if not rows:
            return np.empty((0, 2), np.int64), np.empty((0, self.dim), np.float32)
        return np.array(places, np.int64), np.stack(rows)

    def _of_token(self, word: str) -> Vectors:
        word = word.lower()
        own = self._of_word(self._same.get(word, word))
        shared = self._of_word("")
        total = own / np.linalg.norm(own) + _SHARED * shared / np.linalg.norm(shared)
        return (total / np.linalg.norm(total)).astype(np.float32)
