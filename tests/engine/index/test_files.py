"""Index files: whole or not at all, and nothing that does not fit is believed."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import numpy as np
import pytest

from engine.errors import DataProblem, EnvironmentProblem, ErrorCode
from engine.index import asciipath, files
from engine.index.hnsw import HnswIndex
from engine.ports import Vectors

DIM = 16


def unit_rows(n: int) -> Vectors:
    rows = np.random.default_rng(5).standard_normal((n, DIM)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def index() -> HnswIndex:
    made = HnswIndex(DIM, scan_limit=0)
    made.add(np.arange(500) * 3, unit_rows(500))
    made.remove(np.arange(40) * 3)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index" / "generation-0001"


def graph_of(path: Path) -> Path:
    (graph,) = path.parent.glob("*.hnsw")
    return graph


def test_a_loaded_index_answers_as_the_saved_one_did(index: HnswIndex, path: Path) -> None:
    files.save(index, path, "fingerprint")
    loaded = files.load(path, DIM, "fingerprint", scan_limit=0)
    assert loaded.ids().tolist() == index.ids().tolist()
    for query in unit_rows(20):
        for was, now in zip(index.search(query, 10), loaded.search(query, 10), strict=True):
            np.testing.assert_array_equal(was, now)
    loaded.add(np.array([7]), unit_rows(1))
    loaded.remove(np.array([400 * 3]))
    assert len(loaded) == len(index)


def test_removed_vectors_stay_removed_and_count_towards_a_rebuild(
    index: HnswIndex, path: Path
) -> None:
    index.remove(np.arange(100) * 3)
    assert index.needs_rebuild
    files.save(index, path, "fingerprint")
    loaded = files.load(path, DIM, "fingerprint")
    assert loaded.needs_rebuild
    assert 3 not in loaded.search(unit_rows(2)[1], 500)[0]


def test_an_empty_index_can_be_saved(path: Path) -> None:
    files.save(HnswIndex(DIM), path, "fingerprint")
    loaded = files.load(path, DIM, "fingerprint")
    loaded.add(np.arange(3), unit_rows(3))
    assert len(loaded) == 3


def test_nothing_saved_is_told_apart_from_damage(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.load(path, DIM, "fingerprint")


@pytest.mark.parametrize(
    "damage",
    ["cut", "flipped", "gone", "manifest cut", "manifest empty", "other count", "other graph"],
)
def test_anything_that_does_not_fit_is_damage(index: HnswIndex, path: Path, damage: str) -> None:
    files.save(index, path, "fingerprint")
    graph = graph_of(path)
    manifest = path.with_name(path.name + ".json")
    if damage == "cut":
        graph.write_bytes(graph.read_bytes()[:-10])
    elif damage == "flipped":
        content = bytearray(graph.read_bytes())
        content[2_000] ^= 0xFF
        graph.write_bytes(content)
    elif damage == "gone":
        graph.unlink()
    elif damage == "manifest cut":
        manifest.write_text(manifest.read_text()[:40])
    elif damage == "manifest empty":
        manifest.write_text("{}")
    elif damage == "other count":
        manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"n_elements": 499}))
    else:
        other = HnswIndex(DIM)
        other.add(np.arange(500), unit_rows(500))
        files.save(other, path.with_name("other"), "fingerprint")
        (stray,) = path.parent.glob("other.*.hnsw")
        graph.write_bytes(stray.read_bytes())
    with pytest.raises(DataProblem) as caught:
        files.load(path, DIM, "fingerprint")
    assert caught.value.code is ErrorCode.INDEX_DAMAGED


def test_an_index_of_another_model_or_width_is_refused(index: HnswIndex, path: Path) -> None:
    files.save(index, path, "fingerprint")
    for dim, fingerprint in ((DIM, "another"), (DIM * 2, "fingerprint")):
        with pytest.raises(DataProblem):
            files.load(path, dim, fingerprint)


def test_saving_again_leaves_one_graph(index: HnswIndex, path: Path) -> None:
    files.save(index, path, "fingerprint")
    first = graph_of(path)
    files.save(index, path, "fingerprint")
    assert graph_of(path) != first


def test_a_failed_save_leaves_the_saved_index_as_it_was(
    index: HnswIndex, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.save(index, path, "fingerprint")
    index.remove(np.arange(500) * 3)

    def no_room(_: Path, __: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", no_room)
        with pytest.raises(EnvironmentProblem) as caught:
            files.save(index, path, "fingerprint")
    assert caught.value.code is ErrorCode.DISK_FULL
    graph_of(path)
    assert len(files.load(path, DIM, "fingerprint")) == 460


def test_a_graph_that_was_not_written_whole_is_noticed(
    index: HnswIndex, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_graph = HnswIndex.write_graph

    def cut_short(self: HnswIndex, target: str) -> tuple[int, int]:
        written = write_graph(self, target)
        Path(target).write_bytes(Path(target).read_bytes()[:-100])
        return written

    monkeypatch.setattr(HnswIndex, "write_graph", cut_short)
    with pytest.raises(EnvironmentProblem) as caught:
        files.save(index, path, "fingerprint")
    assert caught.value.code is ErrorCode.DISK_FULL
    assert not list(path.parent.iterdir())


def test_a_folder_that_cannot_be_written_is_told(index: HnswIndex, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentProblem):
        files.save(index, tmp_path / "file" / "generation", "fingerprint")


def test_a_removed_index_is_gone(index: HnswIndex, path: Path) -> None:
    files.save(index, path, "fingerprint")
    files.remove(path)
    files.remove(path)
    assert not list(path.parent.iterdir())


def test_where_hnswlib_cannot_open_a_name_a_plain_one_stands_in(
    index: HnswIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asciipath, "_can_open", lambda path: str(path).isascii())
    path = tmp_path / "Jörg 蜜蜂" / "generation-0001"
    files.save(index, path, "fingerprint")
    assert len(files.load(path, DIM, "fingerprint")) == len(index)
    assert graph_of(path).is_file()
