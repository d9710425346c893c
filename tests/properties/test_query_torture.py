"""Whatever is typed, a search answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.operators import piece_at, pieces
from engine.search.complete import Completer
from engine.types import SearchRequest
from tests.engine.search.library import HandMadeLibrary

_OPERATORS = ("type", "in", "name", "after", "before", "from", "author", "kind", "file", "since")
_VALUES = (
    "",
    '"',
    '""',
    '"a',
    "~",
    "/",
    "//",
    "..",
    "%",
    "_",
    "\\",
    "'",
    "2025-99",
    "\udcff",
)
WORST = [
    "x" * 100_000,
    "word " * 20_000,
    '"' * 99_999,
    '"a" OR ' * 14_000,
    "- " * 50_000,
    "\n" * 100_000,
    *(f"{name}:{value}" for name in _OPERATORS for value in _VALUES[:6]),
    *(f"in:{value}" for value in _VALUES),
    *('"open', 'clo"sed', '"a" "b', '“mixed"', "«»", "„“", '""""', '" "', '"!!!"', '"..."'),
    *("OR", "OR OR OR", "a OR", "OR a", "-OR", "a OR OR b", "-a OR -b", '"" OR ""', "AND", "NOT a"),
    *("NEAR(a b, 2)", "a*", "^a", "{a b}: c", "body : a", "a + b", "(((", ")", "*", "col:a", "-"),
    *("'; DROP TABLE documents; --", '" OR 1=1 --', "1; SELECT * FROM chunks", "%' OR '1'='1"),
    *(
        "🙂",
        "🙂🙂 -🙃",
        '"👩‍👩‍👧"',
        "type:🙂",
        "in:🙂",
        "\u200b",
        "\u202eabc",
        "\0",
        "a\0b",
        "\ud800",
    ),
    *(
        "مرحبا بالعالم",
        '"שלום עולם" -עולם',
        "in:/בית type:pdf",
        "東京 OR 大阪",
        '"東京"',
        "ภาษาไทย",
    ),
    *("the a of", "und der die", "after:2025-02-31 x", "before:31.2.2025 x", "after:9999999d x"),
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HandMadeLibrary]:
    made = HandMadeLibrary(tmp_path / "library.db")
    made.add("/d/one.txt", "The heat pump is loud. 東京 🙂 «quoted» a b c", author="Anna <a@x.org>")
    made.add("/d/%_\\'x/two.md", "a word OR another\n\nNEAR AND NOT")
    made.add("/d/three.txt", None)
    yield made
    made.close()


def ask(library: HandMadeLibrary, text: str) -> None:
    response = library.search.search(SearchRequest(text), library.snapshot)
    for note in response.notes:
        note.encode()
    completer = Completer(library.database)
    for cursor in {0, len(text), min(len(text), 5)}:
        completer.complete(text[:2_000], min(cursor, 2_000), [Path("/d")])


def test_there_are_more_than_a_hundred_of_the_worst() -> None:
    assert len(set(WORST)) > 100


@pytest.mark.parametrize("text", WORST, ids=lambda text: ascii(text[:24]))
def test_the_worst_queries_are_answered(library: HandMadeLibrary, text: str) -> None:
    ask(library, text)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(('"', "-", "OR", " ", ":", "a", "heat", "OR ", " OR", "“", "\\", "%")),
            st.sampled_from([f"{name}:" for name in _OPERATORS]),
            st.text(max_size=6),
        ),
        max_size=14,
    ).map("".join)
)
def test_any_mix_is_answered_and_its_pieces_are_in_order(
    library: HandMadeLibrary, text: str
) -> None:
    ask(library, text)
    places = [(piece.start, piece.end) for piece in pieces(text)]
    assert places == sorted(places)
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces(text))
    piece = piece_at(text, len(text))
    assert piece is None or piece.end == len(text)
