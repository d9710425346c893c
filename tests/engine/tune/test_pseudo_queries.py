import random

from engine.tune import pseudo_queries
from engine.tune.reranker_data import Source

TEXT = (
    "The honeyguide is a bird of the savanna. It leads people to the nests of wild bees. "
    "People open the nest with smoke and an axe. The bird eats the wax that is left behind. "
    "Both learn the calls of the other over many years."
)


def test_key_words_of_a_question_leave_out_little_words():
    assert pseudo_queries.keyword_form("Where is the key to the garden shed?") == "key garden shed"


def test_a_question_of_little_words_stays_as_it_was():
    assert pseudo_queries.keyword_form("Who are you?") == "Who are you?"


def test_a_begun_query_is_the_beginning_of_the_query():
    rng = random.Random(1)
    for _ in range(50):
        begun = pseudo_queries.typed_prefix("how to repair a boiler", rng)
        assert "how to repair a boiler".startswith(begun)
        assert len(begun.split()) >= 2


def test_a_slip_changes_letters_of_one_word_only():
    rng = random.Random(2)
    for _ in range(50):
        words = pseudo_queries.with_slip("repair the heating boiler", rng).split()
        differing = [
            a for a, b in zip(words, ["repair", "the", "heating", "boiler"], strict=True) if a != b
        ]
        assert len(differing) <= 1


def test_key_words_are_rare_words_in_their_order():
    frequencies = pseudo_queries.document_frequencies([TEXT, "people and birds", "nests of bees"])
    found = pseudo_queries.key_words(TEXT, frequencies, 3, n_words=3)
    assert len(found) == 3
    assert found == sorted(found, key=TEXT.lower().index)
    assert "people" not in found


def test_a_sentence_that_became_the_query_mostly_leaves_its_passage():
    source = Source("birds", [TEXT] * 40, ["Honey_guide"] * 40)
    made = pseudo_queries.made_from_passages(source, 40, random.Random(3))
    sentences = [(example, text) for example, text in made if example.kind == "sentence"]
    assert sentences
    assert sum(len(text) < len(TEXT) for _, text in sentences) >= len(sentences) // 2
    assert {example.kind for example, _ in made} > {"sentence", "file name"}


def test_the_same_seed_makes_the_same_queries():
    source = Source("birds", [TEXT] * 10, ["Honey_guide"] * 10)
    first = pseudo_queries.made_from_passages(source, 10, random.Random(4))
    assert first == pseudo_queries.made_from_passages(source, 10, random.Random(4))


def test_a_docstring_becomes_a_question_about_code():
    asked = {
        pseudo_queries.as_code_question("Return the size of a file.", random.Random(seed))
        for seed in range(30)
    }
    assert any("python" in question for question in asked)
    assert any(question.startswith("how to") for question in asked)
