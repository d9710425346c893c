"""What was opened for a query is first for it next time, and passes no filter on its way."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.feedback.records import ActKind
from engine.library import Library
from engine.types import Kind, Order, SearchRequest, SearchResponse
from tests.journeys.conftest import update
from tests.journeys.remembered import WORDS, act, library, names, search

__all__ = ["library"]  # a fixture


def test_the_file_opened_last_time_is_first_next_time(library: Library) -> None:
    chance = random.Random(5)
    asked: dict[str, str] = {}
    for _ in range(60):
        query = " ".join(chance.sample(WORDS, 3))
        response = search(library, query)
        wanted = chance.choice(response.hits)
        act(library, response, wanted)
        asked[query] = wanted.path.name
    first = [names(search(library, query.title()))[0] for query in asked]
    assert first == list(asked.values())


def test_the_latest_of_contradictory_opens_wins_and_the_reason_is_told(library: Library) -> None:
    for place in (4, 9, 2):
        response = search(library, "boiler pressure")
        wanted = response.hits[place]
        act(library, response, wanted)
    best = search(library, "Boiler  pressure").hits[0]
    assert best.path == wanted.path
    assert best.from_you is not None
    assert (best.from_you.act, best.from_you.query) == ("open", "boiler pressure")
    assert best.from_you.first


def test_a_thumb_down_undoes_it_and_an_undone_thumb_down_restores_it(library: Library) -> None:
    before = search(library, "boiler pressure")
    wanted = before.hits[5]
    act(library, before, wanted)
    act(library, before, wanted, ActKind.THUMB_DOWN)
    assert wanted.path not in [hit.path for hit in search(library, "boiler pressure").hits[:6]]
    act(library, before, wanted, ActKind.UNDO_THUMB)
    assert search(library, "boiler pressure").hits[0].path == wanted.path


def edit(path: Path) -> None:
    path.write_text(path.read_text() + "Boiler pressure, once more.\n")


def move(path: Path) -> None:
    path.rename(path.with_name(f"moved-{path.name}"))


@pytest.mark.parametrize("change", [edit, move])
def test_a_thumb_down_undoes_what_was_opened_before_the_file_was_edited_or_moved(
    library: Library, change: Callable[[Path], None]
) -> None:
    before = search(library, "boiler pressure")
    opened = before.hits[5]
    act(library, before, opened)
    change(opened.path)
    update(library)
    again = search(library, "boiler pressure")
    assert again.hits[0].path.name.endswith(opened.path.name)
    act(library, again, again.hits[0], ActKind.THUMB_DOWN)
    after = search(library, "boiler pressure")
    assert opened.path.name not in [name.removeprefix("moved-") for name in names(after)[:6]]
    act(library, after, again.hits[0], ActKind.THUMB_UP)
    assert search(library, "boiler pressure").hits[0].path == again.hits[0].path


def test_memory_passes_no_filter_and_no_phrase(library: Library, root: Path) -> None:
    response = search(library, "boiler pressure")
    wanted = next(hit for hit in response.hits[3:] if hit.path.suffix == ".txt")
    act(library, response, wanted)
    name = wanted.path.name
    assert names(search(library, "boiler pressure"))[0] == name
    code = search(library, "boiler pressure", kinds=(Kind.CODE,))
    assert name not in names(code)
    phrase = '"no such phrase here" boiler pressure'
    act(library, SearchResponse(phrase, None, response.hits, {}, {}), wanted)
    assert name not in names(search(library, phrase))
    without = "boiler pressure type:md"
    act(library, SearchResponse(without, None, response.hits, {}, {}), wanted)
    assert name not in names(search(library, without))


def test_a_file_that_no_side_finds_is_fetched(library: Library, root: Path) -> None:
    (root / "odd.txt").write_text("nothing of the kind\n")
    (root / "empty.bin").write_bytes(b"")
    update(library)
    for name in ("odd.txt", "empty.bin"):
        query = f"boiler {name[0]}"
        response = search(library, query, limit=3)
        assert name not in names(response)
        number = library.feedback.record_impression(response)
        assert number is not None
        library.feedback.record_act(number, ActKind.THIS_IS_IT, root / name)
        assert names(search(library, query, limit=3))[0] == name


def test_a_file_that_was_moved_is_remembered_and_one_that_is_gone_is_not_shown(
    library: Library, root: Path
) -> None:
    response = search(library, "boiler pressure")
    moved, gone = response.hits[4], response.hits[7]
    act(library, response, moved)
    act(library, response, gone)
    (root / "elsewhere").mkdir()
    moved.path.rename(root / "elsewhere" / "renamed.txt")
    gone.path.unlink()
    update(library)
    after = names(search(library, "boiler pressure"))
    assert after[0] == "renamed.txt"
    assert gone.path.name not in after


def test_the_newest_first_stay_the_newest_first(library: Library) -> None:
    before = search(library, "boiler pressure", order=Order.NEWEST)
    act(library, before, before.hits[-1])
    assert names(search(library, "boiler pressure", order=Order.NEWEST)) == names(before)


def test_a_near_query_raises_the_file_but_not_above_what_was_typed_exactly(
    library: Library, root: Path
) -> None:
    (root / "exact.txt").write_text("the code is QX7731 indeed\n")
    update(library)
    assert names(search(library, "qx7731"))[0] == "exact.txt"
    response = search(library, "qx7731 please")
    other = next(hit for hit in response.hits if hit.path.name != "exact.txt")
    memory = library.feedback.memory
    act(library, response, other, ActKind.THUMB_UP)
    vector = library._serving.current().embedder.embed_query("qx7731")  # type: ignore[union-attr]
    # whatever the small encoder thinks of them, here the two queries are near
    [near] = memory.recall("qx7731", vector, "as if", lambda _: vector)
    assert near.lift > 0
    assert names(search(library, "qx7731"))[0] == "exact.txt"


def test_the_explanation_agrees_with_the_list(library: Library) -> None:
    response = search(library, "boiler pressure")
    wanted = response.hits[6]
    act(library, response, wanted)
    request = SearchRequest("boiler pressure")
    explanation = library.explain(request, wanted.document_id)
    assert explanation.rank == 1
    assert explanation.hit is not None
    assert explanation.hit.from_you is not None
