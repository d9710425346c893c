"""The entry of the reading process: one file per request, until the pipe ends.

What lives here: the loop, and what this process denies itself (network, endless memory, files
that are written). What does not: formats. The one rule: nothing but frames goes out on the pipe;
what a library prints goes to the error stream.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from engine.config import ExtractLimits
from engine.extract import wire
from engine.extract.failure import ExtractionError
from engine.extract.readers import read
from engine.extract.tesseract import Tesseract
from engine.priority import lower_process
from engine.types import FailureReason

_HEADROOM_BYTES = 512 << 20  # the parent's watch is the finer limit; this one is the wall
_MAX_WRITTEN_BYTES = 16 << 20  # its error stream, for as long as it lives


def main() -> int:
    """Answer requests on standard input until it ends; return the exit status."""
    lower_process()
    requests, answers = _take_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _deny_network()
    wire.write_frame(answers, {"ready": True})
    opening = wire.read_frame(requests)
    if opening is None:
        return 0
    limits, tesseract = wire.limits_of(opening), wire.tesseract_of(opening)
    limit_cpu = _limit_resources(limits)
    while (message := wire.read_frame(requests)) is not None:
        limit_cpu()
        wire.write_frame(answers, _answer(Path(message["path"]), limits, tesseract))
    return 0


def _answer(path: Path, limits: ExtractLimits, tesseract: Tesseract | None) -> dict[str, Any]:
    try:
        return wire.answer(read(path, limits, tesseract))
    except ExtractionError as problem:
        return wire.refusal(problem)
    except MemoryError:
        return wire.refusal(
            ExtractionError(FailureReason.OUT_OF_MEMORY, "reading it needs too much memory")
        )


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes and put harmless streams in their places."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers


def _deny_network() -> None:
    def refuse(*_args: object, **_kwargs: object) -> NoReturn:
        raise PermissionError("the reading process opens no socket")

    for name in ("socket", "create_connection", "socketpair"):
        setattr(socket, name, refuse)


def _limit_resources(limits: ExtractLimits) -> Callable[[], None]:
    """Set the limits that hold for the process; return what renews the limit for one file."""
    if sys.platform == "win32":
        return lambda: None
    import resource

    most = limits.memory_bytes + _HEADROOM_BYTES
    for kind, value in (
        (resource.RLIMIT_DATA, most),
        (resource.RLIMIT_FSIZE, _MAX_WRITTEN_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _lower(kind, value)

    def limit_cpu() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        cpu_s = int(used.ru_utime + used.ru_stime) + limits.cpu_s + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, hard))

    return limit_cpu


def _lower(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or hard > value:
        try:
            resource.setrlimit(kind, (value, value))
        except (OSError, ValueError):
            return  # macOS refuses some of them; the parent's watch remains


if __name__ == "__main__":
    sys.exit(main())
