"""The closer reading: it blends, keeps time, and never takes the front from what is exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.search import rerank
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.types import Degraded, SearchRequest
from tests.engine.search.library import HandMadeLibrary


class ManualClock:
    def __init__(self) -> None:
        self.now_ms = 0.0

    def now_utc_ms(self) -> int:
        return 1_700_000_000_000

    def monotonic_ms(self) -> float:
        return self.now_ms


class CountingReranker:
    """Likes passages that hold a word; each reading takes some time on the clock."""

    fingerprint = "counting"

    def __init__(self, liked: str, clock: ManualClock, cost_ms: float = 0.0) -> None:
        self._liked, self._clock, self._cost_ms = liked, clock, cost_ms
        self.n_read = 0

    def logits(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        self.n_read += len(passages)
        self._clock.now_ms += self._cost_ms * len(passages)
        return np.array([5.0 if self._liked in one else -5.0 for one in passages], np.float32)


def snapshot(library: HandMadeLibrary, reranker: CountingReranker) -> Snapshot:
    return replace(library.snapshot, reranker=reranker)


def filled(library: HandMadeLibrary, n: int = 10) -> None:
    for i in range(n):
        library.add(f"/a/{i}.md", f"rent in month {i}" + (" liked" if i == 3 else ""))


def test_without_a_reranker_nothing_changes(library: HandMadeLibrary) -> None:
    filled(library)
    request = SearchRequest("rent month")
    first = library.search.search(request, library.snapshot)

    assert library.search.rerank(request, first, library.snapshot) is first


def test_the_closer_reading_moves_what_it_likes_up_and_says_so(library: HandMadeLibrary) -> None:
    filled(library)
    clock = ManualClock()
    search = Search(library.database, clock)
    parts = snapshot(library, CountingReranker("liked", clock))
    request = SearchRequest("rent month")
    first = search.search(request, parts)

    second = search.rerank(request, first, parts)

    before = [hit.path.name for hit in first.hits].index("3.md")
    after = [hit.path.name for hit in second.hits].index("3.md")
    assert after < before
    assert {hit.path for hit in first.hits} == {hit.path for hit in second.hits}
    stage = second.hits[after].stages.rerank
    assert stage is not None
    assert (stage.value, stage.rank) == (5.0, 1)
    assert "rerank" in second.timings_ms


def test_a_spent_budget_stops_the_reading_and_says_so(library: HandMadeLibrary) -> None:
    filled(library, 20)
    clock = ManualClock()
    search = Search(library.database, clock)
    slow = CountingReranker("liked", clock, cost_ms=rerank.BUDGET_MS)
    parts = snapshot(library, slow)
    request = SearchRequest("rent month")
    first = search.search(request, parts)

    second = search.rerank(request, first, parts)

    assert slow.n_read == 4
    assert Degraded.RERANK_TIMED_OUT in second.degraded
    assert second.hits[4:] == first.hits[4:]
    assert {hit.path for hit in first.hits[:4]} == {hit.path for hit in second.hits[:4]}


def test_what_was_typed_exactly_stays_in_front(library: HandMadeLibrary) -> None:
    for i in range(10):
        library.add(f"/a/{i}.md", f"liked text about errors {i}")
    library.add("/a/exact.md", "the code XK_9 and its error")
    clock = ManualClock()
    search = Search(library.database, clock)
    parts = snapshot(library, CountingReranker("liked", clock))
    request = SearchRequest("XK_9 error")

    second = search.rerank(request, search.search(request, parts), parts)

    assert second.hits[0].path.name == "exact.md"


def test_a_file_that_is_called_just_what_was_typed_stays_before_all_that_holds_it() -> None:
    fused = np.array([5.2, *[2.0] * 19], np.float32)
    logits = np.array([-9.0, *[-9.0] * 18, 9.0], np.float32)

    assert rerank.order(fused, logits, "yearly report").tolist()[:2] == [0, 19]


def test_a_hit_without_a_passage_keeps_its_standing() -> None:
    fused = np.array([0.9, 0.5, 0.4], np.float32)
    logits = np.array([np.nan, -1.0, 1.0], np.float32)

    values = rerank.blend(fused, logits, "question")

    assert int(np.argmax(values)) == 0


def test_equal_logits_change_nothing() -> None:
    fused = np.array([0.9, 0.5, 0.4], np.float32)

    values = rerank.blend(fused, np.zeros(3, np.float32), "question")

    assert np.argsort(-values).tolist() == [0, 1, 2]


def test_what_reads_badly_is_not_put_in_another_order() -> None:
    fused = np.array([0.9, 0.5, 0.48, 0.1], np.float32)
    logits = np.array([8.0, -6.0, -4.0, -5.0], np.float32)

    assert rerank.order(fused, logits, "short question").tolist() == [0, 1, 2, 3]


def test_a_long_question_leaves_more_to_words_and_meaning() -> None:
    fused = np.array([0.9, 0.5, 0.1], np.float32)
    logits = np.array([-4.0, 4.0, -4.0], np.float32)

    assert rerank.order(fused, logits, "short question").tolist()[0] == 1
    assert rerank.order(fused, logits, "word " * 40).tolist()[0] == 0
