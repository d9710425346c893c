"""What tests of commands share: the small models in place of those that ship."""

from __future__ import annotations

import pytest

from app import opening
from engine.config import EngineConfig
from engine.library import Library
from tests.fakes.model_source import FakeModels


@pytest.fixture
def small_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every library that a command opens the small models."""
    open_real = Library.open

    def open_small(config: EngineConfig, *, writable: bool) -> Library:
        return open_real(config, writable=writable, models=FakeModels())

    monkeypatch.setattr(opening.Library, "open", open_small)
