"""Tells whether a database is still what it was when it was closed.

SQLite keeps no checksum of its pages: a letter that a disk forgets is read as another letter. So a
checksum is left beside a database that was closed, and compared when it is opened. Of a large one
it is the checksum of every n-th block, others each time: a disk that goes on forgetting is met.

What lives here: that checksum. What does not: what is done about damage (`store/opening`). The one
rule: only a file with the very time of change that was sealed can be told to be damaged; one that
something else has changed since is none of the seal's business.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import zlib
from dataclasses import dataclass
from pathlib import Path

from engine.errors import DataProblem, ErrorCode

log = logging.getLogger(__name__)

_BLOCK_BYTES = 1 << 20
# Reading 200 MB takes about 0.1 s; neither start nor end waits for more than a few times that.
_MOST_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Seal:
    """What a closed file was."""

    mtime_ns: int
    n_bytes: int
    first_block: int  # of those that were read
    checksum: int

    @property
    def is_whole(self) -> bool:
        """Return whether it tells of every byte."""
        return _step(self.n_bytes) == 1

    def fits(self, path: Path) -> bool:
        """Return whether a file has these bytes, as far as it tells."""
        return (
            path.stat().st_size == self.n_bytes
            and _checksum(path, self.n_bytes, self.first_block) == self.checksum
        )


def put(path: Path) -> Seal | None:
    """Seal a database that was closed; None when its log is not empty."""
    wal = path.with_name(f"{path.name}-wal")
    try:
        status = path.stat()
        if wal.exists() and wal.stat().st_size:
            return None
        n_bytes = status.st_size
        first_block = secrets.randbelow(_step(n_bytes))
        checksum = _checksum(path, n_bytes, first_block)
        seal = Seal(status.st_mtime_ns, n_bytes, first_block, checksum)
        words = f"{seal.mtime_ns} {n_bytes} {first_block} {checksum}\n"
        _place(path).write_text(words, "ascii")
    except OSError as problem:  # it is opened without being compared
        log.warning("%s was not sealed: %s", path.name, problem.strerror)
        return None
    return seal


def read(path: Path) -> Seal | None:
    """Return the seal of a file that nothing has changed since it was sealed."""
    try:
        mtime_ns, n_bytes, first_block, checksum = map(int, _place(path).read_text("ascii").split())
        is_sealed = path.stat().st_mtime_ns == mtime_ns
    except (OSError, ValueError):
        return None
    return Seal(mtime_ns, n_bytes, first_block, checksum) if is_sealed else None


def compare(path: Path) -> None:
    """Compare a file with its seal, where it has one.

    Raises:
        DataProblem: DATABASE_DAMAGED: it is not what it was when it was closed.
    """
    sealed = read(path)
    if sealed is not None and not sealed.fits(path):
        raise DataProblem(ErrorCode.DATABASE_DAMAGED, f"{path}: not what it was when it was closed")


def lift(path: Path) -> None:
    """Take the seal away, before anything is written."""
    with contextlib.suppress(OSError):  # a disk that cannot be written changes no database either
        _place(path).unlink(missing_ok=True)


def _place(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def _step(n_bytes: int) -> int:
    """Return the distance of the blocks that are read of so large a file."""
    return max(1, -(-n_bytes // _MOST_BYTES))


def _checksum(path: Path, n_bytes: int, first_block: int) -> int:
    checksum = 0
    with path.open("rb") as file:
        for start in range(first_block * _BLOCK_BYTES, n_bytes, _step(n_bytes) * _BLOCK_BYTES):
            file.seek(start)
            checksum = zlib.crc32(file.read(_BLOCK_BYTES), checksum)
    return checksum
