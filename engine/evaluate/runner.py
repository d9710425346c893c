"""Running a judged collection through the search that people use.

What lives here: putting a collection into a library of its own, asking its queries, averaging.
What does not: any retrieval. The one rule: the same chunking, store, index and search as always,
so that a figure here is a figure of the product.
"""

from __future__ import annotations

import hashlib
import math
import os
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine import chunking
from engine.clock import StillClock, SystemClock
from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.evaluate import metrics
from engine.evaluate.collection import Collection, JudgedQuery, load_collection
from engine.ingest.texts import with_hashes
from engine.ingest.vectors import VectorWriter
from engine.jobs import Report, silent_report
from engine.search.pipeline import Search
from engine.search.retrieval import Side
from engine.serving.serving import Serving
from engine.serving.snapshot import Snapshot
from engine.serving.sources import CatalogSource, ModelSource
from engine.store import contents, documents
from engine.store.documents import SeenFile
from engine.store.opening import open_databases
from engine.types import DocumentId, ExtractedText, FolderId, Hit, Kind, SearchRequest

_FOLDER = FolderId(1)
_DEPTH = 100  # the deepest rank that a measure looks at
_COMMIT_EVERY = 500
_SAMPLE_SEED = 7
# file names that no query contains: otherwise "1" would find the document with that id
_LETTERS = str.maketrans("0123456789", "qxzjkvwyfb")


class Mode(StrEnum):
    """What answers the queries."""

    LEXICAL = "lexical"
    DENSE = "dense"
    HYBRID = "hybrid"
    RERANK = "rerank"  # hybrid, then blended with a closer reading of the first results
    CROSS = "cross"  # hybrid, then the first results in the order of the closer reading alone


_SIDES = {Mode.LEXICAL: Side.LEXICAL, Mode.DENSE: Side.DENSE}


