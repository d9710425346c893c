"""What the default cross-encoder learns from: queries and passages of several public sources.

What lives here: reading the training folders and the documented functions of the Python standard
library, and the check against the evaluation collections. What does not: queries made by rule
(`pseudo_queries`) and negatives (`reranker_negatives`). The one rule: an example whose query stands
in an evaluation collection is dropped, and the drop is counted.
"""

from __future__ import annotations

import ast
import csv
import gzip
import json
import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.errors import ErrorCode, InputProblem

_CODE_SKIPPED = {
    "test",
    "tests",
    "idlelib",
    "lib2to3",
    "turtledemo",
    "site-packages",
    "dist-packages",
}
_FIRST_SENTENCE = re.compile(r"(.+?)(?:\.\s|\.$|\n\s*\n|$)", re.DOTALL)
_NOT_WORD = re.compile(r"[\W_]+")
_MAX_CODE_LINES = 60
_MIN_CODE_LINES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One query and the number of the passage that answers it; `kind` tells how it came about."""

    query: str
    positive: int
    kind: str = "natural"


@dataclass(slots=True)
class Source:
    """Passages of one origin with the queries that they answer.

    Attributes:
        name: What the source is called in reports.
        passages: Texts, numbered from 0.
        groups: For each passage the article, page or file that it stands in.
        examples: Queries with the number of a passage that answers them.
    """

    name: str
    passages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)


def normalised(text: str) -> str:
    """Return the form in which texts are compared: lower-case words with single spaces."""
    return _NOT_WORD.sub(" ", text.lower()).strip()


def read_source(folder: Path) -> Source:
    """Read one training folder (`pairs.jsonl.gz`, `passages.jsonl.gz`).

    Returns:
        The source; passages that no pair names keep an empty group.

    Raises:
        InputProblem: BAD_COLLECTION when a file is missing or unreadable, or when a pair names a
            passage that is not there.
    """
    source = Source(folder.name)
    number_of: dict[Any, int] = {}
    for row in _rows(folder / "passages.jsonl.gz"):
        number_of[row["id"]] = len(source.passages)
        source.passages.append(row["text"])
    source.groups = [""] * len(source.passages)
    for row in _rows(folder / "pairs.jsonl.gz"):
        if row["passage"] not in number_of:
            raise InputProblem(
                ErrorCode.BAD_COLLECTION, f"{folder.name}: no passage {row['passage']!r}"
            )
        number = number_of[row["passage"]]
        source.groups[number] = source.groups[number] or row["group"]
        source.examples.append(Example(row["query"], number))
    return source


def read_code_source(root: Path | None = None) -> Source:
    """Read documented functions below a folder, the standard library's when none is named.

    Returns:
        Functions as passages, every second one without its docstring; each one's query is the
        docstring's first sentence.
    """
    root = root or Path(sysconfig.get_paths()["stdlib"])
    source = Source("code")
    for path in sorted(root.rglob("*.py")):
        relative = path.relative_to(root)
        if _CODE_SKIPPED.isdisjoint(relative.parts):
            for sentence, whole, bare in _documented_functions(path):
                is_whole = len(source.passages) % 2 == 0
                source.passages.append(whole if is_whole else bare)
                source.groups.append(relative.as_posix())
                source.examples.append(Example(sentence, len(source.passages) - 1, "docstring"))
    return source


def evaluation_texts(folder: Path) -> tuple[set[str], set[str]]:
    """Read what every collection below a folder asks and judges.

    Returns:
        The queries, and the documents (title and text) that a judgement names, both normalised.

    Raises:
        InputProblem: BAD_COLLECTION when a file is missing or unreadable.
    """
    queries: set[str] = set()
    judged: set[str] = set()
    for collection in sorted(path.parent for path in folder.glob("*/queries.jsonl.gz")):
        queries.update(normalised(row["text"]) for row in _rows(collection / "queries.jsonl.gz"))
        with (collection / "qrels.tsv").open(encoding="utf-8", newline="") as lines:
            named = {row[1] for row in csv.reader(lines, delimiter="\t")}
        for row in _rows(collection / "corpus.jsonl.gz"):
            if str(row["id"]) in named:
                judged.add(normalised(f"{row.get('title') or ''} {row['text']}"))
    return queries, judged


def without_overlap(source: Source, queries: set[str]) -> tuple[Source, int]:
    """Drop the examples whose normalised query is among the given ones.

    Returns:
        The source without them, and how many they were.
    """
    kept = [example for example in source.examples if normalised(example.query) not in queries]
    dropped = len(source.examples) - len(kept)
    return Source(source.name, source.passages, source.groups, kept), dropped


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as problem:
        raise InputProblem(ErrorCode.BAD_COLLECTION, f"{path}: {problem}") from problem


def _documented_functions(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield first docstring sentence, source, and source without docstring of each function."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
    except (SyntaxError, UnicodeDecodeError):
        return  # the library carries files that are wrong on purpose
    lines = text.splitlines()
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        docstring = ast.get_docstring(node)
        first, last = node.lineno - 1, node.end_lineno or node.lineno
        if not docstring or len(node.body) < 2:
            continue
        if not _MIN_CODE_LINES <= last - first <= _MAX_CODE_LINES:
            continue
        match = _FIRST_SENTENCE.match(docstring)
        sentence = " ".join(match.group(1).split()) if match else ""
        if not 3 <= len(sentence.split()) <= 30:
            continue
        documented = node.body[0]
        bare = lines[first : documented.lineno - 1] + lines[documented.end_lineno : last]
        indent = " " * node.col_offset
        yield (
            sentence,
            "\n".join(line.removeprefix(indent) for line in lines[first:last]),
            "\n".join(line.removeprefix(indent) for line in bare),
        )
