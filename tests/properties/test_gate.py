"""What holds for every fold, flip test and verdict."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.tune.folds import group_searches, make_folds
from engine.tune.gate import Guards, decide
from engine.tune.statistics import sign_flip_test
from engine.verdict import Decision, Outcome, from_json, to_json

patiently = settings(max_examples=60, deadline=None)  # how long one takes is not the question

searches = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=120)
ranks = st.none() | st.integers(1, 100)


@patiently
@given(searches, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_no_cluster_and_no_file_is_ever_in_two_folds(
    pairs: list[tuple[int, int]], alike: list[tuple[int, int]]
) -> None:
    clusters, files = [str(one) for one, _ in pairs], [str(two) for _, two in pairs]
    same = [(str(one), str(two)) for one, two in alike]
    folds = make_folds(group_searches(clusters, files, same), 1, 5)

    if folds is None:
        return
    for i, fold in enumerate(folds):
        for j, other in enumerate(folds):
            linked = clusters[i] == clusters[j] or files[i] == files[j]
            linked |= (files[i], files[j]) in same
            assert not linked or fold == other


@patiently
@given(st.lists(st.integers(0, 30), min_size=1, max_size=150), st.integers(0, 5))
def test_folds_differ_by_no_more_than_the_largest_group(groups: list[int], seed: int) -> None:
    folds = make_folds(groups, seed, 5)

    if folds is not None:
        sizes = Counter(folds)
        assert len(sizes) == 5
        assert max(sizes.values()) - min(sizes.values()) <= max(Counter(groups).values())


@patiently
@given(hnp.arrays(np.float64, st.tuples(st.integers(1, 10), st.integers(1, 3)),
                  elements=st.floats(-1, 1).map(lambda value: round(value, 3))))  # fmt: skip
def test_both_directions_of_a_test_cover_everything(sums: np.ndarray) -> None:
    one = sign_flip_test(sums[:, :1], 1).p_value
    other = sign_flip_test(-sums[:, :1], 1).p_value

    assert 0 < one <= 1
    assert one + other >= 1 - 1e-9
    # the best of several is never surer than it would be alone
    found = sign_flip_test(sums, 1)
    assert found.p_value >= sign_flip_test(sums[:, [found.best]], 1).p_value - 1e-9


@patiently
@given(st.lists(st.tuples(ranks, ranks), max_size=60), st.integers(0, 12))
def test_a_verdict_says_better_only_when_it_is(
    pairs: list[tuple[int | None, int | None]], n_before: int
) -> None:
    outcomes = [Outcome(f"q{i}", f"c{i}", f"f{i}", *pair) for i, pair in enumerate(pairs)]
    verdict = decide([outcomes], Guards((), ""), n_before, 1)

    assert from_json(to_json(verdict)) == verdict
    assert len(verdict.better) + len(verdict.worse) + verdict.n_same == len(pairs)
    assert (verdict.decision is Decision.NOT_ENOUGH) == (len(pairs) < 30)
    if verdict.decision is Decision.BETTER:
        assert len(verdict.better) > len(verdict.worse)
        assert verdict.gain >= 0.01
        assert verdict.p_value <= verdict.level
