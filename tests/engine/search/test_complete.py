"""An operator is finished by what exists, with how many documents it would leave."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from engine.operators import Completion
from engine.search.complete import KEPT_MS, MAX_SUGGESTIONS, Completer
from tests.engine.search.library import HandMadeLibrary
from tests.fakes.hand_clock import HandClock

ROOT = Path("/data/My Files")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(int(datetime(2026, 5, 20, 12).astimezone().timestamp() * 1000))


@pytest.fixture
def completer(library: HandMadeLibrary, clock: HandClock) -> Completer:
    def add(path: str, text: str, author: str, *day: int) -> None:
        changed_ns = int(datetime(*day).astimezone().timestamp()) * 1_000_000_000  # type: ignore[arg-type]
        library.add(f"{ROOT}/{path}", text, author=author, mtime_ns=changed_ns)

    add("a.pdf", "one", "", 2026, 5, 20)
    add("Projects/Boat house/b.pdf", "two", "Anna Müller <anna@x.org>", 2026, 5, 3)
    add("Projects/Boat house/c.md", "three", '"Anna Müller" <AM@y.org>', 2025, 3, 9)
    add("Projects/d.markdown", "four", "Ben; Cy Wong", 2025, 3, 10)
    add("Mail/e.eml", "five", "zed@example.org", 2019, 1, 1)
    return Completer(library.database, clock)


def finished(completer: Completer, text: str) -> list[tuple[str, int]]:
    found = completer.complete(text, len(text), [ROOT])
    assert isinstance(found, Completion)
    return [(one.value, one.n) for one in found.suggestions]


def test_types_are_kinds_that_exist_then_extensions_that_begin_so(completer: Completer) -> None:
    assert finished(completer, "x type:") == [("pdf", 2), ("note", 2), ("mail", 1)]
    assert finished(completer, "type:m") == [("mail", 1), ("md", 1), ("markdown", 1)]
    assert finished(completer, "type:pdf,no") == [("pdf,note", 2)]
    assert finished(completer, "type:zzz") == []


def test_folders_come_with_all_that_is_in_them_the_library_s_own_first(
    completer: Completer,
) -> None:
    assert finished(completer, "in:") == [
        (f"{ROOT}", 5),
        (f"{ROOT}/Projects", 3),
        (f"{ROOT}/Projects/Boat house", 2),
        (f"{ROOT}/Mail", 1),
    ]
    assert finished(completer, "in:boat") == [(f"{ROOT}/Projects/Boat house", 2)]
    assert finished(completer, 'in:"/data/my files/p') == [
        (f"{ROOT}/Projects", 3),
        (f"{ROOT}/Projects/Boat house", 2),
    ]


def test_a_folder_below_home_is_written_with_a_tilde(
    library: HandMadeLibrary, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    library.add("/home/anna/Docs/a.txt", "one")
    completer = Completer(library.database, clock)
    found = completer.complete("in:~/d", 6, [Path("/home/anna/Docs")])

    assert found is not None
    assert [one.value for one in found.suggestions] == ["~/Docs"]


def test_people_are_found_by_any_word_of_their_name_or_address(completer: Completer) -> None:
    assert finished(completer, "from:")[0] == ("Anna Müller", 2)
    assert finished(completer, "author:muller") == [("Anna Müller", 2)]
    assert finished(completer, "from:am@") == [("Anna Müller", 2)]
    assert finished(completer, "from:wo") == [("Cy Wong", 1)]
    assert finished(completer, "from:example") == [("zed@example.org", 1)]


def test_dates_are_those_in_which_something_was_changed(completer: Completer) -> None:
    assert finished(completer, "after:") == [
        ("today", 1),
        ("yesterday", 1),
        ("7d", 1),
        ("2026-05", 2),
        ("2026", 2),
        ("2025", 4),
        ("2019", 5),
    ]
    assert finished(completer, "since:2025") == [("2025", 4), ("2025-03", 4)]
    assert finished(completer, "before:202") == [
        ("2026", 3),
        ("2025", 1),
        ("2026-05", 3),
        ("2025-03", 1),
    ]


@pytest.mark.parametrize(
    ("text", "cursor"), [("", 0), ("words", 5), ("name:a", 6), ("type:pdf x", 10), ("-type:p", 7)]
)
def test_where_no_operator_is_typed_nothing_is_finished(
    completer: Completer, text: str, cursor: int
) -> None:
    assert completer.complete(text, cursor, [ROOT]) is None


def test_the_place_is_that_of_the_operator_under_the_cursor(completer: Completer) -> None:
    found = completer.complete("deposit type:p after:2025", 14, [ROOT])

    assert found is not None
    assert (found.start, found.end) == (8, 14)


def test_figures_are_kept_for_some_seconds_and_then_read_again(
    completer: Completer, library: HandMadeLibrary, clock: HandClock
) -> None:
    assert finished(completer, "type:mail") == [("mail", 1)]
    library.add(f"{ROOT}/Mail/f.eml", "six")
    assert finished(completer, "type:mail") == [("mail", 1)]
    clock.now_ms += KEPT_MS + 1
    assert finished(completer, "type:mail") == [("mail", 2)]


def test_names_that_no_query_can_hold_are_not_offered(
    library: HandMadeLibrary, clock: HandClock
) -> None:
    library.add('/data/say "hi"/a.txt', "one", author='The "Boss" <b@x.org>')
    library.add(os.fsdecode(b"/data/n\xffo/b.txt"), "two")
    for number in range(2 * MAX_SUGGESTIONS):
        library.add(f"/data/f{number}/c.txt", f"text {number}")
    completer = Completer(library.database, clock)
    found = completer.complete("in:", 3, [Path("/data")])

    assert found is not None
    assert len(found.suggestions) == MAX_SUGGESTIONS
    assert not [one for one in found.suggestions if '"' in one.value or "\ufffd" in one.value]
