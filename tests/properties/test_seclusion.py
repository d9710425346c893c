"""A program that may see some files learns nothing of the others, not even that they are there.

Every text has the same number of words, and so has every path: the mean length of a text is the one
figure of the whole library that a value is made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.reach import Reach
from engine.search.similar import more_like
from engine.types import ChunkId, DocumentId, GenerationId, SearchRequest, SearchResponse
from tests.engine.search.library import HandMadeLibrary

REACH = Reach((Path("/d/open"),), (Path("/d/open/shut"),))
OPEN = {
    "/d/open/aa/report.txt": "heat pump noise at night\n\nthe boiler was old here",
    "/d/open/aa/copies.md": "garden hedge and four bees\n\nthe boiler was old here",
    "/d/open/bb/pump.py": "def pump heat return None\n\nretry with longer waits now",
    "/d/open/bb/bees.txt": "four bees in the garden\n\nheat of the old boiler",
    "/d/open/bb/plans.md": "heat pump noise at night\n\nthe boiler was sold here",
}
SHUT = {
    "/d/open/shut/report.txt": "secret zebra noise at night\n\nthe zebra was old here",
    "/d/open/shut/zebra.txt": "zebra zebra zebra in garden\n\nretry zebra longer waits now",
    "/d/shut/aa/copy.txt": "heat pump noise at night\n\nthe boiler was old here",
    "/d/shut/aa/version.md": "heat pump noise at night\n\nthe zebra was sold here",
    "/d/openly/bb/pump.txt": "pump pump pump pump pump\n\nheat heat heat heat heat",
}
WORDS = ("heat", "pump", "boiler", "zebra", "secret", "bees", "report", "garden", "the", "copy")


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[HandMadeLibrary]]:
    """Return a library with what may be seen, and one in which that is not all."""
    made = []
    for texts in (OPEN, OPEN | SHUT):
        library = HandMadeLibrary(tmp_path_factory.mktemp("library") / "library.db")
        for path, text in texts.items():
            library.add(path, text, author="Zora" if "shut" in path else "Anna")
        made.append(library)
    yield made
    for library in made:
        library.close()


def told(response: SearchResponse) -> SearchResponse:
    """Return what a program can see of a response; numbers inside the library are not shown."""
    hits = tuple(
        replace(
            hit,
            document_id=DocumentId(0),
            passages=tuple(replace(one, chunk_id=ChunkId(0)) for one in hit.passages),
        )
        for hit in response.hits
    )
    return replace(response, hits=hits, timings_ms={}, generation=GenerationId(0))


def typed() -> st.SearchStrategy[str]:
    word = st.sampled_from(WORDS)
    part = st.one_of(
        word,
        word.map(lambda one: f"-{one}"),
        st.tuples(word, word).map(lambda two: f'"{two[0]} {two[1]}"'),
        st.just("OR"),
        st.sampled_from(
            ("type:md", "in:shut", "in:/d/shut", "in:open", "name:zebra", "from:zora", "from:anna")
        ),
    )
    return st.lists(part, max_size=5).map(" ".join)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed())
def test_no_query_tells_whether_other_files_are_there(
    libraries: list[HandMadeLibrary], text: str
) -> None:
    request = SearchRequest(text, reach=REACH)
    alone, among = (told(one.search.search(request, one.snapshot)) for one in libraries)
    assert alone == among


@pytest.mark.parametrize(
    "text", ["zebra", "zebra heat", '"secret zebra"', "report.txt", "", "in:shut"]
)
def test_what_a_program_without_limits_would_find_is_not_found(
    libraries: list[HandMadeLibrary], text: str
) -> None:
    _, among = libraries
    found = among.search.search(SearchRequest(text, reach=REACH), among.snapshot)
    everything = among.search.search(SearchRequest(text), among.snapshot)
    paths = {path for hit in found.hits for path in (hit.path, *hit.also_at)}
    assert not [path for path in paths if not REACH.holds(path)]
    if text:
        assert any("shut" in str(hit.path) for hit in everything.hits)  # else this shows nothing


@pytest.mark.parametrize("path", list(OPEN))
def test_neighbours_tell_nothing_of_other_files(
    libraries: list[HandMadeLibrary], path: str
) -> None:
    answers = []
    for library in libraries:
        with library.search.reading() as view:
            row = view.connection.execute(
                "SELECT id FROM documents WHERE CAST(path AS TEXT) = ?", (path,)
            ).fetchone()
        answers.append(
            told(more_like(library.search, library.snapshot, DocumentId(row[0]), reach=REACH))
        )
    assert answers[0] == answers[1]
    assert answers[0].hits


def test_what_a_program_asks_leaves_no_trace_in_the_answers_to_the_person(
    libraries: list[HandMadeLibrary],
) -> None:
    _, among = libraries
    request = SearchRequest('"longer" -four', reach=REACH)  # looked up by nobody before
    assert len(among.search.search(request, among.snapshot).hits) == 1
    assert len(among.search.search(replace(request, reach=None), among.snapshot).hits) == 2
    assert len(among.search.search(request, among.snapshot).hits) == 1
