"""The index file is written now and then, and always at the end."""

from __future__ import annotations

from pathlib import Path

from engine.config import EngineConfig
from engine.library import Library
from tests.engine.watch.fakes import HandClock
from tests.fakes.model_source import FakeModels


def read_one(library: Library, root: Path, name: str) -> None:
    (root / name).write_text(f"about {name} and honey")
    library.scan()
    assert library.read().n_embedded == 1


def test_many_readings_in_a_minute_write_the_index_once_and_closing_writes_the_rest(
    tmp_path: Path,
) -> None:
    root = tmp_path / "files"
    root.mkdir()
    config = EngineConfig(data_dir=tmp_path / "profile", models_dir=tmp_path / "models")
    clock = HandClock()

    def written() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in config.index_dir.iterdir()}

    with Library.open(config, writable=True, models=FakeModels(), clock=clock) as library:
        library.load_models()
        library.add_folder(root)
        read_one(library, root, "first.txt")
        first = written()
        clock.pass_ms(59_000)
        read_one(library, root, "second.txt")
        assert written() == first
        clock.pass_ms(2_000)
        read_one(library, root, "third.txt")
        third = written()
        assert third != first
        read_one(library, root, "fourth.txt")
        assert written() == third
    assert written() != third
