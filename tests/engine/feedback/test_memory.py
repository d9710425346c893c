"""What was opened or praised for a query is remembered for it, and fades."""

from __future__ import annotations

from dataclasses import replace

from engine.feedback.memory import Recalled, recall
from engine.feedback.records import LEFT_MS, READ_MS, ActKind, query_key
from tests.engine.feedback.events import DAY_MS, NOW_MS, sign

DOWN, UP, UNDO = ActKind.THUMB_DOWN, ActKind.THUMB_UP, ActKind.UNDO_THUMB


def places(recalled: list[Recalled]) -> list[str]:
    return [one.file.path.name for one in recalled if one.place is not None]


def for_boiler(*signs: object, now: int = NOW_MS) -> list[Recalled]:
    return recall("boiler", {}, signs, now)  # type: ignore[arg-type]


def test_what_was_opened_last_time_is_first_however_often_another_was_before() -> None:
    often = [sign("boiler", "often", searched=NOW_MS - n * DAY_MS) for n in range(2, 9)]
    last = sign("Boiler", "last", searched=NOW_MS - DAY_MS)
    assert places(for_boiler(*often, last)) == ["last", "often"]


def test_of_one_search_the_strongest_sign_wins_then_the_latest() -> None:
    praised = sign("boiler", "praised", UP, after=1)
    opened = sign("boiler", "opened", after=2)
    assert places(for_boiler(praised, opened)) == ["praised", "opened"]
    earlier = sign("boiler", "earlier", after=1)
    assert places(for_boiler(earlier, opened)) == ["opened", "earlier"]
    at_once = sign("boiler", "at once", after=2)
    assert places(for_boiler(opened, at_once)) == ["at once", "opened"]


def test_a_thumb_down_takes_back_what_was_before_it_and_lowers_the_file() -> None:
    [one] = for_boiler(sign("boiler", "a"), sign("boiler", "a", DOWN, after=2))
    assert one.place is None
    assert one.lift < 0


def test_an_undone_thumb_down_leaves_what_was_before_it() -> None:
    given = [sign("boiler", "a"), sign("boiler", "a", DOWN, after=2)]
    assert places(for_boiler(*given, sign("boiler", "a", UNDO, after=3))) == ["a"]


def test_praise_takes_a_thumb_down_back_and_a_later_open_does_not() -> None:
    down = sign("boiler", "a", DOWN, after=2)
    assert places(for_boiler(down, sign("boiler", "a", UP, after=3))) == ["a"]
    assert places(for_boiler(down, sign("boiler", "a", after=3))) == []


def test_a_sign_fades_and_is_forgotten() -> None:
    near = {"boilers": 0.95}
    lifts = []
    for days in (0, 90, 180):
        [one] = recall("boiler", near, [sign("boilers", "a", UP)], NOW_MS + days * DAY_MS)
        lifts.append(one.lift)
    assert lifts[0] > lifts[1] * 1.9
    assert lifts[1] > lifts[2] * 1.9
    assert for_boiler(sign("boiler", "a"), now=NOW_MS + 400 * DAY_MS) == []


def test_a_near_query_raises_and_a_far_one_does_nothing() -> None:
    signs = [sign("boilers", "a"), sign("invoices", "b")]
    [one] = recall("boiler", {"boilers": 0.95, "invoices": 0.2}, signs, NOW_MS)
    assert (one.file.path.name, one.place, one.same_query) == ("a", None, False)
    assert one.lift > 0


def test_of_one_search_the_file_opened_last_comes_first_unless_it_was_left_at_once() -> None:
    opened = [
        replace(sign("boiler", name), at_utc_ms=NOW_MS + at, dwell_ms=ms)
        for at, (name, ms) in enumerate((("a", READ_MS), ("b", LEFT_MS), ("c", LEFT_MS - 1)))
    ]

    found = recall("boiler", {}, opened, NOW_MS + 10)

    assert [one.file.path.name for one in found] == ["b", "a", "c"]


def test_what_was_left_at_once_is_not_put_before_what_was_used_earlier() -> None:
    praised = sign("boiler", "praised", UP, searched=NOW_MS - 2 * DAY_MS)
    left = replace(sign("boiler", "left", searched=NOW_MS - DAY_MS), dwell_ms=LEFT_MS - 1)

    assert places(for_boiler(praised, left)) == ["praised", "left"]


def test_the_same_query_knows_better_than_a_near_one() -> None:
    signs = [sign("boilers", "a", UP), sign("boiler", "a", DOWN)]
    [one] = recall("boiler", {"boilers": 0.99}, signs, NOW_MS)
    assert one.lift < 0


def test_case_and_spaces_make_no_other_query() -> None:
    assert query_key("  The  BOILER\tmanual ") == query_key("the boiler manual")
