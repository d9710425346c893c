"""Queries that ask the same are one cluster."""

from __future__ import annotations

import numpy as np

from engine.feedback.clusters import cluster_queries

X, NEARLY_X, HALF, Y = (1.0, 0.0), (0.9, 0.436), (0.75, 0.661), (0.0, 1.0)


def clusters(keys: list[str], vectors: list[tuple[float, float]], files: list[str]) -> list[str]:
    return cluster_queries(keys, np.array(vectors, np.float32), files)


def test_the_same_words_and_nearly_the_same_meaning_are_one_cluster() -> None:
    a, b, c, d = clusters(["q", "q", "near", "far"], [X, X, NEARLY_X, Y], ["1", "2", "3", "4"])
    assert a == b == c != d


def test_the_same_file_makes_likeness_count_earlier() -> None:
    apart = clusters(["a", "b"], [X, HALF], ["1", "2"])
    together = clusters(["a", "b"], [X, HALF], ["1", "1"])
    assert apart[0] != apart[1]
    assert together[0] == together[1]


def test_a_cluster_keeps_its_id_when_other_searches_come_and_the_order_changes() -> None:
    [alone] = clusters(["a"], [X], ["1"])
    changed = clusters(["z", "b", "a"], [Y, NEARLY_X, X], ["9", "1", "1"])
    assert changed[2] == changed[1] == alone
