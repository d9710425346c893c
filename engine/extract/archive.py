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
    data = source.data()
    budget = _Budget(source.size_bytes)
    draft = Draft(source.limits.output_chars)
    try:
        for number, (name, found) in enumerate(_members(source.path.name, data, budget)):
            if draft.full:
                break
            if number >= _MAX_MEMBERS:
                draft.note = f"Only the first {number:,} files in it were read."
                break
            if source.limits.leave_out_keys and private_key_rule(found[:HEAD_BYTES]):
                continue
            try:
                inner = read_inner(source.inner(name, found))
            except ExtractionError:
                continue  # the archive as a whole fails only when nothing in it is text
            draft.include(inner, name)
    except (tarfile.TarError, lzma.LZMAError, zipfile.BadZipFile, EOFError, OSError) as problem:
        raise ExtractionError(FailureReason.CORRUPT, "it is damaged or cut off") from problem
    return draft.finish()


class _Budget:
    """Counts what comes out; an archive that grows too much is a bomb."""

    def __init__(self, packed_bytes: int) -> None:
        self._left_bytes = min(_MAX_TOTAL_BYTES, (10 << 20) + _MAX_RATIO * packed_bytes)

    def read(self, file: IO[bytes] | io.BufferedIOBase) -> bytes:
        """Return all that a stream gives.

        Raises:
            ExtractionError: TOO_LARGE.
        """
        pieces: list[bytes] = []
        n_bytes = 0
        while piece := file.read(_STEP_BYTES):
            pieces.append(piece)
            n_bytes += len(piece)
            if n_bytes > _MAX_MEMBER_BYTES or n_bytes > self._left_bytes:
                raise ExtractionError(FailureReason.TOO_LARGE, "it unpacks to far more than it is")
        self._left_bytes -= n_bytes
        return b"".join(pieces)


def _members(packed: str, data: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zip_members(data, budget)
        return
    name = packed
    for mark, opener in _STREAMS:
        if data.startswith(mark):
            data = budget.read(opener(BytesIO(data)))
            ending = next((each for each in _ENDINGS if name.lower().endswith(each)), "")
            name = name[: len(name) - len(ending)] if ending else name
    if data[257:262] == b"ustar" or _is_old_tar(data, name):
        yield from _tar_members(data, budget)
    elif name != packed:
        yield name, data
    else:
        raise ExtractionError(FailureReason.UNSUPPORTED, "an archive that cannot be opened here")


def _is_old_tar(data: bytes, name: str) -> bool:
    return name.lower().endswith((".tar", ".tgz", ".tbz2", ".txz")) and len(data) % 512 == 0


def _zip_members(data: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                with archive.open(info) as member:
                    yield info.filename, budget.read(member)


def _tar_members(data: bytes, budget: _Budget) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=BytesIO(data), mode="r:") as archive:
        for info in archive:
            member = archive.extractfile(info) if info.isreg() else None
            if member is not None:
                yield info.name, budget.read(member)
