"""Sizes are told in a unit that says something."""

from __future__ import annotations

import pytest

from engine.sizes import size_text


@pytest.mark.parametrize(
    ("n_bytes", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (12_400, "12 kB"),
        (1_000_000, "1.0 MB"),
        (4_250_000, "4.2 MB"),
        (112_500_000, "112 MB"),
        (1 << 30, "1,074 MB"),
    ],
)
def test_a_size_never_reads_as_nothing(n_bytes: int, said: str) -> None:
    assert size_text(n_bytes) == said
