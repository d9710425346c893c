"""Weights follow a person's searches only when searches that had no part in it agree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.feedback.blend import DEFAULTS, MIN_SEARCHES, Blend, Judged, Rows, fit
from engine.feedback.propensity import ComeBy
from engine.ports import Vectors

N = 12


def rows(meaning: Vectors, words: Vectors) -> Rows:
    return Rows(meaning + words, meaning, words, np.zeros(len(meaning), np.int64), 9.0)


def searches(n_searches: int, *, told_by: str, seed: int = 3, n: int = N) -> list[Judged]:
    """Searches whose target has the highest part by meaning, by words, or by chance."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(n_searches):
        meaning = random.random(n).astype(np.float32)
        words = random.random(n).astype(np.float32)
        best = {"meaning": meaning, "words": words, "nothing": random.random(n)}[told_by]
        made.append(Judged(rows(meaning, words), int(best.argmax())))
    return made


def gain(judged: list[Judged], told_by: str) -> float:
    blend = fit(judged)
    others = searches(200, told_by=told_by, seed=77)
    rises = [1 / one.rank(blend) - 1 / one.rank(DEFAULTS) for one in others]
    return float(np.mean(rises))


def test_what_tells_more_gets_more_weight_and_new_searches_gain() -> None:
    by_meaning = fit(searches(60, told_by="meaning"))
    by_words = fit(searches(60, told_by="words"))
    assert by_meaning.meaning > by_meaning.words
    assert by_words.words > by_words.meaning
    assert gain(searches(60, told_by="meaning"), "meaning") > 0.05


def test_few_searches_change_nothing() -> None:
    assert fit(searches(MIN_SEARCHES - 1, told_by="meaning")) == DEFAULTS


def test_weights_of_few_searches_stay_nearer_to_the_defaults_than_those_of_many() -> None:
    few, many = (fit(searches(n, told_by="words")) for n in (MIN_SEARCHES, 200))
    assert 0 < abs(few.words) + abs(few.meaning) < abs(many.words) + abs(many.meaning)


def test_where_nothing_tells_new_searches_lose_next_to_nothing() -> None:
    assert np.mean([gain(searches(60, told_by="nothing", seed=s), "nothing") for s in range(5)]) > (
        -0.02
    )


def test_lists_that_the_defaults_made_do_not_hide_what_would_be_better() -> None:
    drawn = np.random.default_rng(5)
    opened = []
    for one in searches(600, told_by="meaning"):
        rank = one.rank(DEFAULTS)
        if rank <= 10 and drawn.random() < 1 / rank:
            opened.append(replace(one, come_by=ComeBy(rank)))
    blend = fit(opened)
    assert blend.meaning > blend.words
    assert fit([replace(one, come_by=ComeBy(1)) for one in opened]).meaning <= blend.meaning


def test_what_was_found_by_other_words_tells_of_what_lists_did_not_show() -> None:
    drawn = np.random.default_rng(5)
    opened = []
    for one in searches(300, told_by="meaning", n=60):
        rank = one.rank(DEFAULTS)
        if rank <= 10 and drawn.random() < 1 / rank:
            opened.append(replace(one, come_by=ComeBy(rank)))
        elif drawn.random() < 0.4:
            opened.append(replace(one, come_by=ComeBy(rank, anew=True)))
    blend = fit(opened)
    assert blend.meaning > blend.words
    without = fit([one for one in opened if not one.come_by.anew])
    assert without.meaning - without.words < blend.meaning - blend.words


def test_a_fit_begins_at_what_there_was() -> None:
    start = Blend(0.5, -0.3)
    assert fit(searches(MIN_SEARCHES - 1, told_by="words"), start) == start
    # this already serves what is told by meaning alone
    serves = Blend(0.0, -1.0)
    assert fit(searches(60, told_by="meaning"), serves) == serves


def test_what_was_typed_exactly_stays_in_front_and_ties_keep_their_order() -> None:
    values = np.array([1.3, 0.9, 0.9, 0.4], np.float32)
    none, some = np.zeros(4, np.float32), np.array([0, 0.3, 0.3, 0.9], np.float32)
    made = Rows(values, some, none, np.array([1, 0, 0, 0]), most=1.1)
    for blend in (DEFAULTS, Blend(1.0), Blend(-0.6)):
        order = made.order(blend).tolist()
        assert [order.index(row) + 1 for row in range(4)] == [
            made.rank(row, blend) for row in range(4)
        ]
        assert order[0] == 0
        assert order.index(1) < order.index(2)
    assert made.worth(Blend(1.0)).tolist() == pytest.approx([1.3, 1.1, 1.1, 1.1])


def test_a_candidate_is_fitted_to_what_counts_for_lists_of_the_present_model() -> None:
    meaning = np.zeros(20, np.float32)
    meaning[11] = 0.045  # with all of its weight more the twelfth row is the eighth
    values = 1 - 0.01 * np.arange(20)
    made = Rows(values, meaning, np.zeros(20, np.float32), np.zeros(20, np.int64), most=9.0)
    one = Judged(made, 11, ComeBy(9))
    assert (one.rank(DEFAULTS), one.rank(Blend(1.0))) == (12, 8)
    # who comes into the ten is seen of what is found anew only, who stood there is seen
    assert fit([one] * 30).meaning < 0.2
    assert fit([replace(one, made_rank=9)] * 30).meaning > 0.5
