"""The stretch that is shown: centred on the match, cut at sentences, marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine import terms
from engine.search.snippet import SNIPPET_CHARS, make_snippet, mark_text


def weights(query: str) -> dict[str, float]:
    found = {}
    for word in terms.words(query):
        for term in (*word.terms, word.whole):
            if term:
                found[term] = 1.0
    return found


def marked(text: str, query: str) -> list[str]:
    snippet = make_snippet(text, weights(query))
    return [snippet.text[mark.start : mark.end] for mark in snippet.marks]


FILLER = "Nothing of interest stands in this sentence at all. "


def test_a_short_passage_is_shown_whole_in_one_line() -> None:
    assert make_snippet(" one\n\n  two\tthree ", {}).text == "one two three"


def test_the_window_holds_the_match_and_begins_with_its_sentence() -> None:
    text = FILLER * 12 + "The invoice came in March. " + FILLER * 12

    snippet = make_snippet(text, weights("invoice"))

    assert "The invoice came in March." in snippet.text
    assert len(snippet.text) <= SNIPPET_CHARS + 2
    assert snippet.text.startswith("…Nothing") or snippet.text.startswith("…The")
    assert snippet.text.endswith("…")


def test_the_window_prefers_the_place_with_more_of_the_query() -> None:
    text = "An invoice. " + FILLER * 10 + "The invoice for the rent of the office. " + FILLER * 10

    assert "rent of the office" in make_snippet(text, weights("invoice rent office")).text


def test_every_form_of_a_matched_word_is_marked() -> None:
    assert marked("They configured what was configurable: a configuration.", "configure") == [
        "configured",
        "configurable",
        "configuration",
    ]


def test_parts_of_an_identifier_are_marked_inside_it() -> None:
    assert marked("Call getUserName first.", "user") == ["User"]


def test_a_whole_identifier_is_marked_once() -> None:
    assert marked("Call get_user_name first.", "getUserName") == ["get_user_name"]


def test_accents_do_not_hide_a_match() -> None:
    assert marked("Das Résumé von Jürgen.", "resume jurgen") == ["Résumé", "Jürgen"]


def test_chinese_and_japanese_matches_are_marked() -> None:
    assert marked("我们在北京见面。", "北京") == ["北京"]
    assert marked("東京都庁は大きい", "京") == ["京"]


def test_matches_side_by_side_become_one_mark() -> None:
    assert marked("東京都庁", "東京都") == ["東京都"]


def test_a_name_is_marked_as_it_is_written() -> None:
    name = "Invoice_2024-03.pdf"

    assert [name[m.start : m.end] for m in mark_text(name, weights("invoice 2024"))] == [
        "Invoice",
        "2024",
    ]


@given(st.text(max_size=600), st.text(max_size=30), st.integers(20, 300))
def test_marks_lie_inside_the_snippet_in_order_and_apart(text: str, query: str, n: int) -> None:
    snippet = make_snippet(text, weights(query), n)

    assert len(snippet.text) <= n + 2
    end = -1
    for mark in snippet.marks:
        assert end < mark.start < mark.end <= len(snippet.text)
        end = mark.end


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma,", "delta.", "rent"]), max_size=200))
def test_a_match_is_always_in_sight(words: list[str]) -> None:
    text = " ".join(words)

    if "rent" in words:
        assert "rent" in make_snippet(text, weights("rent"), 60).text
