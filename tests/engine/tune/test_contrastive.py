from dataclasses import replace

import numpy as np
import pytest
import torch

from engine.errors import ErrorCode, InputProblem
from engine.models.sources import read_source
from engine.models.torch_encoder import TorchEncoder
from engine.tune.anchors import AnchorCache
from engine.tune.batches import Batches
from engine.tune.contrastive import ContrastiveTrainer
from engine.tune.examples import Example, Passage, Replay
from engine.tune.objectives import OBJECTIVES
from engine.tune.recipe import Recipe
from engine.tune.weights import interpolate, save_trained
from tests.engine.tune.tiny_bert import WORDS
from tests.engine.tune.tiny_sources import tiny_examples, tiny_replay, tiny_source

RECIPE = Recipe(rate=5e-3, n_epochs=4, n_examples=4, n_replay=2, anchor=0.1)


@pytest.fixture
def base(tmp_path):
    return tiny_source(tmp_path / "base")


def trained(base, folder, recipe=RECIPE, *, examples=None):
    """Train as the child does; return the encoder and the steps that were told."""
    folder.mkdir(exist_ok=True)
    source = read_source(base)
    encoder = TorchEncoder(source, "cpu", max_tokens=recipe.max_tokens)
    anchors = AnchorCache(folder, source.fingerprint(), "cpu")
    examples = tiny_examples() if examples is None else examples
    batches = Batches(examples, tiny_replay(), recipe, encoder)
    anchors.fill(encoder, batches.texts(), lambda done, total: None)
    trainer = ContrastiveTrainer(encoder, recipe, anchors)
    steps = []
    trainer.train(examples, tiny_replay(), steps.append)
    return encoder, steps


def weights(encoder):
    return torch.cat([one.detach().flatten() for one in encoder.module.parameters()])


def test_training_lowers_the_loss_and_finds_what_it_was_shown(base, tmp_path):
    encoder, steps = trained(base, tmp_path / "run")
    assert steps[-1].done == steps[-1].total == 12
    assert np.mean([one.loss for one in steps[-3:]]) < np.mean([one.loss for one in steps[:3]])
    before = TorchEncoder(read_source(base), "cpu")
    assert reciprocal_rank(encoder) > reciprocal_rank(before)


def reciprocal_rank(encoder):
    """Return the mean of each example's answer among all answers."""
    examples = tiny_examples()
    texts = [one.query for one in examples] + [one.positive.text for one in examples]
    with torch.inference_mode():
        rows = encoder.vectors(encoder.token_ids(texts))
    cosines = rows[: len(examples)] @ rows[len(examples) :].T
    ranks = (cosines >= cosines.diagonal()[:, None]).sum(dim=1)
    return float((1 / ranks).mean())


def test_many_examples_end_a_training_in_the_middle_of_a_pass(base, tmp_path):
    _, steps = trained(base, tmp_path / "run", replace(RECIPE, most_steps=5))
    assert [one.done for one in steps] == [1, 2, 3, 4, 5]
    assert steps[-1].total == 5


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_every_objective_trains(base, tmp_path, objective):
    recipe = replace(RECIPE, objective=objective, n_epochs=1)
    encoder, steps = trained(base, tmp_path / "run", recipe)
    assert all(np.isfinite(one.loss) for one in steps)
    assert not torch.equal(weights(encoder), weights(TorchEncoder(read_source(base), "cpu")))


def test_the_same_seed_gives_the_same_weights_and_another_one_others(base, tmp_path):
    first, _ = trained(base, tmp_path / "a")
    again, _ = trained(base, tmp_path / "b")
    other, _ = trained(base, tmp_path / "c", replace(RECIPE, seed=8))
    assert torch.equal(weights(first), weights(again))
    assert not torch.equal(weights(first), weights(other))


def test_negatives_are_chosen_anew_by_the_model_as_it_is(base, tmp_path):
    with_all = [replace(one, negatives=others(one)) for one in tiny_examples()]
    drawn, _ = trained(base, tmp_path / "drawn", replace(RECIPE, remined=False), examples=with_all)
    mined, _ = trained(base, tmp_path / "mined", examples=with_all)
    assert not torch.equal(weights(drawn), weights(mined))


def others(one):
    """Return what answers other examples."""
    return tuple(other.positive for other in tiny_examples() if other.cluster != one.cluster)


def test_word_embeddings_stay_as_they_are(base, tmp_path):
    encoder, _ = trained(base, tmp_path / "run")
    before = TorchEncoder(read_source(base), "cpu")
    for one in (encoder, before):
        one.words = one.transformer.get_input_embeddings().weight
    assert torch.equal(encoder.words, before.words)


def test_a_strong_anchor_keeps_vectors_near_the_base(base, tmp_path):
    texts = [one.positive.text for one in tiny_examples()]

    def moved(factor):
        recipe = replace(RECIPE, anchor=factor)
        encoder, _ = trained(base, tmp_path / f"run{factor}", recipe)
        before = TorchEncoder(read_source(base), "cpu")
        with torch.inference_mode():
            new, old = (one.vectors(one.token_ids(texts)) for one in (encoder, before))
        return float((1 - (new * old).sum(dim=1)).mean())

    assert moved(30.0) < 0.7 * moved(0.0)


