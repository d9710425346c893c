import random

import numpy as np

from engine.tune.reranker_data import Example, Source
from engine.tune.reranker_negatives import Miner

N = 40


def bag_of_words(texts):
    """Unit vectors that count hashed words: near texts are those with the same words."""
    rows = np.zeros((len(texts), 256), np.float32)
    for row, text in enumerate(texts):
        for word in text.split():
            rows[row, sum(map(ord, word)) % 256] += 1
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


def source_of_birds():
    passages = [
        f"bird number{n} eats seed{n} and lives in tree{n} of wood{n % 4}" for n in range(N)
    ]
    return Source("birds", passages, [f"wood{n % 4}" for n in range(N)])


def mined(source, examples, seed=0):
    shown = [source.passages[example.positive] for example in examples]
    return Miner(source, bag_of_words).lists(examples, shown, random.Random(seed))


def test_a_list_starts_with_its_positive_and_repeats_no_passage():
    source = source_of_birds()
    found = mined(source, [Example(f"bird number{n} of wood{n % 4}", n) for n in range(10)])
    assert len(found) == 10
    for n, one in enumerate(found):
        assert one.passages[0] == source.passages[n]
        assert len(set(one.passages)) == len(one.passages) == len(one.hybrid_z) == 5
        assert one.group == f"birds:wood{n % 4}"


def test_an_answer_of_the_same_question_is_never_a_negative():
    source = source_of_birds()
    examples = [Example("bird of wood", n) for n in range(6)]
    for one in mined(source, examples):
        assert not set(one.passages[1:]) & set(source.passages[:6])


def test_a_near_copy_of_the_positive_is_never_a_negative():
    source = source_of_birds()
    source.passages[1] = source.passages[0] + " "
    for seed in range(10):
        (one,) = mined(source, [Example("number0 seed0", 0)], seed)
        assert source.passages[1] not in one.passages


def test_a_passage_with_every_word_of_a_made_query_is_never_a_negative():
    source = source_of_birds()
    source.passages[7] += " number0"
    source.passages[8] += " number0"
    for seed in range(10):
        (one,) = mined(source, [Example("number0 bird", 0, "key words")], seed)
        assert not {source.passages[7], source.passages[8]} & set(one.passages)


def test_hybrid_values_tell_the_near_passages_from_the_far_ones():
    (one,) = mined(source_of_birds(), [Example("bird number3 eats seed3", 3)])
    assert one.hybrid_z[0] == max(one.hybrid_z)


def test_a_query_with_too_few_negatives_gives_no_list():
    source = Source("two", ["bird one", "bee two"], ["a", "a"])
    assert mined(source, [Example("bird", 0)]) == []
