from pathlib import Path

import numpy as np
import pytest

from engine.errors import ErrorCode, InputProblem
from engine.feedback.policy import Label
from engine.feedback.records import FileRef
from engine.tune.examples import (
    Example,
    Replay,
    TitledText,
    examples_from_labels,
    read_examples,
    replay_pairs,
    write_examples,
)
from engine.tune.negatives import NegativeMiner, Passage

LONG = "the boiler in the cellar loses pressure every winter and must be filled up again"


def file(name):
    return FileRef(Path(f"/{name}"), name.encode())


def label(query, name, negatives=()):
    refused = tuple((file(other), None, weight) for other, weight in negatives)
    return Label(query, query, file(name), None, 0.7, False, refused, (), 0, 2)


def passage_of(ref, _place):
    return None if ref.path.name == "gone" else Passage(ref.path.name, f"text of {ref.path.name}")


def made(labels, clusters, n_negatives=4):
    miner = NegativeMiner([], np.empty((0, 2), np.float32))

    def embed(texts):
        return np.eye(len(texts) + 1, dtype=np.float32)[: len(texts)]

    return examples_from_labels(labels, clusters, passage_of, miner, embed, n_negatives=n_negatives)


def test_what_was_refused_comes_before_what_was_passed_over():
    found = made([label("q", "a", [("skipped", 0.3), ("refused", 1.0)])], ["c"], n_negatives=1)
    assert [one.document for one in found[0].negatives] == ["refused"]
    assert found[0].weight == 0.7
    assert found[0].n_refused == 1


def test_what_was_refused_is_told_from_what_was_passed_over():
    found = made([label("q", "a", [("skipped", 0.3), ("gone", 1.0), ("refused", 1.0)])], ["c"])
    assert [one.document for one in found[0].negatives] == ["refused", "skipped"]
    assert found[0].n_refused == 1
    assert made([label("q", "a", [("skipped", 0.3)])], ["c"])[0].n_refused == 0


def test_a_refused_file_that_was_wanted_for_the_same_search_is_no_negative():
    found = made([label("q", "a", [("b", 1.0)]), label("q2", "b")], ["c", "c"])
    assert found[0].negatives == ()


def test_a_label_whose_text_is_gone_is_left_out():
    assert [one.query for one in made([label("q", "gone"), label("r", "a")], ["c", "d"])] == ["r"]
    assert made([label("q", "gone")], ["c"]) == []


def test_examples_come_back_from_their_file_as_they_were(tmp_path):
    examples = [
        Example("q \ud800", Passage("d", "蜜"), (Passage("n", "x\ny"),), 0.5, "c", (1.0, 0.0))
    ]
    replay = [Replay("title", "body", "d2")]
    write_examples(tmp_path / "e.jsonl", examples, replay)
    assert read_examples(tmp_path / "e.jsonl") == (examples, replay)


@pytest.mark.parametrize("text", ["no json\n", "[1]\n", '{"query": "q"}\n', '"text_a"\n'])
def test_a_file_with_something_else_is_refused(tmp_path, text):
    path = tmp_path / "e.jsonl"
    path.write_text(text)
    with pytest.raises(InputProblem) as refused:
        read_examples(path)
    assert refused.value.code is ErrorCode.BAD_COLLECTION


def test_a_file_s_name_stands_for_its_text():
    rows = [TitledText("d", "", "", LONG)]
    assert replay_pairs(rows, {"d": "boiler_in-winter.txt"}, 1, 5) == [
        Replay("boiler in winter", LONG, "d")
    ]
    assert replay_pairs(rows, {}, 1, 5) == []
