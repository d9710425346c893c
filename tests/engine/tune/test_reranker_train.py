import random

import numpy as np
import pytest
import torch

from engine.errors import InputProblem
from engine.tune.reranker_batches import (
    TextEncoder,
    is_held_out,
    padded,
    read_lists,
    write_lists,
)
from engine.tune.reranker_model import untrained_pair_scorer
from engine.tune.reranker_negatives import CandidateList
from engine.tune.reranker_train import Recipe, RerankerTrainer, rate_factor
from tests.engine.tune.tiny_bert import CONFIG, WORDS, tiny_tokenizer

RECIPE = Recipe(
    n_steps=60,
    n_lists=8,
    encoder_rate=3e-3,
    head_rate=1e-2,
    max_tokens=24,
    window_pieces=(12,),
    judge_every=1000,
)


def lists_of(n, seed=0):
    """Lists in which word n + 20 answers word n: something that no token vector knows at first."""
    rng = random.Random(seed)
    lists = []
    for number in range(n):
        asked = rng.sample(range(10), 4)
        passages = [f"{WORDS[20 + word]} {rng.choice(WORDS[40:])}" for word in asked]
        hybrid = [0.5, 0.4, 0.1, -1.0]
        lists.append(CandidateList(WORDS[asked[0]], passages, hybrid, "s", f"g{number}", "k"))
    return lists


def trainer_in(folder, recipe=RECIPE):
    torch.manual_seed(1)
    model = untrained_pair_scorer(CONFIG).train()
    texts = TextEncoder(tiny_tokenizer(folder), recipe.max_tokens)
    return model, RerankerTrainer(model, texts, recipe, folder, log=lambda line: None)


def test_training_finds_the_positive_and_leaves_word_vectors_alone(tmp_path):
    model, trainer = trainer_in(tmp_path)
    words = model.encoder.embeddings.word_embeddings.weight.clone()
    lists = lists_of(200)
    before = trainer.judge(lists_of(60, seed=9))
    trainer.train(lists, [])
    after = trainer.judge(lists_of(60, seed=9))
    assert after["logit"] > before["logit"] + 0.15
    assert torch.equal(words, model.encoder.embeddings.word_embeddings.weight)


def test_a_resumed_run_ends_where_an_unbroken_one_ends(tmp_path):
    lists = lists_of(40)
    whole_model, whole = trainer_in(tmp_path / "whole", Recipe(**{**as_dict(RECIPE), "n_steps": 6}))
    whole.train(lists, [])
    _, broken = trainer_in(tmp_path / "broken", Recipe(**{**as_dict(RECIPE), "n_steps": 6}))
    broken._progress = stop_at(broken, 3)
    broken.train(lists, [])
    model, resumed = trainer_in(tmp_path / "broken", Recipe(**{**as_dict(RECIPE), "n_steps": 6}))
    assert resumed.resume()
    resumed.train(lists, [])
    for one, other in zip(whole_model.parameters(), model.parameters(), strict=True):
        assert torch.allclose(one, other, atol=1e-6)


def as_dict(recipe):
    return {name: getattr(recipe, name) for name in Recipe.__dataclass_fields__}


def stop_at(trainer, n_steps):
    return lambda: 1.0 if trainer._step >= n_steps else trainer._step / 6


def test_a_folder_without_a_checkpoint_starts_from_the_beginning(tmp_path):
    _, trainer = trainer_in(tmp_path)
    assert not trainer.resume()


def test_too_few_lists_are_refused(tmp_path):
    _, trainer = trainer_in(tmp_path)
    with pytest.raises(InputProblem):
        trainer.train(lists_of(3), [])


def test_the_learning_rate_rises_then_falls_to_zero():
    factors = [rate_factor(step / 100, 0.1) for step in range(101)]
    assert factors[0] > 0
    assert max(factors) == factors[10] == 1.0
    assert factors[100] == 0.0
    assert factors[10:] == sorted(factors[10:], reverse=True)


def test_lists_survive_their_file(tmp_path):
    write_lists(tmp_path / "lists.jsonl.gz", lists_of(5))
    assert read_lists(tmp_path / "lists.jsonl.gz") == lists_of(5)
    assert [path.name for path in tmp_path.iterdir()] == ["lists.jsonl.gz"]


def test_a_broken_file_of_lists_is_refused(tmp_path):
    (tmp_path / "lists.jsonl.gz").write_bytes(b"no lists")
    with pytest.raises(InputProblem):
        read_lists(tmp_path / "lists.jsonl.gz")


def test_a_few_groups_in_a_hundred_are_held_out():
    held = [is_held_out(f"article {number}") for number in range(2000)]
    assert 0.01 < np.mean(held) < 0.06


def test_a_long_passage_is_cut_to_its_best_window(tmp_path):
    texts = TextEncoder(tiny_tokenizer(tmp_path), 16)
    (ids,) = texts.passages("word40 word41", [" ".join(WORDS)], 10)
    assert len(ids) == 10 + 2
    assert WORDS.index("word40") + 4 in ids


def test_padding_and_special_tokens_are_no_words():
    ids, mask, words = padded([[1, 5, 6, 2], [1, 5, 2]])
    assert ids.tolist() == [[1, 5, 6, 2], [1, 5, 2, 0]]
    assert mask.tolist() == [[1, 1, 1, 1], [1, 1, 1, 0]]
    assert words.tolist() == [[0, 1, 1, 0], [0, 1, 0, 0]]


def test_the_logit_follows_its_formula():
    model = untrained_pair_scorer(CONFIG)
    query = torch.nn.functional.normalize(torch.randn(1, 3, 32), dim=-1)
    passage = torch.nn.functional.normalize(torch.randn(1, 5, 32), dim=-1)
    with torch.no_grad():
        model.head.whole.fill_(2.0)
        found = model.compare(query, torch.ones(1, 3), passage, torch.tensor([[1, 1, 1, 1, 0]]))
        scale, shift = float(model.head.log_scale.exp()), float(model.head.shift)
    nearest = (query[0] @ passage[0, :4].T).max(dim=1).values.mean()
    one, other = query[0].sum(0), passage[0, :4].sum(0)
    whole = one @ other / one.norm() / other.norm()
    expected = scale * float(nearest) + 2.0 * float(whole) + shift
    assert float(found) == pytest.approx(expected, abs=1e-4)
