"""A guard set is read, or refused with the file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import DataProblem, ErrorCode
from engine.tune.guard_set import GuardPassage, GuardQuery, load

PASSAGE = {"id": "p1", "title": "Tea", "text": "Green at seventy."}
QUERY = {"id": "q1", "query": "brew", "relevant": ["p1"]}


def write(folder: Path, passages: list[object], queries: list[object]) -> None:
    for name, lines in (("passages.jsonl", passages), ("queries.jsonl", queries)):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / name).write_text(text, encoding="utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(DataProblem) as problem:
        load(folder)
    assert problem.value.code is ErrorCode.BAD_COLLECTION
    return problem.value.detail


def test_passages_and_queries_are_read_in_the_order_of_the_files(tmp_path: Path) -> None:
    second = {"id": "p2", "title": "Log", "text": "02:00 started\n02:01 done"}
    write(tmp_path, [second, PASSAGE], [QUERY | {"relevant": ["p1", "p2"]}])

    guard_set = load(tmp_path)

    assert guard_set.passages == (
        GuardPassage("p2", "Log", "02:00 started\n02:01 done"),
        GuardPassage("p1", "Tea", "Green at seventy."),
    )
    assert guard_set.queries == (GuardQuery("q1", "brew", ("p1", "p2")),)


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    assert "passages.jsonl: it cannot be read" in refused(tmp_path)


def test_a_file_without_lines_is_refused(tmp_path: Path) -> None:
    write(tmp_path, [PASSAGE], [])

    assert "queries.jsonl: it is empty" in refused(tmp_path)


def test_a_line_that_is_cut_off_is_named(tmp_path: Path) -> None:
    write(tmp_path, [PASSAGE], [QUERY])
    with (tmp_path / "queries.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "q2", "que')

    assert "queries.jsonl, line 2: not JSON" in refused(tmp_path)


@pytest.mark.parametrize(
    ("passages", "queries", "told"),
    [
        ([["p1"]], [QUERY], "passages.jsonl, line 1: not a JSON object"),
        ([PASSAGE | {"text": " "}], [QUERY], "passages.jsonl, line 1: text is not a text"),
        ([PASSAGE, PASSAGE], [QUERY], "passages.jsonl: an id stands there twice"),
        ([PASSAGE], [QUERY, QUERY], "queries.jsonl: an id stands there twice"),
        ([PASSAGE], [QUERY | {"query": 3}], "queries.jsonl, line 1: query is not a text"),
        ([PASSAGE], [QUERY | {"relevant": []}], "line 1: relevant is not a list of ids"),
        ([PASSAGE], [QUERY | {"relevant": ["p9"]}], "line 1: there is no passage p9"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(
    tmp_path: Path, passages: list[object], queries: list[object], told: str
) -> None:
    write(tmp_path, passages, queries)

    assert told in refused(tmp_path)
