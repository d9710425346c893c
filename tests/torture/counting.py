"""Counts what is read and embedded, into a journal that outlives a kill.

The one rule: a line is written before the work counts anywhere else, so that work which is done
twice stands there twice.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from engine.ingest.texts import TextReader
from engine.ports import Vectors
from tests.fakes.hash_embedder import HashEmbedder


class Journal:
    """Lines in a file, each written at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    def note(self, kind: str, *words: object) -> None:
        os.write(self._fd, (" ".join([kind, *map(str, words)]) + "\n").encode())

    def close(self) -> None:
        os.close(self._fd)


def noted(path: Path, kind: str, after: str = "") -> list[list[str]]:
    """Return the words of the lines of a kind, of those after the last line of another one.

    A line that was cut short does not count.
    """
    if not path.exists():
        return []
    whole = path.read_text("utf-8").rpartition("\n")[0]
    lines = [line.split(" ") for line in whole.splitlines()]
    begins = [number for number, words in enumerate(lines) if words[0] == after]
    return [words for name, *words in lines[begins[-1] if begins else 0 :] if name == kind]


class CountingEmbedder(HashEmbedder):
    """Notes every passage that it embeds, by the hash that the library knows it by."""

    def __init__(self, journal: Journal, dim: int = 64) -> None:
        super().__init__(dim)
        self._journal = journal

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        for text in texts:
            digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
            self._journal.note("embedded", self.fingerprint, digest)
        return super().embed_passages(texts)

    @functools.lru_cache(maxsize=2_000)  # noqa: B019 - lives as long as the round
    def _of_word(self, word: str) -> np.ndarray[Any, Any]:
        return super()._of_word(word)


@contextmanager
def counted_reading(journal: Journal) -> Iterator[None]:
    """Note the hash of every content whose text a reader gave in this process meanwhile."""
    real = TextReader._read

    def counted(self: TextReader, document: Any) -> Any:
        result = real(self, document)
        if result is not None and result.extracted is not None:
            journal.note("read", result.opened.digest.hex())
        return result

    TextReader._read = counted  # type: ignore[method-assign]
    try:
        yield
    finally:
        TextReader._read = real  # type: ignore[method-assign]
