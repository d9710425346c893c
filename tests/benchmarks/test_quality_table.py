"""What `benchmarks.quality` makes of what it measured."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.quality import WEIGHTS, Asked, Measured, calibration, close_reading, fitted


def asked(logits: list[float | None], *, relevant: str = "b") -> Asked:
    """Return a query that found a, b and c in this order, of which one is relevant."""
    hybrid = {"a": 1.0, "b": 0.6309}[relevant]
    ids = [["a"], ["b"], ["c"]]
    return Asked("bees", 0.5, 0.4, hybrid, {relevant: 1.0}, [0.9, 0.8, 0.1], logits, ids)


HELPED = Measured([asked([0.0, 4.0, -4.0])] * 5)
HARMED = Measured([asked([-4.0, 4.0, 0.0], relevant="a")] * 5)


def test_a_row_that_reads_well_moves_up_and_one_that_was_not_read_stays() -> None:
    assert asked([0.0, 4.0, -4.0]).blended(1.0) == 1.0
    assert asked([None, 4.0, None]).blended(1.0) == pytest.approx(0.6309, abs=1e-4)


def test_documents_that_share_a_row_come_one_after_the_other() -> None:
    row = Asked("bees", 0, 0, 0, {"z": 1.0}, [0.9, 0.8], [1.0, 0.0], [["a", "z"], ["b"]])

    assert row.alone() == pytest.approx(1 / np.log2(3))


def test_a_weight_that_harms_one_collection_is_not_chosen_for_the_gain_in_another() -> None:
    assert HELPED.gain(fitted([HELPED])) > 0.3
    assert HARMED.gain(fitted([HELPED, HARMED])) == 0.0


def test_where_nothing_helps_the_smallest_weight_is_chosen() -> None:
    assert fitted([Measured([asked([1.0, 1.0, 1.0])])]) == WEIGHTS[0]


def test_what_does_not_count_is_shown_and_nothing_more() -> None:
    found = {"one": HELPED, "two": HELPED, "three": HARMED}

    lines = list(close_reading(found, ["three"]))

    assert any(line.startswith("| three (not counted) | 5 |") for line in lines)
    assert any("Mean gain +0.3691, least +0.3691: the rule is met." in line for line in lines)


def test_the_calibrated_chance_is_the_share_of_what_is_relevant() -> None:
    rows = [
        asked([2.0, 2.0, -2.0]),
        asked([2.0, 2.0, -2.0], relevant="a"),
        asked([-2.0, 2.0, 2.0]),
        asked([2.0, -2.0, -2.0]),
    ]

    slope, shift = calibration([Measured(rows)])

    # of seven rows at 2 three are relevant, of five at -2 one
    for logit, share in ((2.0, 3 / 7), (-2.0, 1 / 5)):
        assert 1 / (1 + np.exp(-(slope * logit + shift))) == pytest.approx(share, abs=1e-6)
