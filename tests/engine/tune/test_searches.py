"""The searches that models are judged by: one for each query, as it was first come by."""

from __future__ import annotations

from engine.feedback.policy import Label
from engine.tune.searches import Search, judged
from engine.types import ContentId, DocumentId
from tests.engine.feedback.events import file


def search(rank: int, at: int, *, anew: bool = False, weight: float = 0.4) -> Search:
    label = Label("boiler", "boiler", file("a"), None, weight, False, (), (), at, rank, anew)
    return Search(label, DocumentId(1), ContentId(1), "a", "cluster")


def test_a_file_that_was_found_anew_before_it_was_opened_is_judged_as_found_anew() -> None:
    [one] = judged([search(0, 1, anew=True, weight=0.2), search(1, 2, weight=0.6)])

    assert (one.label.rank, one.label.asked_anew) == (0, True)
    assert one.label.weight == 0.6


def test_and_one_that_was_opened_before_as_opened() -> None:
    [one] = judged([search(3, 1, weight=0.2), search(0, 2, anew=True, weight=0.6)])

    assert (one.label.rank, one.label.asked_anew) == (3, False)
