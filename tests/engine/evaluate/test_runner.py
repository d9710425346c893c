"""A judged collection goes through the search that people use."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.chunking import ChunkSize
from engine.config import EngineConfig
from engine.errors import CancelledError, EnvironmentProblem, InputProblem
from engine.evaluate.collection import load_collection
from engine.evaluate.runner import JudgedLibrary, as_json, sample
from engine.jobs import silent_report
from engine.ports import Embedder, Reranker
from engine.serving.sources import Measure
from engine.types import SearchRequest
from tests.engine.search.library import WordEmbedder


class _WordFinder:
    def token_starts(self, text: str) -> list[int]:
        return [
            i for i in range(len(text)) if text[i : i + 1].strip() and not text[i - 1 : i].strip()
        ]


class _SaleReranker:
    """Likes what is for sale, whatever is asked."""

    fingerprint = "sale"

    def logits(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        return np.array([9.0 if "sale" in one else -9.0 for one in passages], np.float32)


class _WordModels:
    def __init__(self, reranker: Reranker | None = None) -> None:
        self._reranker = reranker

    def embedder(self) -> Embedder:
        return WordEmbedder(synonyms={"automobil": "car"})

    def reranker(self) -> Reranker | None:
        return self._reranker

    def measure(self) -> Measure:
        return Measure(_WordFinder(), ChunkSize())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "animals"
    folder.mkdir()
    corpus = [
        {"id": "1", "title": "Cats", "text": "They sleep by day and hunt by night."},
        {"id": "2", "title": "", "text": "An automobile for sale."},
        {"id": "3", "title": "Only a title", "text": ""},
        {"id": "4", "title": "", "text": "They sleep by day and hunt by night."},
    ]
    queries = [
        {"id": "q1", "text": "cats at night"},
        {"id": "q2", "text": "car"},
        {"id": "q3", "text": "1"},
    ]
    for name, lines in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (folder / "qrels.tsv").write_text("q\td\tg\nq1\t1\t1\nq2\t2\t1\nq3\t3\t1\n")
    return folder


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[JudgedLibrary]:
    config = EngineConfig(data_dir=tmp_path / "data", models_dir=tmp_path / "models")
    config.data_dir.mkdir()
    with JudgedLibrary(config, _WordModels()) as library:
        yield library


def test_each_side_finds_what_it_can_and_both_find_both(
    folder: Path, judged: JudgedLibrary
) -> None:
    collection = load_collection(folder)
    judged.fill(collection, silent_report, embed=True)

    lexical = judged.ask(collection, collection.queries, "lexical")
    hybrid = judged.ask(collection, collection.queries, "hybrid")

    assert [one.ndcg_10 for one in lexical.queries[:2]] == [1.0, 0.0]
    assert [one.ndcg_10 for one in hybrid.queries[:2]] == [1.0, 1.0]


def test_an_entry_is_not_found_by_its_number(folder: Path, judged: JudgedLibrary) -> None:
    collection = load_collection(folder)
    judged.fill(collection, silent_report, embed=False)

    assert judged.ask(collection, collection.queries[2:], "lexical").queries[0].recall_100 == 0.0


def test_two_entries_with_the_same_text_are_two(folder: Path, judged: JudgedLibrary) -> None:
    collection = load_collection(folder)
    judged.fill(collection, silent_report, embed=True)
    response = judged.search.search(SearchRequest("sleep hunt"), judged.snapshot)

    assert [hit.also_at for hit in response.hits[:2]] == [(), ()]


def test_the_figures_have_their_agreed_names(folder: Path, judged: JudgedLibrary) -> None:
    collection = load_collection(folder)
    judged.fill(collection, silent_report, embed=True)

    figures = as_json(judged.ask(collection, collection.queries, "hybrid"))

    assert list(figures) == [
        "mode", "n_queries", "ndcg@10", "mrr@10", "recall@10", "recall@100", "ms_per_query",
    ]  # fmt: skip
    assert figures["n_queries"] == 3


def test_a_closer_reading_is_blended_in_or_decides_alone(folder: Path, tmp_path: Path) -> None:
    config = EngineConfig(data_dir=tmp_path / "data", models_dir=tmp_path / "models")
    config.data_dir.mkdir()
    collection = load_collection(folder)
    with JudgedLibrary(config, _WordModels(_SaleReranker())) as library:
        library.fill(collection, silent_report, embed=True)

        found = {
            mode: library.ask(collection, collection.queries[:1], mode).mean("mrr_10")
            for mode in ("hybrid", "rerank", "cross")
        }

    assert found["hybrid"] == found["rerank"] == 1.0  # cats at night: what is for sale is not
    assert found["cross"] < 1.0


def test_a_closer_reading_without_a_model_is_refused(folder: Path, judged: JudgedLibrary) -> None:
    collection = load_collection(folder)
    judged.fill(collection, silent_report, embed=True)

    with pytest.raises(EnvironmentProblem):
        judged.ask(collection, collection.queries, "cross")


def test_an_unknown_mode_is_refused(folder: Path, judged: JudgedLibrary) -> None:
    collection = load_collection(folder)
    judged.fill(collection, silent_report, embed=False)

    with pytest.raises(InputProblem):
        judged.ask(collection, collection.queries, "psychic")


def test_it_stops_when_told(folder: Path, judged: JudgedLibrary) -> None:
    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        judged.fill(load_collection(folder), stop, embed=False)


def test_a_sample_is_the_same_every_time_and_in_order(folder: Path) -> None:
    collection = load_collection(folder)

    assert sample(collection, 2) == sample(collection, 2)
    assert len(sample(collection, 2)) == 2
    assert sample(collection, None) == sample(collection, 99) == collection.queries
