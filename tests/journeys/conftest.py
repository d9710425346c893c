"""A library on a folder of real files, with small models."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.figures import ReadSummary, ScanSummary
from engine.library import Library
from engine.types import SearchRequest
from tests.fakes.model_source import FakeModels


def config_for(tmp_path: Path) -> EngineConfig:
    return EngineConfig(
        data_dir=tmp_path / "profile",
        models_dir=tmp_path / "models",
        worker_command=(sys.executable, "-m", "app", "--worker"),
    )


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return config_for(tmp_path)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def open_library(config: EngineConfig) -> Iterator[Callable[[], Library]]:
    """Return a function that opens the profile anew, closing what was open before."""
    with ExitStack() as stack:

        def open_again() -> Library:
            stack.close()
            library = Library.open(config, writable=True, models=FakeModels())
            stack.callback(library.close)
            library.load_models()
            return library

        yield open_again


def update(library: Library) -> tuple[ScanSummary, ReadSummary]:
    return library.scan(), library.read()


def found(library: Library, query: str) -> list[str]:
    response = library.search(SearchRequest(query))
    return [hit.path.name for hit in response.hits]
