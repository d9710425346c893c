"""A library built by hand, for every test of search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.search.library import HandMadeLibrary


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HandMadeLibrary]:
    made = HandMadeLibrary(tmp_path / "library.db")
    yield made
    made.close()