def test_answers_of_the_same_cluster_or_document_are_masked(base):
    examples = [
        Example("word1", Passage("a", "word2"), (), 1.0, "same"),
        Example("word3", Passage("b", "word4"), (), 1.0, "same"),
        Example("word5", Passage("c", "word6"), (Passage("a", "word7"),), 1.0, "other"),
        Example("word8", Passage("c", "word9"), (), 1.0, "third"),
    ]
    encoder = TorchEncoder(read_source(base), "cpu")
    replay = [Replay("word10", "word11", "b")]
    batch = Batches(examples, replay, RECIPE, encoder).batch(0)
    for row, query in enumerate(batch.queries):
        words = encoder.token_ids([f"word{k}" for k in (1, 3, 5, 8, 10)])
        number = words.index(batch.token_ids[query])
        told = {
            tuple(batch.token_ids[batch.candidates[place]])
            for place in np.flatnonzero(batch.allowed[row])
        }
        expected = {0: (2, 6, 9), 1: (4, 6, 9), 2: (2, 4, 6, 7, 11), 3: (2, 4, 7, 9, 11)}
        expected[4] = (2, 6, 7, 9, 11)
        assert told == {
            tuple(ids) for ids in encoder.token_ids([f"word{k}" for k in expected[number]])
        }


def test_a_teacher_s_order_is_learned_where_there_is_one(base, tmp_path):
    taught = [replace(one, teacher=(0.0, 1.0)) for one in tiny_examples()]
    recipe = replace(RECIPE, distillation=5.0)
    without, _ = trained(base, tmp_path / "a", recipe)
    with_one, _ = trained(base, tmp_path / "b", recipe, examples=taught)
    assert not torch.equal(weights(without), weights(with_one))


def test_dropout_makes_a_text_and_itself_a_pair(base):
    encoder = TorchEncoder(read_source(base), "cpu")
    pair = [Replay("word1", "word1", "d")]
    for dropout, n_texts in ((0.0, 1), (0.1, 2)):
        recipe = replace(RECIPE, dropout=dropout)
        batch = Batches(tiny_examples(2), pair, recipe, encoder).batch(0)
        assert batch.token_ids.count(encoder.token_ids(["word1"])[0]) == n_texts


def test_too_few_examples_and_unknown_objectives_are_refused(base, tmp_path):
    for recipe, examples, code in (
        (RECIPE, tiny_examples(1), ErrorCode.BAD_COLLECTION),
        (replace(RECIPE, objective="magic"), None, ErrorCode.BAD_SETTING),
        (replace(RECIPE, objective="matryoshka", width=5), None, ErrorCode.BAD_SETTING),
        (replace(RECIPE, width=1), None, ErrorCode.BAD_SETTING),
    ):
        with pytest.raises(InputProblem) as refused:
            trained(base, tmp_path / "run", recipe, examples=examples)
        assert refused.value.code is code


def test_anchors_are_computed_once_for_all_trainings_of_a_tune(base, tmp_path):
    encoder = TorchEncoder(read_source(base), "cpu")
    texts = encoder.token_ids(WORDS[:5])
    counted = []
    for _ in range(2):
        cache = AnchorCache(tmp_path, "base", "cpu")
        cache.fill(encoder, texts, lambda done, total: counted.append(total))
    assert counted == [5]
    with torch.inference_mode():
        expected = encoder.vectors(texts)
    torch.testing.assert_close(cache.vectors(texts), expected, atol=1e-5, rtol=0)


def test_a_damaged_cache_is_made_anew(tmp_path):
    (tmp_path / "anchors-base.npz").write_bytes(b"PK nothing")
    AnchorCache(tmp_path, "base", "cpu")


def test_a_saved_model_computes_what_was_trained_and_half_way_lies_between(base, tmp_path):
    encoder, _ = trained(base, tmp_path / "run")
    save_trained(encoder, base, tmp_path / "tuned")
    again = TorchEncoder(read_source(tmp_path / "tuned"), "cpu")
    assert torch.equal(weights(again), weights(encoder))
    for share, expected in ((0.0, base), (1.0, tmp_path / "tuned")):
        interpolate(base, tmp_path / "tuned", share, tmp_path / f"at{share}")
        found = TorchEncoder(read_source(tmp_path / f"at{share}"), "cpu")
        assert torch.equal(weights(found), weights(TorchEncoder(read_source(expected), "cpu")))
    interpolate(base, tmp_path / "tuned", 0.5, tmp_path / "half")
    half = weights(TorchEncoder(read_source(tmp_path / "half"), "cpu"))
    mean = (weights(TorchEncoder(read_source(base), "cpu")) + weights(encoder)) / 2
    torch.testing.assert_close(half, mean)
