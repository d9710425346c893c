"""The pool, and ranks over it through the real search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.clock import StillClock
from engine.feedback.blend import DEFAULTS, Blend
from engine.feedback.memory import Recalled
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store import contents
from engine.tune import pool as pools
from engine.tune.known_items import make_probes
from engine.tune.pool import Pool, Rank, Wanted, answer, draw_pool, rank_with, snapshot_over
from engine.types import DocumentId, SearchRequest
from tests.engine.search.library import HandMadeLibrary, WordEmbedder
from tests.fakes.fake_reranker import FakeReranker

TEXTS = {
    "boiler.md": "the boiler lost pressure again in january",
    "rent.md": "rent is due on the first of every month",
    "soup.md": "leek soup needs an hour on a low flame",
    "bicycle.md": "bicycle with a flat tyre",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HandMadeLibrary]:
    made = HandMadeLibrary(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture
def ids(library: HandMadeLibrary) -> dict[str, DocumentId]:
    return {name: library.add(f"/home/{name}", text) for name, text in TEXTS.items()}


class Weighed:
    """A memory of nothing but weights."""

    def __init__(self, blend: Blend) -> None:
        self._blend = blend

    def recall(self, *_asked: object) -> list[Recalled]:
        return []

    def blend(self, fingerprint: str) -> Blend:
        assert fingerprint
        return self._blend


def ranks(
    library: HandMadeLibrary,
    snapshot: Snapshot,
    wanted: Sequence[tuple[str, DocumentId]],
    pool: Pool,
    blend: Blend = DEFAULTS,
) -> list[Rank]:
    answers = [answer(library.search, snapshot, Wanted(*one), pool) for one in wanted]
    return [rank_with(library.search, one, blend) for one in answers]


def whole(library: HandMadeLibrary) -> Pool:
    every = library.index.ids()
    return draw_pool(every, every[:0], seed=1)


def vectors_by(library: HandMadeLibrary, embedder: WordEmbedder, pool: Pool) -> np.ndarray:
    wanted = set(pool.chunk_ids.tolist())
    chunks = contents.all_chunks(library.database.reader())
    return embedder.embed_passages([one.chunk.text for one in chunks if one.id in wanted])


def test_a_small_library_is_searched_as_a_whole() -> None:
    pool = draw_pool(np.arange(1, 20_001), np.array([5]), seed=1)

    assert pool.whole
    assert pool.sentence == "Both models searched all 20,000 passages."


def test_of_a_large_library_every_target_and_a_sample_are_searched() -> None:
    targets = np.arange(50_000, 50_040)
    pool = draw_pool(np.arange(1, 60_001), targets, seed=1)

    assert not pool.whole
    assert np.isin(targets, pool.chunk_ids).all()
    assert 20_000 <= len(pool.chunk_ids) <= 20_040
    assert (np.diff(pool.chunk_ids) > 0).all()
    assert f"{len(pool.chunk_ids):,} of 60,000 passages" in pool.sentence
    assert np.array_equal(
        pool.chunk_ids, draw_pool(np.arange(1, 60_001), targets, seed=1).chunk_ids
    )


def test_a_target_that_is_gone_is_not_in_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "MAX_CHUNKS", 3)

    assert 99 not in draw_pool(np.arange(1, 11), np.array([2, 99]), seed=1).chunk_ids


def test_ranks_are_those_of_the_search_that_people_use(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    snapshot = library.snapshot
    wanted = [("flat tyre pressure", one) for one in ids.values()]
    found = ranks(library, snapshot, wanted, whole(library))

    hits = library.search.search(SearchRequest("flat tyre pressure", limit=100), snapshot).hits
    listed = [hit.document_id for hit in hits]
    assert found == [listed.index(one) + 1 if one in listed else None for one in ids.values()]
    assert found[3] == 1


def test_a_candidate_is_ranked_by_its_own_vectors(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    pool = whole(library)
    learned = WordEmbedder({"velo": "tyre", "platt": "flat"})
    vectors = vectors_by(library, learned, pool)
    candidate = snapshot_over(pool, learned, vectors)
    wanted = [("velo platt", ids["bicycle.md"])]

    assert ranks(library, library.snapshot, wanted, pool) == [None]
    assert ranks(library, candidate, wanted, pool) == [1]


def test_what_is_outside_the_pool_is_found_neither_by_meaning_nor_words_nor_name(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    every = library.index.ids()
    pool = Pool(every[:3], len(every), 3)
    snapshot = snapshot_over(pool, library.embedder, vectors_by(library, library.embedder, pool))
    wanted = [
        ("flat tyre", ids["bicycle.md"]),
        ("bicycle.md", ids["bicycle.md"]),
        ("the boiler pressure bicycle", ids["boiler.md"]),
    ]

    assert ranks(library, snapshot, wanted, pool) == [None, None, 1]


def test_a_filter_that_was_typed_holds_inside_the_pool(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    library.add("/home/boiler.py", "boiler pressure boiler pressure")
    every = library.index.ids()
    pool = Pool(every[:4], len(every), 4)
    snapshot = snapshot_over(pool, library.embedder, vectors_by(library, library.embedder, pool))
    wanted = [("boiler -january", ids["boiler.md"]), ("boiler", ids["boiler.md"])]

    assert ranks(library, snapshot, wanted, pool) == [None, 1]


def test_a_copy_of_the_wanted_file_counts_as_found(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    copy = library.add("/backup/boiler.md", TEXTS["boiler.md"])
    wanted = [("boiler pressure", ids["boiler.md"]), ("boiler pressure", copy)]

    assert ranks(library, library.snapshot, wanted, whole(library)) == [1, 1]


def test_a_closer_reading_is_part_of_the_list_where_there_is_a_reranker(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    wanted = [("the first tyre", one) for one in ids.values()]
    plain = library.snapshot
    read = replace(plain, reranker=FakeReranker())
    request = SearchRequest("the first tyre", limit=100)
    first = library.search.search(request, read)
    listed = [hit.document_id for hit in library.search.rerank(request, first, read).hits]
    found = ranks(library, read, wanted, whole(library))

    assert found == [listed.index(one) + 1 if one in listed else None for one in ids.values()]


def test_weights_move_ranks_as_they_move_the_list_of_a_person(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    pool = whole(library)
    learned = WordEmbedder({"month": "soup", "boiler": "tyre", "hour": "rent"})
    snapshot = snapshot_over(pool, learned, vectors_by(library, learned, pool))
    moved = False
    for query in ("boiler month tyre", "boiler hour", "the month boiler soup", "hour on every"):
        wanted = [(query, one) for one in ids.values()]
        plain = ranks(library, snapshot, wanted, pool)
        for blend in (Blend(-1.0, 1.0), Blend(1.0, -0.9), Blend(words=1.0)):
            found = ranks(library, snapshot, wanted, pool, blend)
            search = Search(library.database, StillClock(), Weighed(blend))  # type: ignore[arg-type]
            hits = search.search(SearchRequest(query, limit=100), snapshot).hits
            listed = [hit.document_id for hit in hits]
            assert found == [listed.index(one) + 1 if one in listed else None for _, one in wanted]
            moved |= found != plain
    assert moved


def test_probes_find_the_files_they_were_made_from(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    library.add("/home/tax.md", "Numbers for the year", title="Income tax return")
    probes = make_probes(library.search, seed=1)
    found = ranks(library, library.snapshot, probes, whole(library))

    assert len(probes) == 5
    assert len({document for _, document in probes}) == 5
    assert "Income tax return" in {query for query, _ in probes}
    assert found == [1] * 5
    assert make_probes(library.search, seed=1) == probes


def test_files_that_were_trained_on_give_no_probes(
    library: HandMadeLibrary, ids: dict[str, DocumentId]
) -> None:
    copy = library.add("/backup/rent.md", TEXTS["rent.md"])
    probes = make_probes(library.search, 1, without={copy, ids["soup.md"]})

    assert {document for _, document in probes} == {ids["boiler.md"], ids["bicycle.md"]}
    assert len(make_probes(library.search, 1, n_wanted=2)) == 2
