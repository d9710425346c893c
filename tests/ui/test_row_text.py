"""A mark covers the same letters, whatever happens to the white space round them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from engine.types import ChunkId, DocumentStatus, Hit, Kind, Mark, Passage
from tests.fakes.fake_library import fake_hit
from ui.search.row_text import flowed, outdented, row_text
from ui.search.snippet_layout import utf16_offset

NOW = 1_760_000_000_000
TEXTS = st.text(st.sampled_from(list("ab \n\t\u00a0é😀")), max_size=40)


def hit_with(snippet: str, *marks: Mark, kind: Kind = Kind.NOTE, **changes: object) -> Hit:
    passage = Passage(ChunkId(1), 0, len(snippet), None, 1, "", "", snippet, marks)
    return fake_hit(1, kind=kind, passages=(passage,), n_passages=1, **changes)


def test_white_space_becomes_one_space_and_marks_move_along() -> None:
    text, marks = flowed("  give\n\n notice  now", (Mark(9, 15),))
    assert text == "give notice now"
    assert [text[mark.start : mark.end] for mark in marks] == ["notice"]


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_marked_letters_stay_marked(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    flown, marks = flowed(text, (Mark(start, end),))
    wanted = "".join(text[start:end].split())
    got = "".join("".join(flown[mark.start : mark.end].split()) for mark in marks)
    assert got == wanted
    assert flown == " ".join(text.split())


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_marked_code_stays_marked(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    _code, marks = outdented(text, (Mark(start, end),))
    assert all(0 <= mark.start < mark.end <= len(_code) for mark in marks)


def test_code_loses_the_indentation_that_all_lines_share() -> None:
    text, marks = outdented("\n    def f():\n        return 1", (Mark(22, 28),))
    assert text == "def f():\n    return 1"
    assert [text[mark.start : mark.end] for mark in marks] == ["return"]


def test_a_file_found_by_its_name_says_so() -> None:
    row = row_text(fake_hit(1, status=DocumentStatus.WAITING), NOW)
    assert row.snippet == "Found by its name. Its text is not read yet."
    assert row.state == "not read yet"
    assert row.quiet_snippet


def test_a_file_that_is_gone_is_struck_and_says_so() -> None:
    row = row_text(hit_with("some words"), NOW, gone=True)
    assert row.struck
    assert row.snippet == "This file was moved or deleted a moment ago."
    assert row.state == "no longer there"


def test_the_state_names_copies_and_passages() -> None:
    several = hit_with("words", also_at=(Path("/a"), Path("/b")))
    assert row_text(several, NOW).state == "also at 2 other places"
    assert row_text(hit_with("words"), NOW).state == ""
    assert row_text(hit_with("words", offline=True), NOW).state == "offline"


def test_qt_counts_letters_beyond_the_basic_plane_twice() -> None:
    assert utf16_offset("a😀b", 1) == 1
    assert utf16_offset("a😀b", 2) == 3
