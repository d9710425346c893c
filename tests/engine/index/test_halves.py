"""Halves become the very singles that NumPy makes of them."""

from __future__ import annotations

import numpy as np

from engine.index.halves import widened


def test_every_finite_half_becomes_what_numpy_makes_of_it() -> None:
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    finite = every[np.isfinite(every)].reshape(-1, 16)
    wide = widened(finite)
    assert wide.dtype == np.float32
    np.testing.assert_array_equal(wide, finite.astype(np.float32))
    np.testing.assert_array_equal(np.signbit(wide), np.signbit(finite))
