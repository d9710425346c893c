"""A last word that is not typed to its end finds what begins like it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.ingest.packing import pack_words
from engine.reach import Reach
from engine.search import begun
from engine.search.explain import explain
from engine.search.postings import Postings
from engine.store import fts, packed
from engine.types import SearchRequest, SearchResponse
from tests.engine.search.library import HandMadeLibrary
from tests.fakes.fake_reranker import FakeReranker

Ask = Callable[..., list[str]]


@pytest.fixture
def find(library: HandMadeLibrary) -> Callable[..., SearchResponse]:
    def search(text: str, **options: object) -> SearchResponse:
        return library.search.search(SearchRequest(text, **options), library.words_only)  # type: ignore[arg-type]

    return search


@pytest.fixture
def ask(find: Callable[..., SearchResponse]) -> Ask:
    return lambda text, **options: [hit.path.name for hit in find(text, **options).hits]


@pytest.mark.parametrize("typed", ["powersh", "Accessib", "copyri", "runni", "the accessibilit"])
def test_a_half_word_finds_what_begins_like_it(
    library: HandMadeLibrary, ask: Ask, typed: str
) -> None:
    library.add("/a/wanted.md", "PowerShell runs; accessibility and copyright notes.")
    library.add("/a/other.md", "A walk in the mountains.")

    assert ask(typed) == ["wanted.md"]


def test_what_was_matched_is_marked(
    library: HandMadeLibrary, find: Callable[..., SearchResponse]
) -> None:
    library.add("/a/one.md", "Notes on PowerShell and its accessibility.")

    (hit,) = find("notes accessib").hits

    passage = hit.passages[0]
    marked = [passage.snippet[mark.start : mark.end] for mark in passage.marks]
    assert marked == ["Notes", "accessibility"]


@pytest.mark.parametrize("typed", ["testRTF", "testRT", "testR", "prefilled_f10", "IMG_2"])
def test_a_half_name_brings_the_files_that_begin_so(
    library: HandMadeLibrary, ask: Ask, typed: str
) -> None:
    wanted = {
        "testRTF": {"testRTFJapanese.rtf", "testRTF_spacing.rtf"},
        "prefilled_f10": {"prefilled_f1040.pdf"},
        "IMG_2": {"IMG_2024-05-01.jpg"},
    }
    wanted |= dict.fromkeys(("testRT", "testR"), wanted["testRTF"])
    for names in wanted.values():
        for name in names:
            library.add(f"/a/{name}", f"Nothing of the kind, {name[-9:-4]}.")
    for i in range(30):
        text = f"The test {i} of an rtf reader, prefilled, f 10, an img with r, rt and 2."
        library.add(f"/a/test-{i}.txt", text)

    wanted_here = wanted[typed]
    assert set(ask(typed)[: len(wanted_here)]) == wanted_here


def test_a_file_that_is_not_read_yet_is_found_by_half_its_name(
    library: HandMadeLibrary, ask: Ask
) -> None:
    library.add("/a/xylophone rental.pdf", None)

    assert ask("xylopho") == ["xylophone rental.pdf"]


def test_a_word_that_stands_somewhere_is_that_word(library: HandMadeLibrary, ask: Ask) -> None:
    library.add("/a/port.md", "The port is open.")
    library.add("/a/portrait.md", "A portrait of a painter.")
    library.add("/a/carmine.txt", "Red as the name says.")
    library.add("/a/carmines.md", "Carminester, a colour.")

    assert ask("port") == ["port.md"]
    assert "portrait.md" in ask("portr")
    assert ask("carmine")[0] == "carmine.txt"


@pytest.mark.parametrize(
    "typed",
    ["powersh.", "powersh?", '"powersh"', '"powersh', "powersh -walk", "po", "powersh OR"],
)
def test_a_closed_or_short_word_is_taken_as_it_is(
    library: HandMadeLibrary, ask: Ask, typed: str
) -> None:
    library.add("/a/one.md", "All about PowerShell.")

    assert ask(typed) == []


@pytest.mark.parametrize("typed", ["type:md powersh", "powersh type:md", "powersh after:1970"])
def test_filters_may_follow_the_word(library: HandMadeLibrary, ask: Ask, typed: str) -> None:
    library.add("/a/one.md", "All about PowerShell.", mtime_ns=1_735_700_000_000_000_000)

    assert ask(typed) == ["one.md"]


def test_pairs_of_dense_characters_begin_nothing(library: HandMadeLibrary, ask: Ask) -> None:
    library.add("/a/one.md", "東京都庁は大きい。")

    assert ask("京東都") == []


def test_of_many_words_that_begin_alike_the_most_frequent_are_read(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    monkeypatch.setattr(begun, "_MAX_FORMS", 2)
    for i in range(3):
        library.add(f"/a/often{i}.md", f"A zebrano table, number {i}.")
    for i in range(2):
        library.add(f"/a/less{i}.md", f"A zebroid foal, number {i}.")
    library.add("/a/once.md", "A zebrafish.")

    assert {name[:4] for name in ask("zebr")} == {"ofte", "less"}


def test_no_more_rows_are_read_than_for_any_query(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    monkeypatch.setattr(begun, "POSTING_BUDGET", 3)
    for i in range(3):
        library.add(f"/a/often{i}.md", f"A zebrano table, number {i}.")
    library.add("/a/once.md", "A zebrafish.")

    assert {name[:4] for name in ask("zebr")} == {"ofte"}


def test_frequent_words_are_found_in_packs(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    for i in range(packed.LEAST_ROWS):
        library.add(f"/a/often{i}.md", f"A zebrano table, number {i}.")
    library.add("/a/once.md", "A zebrafish.")
    pack_words(library.database, lambda: None)
    library.add("/a/later.md", "A zebroid.")

    found = ask("zebr", limit=100)

    assert {name[:4] for name in found} == {"ofte", "once", "late"}
    # where those fill what a query may read, no others are looked for
    monkeypatch.setattr(begun, "POSTING_BUDGET", packed.LEAST_ROWS)
    monkeypatch.setattr(fts, "counts_beginning", lambda *_: pytest.fail("looked for others"))
    assert {name[:4] for name in ask("zebr", limit=100)} == {"ofte"}


def test_a_word_that_stands_somewhere_costs_no_look_at_others(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    library.add("/a/one.md", "All about PowerShell.")

    def looked(*_: object) -> dict[str, int]:
        pytest.fail("words that begin alike were looked for")

    monkeypatch.setattr(Postings, "beginning", looked)

    assert ask("about powershell") == ["one.md"]


def test_why_a_result_is_there_agrees_with_the_list(library: HandMadeLibrary) -> None:
    wanted = library.add("/a/one.md", "All about PowerShell.")
    library.add("/a/powershells.md", "Something else.")
    request = SearchRequest("about powersh")

    response = library.search.search(request, library.words_only)
    told = explain(library.search, request, library.words_only, wanted).explanation

    ids = [hit.document_id for hit in response.hits]
    assert told.rank == ids.index(wanted) + 1
    assert told.n_ranked == len(ids)
    assert told.words_missing == ()
    assert "powersh" in told.words_found
    named = explain(library.search, request, library.words_only, ids[1 - ids.index(wanted)])
    assert named.explanation.words_in_name == ("powersh",)


def test_a_close_reading_leaves_a_half_word_alone(library: HandMadeLibrary) -> None:
    library.add("/a/one.md", "All about PowerShell.")
    library.add("/a/two.md", "More about PowerShell.")

    snapshot = replace(library.words_only, reranker=FakeReranker())
    request = SearchRequest("powersh")
    first = library.search.search(request, snapshot)

    assert library.search.rerank(request, first, snapshot) is first
    finished = SearchRequest("powershell")
    first = library.search.search(finished, snapshot)
    assert library.search.rerank(finished, first, snapshot) is not first


def test_another_program_learns_nothing_of_words_it_may_not_see(
    library: HandMadeLibrary, ask: Ask
) -> None:
    library.add("/open/one.md", "All about PowerShell.")
    library.add("/closed/two.md", "PowerShot, a camera.")

    assert ask("powersh", reach=Reach((Path("/open"),), ())) == []
