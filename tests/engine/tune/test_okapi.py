import pytest

from engine.tune.okapi import Okapi, okapi_terms


def test_identifiers_give_their_parts():
    assert okapi_terms("getUserNames and max_retry_count") == [
        "get",
        "user",
        "name",
        "max",
        "retry",
        "count",
    ]


def test_a_rare_word_outweighs_a_common_one():
    texts = ["bird honey", "bird wax", "bird nest", "bird axe"]
    values, _ = Okapi(texts).values("bird honey")
    assert values.argmax() == 0
    assert values[0] > 3 * values[1]


def test_the_value_follows_the_formula():
    values, _ = Okapi(["honey", "wax"]).values("honey")
    assert values[0] == pytest.approx(0.6931 * 1 * 2.2 / (1 + 1.2), rel=1e-3)
    assert values[1] == 0.0


def test_texts_that_hold_every_term_are_told():
    _, holds_all = Okapi(["bird and honey", "bird", "honey of a bird"]).values("honey birds")
    assert holds_all.tolist() == [True, False, True]


def test_a_query_of_unknown_words_finds_nothing():
    values, holds_all = Okapi(["bird"]).values("zebra")
    assert not values.any()
    assert not holds_all.any()
