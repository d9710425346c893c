"""What was typed exactly passes what is only alike; a file that is called so passes both."""

from __future__ import annotations

import numpy as np

from engine.search.fuse import (
    COVERAGE_WEIGHT,
    EXACT_WEIGHT,
    LEXICAL_WEIGHT,
    NAME_WEIGHT,
    NAMED_WEIGHT,
    exactness,
)


def test_what_is_called_so_passes_all_others_whatever_its_text_is_worth() -> None:
    everything = LEXICAL_WEIGHT + COVERAGE_WEIGHT + 2 * EXACT_WEIGHT + NAME_WEIGHT + 1.0
    values = np.array([NAMED_WEIGHT - 0.4, NAMED_WEIGHT, everything, 1.0], np.float32)

    assert exactness(values).tolist() == [2, 2, 1, 0]
