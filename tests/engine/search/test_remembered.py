"""Memory moves rows of a list: where to, and how far at most."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.feedback.memory import Recalled
from engine.search.fuse import EXACT_WEIGHT, exactness
from engine.search.group import Ranked
from engine.search.remembered import Memory, n_first, reorder
from engine.store.hits import Holder
from engine.types import ContentId, DocumentId, FromYou, SearchRequest
from tests.engine.feedback.events import sign
from tests.engine.search.library import HandMadeLibrary
from tests.fakes.fake_reranker import FakeReranker

A, B, C, D = (DocumentId(number) for number in (1, 2, 3, 4))


def row(document: DocumentId, value: float) -> Ranked:
    return Ranked(value, [Holder(document, ContentId(document), "note", 0)], [0])


def order(ranked: list[Ranked], memory: dict[DocumentId, Recalled]) -> list[int]:
    return [one.held[0].document_id for one in reorder(ranked, Memory(memory))]


def recalled(place: int | None = None, lift: float = 0.0, *, same_query: bool = True) -> Recalled:
    given = sign("boiler", "a")
    return Recalled(given.file, place, lift, given, same_query=same_query)


EXACT = EXACT_WEIGHT + 0.4
LIST = [row(A, EXACT), row(B, 0.6), row(C, 0.5), row(D, 0.4)]


def test_what_followed_the_same_query_comes_first_even_before_what_was_typed_exactly() -> None:
    assert order(LIST, {D: recalled(1), C: recalled(2)}) == [D, C, A, B]


def test_what_followed_a_near_query_rises_but_stays_below_what_was_typed_exactly() -> None:
    near = recalled(lift=5.0, same_query=False)
    assert order(LIST, {D: near}) == [A, D, B, C]


def test_a_near_query_lowers_nothing_that_was_typed_exactly_below_other_results() -> None:
    assert order(LIST, {A: recalled(lift=-5.0, same_query=False)})[0] == A
    assert order(LIST, {A: recalled(lift=-5.0)})[-1] == A


def test_a_small_lift_moves_little() -> None:
    assert order(LIST, {D: recalled(lift=0.15, same_query=False)}) == [A, B, D, C]


def test_nothing_remembered_changes_nothing() -> None:
    assert reorder(LIST, Memory()) is LIST


def test_a_close_reading_leaves_what_was_opened_last_time_first(library: HandMadeLibrary) -> None:
    for name in ("first", "second", "third", "fourth"):
        library.add(f"/{name}.md", f"boiler pressure {name} " + "word " * len(name))
    request = SearchRequest("boiler pressure")
    snapshot = replace(library.snapshot, reranker=FakeReranker())
    response = library.search.search(request, snapshot)
    read = library.search.rerank(request, response, snapshot)
    from_you = FromYou("open", "boiler pressure", 1, same_query=True, first=True, lowered=False)
    for hit in read.hits[1:]:
        moved = replace(hit, from_you=from_you)
        others = [one for one in response.hits if one.document_id != hit.document_id]
        pinned = replace(response, hits=(moved, *others))
        assert n_first(pinned.hits) == 1
        after = library.search.rerank(request, pinned, snapshot)
        assert after.hits[0].document_id == hit.document_id
        assert len(after.hits) == len(response.hits)


@pytest.mark.parametrize("value", [0.2, 0.99, 1.0, 1.2, 4.9, 5.3])
def test_a_near_lift_never_lets_a_row_change_sides_of_the_exact(value: float) -> None:
    for lift in np.linspace(-3, 3, 13):
        [moved] = reorder([row(A, value)], Memory({A: recalled(lift=lift, same_query=False)}))
        assert exactness(np.array([moved.value])) == exactness(np.array([value]))
