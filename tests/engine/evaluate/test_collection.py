"""Judged collections are read, or refused with the file and line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from engine.errors import ErrorCode, InputProblem
from engine.evaluate.collection import load_collection


def write(folder: Path, name: str, lines: list[object]) -> None:
    text = "".join(json.dumps(line) + "\n" for line in lines)
    if name.endswith(".gz"):
        (folder / name).write_bytes(gzip.compress(text.encode()))
    else:
        (folder / name).write_text(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path,
        "corpus.jsonl",
        [{"id": "d1", "title": "T", "text": "one"}, {"_id": 2, "text": "two"}],
    )
    write(
        tmp_path,
        "queries.jsonl.gz",
        [{"id": "q1", "text": "first"}, {"id": "q2", "text": "unjudged"}],
    )
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\t2\t0\n")
    return tmp_path


def test_plain_and_gzipped_files_are_read(folder: Path) -> None:
    collection = load_collection(folder)

    assert [(e.id, e.title, e.text) for e in collection.entries] == [
        ("d1", "T", "one"),
        ("2", "", "two"),
    ]
    assert [(q.id, q.text, q.grades) for q in collection.queries] == [
        ("q1", "first", {"d1": 2.0, "2": 0.0})
    ]


def test_the_layout_of_a_beir_download_is_read(folder: Path) -> None:
    (folder / "qrels").mkdir()
    (folder / "qrels.tsv").rename(folder / "qrels" / "test.tsv")

    assert len(load_collection(folder).queries) == 1


def refused(folder: Path) -> str:
    with pytest.raises(InputProblem) as problem:
        load_collection(folder)
    assert problem.value.code is ErrorCode.BAD_COLLECTION
    return problem.value.detail


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no such folder" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl.gz", "qrels.tsv"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert name.removesuffix(".gz") in refused(folder)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("corpus.jsonl", "{broken"),
        ("corpus.jsonl", "[1]"),
        ("corpus.jsonl", '{"text": "no id"}'),
        ("corpus.jsonl", '{"id": "x", "text": 3}'),
        ("corpus.jsonl", '{"id": "x"}'),
        ("qrels.tsv", "q1\td1"),
        ("qrels.tsv", "q1\td1\tgood"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(folder: Path, name: str, line: str) -> None:
    with (folder / name).open("a") as file:
        file.write(line + "\n")

    detail = refused(folder)

    assert name in detail
    assert "line 3" in detail or "line 4" in detail


def test_an_id_that_stands_there_twice_is_refused(folder: Path) -> None:
    write(folder, "corpus.jsonl", [{"id": "d1", "text": "one"}, {"id": "d1", "text": "two"}])

    assert "twice" in refused(folder)


def test_a_damaged_gzip_file_is_refused(folder: Path) -> None:
    (folder / "queries.jsonl.gz").write_bytes(b"\x1f\x8b no gzip")

    assert "cannot be read" in refused(folder)


def test_judgements_that_name_no_document_are_refused(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td9\t1\n")

    assert "no query has a relevant document" in refused(folder)


def test_an_empty_corpus_is_refused(folder: Path) -> None:
    (folder / "corpus.jsonl").write_text("")

    assert "no document" in refused(folder)
