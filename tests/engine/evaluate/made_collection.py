"""A collection: half the queries share a word with their document, half only the meaning."""

from __future__ import annotations

import json
from pathlib import Path

from engine.evaluate.collection import Collection, Entry, JudgedQuery
from engine.tune.guard_set import GuardPassage, GuardQuery, GuardSet
from tests.engine.search.library import WordEmbedder

N = 140
_LETTERS = str.maketrans("0123456789", "bdfghjkmnp")  # what no stemmer cuts

GUARD = GuardSet(
    (GuardPassage("p1", "Tea", "green leaves"), GuardPassage("p2", "Bees", "wild hives")),
    (GuardQuery("g1", "green leaves", ("p1",)), GuardQuery("g2", "wild hives", ("p2",))),
)


def word(number: int) -> str:
    return "word" + f"{number:03}".translate(_LETTERS)


def other_word(number: int) -> str:
    return "other" + f"{number:03}".translate(_LETTERS)


COLLECTION = Collection(
    "made",
    tuple(Entry(f"d{i}", "", f"{word(i)} stands here") for i in range(N)),
    tuple(
        JudgedQuery(f"q{i}", word(i) if i % 2 else other_word(i), {f"d{i}": 1.0}) for i in range(N)
    ),
)


class TunedEmbedder(WordEmbedder):
    """Knows that the other words mean the same."""

    name = "tuned words"
    fingerprint = "tuned words"

    def __init__(self) -> None:
        super().__init__({other_word(i): word(i) for i in range(N)})


def write_beir(folder: Path, n: int = N) -> Path:
    """Write the collection, or its first `n` documents and queries, as a BEIR-style folder."""
    folder.mkdir()
    corpus = [{"id": one.id, "text": one.text} for one in COLLECTION.entries[:n]]
    queries = [{"id": one.id, "text": one.text} for one in COLLECTION.queries[:n]]
    for name, lines in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    judged = [f"{one.id}\t{next(iter(one.grades))}\t1" for one in COLLECTION.queries[:n]]
    (folder / "qrels.tsv").write_text("\n".join(["q\td\tg", *judged]))
    return folder
