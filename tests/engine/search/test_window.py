from hypothesis import given
from hypothesis import strategies as st

from engine.search.window import best_window, n_words, query_terms


def test_a_short_text_is_read_whole():
    assert best_window("bees", "Bees make  honey.", n_pieces=10) == "Bees make  honey."


def test_the_window_lies_where_the_words_of_the_query_stand():
    text = "nothing here " * 40 + "the honeyguide leads people to bees " + "nothing there " * 40
    assert "honeyguide leads people" in best_window("honeyguide bees", text, n_pieces=16)


def test_covering_two_words_beats_repeating_one():
    text = "bees " * 6 + "filler " * 60 + "bees and honey " + "filler " * 60
    assert "honey" in best_window("bees honey", text, n_pieces=16)


def test_without_any_match_the_beginning_is_read():
    text = "one two three " * 30
    assert text.startswith(best_window("zebra", text, n_pieces=12))


def test_plural_and_verb_endings_still_match():
    assert query_terms("reranking") == query_terms("reranked")


@given(st.text(max_size=40), st.text(max_size=400), st.integers(1, 40))
def test_a_window_is_always_a_slice_of_its_text(query, text, n_pieces):
    assert best_window(query, text, n_pieces=n_pieces) in text


def test_text_without_spaces_is_cut_too():
    assert len(best_window("蜂蜜", "蜜蜂在春天采集花粉" * 40, n_pieces=20)) <= 21


def test_words_are_counted_and_signs_where_there_are_no_words():
    assert n_words("How do bees find honey?") == 5
    assert n_words("\u871c\u8702\u5728\u6625\u5929\uff1f") == 5
    assert n_words("") == 0
