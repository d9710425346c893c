"""The installed program's entry: `app.__main__`, after what only a frozen program needs.

The one rule: nothing heavy is imported before `freeze_support` had its turn.
"""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> int:
    """Start the window, a command or a worker; return the exit code."""
    multiprocessing.freeze_support()
    _leave_no_traces()
    _give_streams()
    from app.__main__ import main as start

    return start()


def _leave_no_traces() -> None:
    """Let children, ours and those that open files, find their own libraries.

    The starter points the loader to this program's folder. The loader has read that by now, and
    goes by it to the end, whatever becomes of the variables.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    for name in ("LD_LIBRARY_PATH", "LIBPATH"):
        original = os.environ.pop(f"{name}_ORIG", None)
        if original is not None:
            os.environ[name] = original
        else:
            os.environ.pop(name, None)


def _give_streams() -> None:
    """Windows gives a program without a console no streams, and libraries write to them."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


if __name__ == "__main__":
    sys.exit(main())
