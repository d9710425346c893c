"""Models are imported, listed, used for close reading and deleted; what serves is never deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import EngineError, EnvironmentProblem, ErrorCode, InputProblem
from engine.library import Library
from engine.versions import (
    BUNDLED_ENCODER,
    BUNDLED_RERANKER,
    EventKind,
    ModelVersionId,
    Origin,
    VersionKind,
)
from tests.fakes.fake_reranker import FakeReranker
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.model_source import FakeModels

Open = Callable[..., Library]


class OtherReranker(FakeReranker):
    """Another one, by name."""

    fingerprint = "other-reranker"


OTHERS = {"wide": HashEmbedder(96), "closer": OtherReranker()}
SOMEWHERE = Path("/somewhere")


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return EngineConfig(
        data_dir=tmp_path / "profile", models_dir=tmp_path / "cache", close_reading=False
    )


@pytest.fixture
def open_library(config: EngineConfig) -> Iterator[Open]:
    """Return a function that opens the profile anew, with the stored setting for close reading."""
    with ExitStack() as stack:

        def open_again(*, writable: bool = True, other: bool = False) -> Library:
            if not other:
                stack.close()
            source = FakeModels(
                reranker=FakeReranker(), others=OTHERS, home=config.data_dir / "models"
            )
            library = Library.open(config, writable=writable, models=source)
            stack.callback(library.close)
            library.models._config = EngineConfig(
                data_dir=config.data_dir,
                models_dir=config.models_dir,
                close_reading=library.settings().get("search.close_reading") is True,
            )
            library.load_models()
            return library

        yield open_again


def code_of(work: Callable[[], object]) -> ErrorCode:
    with pytest.raises(EngineError) as problem:
        work()
    return problem.value.code


def test_a_new_profile_has_the_two_models_of_the_program(open_library: Open) -> None:
    installed = open_library().models.installed()
    assert [(one.version.id, one.version.kind, one.in_use) for one in installed] == [
        (BUNDLED_ENCODER, VersionKind.ENCODER, True),
        (BUNDLED_RERANKER, VersionKind.RERANKER, True),
    ]
    assert installed[0].version.name == "hashed words"


def test_an_imported_model_is_listed_and_does_not_serve_yet(open_library: Open) -> None:
    library = open_library()
    version = library.models.import_folder(SOMEWHERE / "wide")
    assert (version.kind, version.origin) == (VersionKind.ENCODER, Origin.IMPORTED)
    library = open_library()
    last = library.models.installed()[-1]
    assert last.version == version
    assert not last.in_use
    assert last.version.folder.is_dir()


def test_what_was_imported_before_is_not_imported_twice(open_library: Open) -> None:
    library = open_library()
    first = library.models.import_folder(SOMEWHERE / "wide")
    assert library.models.import_folder(SOMEWHERE / "wide") == first
    assert len(library.models.installed()) == 3


def test_a_folder_without_a_model_is_refused(open_library: Open) -> None:
    library = open_library()
    code = code_of(lambda: library.models.import_folder(SOMEWHERE / "photos"))
    assert code is ErrorCode.MODEL_UNSUPPORTED
    assert library.models.history() == []


def test_a_reranker_serves_at_once_and_after_a_restart(open_library: Open) -> None:
    library = open_library()
    assert not library.can_rerank
    closer = library.models.import_folder(SOMEWHERE / "closer")
    library.models.use(closer.id)
    assert library._serving.current().reranker is OTHERS["closer"]
    assert library.settings()["search.close_reading"] is True
    library = open_library()
    assert library._serving.current().reranker is OTHERS["closer"]
    in_use = [one.version.id for one in library.models.installed() if one.in_use]
    assert in_use == [BUNDLED_ENCODER, closer.id]
    library.models.use(BUNDLED_RERANKER)
    current = library._serving.current().reranker
    assert current is not None
    assert current.fingerprint == "fake-reranker"


@pytest.mark.expects_warning
def test_a_damaged_reranker_is_replaced_by_the_one_of_the_program(open_library: Open) -> None:
    library = open_library()
    closer = library.models.import_folder(SOMEWHERE / "closer")
    library.models.use(closer.id)
    (closer.folder / "weights").write_bytes(b"edited")
    current = open_library()._serving.current()
    assert current.embedder is not None
    assert current.reranker is not None
    assert current.reranker.fingerprint == "fake-reranker"


def test_a_damaged_reranker_is_not_used(open_library: Open) -> None:
    library = open_library()
    closer = library.models.import_folder(SOMEWHERE / "closer")
    (closer.folder / "weights").write_bytes(b"edited")
    assert code_of(lambda: library.models.use(closer.id)) is ErrorCode.MODEL_UNUSABLE
    assert not library.can_rerank


def test_a_deleted_model_is_gone_with_its_folder(open_library: Open) -> None:
    library = open_library()
    wide = library.models.import_folder(SOMEWHERE / "wide")
    library.models.use(wide.id)
    library.models.undo()
    assert library.models.can_undo()
    library.models.delete(wide.id)
    assert not wide.folder.exists()
    assert not library.models.can_undo()
    assert len(library.models.installed()) == 2
    assert library.models.history()[-1].kind is EventKind.DELETE
    assert library.models.history()[-1].detail == {"version": wide.id, "name": "wide"}


def test_what_serves_or_comes_with_the_program_cannot_be_deleted(open_library: Open) -> None:
    library = open_library()
    wide = library.models.import_folder(SOMEWHERE / "wide")
    closer = library.models.import_folder(SOMEWHERE / "closer")
    library.models.use(wide.id)
    library.models.use(closer.id)
    for version_id in (wide.id, closer.id, BUNDLED_ENCODER, BUNDLED_RERANKER):
        assert code_of(lambda: library.models.delete(version_id)) is ErrorCode.MODEL_IN_USE  # noqa: B023
    assert wide.folder.is_dir()
    assert closer.folder.is_dir()


def test_a_model_that_is_not_there_is_named(open_library: Open) -> None:
    models = open_library().models
    nobody = ModelVersionId(77)
    for work in (models.use, models.delete, models.quote):
        with pytest.raises(InputProblem, match="77"):
            work(nobody)


def test_beside_a_writer_models_are_listed_and_not_changed(open_library: Open) -> None:
    writer = open_library()
    wide = writer.models.import_folder(SOMEWHERE / "wide")
    reader = open_library(writable=False, other=True)
    assert reader.models.installed() == writer.models.installed()
    for work in (
        lambda: reader.models.import_folder(SOMEWHERE / "closer"),
        lambda: reader.models.use(wide.id),
        lambda: reader.models.delete(wide.id),
    ):
        with pytest.raises(EnvironmentProblem) as problem:
            work()
        assert problem.value.code is ErrorCode.PROFILE_BUSY


def test_a_missing_folder_is_told_in_the_list(open_library: Open) -> None:
    library = open_library()
    wide = library.models.import_folder(SOMEWHERE / "wide")
    (wide.folder / "weights").unlink()
    wide.folder.rmdir()
    assert library.models.installed()[-1].problem
