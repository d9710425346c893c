"""What held-out searches say of two models, given the lists that files were opened from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from engine.tune.evidence import gain_of, moved, n_changed, weighed
from engine.verdict import Outcome, value_of


def outcome(
    shown: int, present: int | None, candidate: int | None, *, anew: bool = False
) -> Outcome:
    return Outcome("query", "cluster", "file", present, candidate, shown, anew)


def test_what_was_opened_low_in_a_list_stands_for_what_was_not_looked_at_there() -> None:
    outcomes = [outcome(1, 1, 2), outcome(4, 4, 2)]

    first, fourth = value_of(2) - value_of(1), value_of(2) - value_of(4)
    assert weighed(outcomes) == pytest.approx([first * 1 / 2.5, fourth * 4 / 2.5])
    assert gain_of(outcomes) == pytest.approx((first + 4 * fourth) / 5)


def test_what_was_surely_wanted_counts_more_than_what_was_hardly_looked_at() -> None:
    rises, falls = outcome(2, 2, 1), replace(outcome(2, 2, 4), surety=0.4)
    rise, fall = weighed([rises, falls])
    assert fall / rise == pytest.approx(0.4 * falls.difference / rises.difference)
    assert moved([rises, falls])[1] == pytest.approx(0.4 / 0.7 * np.log(2 / 4))


def test_a_fall_out_of_the_ten_counts_only_from_the_first_place() -> None:
    outcomes = [outcome(6, 6, 40), outcome(6, 6, 7), outcome(1, 1, None)]

    assert n_changed(outcomes) == (0, 2)
    assert weighed(outcomes)[0] == 0.0
    assert weighed(outcomes)[2] < weighed(outcomes)[1] < 0


def test_what_comes_from_no_list_counts_as_it_is() -> None:
    outcomes = [outcome(0, 6, 40), outcome(0, None, 1)]

    assert weighed(outcomes).tolist() == [one.difference for one in outcomes]


def test_what_was_found_anew_stands_for_what_no_list_showed() -> None:
    # of four that were opened, two were passed in the lists; one of as many was found anew
    opened = [outcome(1, 1, 1), outcome(1, 1, 1), outcome(2, 2, 2), outcome(2, 2, 20)]
    anew = [outcome(5, 5, 5, anew=True), outcome(0, 40, 2, anew=True)]
    counted = weighed([*opened, *anew])

    a = 1 / 2
    weights = np.array([1, 1, *[1 / (1 / 2 + a / 2)] * 2, 1 / (1 / 5 + 4 / 5 * a), 1 / a])
    weights /= weights.mean()
    assert counted[3] == 0.0  # what is opened may be wrong, and then falls far
    assert counted[5] == pytest.approx(weights[5] * value_of(2))


def test_falls_are_told_by_what_was_found_anew_as_rises_are() -> None:
    opened = [outcome(1, 1, 1)] * 2 + [outcome(3, 3, 3)] * 2  # four were passed in the lists
    counted = weighed([*opened, outcome(4, 4, 30, anew=True), outcome(0, 30, 4, anew=True)])

    # of 100 files at rank 4, 75 are passed and 19 of them found anew; of 100 below 25 are
    assert counted[4] == pytest.approx(-counted[5] / 0.75)


def test_few_found_anew_let_falls_count_little_and_none_not_at_all() -> None:
    opened = [outcome(6, 6, 40)] * 20
    few = [*opened, outcome(6, 6, 40, anew=True), outcome(0, 40, 6, anew=True)]

    assert not weighed(opened).any()
    *_, fall, rise = weighed(few)  # one of a hundred that were passed, so that a tenth is counted
    assert fall == pytest.approx(-rise * 6 / 5)


def test_where_nobody_shows_how_many_ask_anew_what_was_below_counts_as_little_as_falls() -> None:
    opened = [*[outcome(2, 2, 2)] * 3, outcome(2, 2, 40)]

    assert gain_of([*opened, outcome(0, 40, 2, anew=True)]) == 0.0


def test_no_outcomes_gain_nothing() -> None:
    assert gain_of([]) == 0.0
    assert n_changed([]) == (0, 0)


@pytest.mark.parametrize("anew", [0.0, 0.1, 0.5])
def test_another_model_that_is_as_good_does_not_look_worse(anew: float) -> None:
    outcomes = opened_from(present=0, anew=anew)
    plain = np.mean([one.difference for one in outcomes if not one.asked_anew])

    assert plain < -0.015
    assert abs(gain_of(outcomes)) < 0.005


@pytest.mark.parametrize("anew", [0.0, 0.1, 0.5])
def test_what_was_opened_by_mistake_makes_no_model_look_much_worse(anew: float) -> None:
    mistaken = opened_from(present=0, anew=anew, wrong=0.2)

    assert -0.01 < gain_of(mistaken) < 0.002
    assert gain_of(opened_from(present=0, candidate=0.5, anew=anew, wrong=0.2)) > 0.015


def test_a_model_that_is_better_looks_better() -> None:
    assert gain_of(opened_from(present=0, candidate=0.5)) > 0.02


def test_what_was_found_anew_shows_the_whole_of_a_gain() -> None:
    whole = np.mean([one.difference for one in opened_from(0, 0.5, always=True)])
    in_part, seen = gain_of(opened_from(0, 0.5)), gain_of(opened_from(0, 0.5, anew=0.5))

    assert in_part < 0.9 * whole
    assert seen == pytest.approx(whole, rel=0.05)


def opened_from(
    present: float,
    candidate: float = 0.0,
    *,
    anew: float = 0.0,
    always: bool = False,
    wrong: float = 0.0,
    n_searches: int = 20_000,
    n_files: int = 60,
) -> Sequence[Outcome]:
    """Return outcomes of two noisy rankers with a lead each for the answer, file 0.

    The answer is opened from the present one's list, at rank r with probability 1 / r; of those
    that are not, a share is found anew. `always` opens it wherever it stands. In a share of the
    searches that is `wrong` any file of the list is opened in its place.
    """
    drawn = np.random.default_rng(4)
    hard = drawn.normal(2.8, 1.4, n_searches)
    shared = drawn.standard_normal((n_searches, n_files))
    ranks = []
    mistaken = np.random.default_rng(5).random(n_searches) < wrong
    opens = np.where(mistaken, np.random.default_rng(6).integers(1, n_files, n_searches), 0)
    for lead in (present, candidate):
        values = shared + 0.3 * drawn.standard_normal(shared.shape)
        values[:, 0] += hard + lead
        ranks.append((values >= values[np.arange(n_searches), opens][:, None]).sum(axis=1))
    chance = np.where(ranks[0] <= 10, 1 / ranks[0], 0.0)
    opened = (drawn.random(n_searches) < chance) | always
    found = ~opened & ~mistaken & (drawn.random(n_searches) < anew)
    return [
        outcome(int(ranks[0][i]), int(ranks[0][i]), int(ranks[1][i]), anew=bool(found[i]))
        for i in np.flatnonzero(opened | found)
    ]


def test_how_far_a_file_moved_is_told_wherever_it_stands() -> None:
    made = [outcome(0, 40, 20), outcome(0, 2, 1), outcome(0, 70, 25), outcome(0, 10, None)]

    assert moved(made) == pytest.approx(np.log([2, 2, 2, 1 / 5]))
    assert weighed(made)[0] == weighed(made)[2] == 0.0


@pytest.mark.parametrize("anew", [0.0, 0.1, 0.5])
def test_files_do_not_seem_to_move_where_another_model_is_as_good(anew: float) -> None:
    counted = moved(opened_from(present=0, anew=anew))

    assert abs(counted.mean()) < 0.04
    assert moved(opened_from(present=0, candidate=0.5, anew=anew)).mean() > 0.1
