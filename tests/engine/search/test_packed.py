"""What is packed changes how soon words are found, never what is found."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest

from engine.ingest import packing
from engine.search import postings
from engine.search.postings import Posting, Postings
from engine.store import contents, packed
from engine.store.fts import TermTable
from engine.types import DocumentId, SearchRequest
from tests.engine.search.library import HandMadeLibrary

WORDS = ("river", "stone", "cloud", "iron", "amber", "willow", "copper", "harbour")


@pytest.fixture
def _packs_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packing is for large libraries: let a small one be large."""
    monkeypatch.setattr(packed, "LEAST_ROWS", 2)
    monkeypatch.setattr(packing, "LEAST_CHUNKS", 10)
    monkeypatch.setattr(postings, "_SMALL_TABLE", 20)
    monkeypatch.setattr(postings, "_LEAST_COMMON", 60)


def texts(n: int, seed: int) -> list[str]:
    """Return texts in which the first words are common and the last ones rare."""
    rng = random.Random(seed)
    return [
        " ".join(
            word
            for i, word in enumerate(WORDS)
            for _ in range(rng.randrange(1, 4) if rng.random() < 0.7 / (i + 1) else 0)
        )
        + f" only{seed}x{number}"
        for number in range(n)
    ]


def add(library: HandMadeLibrary, n: int, seed: int) -> list[DocumentId]:
    return [library.add(f"/home/me/{seed}/{i}.txt", text) for i, text in enumerate(texts(n, seed))]


def pack(library: HandMadeLibrary) -> None:
    packing.pack_words(library.database, lambda: None)


def looked_up(library: HandMadeLibrary, terms: Sequence[str]) -> list[tuple[int, Posting]]:
    connection = library.database.reader()
    table = Postings(TermTable.CHUNKS)
    table.refresh(connection)
    return [(table.frequency(connection, one), table.posting(connection, one)) for one in terms]


def assert_same(found: list[tuple[int, Posting]], expected: list[tuple[int, Posting]]) -> None:
    for (n, posting), (n_expected, other) in zip(found, expected, strict=True):
        assert n == n_expected
        assert posting.rows.tolist() == other.rows.tolist()
        np.testing.assert_allclose(posting.weights, other.weights, rtol=1e-6)


def without_pack(library: HandMadeLibrary) -> list[tuple[int, Posting]]:
    terms = (*WORDS, "only1x3", "nowhere")
    with library.database.write() as connection:
        connection.execute("UPDATE packs SET ready = 0")
    found = looked_up(library, terms)
    with library.database.write() as connection:
        connection.execute("UPDATE packs SET ready = 1")
    return found


def remove(library: HandMadeLibrary, document_ids: Sequence[DocumentId]) -> None:
    with library.database.write() as connection:
        for one in document_ids:
            connection.execute("DELETE FROM documents WHERE id = ?", (one,))
        contents.remove_orphans(connection)


def _nothing(library: HandMadeLibrary, added: list[DocumentId]) -> None:
    pass


def _more_is_added(library: HandMadeLibrary, added: list[DocumentId]) -> None:
    add(library, 30, seed=2)


def _some_is_removed(library: HandMadeLibrary, added: list[DocumentId]) -> None:
    remove(library, added[10:50])


def _both(library: HandMadeLibrary, added: list[DocumentId]) -> None:
    more = add(library, 30, seed=2)
    remove(library, [*added[10:50], *more[:5]])


@pytest.mark.usefixtures("_packs_everything")
@pytest.mark.parametrize("change", [_nothing, _more_is_added, _some_is_removed, _both])
def test_a_packed_word_stands_where_it_does_in_the_full_text(
    library: HandMadeLibrary, change: Callable[[HandMadeLibrary, list[DocumentId]], None]
) -> None:
    added = add(library, 120, seed=1)
    pack(library)

    change(library, added)

    connection = library.database.reader()
    latest = packed.latest(connection)
    assert latest is not None
    assert packed.n_rows(connection, latest, "river") > 60
    found = looked_up(library, (*WORDS, "only1x3", "nowhere"))
    assert_same(found, without_pack(library))


@pytest.mark.usefixtures("_packs_everything")
def test_a_second_pack_takes_the_place_of_the_first(library: HandMadeLibrary) -> None:
    added = add(library, 120, seed=1)
    pack(library)
    remove(library, added[:40])
    add(library, 30, seed=2)

    pack(library)

    connection = library.database.reader()
    assert connection.execute("SELECT count(*) FROM packs").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM removed_chunks").fetchone() == (0,)
    assert connection.execute("SELECT count(DISTINCT pack_id) FROM packed_terms").fetchone() == (1,)
    assert_same(looked_up(library, (*WORDS, "only1x3", "nowhere")), without_pack(library))


