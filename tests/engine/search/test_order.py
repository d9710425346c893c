"""Other orders, counts beside a filter, and nothing for nonsense."""

from __future__ import annotations

from dataclasses import replace

from engine.search.order import newest_first
from engine.search.presentation import NOTHING
from engine.types import Kind, Order, SearchRequest, SearchResponse
from tests.engine.search.library import HandMadeLibrary
from tests.engine.search.test_rerank import CountingReranker, ManualClock


def ask(library: HandMadeLibrary, text: str, **options: object) -> SearchResponse:
    return library.search.search(SearchRequest(text, **options), library.snapshot)  # type: ignore[arg-type]


def names(response: SearchResponse) -> list[str]:
    return [hit.path.name for hit in response.hits]


def test_newest_puts_what_matches_in_order_of_time(library: HandMadeLibrary) -> None:
    library.add("/a/old.md", "the rent of the flat", mtime_ns=1)
    library.add("/a/new.md", "a long story that comes to the rent of the flat", mtime_ns=3)
    library.add("/a/middle.md", "rent flat", mtime_ns=2)
    library.add("/a/other.md", "mountains and rivers", mtime_ns=9)

    response = ask(library, "rent flat", order=Order.NEWEST)

    assert names(response) == ["new.md", "middle.md", "old.md"]


def test_newest_finds_the_newest_of_more_matches_than_a_list_shows(
    library: HandMadeLibrary,
) -> None:
    for i in range(150):
        library.add(f"/a/{i}.md", f"rent number {'x' * (i % 7)} {i}", mtime_ns=i)
    library.add("/a/new.md", "rent " + "and much else besides " * 20, mtime_ns=999)

    assert names(ask(library, "rent", limit=3, order=Order.NEWEST)) == [
        "new.md",
        "149.md",
        "148.md",
    ]


def test_newest_of_nothing_is_nothing() -> None:
    assert newest_first([], NOTHING) == []


def test_a_list_in_order_of_time_is_not_read_closely(library: HandMadeLibrary) -> None:
    for i in range(4):
        library.add(f"/a/{i}.md", f"rent in month {i}", mtime_ns=i)
    reranker = CountingReranker("month 0", ManualClock())
    snapshot = replace(library.snapshot, reranker=reranker)
    request = SearchRequest("rent month", order=Order.NEWEST)
    first = library.search.search(request, snapshot)

    assert library.search.rerank(request, first, snapshot) is first
    assert reranker.n_read == 0


def test_kinds_are_counted_beside_the_chosen_one_and_inside_other_filters(
    library: HandMadeLibrary,
) -> None:
    library.add("/a/one.pdf", "rent")
    library.add("/a/two.md", "rent again")
    library.add("/b/three.md", "rent once more")

    for response in (
        ask(library, "rent in:/a", kinds=(Kind.PDF,)),
        ask(library, "rent type:pdf in:/a"),
        ask(library, "type:pdf in:/a"),
    ):
        assert names(response) == ["one.pdf"]
        assert response.kind_counts == {Kind.PDF: 1, Kind.NOTE: 1}


def test_nonsense_finds_nothing(library: HandMadeLibrary) -> None:
    for i in range(50):
        library.add(f"/a/{i}.md", f"a report about subject {i} and what came of it")

    assert ask(library, "xqzw vbnkl").hits == ()
