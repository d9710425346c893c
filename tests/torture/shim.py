"""The library that lets a chosen write fail, or kills the process there; see `shim.c`."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_SOURCE = Path(__file__).with_name("shim.c")
_VARIABLE = "LD_PRELOAD"
KILL = -1


def start_with(module: str) -> Shim | None:
    """Return the shim of this process; start the process over with it where that is missing.

    None where there is no C compiler, or a system that preloads nothing.
    """
    preloaded = os.environ.get(_VARIABLE, "")
    if preloaded.endswith(_SOURCE.stem + ".so"):
        return Shim(Path(preloaded))
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    target = Path(tempfile.mkdtemp(prefix="torture-")) / f"{_SOURCE.stem}.so"
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", str(target), str(_SOURCE), "-ldl"], check=True
    )
    command = [sys.executable, "-m", module, *sys.argv[1:]]
    os.environ[_VARIABLE] = str(target)
    os.execv(sys.executable, command)  # noqa: S606 - this program again
    return None


class Shim:
    """The shim that this process was started with; its children do without.

    A fork has it too, and arms it for itself.
    """

    def __init__(self, path: Path) -> None:
        self._library = ctypes.CDLL(str(path))
        self._library.shim_arm.argtypes = (
            ctypes.c_char_p,
            ctypes.c_long,
            ctypes.c_int,
            ctypes.c_int,
        )
        self._library.shim_count.restype = ctypes.c_long
        del os.environ[_VARIABLE]
        shutil.rmtree(path.parent)

    def arm(self, folder: Path, at: int, problem: int, *, goes_on: bool = False) -> None:
        """Let the `at`-th change below a folder fail with an errno; `KILL` ends the process.

        With `at` 0 changes are counted only.
        """
        self._library.shim_arm(os.fsencode(folder), at, problem, goes_on)

    @property
    def n_changes(self) -> int:
        """Return how many changes there were since it was armed."""
        return int(self._library.shim_count())
