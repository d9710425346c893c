"""A text measured in tokens, so that lengths are subtractions.

What lives here: the sizes of chunks and `Ruler`, which tokenizes a text once. What does not:
tokenizers (`engine/models`). The one rule: nobody else counts tokens, and no text is tokenized
twice.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

_BLOCK_CHARS = 16_000
_LONGEST_STEP = 24  # characters; a longer stretch without a token start counts as several
_STEP = 12
_PREFIX_TOKENS = 52  # room for title and heading path; see `embedding`
_SPECIAL_TOKENS = 4


class TokenFinder(Protocol):
    """Knows where an encoder's tokens begin."""

    def token_starts(self, text: str) -> list[int]:
        """Return the code-point offsets at which the text's tokens start, ascending."""


@dataclass(frozen=True, slots=True)
class ChunkSize:
    """Sizes in tokens: of a full chunk, of what two neighbours share, of what is too small."""

    target: int = 200
    overlap: int = 30
    smallest: int = 40

    @classmethod
    def for_encoder(cls, max_tokens: int) -> ChunkSize:
        """Return the sizes for an encoder that reads so many tokens, prefix and marks included."""
        target = max(16, min(200, max_tokens - _PREFIX_TOKENS - _SPECIAL_TOKENS))
        return cls(target, target * 15 // 100, target // 5)


class Ruler:
    """Where the tokens of a text start.

    A stretch of more than 24 characters without a token start (a word that the tokenizer gives
    up on, a desert of blanks) counts a token every 12 characters, so that no chunk is huge.
    """

    def __init__(self, text: str, finder: TokenFinder) -> None:
        blocks: list[NDArray[np.int64]] = []
        begin = 0
        while begin < len(text):
            end = _block_end(text, begin)
            blocks.append(np.asarray(finder.token_starts(text[begin:end]), np.int64) + begin)
            begin = end
        self._starts = _without_deserts(np.concatenate(blocks), len(text)) if blocks else []
        self._n_chars = len(text)

    def count(self, start: int, end: int) -> int:
        """Return how many tokens start in `[start, end)`."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def after(self, start: int, n_tokens: int) -> int:
        """Return the offset at which the n-th token from `start` ends, or the text's end."""
        place = bisect_left(self._starts, start) + n_tokens
        return self._starts[place] if place < len(self._starts) else self._n_chars

    def before(self, end: int, n_tokens: int) -> int:
        """Return the offset from which `n_tokens` tokens lie before `end`."""
        place = bisect_left(self._starts, end) - n_tokens
        return self._starts[place] if place > 0 else 0


def _without_deserts(starts: NDArray[np.int64], n_chars: int) -> list[int]:
    """Return the token starts with further ones wherever two lie too far apart."""
    edges = np.concatenate(([0], starts, [n_chars]))
    deserts = np.flatnonzero(np.diff(edges) > _LONGEST_STEP)
    further = [np.arange(edges[at] + _STEP, edges[at + 1] - _STEP // 2, _STEP) for at in deserts]
    found: list[int] = np.sort(np.concatenate([starts, *further])).tolist()
    return found


def _block_end(text: str, begin: int) -> int:
    """Return where a block of bearable size ends: at a line, else a space, else anywhere."""
    end = begin + _BLOCK_CHARS
    if end >= len(text):
        return len(text)
    for separator in ("\n", " "):
        found = text.rfind(separator, begin + _BLOCK_CHARS // 2, end)
        if found > begin:
            return found + 1
    return end
