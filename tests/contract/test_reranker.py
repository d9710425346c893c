"""What every `Reranker` promises."""

from __future__ import annotations

import numpy as np
import pytest

from engine.models.cross_encoder import OnnxReranker
from engine.models.manifest import Precision
from engine.ports import Reranker
from tests.fakes import tiny_models
from tests.fakes.fake_reranker import FakeReranker

QUERY = "boiler pressure"
PASSAGES = ("boiler pressure", "honey of the bee", "", "the garden " * 300, "蜜蜂 \ud800", "b")


@pytest.fixture(scope="module", params=["fake", "int8", "fp32"])
def reranker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    if request.param == "fake":
        return FakeReranker()
    folder = tmp_path_factory.mktemp("reranker")
    manifest = tiny_models.cross_encoder(folder)
    return OnnxReranker(folder, manifest, Precision(request.param), n_threads=2)


def test_there_is_one_finite_logit_for_each_passage_in_its_order(reranker: Reranker) -> None:
    logits = reranker.logits(QUERY, PASSAGES)
    assert logits.shape == (len(PASSAGES),)
    assert logits.dtype == np.float32
    assert np.isfinite(logits).all()
    backwards = reranker.logits(QUERY, PASSAGES[::-1])
    np.testing.assert_array_equal(logits, backwards[::-1])


def test_a_logit_does_not_depend_on_the_other_passages(reranker: Reranker) -> None:
    together = reranker.logits(QUERY, PASSAGES)
    for passage, logit in zip(PASSAGES, together, strict=True):
        assert reranker.logits(QUERY, [passage])[0] == pytest.approx(logit, abs=1e-5)


def test_no_passages_give_no_logits(reranker: Reranker) -> None:
    assert reranker.logits(QUERY, []).shape == (0,)


def test_query_and_passage_of_any_length_are_read(reranker: Reranker) -> None:
    logits = reranker.logits("word " * 20_000, ["passage " * 20_000, ""])
    assert np.isfinite(logits).all()


def test_passages_that_differ_get_different_logits(reranker: Reranker) -> None:
    first, second = reranker.logits(QUERY, PASSAGES[:2])
    assert first != second
