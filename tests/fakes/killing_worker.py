"""A reading process that takes the whole program down when it meets a certain file."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from engine.extract import child

_real = child._answer


def _answer(path: Path, *rest: Any) -> dict[str, Any]:
    if path.name == "killer.txt":
        os.kill(os.getppid(), signal.SIGKILL)
    return _real(path, *rest)


if __name__ == "__main__":
    child._answer = _answer
    child.main()
