"""Groups of searches, and folds that keep them whole."""

from __future__ import annotations

from collections import Counter

import numpy as np

from engine.tune.folds import group_searches, make_folds, near_duplicates


def test_searches_are_linked_through_clusters_and_files() -> None:
    clusters = ["a", "a", "b", "c", "d"]
    files = ["1", "2", "2", "3", "4"]

    groups = group_searches(clusters, files)

    assert groups[0] == groups[1] == groups[2]
    assert len(set(groups)) == 3


def test_a_cluster_and_a_file_of_the_same_name_are_not_the_same_thing() -> None:
    assert len(set(group_searches(["1", "2"], ["2", "1"]))) == 2


def test_near_duplicate_files_count_as_one() -> None:
    assert len(set(group_searches(["a", "b"], ["1", "2"]))) == 2
    assert len(set(group_searches(["a", "b"], ["1", "2"], [("2", "1")]))) == 1


def test_files_that_say_nearly_the_same_are_found_in_any_length() -> None:
    vectors = np.array([[1, 0], [0, 1], [2, 0.1], [1, 1]], np.float32)

    assert near_duplicates(["a", "b", "c", "d"], vectors) == [("a", "c")]


def test_folds_are_about_equally_large() -> None:
    groups = [group for group in range(40) for _ in range(1 + group % 4)]
    folds = make_folds(groups, 1, 5)

    assert folds is not None
    sizes = Counter(folds)
    assert len(sizes) == 5
    assert max(sizes.values()) - min(sizes.values()) <= 1


def test_another_seed_gives_other_folds_and_the_same_seed_the_same() -> None:
    groups = list(range(40))

    assert make_folds(groups, 1, 5) == make_folds(groups, 1, 5)
    assert make_folds(groups, 1, 5) != make_folds(groups, 2, 5)


def test_too_few_groups_are_said_to_be_too_few() -> None:
    assert make_folds([0, 1, 2, 3] * 10, 1, 5) is None
    assert make_folds([0, 1, 2, 3, 4] * 10, 1, 5) is not None


def test_a_group_with_most_of_the_searches_leaves_too_little_to_train_on() -> None:
    assert make_folds([0] * 51 + list(range(1, 50)), 1, 5) is None
    assert make_folds([0] * 49 + list(range(1, 52)), 1, 5) is not None
