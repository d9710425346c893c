"""Words that match stay in sight where a snippet is longer than its row."""

from __future__ import annotations

from engine.types import Mark, MatchKind
from ui.search.snippet_window import show_marks

TEXT = "flash wears out after eight hundred years and we rejected four times the data bill"


def _mark(word: str, kind: MatchKind = MatchKind.WORD) -> Mark:
    start = TEXT.index(word)
    return Mark(start, start + len(word), kind)


def test_a_word_beyond_the_room_is_brought_into_it() -> None:
    text, marks = show_marks(TEXT, [_mark("bill")], 50)
    assert text.startswith("…")
    assert text[marks[0].start : marks[0].end] == "bill"
    assert marks[0].end <= 50


def test_the_first_word_is_never_given_up_for_a_later_one() -> None:
    text, marks = show_marks(TEXT, [_mark("wears"), _mark("bill")], 30)
    assert [text[one.start : one.end] for one in marks] == ["wears", "bill"]


def test_a_text_that_fits_or_shows_its_words_stays() -> None:
    marks = [_mark("wears")]
    assert show_marks(TEXT, marks, 50) == (TEXT, marks)
    assert show_marks(TEXT, [_mark("bill")], len(TEXT)) == (TEXT, [_mark("bill")])
    assert show_marks(TEXT, [], 20) == (TEXT, [])


def test_marks_by_meaning_move_nothing_and_go_with_the_words() -> None:
    meaning = _mark("data", MatchKind.MEANING)
    assert show_marks(TEXT, [meaning], 20) == (TEXT, [meaning])
    text, marks = show_marks(TEXT, [meaning, _mark("bill")], 50)
    assert [text[one.start : one.end] for one in marks] == ["data", "bill"]


def test_an_ellipsis_is_not_put_before_another() -> None:
    text, _ = show_marks("…" + TEXT, [Mark(1, 6)], 20)
    assert text == "…" + TEXT
