"""Which disks are mounted in a folder, as the system lists them.

What lives here: reading the system's list, and telling one disk from another. What does not: what
follows for the documents (`ingest/disks`). The one rule: the list is asked and never a disk, so
that one that sleeps or hangs holds up nobody, and what is in no list is a plain folder, whatever
its device number says: a subvolume has one of its own and goes nowhere.

A bind mount is in the list and goes away like a disk. What an automounter holds ready is none.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from engine import raw_paths

_TABLE = Path("/proc/self/mountinfo")
_BLOCK_DEVICES = Path("/sys/dev/block")
_UUIDS = Path("/dev/disk/by-uuid")
_FOR_DISKS = (b"/media", b"/run/media", b"/mnt", b"/net", b"/Volumes")
_FILE_MANAGER = b"fuse.gvfsd-fuse"  # shows every share that it is connected to
_AUTOMOUNTER = b"autofs"  # stands where something will be mounted once it is asked for


@dataclass(frozen=True, slots=True)
class Mounted:
    """A disk at its place.

    Attributes:
        disk: which disk, the same each time it comes; "" where that cannot be told.
        number: of this mount; another one, even of the same disk, has mostly another.
    """

    disk: str = ""
    number: int = 0


Mounts = Callable[[Path], dict[bytes, Mounted]]


def mounted_in(root: Path) -> dict[bytes, Mounted]:
    """Return what is mounted at a folder or below it, by path; `root` has no links in it.

    Windows is not asked: an unplugged volume's folder there is an error, and never an empty one.
    """
    raw = os.fsencode(root)
    if sys.platform == "win32":
        return {}
    if sys.platform != "linux":
        parts = psutil.disk_partitions(all=True)
        points = (os.fsencode(part.mountpoint) for part in parts)
        return {point: Mounted() for point in points if raw_paths.is_in(point, raw)}
    found: dict[bytes, Mounted] = {}
    for line in _lines():
        # of two at one place the later one is seen
        if raw_paths.is_in(line.point, raw) and line.kind != _AUTOMOUNTER:
            found.pop(line.point, None)
            if _is_plugged(line.device):
                found[line.point] = Mounted(_disk(line), line.number)
    return found


def takes_disks(parent: Path) -> bool:
    """Return whether what is missing in a folder may be a disk that is to be connected there.

    So it is where the system mounts what is plugged in, unless the folder lies on such a disk.
    """
    raw = os.fsencode(parent)
    if sys.platform == "win32":
        return False  # a drive that is not there has no folders either
    if sys.platform == "linux":
        points = {line.point: line.kind for line in _lines()}
    else:
        parts = psutil.disk_partitions(all=True)
        points = {os.fsencode(part.mountpoint): os.fsencode(part.fstype) for part in parts}
    own = max((point for point in points if raw_paths.is_in(raw, point)), key=len, default=b"/")
    if points.get(own) in (_AUTOMOUNTER, _FILE_MANAGER):
        return True
    return any(
        raw_paths.is_in(raw, place) and (own == place or not raw_paths.is_in(own, place))
        for place in _FOR_DISKS
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table (proc_pid_mountinfo(5)); `top` is what of the disk is mounted."""

    number: int
    device: str  # major:minor
    top: bytes
    point: bytes
    kind: bytes
    source: bytes


def _lines() -> Iterator[_Line]:
    try:
        table = _TABLE.read_bytes()
    except OSError:
        return  # without it nothing is known to be mounted, and what was is kept
    for line in table.splitlines():
        fields = line.split(b" ")
        rest = fields.index(b"-", 6)
        top, point, kind, source = map(
            _unescaped, (fields[3], fields[4], fields[rest + 1], fields[rest + 2])
        )
        yield _Line(int(fields[0]), fields[2].decode(), top, point, kind, source)


def _unescaped(field: bytes) -> bytes:
    return re.sub(rb"\\([0-7]{3})", lambda code: bytes([int(code[1], 8)]), field)


def _is_plugged(device: str) -> bool:
    """Return whether a disk is still there: one that was pulled out stays mounted for a moment.

    FAT then shows folders that cannot be read as empty ones. Numbers that begin with 0 are no block
    devices'; such file systems give an error.
    """
    if device.startswith("0:") or not _BLOCK_DEVICES.is_dir():
        return True
    return (_BLOCK_DEVICES / device).exists()


def _disk(line: _Line) -> str:
    """Return what names a disk for good: a share's address, or the identity of its file system.

    A device's own name is not enough: the next stick gets the same.
    """
    source = os.fsdecode(line.source)
    if not source.startswith("/dev/"):
        return source if ":" in source or source.startswith("//") else ""
    device = os.path.realpath(source)
    try:
        with os.scandir(_UUIDS) as links:
            for link in links:
                if os.path.realpath(link.path) == device:
                    return f"{link.name}{os.fsdecode(line.top)}"
    except OSError:
        return ""
    return ""
