"""What must hold for any feedback: labels, memory and thumbs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.feedback.memory import Recalled, Sign, recall
from engine.feedback.policy import REFUSED, labels
from engine.feedback.records import PRAISE, Act, ActKind, Impression, query_key, was_left
from tests.engine.feedback.events import NOW_MS, act, file, search, sign

NAMES = ["a", "b", "c", "d", "e", "f"]
QUERIES = ["boiler", "Boiler", "invoice"]


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Impression], list[Act]]:
    searches, acts = [], []
    number = 0
    for n in range(draw(st.integers(0, 4))):
        shown = draw(st.permutations(NAMES))[: draw(st.integers(1, 6))]
        one = search(
            n,
            draw(st.sampled_from(QUERIES)),
            *shown,
            at=NOW_MS + n * 1000,
            seen=draw(st.integers(0, 6)),
        )
        searches.append(one)
        for _ in range(draw(st.integers(0, 4))):
            number += 1
            kind = draw(st.sampled_from(list(ActKind)))
            dwell_ms = draw(st.none() | st.integers(0, 60_000))
            name = draw(st.sampled_from(NAMES))
            left_out = draw(st.booleans())
            acts.append(act(number, one, kind, name, dwell_ms=dwell_ms, left_out=left_out))
    return searches, acts


@given(histories())
def test_nothing_below_the_last_click_is_a_negative_unless_it_was_refused(
    history: tuple[list[Impression], list[Act]],
) -> None:
    searches, acts = history
    clicked = {ActKind.OPEN, *PRAISE}
    for label in labels(searches, acts):
        its = [one for one in searches if one.id in label.impression_ids]
        passable = {
            hit.file
            for one in its
            for hit in one.hits
            if hit.rank
            < max(
                (
                    done.rank
                    for done in acts
                    if done.impression_id == one.id and done.kind in clicked and not done.left_out
                ),
                default=0,
            )
        }
        opened = {done.file for done in acts if done.kind is ActKind.OPEN}
        for one, _, weight in label.negatives:
            assert weight == REFUSED or one in passable | opened


@given(histories())
def test_a_label_never_refuses_its_own_file_and_weighs_something(
    history: tuple[list[Impression], list[Act]],
) -> None:
    for label in labels(*history):
        assert label.weight > 0
        assert label.file not in {one[0] for one in label.negatives}


@given(histories())
def test_a_file_that_was_left_at_once_is_wanted_only_for_what_else_was_done_with_it(
    history: tuple[list[Impression], list[Act]],
) -> None:
    searches, acts = history
    for label in labels(searches, acts):
        done = [
            one
            for one in acts
            if one.file == label.file
            and one.impression_id in label.impression_ids
            and not one.left_out
        ]
        assert any(not was_left(one.kind, one.dwell_ms) for one in done)


signs = st.lists(
    st.builds(
        sign,
        st.sampled_from([*QUERIES, "boilers"]),
        st.sampled_from(NAMES),
        st.sampled_from(list(ActKind)),
        searched=st.integers(NOW_MS - 10**10, NOW_MS - 1000),
        after=st.integers(0, 900),
        dwell_ms=st.none() | st.integers(0, 60_000),
    ),
    max_size=12,
)
NEAR = {"boilers": 0.95}


def standing(recalled: list[Recalled], name: str) -> tuple[float, float]:
    """Where a file stands: first by its place, then by what raises or lowers it."""
    for one in recalled:
        if one.file == file(name):
            return (-one.place if one.place is not None else -(10**6), one.lift)
    return (-(10**6), 0.0)


@given(signs, st.sampled_from(NAMES))
def test_another_praise_never_lowers_a_file(given_signs: list[Sign], name: str) -> None:
    before = recall("boiler", NEAR, given_signs, NOW_MS)
    praise = sign("boiler", name, ActKind.THUMB_UP, searched=NOW_MS - 10, after=5)
    after = recall("boiler", NEAR, [*given_signs, praise], NOW_MS)
    assert standing(after, name) >= standing(before, name)
    assert standing(after, name)[0] == -1


@given(signs, st.sampled_from(NAMES))
def test_a_thumb_down_undoes_everything_before_it(given_signs: list[Sign], name: str) -> None:
    down = sign("boiler", name, ActKind.THUMB_DOWN, searched=NOW_MS - 10, after=5)
    place, lift = standing(recall("boiler", NEAR, [*given_signs, down], NOW_MS), name)
    assert place == -(10**6)
    assert lift < 0


@given(signs)
def test_places_are_counted_from_one_and_belong_to_the_same_query(given_signs: list[Sign]) -> None:
    recalled = recall("boiler", NEAR, given_signs, NOW_MS)
    first = [one.place for one in recalled if one.place is not None]
    assert first == list(range(1, len(first) + 1))
    its = {one.file for one in given_signs if one.query_key == query_key("boiler")}
    assert all(one.file in its for one in recalled if one.place is not None)
