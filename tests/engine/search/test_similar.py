"""More like this: what is near a document in meaning."""

from __future__ import annotations

import pytest

from engine.errors import ErrorCode, InputProblem
from engine.search.similar import more_like
from engine.types import ChunkId, DocumentId, Kind, SearchResponse
from tests.engine.search.library import HandMadeLibrary


def names(response: SearchResponse) -> list[str]:
    return [hit.path.name for hit in response.hits]


def test_the_nearest_documents_come_first_and_never_the_document_itself(
    library: HandMadeLibrary,
) -> None:
    asked = library.add("/a/rules 2024.md", "Quiet in the house at night.\n\nBicycles in the yard.")
    library.add("/a/walk.pdf", "A walk over mountains.")
    library.add("/a/rules 2019.md", "Quiet in the house at noon.\n\nBicycles in the cellar.")

    response = more_like(library.search, library.snapshot, asked)

    assert names(response) == ["rules 2019.md", "walk.pdf"]
    assert response.kind_counts == {Kind.NOTE: 1, Kind.PDF: 1}
    first, second = (hit.stages.dense for hit in response.hits)
    assert first is not None
    assert second is not None
    assert first.value > second.value


def test_a_copy_of_the_document_is_no_answer(library: HandMadeLibrary) -> None:
    asked = library.add("/a/one.md", "Quiet at night.")
    library.add("/a/copy.md", "Quiet at night.")
    library.add("/a/other.md", "Quiet at noon.")
    assert names(more_like(library.search, library.snapshot, asked)) == ["other.md"]


def test_versions_of_another_document_are_one_answer(library: HandMadeLibrary) -> None:
    same = "Quiet in the house at night and at noon.\n\nBicycles belong into the cellar."
    asked = library.add("/a/rules.md", "Quiet in the house.")
    library.add("/a/old.md", f"{same}\n\nDogs: no.", mtime_ns=1)
    library.add("/a/new.md", f"{same}\n\nDogs: yes.", mtime_ns=2)
    library.add("/a/walk.md", "A walk over mountains.")

    first, second = more_like(library.search, library.snapshot, asked, limit=2).hits

    assert (first.path.name, [path.name for path in first.also_at]) == ("new.md", ["old.md"])
    assert second.path.name == "walk.md"


def test_one_passage_asks_for_itself_alone(library: HandMadeLibrary) -> None:
    asked = library.add("/a/both.md", "honey and bees\n\nboiler pressure valve")
    library.add("/a/boiler.md", "boiler pressure")
    library.add("/a/bees.md", "bees make honey")
    with library.search.reading() as view:
        rows = view.connection.execute(
            "SELECT id FROM chunks WHERE text IN ('honey and bees', 'boiler pressure valve')"
            " ORDER BY ordinal"
        ).fetchall()
    for row, best in zip(rows, ("bees.md", "boiler.md"), strict=True):
        found = more_like(library.search, library.snapshot, asked, chunk_id=ChunkId(row[0]))
        assert names(found)[0] == best


def test_a_chunk_of_another_document_asks_nothing(library: HandMadeLibrary) -> None:
    asked = library.add("/a/one.md", "Quiet at night.")
    library.add("/a/other.md", "Quiet at noon.")
    found = more_like(library.search, library.snapshot, asked, chunk_id=ChunkId(999))
    assert found.hits == ()


def test_no_more_than_wanted(library: HandMadeLibrary) -> None:
    asked = library.add("/a/0.md", "Quiet at night.")
    for i in range(1, 8):
        library.add(f"/a/{i}.md", f"Quiet at night number {i}.")
    response = more_like(library.search, library.snapshot, asked, limit=3)
    assert len(response.hits) == 3
    assert response.kind_counts == {Kind.NOTE: 7}


def test_without_vectors_there_is_no_answer_and_no_error(library: HandMadeLibrary) -> None:
    waiting = library.add("/a/waiting.md", None)
    read = library.add("/a/read.md", "Quiet at night.")
    assert more_like(library.search, library.snapshot, waiting).hits == ()
    assert more_like(library.search, library.words_only, read).hits == ()


def test_an_unknown_document_is_an_input_problem(library: HandMadeLibrary) -> None:
    with pytest.raises(InputProblem) as caught:
        more_like(library.search, library.snapshot, DocumentId(404))
    assert caught.value.code is ErrorCode.UNKNOWN_DOCUMENT
