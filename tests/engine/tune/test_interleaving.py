"""The trial: lists that are fair to both models, credit, and when it is over."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter

from engine.learning import MAX_TRIAL_SEARCHES
from engine.team import Team
from engine.tune.interleaving import (
    Interleaved,
    interleave,
    trial_result,
    winner,
)

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


def test_a_trial_goes_on_until_one_side_is_ahead_by_more_than_luck() -> None:
    assert trial_result([], LEVEL) is None
    assert trial_result([C] * 5, LEVEL) is None
    assert trial_result([C] * 9, LEVEL) is C
    assert trial_result([C, P] * 10, LEVEL) is None
    assert trial_result([P] * 9, LEVEL) is P


def test_at_sixty_searches_it_is_over() -> None:
    assert trial_result([None] * MAX_TRIAL_SEARCHES, LEVEL) is P
    assert trial_result([None] * 48 + [C] * 12, LEVEL) is C
    assert trial_result([None] * MAX_TRIAL_SEARCHES + [C] * 60, LEVEL) is P


def test_it_ends_when_the_candidate_cannot_win_any_more() -> None:
    assert trial_result([None] * 53, LEVEL) is None
    assert trial_result([None] * 58, LEVEL) is P


def test_of_equal_models_exactly_as_many_win_as_may() -> None:
    level, n = 0.4, 9
    for draws in ((), (0, 4)):
        n_coins, n_won = n - len(draws), 0
        for coins in itertools.product((C, P), repeat=n_coins):
            tossed = iter(coins)
            searches = [None if k in draws else next(tossed) for k in range(n)]
            n_won += trial_result(searches, level) is C
        share = n_won / 2**n_coins
        assert 0.5 * level * n / MAX_TRIAL_SEARCHES < share <= level * n / MAX_TRIAL_SEARCHES


def visit(generator: random.Random, gain: float) -> Team | None:
    """Return who wins one search in which the candidate ranks the wanted file higher by `gain`."""
    files = list(range(10))
    present, candidate = (generator.sample(files, 10) for _ in range(2))
    wanted = generator.choice(files)
    if generator.random() < gain:
        candidate.remove(wanted)
        candidate.insert(0, wanted)
    shown = interleave(present, candidate, 10, generator)
    # people look at the first few, and open something else now and then
    looked = shown.results[:5]
    opened = wanted if wanted in looked and generator.random() < 0.8 else generator.choice(looked)
    return winner(shown, {opened})


def share_won(gain: float, n_trials: int) -> float:
    generator = random.Random(8)
    trials = ([visit(generator, gain) for _ in range(MAX_TRIAL_SEARCHES)] for _ in range(n_trials))
    return sum(trial_result(searches, LEVEL) is C for searches in trials) / n_trials


def test_equal_models_hardly_ever_win() -> None:
    assert share_won(0.0, 600) <= LEVEL + 2.5 * math.sqrt(LEVEL / 600)


def test_a_much_better_model_wins_nearly_always() -> None:
    assert share_won(0.9, 60) > 0.9


def test_an_early_end_for_the_candidate_stays_its_win() -> None:
    generator = random.Random(11)
    for _ in range(6):
        searches = [visit(generator, 0.6) for _ in range(MAX_TRIAL_SEARCHES)]
        results = [trial_result(searches[:n], LEVEL) for n in range(MAX_TRIAL_SEARCHES + 1)]
        first = next(n for n, result in enumerate(results) if result is not None)
        if results[first] is C:
            assert set(results[first:]) == {C}
