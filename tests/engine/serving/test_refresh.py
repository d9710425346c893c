"""A process that stays and only reads keeps up with the one that writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.config import EngineConfig
from engine.library import Library
from engine.store import generations
from engine.types import Degraded, SearchRequest
from tests.engine.watch.fakes import HandClock
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.model_source import FakeModels


class TwoWays(HashEmbedder):
    """Says the same by "sofa" and "couch", which share no letter's worth of words."""

    def _of_word(self, word: str) -> np.ndarray:
        return super()._of_word("couch" if word == "sofa" else word)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return EngineConfig(data_dir=tmp_path / "profile", models_dir=tmp_path / "models")


@pytest.fixture
def writer(config: EngineConfig, tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "files").mkdir()
    (tmp_path / "files/bees.txt").write_text("bees and honey")
    with Library.open(config, writable=True, models=FakeModels(TwoWays())) as library:
        library.load_models()
        library.add_folder(tmp_path / "files")
        library.scan()
        library.read()
        yield library


@pytest.fixture
def reader(writer: Library, config: EngineConfig, clock: HandClock) -> Iterator[Library]:
    models = FakeModels(TwoWays())
    with Library.open(config, writable=False, models=models, clock=clock) as library:
        library.load_models()
        yield library


def found(library: Library, query: str) -> list[str]:
    return [hit.path.name for hit in library.search(SearchRequest(query)).hits]


def test_what_was_added_meanwhile_is_found_by_meaning_after_a_while(
    writer: Library, reader: Library, clock: HandClock, tmp_path: Path
) -> None:
    (tmp_path / "files/couch.txt").write_text("couch")
    writer.scan()
    writer.read()
    assert "couch.txt" not in found(reader, "sofa")
    reader.models.refresh()  # too soon to look again
    assert "couch.txt" not in found(reader, "sofa")
    clock.pass_ms(21_000)
    reader.models.refresh()
    assert found(reader, "sofa")[0] == "couch.txt"
    (tmp_path / "files/couch.txt").unlink()
    writer.scan()
    writer.read()
    clock.pass_ms(21_000)
    reader.models.refresh()
    assert "couch.txt" not in found(reader, "sofa")


def test_another_generation_that_serves_now_is_loaded(
    writer: Library, reader: Library, clock: HandClock
) -> None:
    before = reader.search(SearchRequest("honey")).generation
    with writer._database.write() as library:
        live = generations.live_generation(library)
        assert live is not None
        fresh = generations.start_generation(
            library, live.fingerprint, live.model, live.precision, dim=live.dim, now_utc_ms=1
        )
    clock.pass_ms(21_000)
    reader.models.refresh()
    response = reader.search(SearchRequest("honey"))
    assert response.generation == fresh.id != before
    assert Degraded.MODEL_UNAVAILABLE not in response.degraded
