"""A quoted phrase stands there letter by letter; OR means either; people are found by name."""

from __future__ import annotations

import unicodedata

import pytest

from engine.search import phrases
from engine.search.phrases import MAX_COMPARED, stands_in
from engine.search.pipeline import Search
from engine.store import hits
from engine.types import SearchRequest
from tests.engine.search.library import HandMadeLibrary


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("heat pump", "A Heat  Pump"),
        ("heat pump", "the heat\npump."),
        ("heat pump", "**heat** pump"),
        ("annual report", "annual_report.pdf"),
        ("C++", "written in C++."),
        ("3.40.1", "version 3.40.1, final"),
        ("user_id", "x = user_id;"),
        ("DE-4711/b", "order de-4711/b"),
        ("don't", "don’t"),
        ("Straße", "STRASSE"),
        ("Müller", unicodedata.normalize("NFD", "Müller")),
        ("soft hyphen", "so\u00adft hy\u00adphen"),
        ("東京", "東京都"),
        ("notice period,", "a notice period of"),
        ("a a", "xa a a"),
        ("$5.00", "costs $5.00"),
    ],
)
def test_what_stands_there_as_typed_is_found(typed: str, text: str) -> None:
    assert stands_in(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("heat pump", "heat pumps"),
        ("heat pump", "wheat pump"),
        ("heat pump", "heat the pump"),
        ("invoice", "invoices"),
        ("C++", "C and more"),
        ("3.40.1", "3 40 1"),
        ("3.40.1", "13.40.1"),
        ("user_id", "user id"),
        ("Muller", "Müller"),
        ("café", "cafe"),
    ],
)
def test_other_letters_are_not_found(typed: str, text: str) -> None:
    assert not stands_in(typed, text)


def test_a_phrase_of_signs_in_a_text_of_signs_comes_to_an_end() -> None:
    assert not stands_in("x" + " ." * 400 + " y", "x " + ". " * 20_000)
    assert stands_in("x" + " ." * 400 + " y", "x " + ". " * 20_000 + "y")


def found(library: HandMadeLibrary, text: str) -> set[str]:
    response = library.search.search(SearchRequest(text), library.words_only)
    return {hit.path.name for hit in response.hits}


@pytest.fixture
def filled(library: HandMadeLibrary) -> HandMadeLibrary:
    library.add("/d/one.txt", "The heat pump is loud.", author="Anna Müller <anna@x.org>")
    library.add("/d/two.txt", "Heat pumps are loud.", author="ÖZIL, Ben")
    library.add("/d/three.txt", "A boiler, version 3.40.1 of it.")
    library.add("/d/four.txt", "A kettle with 3 of 40 and 1.")
    library.add("/d/heat pump draft.txt", None)
    return library


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"heat pump"', {"one.txt", "heat pump draft.txt"}),
        ('"heat pumps"', {"two.txt"}),
        ('"3.40.1"', {"three.txt"}),
        ("boiler OR kettle", {"three.txt", "four.txt"}),
        ("boilers OR kettles", {"three.txt", "four.txt"}),
        ('loud "heat pump" OR boiler', {"one.txt", "three.txt"}),
        ('boiler OR "heat pumps"', {"three.txt", "two.txt"}),
        ('loud -"heat pump"', {"two.txt"}),
        ("version OR loud -boiler -pumps", set()),
        ("version boiler OR -heat", {"three.txt"}),
        ("loud from:muller", {"one.txt"}),
        ("loud from:özil", {"two.txt"}),
        ("loud author:ANNA@x.org", {"one.txt"}),
        ("loud from:nobody", set()),
    ],
)
def test_a_search_finds_just_what_was_required(
    filled: HandMadeLibrary, text: str, names: set[str]
) -> None:
    assert found(filled, text) == names


