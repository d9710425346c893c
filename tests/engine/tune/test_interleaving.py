"""The trial: lists that are fair to both models, credit, and when it is over."""

from __future__ import annotations

import random
from collections import Counter

from engine.tune.interleaving import (
    MAX_SEARCHES,
    Interleaved,
    Team,
    interleave,
    trial_result,
    winner,
)
from engine.tune.statistics import sign_test

LEVEL = 0.03
C, P = Team.CANDIDATE, Team.PRESENT


def test_the_list_holds_what_either_side_would_show_each_once() -> None:
    shown = interleave("abcdef", "acbgfe", 10, random.Random(1))

    assert sorted(shown.results) == list("abcdefg")
    assert shown.results[0] == "a"


def test_where_both_agree_nobody_gets_credit() -> None:
    shown = interleave("abcd", "abdc", 4, random.Random(1))

    assert shown.results[:2] == ("a", "b")
    assert shown.teams[:2] == (None, None)
    assert winner(shown, {"a"}) is None
    assert interleave("abc", "abc", 3, random.Random(1)).teams == (None, None, None)


def test_both_sides_draw_equally_often_in_every_even_part_of_the_list() -> None:
    shown = interleave("abcdefgh", "hgfedcba", 8, random.Random(4))

    for end in (2, 4, 6, 8):
        assert shown.teams[:end].count(C) == shown.teams[:end].count(P)


def test_either_side_comes_first_half_of_the_time() -> None:
    generator = random.Random(2)
    first = Counter(interleave("ab", "ba", 2, generator).teams[0] for _ in range(400))

    assert 150 < first[C] < 250


def test_clicks_that_know_nothing_favour_nobody() -> None:
    generator = random.Random(3)
    wins = Counter(
        winner(shown, {generator.choice(shown.results)})
        for shown in (interleave("abcdef", "fedabc", 6, generator) for _ in range(600))
    )

    assert abs(wins[C] - wins[P]) < 90


def test_the_side_whose_results_are_clicked_more_wins_the_search() -> None:
    shown = Interleaved(("a", "b", "c"), (C, P, C))

    assert winner(shown, {"a", "c", "b"}) is C
    assert winner(shown, {"b"}) is P
    assert winner(shown, {"a", "b"}) is None
    assert winner(shown, {"elsewhere"}) is None


def test_a_short_list_ends_when_both_are_exhausted() -> None:
    assert sorted(interleave("a", "b", 10, random.Random(1)).results) == ["a", "b"]
    assert interleave("", "", 10, random.Random(1)).results == ()


def test_a_trial_goes_on_until_its_result_is_certain() -> None:
    assert trial_result([], LEVEL) is None
    assert trial_result([C] * 20, LEVEL) is None
    assert trial_result([C] * 45, LEVEL) is C
    assert trial_result([P] * 25, LEVEL) is P


def test_at_sixty_searches_it_is_over() -> None:
    assert trial_result([None] * MAX_SEARCHES, LEVEL) is P
    assert trial_result([C] * 12 + [None] * 48, LEVEL) is C
    assert trial_result([None] * MAX_SEARCHES + [C] * 60, LEVEL) is P


def test_an_early_end_never_differs_from_the_end() -> None:
    for seed in range(100):
        generator = random.Random(seed)
        searches = generator.choices([C, P, None], weights=(3, 2, 2), k=MAX_SEARCHES)
        at_the_end = C if sign_test(searches.count(C), searches.count(P)) <= LEVEL else P
        early = next(
            result
            for n in range(MAX_SEARCHES + 1)
            if (result := trial_result(searches[:n], LEVEL)) is not None
        )
        assert early is at_the_end
