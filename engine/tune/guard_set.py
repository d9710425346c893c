"""The general guard set: a small judged collection that comes with the program.

What lives here: reading `passages.jsonl` and `queries.jsonl` from a folder. What does not:
measuring, and collections from elsewhere (`evaluate.collection`). The one rule: the files ship
with the program, so a line that makes no sense is a damaged installation and is refused by file
and line, never skipped.

A passage line is `{"id", "title", "text"}`, a query line `{"id", "query", "relevant"}`, where
`relevant` lists the ids of all passages that answer the query. How the shipped set was written and
what the base encoder reaches on it is told in `resources/guard-set/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import DataProblem, ErrorCode

PASSAGES_FILE = "passages.jsonl"
QUERIES_FILE = "queries.jsonl"


@dataclass(frozen=True, slots=True)
class GuardPassage:
    """A passage to search in."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class GuardQuery:
    """A query, and the ids of every passage that answers it; at least one."""

    id: str
    text: str
    relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuardSet:
    """Passages and queries, in the order of the files."""

    passages: tuple[GuardPassage, ...]
    queries: tuple[GuardQuery, ...]


def asked(guard: GuardSet) -> tuple[list[tuple[str, tuple[str, ...]]], list[tuple[str, str]]]:
    """Return queries with the ids of their answers, and ids with the texts that are embedded."""
    queries = [(one.text, one.relevant) for one in guard.queries]
    return queries, [(one.id, f"{one.title}\n{one.text}") for one in guard.passages]


def load(folder: Path) -> GuardSet:
    """Return the guard set of a folder.

    Raises:
        DataProblem: BAD_COLLECTION, with the file and, where there is one, the line.
    """
    passages = tuple(
        GuardPassage(line.text("id"), line.text("title"), line.text("text"))
        for line in _lines(folder / PASSAGES_FILE)
    )
    known = {passage.id for passage in passages}
    queries = tuple(
        GuardQuery(line.text("id"), line.text("query"), line.references("relevant", known))
        for line in _lines(folder / QUERIES_FILE)
    )
    for name, ids in (
        (PASSAGES_FILE, [passage.id for passage in passages]),
        (QUERIES_FILE, [query.id for query in queries]),
    ):
        if not ids:
            raise _bad(f"{folder / name}: it is empty")
        if len(set(ids)) < len(ids):
            raise _bad(f"{folder / name}: an id stands there twice")
    return GuardSet(passages, queries)


def _bad(detail: str) -> DataProblem:
    return DataProblem(ErrorCode.BAD_COLLECTION, detail)


@dataclass(frozen=True, slots=True)
class _Line:
    place: str
    fields: dict[str, object]

    def text(self, key: str) -> str:
        found = self.fields.get(key)
        if not isinstance(found, str) or not found.strip():
            raise _bad(f"{self.place}: {key} is not a text")
        return found

    def references(self, key: str, known: set[str]) -> tuple[str, ...]:
        found = self.fields.get(key)
        if not isinstance(found, list) or not found:
            raise _bad(f"{self.place}: {key} is not a list of ids")
        for one in found:
            if not isinstance(one, str) or one not in known:
                raise _bad(f"{self.place}: there is no passage {one}")
        return tuple(found)


def _lines(path: Path) -> Iterator[_Line]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise _bad(f"{path}: it cannot be read: {problem}") from problem
    for number, line in enumerate(lines, start=1):
        place = f"{path}, line {number}"
        try:
            fields = json.loads(line)
        except ValueError as problem:
            raise _bad(f"{place}: not JSON: {problem}") from problem
        if not isinstance(fields, dict):
            raise _bad(f"{place}: not a JSON object")
        yield _Line(place, fields)