def test_a_phrase_in_more_rows_than_are_compared_goes_by_its_terms(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.search.phrases.MAX_COMPARED", 1)
    library.add("/d/one.txt", "heat pump")
    library.add("/d/two.txt", "heat pumps")

    assert MAX_COMPARED > 1
    assert found(library, '"heat pump"') == {"one.txt", "two.txt"}


def test_what_stands_in_a_title_or_heading_is_found_as_typed(library: HandMadeLibrary) -> None:
    library.add("/d/one.txt", "Nothing here.", title="House rules 2024")

    assert found(library, '"house rules"') == {"one.txt"}
    assert found(library, '"house rule"') == set()


@pytest.mark.parametrize(
    "text",
    [
        "in:/D/Größe",
        "in:/d/größe/",
        'in:"/d/größe"',
        "in:größe",
        "in:/d/./x/../größe",
        "in:D/größe",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_folder_is_found_however_it_is_written(
    library: HandMadeLibrary, text: str, form: str
) -> None:
    library.add(unicodedata.normalize(form, "/d/größe/a.txt"), "word")
    library.add("/d/größere/b.txt", "word two")

    assert found(library, f"word {text}") == {"a.txt"}


AROUND = ("", " ", "w", "W", "_", "é", "3", ".", "-", "\u0301", "…", "東")


def test_what_sqlite_is_sure_of_stands_there_and_it_is_sure_of_most(
    library: HandMadeLibrary,
) -> None:
    texts = {
        int(library.add(f"/a/{i}-{j}.md", f"x{before}Heat pump{after}y {i} {j}")): (before, after)
        for i, before in enumerate(AROUND)
        for j, after in enumerate(AROUND)
    }
    library.add("/a/plural.md", "several heat pumps, and the heat of a pump")
    library.add("/a/begin.md", "heat pump")
    library.add("/a/other.md", "nothing of the kind")
    rows = library.database.reader().execute("SELECT id, text FROM chunks").fetchall()
    ids = [row[0] for row in rows]

    sure, maybe = hits.chunks_saying(library.database.reader(), ids, "heat pump")

    standing = {number for number, text in rows if stands_in("heat pump", text)}
    assert set(sure.tolist()) <= standing <= {*sure.tolist(), *maybe.tolist()}
    plain = {number for number, text in rows if text.isascii()}
    assert standing & plain == set(sure.tolist()) & plain
    assert not set(sure.tolist()) & set(maybe.tolist())
    assert len(sure) + len(maybe) < len(rows)
    assert len(texts) == len(AROUND) ** 2


def test_a_phrase_in_many_passages_is_found_however_it_is_written_in_each(
    library: HandMadeLibrary,
) -> None:
    written = ("the heat pump", "The Heat  Pump", "the\nheat pump", "the *heat* pump")
    for i, text in enumerate(written):
        library.add(f"/a/{i}.md", text)
    library.add("/a/no.md", "the heat pumps")

    found = library.search.search(SearchRequest('"the heat pump"'), library.words_only)

    assert sorted(hit.path.name for hit in found.hits) == ["0.md", "1.md", "2.md", "3.md"]


@pytest.mark.parametrize("n_exact", [3, 150])
@pytest.mark.parametrize("text", ['"heat pump"', '"heat pump" type:md', 'water "heat pump"'])
def test_a_phrase_whose_terms_many_passages_hold_finds_the_same_as_when_all_are_compared(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch, n_exact: int, text: str
) -> None:
    for i in range(200):
        form = "heat pump" if i % 200 < n_exact else "heat pumps"
        ending = "txt" if i % 5 == 0 else "md"
        library.add(f"/a/{i}.{ending}", f"{'water ' * (i % 7)}{form} number {i}")
    request = SearchRequest(text, limit=30)

    def ask() -> tuple[list[str], list[str], int]:
        library.search = Search(library.database)
        answer = library.search.search(request, library.snapshot)
        for hit in answer.hits:
            assert "heat pump " in hit.passages[0].snippet
        names = [hit.path.name for hit in answer.hits]
        return names[:10], sorted(names), min(answer.kind_counts.values())

    everything = ask()
    monkeypatch.setattr(phrases, "COMPARED_AT_ONCE", 20)
    lazily = ask()

    if n_exact < 100:  # too few: everything is compared after all
        assert lazily == everything
    assert lazily[0] == everything[0]
    assert len(lazily[1]) == len(everything[1]) == min(30, len(everything[1]))