@pytest.mark.usefixtures("_packs_everything")
def test_what_is_removed_while_words_are_packed_is_not_found(library: HandMadeLibrary) -> None:
    added = add(library, 120, seed=1)
    steps = iter(range(1_000_000))

    def remove_in_the_middle() -> None:
        if next(steps) == 5:
            remove(library, added[20:60])

    packing.pack_words(library.database, remove_in_the_middle)

    assert next(steps) > 6
    assert_same(looked_up(library, (*WORDS, "only1x3", "nowhere")), without_pack(library))


class KilledError(Exception):
    """Stands for a kill, or for a reading that is stopped for new files."""


@pytest.mark.usefixtures("_packs_everything")
def test_packing_that_is_stopped_again_and_again_is_over_in_the_end(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_TERMS", 2)
    added = add(library, 120, seed=1)
    pack(library)
    added += add(library, 120, seed=2)
    monkeypatch.setattr(packed, "_SWEEP", 1)
    n_stops = 0
    while packing.is_due(library.database.reader()):
        steps = iter(range(7))

        def stop(steps: Iterator[int] = steps) -> None:
            if next(steps, None) is None:
                raise KilledError

        try:
            packing.pack_words(library.database, stop)
        except KilledError:
            n_stops += 1
        assert n_stops < 30
        if n_stops < 5:  # meanwhile the library keeps changing
            remove(library, [added.pop(n_stops * 13), added.pop()])
            add(library, 1, seed=10 + n_stops)
    assert n_stops > 2
    pack_of = packed.latest(library.database.reader())
    assert pack_of is not None
    assert pack_of.id == 2
    assert_same(looked_up(library, (*WORDS, "only1x3", "nowhere")), without_pack(library))


@pytest.mark.usefixtures("_packs_everything")
def test_a_pack_that_was_not_finished_is_not_read_and_gone_on_with(
    library: HandMadeLibrary,
) -> None:
    add(library, 120, seed=1)

    def kill() -> None:
        n = library.database.reader().execute("SELECT count(*) FROM packed_terms").fetchone()[0]
        if n:
            raise KilledError

    # the check before the columns are written comes after the words
    with pytest.raises(KilledError):
        packing.pack_words(library.database, kill)

    assert packed.latest(library.database.reader()) is None
    pack(library)
    row = library.database.reader().execute("SELECT count(DISTINCT pack_id) FROM packed_terms")
    assert row.fetchone() == (1,)


@pytest.mark.usefixtures("_packs_everything")
def test_a_search_finds_the_same_before_and_after_packing(library: HandMadeLibrary) -> None:
    add(library, 120, seed=1)

    def ask(text: str) -> list[tuple[DocumentId, float]]:
        response = library.search.search(SearchRequest(text), library.words_only)
        return [
            (hit.document_id, round(hit.stages.fused.value, 4))
            for hit in response.hits
            if hit.stages.fused
        ]

    queries = ("amber willow", "copper harbour iron", '"stone cloud"', "river -stone", "only1x7")
    before = [ask(query) for query in queries]
    pack(library)

    assert [ask(query) for query in queries] == before
    assert all(before)


@pytest.mark.usefixtures("_packs_everything")
def test_words_are_packed_again_when_a_tenth_is_new(library: HandMadeLibrary) -> None:
    reader = library.database.reader()
    add(library, 8, seed=1)
    assert not packing.is_due(reader)  # too few to be worth it
    added = add(library, 112, seed=2)
    assert packing.is_due(reader)

    pack(library)
    assert not packing.is_due(reader)
    add(library, 9, seed=3)
    assert not packing.is_due(reader)
    remove(library, added[:10])

    assert packing.is_due(reader)


@pytest.mark.usefixtures("_packs_everything")
def test_a_library_that_shrank_is_packed_again(library: HandMadeLibrary) -> None:
    added = add(library, 120, seed=1)
    pack(library)

    remove(library, added[5:])

    assert packing.is_due(library.database.reader())
    pack(library)
    assert not packing.is_due(library.database.reader())


@pytest.mark.usefixtures("_packs_everything")
def test_a_word_that_stands_more_often_than_is_read_is_still_found(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, 120, seed=1)
    pack(library)
    monkeypatch.setattr(postings, "_PLACES_LIMIT", 5)
    monkeypatch.setattr(postings, "_SMALL_TABLE", 1_000)  # so that no word is common
    more = [library.add(f"/home/me/2/{i}.txt", f"amber amber amber {i}") for i in range(4)]

    ((_, posting),) = looked_up(library, ["amber"])

    assert len(posting.rows) == len(posting.weights)
    assert int(more[0]) in posting.rows.tolist()


def test_words_cut_in_another_way_are_not_read_from_a_pack(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "LEAST_ROWS", 2)
    add(library, 20, seed=1)
    pack(library)

    monkeypatch.setattr("engine.terms.VERSION", 99)

    assert packed.latest(library.database.reader()) is None
