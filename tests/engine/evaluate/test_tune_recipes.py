"""The benchmark of recipes: what its command line says of them."""

from __future__ import annotations

import pytest

from benchmarks.tune_recipes import setting


def test_numbers_of_a_recipe_are_read_as_what_they_are() -> None:
    assert setting("rate=5e-5") == ("rate", 5e-5)
    assert setting("n_epochs=4") == ("n_epochs", 4)


@pytest.mark.parametrize("told", ["objective=1", "speed=1", "rate=fast", "n_epochs=1.5"])
def test_what_is_no_number_of_a_recipe_is_told(told: str) -> None:
    with pytest.raises(SystemExit, match=told.partition("=")[0]):
        setting(told)
