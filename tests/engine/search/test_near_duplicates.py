"""Versions of one document are one row, and only where they answer with the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.explanation import Presence, Whereabouts
from engine.search.explain import explain
from engine.search.whereabouts import Surroundings, locate
from engine.types import DocumentId, SearchRequest
from engine.watch.rules import Rules
from tests.engine.search.library import HandMadeLibrary

SAME = (
    "The tenant may keep one cat in the flat.",
    "The rent is due on the third working day of a month. It is paid by transfer.",
    "Rooms are aired every day and heated well enough that no mould can grow in them.",
    "The stairs are swept in turns by all parties of the house.",
)


def contract(notice: str) -> str:
    return "\n\n".join([*SAME, f"The notice period is {notice} months."])


def rows(
    library: HandMadeLibrary, query: str, *, limit: int = 20
) -> list[tuple[str, tuple[str, ...]]]:
    request = SearchRequest(query, limit=limit)
    hits = library.search.search(request, library.snapshot).hits
    return [(hit.path.name, tuple(path.name for path in hit.also_at)) for hit in hits]


def located(library: HandMadeLibrary, query: str, path: str) -> Whereabouts:
    around = Surroundings([Path("/a")], Rules())
    request = SearchRequest(query)
    return locate(library.search, request, library.snapshot, Path(path), around=around)


@pytest.fixture
def drafts(library: HandMadeLibrary) -> HandMadeLibrary:
    library.add("/a/new.md", contract("six"), mtime_ns=2)
    library.add("/a/old.md", contract("three"), mtime_ns=1)
    library.add("/a/walk.md", "A walk over the mountains to keep well.")
    return library


def test_versions_that_answer_with_the_same_text_are_one_row(drafts: HandMadeLibrary) -> None:
    assert rows(drafts, "keep a cat") == [("new.md", ("old.md",)), ("walk.md", ())]


def test_a_query_about_what_differs_keeps_both_versions(drafts: HandMadeLibrary) -> None:
    shown = rows(drafts, "notice period three months")
    assert [name for name, _ in shown][:2] == ["old.md", "new.md"]
    assert not any(also for _, also in shown)


def test_the_newest_of_equals_answers_whatever_was_read_first(library: HandMadeLibrary) -> None:
    library.add("/a/one.md", contract("three"), mtime_ns=1)
    library.add("/a/three.md", contract("four"), mtime_ns=3)
    library.add("/a/two.md", contract("six"), mtime_ns=2)
    library.add("/b/copy of two.md", contract("six"), mtime_ns=2)

    ((name, also),) = rows(library, "sweep the stairs")

    assert (name, also) == ("three.md", ("one.md", "two.md", "copy of two.md"))


def test_the_same_passage_in_another_document_stays_a_row(library: HandMadeLibrary) -> None:
    library.add("/a/contract.md", contract("three"))
    library.add("/a/letter.md", f"{SAME[0]}\n\nWe are glad that you brought yours. {SAME[3]} Bye.")

    assert len(rows(library, "keep a cat")) == 2


def test_a_version_whose_name_has_more_of_the_query_keeps_its_row(
    library: HandMadeLibrary,
) -> None:
    library.add("/a/cat 2023.md", contract("three"), mtime_ns=1)
    library.add("/a/cat 2024.md", contract("six"), mtime_ns=2)

    assert len(rows(library, "cat 2023 2024")) == 2
    assert rows(library, "keep a cat") == [("cat 2024.md", ("cat 2023.md",))]
    assert rows(library, "cat 2023")[0] == ("cat 2023.md", ("cat 2024.md",))


def test_rows_that_fell_together_make_room_for_others(library: HandMadeLibrary) -> None:
    for i in range(40):
        library.add(f"/a/draft {i}.md", contract(f"{i}"), mtime_ns=i)
    for i in range(5):
        library.add(f"/a/cat {i}.md", f"A long story of cat number {i}, told at night by many.")

    shown = rows(library, "flat where to keep one cat", limit=4)

    assert len(shown) == 4
    assert shown[0][0] == "draft 39.md"
    assert all(name.startswith("cat") for name, _ in shown[1:])


def test_texts_too_long_to_compare_stay_apart(
    drafts: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.search.near_duplicates._MAX_CHUNKS", 9)
    assert [name for name, _ in rows(drafts, "keep a cat")][:2] == ["new.md", "old.md"]
    monkeypatch.setattr("engine.search.near_duplicates._MAX_CHUNKS", 10)
    assert rows(drafts, "keep a cat")[0] == ("new.md", ("old.md",))


def test_a_version_that_is_not_shown_is_explained_by_the_one_that_is(
    drafts: HandMadeLibrary,
) -> None:
    same = located(drafts, "keep a cat", "/a/old.md")
    assert (same.presence, same.same_as) == (Presence.RANKED, Path("/a/new.md"))
    assert not same.same_text
    assert located(drafts, "keep a cat", "/a/new.md").same_as is None
    assert located(drafts, "notice period three months", "/a/new.md").same_as is None

    standing = explain(
        drafts.search, SearchRequest("keep a cat"), drafts.snapshot, DocumentId(3)
    ).explanation
    assert (standing.rank, standing.n_ranked) == (2, 2)
