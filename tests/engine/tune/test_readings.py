import numpy as np
import pytest

from engine.errors import CancelledError
from engine.tune.readings import Readings


class Counting:
    """Values a text by its length, and knows what it was asked."""

    name = fingerprint = precision = "counting"
    max_tokens = 512

    def __init__(self):
        self.asked = []

    def logits(self, query, passages):
        self.asked += [(query, one) for one in passages]
        return np.array([len(one) for one in passages], np.float32)


def test_each_pair_is_read_once_and_values_keep_their_order():
    reranker = Counting()
    readings = Readings(reranker)
    assert readings("q", ["bb", "a", "bb"]).tolist() == [2.0, 1.0, 2.0]
    assert readings("q", ["a", "ccc"]).tolist() == [1.0, 3.0]
    assert readings("other", ["a"]).tolist() == [1.0]
    assert reranker.asked == [("q", "bb"), ("q", "a"), ("q", "ccc"), ("other", "a")]


def test_of_a_long_passage_the_part_about_the_query_is_read():
    reranker = Counting()
    text = f"{'word ' * 300}the boiler leaks {'word ' * 300}"
    Readings(reranker)("boiler", [text])
    read = reranker.asked[0][1]
    assert "boiler" in read
    assert len(read) < len(text) / 2


def test_reading_can_be_stopped():
    def look():
        raise CancelledError

    with pytest.raises(CancelledError):
        Readings(Counting(), look)("q", ["a"])
