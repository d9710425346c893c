"""A better order never moves a row under a hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.search.settle import settle

ROWS = st.lists(st.integers(0, 40), unique=True, max_size=20)


def test_the_second_order_is_taken_when_nothing_is_held() -> None:
    assert settle("abcd", "dcba", ()) == list("dcba")


def test_a_held_row_keeps_its_slot_and_the_rest_fill_the_others() -> None:
    assert settle("abcd", "dcba", {"b"}) == list("dbca")


def test_two_held_rows_keep_their_slots() -> None:
    assert settle("abcde", "edcba", {"a", "d"}) == list("aecdb")


def test_rows_that_the_second_order_lacks_stay_at_the_end() -> None:
    assert settle("abc", "c", ()) == list("cab")


def test_rows_that_are_not_shown_are_left_out() -> None:
    assert settle("ab", "xbya", ()) == list("ba")


@given(ROWS, st.randoms(), st.sets(st.integers(0, 40)))
def test_whatever_comes_it_is_a_permutation_and_held_rows_stay(
    first: list[int], random: object, held: set[int]
) -> None:
    second = list(first)
    random.shuffle(second)  # type: ignore[attr-defined]
    order = settle(first, second, held)
    assert sorted(order) == sorted(first)
    assert all(order[slot] == row for slot, row in enumerate(first) if row in held)
    free = [row for row in order if row not in held]
    assert free == [row for row in second if row not in held]
