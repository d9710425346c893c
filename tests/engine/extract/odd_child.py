"""The reading process with readers that misbehave as the file's name says."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from engine.config import ExtractLimits
from engine.extract import child
from engine.extract.plain import read_plain
from engine.extract.source import opened
from engine.types import ExtractedText


def misread(path: Path, limits: ExtractLimits) -> ExtractedText:
    name = path.name
    if name == "hang":
        time.sleep(600)
    if name == "spin":
        while True:
            pass
    if name == "abort":
        os.abort()
    if name == "exit":
        os._exit(0)
    if name == "abort-once":
        marker = path.with_name("aborted")
        if not marker.exists():
            marker.touch()
            os.abort()
    if name == "eat":
        hoard = [b"x" * (8 << 20)]
        while True:
            hoard.append(b"x" * (8 << 20))
            time.sleep(0.002)
    if name == "noise":
        print("a library says hello")
        os.write(1, b"\x00\x00\x00\x05hello")
    if name == "socket":
        import socket

        socket.create_connection(("127.0.0.1", 9))
    if name == "bug":
        raise ZeroDivisionError
    if name == "memory-error":
        raise MemoryError
    with opened(path, limits) as source:
        return read_plain(source)


child.read = misread
sys.exit(child.main())
