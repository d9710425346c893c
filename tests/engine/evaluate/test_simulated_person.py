"""A simulated person looks from the top, trusts the first row, and makes mistakes."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from engine.evaluate.simulated_person import Deed, Habits, Recall, Visit, visit
from engine.feedback.records import LEFT_MS, READ_MS, ActKind

LIST = [str(i) for i in range(1, 21)]
CAREFUL = Habits(eta=0, open_relevant=1, noise=0, satisfied=1, thumb=0, spread=0)


def visits(habits: Habits, grades: dict[str, float], n: int = 4_000) -> list[Visit]:
    return [visit(LIST, grades, habits, random.Random(seed)) for seed in range(n)]


def test_the_same_random_numbers_give_the_same_visit() -> None:
    made = [visit(LIST, {"3": 1.0}, Habits(noise=0.5), random.Random(7)) for _ in range(2)]

    assert made[0] == made[1]


def test_a_row_is_looked_at_as_often_as_its_rank_says() -> None:
    opens_all = Habits(open_relevant=1, noise=1, trust=1, satisfied=0, thumb=0)

    seen = Counter(deed.rank for one in visits(opens_all, {}) for deed in one.opened)

    assert seen[1] == 4_000
    assert seen[2] / 4_000 == pytest.approx(1 / 2, abs=0.03)
    assert seen[5] / 4_000 == pytest.approx(1 / 5, abs=0.03)
    assert seen[10] / 4_000 == pytest.approx(1 / 10, abs=0.03)
    assert max(seen) == 10


def test_a_stronger_position_bias_looks_less_far() -> None:
    opens_all = Habits(eta=2, open_relevant=1, noise=1, trust=1, satisfied=0, thumb=0)

    seen = Counter(deed.rank for one in visits(opens_all, {}) for deed in one.opened)

    assert seen[2] / 4_000 == pytest.approx(1 / 4, abs=0.03)


def test_what_is_first_is_opened_too_readily() -> None:
    habits = Habits(eta=0, noise=0.2, trust=2, thumb=0)

    opened = Counter(deed.rank for one in visits(habits, {}) for deed in one.opened)

    assert opened[1] / 4_000 == pytest.approx(0.4, abs=0.03)
    assert opened[2] / 4_000 == pytest.approx(0.2, abs=0.03)


def test_a_careful_person_opens_the_first_relevant_row_and_stops() -> None:
    made = visit(LIST, {"4": 1.0, "6": 1.0, "2": 0.0}, CAREFUL, random.Random(0))

    assert made.deeds == (Deed(4, ActKind.OPEN, good=True, dwell_ms=60_000),)


def test_without_satisfaction_the_next_relevant_row_is_opened_too() -> None:
    hungry = Habits(eta=0, open_relevant=1, noise=0, satisfied=0, thumb=0)

    made = visit(LIST, {"4": 1.0, "6": 1.0}, hungry, random.Random(0))

    assert [deed.rank for deed in made.opened] == [4, 6]
    assert made.kept == 6


def test_thirty_seconds_tell_good_finds_from_others_three_times_in_four() -> None:
    eager = Habits(eta=0, noise=1, trust=1, satisfied=0, thumb=0)

    deeds = [deed for one in visits(eager, {"2": 1.0}, 400) for deed in one.opened]

    for good in (True, False):
        long = [deed.dwell_ms >= READ_MS for deed in deeds if deed.good is good]
        assert sum(long) / len(long) == pytest.approx(0.75 if good else 0.25, abs=0.07)


def test_what_comes_first_next_time_was_not_left_at_once_where_there_is_something_else() -> None:
    used, left = 60_000, LEFT_MS - 1
    deeds = [Deed(rank, ActKind.OPEN, True, ms) for rank, ms in ((1, used), (2, used), (3, left))]

    assert Visit(8, tuple(deeds)).kept == 2
    assert Visit(8, tuple(deeds[2:])).kept == 3
    assert [Visit(8, one).led_nowhere for one in ((), tuple(deeds[2:]), tuple(deeds))] == [
        True,
        True,
        False,
    ]


def test_what_lies_below_the_depth_is_never_found() -> None:
    assert visit(LIST, {"11": 1.0}, CAREFUL, random.Random(0)).deeds == ()


def test_on_screen_is_a_window_full_and_further_only_what_was_looked_at() -> None:
    assert visit(LIST, {"1": 1.0}, CAREFUL, random.Random(0)).n_seen == 8
    assert visit(LIST, {"9": 1.0}, CAREFUL, random.Random(0)).n_seen == 9
    assert visit(LIST[:3], {}, CAREFUL, random.Random(0)).n_seen == 3
    assert visit([], {}, CAREFUL, random.Random(0)) == Visit(0, ())


def test_a_thumb_says_whether_the_find_was_good() -> None:
    tells = Habits(eta=0, open_relevant=1, noise=1, trust=1, satisfied=1, thumb=1)

    made = visit(LIST, {"2": 1.0}, tells, random.Random(0))

    assert [(deed.rank, deed.kind) for deed in made.deeds] == [
        (1, ActKind.OPEN),
        (1, ActKind.THUMB_DOWN),
        (2, ActKind.OPEN),
        (2, ActKind.THUMB_UP),
    ]


def deeds(*those: tuple[int, ActKind]) -> Visit:
    return Visit(8, tuple(Deed(rank, kind, good=True) for rank, kind in those))


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        (deeds(), None),
        (deeds((3, ActKind.OPEN), (1, ActKind.OPEN)), 1),
        (deeds((3, ActKind.OPEN), (3, ActKind.THUMB_UP), (5, ActKind.OPEN)), 3),
        (deeds((3, ActKind.OPEN), (5, ActKind.OPEN), (5, ActKind.THUMB_DOWN)), 3),
        (deeds((5, ActKind.OPEN), (5, ActKind.THUMB_DOWN)), None),
    ],
)
def test_what_should_come_first_next_time_is_praise_before_the_last_open(
    made: Visit, kept: int | None
) -> None:
    assert made.kept == kept


def test_what_comes_to_mind_of_a_file_are_its_words_and_rather_those_of_few_files() -> None:
    texts = ["The boiler manual says boiler and pressure", "A manual of birds", "The manual, a cat"]
    recall = Recall.of(texts)
    asked = [recall.query(texts[0], 2, random.Random(seed)).split() for seed in range(500)]

    counts = Counter(word for words in asked for word in words)
    assert set(counts) == {"boiler", "manual", "says", "pressure"}
    assert all(len(set(words)) == 2 for words in asked)
    assert counts["boiler"] > counts["pressure"] > counts["manual"]


def test_a_file_with_few_words_is_asked_for_with_those() -> None:
    assert Recall.of(["cat", ""]).query("cat", 3, random.Random(0)) == "cat"
    assert Recall.of(["cat", ""]).query("", 3, random.Random(0)) == ""
