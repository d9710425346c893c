"""Which words of a passage are marked because they mean what was asked."""

from __future__ import annotations

import re

import numpy as np
import pytest

from engine.errors import CancelledError
from engine.search.highlight import MAX_PHRASES, TokenVectors, highlight, marks_by_meaning
from engine.types import Hit, Mark, MatchKind, SearchRequest
from tests.engine.search.library import HandMadeLibrary
from tests.fakes.fake_library import fake_hit
from tests.fakes.token_embedder import TokenEmbedder

SAME = {"loud": "noise", "sound": "noise", "level": "noise", "kaputt": "broken"}


def marked(query: str, passage: str, *exact: str, same: dict[str, str] = SAME) -> list[str]:
    embedder = TokenEmbedder(same)
    marks = tuple(
        Mark(found.start(), found.end())
        for word in exact
        for found in re.finditer(re.escape(word), passage)
    )
    found = marks_by_meaning(
        TokenVectors(query, *embedder.token_vectors(query, is_query=True)),
        TokenVectors(passage, *embedder.token_vectors(passage)),
        marks,
    )
    assert all(mark.kind is MatchKind.MEANING for mark in found)
    assert list(found) == sorted(found, key=lambda mark: mark.start)
    for mark in found:
        assert not any(mark.start < e.end and e.start < mark.end for e in marks)
    return [passage[mark.start : mark.end] for mark in found]


def test_a_word_that_means_the_same_is_marked() -> None:
    assert marked("how loud may it be", "The sound must stay below the limit.") == ["sound"]


def test_words_side_by_side_become_one_phrase() -> None:
    assert marked("how loud", "The sound level at the window counts.") == ["sound level"]
    assert marked("how loud", "The sound and level at the window.") == ["sound and level"]
    assert marked("how loud", "A sound of the level in the quiet house there.") == [
        "sound",
        "level",
    ]


def test_a_number_before_a_marked_word_belongs_to_it() -> None:
    assert marked("how loud", "At most 35 sound there, and 40 people.") == ["35 sound"]
    assert marked("how loud", "At most 1,035.5 sound there, and 40 people.") == ["1,035.5 sound"]
    assert marked("how loud", "At most KW 77-310-5 sound there, and 40 people.") == ["sound"]


def test_what_is_marked_by_its_letters_is_never_marked_by_meaning() -> None:
    assert marked("loud sound", "The sound of a loud engine.", "sound", "loud") == []


def test_a_query_word_that_stands_there_looks_for_nothing_else() -> None:
    assert marked("loud", "A loud engine has a sound of its own.", "loud") == []


def test_stop_words_are_neither_looked_for_nor_marked() -> None:
    everything_alike = {"the": "x", "how": "x", "may": "may"}
    assert marked("how", "The end of the road.", same=everything_alike) == []


def test_unrelated_words_stay_unmarked() -> None:
    assert marked("loud engines", "A walk through quiet meadows with friends.") == []


def test_numbers_are_never_near_other_numbers() -> None:
    assert marked("2023", "Paid in 2024.", same={"2023": "year", "2024": "year"}) == []


def test_a_word_that_the_tokenizer_takes_apart_into_crumbs_is_passed_over() -> None:
    embedder = TokenEmbedder(SAME, piece_chars=2)
    query, passage = "loud", "The sound stays."
    found = marks_by_meaning(
        TokenVectors(query, *embedder.token_vectors(query)),
        TokenVectors(passage, *embedder.token_vectors(passage)),
        (),
    )
    assert found == ()


def test_few_phrases_are_marked_however_many_there_are() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    passage = " ".join(f"sound {' '.join(f'{one}word{i}' for one in letters)}." for i in "uvwxyz")
    assert len(marked("loud", passage)) == MAX_PHRASES


@pytest.mark.parametrize("text", ["", "   ", "…", "?!", "🐝", "\ud800", "的"])
def test_texts_without_words_give_no_marks(text: str) -> None:
    assert marked(text, "The sound must stay.") == []
    assert marked("loud", text) == []


def hit_with_passage(library: HandMadeLibrary, query: str) -> Hit:
    response = library.search.search(SearchRequest(query), library.snapshot)
    return response.hits[0]


def test_a_hit_keeps_its_marks_by_letters_and_gains_those_by_meaning(
    library: HandMadeLibrary,
) -> None:
    library.add("/a/rules.md", "At night the sound must stay low.")
    hit = hit_with_passage(library, "loud night")

    (done,) = highlight(TokenEmbedder(SAME), "loud night", [hit])

    passage = done.passages[0]
    said = [(passage.snippet[m.start : m.end], m.kind) for m in passage.marks]
    assert said == [("night", MatchKind.WORD), ("sound", MatchKind.MEANING)]
    assert highlight(TokenEmbedder(SAME), "loud night", [done]) == (done,)


def test_an_encoder_without_token_vectors_marks_nothing(library: HandMadeLibrary) -> None:
    library.add("/a/rules.md", "The sound must stay low.")
    hit = hit_with_passage(library, "sound")
    assert highlight(library.embedder, "loud", [hit]) == (hit,)
    assert highlight(None, "loud", [hit]) == (hit,)


def test_a_hit_without_a_passage_stays_as_it_is() -> None:
    hit = fake_hit(1)
    assert highlight(TokenEmbedder(SAME), "loud", [hit]) == (hit,)


def test_it_stops_between_two_rows_when_told() -> None:
    def stop(stage: str, n_done: int, n_total: int = 0, detail: object = None) -> None:
        if n_done:
            raise CancelledError

    with pytest.raises(CancelledError):
        highlight(TokenEmbedder(SAME), "loud", [fake_hit(1), fake_hit(2)], stop)


def test_vectors_of_a_text_without_tokens_have_their_shape() -> None:
    places, vectors = TokenEmbedder().token_vectors("")
    assert places.shape == (0, 2)
    assert vectors.shape[0] == 0
    assert vectors.dtype == np.float32
