"""Small files of the old office formats and of Outlook, made when a test asks for them.

A compound file ([MS-CFB]) holds named streams; what is in them follows [MS-DOC], [MS-XLS], [MS-PPT]
and [MS-OXMSG], with no more than a reader needs to find the text.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST_STREAM = 4096  # shorter ones would lie in sectors of their own kind


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Make a compound file of streams; every one is filled up to a length that needs no minis."""
    padded = {name: data.ljust(_LEAST_STREAM, b"\0") for name, data in streams.items()}
    n_directory = -(-(len(padded) + 1) // 4)
    fat, sectors = [_FAT], b""
    starts = {}
    for name, data in padded.items():
        n_sectors = -(-len(data) // _SECTOR)
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + n_sectors), _END]
        sectors += data.ljust(n_sectors * _SECTOR, b"\0")
    directory_start = len(fat)
    fat += [*range(directory_start + 1, directory_start + n_directory), _END]
    assert len(fat) <= _SECTOR // 4
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    # the streams are a chain of right siblings in the order that the format sorts names in
    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    entries = _entry("Root Entry", 5, child=1 if names else -1)
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else -1
        entries += _entry(name, 2, right=right, start=starts[name], size=len(padded[name]))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, directory_start, 0, _LEAST_STREAM, _END, 0, _END, 0),
    )
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    empty = struct.pack("<64xHBBIII36xIQ", 0, 0, 0, _FREE, _FREE, _FREE, 0, 0)
    entries += empty * (n_directory * 4 - len(names) - 1)
    return header + struct.pack("<128I", *fat) + sectors + entries


def _entry(
    name: str, kind: int, *, right: int = -1, child: int = -1, start: int = 0, size: int = 0
) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ",
        raw,
        len(raw),
        kind,
        1,
        _FREE,
        right & _FREE,
        child & _FREE,
        _END if kind == 5 else start,
        size,
    )


def doc(text: str) -> bytes:
    """Make a Word 97 file of one piece of text; paragraphs end with a carriage return."""
    raw = text.encode("utf-16-le")
    text_at = 1024
    clx_at = 0
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, text_at, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    words = [0] * 11
    longs = [0] * 22
    longs[3] = len(text)  # ccpText
    pairs = [(0, 0)] * 93
    pairs[33] = (clx_at, len(clx))  # fcClx, lcbClx
    flags = 0x1200  # the table stream is `1Table`, and characters are of two bytes
    fib = struct.pack("<HHHHHHHIBBHH", 0xA5EC, 0xC1, 0, 0x409, 0, flags, 0xBF, 0, 0, 0, 0, 0)
    fib += (
        struct.pack("<II", text_at, text_at + len(raw))
        + struct.pack("<H", 14)
        + struct.pack("<14H", *words, 0, 0, 0)
    )
    fib += struct.pack("<H", 22) + struct.pack("<22I", *longs)
    fib += struct.pack("<H", 93) + b"".join(struct.pack("<II", *pair) for pair in pairs)
    body = fib.ljust(text_at, b"\0") + raw
    return compound({"WordDocument": body, "1Table": clx})


def xls(sheets: Mapping[str, list[list[str]]]) -> bytes:
    """Make an Excel 97 workbook of cells that are words."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0x7CC, 0, 0x600))

    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    strings = b"".join(struct.pack("<HB", len(c), 1) + c.encode("utf-16-le") for c in cells)
    shared = record(0xFC, struct.pack("<II", len(cells), len(cells)) + strings)
    bodies, number = [], 0
    for rows in sheets.values():
        body = begin(0x10)
        width = max(len(row) for row in rows)
        body += record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
        for y, row in enumerate(rows):
            for x in range(len(row)):
                body += record(0xFD, struct.pack("<HHHI", y, x, 0, number))
                number += 1
        bodies.append(body + record(0x0A, b""))

    def bound(name: str, place: int) -> bytes:
        head = struct.pack("<IBBBB", place, 0, 0, len(name), 1)
        return record(0x85, head + name.encode("utf-16-le"))

    start, rest = begin(0x05), shared + record(0x0A, b"")
    place = len(start) + sum(len(bound(name, 0)) for name in sheets) + len(rest)
    listed = b""
    for name, body in zip(sheets, bodies, strict=True):
        listed += bound(name, place)
        place += len(body)
    return compound({"Workbook": start + listed + rest + b"".join(bodies)})


def ppt(slides: list[tuple[str, str]]) -> bytes:
    """Make a PowerPoint 97 presentation of `(title, body)` slides."""

    def atom(kind: int, data: bytes, instance: int = 0) -> bytes:
        return struct.pack("<HHI", instance << 4, kind, len(data)) + data

    def container(kind: int, data: bytes, instance: int = 0) -> bytes:
        return struct.pack("<HHI", instance << 4 | 0xF, kind, len(data)) + data

    listed = b""
    for number, (title, body) in enumerate(slides):
        listed += atom(0x3F3, struct.pack("<IIIII", number + 2, 4, 2, 256 + number, 0))
        for kind, text in ((0, title), (1, body)):
            listed += atom(0xF9F, struct.pack("<I", kind)) + atom(0xFA0, text.encode("utf-16-le"))
    document = container(0x3E8, atom(0x3E9, bytes(40)) + container(0xFF0, listed))
    pages = b"".join(
        container(0x3EE, atom(0x3EF, struct.pack("<I8xIII", 1, 0, 0, 0))) for _ in slides
    )
    user = atom(0xFF6, struct.pack("<IIIHHBBH", 20, 0xE391C05F, 0, 4, 0x3F4, 3, 0, 0) + b"user")
    return compound({"PowerPoint Document": document + pages, "Current User": user})


def msg(subject: str, sender: str, body: str) -> bytes:
    """Make an Outlook message with subject, sender and body."""
    texts = {0x001A: "IPM.Note", 0x0037: subject, 0x0C1A: sender, 0x0042: sender, 0x1000: body}
    properties = bytes(32)
    streams = {}
    for tag, text in texts.items():
        raw = text.encode("utf-16-le")
        properties += struct.pack("<HHIII", 0x1F, tag, 6, len(raw) + 2, 0)
        streams[f"__substg1.0_{tag:04X}001F"] = raw
    return compound({"__properties_version1.0": properties, **streams})
