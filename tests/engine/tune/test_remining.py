import numpy as np

from engine.tune.remining import hardest


def at(*cosines):
    """Return unit vectors whose cosine to (1, 0) is the given one."""
    return np.array([(one, (1 - one * one) ** 0.5) for one in cosines], np.float32)


def test_the_nearest_comes_first_and_what_is_as_near_as_the_answer_is_left_out():
    query, answer = at(1.0)[0], at(0.8)[0]
    assert hardest(query, answer, at(0.1, 0.9, 0.5, 0.79, 0.7), 0) == [4, 2, 0]


def test_where_everything_is_nearer_than_the_answer_nothing_is_a_negative():
    query, answer = at(1.0)[0], at(0.2)[0]
    assert hardest(query, answer, at(0.3, 0.6), 0) == []
    assert hardest(query, answer, np.empty((0, 2), np.float32), 0) == []


def test_what_the_person_refused_stays_however_near_it_is():
    query, answer = at(1.0)[0], at(0.6)[0]
    assert hardest(query, answer, at(0.65, 0.58, 0.3), 1) == [0, 2]
