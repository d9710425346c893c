"""What people type is understood, or searched as words and said so."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.operators import NoteReason, QueryNote
from engine.search.query import MAX_QUERY_CHARS, MAX_WORDS, Phrase, Query, parse
from engine.types import Kind

TODAY = date(2025, 11, 21)


def parsed(text: str) -> Query:
    return parse(text, TODAY)


def terms_of(query: Query) -> list[str]:
    return [term for word in query.words for term in word.terms]


def start_ns(*day: int) -> int:
    return int(datetime(*day).astimezone().timestamp()) * 1_000_000_000  # type: ignore[arg-type]


def test_words_are_words() -> None:
    query = parsed("budget for berlin")

    assert query.text == "budget for berlin"
    assert terms_of(query) == ["budget", "for", "berlin"]
    assert not query.notes


@pytest.mark.parametrize("text", ['"exact phrase"', "“exact phrase”", "„exact phrase“"])
def test_quotes_of_any_kind_make_a_phrase(text: str) -> None:
    query = parsed(text)

    assert query.phrases == ((Phrase("exact phras", "exact phrase", exact=True),),)
    assert query.text == "exact phrase"


def test_or_between_phrases_makes_alternatives() -> None:
    groups = parsed('"a b" OR "c d" "e f"').phrases

    assert [[one.typed for one in group] for group in groups] == [["a b", "c d"], ["e f"]]


def test_or_between_words_asks_for_either_in_any_form() -> None:
    query = parsed("big cats OR dogs OR -fish food")

    assert terms_of(query) == ["big", "cat", "dog", "food"]
    assert query.phrases == (
        (Phrase("cat", "cats"), Phrase("dog", "dogs"), Phrase("fish", "fish", absent=True)),
    )
    assert not query.excluded


@pytest.mark.parametrize("text", ["cats OR", "cats or dogs", "type:pdf OR cats", "cats Or dogs"])
def test_an_or_without_two_sides_or_in_small_letters_requires_nothing(text: str) -> None:
    query = parsed(text)

    assert not query.phrases
    assert not query.notes


def test_an_or_before_everything_is_left_out_and_noted() -> None:
    query = parsed("OR cats")

    assert query.notes == (QueryNote("OR", NoteReason.DANGLING_OR),)
    assert terms_of(query) == ["cat"]


def test_a_quoted_word_is_looked_up_by_its_whole_form() -> None:
    phrases = parsed('"userName" "user name"').phrases

    assert [group[0].terms for group in phrases] == ["usernam", "user name"]


def test_minus_excludes_a_word_or_a_phrase() -> None:
    query = parsed('report -draft -"first version"')

    assert query.excluded == (
        Phrase("draft", "draft", absent=True),
        Phrase("first version", "first version", exact=True, absent=True),
    )
    assert terms_of(query) == ["report"]


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert parsed("e-mail co-op").excluded == ()


@pytest.mark.parametrize(
    ("text", "kinds", "extensions"),
    [
        ("type:pdf", {Kind.PDF}, set()),
        ("TYPE:PDF", {Kind.PDF}, set()),
        ("type:py", set(), {"py"}),
        ("type:.py,md", set(), {"py", "md"}),
        ("type:spreadsheet type:mail", {Kind.SHEET, Kind.MAIL}, set()),
    ],
)
def test_a_type_is_a_kind_or_an_extension(
    text: str, kinds: set[Kind], extensions: set[str]
) -> None:
    filters = parsed(text).filters

    assert filters.kinds == kinds
    assert filters.extensions == extensions


def test_an_unknown_type_is_searched_as_words_and_noted() -> None:
    query = parsed("type:nonsense")

    assert terms_of(query) == ["nonsens"]
    assert [(note.part, note.reason) for note in query.notes] == [
        ("type:nonsense", NoteReason.UNKNOWN_TYPE)
    ]
    assert str(query.notes[0]) == "unknown_type type:nonsense"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("after:2025", (2025, 1, 1)),
        ("after:2025-03", (2025, 3, 1)),
        ("after:2025-03-09", (2025, 3, 9)),
        ("since:9.3.2025", (2025, 3, 9)),
        ("after:today", (2025, 11, 21)),
        ("after:yesterday", (2025, 11, 20)),
        ("after:7d", (2025, 11, 14)),
    ],
)
def test_dates_begin_where_the_day_begins_here(text: str, day: tuple[int, ...]) -> None:
    assert parsed(text).filters.after_ns == start_ns(*day)


def test_before_ends_where_the_day_begins() -> None:
    assert parsed("before:2025-03").filters.before_ns == start_ns(2025, 3, 1)


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "0000", "31.2.2025"])
def test_a_date_that_does_not_exist_is_left_out_and_noted(text: str) -> None:
    query = parsed(f"deposit after:{text}")

    assert query.filters.after_ns is None
    assert query.notes == (QueryNote(text, NoteReason.NO_SUCH_DATE),)
    assert query.text == "deposit"


@pytest.mark.parametrize("text", ["soon", "99999d", "31.12.0", "2025-3-4-5"])
def test_what_is_no_date_is_searched_as_words_and_noted(text: str) -> None:
    query = parsed(f"after:{text}")

    assert query.filters.after_ns is None
    assert query.notes == (QueryNote(f"after:{text}", NoteReason.BAD_DATE),)
    assert query.words


def test_folders_names_and_authors_are_filters() -> None:
    filters = parsed('in:~/Work in:"My Papers" name:draft from:"Anna B" author:cy').filters

    assert filters.folders == (str(Path("~/Work").expanduser()), "My Papers")
    assert filters.names == ("draft",)
    assert filters.authors == ("Anna B", "cy")


@pytest.mark.parametrize("text", ['author:"" x', "x in: y", "x type:"])
def test_an_empty_filter_is_left_out_and_noted(text: str) -> None:
    query = parsed(text)

    assert query.notes[0].reason is NoteReason.EMPTY_FILTER
    assert "x" in terms_of(query)
    assert not query.filters


def test_a_filter_cannot_be_turned_round() -> None:
    query = parsed("report -type:pdf")

    assert not query.filters
    assert query.notes == (QueryNote("-type:pdf", NoteReason.TURNED_ROUND),)


def test_an_address_is_no_file_name_filter() -> None:
    assert not parsed("file:///home/anna/a.txt").filters


def test_a_long_part_is_named_in_short_and_without_bytes_that_are_no_text() -> None:
    note = parsed("type:\udcff" + "x" * 500).notes[0]

    assert len(note.part) < 100
    assert note.part.isprintable()


def test_a_colon_that_names_no_filter_is_part_of_the_words() -> None:
    query = parsed("std::sort http://example.org/a")

    assert terms_of(query) == ["std", "sort", "http", "exampl", "org", "a"]
    assert not query.filters


def test_words_joined_by_punctuation_are_kept_together_too() -> None:
    query = parsed("os.path.join 3.40.1 plain e-mail (brackets)")

    assert [(one.terms, one.typed) for one in query.compounds] == [
        ("os path join", "os.path.join"),
        ("3 40 1", "3.40.1"),
    ]


def test_an_unbalanced_quote_is_noted_and_its_words_searched() -> None:
    query = parsed('"open end')

    assert terms_of(query) == ["open", "end"]
    assert query.notes[0].reason is NoteReason.UNBALANCED_QUOTE


@pytest.mark.parametrize("text", ["", " ", "!!! ??? …", "- -- ---", '"', '""', "\0", "OR", "()"])
def test_nothing_to_search_for_is_no_error(text: str) -> None:
    query = parsed(text)

    assert not query.words
    assert not query.asks_words


def test_a_query_of_100_000_characters_is_shortened_and_says_so() -> None:
    query = parsed("word another " * 8_000)

    assert query.shortened
    assert len(query.text) <= MAX_QUERY_CHARS
    assert len(query.words) <= MAX_WORDS


def test_an_endless_word_is_shortened_too() -> None:
    assert parsed("x" * 100_000).shortened


@given(st.text(max_size=300))
def test_anything_at_all_is_parsed(text: str) -> None:
    assert len(parsed(text).text) <= MAX_QUERY_CHARS


@given(
    st.lists(
        st.sampled_from(
            ['"', "-", "OR", "type:", "in:", "after:", "pdf", "2025", "a", "AND", "NEAR(", "*", "^"]
        ),
        max_size=12,
    )
)
def test_any_mix_of_operators_is_parsed(parts: list[str]) -> None:
    parsed(" ".join(parts))
    parsed("".join(parts))


@pytest.mark.parametrize(
    ("text", "n_tokens"),
    [
        ("heat pump", 2),
        ("the heat of a pump", 2),
        ("get_user_name", 1),
        ("左甲状腺素", 3),
        ("租房合同规定租客每年必须", 6),
        ("2024年", 1),
        ("", 0),
    ],
)
def test_words_are_counted_whether_spaces_divide_them_or_not(text: str, n_tokens: int) -> None:
    assert parse(text, TODAY).n_tokens == n_tokens
