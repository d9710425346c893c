"""What was opened for a query is first for it next time, and passes no filter on its way."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.feedback.blend import DEFAULTS, Blend
from engine.feedback.records import ActKind
from engine.library import Library
from engine.types import Hit, Kind, Order, SearchRequest, SearchResponse
from tests.journeys.conftest import update

WORDS = [
    "boiler",
    "pressure",
    "invoice",
    "garden",
    "honey",
    "tax",
    "bicycle",
    "piano",
    "window",
    "ticket",
    "recipe",
    "winter",
    "river",
    "contract",
    "school",
    "doctor",
    "camera",
    "engine",
    "letter",
    "market",
]
N_FILES = 60


@pytest.fixture
def library(open_library: Callable[[], Library], root: Path) -> Library:
    chance = random.Random(11)
    for number in range(N_FILES):
        words = " ".join(chance.choices(WORDS, k=25))
        (root / f"note{number:02}.{'md' if number % 2 else 'txt'}").write_text(words + ".\n")
    opened = open_library()
    opened.add_folder(root)
    update(opened)
    return opened


def search(library: Library, query: str, **options: object) -> SearchResponse:
    return library.search(SearchRequest(query, **options))  # type: ignore[arg-type]


def act(library: Library, response: SearchResponse, hit: Hit, kind: ActKind = ActKind.OPEN) -> None:
    number = library.feedback.record_impression(response, seen=range(1, 6))
    assert number is not None
    assert library.feedback.record_act(number, kind, hit.path) is not None


def names(response: SearchResponse) -> list[str]:
    return [hit.path.name for hit in response.hits]


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


def failed_then(library: Library, words: str, others: str, *, opened: int) -> Hit:
    """Search for words in vain, and then for others; return what was opened there."""
    diary = library.feedback
    failed = diary.record_impression(search(library, words), seen=range(1, 6))
    response = search(library, others)
    act(library, response, response.hits[opened])
    assert failed is not None
    diary.record_act(failed, ActKind.REFORMULATE)
    return response.hits[opened]


def test_words_that_led_nowhere_find_what_other_words_found_soon_after(library: Library) -> None:
    before = names(search(library, "zeppelin letter"))
    found = failed_then(library, "zeppelin letter", "river market", opened=7)
    assert before[0] != found.path.name
    again = search(library, "Zeppelin letter")
    assert names(again)[0] == found.path.name
    told = again.hits[0].from_you
    assert told is not None
    assert (told.act, told.query, told.first) == (ActKind.OPEN, "river market", True)

    # what is opened for these words themselves passes it
    wanted = again.hits[5]
    act(library, again, wanted)
    assert names(search(library, "zeppelin letter"))[:2] == [wanted.path.name, found.path.name]


def test_a_thumb_down_takes_back_what_other_words_found(library: Library) -> None:
    found = failed_then(library, "zeppelin letter", "river market", opened=7)
    again = search(library, "zeppelin letter")
    act(library, again, again.hits[0], ActKind.THUMB_DOWN)
    assert names(search(library, "zeppelin letter"))[0] != found.path.name
    assert names(search(library, "river market"))[0] == found.path.name


@pytest.mark.parametrize("forgotten", ["zeppelin letter", "river market"])
def test_what_is_forgotten_of_either_search_is_not_remembered(
    library: Library, forgotten: str
) -> None:
    before = names(search(library, "zeppelin letter"))
    failed_then(library, "zeppelin letter", "river market", opened=7)
    library.feedback.forget_query(forgotten)
    assert names(search(library, "zeppelin letter")) == before


def test_words_that_were_merely_typed_on_remember_nothing(library: Library) -> None:
    before = names(search(library, "boil"))
    failed_then(library, "boil", "boiler", opened=4)
    assert names(search(library, "boil")) == before


def test_weights_are_fitted_on_what_was_opened_and_go_when_all_is_forgotten(
    library: Library,
) -> None:
    chance = random.Random(2)
    for _ in range(30):
        # a person who wants what has most of the words, wherever it stands
        response = search(library, " ".join(chance.sample(WORDS, 4)))
        act(library, response, max(response.hits, key=by_words), ActKind.THUMB_UP)
    blend = library.learn_blend()
    assert blend.words > blend.meaning
    assert blend_of(library) == blend
    query = "honey river school piano"
    blended = [hit.document_id for hit in search(library, query).hits]
    library.feedback.forget_all()
    assert blend_of(library) == DEFAULTS
    assert [hit.document_id for hit in search(library, query).hits] != blended


def test_a_few_searches_change_no_weight(library: Library) -> None:
    response = search(library, "boiler pressure")
    act(library, response, response.hits[4])
    assert library.learn_blend() == DEFAULTS


def test_weights_are_fitted_by_themselves_once_enough_was_opened(library: Library) -> None:
    chance = random.Random(2)
    for number in range(40):
        response = search(library, " ".join(chance.sample(WORDS, 4)))
        act(library, response, max(response.hits, key=by_words), ActKind.THUMB_UP)
        if number == 10:
            library.read()
            assert blend_of(library) == DEFAULTS
    library.read()
    fitted = blend_of(library)
    assert fitted.words > fitted.meaning
    # they stay until there is enough to fit them to again
    response = search(library, "boiler pressure")
    act(library, response, response.hits[0])
    n_acts = library.feedback.memory.n_acts_fitted(fingerprint(library))
    library.read()
    assert library.feedback.memory.n_acts_fitted(fingerprint(library)) == n_acts == 40
    library.feedback.forget_all()
    assert blend_of(library) == DEFAULTS


def fingerprint(library: Library) -> str:
    embedder = library._serving.current().embedder
    assert embedder is not None
    return embedder.fingerprint


def blend_of(library: Library) -> Blend:
    return library.feedback.memory.blend(fingerprint(library))


def by_words(hit: Hit) -> float:
    return hit.stages.lexical.value if hit.stages.lexical else 0.0
