"""An opened file, before anything is known about what is in it.

What lives here: opening with care (only regular files, only within the size limit) and reading.
What does not: formats. The one rule: what is judged is the open file, never its name a second
time, so that a file cannot be exchanged in between.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from engine.config import ExtractLimits
from engine.extract.failure import ExtractionError, refused
from engine.extract.tesseract import Tesseract
from engine.kinds import Family, family_of
from engine.types import FailureReason

_MIB = 1 << 20
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """A readable file: its name, its bytes and what may be taken from it."""

    path: Path
    file: BinaryIO
    size_bytes: int
    limits: ExtractLimits
    depth: int = 0  # how many files this one is inside of
    tesseract: Tesseract | None = None  # what reads the words of pictures, where that is wanted

    def inner(self, name: str, data: bytes) -> Source:
        """Return a file that was found inside this one."""
        size_bytes, depth = len(data), self.depth + 1
        return Source(Path(name), BytesIO(data), size_bytes, self.limits, depth, self.tesseract)

    def head(self, n_bytes: int) -> bytes:
        """Return the first bytes."""
        self.file.seek(0)
        return self.file.read(n_bytes)

    def data(self) -> bytes:
        """Return all bytes, which were found to be within the limit."""
        return self.head(self.limits.file_bytes)


@contextmanager
def opened(
    path: Path, limits: ExtractLimits, tesseract: Tesseract | None = None
) -> Iterator[Source]:
    """Open a file for its readers.

    Raises:
        ExtractionError: NO_ACCESS, NOT_A_FILE, TOO_LARGE, EMPTY or CORRUPT; `is_passing` when the
            disk gives no answer just now.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_WAITING | _BINARY)
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            os.close(descriptor)
            raise ExtractionError(FailureReason.NOT_A_FILE, "it is not a regular file")
        with os.fdopen(descriptor, "rb") as file:
            _check_size(path, found.st_size, limits)
            yield Source(path, file, found.st_size, limits, tesseract=tesseract)
    except OSError as problem:
        raise refused(problem) from problem


def _check_size(path: Path, size_bytes: int, limits: ExtractLimits) -> None:
    if size_bytes == 0:
        raise ExtractionError(FailureReason.EMPTY, "the file has no content")
    text = family_of(path) is Family.TEXT
    limit_bytes = limits.text_bytes if text else limits.file_bytes
    if size_bytes > limit_bytes:
        what = "text files" if text else "files of this kind"
        raise ExtractionError(
            FailureReason.TOO_LARGE,
            f"{size_bytes / _MIB:,.0f} MB; {what} are read up to {limit_bytes / _MIB:,.0f} MB",
        )
