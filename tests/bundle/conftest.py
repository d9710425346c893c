"""The build's modules are scripts beside each other, no package."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    known = set(sys.modules)
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield
    for path in PACKAGING.glob("*.py"):
        if path.stem not in known:
            sys.modules.pop(path.stem, None)
