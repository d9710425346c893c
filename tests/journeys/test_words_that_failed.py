"""Words that led nowhere find next time what other words found, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.feedback import policy
from engine.feedback.records import LEFT_MS, ActKind
from engine.library import Library
from engine.tune.searches import labelled_searches
from engine.types import Hit
from tests.journeys.remembered import act, library, names, search

__all__ = ["library"]  # a fixture

FAILED, FOUND = "zeppelin letter", "river market"
OPENED = [ActKind.OPEN]


def look(
    library: Library,
    words: str,
    kinds: Sequence[ActKind] = (),
    *,
    row: int = 7,
    dwell_ms: int | None = None,
    since: int | None = None,
) -> tuple[int, Hit]:
    """Search and do something with a row, after the window noted which search led nowhere."""
    response = search(library, words)
    number = library.feedback.record_impression(response, seen=range(1, 6))
    assert number is not None
    if since is not None:
        library.feedback.record_act(policy.ImpressionId(since), ActKind.REFORMULATE)
    hit = response.hits[row]
    for kind in kinds:
        library.feedback.record_act(number, kind, hit.path, dwell_ms=dwell_ms)
    return number, hit


def failed_then(library: Library, kinds: Sequence[ActKind] = OPENED, **done: int) -> Hit:
    """Search in vain, and then in other words; return what something was done with there."""
    failed, _ = look(library, FAILED)
    return look(library, FOUND, kinds, since=failed, **done)[1]


def first(library: Library, words: str = FAILED) -> Path:
    return search(library, words).hits[0].path


def learned_for_failed(library: Library) -> list[Path]:
    diary = library.feedback
    found = policy.labels(diary.impressions(), diary.acts())
    return [one.file.path for one in found if one.query == FAILED]


def test_words_that_led_nowhere_find_what_other_words_found_soon_after(library: Library) -> None:
    before = first(library)
    found = failed_then(library)
    assert before != found.path
    again = search(library, FAILED.title())
    assert again.hits[0].path == found.path
    told = again.hits[0].from_you
    assert told is not None
    assert (told.act, told.query, told.first) == (ActKind.OPEN, FOUND, True)

    # what is opened for these words themselves passes it
    wanted = again.hits[5]
    act(library, again, wanted)
    assert names(search(library, FAILED))[:2] == [wanted.path.name, found.path.name]


def test_what_these_words_found_themselves_stays_first(library: Library) -> None:
    _, praised = look(library, FAILED, [ActKind.THIS_IS_IT], row=3)
    found = failed_then(library)
    assert names(search(library, FAILED))[:2] == [praised.path.name, found.path.name]


@pytest.mark.parametrize(
    ("done", "dwell_ms", "remembered"),
    [
        ([ActKind.OPEN], None, True),
        ([ActKind.OPEN], LEFT_MS - 1, False),
        ([ActKind.OPEN, ActKind.THUMB_DOWN], None, False),
        ([ActKind.COPY, ActKind.THUMB_DOWN, ActKind.UNDO_THUMB], None, True),
        ([ActKind.THIS_IS_IT], None, True),
    ],
)
def test_memory_and_labels_agree_on_what_other_words_found(
    library: Library, done: list[ActKind], dwell_ms: int | None, *, remembered: bool
) -> None:
    failed, _ = look(library, FAILED)
    _, hit = look(library, FOUND, done, since=failed, dwell_ms=dwell_ms)
    assert (first(library) == hit.path) is remembered
    assert learned_for_failed(library) == ([hit.path] if remembered else [])
    told = search(library, FAILED).hits[0].from_you
    assert told is None or not told.same_query  # no thumb was given for these words


def test_of_two_files_that_other_words_found_memory_and_labels_take_the_same(
    library: Library,
) -> None:
    failed, _ = look(library, FAILED)
    response = search(library, FOUND)
    number = library.feedback.record_impression(response, seen=range(1, 6))
    assert number is not None
    library.feedback.record_act(policy.ImpressionId(failed), ActKind.REFORMULATE)
    about_both = [hit for hit in response.hits if "letter" in hit.path.read_text()]
    for hit in about_both[4:6]:
        library.feedback.record_act(number, ActKind.OPEN, hit.path, dwell_ms=20_000)
    assert first(library) == about_both[5].path
    assert learned_for_failed(library) == [about_both[5].path]


def test_a_search_for_something_else_that_followed_teaches_nothing(library: Library) -> None:
    unrelated = "zeppelin balloon"
    response = search(library, unrelated)
    before = names(response)
    failed = library.feedback.record_impression(response, seen=range(1, 6))
    assert failed is not None
    _, hit = look(library, FOUND, OPENED, since=failed)
    assert names(search(library, unrelated)) == before
    embedder = library._serving.current().embedder
    assert embedder is not None
    wanted = labelled_searches(library.feedback, library._database.reader(), embedder, lambda: None)
    assert [one.label.query for one in wanted] == [FOUND]
    assert first(library, FOUND) == hit.path


def test_a_search_that_was_answered_by_a_long_look_did_not_lead_nowhere(library: Library) -> None:
    failed, seen = look(library, FAILED, [ActKind.PREVIEW], row=1, dwell_ms=40_000)
    _, hit = look(library, FOUND, OPENED, since=failed)
    assert learned_for_failed(library) == [seen.path]
    assert first(library) != hit.path


def test_a_thumb_down_takes_back_what_other_words_found(library: Library) -> None:
    found = failed_then(library)
    again = search(library, FAILED)
    act(library, again, again.hits[0], ActKind.THUMB_DOWN)
    assert first(library) != found.path
    assert first(library, FOUND) == found.path


@pytest.mark.parametrize("forgotten", [FAILED, FOUND])
def test_what_is_forgotten_of_either_search_is_not_remembered(
    library: Library, forgotten: str
) -> None:
    before = names(search(library, FAILED))
    failed_then(library)
    time.sleep(0.01)  # the next search is a later one
    _, other = look(library, "piano winter", OPENED)
    library.feedback.forget.query(forgotten)
    assert first(library, "piano winter") == other.path
    assert names(search(library, FAILED)) == before


def test_a_search_about_something_else_in_between_is_no_answer(library: Library) -> None:
    failed, _ = look(library, FAILED)
    look(library, "piano winter", OPENED)  # in the small window, say
    _, right = look(library, FOUND, OPENED, since=failed)
    assert first(library) == right.path


def test_words_that_were_merely_typed_on_remember_nothing(library: Library) -> None:
    before = names(search(library, "river mark"))
    failed, _ = look(library, "river mark")
    look(library, FOUND, OPENED, row=4, since=failed)
    assert names(search(library, "river mark")) == before
