"""From files on disk to the reasons behind a list of results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.exclusion import LeftOut
from engine.explanation import FilterKind, Presence
from engine.library import Library
from engine.types import MatchKind, SearchRequest
from tests.fakes.model_source import FakeModels
from tests.fakes.token_embedder import TokenEmbedder
from tests.journeys.conftest import update


@pytest.fixture
def library(config: EngineConfig, root: Path) -> Iterator[Library]:
    (root / "rules.md").write_text("At night the sound in the house must stay low for everybody.")
    (root / "rules old.md").write_text("At noon the sound in the house must stay low for all.")
    (root / "walk.txt").write_text("A walk over the mountains with a tent and good company.")
    (root / "private.log").write_text("nothing")
    (root / "empty.txt").write_text("")
    models = FakeModels(TokenEmbedder({"loud": "noise", "sound": "noise"}))
    config = replace(config, left_out=LeftOut(("*.log",)))
    opened = Library.open(config, writable=True, models=models)
    with opened as library:
        library.load_models()
        library.add_folder(root)
        update(library)
        yield library


def test_words_that_mean_the_same_are_marked_beside_the_same_words(library: Library) -> None:
    request = SearchRequest("loud at night")
    first = library.search(request)

    (hit, *_rest) = library.highlight(request, first.hits)

    passage = hit.passages[0]
    said = {(passage.snippet[m.start : m.end], m.kind) for m in passage.marks}
    assert said == {("night", MatchKind.WORD), ("sound", MatchKind.MEANING)}


def test_a_result_is_explained(library: Library, root: Path) -> None:
    request = SearchRequest("sound at night type:md")
    document_id = library.find_document(root / "rules.md")
    assert document_id is not None

    told = library.explain(request, document_id)

    assert (told.rank, told.words_rank, told.words_found) == (1, 1, ("sound", "night"))
    assert [(check.kind, check.passed) for check in told.filters] == [(FilterKind.KIND, True)]


def test_any_file_can_be_asked_for(library: Library, root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.md"
    outside.write_text("sound at night")
    (root / "brand new.md").write_text("sound at night")
    asked = {
        root / "rules old.md": Presence.RANKED,
        root / "private.log": Presence.LEFT_OUT,
        root / "empty.txt": Presence.FAILED,
        root / "brand new.md": Presence.NOT_SEEN,
        root / "no such file.md": Presence.MISSING,
        outside: Presence.NOT_IN_LIBRARY,
    }
    request = SearchRequest("sound at night")
    assert {path: library.locate(request, path).presence for path in asked} == asked
    filtered = library.locate(SearchRequest("sound type:txt"), root / "rules.md")
    assert filtered.presence is Presence.FILTERED


def test_a_file_is_found_behind_a_link(library: Library, root: Path, tmp_path: Path) -> None:
    link = tmp_path / "link to files"
    link.symlink_to(root)
    assert library.find_document(link / "rules.md") == library.find_document(root / "rules.md")
    assert library.find_document(tmp_path / "none.md") is None


def test_what_is_like_a_file_comes_nearest_first(library: Library, root: Path) -> None:
    document_id = library.find_document(root / "rules.md")
    assert document_id is not None
    alike = library.more_like(document_id)
    assert [hit.path.name for hit in alike.hits] == ["rules old.md", "walk.txt"]
