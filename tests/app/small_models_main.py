"""The program with small models in place of the real ones, as a process that starts at once."""

from __future__ import annotations

import sys

from app import opening
from app.__main__ import main
from engine.config import EngineConfig
from engine.library import Library
from tests.fakes.model_source import FakeModels

_open = Library.open


def open_small(config: EngineConfig, *, writable: bool) -> Library:
    return _open(config, writable=writable, models=FakeModels())


if __name__ == "__main__":
    opening.Library.open = open_small  # type: ignore[method-assign, assignment]
    sys.exit(main())
