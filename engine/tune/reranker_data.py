"""What the default cross-encoder learns from: query and passage pairs of several public sources.

Reads the training folders and the Python standard library of the running interpreter, and checks the overlap with
the evaluation collections. Queries made by rule live in `pseudo_queries`, negatives in `reranker_negatives`. The one
rule: an example whose query stands in an evaluation collection is dropped, and the drop is counted.
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
    "__phello__",
}
_FIRST_SENTENCE = re.compile(r"(.+?)(?:\.\s|\.$|\n\s*\n|$)", re.DOTALL)
_NOT_WORD = re.compile(r"[\W_]+")
_MAX_CODE_LINES = 60
_MIN_CODE_LINES = 3


@dataclass(frozen=True)
class Example:
    """One query and the number of the passage that answers it."""

    query: str
    positive: int
    kind: str = "natural"


@dataclass
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
    """Return a text as lower-case words with single spaces: the form in which queries are compared."""
    return _NOT_WORD.sub(" ", text.lower()).strip()


def read_source(folder: Path) -> Source:
    """Read one training folder (`pairs.jsonl.gz`, `passages.jsonl.gz`).

    Returns:
        The source; passages that no pair names keep an empty group.

    Raises:
        InputProblem: a file is missing, or a pair names a passage that is not there.
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

    The passage is the function's source, without its docstring for every second function; the query is the
    docstring's first sentence.
    """
    root = root or Path(sysconfig.get_paths()["stdlib"])
    source = Source("code")
    for path in sorted(root.rglob("*.py")):
        relative = path.relative_to(root)
        if _CODE_SKIPPED.isdisjoint(relative.parts):
            for sentence, code, bare in _documented_functions(path):
                kept = len(source.passages) % 2 == 0
                source.passages.append(code if kept else bare)
                source.groups.append(str(relative))
                source.examples.append(Example(sentence, len(source.passages) - 1, "docstring"))
    return source


def evaluation_texts(folder: Path) -> tuple[set[str], set[str]]:
    """Read the normalised queries and judged documents of every collection below a folder.

    Returns:
        The queries, and the texts (title and text) of the documents that a judgement names.
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
    """Return a source without the examples whose query stands in an evaluation collection, and how many went."""
    kept = [example for example in source.examples if normalised(example.query) not in queries]
    dropped = len(source.examples) - len(kept)
    return Source(source.name, source.passages, source.groups, kept), dropped


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON lines file."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, ValueError) as problem:
        raise InputProblem(ErrorCode.BAD_COLLECTION, f"{path}: {problem}") from problem


def _documented_functions(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield first docstring sentence, source, and source without docstring of a file's functions."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
    except (SyntaxError, UnicodeDecodeError):
        return  # the library carries files that are wrong on purpose
    lines = text.splitlines()
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        n_lines = (node.end_lineno or node.lineno) - node.lineno + 1
        docstring = ast.get_docstring(node)
        if not docstring or len(node.body) < 2 or not _MIN_CODE_LINES <= n_lines <= _MAX_CODE_LINES:
            continue
        match = _FIRST_SENTENCE.match(docstring)
        sentence = " ".join(match.group(1).split()) if match else ""
        if not 3 <= len(sentence.split()) <= 30:
            continue
        documented = node.body[0]
        head = lines[node.lineno - 1 : documented.lineno - 1]
        tail = lines[documented.end_lineno or documented.lineno : node.end_lineno]
        indent = " " * node.col_offset
        whole = "\n".join(
            line.removeprefix(indent) for line in lines[node.lineno - 1 : node.end_lineno]
        )
        yield sentence, whole, "\n".join(line.removeprefix(indent) for line in head + tail)
