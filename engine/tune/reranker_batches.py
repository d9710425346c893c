"""From candidate lists to arrays: files of lists, the held-out split, windows, tokens, padding.

What lives here: everything between the miner and the trainer. The one rule: a group of passages is
held out as a whole, by a hash of its name, so that every run keeps the same ones.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import ErrorCode, InputProblem
from engine.models.tokens import load_tokenizer
from engine.search.window import best_window
from engine.tune.reranker_negatives import CandidateList


def write_lists(path: Path, lists: Iterable[CandidateList]) -> None:
    """Write candidate lists as gzipped JSON lines, all or nothing."""
    part = path.with_name(path.name + ".part")
    with gzip.open(part, "wt", encoding="utf-8") as lines:
        for one in lists:
            lines.write(json.dumps(asdict(one)) + "\n")
    part.replace(path)


def read_lists(path: Path) -> list[CandidateList]:
    """Read candidate lists.

    Raises:
        InputProblem: BAD_COLLECTION when the file is missing or unreadable.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [CandidateList(**json.loads(line)) for line in lines]
    except (OSError, EOFError, ValueError, TypeError) as problem:
        raise InputProblem(ErrorCode.BAD_COLLECTION, f"{path}: {problem}") from problem


def is_held_out(group: str, *, percent: int = 3) -> bool:
    """Return whether a group of passages is kept from training, to watch it."""
    return number_of(group) % 100 < percent


def number_of(text: str) -> int:
    """Return a number that a text gives on every machine."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


class TextEncoder:
    """Turns queries and passages into token numbers; of a passage, its best window only."""

    def __init__(self, tokenizer_file: Path, max_tokens: int) -> None:
        """Load the tokenizer; both kinds of text are cut at `max_tokens`."""
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        self._tokenizer = load_tokenizer(tokenizer_file, max_tokens)

    def queries(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token numbers of each query, special tokens included."""
        return [found.ids for found in self._tokenizer.encode_batch(list(texts))]

    def passages(self, query: str, texts: Sequence[str], n_pieces: int) -> list[list[int]]:
        """Return the token numbers of each passage, special tokens included."""
        windows = [best_window(query, text, n_pieces=n_pieces) for text in texts]
        return [found.ids for found in self._tokenizer.encode_batch(windows)]


def padded(encoded: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Return token numbers, attention mask, and which tokens are words: `(3, n, longest) int64`.

    The first and the last token of a text are special and count as no words.
    """
    longest = max(map(len, encoded))
    arrays = np.zeros((3, len(encoded), longest), np.int64)
    for row, ids in enumerate(encoded):
        arrays[0, row, : len(ids)] = ids
        arrays[1, row, : len(ids)] = 1
        arrays[2, row, 1 : len(ids) - 1] = 1
    return arrays
