"""Arrays for judging a reranker: candidates, their lexical and dense values, their logits and grades, cached in a folder.

The slow half of `reranker_quality`: everything here is computed once per collection and model, so that fitting a blend
takes seconds. The one rule: a cached array names in its file what it was computed from.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.ports import Embedder, Reranker
from engine.tune.okapi import Okapi

Values = NDArray[np.float64]
N_CANDIDATES = 50
N_RETRIEVED = 100
N_CUT = 10
LEXICAL_WEIGHT = 0.3
_CHUNK_WORDS = 150
_SENTENCE_END = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s+|\n\n+")


@dataclass
class Candidates:
    """What hybrid search finds in one collection; every array is `(n_queries, N_CANDIDATES)`, best hybrid value first.

    Attributes:
        name: The collection.
        queries: The query texts.
        documents: Document numbers, -1 where there are fewer.
        lexical: BM25 over the query's highest, 0 to 1.
        dense: Cosine of the document's nearest chunk.
        grades: Judged grades, 0 for unjudged documents.
        ideal: `(n_queries,)` the highest DCG@10 that the judgements allow.
        alone: `(n_queries, 2)` nDCG@10 of lexical search and of dense search over the whole collection.
    """

    name: str
    queries: list[str]
    documents: NDArray[np.int64]
    lexical: Values
    dense: Values
    grades: Values
    ideal: Values
    alone: Values

    @property
    def hybrid(self) -> Values:
        """Return the convex combination that the candidates are ordered by."""
        return LEXICAL_WEIGHT * self.lexical + (1 - LEXICAL_WEIGHT) * self.dense


@dataclass
class Collection:
    """A collection read from its folder; `chunks[i]` is a text of document `owners[i]`."""

    name: str
    queries: list[tuple[str, str]]
    documents: list[str]
    titles: list[str]
    texts: list[str]
    grades: dict[str, dict[str, float]]


def read_collection(folder: Path, max_queries: int) -> Collection:
    """Read documents, judged queries (the first ones, or an even sample of more) and grades."""
    corpus = _rows(folder / "corpus.jsonl.gz")
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as lines:
        for query, document, grade in list(csv.reader(lines, delimiter="\t"))[1:]:
            grades[query][document] = float(grade)
    queries = [(str(row["id"]), row["text"]) for row in _rows(folder / "queries.jsonl.gz")]
    judged = [query for query in queries if query[0] in grades]
    if len(judged) > max_queries:
        judged = [judged[i * len(judged) // max_queries] for i in range(max_queries)]
    return Collection(
        folder.name,
        judged,
        [str(row["id"]) for row in corpus],
        [row.get("title") or "" for row in corpus],
        [row["text"] for row in corpus],
        dict(grades),
    )


def chunks_of(text: str) -> list[str]:
    """Cut a text into runs of whole sentences of about a chunk's length."""
    chunks: list[str] = []
    current: list[str] = []
    n_words = 0
    for sentence in _SENTENCE_END.split(text):
        n_more = len(sentence.split())
        if current and n_words + n_more > _CHUNK_WORDS:
            chunks.append(" ".join(current))
            current, n_words = [], 0
        current.append(sentence)
        n_words += n_more
    return [*chunks, " ".join(current)]


def chunk_vectors(
    collection: Collection, embedder: Embedder
) -> tuple[list[str], NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]:
    """Return the chunks, their documents' numbers, their vectors and the queries' vectors."""
    texts, owners = [], []
    for number, text in enumerate(collection.texts):
        for chunk in chunks_of(text):
            texts.append(chunk)
            owners.append(number)
    titled = [
        f"{collection.titles[o]}\n{t}" if collection.titles[o] else t
        for o, t in zip(owners, texts, strict=True)
    ]
    vectors = embedder.embed_passages(titled)
    queries = np.stack([embedder.embed_query(text) for _, text in collection.queries])
    return texts, np.asarray(owners), vectors, queries


