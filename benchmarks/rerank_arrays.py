"""Arrays for judging a reranker: candidates with their lexical, dense and cross-encoder values.

The slow half of `reranker_quality`: what is computed once per collection and model and cached in a
folder, so that fitting a blend takes seconds. The one rule: a cached array names in its file what
it was computed from.
"""

from __future__ import annotations

import hashlib
import pickle
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.evaluate.collection import Collection, JudgedQuery, load_collection
from engine.evaluate.metrics import ndcg as ndcg_of_ranking
from engine.ports import Embedder, Reranker
from engine.search.window import best_window
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
    """What hybrid search finds in one collection, best first: arrays `(n_queries, N_CANDIDATES)`.

    Attributes:
        name: The collection.
        queries: The query texts.
        passages: For each query the text of each candidate, under its title.
        lexical: BM25 over the query's highest, 0 to 1; nan where there is no candidate.
        dense: Cosine of the document's nearest chunk; nan likewise.
        grades: Judged grades, 0 for unjudged documents.
        ideal: `(n_queries,)` the highest DCG@10 that the judgements allow.
        alone: `(n_queries, 2)` nDCG@10 of lexical and of dense search over the whole collection.
    """

    name: str
    queries: list[str]
    lexical: Values
    dense: Values
    grades: Values
    ideal: Values
    alone: Values
    passages: list[list[str]] = field(default_factory=list)

    @property
    def hybrid(self) -> Values:
        """Return the convex combination that the candidates are ordered by."""
        return LEXICAL_WEIGHT * self.lexical + (1 - LEXICAL_WEIGHT) * self.dense


def read_candidates(folder: Path, max_queries: int, embedder: Embedder, cache: Path) -> Candidates:
    """Return the candidates of a collection, from the cache when they are there."""
    key = f"{embedder.fingerprint}-{max_queries}-{N_CANDIDATES}-{folder.resolve()}"
    path = cache / f"{folder.name}-{_short(key)}.candidates"
    if path.exists():
        with path.open("rb") as file:
            known: Candidates = pickle.load(file)  # noqa: S301 - our own cache
        return known
    found = _candidates_of(load_collection(folder), max_queries, embedder)
    cache.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(found))
    return found


def read_logits(
    candidates: Candidates, reranker: Reranker, n_best: int, n_pieces: int, cache: Path
) -> Values:
    """Return the logits of each query's best candidates, `(n_queries, n_best)`, nan for none."""
    key = f"{reranker.fingerprint}-{n_pieces}-{candidates.queries}-{candidates.passages[0][:1]}"
    path = cache / f"{candidates.name}-{n_best}-{_short(key)}.logits.npy"
    if path.exists():
        known: Values = np.load(path)
        return known
    logits = np.full((len(candidates.queries), n_best), np.nan)
    for row, query in enumerate(candidates.queries):
        passages = candidates.passages[row][:n_best]
        windows = [best_window(query, passage, n_pieces=n_pieces) for passage in passages]
        logits[row, : len(windows)] = reranker.logits(query, windows)
    np.save(path, logits)
    return logits


def ndcg(candidates: Candidates, values: Values) -> Values:
    """Return nDCG@10 of every query when its first candidates are ordered by the values."""
    width = values.shape[1]
    order = np.argsort(-np.nan_to_num(values, nan=-np.inf), axis=1, kind="stable")[:, :N_CUT]
    gains = np.take_along_axis(candidates.grades[:, :width], order, axis=1)
    result: Values = (gains * _discounts(gains.shape[1])).sum(axis=1) / candidates.ideal
    return result


def _candidates_of(collection: Collection, max_queries: int, embedder: Embedder) -> Candidates:
    queries = collection.queries
    if len(queries) > max_queries:  # an even sample
        queries = tuple(queries[i * len(queries) // max_queries] for i in range(max_queries))
    texts, owners = _chunks(collection)
    vectors = embedder.embed_passages(texts)
    wholes = [f"{entry.title}\n{entry.text}".strip() for entry in collection.entries]
    okapi = Okapi(wholes)
    shape = (len(queries), N_CANDIDATES)
    found = Candidates(
        collection.name,
        [query.text for query in queries],
        np.full(shape, np.nan),
        np.full(shape, np.nan),
        np.zeros(shape),
        np.zeros(len(queries)),
        np.zeros((len(queries), 2)),
    )
    starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
    ids = [entry.id for entry in collection.entries]
    for row, query in enumerate(queries):
        cosines = vectors @ embedder.embed_query(query.text)
        dense = np.maximum.reduceat(cosines, starts).astype(np.float64)
        lexical = okapi.values(query.text)[0].astype(np.float64)
        lexical /= max(1e-9, float(lexical.max()))
        best = _fill(found, row, query, _Ranked(lexical, dense, ids))
        found.passages.append([wholes[number] for number in best])
    return found


@dataclass(frozen=True)
class _Ranked:
    """The values of every document of a collection for one query."""

    lexical: Values
    dense: Values
    ids: list[str]


def _fill(found: Candidates, row: int, query: JudgedQuery, ranked: _Ranked) -> NDArray[np.int64]:
    """Fill one row; return the numbers of its candidates."""
    tops = [_top(ranked.lexical), _top(ranked.dense)]
    pool = np.union1d(tops[0][ranked.lexical[tops[0]] > 0], tops[1])
    hybrid = LEXICAL_WEIGHT * ranked.lexical[pool] + (1 - LEXICAL_WEIGHT) * ranked.dense[pool]
    best: NDArray[np.int64] = pool[np.argsort(-hybrid, kind="stable")][:N_CANDIDATES]
    found.lexical[row, : len(best)] = ranked.lexical[best]
    found.dense[row, : len(best)] = ranked.dense[best]
    found.grades[row, : len(best)] = [query.grades.get(ranked.ids[n], 0.0) for n in best]
    for column, top in enumerate(tops):
        ranking = [ranked.ids[n] for n in top[:N_CUT]]
        found.alone[row, column] = ndcg_of_ranking(ranking, query.grades, N_CUT)
    gains = np.array(sorted(query.grades.values(), reverse=True)[:N_CUT])
    found.ideal[row] = (gains * _discounts(len(gains))).sum()
    return best


def _chunks(collection: Collection) -> tuple[list[str], NDArray[np.int64]]:
    """Cut every document into runs of whole sentences, each under the title."""
    texts, owners = [], []
    for number, entry in enumerate(collection.entries):
        chunks: list[list[str]] = [[]]
        for sentence in _SENTENCE_END.split(entry.text):
            n_words = sum(len(each.split()) for each in chunks[-1])
            if chunks[-1] and n_words + len(sentence.split()) > _CHUNK_WORDS:
                chunks.append([])
            chunks[-1].append(sentence)
        for chunk in chunks:
            text = " ".join(chunk)
            texts.append(f"{entry.title}\n{text}" if entry.title else text)
            owners.append(number)
    return texts, np.array(owners)


def _top(values: Values) -> NDArray[np.int64]:
    """Return the numbers of the highest values, highest first."""
    n = min(N_RETRIEVED, len(values))
    some = np.argpartition(-values, n - 1)[:n]
    result: NDArray[np.int64] = some[np.argsort(-values[some], kind="stable")]
    return result


def _discounts(n: int) -> Values:
    """Return 1 / log2(rank + 1) of the first ranks."""
    result: Values = 1 / np.log2(np.arange(2, n + 2))
    return result


def _short(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:12]
