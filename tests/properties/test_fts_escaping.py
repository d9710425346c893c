"""Whatever is typed or stored, the full-text tables answer and stay sound."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import terms
from engine.search.query import phrase_terms
from engine.store import fts
from engine.store.fts import TermTable
from engine.types import ChunkId

texts = st.text(
    alphabet=st.one_of(
        st.sampled_from("\"*^()-+:{}'\\ \t\nNEAROTD.,;_aeé東京\0\u200b"),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
)


def empty_table() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(
        "CREATE VIRTUAL TABLE chunk_terms USING fts5"
        " (body, heading, content = '', tokenize = \"ascii\")"
    )
    connection.execute("CREATE VIRTUAL TABLE chunk_term_counts USING fts5vocab (chunk_terms, row)")
    connection.execute(
        "CREATE VIRTUAL TABLE chunk_term_places USING fts5vocab (chunk_terms, instance)"
    )
    return connection


@pytest.fixture(scope="module")
def connection() -> sqlite3.Connection:
    return empty_table()


@settings(deadline=None)
@given(text=texts, heading=texts)
def test_every_text_is_found_by_its_own_phrase_and_leaves_no_trace(text: str, heading: str) -> None:
    connection = empty_table()
    fts.add_chunk(connection, ChunkId(7), text, heading)
    phrase = phrase_terms(text)

    if phrase:
        assert fts.rows_with_phrase(connection, TermTable.CHUNKS, phrase).tolist() == [7]
        for term in phrase.split():
            assert 7 in fts.places(connection, TermTable.CHUNKS, term, 1000)
            assert fts.document_frequency(connection, TermTable.CHUNKS, term, 9) == 1
    n_stored = len(terms.document_terms(text).split()) + len(terms.document_terms(heading).split())
    if n_stored:  # FTS5 does not count a row without any term
        assert fts.totals(connection, TermTable.CHUNKS) == fts.TermTotals(1, n_stored)

    fts.remove_chunk(connection, ChunkId(7), text, heading)
    connection.execute("INSERT INTO chunk_terms (chunk_terms) VALUES ('integrity-check')")

    assert connection.execute("SELECT count(*) FROM chunk_term_counts").fetchone() == (0,)
    assert fts.totals(connection, TermTable.CHUNKS) == fts.TermTotals(0, 0)


@settings(deadline=None)
@given(phrase=texts)
def test_any_phrase_is_a_question_that_can_be_asked(
    connection: sqlite3.Connection, phrase: str
) -> None:
    terms_of_it = phrase_terms(phrase)

    if terms_of_it:
        assert fts.rows_with_phrase(connection, TermTable.CHUNKS, terms_of_it).tolist() == []


def test_lengths_are_those_that_were_stored() -> None:
    connection = empty_table()
    for i, n in enumerate((3, 200, 40_000), start=1):
        fts.add_chunk(connection, ChunkId(i), "word " * n, "title")

    ids, lengths = fts.lengths_after(connection, TermTable.CHUNKS, 1)

    assert ids.tolist() == [2, 3]
    assert lengths.tolist() == [201, 40_001]
