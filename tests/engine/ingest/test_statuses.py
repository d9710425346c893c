"""Figures are true, and cost no more than what is shown of them."""

from __future__ import annotations

from pathlib import Path

from engine.config import EngineConfig
from engine.library import Library
from tests.fakes.model_source import FakeModels


def test_the_whole_library_s_figures_count_no_passage_by_folder(tmp_path: Path) -> None:
    config = EngineConfig(data_dir=tmp_path / "profile", models_dir=tmp_path / "models")
    roots = tmp_path / "a", tmp_path / "b"
    with Library.open(config, writable=True, models=FakeModels()) as library:
        library.load_models()
        for root in roots:
            root.mkdir()
            (root / "same.txt").write_text("honey")
            library.add_folder(root)
        (roots[0] / "other.txt").write_text("heather")
        library.scan()
        library.read()
        asked: list[str] = []
        library._database.reader().set_trace_callback(asked.append)
        status = library.status()
        by_folder = [one for one in asked if "folder_id" in one and "chunks" in one]
        folders = library.folders()
        library._database.reader().set_trace_callback(None)
    assert by_folder == []
    assert (status.n_documents, status.n_read, status.n_chunks) == (3, 3, 2)
    # what both folders hold is counted in either
    assert [(one.n_documents, one.n_read, one.n_chunks) for one in folders] == [
        (2, 2, 2),
        (1, 1, 1),
    ]


def test_a_folder_counts_its_files_that_are_found_by_words_alone(tmp_path: Path) -> None:
    config = EngineConfig(data_dir=tmp_path / "profile", models_dir=tmp_path / "models")
    roots = tmp_path / "a", tmp_path / "b"
    with Library.open(config, writable=True, models=FakeModels()) as library:
        for root in roots:
            root.mkdir()
            (root / "same.txt").write_text("honey")
            library.add_folder(root)
        (roots[0] / "other.txt").write_text("heather")
        library.scan()
        library.read()
        assert [one.n_without_meaning for one in library.folders()] == [2, 1]
        assert library.status().n_by_meaning == 0
        library.load_models()
        library.read()
        assert [one.n_without_meaning for one in library.folders()] == [0, 0]
        assert library.status().n_by_meaning == 3
