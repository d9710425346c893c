"""An empty library and an empty folder beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.store.database import Database
from tests.engine.store.library_db import new_library


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    (tmp_path / "profile").mkdir()
    library = new_library(tmp_path / "profile")
    yield library
    library.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder
