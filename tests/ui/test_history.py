"""What was opened lately is a short list, each file once, that survives being stored."""

from __future__ import annotations

from pathlib import Path

from ui.history import N_OPENINGS, Opening, from_text, recent_queries, to_text, with_opening


def opening(name: str, query: str = "heat") -> Opening:
    return Opening(Path("/docs") / name, "pdf", name, "p. 1", query, 1)


def test_the_newest_comes_first_and_each_file_once() -> None:
    openings = with_opening((opening("a"), opening("b")), opening("b"))
    assert [one.title for one in openings] == ["b", "a"]


def test_the_list_stays_short() -> None:
    openings: tuple[Opening, ...] = ()
    for number in range(N_OPENINGS + 5):
        openings = with_opening(openings, opening(str(number)))
    assert len(openings) == N_OPENINGS


def test_recent_searches_are_different_ones() -> None:
    openings = [opening("a", "heat"), opening("b", "heat"), opening("c", "flat")]
    assert recent_queries(openings, 5) == ["heat", "flat"]


def test_a_stored_list_comes_back() -> None:
    openings = (opening("a"), opening("b"))
    assert from_text(to_text(openings)) == openings


def test_a_stored_list_that_cannot_be_read_is_empty() -> None:
    assert from_text("") == ()
    assert from_text("not json") == ()
    assert from_text('[{"path": "/a"}]') == ()
    assert from_text('{"a": 1}') == ()
