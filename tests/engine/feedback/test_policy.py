"""From events to labels: what counts, how much, and what never counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.feedback.chains import FOUND_ANEW, NOTED_MS
from engine.feedback.policy import LAST_OPEN, LEFT_AT_ONCE, PASSED_OVER, REFUSED, labels
from engine.feedback.records import LEFT_MS, Act, ActKind, Impression
from engine.feedback.wanted import USED
from tests.engine.feedback.events import DAY_MS, NOW_MS, act, file, search

OPEN, ANEW = ActKind.OPEN, ActKind.REFORMULATE
UP, DOWN = ActKind.THUMB_UP, ActKind.THUMB_DOWN


def negatives_of(label: object) -> dict[str, float]:
    return {one[0].path.name: one[2] for one in label.negatives}  # type: ignore[attr-defined]


def test_what_was_passed_over_on_screen_is_a_negative_and_what_stood_below_is_not() -> None:
    one = search(1, "boiler", "a", "b", "c", "d", "e")
    [label] = labels([one], [act(1, one, OPEN, "c")])
    assert label.file == file("c")
    assert negatives_of(label) == {"a": PASSED_OVER, "b": PASSED_OVER}


def test_what_was_never_on_screen_is_no_negative() -> None:
    one = search(1, "boiler", "a", "b", "c", seen=1)
    [label] = labels([one], [act(1, one, OPEN, "c")])
    assert negatives_of(label) == {"a": PASSED_OVER}


def test_a_label_knows_its_rank_and_weighs_the_same_at_every_one() -> None:
    names = [f"f{i}" for i in range(1, 21)]
    for rank in (1, 2, 20):
        one = search(1, "boiler", *names)
        again = act(2, one, ActKind.REFORMULATE, "")  # so that no open is the search's last
        [label] = labels([one], [act(1, one, OPEN, f"f{rank}"), again])
        assert (label.rank, label.weight) == (rank, pytest.approx(0.4))


def test_what_was_opened_last_in_a_search_was_wanted_more_than_what_came_before() -> None:
    one = search(1, "boiler", "a", "b")
    first, last = labels([one], [act(1, one, OPEN, "a"), act(2, one, OPEN, "b")])
    assert (first.file, last.file) == (file("a"), file("b"))
    assert last.weight > first.weight


def test_thumbs_are_explicit_and_an_undone_thumb_says_nothing() -> None:
    one = search(1, "boiler", "a", "b", "c")
    up = act(1, one, ActKind.THUMB_UP, "a")
    [label] = labels([one], [up])
    assert (label.explicit, label.weight) == (True, 1.0)
    assert labels([one], [up, act(2, one, ActKind.UNDO_THUMB, "a")]) == []


def test_a_thumb_down_goes_with_every_label_of_its_query_even_below_the_last_click() -> None:
    one = search(1, "boiler", "a", "b", "c")
    other = search(2, "Boiler ", "c", "a", at=NOW_MS + 1)
    done = [act(1, one, OPEN, "a"), act(2, other, ActKind.THUMB_DOWN, "c")]
    [label] = labels([one, other], done)
    assert negatives_of(label) == {"c": REFUSED}


def test_what_was_wanted_once_for_a_query_is_no_negative_for_it() -> None:
    one = search(1, "boiler", "a", "b")
    other = search(2, "boiler", "a", "b", at=NOW_MS + 5 * DAY_MS)
    found = labels([one, other], [act(1, one, OPEN, "a"), act(2, other, OPEN, "b")])
    assert [label.file for label in found] == [file("a"), file("b")]
    assert not any(label.negatives for label in found)


def edited(done: Act) -> Act:
    """Return an act with a file that says something else by now."""
    return replace(done, file=replace(done.file, content_hash=b"another"))


def moved(done: Act) -> Act:
    """Return an act with a file that lies elsewhere by now."""
    return replace(done, file=replace(done.file, path=done.file.path.with_name("moved")))


@pytest.mark.parametrize("change", [lambda done: done, edited, moved])
def test_a_thumb_down_in_a_later_search_takes_back_what_was_wanted_before(
    change: Callable[[Act], Act],
) -> None:
    searches = [search(n, "boiler", "a", "b", at=NOW_MS + n * DAY_MS) for n in range(4)]
    opened = [act(1, searches[0], OPEN, "a"), act(2, searches[0], OPEN, "b")]
    refused = [*opened, change(act(3, searches[1], DOWN, "a"))]

    assert [one.file for one in labels(searches, opened)] == [file("a"), file("b")]
    [label] = labels(searches, refused)
    assert (label.file, list(negatives_of(label).values())) == (file("b"), [REFUSED])
    [label] = labels(searches, [*refused, change(act(4, searches[2], OPEN, "a"))])
    assert label.file == file("b")  # an open is no praise
    praised = labels(searches, [*refused, change(act(4, searches[2], UP, "a"))])
    assert {one.explicit for one in praised if one.file != file("b")} == {False, True}
    assert not any(label.negatives for label in praised)


def test_a_file_left_at_once_for_another_is_a_weak_negative() -> None:
    one = search(1, "boiler", "a", "b")
    done = [act(1, one, OPEN, "a", dwell_ms=2_000), act(2, one, OPEN, "b")]
    [label] = labels([one], done)
    assert (label.file, negatives_of(label)) == (file("b"), {"a": LEFT_AT_ONCE})


def test_a_file_that_was_hardly_looked_at_was_not_wanted_and_is_no_negative_by_itself() -> None:
    one = search(1, "boiler", "a", "b")
    done = [act(1, one, OPEN, "a", dwell_ms=LEFT_MS - 1)]
    assert labels([one], done) == []
    assert [label.file for label in labels([one], [*done, act(2, one, UP, "a")])] == [file("a")]
    [label] = labels([one], [act(1, one, OPEN, "a", dwell_ms=LEFT_MS)])
    assert label.file == file("a")


def test_what_is_left_out_is_as_if_it_had_not_happened() -> None:
    one = search(1, "boiler", "a", "b")
    assert labels([one], [act(1, one, OPEN, "b", left_out=True)]) == []


def test_a_file_opened_twice_on_a_day_is_one_label_and_on_another_day_a_second() -> None:
    day = NOW_MS // DAY_MS * DAY_MS
    searches = [
        search(number, "boiler", "a", "b", at=at)
        for number, at in ((1, day), (2, day + 1000), (3, day + DAY_MS))
    ]
    found = labels(searches, [act(n, one, OPEN, "b") for n, one in enumerate(searches, start=1)])
    assert [label.impression_ids for label in found] == [(1, 2), (3,)]


def test_no_file_has_more_than_its_share_of_the_weight() -> None:
    searches = [search(n, f"query {n}", "x", "other" if n < 30 else f"f{n}") for n in range(60)]
    done = [act(n, one, OPEN, one.hits[1].file.path.name) for n, one in enumerate(searches)]
    found = labels(searches, done)
    before = len(found) * 0.6
    of_one = sum(label.weight for label in found if label.file == file("other"))
    assert of_one <= 0.11 * before


def test_ten_searches_that_all_led_to_one_file_are_ten_labels() -> None:
    searches = [search(n, f"query {n}", "x", "one") for n in range(10)]
    found = labels(searches, [act(n, one, OPEN, "one") for n, one in enumerate(searches)])
    assert len(found) == 10
    assert all(label.weight > 0 for label in found)


def anew(number: int, failed: Impression, then: Impression) -> Act:
    """Note with a search that the one before it led nowhere."""
    return replace(act(number, failed, ANEW, ""), at_utc_ms=then.at_utc_ms + 1)


def asked_anew(*done: object) -> dict[str, object]:
    """Return the labels of three searches, each asked since the one before led nowhere."""
    searches = [
        search(1, "warm water", "a", "b", "c", at=NOW_MS),
        search(2, "heating", "b", "a", at=NOW_MS + 20_000),
        search(3, "boiler", "d", "c", at=NOW_MS + 40_000),
    ]
    acts = [anew(1, searches[0], searches[1]), anew(2, searches[1], searches[2])]
    acts += [act(n, searches[at], kind, name) for n, (at, kind, name) in enumerate(done, start=3)]
    return {label.query: label for label in labels(searches, acts)}


def test_what_other_words_found_was_wanted_for_the_words_that_failed() -> None:
    found = asked_anew((2, OPEN, "c"))

    assert [one for one, label in found.items() if not label.asked_anew] == ["boiler"]
    first, second, last = found["warm water"], found["heating"], found["boiler"]
    assert first.file == second.file == last.file == file("c")
    assert (first.rank, second.rank, last.rank) == (3, 0, 2)
    assert first.weight == second.weight == pytest.approx(0.6 * FOUND_ANEW)
    assert first.surety == last.surety == pytest.approx(0.6)
    assert first.impression_ids == (1, 3)  # forgetting either forgets it
    assert [one.in_other_words for one in (first, second, last)] == [False, False, True]
    assert negatives_of(first) == {}  # of a list nothing was opened in


def test_a_search_whose_file_was_left_at_once_led_nowhere() -> None:
    first = search(1, "warm water", "a", "b", "c", at=NOW_MS)
    then = search(2, "boiler", "d", "c", at=NOW_MS + 40_000)
    done = [
        act(1, first, OPEN, "b", dwell_ms=LEFT_MS - 1),
        anew(2, first, then),
        act(3, then, OPEN, "c"),
    ]
    found, failed = labels([first, then], done)

    assert (failed.query, failed.file, failed.asked_anew) == ("warm water", file("c"), True)
    assert negatives_of(failed) == {"a": PASSED_OVER, "b": LEFT_AT_ONCE}
    assert (found.query, found.file, found.asked_anew) == ("boiler", file("c"), False)


@pytest.mark.parametrize(
    ("gap_ms", "expected"), [(0, True), (NOTED_MS, True), (NOTED_MS + 1, False), (-1, False)]
)
def test_what_led_nowhere_is_followed_by_the_search_that_told_so(
    *, gap_ms: int, expected: bool
) -> None:
    first = search(1, "warm water", "a", "b", at=NOW_MS)
    later = NOW_MS + 10 * 60_000  # of reading the list, and a file that was left at once
    then = search(2, "boiler", "c", at=later)
    noted = replace(act(1, first, ANEW, ""), at_utc_ms=later + gap_ms)
    found = labels([first, then], [noted, act(2, then, OPEN, "c")])

    assert [one.asked_anew for one in found] == ([False, True] if expected else [False])


def test_the_last_file_that_was_not_left_at_once_ended_the_search() -> None:
    one = search(1, "boiler", "a", "b")
    done = [act(1, one, OPEN, "a", dwell_ms=60_000), act(2, one, OPEN, "b", dwell_ms=LEFT_MS - 1)]
    [label] = labels([one], done)
    assert (label.file, label.weight) == (file("a"), pytest.approx(USED + LAST_OPEN))


def test_a_file_that_was_left_for_what_was_copied_is_a_weak_negative() -> None:
    one = search(1, "boiler", "a", "b")
    left = act(1, one, OPEN, "a", dwell_ms=2_000)
    [label] = labels([one], [left, act(2, one, ActKind.COPY, "b")])
    assert (label.file, negatives_of(label)) == (file("b"), {"a": LEFT_AT_ONCE})


def test_a_search_that_found_something_itself_takes_nothing_from_the_next() -> None:
    found = asked_anew((1, OPEN, "a"), (2, OPEN, "c"))

    assert found["heating"].file == file("a")
    assert found["warm water"].file == file("a")
    assert not found["heating"].asked_anew
    assert (found["heating"].in_other_words, found["boiler"].in_other_words) == (True, False)


def test_nothing_comes_of_a_search_that_was_not_asked_anew_or_of_a_file_that_was_refused() -> None:
    before, after = search(1, "rent", "a"), search(2, "boiler", "b", at=NOW_MS + 20_000)
    assert [one.query for one in labels([before, after], [act(1, after, OPEN, "b")])] == ["boiler"]
    assert set(asked_anew((0, DOWN, "c"), (2, OPEN, "c"))) == {"heating", "boiler"}


@pytest.mark.parametrize(("before", "n"), [("boi", 1), ("boiler", 2), ("heating", 2)])
def test_half_a_word_is_no_other_words(before: str, n: int) -> None:
    first, last = search(1, before, "a"), search(2, "boiler manual", "b", at=NOW_MS + 5_000)

    found = labels([first, last], [anew(1, first, last), act(2, last, OPEN, "b")])
    assert len(found) == n


def test_who_never_finds_it_teaches_nothing() -> None:
    assert asked_anew() == {}


def test_another_window_s_search_is_not_the_next_one() -> None:
    before = search(1, "warm water", "a")
    after = replace(search(2, "boiler", "b", at=NOW_MS + 20_000), session="another")
    done = [anew(1, before, after), act(2, after, OPEN, "b")]

    assert [one.query for one in labels([before, after], done)] == ["boiler"]


def test_a_search_that_was_forgotten_hands_nothing_on_to_a_later_one() -> None:
    first = search(1, "warm water", "a")
    later = search(3, "rent", "b", at=NOW_MS + 10 * 60_000)

    gone = search(2, "boiler", "c", at=NOW_MS + 10 * 60_000 - 20_000)
    found = labels([first, later], [anew(1, first, gone), act(2, later, OPEN, "b")])
    assert [one.query for one in found] == ["rent"]
