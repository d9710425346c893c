"""What the shipped guard set promises: enough of it, unique, no query lifted from its answer."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from engine.tune.guard_set import GuardSet, load
from resources import guard_set_dir

# Where two passages have this many runs of five words in common, one was copied from the other.
MOST_RUNS_IN_COMMON = 3


@pytest.fixture(scope="module")
def guard_set() -> GuardSet:
    return load(guard_set_dir())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs_of_five(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + 5]) for i in range(len(found) - 4)}


def test_it_is_large_enough_to_show_a_loss(guard_set: GuardSet) -> None:
    assert len(guard_set.passages) >= 420
    assert len(guard_set.queries) >= 220


def test_passages_are_of_the_length_of_a_chunk_of_prose(guard_set: GuardSet) -> None:
    odd = [p.id for p in guard_set.passages if not 40 <= len(p.text.split()) <= 110]

    assert odd == []


def test_no_query_or_title_stands_there_twice(guard_set: GuardSet) -> None:
    texts = Counter(query.text.casefold() for query in guard_set.queries)
    titles = Counter(passage.title for passage in guard_set.passages)

    assert [text for text, n in (texts + titles).items() if n > 1] == []


def test_a_query_has_one_to_three_answers(guard_set: GuardSet) -> None:
    odd = [query.id for query in guard_set.queries if not 1 <= len(set(query.relevant)) <= 3]

    assert odd == []


def test_most_passages_answer_some_query(guard_set: GuardSet) -> None:
    asked_for = {one for query in guard_set.queries for one in query.relevant}

    assert len(asked_for) >= 0.8 * len(guard_set.passages)


def test_no_passage_repeats_another(guard_set: GuardSet) -> None:
    first_with: dict[tuple[str, ...], str] = {}
    in_common: Counter[tuple[str, str]] = Counter()
    for passage in guard_set.passages:
        for run in runs_of_five(passage.text):
            other = first_with.setdefault(run, passage.id)
            if other != passage.id:
                in_common[other, passage.id] += 1

    assert [pair for pair, n in in_common.items() if n >= MOST_RUNS_IN_COMMON] == []


def test_no_query_is_copied_from_its_passage(guard_set: GuardSet) -> None:
    passages = {p.id: " ".join(words(f"{p.title} {p.text}")) for p in guard_set.passages}
    copied = [
        query.text
        for query in guard_set.queries
        if any(" ".join(words(query.text)) in passages[one] for one in query.relevant)
    ]

    assert copied == []


def test_some_passages_hold_code_or_log_lines(guard_set: GuardSet) -> None:
    technical = [p.id for p in guard_set.passages if "`" in p.text or "\n" in p.text]

    assert len(technical) >= 0.06 * len(guard_set.passages)
