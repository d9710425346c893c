"""Paired tests, and how much of the error rate each decision may use."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.tune import statistics
from engine.tune.statistics import (
    CLOSE,
    N_FLIPS,
    TOTAL,
    gate_level,
    sign_flip_test,
    sums_by_group,
    trial_level,
)


def column(*values: float) -> np.ndarray:
    return np.array(values, np.float64)[:, None]


def test_all_flips_are_counted_when_few_groups_differ() -> None:
    found = sign_flip_test(column(1, 1, 1, 1, 0, 0), seed=1)

    assert found.exact
    assert found.p_value == pytest.approx(1 / 16)


def test_a_known_case_counts_every_flip_that_reaches_the_sum() -> None:
    # sums of ±1 ±2 ±3 that reach 1 + 2 - 3 = 0: 0 twice, 2, 4, 6
    found = sign_flip_test(column(1, 2, -3), seed=1)

    assert found.p_value == pytest.approx(5 / 8)


def test_no_difference_at_all_proves_nothing() -> None:
    found = sign_flip_test(np.zeros((40, 2)), seed=1)

    assert (found.p_value, found.statistics) == (1.0, (0.0, 0.0))


def test_the_order_of_searches_does_not_matter_to_the_exact_test() -> None:
    values = np.array([0.1, -0.4, 0.37, 0.1, 0.63, -0.13])[:, None]

    assert sign_flip_test(values, 1).p_value == sign_flip_test(values[::-1], 1).p_value


def test_random_flips_come_near_the_exact_value(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(3).normal(0.2, 1, (18, 2))
    exact = sign_flip_test(values, 5)
    monkeypatch.setattr(statistics, "MAX_EXACT", 0)
    drawn = sign_flip_test(values, 5)

    assert exact.exact
    assert not drawn.exact
    assert drawn.p_value == pytest.approx(exact.p_value, abs=0.02)


def test_random_flips_never_give_a_p_value_of_zero() -> None:
    assert sign_flip_test(np.ones((60, 1)), 1).p_value == 1 / (1 + N_FLIPS)


def test_every_configuration_has_paid_for_the_choice() -> None:
    values = np.random.default_rng(3).normal(0.3, 1.0, (18, 3))
    exact, drawn = sign_flip_test(values, 5), sign_flip_test(np.repeat(values, 2, axis=0) / 2, 5)

    assert exact.p_value == min(exact.p_values)
    order = np.argsort(exact.statistics)[::-1]
    assert list(np.argsort(exact.p_values, kind="stable")) == list(order)
    for place in range(3):
        alone = sign_flip_test(values[:, [place]], 5)
        assert exact.p_values[place] >= alone.p_value
    assert len(drawn.p_values) == 3
    assert not drawn.exact


def test_the_same_seed_gives_the_same_p_value() -> None:
    values = np.random.default_rng(1).normal(0.1, 1, (60, 3))

    assert sign_flip_test(values, 7) == sign_flip_test(values, 7)


def test_choosing_among_more_configurations_costs() -> None:
    generator = np.random.default_rng(2)
    one = generator.normal(0.5, 1, (16, 1))
    others = np.hstack([one, generator.normal(-0.3, 1, (16, 4))])

    alone, among = sign_flip_test(one, 1), sign_flip_test(others, 1)

    assert among.best == 0
    assert among.p_value > alone.p_value


def test_a_copy_of_a_configuration_costs_nothing() -> None:
    one = np.random.default_rng(2).normal(0.5, 1, (16, 1))

    assert sign_flip_test(np.hstack([one, one]), 1).p_value == sign_flip_test(one, 1).p_value


def test_studentised_gains_let_a_steady_small_one_win_over_a_lucky_large_one() -> None:
    steady, lucky = np.full(12, 0.1), np.zeros(12)
    lucky[:3] = (2.0, -1.0, 1.0)

    assert lucky.sum() > steady.sum()
    assert sign_flip_test(np.stack([lucky, steady], axis=1), 1).best == 1


def test_searches_of_one_group_flip_together() -> None:
    differences = column(*[0.5] * 12)
    alone = sums_by_group(differences, range(12))
    together = sums_by_group(differences, [i // 4 for i in range(12)])

    assert sign_flip_test(alone, 1).p_value == pytest.approx(2**-12)
    assert sign_flip_test(together, 1).p_value == pytest.approx(2**-3)


def test_all_levels_together_stay_within_the_total_however_many_decisions() -> None:
    spent = sum(gate_level(k) + CLOSE * trial_level(k) for k in range(10_000))

    assert 0.99 * TOTAL < spent <= TOTAL < 0.05


def test_the_first_decision_gets_more_than_all_others_together() -> None:
    assert gate_level(0) > sum(gate_level(k) for k in range(1, 1_000))
    assert math.isclose(gate_level(0), 0.0209, abs_tol=1e-4)
