"""A search that leads to nothing offers what is spelled nearly the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from engine.reach import Reach
from engine.search import misspelt
from engine.tune.mixing import mixed
from engine.types import Kind, SearchRequest, SearchResponse
from tests.engine.search.library import HandMadeLibrary

Meant = Callable[..., str | None]


@pytest.fixture
def find(library: HandMadeLibrary) -> Callable[..., SearchResponse]:
    library.add(
        "/a/house.md", "The radiator is cold. A receipt for the heating.\n\nMany radiators."
    )
    library.add("/a/Wohnung.md", "Die Heizung und die Kündigung, Straße und Übung. Eine Prüfung.")
    library.add("/a/lease.md", "Tenancy agreement, a copy of it. GetUserName was called.")
    library.add("/a/Versicherung_Auto.pdf", None)

    def search(text: str, **options: object) -> SearchResponse:
        return library.search.search(SearchRequest(text, **options), library.words_only)  # type: ignore[arg-type]

    return search


@pytest.fixture
def meant(find: Callable[..., SearchResponse]) -> Meant:
    return lambda text, **options: find(text, **options).did_you_mean


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("radaitor", "radiator"),  # swapped
        ("ardiator", "radiator"),  # the first two
        ("radaitro", "radiator"),  # twice, in a long word
        ("recipt", "receipt"),  # left out
        ("receiipt", "receipt"),  # put in
        ("reseipt", "receipt"),  # another
        ("heizng", "heizung"),
        ("tenency agreemnt", "tenancy agreement"),
        ("cpoy", "copy"),  # stored as copi
        ("Kündigng", "Kündigung"),
        ("kündignug", "kündigung"),
        ("kuendigung", "kündigung"),
        ("strase", "straße"),
        ("übnug", "übung"),
        ("RECIPT", "RECEIPT"),
        ("  recipt, ", "  receipt, "),
        ("versichreung", "versicherung"),  # of a name
        ("recipt type:note", "receipt type:note"),
        ("recipt -xyzzy", "receipt -xyzzy"),
        ("recipt OR heizng", "receipt OR heizung"),
        ("xyzzy recipt", "xyzzy receipt"),
    ],
)
def test_words_that_are_spelled_nearly_the_same_are_offered(
    meant: Meant, typed: str, wanted: str
) -> None:
    assert meant(typed) == wanted


def test_what_is_offered_finds_something(find: Callable[..., SearchResponse]) -> None:
    response = find("tenency agreemnt")
    assert response.hits == ()
    assert response.did_you_mean is not None
    assert [hit.path.name for hit in find(response.did_you_mean).hits] == ["lease.md"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "xyzzyq",
        "rec",  # too short
        "eceipt",  # begins otherwise
        "resiept",  # two letters of a short one
        '"recipt"',
        "name:recipt",
        "-recipt",
        "recipt5",
        "10-4711-recipt",
        "getUserNmae",
        "receipt -receipt",  # stands there, and may not
        "recipt type:pdf",  # stands in no such file
    ],
)
def test_all_else_is_left_as_it_is(meant: Meant, typed: str) -> None:
    assert meant(typed) is None


def test_a_word_that_stands_somewhere_is_never_replaced(
    library: HandMadeLibrary, meant: Meant
) -> None:
    for n in range(5):
        library.add(f"/a/{n}.md", f"A bank by the river {n}.")
    library.add("/a/tank.pdf", "The bark of trees.")
    assert meant("bark type:note") is None
    assert meant("tank type:note") is None
    assert meant("tank rivre type:note") == "tank river type:note"


def test_a_begun_word_is_not_misspelt(meant: Meant) -> None:
    assert meant("agreem type:pdf") is None


def test_a_search_that_finds_something_looks_for_no_other_words(
    find: Callable[..., SearchResponse], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(misspelt, "stems_near", None)
    response = find("receipt heizng")
    assert response.hits
    assert response.did_you_mean is None
    other = find("receipt", kinds=(Kind.PDF,))
    assert not other.hits
    assert other.did_you_mean is None


def test_the_most_frequent_of_words_that_are_equally_near_is_offered(
    library: HandMadeLibrary, meant: Meant
) -> None:
    for n in range(3):
        library.add(f"/a/{n}.md", f"A letter to {n} friends.")
    library.add("/a/other.md", "A litter.")
    assert meant("lotter") == "letter"


def test_another_program_learns_no_word_of_other_files(
    library: HandMadeLibrary, meant: Meant
) -> None:
    library.add("/b/secret.md", "Inheritance.")
    assert meant("inhertiance") == "inheritance"
    assert meant("inhertiance", reach=Reach((Path("/a"),))) is None


def test_a_trial_offers_it_where_both_models_find_nothing(
    find: Callable[..., SearchResponse],
) -> None:
    request, nothing = SearchRequest("recipt"), find("recipt")
    assert mixed(request, nothing, nothing).did_you_mean == "receipt"
    found = replace(nothing, hits=find("receipt").hits, did_you_mean=None)
    assert mixed(request, nothing, found).did_you_mean is None


def seeking(words: Sequence[str]) -> tuple[Callable[[str], str | None], list[str]]:
    """Return a way to look words up, and the list of what was looked up."""
    ordered, asked = sorted(words), []

    def seek(least: str) -> str | None:
        asked.append(least)
        at = bisect_left(ordered, least)
        return ordered[at] if at < len(ordered) else None

    return seek, asked


def test_few_of_many_words_are_looked_at() -> None:
    letters = "abdegiklmnorstu"
    words = [f"r{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in letters]
    seek, asked = seeking([*words, "radiat"])
    assert "radiat" in misspelt.stems_near(seek, "radaitor", 1)
    assert len(asked) < len(words) / 20


def test_a_query_looks_up_so_many_words_and_no_more(
    meant: Meant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert meant("heizng tenency") == "heizung tenancy"
    monkeypatch.setattr(misspelt, "_MAX_SEEKS", 0)
    assert meant("heizng tenency") is None


def test_distance_counts_a_swap_once() -> None:
    assert misspelt.distance("radaitor", "radiator") == 1
    assert misspelt.distance("recipt", "receipt") == 1
    assert misspelt.distance("skii", "skiy") == 1
    assert misspelt.distance("copy", "copy") == 0
