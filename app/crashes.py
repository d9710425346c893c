"""Reports of what went wrong in the program: local files that a person can read and send by hand.

What lives here: writing them. What does not: showing them (`ui/care`). The one rule: a report holds
lines of the program and nothing of a person's: no message of an error, since those name files and
words, no values, no paths outside the program.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from app import __version__
from engine.errors import EngineError

log = logging.getLogger(__name__)

PATTERN = "crash-*.txt"
_FAULTS = "faults.txt"
_PROGRAM = Path(__file__).resolve().parents[1]
_N_KEPT = 5
_MAX_CHAIN = 5


class Reports:
    """The reports of a profile, and the file that the last words of a crash go to.

    Thread: any.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faults: IO[str] | None = None

    def begin(self) -> None:
        """Make a report of what a crash left behind, and listen for the next."""
        faults = self._folder / _FAULTS
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if faults.is_file() and (left := faults.read_text("utf-8", "replace").strip()):
                self._store([_without_places(line) for line in left.splitlines()])
            self._faults = faults.open("w", encoding="utf-8")
        except OSError:
            log.debug("no report of a crash can be written")
            return
        faulthandler.enable(self._faults)

    def end(self) -> None:
        """Listen no more: the program ends as it should."""
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def write(self, problem: BaseException) -> None:
        """Write a report of an error that nobody caught."""
        lines: list[str] = []
        seen: BaseException | None = problem
        for _ in range(_MAX_CHAIN):
            if seen is None:
                break
            lines += [_name(seen), *_frames(seen), ""]
            seen = seen.__cause__ or seen.__context__
        try:
            self._store(lines)
        except OSError:
            log.debug("no report can be written")

    def _store(self, lines: list[str]) -> None:
        import platform  # which no start waits for

        now = datetime.now(UTC)
        head = [
            f"Honeyguide {__version__}, {now:%Y-%m-%d %H:%M} UTC",
            f"Python {platform.python_version()}, {platform.platform(terse=True)}",
            "",
        ]
        path = self._folder / PATTERN.replace("*", f"{now:%Y-%m-%dT%H%M%S}")
        path.write_text("\n".join([*head, *lines]).rstrip() + "\n", "utf-8")
        # by their names, but never this one: the clock may have been put back
        others = sorted(one for one in self._folder.glob(PATTERN) if one != path)
        for old in others[: max(0, len(others) + 1 - _N_KEPT)]:
            old.unlink()


def _name(problem: BaseException) -> str:
    """Return what kind of error it is; its message stays out."""
    code = f" ({problem.code})" if isinstance(problem, EngineError) else ""
    return f"{type(problem).__module__}.{type(problem).__qualname__}{code}"


def _frames(problem: BaseException) -> list[str]:
    import traceback  # which no start waits for

    return [
        f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}"
        for frame in traceback.extract_tb(problem.__traceback__)
    ]


def _place(name: str) -> str:
    """Return a file of the program or of a library by its place there; no other name."""
    path = Path(name)
    if path.is_relative_to(_PROGRAM):
        return path.relative_to(_PROGRAM).as_posix()
    for root in (*map(Path, sys.path), Path(sys.prefix), Path(sys.base_prefix)):
        if root.is_absolute() and path.is_relative_to(root):
            return f"<library>/{path.relative_to(root).as_posix()}"
    return "<elsewhere>"


def _without_places(line: str) -> str:
    """Return a line of a fault with the file in it by its place in the program."""
    before, quote, rest = line.partition('File "')
    if not quote:
        return line
    name, _, after = rest.partition('"')
    return f"{before}{_place(name)}{after}"
