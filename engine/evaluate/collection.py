"""Judged collections in the layout of BEIR.

What lives here: reading `corpus.jsonl`, `queries.jsonl` (plain or .gz) and `qrels.tsv`. What does
not: measuring. The one rule: a line that makes no sense is named by file and line, never skipped.

A corpus line is `{"id" or "_id", "title" (may be absent), "text"}`, a query line `{"id" or "_id",
"text"}`; `qrels.tsv` has a header line and three columns: query id, document id, grade. In a BEIR
download the judgements stand in `qrels/test.tsv`, which is read when there is no `qrels.tsv`.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import ErrorCode, InputProblem


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a collection."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query with the grades of the documents that were judged; above 0 is relevant."""

    id: str
    text: str
    grades: dict[str, float]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, and the queries that have at least one relevant document among them."""

    name: str
    entries: tuple[Entry, ...]
    queries: tuple[JudgedQuery, ...]


def load_collection(directory: Path) -> Collection:
    """Return a collection from a folder.

    Raises:
        InputProblem: BAD_COLLECTION, with the file and line.
    """
    if not directory.is_dir():
        raise _bad(directory, "there is no such folder")
    entries = tuple(
        Entry(*_id(line, where), _text(line, "title", where, required=False), _body(line, where))
        for line, where in _lines(directory, "corpus.jsonl")
    )
    if not entries:
        raise _bad(directory / "corpus.jsonl", "it holds no document")
    known = {entry.id for entry in entries}
    if len(known) < len(entries):
        raise _bad(directory / "corpus.jsonl", "an id stands there twice")
    grades = _grades(directory)
    queries = []
    for line, where in _lines(directory, "queries.jsonl"):
        (query_id,) = _id(line, where)
        text = _text(line, "text", where, required=True)
        judged = grades.get(query_id, {})
        if any(grade > 0 and one in known for one, grade in judged.items()):
            queries.append(JudgedQuery(query_id, text, judged))
    if not queries:
        raise _bad(directory, "no query has a relevant document in the corpus")
    return Collection(directory.name, entries, tuple(queries))


def _bad(where: Path, what: str, line: int | None = None) -> InputProblem:
    place = f"{where}, line {line}" if line is not None else str(where)
    return InputProblem(ErrorCode.BAD_COLLECTION, f"{place}: {what}")


@dataclass(frozen=True, slots=True)
class _Where:
    path: Path
    line: int

    def bad(self, what: str) -> InputProblem:
        return _bad(self.path, what, self.line)


def _lines(directory: Path, name: str) -> Iterator[tuple[dict[str, object], _Where]]:
    """Yield each line of a JSON lines file, plain or gzipped."""
    path = directory / name
    if not path.is_file():
        path = directory / f"{name}.gz"
    if not path.is_file():
        raise _bad(directory, f"there is neither {name} nor {name}.gz")
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    where = _Where(path, number)
                    yield _object(line, where), where
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as problem:
        raise _bad(path, f"it cannot be read: {problem}") from problem


def _object(line: str, where: _Where) -> dict[str, object]:
    try:
        found = json.loads(line)
    except ValueError as problem:
        raise where.bad(f"not JSON: {problem}") from problem
    if not isinstance(found, dict):
        raise where.bad("not a JSON object")
    return found


def _id(line: dict[str, object], where: _Where) -> tuple[str]:
    found = line.get("id", line.get("_id"))
    if not isinstance(found, str | int) or isinstance(found, bool) or found == "":
        raise where.bad("it has no id")
    return (str(found),)


def _text(line: dict[str, object], key: str, where: _Where, *, required: bool) -> str:
    found = line.get(key)
    if found is None and not required:
        return ""
    if not isinstance(found, str):
        raise where.bad(f"{key} is not a text")
    return found


def _body(line: dict[str, object], where: _Where) -> str:
    return _text(line, "text", where, required=True)


def _grades(directory: Path) -> dict[str, dict[str, float]]:
    path = directory / "qrels.tsv"
    if not path.is_file():
        path = directory / "qrels" / "test.tsv"
    if not path.is_file():
        raise _bad(directory, "there is no qrels.tsv")
    grades: dict[str, dict[str, float]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise _bad(path, f"it cannot be read: {problem}") from problem
    for number, line in enumerate(lines, start=1):
        columns = line.rstrip("\n").split("\t")
        if number == 1 or not line.strip():
            continue
        try:
            query_id, document_id, grade = columns
            grades.setdefault(query_id, {})[document_id] = float(grade)
        except ValueError as problem:
            raise _bad(path, "not: query id, document id, grade", number) from problem
    return grades