@dataclass(frozen=True, slots=True)
class QueryScores:
    """The measures of one query."""

    query_id: str
    ndcg_10: float
    mrr_10: float
    recall_10: float
    recall_100: float
    ms: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A collection's figures: means over its queries, and each query's own."""

    collection: str
    mode: str
    queries: tuple[QueryScores, ...]

    @property
    def n_queries(self) -> int:
        """Return how many queries were asked."""
        return len(self.queries)

    def mean(self, measure: str) -> float:
        """Return the mean of a field of `QueryScores`."""
        values: list[float] = [getattr(one, measure) for one in self.queries]
        return sum(values) / max(1, len(values))


def as_json(result: Evaluation) -> dict[str, str | int | float]:
    """Return what `honeyguide eval --json` prints."""
    return {
        "mode": result.mode,
        "n_queries": result.n_queries,
        "ndcg@10": round(result.mean("ndcg_10"), 4),
        "mrr@10": round(result.mean("mrr_10"), 4),
        "recall@10": round(result.mean("recall_10"), 4),
        "recall@100": round(result.mean("recall_100"), 4),
        "ms_per_query": round(result.mean("ms"), 3),
    }


def evaluate(
    config: EngineConfig,
    directory: Path,
    *,
    mode: str = Mode.HYBRID,
    n_queries: int | None = None,
    report: Report = silent_report,
) -> Evaluation:
    """Measure one way of searching on a collection.

    Args:
        config: of an empty data folder, which is filled and may be deleted afterwards.
        directory: a BEIR-style folder.
        mode: one of `Mode`.
        n_queries: only so many, drawn by a fixed seed; None for all.
        report: told about documents, chunks and queries.

    Raises:
        InputProblem: BAD_COLLECTION.
        EnvironmentProblem: MODEL_MISSING and its kin.
        CancelledError: told to stop.
    """
    collection = load_collection(directory)
    with JudgedLibrary(config, CatalogSource(config)) as library:
        library.fill(collection, report, embed=mode != Mode.LEXICAL)
        return library.ask(collection, sample(collection, n_queries), mode, report)


def sample(collection: Collection, n_queries: int | None) -> Sequence[JudgedQuery]:
    """Return so many queries, drawn by a fixed seed, in their own order; all for None."""
    if n_queries is None or n_queries >= len(collection.queries):
        return collection.queries
    chosen = random.Random(_SAMPLE_SEED).sample(range(len(collection.queries)), n_queries)  # noqa: S311
    return [collection.queries[i] for i in sorted(chosen)]


def path_of(number: int) -> Path:
    """Return where the entry of this number (from 0) lies in a judged library."""
    return Path("/") / str(number).translate(_LETTERS)


class JudgedLibrary:
    """A library that holds one collection."""

    def __init__(self, config: EngineConfig, models: ModelSource) -> None:
        """Open an empty library in the configured data folder.

        Raises:
            EnvironmentProblem: READ_ONLY, DISK_FULL and their kin.
        """
        self._clock = SystemClock()
        self._models = models
        self._user, self._database = open_databases(config, writable=True)
        self._serving = Serving(self._database, config.index_dir, self._clock)
        self.search = Search(self._database, StillClock())
        self._ids: dict[Path, str] = {}

    def __enter__(self) -> JudgedLibrary:
        return self

    def __exit__(self, *_: object) -> None:
        self._user.close()
        self._database.close()

    @property
    def snapshot(self) -> Snapshot:
        """Return what its searches run on."""
        return self._serving.current()

    def fill(self, collection: Collection, report: Report, *, embed: bool) -> None:
        """Store a collection, each entry as a file with a content of its own.

        Raises:
            EnvironmentProblem: MODEL_MISSING and its kin, DISK_FULL.
            CancelledError: told to stop.
        """
        measure = self._models.measure()
        n_entries = len(collection.entries)
        for begin in range(0, n_entries, _COMMIT_EVERY):
            with self._database.write() as library:
                for i in range(begin, min(begin + _COMMIT_EVERY, n_entries)):
                    report("documents", i, n_entries)
                    entry = collection.entries[i]
                    raw = os.fsencode(path_of(i))
                    documents.add_documents(library, _FOLDER, [SeenFile(raw, Kind.NOTE, 0, 0)])
                    row = library.execute("SELECT id FROM documents WHERE path = ?", (raw,))
                    document_id = DocumentId(row.fetchone()[0])
                    self._ids[path_of(i)] = entry.id
                    text = entry.text if entry.text.strip() else entry.title
                    extracted = ExtractedText(text, title=entry.title)
                    chunks = chunking.chunk(extracted, measure.finder, measure.size)
                    digest = hashlib.blake2b(f"{i}".encode(), digest_size=16).digest()
                    content_id = contents.add_content(
                        library, digest, "eval", extracted, with_hashes(entry.title, chunks)
                    )
                    documents.set_read(
                        library, document_id, content_id, extractor="eval", size_bytes=0, mtime_ns=0
                    )
        if embed:
            self._embed(report)

    def _embed(self, report: Report) -> None:
        report("model", 0)
        self._serving.load(self._models.embedder(), self._models.reranker())
        writer = VectorWriter(self._database, self._serving)
        n_chunks = contents.n_waiting_chunks(self._database.reader())

        def check() -> None:
            report("chunks", writer.n_done, n_chunks)

        while writer.run_batch(check):
            check()

    def save(self) -> None:
        """Write the index, for a library that is opened in the same folder afterwards."""
        self._serving.save()

    def ask(
        self,
        collection: Collection,
        queries: Sequence[JudgedQuery],
        mode: str,
        report: Report = silent_report,
    ) -> Evaluation:
        """Ask queries and measure the answers.

        Raises:
            InputProblem: BAD_SETTING for a mode that is none.
            EnvironmentProblem: MODEL_MISSING for a closer reading without a cross-encoder.
            CancelledError: told to stop.
        """
        if mode not in tuple(Mode):
            raise InputProblem(ErrorCode.BAD_SETTING, f"mode {mode}")
        if mode in (Mode.RERANK, Mode.CROSS) and self.snapshot.reranker is None:
            raise EnvironmentProblem(ErrorCode.MODEL_MISSING, "there is no cross-encoder")
        scores = []
        for i, query in enumerate(queries):
            report("queries", i, len(queries))
            begun_ms = self._clock.monotonic_ms()
            ranking = self._ranking(query.text, Mode(mode))
            ms = self._clock.monotonic_ms() - begun_ms
            scores.append(_scores(query, ranking, ms))
        return Evaluation(collection.name, mode, tuple(scores))

    def _ranking(self, text: str, mode: Mode) -> list[str]:
        snapshot = self.snapshot
        request = SearchRequest(text, limit=_DEPTH)
        response = self.search.search(request, snapshot, _SIDES.get(mode, Side.BOTH))
        if mode in (Mode.RERANK, Mode.CROSS):
            response = self.search.rerank(request, response, snapshot)
        hits = response.hits
        if mode is Mode.CROSS:
            # what was not read keeps its order, below what was
            hits = tuple(sorted(hits, key=_by_logit))
        return ranking_of(hits, self._ids)


def ranking_of(hits: Sequence[Hit], ids: Mapping[Path, str]) -> list[str]:
    """Return the ids of the entries that are listed, best first; entries of one row in turn.

    Args:
        hits: the list.
        ids: the entries' ids by path.
    """
    return [ids[path] for hit in hits for path in (hit.path, *hit.also_at)]


def _by_logit(hit: Hit) -> float:
    return -hit.stages.rerank.value if hit.stages.rerank else math.inf


def _scores(query: JudgedQuery, ranking: Sequence[str], ms: float) -> QueryScores:
    return QueryScores(
        query_id=query.id,
        ndcg_10=metrics.ndcg(ranking, query.grades),
        mrr_10=metrics.reciprocal_rank(ranking, query.grades),
        recall_10=metrics.recall(ranking, query.grades, 10),
        recall_100=metrics.recall(ranking, query.grades, 100),
        ms=ms,
    )
