import numpy as np
import pytest

from engine.tune.negatives import Asked, NegativeMiner, Passage

N = 60


def unit(rows):
    rows = np.asarray(rows, np.float32)
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


@pytest.fixture
def query():
    return unit([1.0, 0.0])


@pytest.fixture
def passages():
    """Passages whose cosine to the query falls with their number, none with the query's words."""
    return [Passage(f"d{k}", f"text number{k}") for k in range(N)]


@pytest.fixture
def vectors():
    angles = np.linspace(0.1, 1.5, N)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def asked(query, positive):
    return Asked("boiler", query, positive, "c")


def numbers(found):
    return [int(one.document[1:]) for one in found]


def test_negatives_are_near_misses_and_never_the_first_ten(query, passages, vectors):
    found = NegativeMiner(passages, vectors).mine(asked(query, passages[0]), frozenset(), 4)
    assert len(found) == 4
    assert all(10 <= number < 30 for number in numbers(found))


def test_what_is_as_near_as_the_positive_is_no_negative(query, passages, vectors):
    miner = NegativeMiner(passages, vectors)
    positive = passages[15]
    found = miner.mine(asked(query, positive), frozenset(), 20)
    limit = 0.95 * float(vectors[15] @ query)
    assert found
    assert all(float(vectors[k] @ query) < limit for k in numbers(found))


def test_what_answered_a_near_identical_query_is_no_negative(query, passages, vectors):
    miner = NegativeMiner(passages, vectors)
    near = Asked("boilers", unit([1.0, 0.1]), passages[20], "other")
    far = Asked("bees", unit([0.0, 1.0]), passages[22], "another")
    barred = miner.answers([asked(query, passages[0]), near, far])
    assert barred[0] == {"d0", "d20"}
    assert 20 not in numbers(miner.mine(asked(query, passages[0]), barred[0], 20))


def test_queries_of_one_cluster_share_their_answers(query, passages, vectors):
    far = Asked("heating", unit([0.0, 1.0]), passages[22], "c")
    barred = NegativeMiner(passages, vectors).answers([asked(query, passages[0]), far])
    assert barred == [{"d0", "d22"}, {"d0", "d22"}]


def test_a_near_copy_of_the_positive_is_no_negative(query, passages, vectors):
    vectors[25] = unit([0.2, 1.0])
    vectors[0] = unit([0.3, 1.0])
    found = NegativeMiner(passages, vectors).mine(asked(query, passages[0]), frozenset(), 30)
    assert all(float(vectors[k] @ vectors[0]) < 0.95 for k in numbers(found))


def test_passages_that_share_words_are_mined_too(query, passages, vectors):
    worded = [
        Passage(one.document, f"boiler {k}") if k >= 35 else one for k, one in enumerate(passages)
    ]
    found = NegativeMiner(worded, vectors).mine(asked(query, worded[0]), frozenset(), 6)
    assert any(number >= 45 for number in numbers(found))


def test_what_a_cross_encoder_takes_for_an_answer_is_left_out(query, passages, vectors):
    def judge(_query, texts):
        return np.array([1.0 if text.endswith(("r0", "r15")) else 0.0 for text in texts])

    first = asked(query, passages[0])
    free = NegativeMiner(passages, vectors).mine(first, frozenset(), 20)
    judged = NegativeMiner(passages, vectors, judge).mine(first, frozenset(), 20)
    assert set(numbers(free)) - set(numbers(judged)) == {15}


def test_a_document_gives_one_negative_at_most(query, passages, vectors):
    same = [Passage("all", one.text) if k else one for k, one in enumerate(passages)]
    assert len(NegativeMiner(same, vectors).mine(asked(query, same[0]), frozenset(), 9)) == 1


def test_no_passages_give_no_negatives(query, passages):
    miner = NegativeMiner([], np.empty((0, 2), np.float32))
    assert miner.mine(asked(query, passages[0]), frozenset(), 4) == []
