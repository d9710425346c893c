"""What was read from a folder that is removed is gone from the disk, whenever a kill comes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.feedback.records import ActKind
from engine.index import files
from engine.index.hnsw import HnswIndex
from engine.ingest import packing
from engine.library import Library
from engine.store import documents, erasure, folders, packed
from engine.types import SearchRequest
from tests.journeys.conftest import found, update

PLANTED = "quetzalcoatlus"
Open = Callable[[], Library]


@pytest.fixture
def two_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setattr(packing, "LEAST_CHUNKS", 5)
    monkeypatch.setattr(packed, "LEAST_ROWS", 2)
    kept, secret = tmp_path / "kept", tmp_path / "secret"
    for folder, word in ((kept, "heron"), (secret, PLANTED)):
        folder.mkdir()
        for number in range(40):
            text = f"{word} {number} " + "reed and water " * 60
            (folder / f"{word} {number}.txt").write_text(text, "utf-8")
    return kept, secret


def bytes_of(profile: Path) -> dict[str, bytes]:
    every = (path for path in profile.rglob("*") if path.is_file())
    return {str(path.relative_to(profile)): path.read_bytes().lower() for path in every}


def holding(profile: Path, what: bytes) -> list[str]:
    return [name for name, content in bytes_of(profile).items() if what in content]


def filled(library: Library, two_folders: tuple[Path, Path]) -> list[int]:
    ids = [library.add_folder(folder).id for folder in two_folders]
    update(library)
    response = library.search(SearchRequest(PLANTED))
    impression = library.feedback.record_impression(response)
    assert impression is not None
    library.feedback.record_act(impression, ActKind.OPEN, response.hits[0].path)
    return ids


def test_no_byte_stays_of_a_folder_that_is_forgotten(
    open_library: Open, config: EngineConfig, two_folders: tuple[Path, Path]
) -> None:
    library = open_library()
    _, secret = filled(library, two_folders)
    (config.data_dir / "backups").mkdir(exist_ok=True)
    for copy in ("library.damaged", "backups/library-before-m.db"):
        (config.data_dir / copy).write_bytes(PLANTED.encode())
    library = open_library()  # so that everything stands in the file
    n_bytes_before = config.library_path.stat().st_size
    assert len(holding(config.data_dir, PLANTED.encode())) > 2
    library.remove_folder(secret)
    assert holding(config.data_dir, PLANTED.encode()) == []
    library = open_library()
    assert holding(config.data_dir, PLANTED.encode()) == []
    assert config.library_path.stat().st_size < 0.8 * n_bytes_before
    assert found(library, PLANTED) == []
    assert len(found(library, '"heron"')) > 0
    assert library.feedback.counts() == (0, 0)


def test_the_vectors_of_what_is_forgotten_leave_the_index_file(
    open_library: Open, config: EngineConfig, two_folders: tuple[Path, Path]
) -> None:
    library = open_library()
    _, secret = filled(library, two_folders)
    library.remove_folder(secret)
    (path,) = (config.data_dir / "index").glob("*.json")
    manifest = files._Manifest(**json.loads(path.read_text("utf-8")))
    _, vectors, removed = files._elements(path.parent / manifest.graph, manifest)
    assert removed.sum() > 0
    assert not vectors[removed].any()
    assert np.allclose(np.linalg.norm(vectors[~removed], axis=1), 1, atol=1e-3)


def indexes(config: EngineConfig) -> list[Path]:
    return list((config.data_dir / "index").iterdir())


def test_an_index_file_that_cannot_be_written_without_them_goes(
    open_library: Open,
    config: EngineConfig,
    two_folders: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    library = open_library()
    _, secret = filled(library, two_folders)
    library = open_library()
    assert len(indexes(config)) == 2

    def full(*_arguments: object) -> None:
        raise EnvironmentProblem(ErrorCode.DISK_FULL)

    monkeypatch.setattr(files, "save", full)
    library.remove_folder(secret)
    assert indexes(config) == []
    assert not erasure.is_owed(library._database.reader())
    caplog.clear()


def test_an_index_file_goes_while_another_way_of_searching_stands_in_for_it(
    open_library: Open,
    config: EngineConfig,
    two_folders: tuple[Path, Path],
    caplog: pytest.LogCaptureFixture,
) -> None:
    library = open_library()
    _, secret = filled(library, two_folders)
    library.close()
    (graph,) = (path for path in indexes(config) if path.suffix == ".hnsw")
    with graph.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"\xff")
    library = open_library()
    assert not isinstance(library._serving.current().index, HnswIndex)
    caplog.clear()  # a damaged index is told
    library.remove_folder(secret)
    assert indexes(config) == []


def test_erasing_stays_owed_while_an_index_file_can_neither_be_written_nor_removed(
    open_library: Open,
    config: EngineConfig,
    two_folders: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    library = open_library()
    _, secret = filled(library, two_folders)
    library = open_library()
    real = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".hnsw":
            raise PermissionError(13, "open elsewhere")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(EnvironmentProblem):
        library.remove_folder(secret)
    assert erasure.is_owed(library._database.reader())
    monkeypatch.undo()
    update(library)
    assert not erasure.is_owed(library._database.reader())
    assert len(indexes(config)) == 2  # the manifest, and one graph


def test_a_kill_after_the_folder_was_removed_leaves_nothing_to_find(
    open_library: Open, config: EngineConfig, two_folders: tuple[Path, Path]
) -> None:
    library = open_library()
    _, secret = filled(library, two_folders)
    with library._database.write() as connection:
        erasure.owe(connection)
    with library._user.write() as connection:
        folders.remove_folder(connection, secret)
    library = open_library()
    update(library)
    assert found(library, PLANTED) == []
    assert not erasure.is_owed(library._database.reader())
    library.feedback.forget.all()  # that came before the kill
    assert holding(config.data_dir, PLANTED.encode()) == []


def test_a_kill_while_a_folder_takes_over_another_costs_no_reading(
    open_library: Open, two_folders: tuple[Path, Path]
) -> None:
    library = open_library()
    _, secret = filled(library, two_folders)
    with library._user.write() as connection:
        folders.remove_folder(connection, secret)
        outer = folders.add_folder(connection, two_folders[1].parent, 0)
    scanned, read = update(library)
    assert (scanned.n_gone, read.n_embedded) == (0, 0)
    assert documents.folders_named(library._database.reader()) <= {outer.id, 1}
    assert len(found(library, f'"{PLANTED}"')) > 0
