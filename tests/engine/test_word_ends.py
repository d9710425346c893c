"""Words that are typed half, and what they would be stored as."""

from __future__ import annotations

import pytest

from engine import terms
from engine.word_ends import shorter_stems


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("accessib", "accessibility"),
        ("accessibilit", "accessibility"),
        ("installin", "installing"),
        ("generat", "generation"),
        ("runni", "running"),
        ("happine", "happiness"),
        ("nationaliz", "nationalization"),
    ],
)
def test_a_half_word_is_known_by_a_stem_that_is_shorter(typed: str, word: str) -> None:
    stem = terms.stem(word)

    assert stem in shorter_stems(typed) or stem.startswith(typed) or stem == terms.stem(typed)


@pytest.mark.parametrize("typed", ["mari", "powersh", "копир", "x", ""])
def test_of_other_beginnings_no_short_stem_is_made(typed: str) -> None:
    assert all(len(stem) > 3 for stem in shorter_stems(typed))
