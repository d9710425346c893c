"""Pages, Keynote and Numbers since 2013: packed messages in a zip.

What lives here: unpacking (Snappy without checksums), walking protocol buffers, and the two
messages that hold text: a text storage, and a table's list of strings. The format is Apple's own,
described by those who took it apart (github.com/obriensp/iWorkFileFormat). The one rule: what is
not understood is skipped, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.extract.draft import Draft
from engine.extract.members import Members
from engine.extract.source import Source
from engine.types import ExtractedText

_INDEX = "Index.zip"
_TEXTLESS = re.compile(
    r"(?:.*/)?(?:MasterSlide|TemplateSlide|ThemeStylesheet|DocumentStylesheet|Stylesheet"
    r"|AnnotationAuthor|CalculationEngine|ViewState|Metadata|DocumentMetadata)[^/]*\.iwa"
)
_STORAGES = (2001, 2005)  # TSWP.StorageArchive
_TABLE_LIST = 6005  # TST.TableDataList
_STRINGS = 1  # the kind of a table list that holds strings
_TEXT_FIELD = 3
_ENTRY_FIELD = 3
_OBJECT = "\ufffc"  # stands for a picture or a shape
_BYTES, _NUMBER = 2, 0


def read_iwa(source: Source) -> ExtractedText:
    """Read a newer iWork document.

    Raises:
        ExtractionError: CORRUPT, TOO_LARGE or EMPTY.
    """
    members = Members(source.data())
    packed = next((name for name in members.names if name.endswith(_INDEX)), "")
    if packed:
        members = Members(members.read(packed))
    draft = Draft(source.limits.output_chars)
    names = [n for n in members.names if n.endswith(".iwa") and not _TEXTLESS.fullmatch(n)]
    for name in sorted(names, key=_natural):
        for text in _texts(unpacked(members.read(name))):
            draft.block(text.replace(_OBJECT, ""))
    return draft.finish()


def _natural(name: str) -> tuple[str, int]:
    """Sort `Slide-2` before `Slide-10`."""
    found = re.search(r"(\d+)(?:-\d+)?\.iwa$", name)
    return (re.sub(r"[-\d]*\.iwa$", "", name), int(found[1]) if found else 0)


def _texts(data: bytes) -> Iterator[str]:
    for kind, message in _messages(data):
        if kind in _STORAGES:
            for number, value in fields(message):
                if number == _TEXT_FIELD and isinstance(value, bytes):
                    yield value.decode("utf-8", "replace")
        elif kind == _TABLE_LIST:
            yield "\n".join(_strings(message))


def _strings(message: bytes) -> Iterator[str]:
    found = list(fields(message))
    if (1, _STRINGS) not in found:
        return
    for number, entry in found:
        if number == _ENTRY_FIELD and isinstance(entry, bytes):
            for inner, value in fields(entry):
                if inner == _TEXT_FIELD and isinstance(value, bytes):
                    yield value.decode("utf-8", "replace")


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each message's type and bytes."""
    place = 0
    while place < len(data):
        size, place = varint(data, place)
        described = [value for number, value in fields(data[place : place + size]) if number == 2]
        place += size
        for info in described:
            about = dict(fields(info)) if isinstance(info, bytes) else {}
            kind, length = about.get(1, 0), about.get(3, 0)
            if isinstance(kind, int) and isinstance(length, int):
                yield kind, data[place : place + length]
                place += length


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield a protocol buffer's numbers and byte strings with their field numbers."""
    place = 0
    while place < len(message):
        key, place = varint(message, place)
        number, kind = key >> 3, key & 7
        if kind == _NUMBER:
            value, place = varint(message, place)
            yield number, value
        elif kind == _BYTES:
            size, place = varint(message, place)
            yield number, message[place : place + size]
            place += size
        elif kind in (1, 5):
            place += 8 if kind == 1 else 4
        else:
            raise ValueError(f"a field of unknown kind {kind}")


def varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a variable-length number and the place after it."""
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7


def unpacked(data: bytes) -> bytes:
    """Return what an IWA file's blocks unpack to."""
    out = bytearray()
    place = 0
    while place + 4 <= len(data):
        length = int.from_bytes(data[place + 1 : place + 4], "little")
        place += 4
        _unsnap(data[place : place + length], out)
        place += length
    return bytes(out)


def _unsnap(block: bytes, out: bytearray) -> None:
    """Append one raw Snappy block, as its format description says."""
    base = len(out)
    expected, place = varint(block, 0)
    while place < len(block):
        tag = block[place]
        place += 1
        if tag & 3 == 0:
            length = (tag >> 2) + 1
            if length > 60:
                n_bytes = length - 60
                length = int.from_bytes(block[place : place + n_bytes], "little") + 1
                place += n_bytes
            out += block[place : place + length]
            place += length
            continue
        if tag & 3 == 1:
            length, distance = 4 + (tag >> 2 & 7), (tag >> 5) << 8 | block[place]
            place += 1
        else:
            n_bytes = 2 if tag & 3 == 2 else 4
            length = (tag >> 2) + 1
            distance = int.from_bytes(block[place : place + n_bytes], "little")
            place += n_bytes
        if not 0 < distance <= len(out) - base:
            raise ValueError("a copy from before the block")
        for _ in range(length):
            out.append(out[-distance])
    if len(out) - base != expected:
        raise ValueError("a block of another length than it says")
