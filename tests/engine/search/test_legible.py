"""Markdown reads as text in a row of the list; what only looks like it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import terms
from engine.search.legible import without_marks
from engine.search.snippet import make_snippet
from engine.types import SearchRequest
from tests.engine.search.library import HandMadeLibrary


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("## The rent ##", "The rent"),
        ("the **rent** is *due* on ***Monday***", "the rent is due on Monday"),
        ("__the rent__ and _deposit_", "the rent and deposit"),
        ("> quoted\n> twice", "quoted\ntwice"),
        ("run `make test` and ``a b``", "run make test and a b"),
        (
            'see [the contract](https://x.org/a "title") and ![a plan](b.png)',
            "see the contract and a plan",
        ),
        ("~~old~~ new", "old new"),
        ("| month | rent |\n|---|---:|\n| May | 900 |", "month · rent\n\nMay · 900"),
        ("```python\nprint(1)\n```", "\nprint(1)\n"),
        ("above\n\n---\n\nbelow", "above\n\n\n\nbelow"),
    ],
)
def test_marks_are_not_shown(written: str, read: str) -> None:
    assert without_marks(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "def f(*args, **kwargs): pass",
        "snake_case_name and __init__.py",
        "2 * 3 * 4",
        "C# and F# beside #hashtag",
        "a | b is a pipe, x > y too",
        "well-known - a dash",
        "* a list",
        "a[0](1, 2)",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert without_marks(text) == text


@given(st.text(st.sampled_from("ab *_#|>`[]()~-\n"), max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    letters = [one for one in text if one in "ab"]
    kept = [one for one in without_marks(text) if one in "ab"]

    # the address of a link is not read, and a fence may name its language
    assert len(kept) <= len(letters)
    if "(" not in text and "`" not in text and "~" not in text:
        assert kept == letters


def test_marked_words_stand_where_the_marks_say() -> None:
    wanted = {term: 1.0 for word in terms.words("rent monday") for term in word.terms}

    snippet = make_snippet("# Notes\n\nThe **rent** is due\n\n| day | Monday |", wanted, plain=True)

    assert snippet.text == "Notes The rent is due day · Monday"
    assert [snippet.text[one.start : one.end] for one in snippet.marks] == ["rent", "Monday"]


def test_code_is_shown_as_it_is_written_and_notes_as_they_read(library: HandMadeLibrary) -> None:
    text = "# rent is **due** on monday"
    library.add("/a/due.py", text + " code")
    library.add("/a/due.md", text + " note")

    response = library.search.search(SearchRequest("rent monday"), library.snapshot)

    shown = {hit.path.name: hit.passages[0].snippet for hit in response.hits}
    assert shown == {"due.py": f"{text} code", "due.md": "rent is due on monday note"}
