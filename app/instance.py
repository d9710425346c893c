"""One Honeyguide for each profile: who it is, and how a second start speaks to it.

What lives here: the lock that makes a start the one that stays, and handing a wish over to it. What
does not: hearing wishes (`doorbell`). The one rule: no Qt and no library, so that a key bound to
`honeyguide --toggle` is answered at once, and the first paint waits for next to nothing.
"""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
import time
import zlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_ANSWER_S = 2.0
_TRIES_S = 3.0  # what starts at the same moment has its door open by then
_PAUSE_S = 0.1
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_MAX_ROOM_BYTES = 70  # the name of a socket has 104 with what comes after it
HEARD = b"heard\n"


class Wants(StrEnum):
    """What a start asks of the one that runs."""

    WINDOW = "window"
    PALETTE = "palette"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a start was for; `token` lets the window come to the front where that takes a permit."""

    wants: Wants
    query: str = ""
    token: str = ""

    def to_line(self) -> bytes:
        """Return the wish as it is sent."""
        return json.dumps(asdict(self)).encode() + b"\n"


def wish_from(line: bytes) -> Wish | None:
    """Return a wish that was sent; None for anything else."""
    try:
        told = json.loads(line)
        return Wish(Wants(told["wants"]), str(told["query"]), str(told["token"]))
    except (ValueError, KeyError, TypeError):
        return None


def activation_token() -> str:
    """Return what the desktop gave this start so that a window may come to the front."""
    return next((os.environ[name] for name in _TOKENS if os.environ.get(name)), "")


@dataclass(frozen=True, slots=True)
class Door:
    """Where the Honeyguide of a profile is spoken to: a socket (a named pipe on Windows)."""

    address: str
    lock: Path


def door_of(data_dir: Path) -> Door | None:
    """Return the door of a profile; None where this account has no folder for such things.

    It lies in a folder that only this account can look into, so nobody else can answer there.
    """
    room = _room()
    if room is None:
        return None
    raw = os.fsencode(data_dir)
    name = f"{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"  # it only tells few profiles apart
    if sys.platform == "win32":
        return Door(rf"\\.\pipe\honeyguide-{name}", room / f"{name}.lock")
    return Door(str(room / f"{name}.sock"), room / f"{name}.lock")


def _room() -> Path | None:
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    is_short = len(os.fsencode(given)) <= _MAX_ROOM_BYTES
    if given and is_short and _is_ours(Path(given)):
        room = Path(given) / "honeyguide"
    else:
        import tempfile  # heavier than the rest, and seldom needed

        user = os.getuid() if sys.platform != "win32" else ""
        room = Path(tempfile.gettempdir()) / f"honeyguide-{user}"
    try:
        room.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return room if _is_ours(room) else None


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return stat.S_ISDIR(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


class OneOnly:
    """The claim to be the Honeyguide of a profile, held until the process ends."""

    def __init__(self, door: Door) -> None:
        self._path = door.lock
        self._file: IO[bytes] | None = None

    def claim(self) -> bool:
        """Return whether this process is the one now."""
        file = None
        try:
            file = self._path.open("ab")
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if file is not None:
                file.close()
            return False
        self._file = file
        return True

    def let_go(self) -> None:
        """Let another process be the one."""
        if self._file is not None:
            self._file.close()
            self._file = None


def hand_over(door: Door, wish: Wish) -> bool:
    """Tell the one that runs; return whether it heard.

    It may have begun only just now, or be busy, so this tries for a few seconds.
    """
    until = time.monotonic() + _TRIES_S
    while True:
        if _say(door, wish.to_line()):
            return True
        if time.monotonic() > until:
            return False
        time.sleep(_PAUSE_S)


def _say(door: Door, line: bytes) -> bool:
    try:
        if sys.platform == "win32":
            with Path(door.address).open("r+b", buffering=0) as pipe:
                pipe.write(line)
                return pipe.readline() == HEARD
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as talk:
            talk.settimeout(_ANSWER_S)
            talk.connect(door.address)
            talk.sendall(line)
            return talk.recv(len(HEARD)) == HEARD
    except OSError:
        return False