def candidates_of(
    collection: Collection,
    owners: NDArray[np.int64],
    vectors: NDArray[np.float32],
    queries: NDArray[np.float32],
) -> tuple[Candidates, NDArray[np.int64]]:
    """Return the candidates of every query, and for each candidate the number of its nearest chunk."""
    n_queries, n_documents = len(collection.queries), len(collection.documents)
    whole = [
        f"{title} {text}" for title, text in zip(collection.titles, collection.texts, strict=True)
    ]
    bm25 = Okapi(whole)
    shape = (n_queries, N_CANDIDATES)
    found = np.full(shape, -1, np.int64)
    nearest = np.zeros(shape, np.int64)
    lexical, dense, graded = np.full(shape, 0.0), np.full(shape, -1.0), np.zeros(shape)
    ideal, alone = np.zeros(n_queries), np.zeros((n_queries, 2))
    starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
    for row, (query_id, query) in enumerate(collection.queries):
        cosines = vectors @ queries[row]
        by_document = np.full(n_documents, -1.0)
        by_document[owners[starts]] = np.maximum.reduceat(cosines, starts)
        words, _ = bm25.values(query)
        words = words / max(1e-9, float(words.max()))
        top_lexical, top_dense = _top(words, N_RETRIEVED), _top(by_document, N_RETRIEVED)
        pool = np.union1d(top_lexical[words[top_lexical] > 0], top_dense)
        hybrid = LEXICAL_WEIGHT * words[pool] + (1 - LEXICAL_WEIGHT) * by_document[pool]
        best = pool[np.argsort(-hybrid, kind="stable")][:N_CANDIDATES]
        grades = collection.grades[query_id]
        ideal[row] = dcg(np.sort(np.asarray(list(grades.values())))[::-1][:N_CUT])
        for column, order in enumerate((top_lexical, top_dense)):
            gains = np.asarray([grades.get(collection.documents[n], 0.0) for n in order[:N_CUT]])
            alone[row, column] = dcg(gains) / ideal[row]
        found[row, : len(best)] = best
        lexical[row, : len(best)], dense[row, : len(best)] = words[best], by_document[best]
        graded[row, : len(best)] = [grades.get(collection.documents[n], 0.0) for n in best]
        for column, number in enumerate(best):
            own = np.flatnonzero(owners == number)
            nearest[row, column] = own[int(cosines[own].argmax())]
    texts = [text for _, text in collection.queries]
    return Candidates(collection.name, texts, found, lexical, dense, graded, ideal, alone), nearest


def logits_of(
    candidates: Candidates, passage_of: Callable[[int, int], str], reranker: Reranker, n_best: int
) -> Values:
    """Return the logits of each query's best candidates, `(n_queries, n_best)`, nan where there is none."""
    logits = np.full((len(candidates.queries), n_best), np.nan)
    for row, query in enumerate(candidates.queries):
        columns = [c for c in range(n_best) if candidates.documents[row, c] >= 0]
        logits[row, columns] = reranker.logits(
            query, [passage_of(row, column) for column in columns]
        )
    return logits


def dcg(gains: Values) -> float:
    """Return the discounted gain of a ranking, linear gains: sum of g / log2(rank + 1) (Jarvelin and Kekalainen 2002)."""
    return float((gains / np.log2(np.arange(2, len(gains) + 2))).sum())


def ndcg(candidates: Candidates, values: Values) -> Values:
    """Return nDCG@10 of every query when its candidates are ordered by the values; those past them keep their order."""
    n_best = values.shape[1]
    order = np.argsort(-np.nan_to_num(values, nan=-np.inf), axis=1, kind="stable")[:, :N_CUT]
    gains = np.take_along_axis(candidates.grades[:, :n_best], order, axis=1)
    discounts = 1 / np.log2(np.arange(2, gains.shape[1] + 2))
    result: Values = (gains * discounts).sum(axis=1) / candidates.ideal
    return result


def _top(values: NDArray[Any], n: int) -> NDArray[np.int64]:
    """Return the numbers of the highest values, highest first."""
    n = min(n, len(values))
    some = np.argpartition(-values, n - 1)[:n]
    result: NDArray[np.int64] = some[np.argsort(-values[some], kind="stable")]
    return result


def _rows(path: Path) -> Sequence[dict[str, Any]]:
    """Read a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
