"""Archives: the files inside, each as a part of its own.

What lives here: zip, tar, gzip, bzip2 and xz, unpacked in memory and within limits. What does
not: 7z and rar. The one rule: nothing is ever written to disk, and no size that an archive
declares is believed.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from engine.extract.draft import Draft
from engine.extract.failure import ExtractionError
from engine.extract.source import Source
from engine.kinds import extension_of
from engine.private_key import HEAD_BYTES, private_key_rule
from engine.types import ExtractedText, FailureReason

InnerReader = Callable[[Source], ExtractedText]

_MAX_DEPTH = 3
_MAX_MEMBERS = 1_000
_MAX_MEMBER_BYTES = 100 << 20
_MAX_TOTAL_BYTES = 500 << 20
_MAX_RATIO = 200  # beyond the first ten megabytes
_STEP_BYTES = 1 << 20
_TAR_BLOCK_BYTES = 512
_Opener = Callable[[BytesIO], io.BufferedIOBase]
_STREAMS: tuple[tuple[bytes, _Opener], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_READABLE = frozenset(("zip", "tar", "gz", "tgz", "bz2", "tbz2", "xz", "txz"))
_ENDINGS = (".gz", ".bz2", ".xz", ".tbz2", ".tgz", ".txz", ".z")


def read_archive(source: Source, read_inner: InnerReader) -> ExtractedText:
    """Read what is in an archive.

    Raises:
        ExtractionError: UNSUPPORTED, ENCRYPTED, CORRUPT, TOO_LARGE, or EMPTY when no member gave
            text.
    """
    if source.depth >= _MAX_DEPTH:
        raise ExtractionError(FailureReason.UNSUPPORTED, "archives inside archives inside archives")
    extension = extension_of(source.path)
    if extension not in _READABLE:
        raise ExtractionError(
            FailureReason.UNSUPPORTED, f"there is no reader for .{extension} files"
        )
    members = _members(source.path.name, source.data())
    draft = Draft(source.limits.output_chars)
    left = _Left()
    try:
        _add(draft, members, source, read_inner, left)
    except _TooMuchError:
        left.all_else = True
    except (tarfile.TarError, lzma.LZMAError, zipfile.BadZipFile, EOFError, OSError) as problem:
        raise ExtractionError(FailureReason.CORRUPT, "it is damaged or cut off") from problem
    draft.note = f"{draft.note} {left.note}".strip()
    try:
        return draft.finish()
    except ExtractionError as problem:
        if left.note:
            raise ExtractionError(FailureReason.TOO_LARGE, left.note) from problem
        raise


def _add(
    draft: Draft,
    members: Iterator[tuple[str, bytes | None]],
    source: Source,
    read_inner: InnerReader,
    left: _Left,
) -> None:
    for number, (name, data) in enumerate(members):
        if draft.full:
            return
        if number >= _MAX_MEMBERS:
            draft.note = f"Only the first {number:,} files in it were read."
            return
        if data is None:
            left.n_large += 1
            continue
        if source.limits.leave_out_keys and private_key_rule(data[:HEAD_BYTES]):
            continue
        try:
            inner = read_inner(source.inner(name, data))
        except ExtractionError:
            continue  # the archive as a whole fails only when nothing in it is text
        draft.include(inner, name)


@dataclass(slots=True)
class _Left:
    """What was left because of its size."""

    n_large: int = 0
    all_else: bool = False

    @property
    def note(self) -> str:
        said = []
        if self.n_large:
            what = "1 file in it is" if self.n_large == 1 else f"{self.n_large:,} files in it are"
            said.append(f"{what} too large to be read.")
        if self.all_else:
            said.append("It unpacks to far more than it is; the rest was not read.")
        return " ".join(said)


class _TooMuchError(Exception):
    """More came out of an archive than one of its size holds: it grows like a bomb."""


class _Unpacking(io.RawIOBase):
    """A stream of which every byte that comes out counts, until the archive gave too much."""

    def __init__(self, file: IO[bytes] | io.BufferedIOBase, budget: _Budget) -> None:
        self._file = file
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._budget.left_bytes -= len(piece)
        if self._budget.left_bytes < 0:
            raise _TooMuchError
        return piece


@dataclass(slots=True)
class _Budget:
    left_bytes: int


def _whole(file: IO[bytes] | io.RawIOBase) -> bytes | None:
    """Return all that a file in an archive says; None when it alone is too large."""
    pieces: list[bytes] = []
    n_bytes = 0
    while piece := file.read(_STEP_BYTES):
        n_bytes += len(piece)
        if n_bytes > _MAX_MEMBER_BYTES:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _members(packed: str, data: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Yield the name of each file and what it says; None where that is too large.

    Raises:
        ExtractionError: UNSUPPORTED.
        _TooMuchError: the rest is not unpacked.
    """
    budget = _Budget(min(_MAX_TOTAL_BYTES, (10 << 20) + _MAX_RATIO * len(data)))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zip_members(data, budget)
        return
    opener = next((opener for mark, opener in _STREAMS if data.startswith(mark)), None)
    ending = next((each for each in _ENDINGS if packed.lower().endswith(each)), "")
    if opener is None:
        if not _is_tar(data, packed):
            raise _unknown()
        yield from _tar_members(_Unpacking(BytesIO(data), budget))
        return
    name = packed[: len(packed) - len(ending)]
    head = opener(BytesIO(data)).read(_TAR_BLOCK_BYTES)
    stream = _Unpacking(opener(BytesIO(data)), budget)
    if _is_tar(head, packed if ending.startswith(".t") else name):
        yield from _tar_members(stream)
    elif ending:
        yield name, _whole(stream)
    else:
        raise _unknown()


def _unknown() -> ExtractionError:
    return ExtractionError(FailureReason.UNSUPPORTED, "an archive that cannot be opened here")


def _is_tar(data: bytes, name: str) -> bool:
    """Return whether a file is a tar, by its mark, or by its name when it is an old one."""
    named = name.lower().endswith((".tar", ".tgz", ".tbz2", ".txz"))
    return data[257:262] == b"ustar" or (named and len(data) % _TAR_BLOCK_BYTES == 0)


def _zip_members(data: bytes, budget: _Budget) -> Iterator[tuple[str, bytes | None]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                with archive.open(info) as member:
                    yield info.filename, _whole(_Unpacking(member, budget))


def _tar_members(stream: _Unpacking) -> Iterator[tuple[str, bytes | None]]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            member = archive.extractfile(info) if info.isreg() else None
            if member is not None:
                yield info.name, _whole(member)
