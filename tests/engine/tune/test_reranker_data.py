import gzip
import json

import pytest

from engine.errors import ErrorCode, InputProblem
from engine.tune import reranker_data
from engine.tune.reranker_data import Example, Source


def write_rows(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def test_a_training_folder_gives_numbered_passages_and_their_queries(tmp_path):
    write_rows(
        tmp_path / "passages.jsonl.gz", [{"id": 7, "text": "seven"}, {"id": 9, "text": "nine"}]
    )
    write_rows(tmp_path / "pairs.jsonl.gz", [{"query": "which", "passage": 9, "group": "numbers"}])
    source = reranker_data.read_source(tmp_path)
    assert source.passages == ["seven", "nine"]
    assert source.groups == ["", "numbers"]
    assert source.examples == [Example("which", 1)]


def test_a_pair_without_its_passage_is_refused(tmp_path):
    write_rows(tmp_path / "passages.jsonl.gz", [{"id": 7, "text": "seven"}])
    write_rows(tmp_path / "pairs.jsonl.gz", [{"query": "which", "passage": 8, "group": "g"}])
    with pytest.raises(InputProblem) as problem:
        reranker_data.read_source(tmp_path)
    assert problem.value.code is ErrorCode.BAD_COLLECTION


@pytest.mark.parametrize("content", [None, b"not gzip", gzip.compress(b'{"id": 7, ', mtime=0)])
def test_a_missing_or_broken_file_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "passages.jsonl.gz").write_bytes(content)
    with pytest.raises(InputProblem):
        reranker_data.read_source(tmp_path)


def test_documented_functions_become_code_passages(tmp_path):
    (tmp_path / "birds.py").write_text(
        "class Bird:\n"
        "    def lead(self, person):\n"
        '        """Lead a person to honey. Then wait."""\n'
        "        return self.way_to(person)\n"
        "\n"
        "    def call(self, person):\n"
        '        """Call a person from far away.\n\n        Loudly."""\n'
        "        return person.hears()\n"
        "\n"
        "    def silent(self):\n"
        "        return None\n"
    )
    (tmp_path / "broken.py").write_text("def (:\n")
    source = reranker_data.read_code_source(tmp_path)
    assert [example.query for example in source.examples] == [
        "Lead a person to honey",
        "Call a person from far away",
    ]
    assert source.passages[0].startswith('def lead(self, person):\n    """Lead')
    assert source.passages[1] == "def call(self, person):\n    return person.hears()"


def test_queries_of_the_evaluation_are_dropped_whatever_their_spelling(tmp_path):
    collection = tmp_path / "eval" / "birds"
    write_rows(
        collection / "queries.jsonl.gz", [{"id": "q1", "text": "Where do honey-guides live?"}]
    )
    write_rows(collection / "corpus.jsonl.gz", [{"id": "d1", "title": "Bird", "text": "lives."}])
    (collection / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    asked, judged = reranker_data.evaluation_texts(tmp_path / "eval")
    source = Source(
        "birds", ["a"], ["g"], [Example("where do honey guides live", 0), Example("b", 0)]
    )
    kept, n_dropped = reranker_data.without_overlap(source, asked)
    assert n_dropped == 1
    assert [example.query for example in kept.examples] == ["b"]
    assert judged == {"bird lives"}
