"""What a look for damage finds can be put right, and nothing a person made is lost by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.health import Finding, Health, Mend
from engine.library import Library
from tests.fakes import tiny_models
from tests.fakes.model_source import FakeModels
from tests.journeys.conftest import found, update


def bad(library: Library) -> dict[str, Finding]:
    return {one.name: one for one in library.care.findings() if one.health is Health.BAD}


@pytest.fixture
def library(open_library: Callable[[], Library], root: Path) -> Library:
    for number in range(5):
        (root / f"letter {number}.md").write_text(f"# Letter {number}\n\nAbout bees and hive.\n")
    library = open_library()
    library.add_folder(root)
    update(library)
    assert not bad(library)
    return library


def test_an_index_that_lacks_a_vector_is_made_anew(library: Library) -> None:
    index = library._serving.current().index
    assert index is not None
    chunk = library._database.reader().execute("SELECT min(id) FROM chunks").fetchone()[0]
    index.remove([chunk])
    assert bad(library)["Index"].mend is Mend.INDEX
    assert not library.care.mend(Mend.INDEX)
    assert not bad(library)


def test_vectors_are_made_to_fit_the_passages_again(library: Library) -> None:
    with library._database.write() as rows:
        rows.execute("PRAGMA defer_foreign_keys = ON")
        rows.execute("DELETE FROM vectors WHERE chunk_id = (SELECT min(chunk_id) FROM vectors)")
    assert bad(library)["Passages found by meaning"].mend is Mend.VECTORS
    assert not library.care.mend(Mend.VECTORS)
    library.read()
    assert not bad(library)


@pytest.mark.expects_warning
def test_a_damaged_library_is_read_again_after_the_next_start(
    library: Library, config: EngineConfig, open_library: Callable[[], Library]
) -> None:
    assert library.care.mend(Mend.LIBRARY), "the program has to start again"
    assert found(library, "bees"), "until then it answers as it can"
    again = open_library()
    assert found(again, "bees") == []
    update(again)
    assert len(found(again, "bees")) == 5
    assert config.library_path.with_suffix(".damaged").exists()
    once_more = open_library()
    assert len(found(once_more, "bees")) == 5, "it is put aside once"


@pytest.fixture
def with_model(config: EngineConfig) -> Iterator[tuple[Library, Path]]:
    folder = config.models_dir / "prepared"
    tiny_models.bi_encoder(folder)
    library = Library.open(config, writable=True, models=FakeModels())
    yield library, folder
    library.close()


def test_a_damaged_model_file_is_named_and_prepared_anew(with_model: tuple[Library, Path]) -> None:
    library, folder = with_model
    assert not bad(library)
    spoilt = folder / "model.fp32.onnx"
    spoilt.write_bytes(spoilt.read_bytes()[:-1])
    finding = bad(library)["Models"]
    assert str(spoilt) in finding.detail
    assert finding.mend is Mend.MODEL
    assert not library.care.mend(Mend.MODEL)
    assert not folder.exists(), "the next loading prepares it"
    assert not bad(library)


def test_a_model_of_the_persons_own_is_never_thrown_away(
    config: EngineConfig, tmp_path: Path
) -> None:
    mine = config.data_dir / "models" / "mine"
    config.data_dir.mkdir()
    tiny_models.bi_encoder(mine)
    (mine / "tokenizer.json").unlink()
    config = replace(config, bundled_models_dir=tmp_path / "none")
    library = Library.open(config, writable=True, models=FakeModels())
    finding = bad(library)["Models"]
    assert finding.mend is None
    assert str(mine / "tokenizer.json") in finding.detail
    library.care.mend(Mend.MODEL)
    assert mine.exists()
    library.close()
