"""The index file is written now and then, and always at the end."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.index import files
from engine.index.hnsw import HnswIndex
from engine.library import Library
from engine.serving import serving
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


def profile_of(tmp_path: Path, n_files: int) -> tuple[EngineConfig, Path]:
    root = tmp_path / "files"
    root.mkdir()
    for number in range(n_files):
        (root / f"{number}.txt").write_text(f"about {number} and honey")
    return EngineConfig(data_dir=tmp_path / "profile", models_dir=tmp_path / "models"), root


def test_little_that_changes_writes_no_large_index_and_is_taken_in_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, root = profile_of(tmp_path, 210)
    clock = HandClock()
    n_saved = []
    save = files.save

    def count(index: HnswIndex, path: Path, fingerprint: str) -> None:
        n_saved.append(len(index))
        save(index, path, fingerprint)

    monkeypatch.setattr(files, "save", count)
    with Library.open(config, writable=True, models=FakeModels(), clock=clock) as library:
        library.load_models()
        library.add_folder(root)
        library.scan()
        library.read()
        for name in ("one.txt", "two.txt"):
            clock.pass_ms(61_000)
            read_one(library, root, name)
        assert n_saved == [210]
        with Library.open(config, writable=False, models=FakeModels()) as beside:
            beside.load_models()  # as after a kill: from the file and the rows
            index = beside._serving.current().index
            assert index is not None
            assert len(index) == 212
        clock.pass_ms(61_000)
        read_one(library, root, "three.txt")
        assert n_saved == [210, 213]  # more than a hundredth was new


def test_a_long_reading_writes_the_index_as_it_grows_by_a_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, root = profile_of(tmp_path, 300)
    n_saved = []
    monkeypatch.setattr(serving, "_SAVE_EVERY", 2)
    monkeypatch.setattr(serving, "_SAVE_SHARE", 0.5)
    monkeypatch.setattr(files, "save", lambda index, *_: n_saved.append(len(index)))
    with Library.open(config, writable=True, models=FakeModels()) as library:
        library.load_models()
        library.add_folder(root)
        library.scan()
        library.read()
        assert len(n_saved) > 1  # how often depends on how many are embedded at a time
        # half of what is there then is new
        assert all(after >= 2 * before for before, after in pairwise(n_saved))
