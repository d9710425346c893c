"""Many events become few looks, and none of their places is forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.watch.coalesce import CAP_MS, QUIET_MS, Coalescer, Look

ROOT = b"/home/me"
LATER = 1e9

names = st.sampled_from([b"a", b"b", b"c"])
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: b"/".join([ROOT, *parts]))
events = st.lists(
    st.tuples(st.sampled_from(["add", "subtree", "pair"]), paths, paths, st.integers(0, 3_000)),
    max_size=60,
)


def covers(look: Look, path: bytes) -> bool:
    above = [path]
    while above[-1] != ROOT:
        above.append(above[-1].rpartition(b"/")[0])
    return path in look.paths or any(place in look.subtrees for place in above)


def play(coalescer: Coalescer, told: list[tuple[str, bytes, bytes, int]]) -> list[Look]:
    """Tell the events in their order, and take what is due after each."""
    now_ms, looks = 0.0, []
    for what, path, other, pause_ms in told:
        now_ms += pause_ms
        looks.append(coalescer.due(now_ms))
        if what == "pair":
            coalescer.pair(path, other, now_ms)
        else:
            coalescer.add(path, now_ms, subtree=what == "subtree")
    return looks


@given(events, st.integers(1, 4), st.integers(2, 8))
def test_every_place_is_covered_by_a_look_that_comes_after_its_event(
    told: list[tuple[str, bytes, bytes, int]], many_in_folder: int, many: int
) -> None:
    coalescer = Coalescer(ROOT, many_in_folder=many_in_folder, many=many)
    looks = [*play(coalescer, told), coalescer.due(LATER)]
    assert len(coalescer) == 0
    for number, (what, path, other, _pause) in enumerate(told):
        later = looks[number + 1 :]
        assert any(covers(look, path) for look in later)
        if what == "subtree":
            assert any(covers(Look(subtrees=look.subtrees), path) for look in later)
        if what == "pair":
            assert any(covers(look, path) and covers(look, other) for look in later)


@given(events, st.integers(2, 8))
def test_nothing_outside_of_the_root_is_looked_at_and_few_places_are_held(
    told: list[tuple[str, bytes, bytes, int]], many: int
) -> None:
    coalescer = Coalescer(ROOT, many=many)
    for look in [*play(coalescer, told), coalescer.due(LATER)]:
        for place in look.paths | look.subtrees:
            assert place == ROOT or place.startswith(ROOT + b"/")
        assert len(look.paths | look.subtrees) <= many + 1
        assert not any(covers(Look(subtrees=look.subtrees), path) for path in look.paths)


@given(st.lists(st.integers(0, int(QUIET_MS) - 1), min_size=1, max_size=40))
def test_a_place_that_never_rests_waits_no_longer_than_the_cap(pauses_ms: list[int]) -> None:
    coalescer = Coalescer(ROOT)
    now_ms = waiting_since_ms = 0.0
    coalescer.add(ROOT + b"/log", now_ms)
    for pause_ms in pauses_ms:
        now_ms += pause_ms
        look = coalescer.due(now_ms)
        assert bool(look) == (now_ms - waiting_since_ms >= CAP_MS)
        if look:
            waiting_since_ms = now_ms
        coalescer.add(ROOT + b"/log", now_ms)


def test_a_place_is_let_go_when_it_has_rested() -> None:
    coalescer = Coalescer(ROOT)
    coalescer.add(ROOT + b"/a", 0)
    coalescer.add(ROOT + b"/b", 500)
    assert not coalescer.has_due(999)
    assert coalescer.due(1_000) == Look(paths=frozenset({ROOT + b"/a"}))
    assert coalescer.due(1_500) == Look(paths=frozenset({ROOT + b"/b"}))


def test_both_names_of_a_rename_are_let_go_together_when_both_have_rested() -> None:
    coalescer = Coalescer(ROOT)
    coalescer.pair(ROOT + b"/old", ROOT + b"/new", 0)
    coalescer.add(ROOT + b"/new", 800)
    assert not coalescer.due(1_000)
    assert coalescer.due(1_800) == Look(paths=frozenset({ROOT + b"/old", ROOT + b"/new"}))


def test_an_unzipped_folder_of_ten_thousand_files_is_one_look() -> None:
    coalescer = Coalescer(ROOT)
    coalescer.add(ROOT + b"/unzipped", 0, subtree=True)
    for number in range(10_000):
        coalescer.add(ROOT + b"/unzipped/%d/%d.txt" % (number % 100, number), number / 100)
    assert coalescer.due(5_000) == Look(subtrees=frozenset({ROOT + b"/unzipped"}))


def test_ten_thousand_files_in_a_known_folder_become_that_folder() -> None:
    coalescer = Coalescer(ROOT)
    for number in range(10_000):
        coalescer.add(ROOT + b"/inbox/%d.txt" % number, 0)
    assert coalescer.due(5_000) == Look(subtrees=frozenset({ROOT + b"/inbox"}))


def test_a_checkout_over_many_folders_becomes_the_folders_above_them() -> None:
    coalescer = Coalescer(ROOT)
    for number in range(6_000):
        coalescer.add(ROOT + b"/work/%d/src/%d/x.c" % (number % 50, number), 0)
    coalescer.add(ROOT + b"/notes.txt", 0)
    look = coalescer.due(5_000)
    assert len(look.subtrees) <= 2_000
    assert all(place.startswith(ROOT + b"/work") for place in look.subtrees)
    assert look.paths >= {ROOT + b"/notes.txt"}
