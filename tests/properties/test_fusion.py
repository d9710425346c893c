"""What holds for every fusion of words and meaning."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.search import fuse

N = st.shared(st.integers(1, 120), key="n")


def arrays(low: float, high: float) -> st.SearchStrategy[np.ndarray]:
    return N.flatmap(lambda n: hnp.arrays(np.float32, n, elements=st.floats(low, high, width=32)))


bm25 = arrays(0.0, 50.0).map(lambda values: np.where(values < 0.01, np.float32(0), values))
cosines = arrays(-1.0, 1.0)
shares = arrays(0.0, 1.0)


@given(bm25, cosines, shares, shares)
def test_values_are_finite_one_for_each(
    lexical: np.ndarray, dense: np.ndarray, coverage: np.ndarray, exact: np.ndarray
) -> None:
    fused = fuse.fuse(lexical, dense, coverage, exact)

    assert fused.shape == lexical.shape
    assert np.isfinite(fused).all()


@given(bm25, cosines, shares)
def test_the_order_of_candidates_does_not_matter(
    lexical: np.ndarray, dense: np.ndarray, coverage: np.ndarray
) -> None:
    none = np.zeros_like(coverage)
    turned = fuse.fuse(lexical[::-1], dense[::-1], coverage[::-1], none)

    np.testing.assert_allclose(
        turned[::-1], fuse.fuse(lexical, dense, coverage, none), rtol=1e-4, atol=1e-5
    )


@given(bm25, cosines, st.floats(0.125, 8.0, width=32))
def test_the_scale_of_bm25_does_not_matter(
    lexical: np.ndarray, dense: np.ndarray, factor: float
) -> None:
    none = np.zeros_like(lexical)

    np.testing.assert_allclose(
        fuse.fuse(lexical * np.float32(factor), dense, none, none),
        fuse.fuse(lexical, dense, none, none),
        rtol=1e-3,
        atol=1e-4,
    )


@given(bm25, cosines, st.data())
def test_more_of_the_words_at_the_same_meaning_is_never_worse(
    lexical: np.ndarray, dense: np.ndarray, data: st.DataObject
) -> None:
    one, other = (data.draw(st.integers(0, len(lexical) - 1)) for _ in range(2))
    dense[other] = dense[one]
    none = np.zeros_like(lexical)

    fused = fuse.fuse(lexical, dense, none, none)

    if lexical[one] >= lexical[other]:
        assert fused[one] >= fused[other] - 1e-6


@given(bm25, cosines, shares, st.data())
def test_what_was_typed_exactly_comes_first(
    lexical: np.ndarray, dense: np.ndarray, coverage: np.ndarray, data: st.DataObject
) -> None:
    dense = np.clip(dense, 0, 0.8)  # cosines of an encoder below those of a text with itself
    exact = np.zeros_like(coverage)
    chosen = data.draw(st.integers(0, len(exact) - 1))
    exact[chosen] = 1.0

    fused = fuse.fuse(lexical, dense, coverage, exact)

    assert int(np.argmax(fused)) == chosen


@given(bm25)
def test_without_a_model_words_decide(lexical: np.ndarray) -> None:
    none = np.zeros_like(lexical)
    fused = fuse.fuse(lexical, None, none, none)

    assert (np.diff(lexical[np.argsort(-fused, kind="stable")]) <= 0).all()


@given(bm25)
def test_standing_out_is_a_share(lexical: np.ndarray) -> None:
    assert 0.0 <= fuse.sureness(lexical) <= 1.0 + 1e-6


def test_one_hit_among_nothing_stands_out_fully_and_equals_not_at_all() -> None:
    assert fuse.sureness(np.array([5.0, 0.0, 0.0], np.float32)) == 1.0
    assert abs(fuse.sureness(np.full(60, 5.0, np.float32))) < 1e-6


@given(bm25, cosines, shares)
def test_what_the_encoder_cannot_know_is_put_in_order_by_words(
    lexical: np.ndarray, dense: np.ndarray, coverage: np.ndarray
) -> None:
    none = np.zeros_like(lexical)

    fused = fuse.fuse(lexical, dense, coverage, none, 0.0)

    assert np.array_equal(fused, fuse.fuse(lexical, none, coverage, none))


@given(bm25, cosines, st.floats(0.0, 1.0, width=32))
def test_the_less_is_known_the_less_meaning_counts(
    lexical: np.ndarray, dense: np.ndarray, known: float
) -> None:
    none = np.zeros_like(lexical)
    apart = fuse.fuse(none, dense, none, none)

    fused = fuse.fuse(none, dense, none, none, known)

    np.testing.assert_allclose(fused, np.float32(known) * apart, rtol=1e-5, atol=1e-6)


@given(bm25, cosines, st.data())
def test_what_has_no_vector_yet_is_neither_first_nor_last_by_meaning(
    lexical: np.ndarray, dense: np.ndarray, data: st.DataObject
) -> None:
    unknown = data.draw(hnp.arrays(np.bool_, len(dense)))

    filled = fuse.neutral(np.where(unknown, np.float32(np.nan), dense), lexical)

    np.testing.assert_array_equal(filled[~unknown], dense[~unknown])
    assert np.isfinite(filled).all()
    held = dense[~unknown & (lexical > 0)]
    if unknown.any() and len(held):
        assert held.min() - 1e-5 <= filled[unknown].min()
        assert filled[unknown].max() <= held.max() + 1e-5
