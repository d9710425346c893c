import numpy as np
import pytest
import torch

from engine.models import parity
from engine.models.cross_encoder import OnnxReranker
from engine.models.manifest import Precision, read_manifest
from engine.models.reranker_export import BLOCK, Shape, export_reranker, quantised_rows
from engine.tune.reranker_main import between
from engine.tune.reranker_model import untrained_pair_scorer
from tests.engine.tune.tiny_bert import CONFIG, tiny_tokenizer


def unpacked(packed):
    return np.stack([packed & 15, packed >> 4], axis=-1).reshape(len(packed), -1).astype(np.float32)


def test_four_bits_keep_a_vector_within_half_a_step():
    rows = np.random.default_rng(1).normal(size=(50, 2 * BLOCK)).astype(np.float32)
    numbers, steps, zeros = quantised_rows(rows)
    wide = np.repeat(steps.astype(np.float32), BLOCK, axis=1)
    back = (unpacked(numbers) - np.repeat(unpacked(zeros), BLOCK, axis=1)) * wide
    assert numbers.shape == (50, BLOCK)
    assert np.abs(back - rows).max() <= 1.05 * wide.max()
    assert np.mean((back - rows) ** 2) < 0.02 * np.mean(rows**2)


def test_a_block_of_zeros_stays_zero():
    numbers, steps, zeros = quantised_rows(np.zeros((2, 2 * BLOCK), np.float32))
    assert not unpacked(numbers).any()
    assert not unpacked(zeros).any()
    assert (steps > 0).all()


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reranker")
    torch.manual_seed(3)
    config = {**CONFIG, "hidden_size": 64, "max_position_embeddings": 64}
    module = untrained_pair_scorer(config)
    tokenizer = tiny_tokenizer(folder / "backbone")
    manifest = export_reranker(module, tokenizer, folder / "out", Shape(2, 64, 48))
    return folder / "out", manifest


def test_the_exported_reranker_computes_what_torch_computes(exported):
    folder, manifest = exported
    reranker = OnnxReranker(folder, manifest, Precision.INT8, n_threads=1)
    found = [reranker.logits(query, [passage])[0] for query, passage in parity.PAIRS]
    expected = np.load(folder / parity.REFERENCE_FILE)
    assert parity.agreement_of_logits(np.array(found), expected) > parity.MIN_AGREEMENT


def test_a_pair_s_logit_does_not_depend_on_its_neighbours(exported):
    folder, manifest = exported
    reranker = OnnxReranker(folder, manifest, Precision.INT8, n_threads=2)
    passages = ["word1 word2", "word3 word4 word5 word6", "word7"]
    together = reranker.logits("word1 word3", passages)
    alone = [reranker.logits("word1 word3", [passage])[0] for passage in passages]
    assert together.tolist() == alone


def test_the_folder_holds_what_its_manifest_names(exported):
    folder, manifest = exported
    assert read_manifest(folder) == manifest
    assert {path.name for path in folder.iterdir()} == {*manifest.files, "manifest.json"}


def test_weights_half_way_lie_between_backbone_and_trained():
    backbone = {"encoder.a": torch.tensor([0.0, 2.0]), "head.b": torch.tensor([1.0])}
    trained = {"encoder.a": torch.tensor([1.0, 4.0]), "head.b": torch.tensor([5.0])}
    found = between(backbone, trained, 0.5)
    assert found["encoder.a"].tolist() == [0.5, 3.0]
    assert found["head.b"].tolist() == [5.0]
