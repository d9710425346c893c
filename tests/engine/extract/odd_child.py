"""The reading process with readers that misbehave as the file's name says."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

from engine.config import ExtractLimits
from engine.extract import child
from engine.extract.plain import read_plain
from engine.extract.source import opened
from engine.types import ExtractedText


def _hang(path: Path) -> None:
    time.sleep(600)


def _spin(path: Path) -> None:
    while True:
        pass


def _abort(path: Path) -> None:
    os.abort()


def _exit(path: Path) -> None:
    os._exit(0)


def _abort_once(path: Path) -> None:
    marker = path.with_name("aborted")
    if not marker.exists():
        marker.touch()
        os.abort()


def _eat(path: Path) -> None:
    hoard = []
    while True:
        hoard.append(b"x" * (8 << 20))
        time.sleep(0.002)


def _noise(path: Path) -> None:
    sys.stdout.write("a library says hello\n")
    sys.stdout.flush()
    os.write(1, b"\x00\x00\x00\x05hello")


def _socket(path: Path) -> None:
    socket.create_connection(("127.0.0.1", 9))


def _bug(path: Path) -> None:
    raise ZeroDivisionError


def _memory_error(path: Path) -> None:
    raise MemoryError


MANNERS = {
    "hang": _hang,
    "spin": _spin,
    "abort": _abort,
    "exit": _exit,
    "abort-once": _abort_once,
    "eat": _eat,
    "noise": _noise,
    "socket": _socket,
    "bug": _bug,
    "memory-error": _memory_error,
}


def misread(path: Path, limits: ExtractLimits, tesseract: object) -> ExtractedText:
    if path.name in MANNERS:
        MANNERS[path.name](path)
    with opened(path, limits) as source:
        return read_plain(source)


child.read = misread
sys.exit(child.main())
