"""Documents, contents, chunks, vectors and the queue hold together through every change."""

from __future__ import annotations

import os
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from engine import terms
from engine.store import (
    contents,
    documents,
    figures,
    file_names,
    folders,
    generations,
    hits,
    vectors,
)
from engine.store.database import Connection, Database
from engine.store.documents import SeenFile
from engine.terms import document_terms
from engine.types import DocumentStatus, FailureReason, FolderId, FolderState, Kind
from tests.engine.store.library_db import digest, extracted, new_library

FOLDER = FolderId(1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    library = new_library(tmp_path)
    yield library
    library.close()


def seen(path: str | bytes, mtime_ns: int = 5_000_000_000) -> SeenFile:
    return SeenFile(os.fsencode(path), Kind.NOTE, 10, mtime_ns)


def matches(database: Database, word: str) -> list[int]:
    term = document_terms(word)
    rows = database.reader().execute(
        "SELECT rowid FROM chunk_terms WHERE chunk_terms MATCH ?", (term,)
    )
    return [row[0] for row in rows]


def read_one(database: Database, path: str, *texts: str) -> int:
    """Put a document with a content into the library as reading does."""
    with database.write() as library:
        documents.add_documents(library, FOLDER, [seen(path)])
        document_id = documents.known_files(library, FOLDER)[os.fsencode(path)].id
        content_id = contents.find_content(library, digest("|".join(texts)), "plain/1")
        if content_id is None:
            content_id = contents.add_content(
                library, digest("|".join(texts)), "plain/1", *extracted(*texts)
            )
        documents.set_read(
            library, document_id, content_id, extractor="plain/1", size_bytes=10, mtime_ns=5
        )
    return document_id


def test_newest_files_leave_the_queue_first_and_none_is_skipped(database: Database) -> None:
    with database.write() as library:
        files = [seen(f"/f/{i}", i * 1_000_000_000) for i in (3, 1, 2)]
        assert documents.add_documents(library, FOLDER, files) == 3
    first = documents.next_in_queue(database.reader(), 2)
    assert [queued.document.path.name for queued in first] == ["3", "2"]
    rest = documents.next_in_queue(database.reader(), 2, after=first[-1].place)
    assert [queued.document.path.name for queued in rest] == ["1"]


def test_what_was_begun_and_never_ended_is_read_last(database: Database) -> None:
    with database.write() as library:
        documents.add_documents(library, FOLDER, [seen("/f/old", 1), seen("/f/new", 9_000_000_000)])
        [newest] = documents.next_in_queue(library, 1)
        documents.record_attempt(library, newest.document.id)
    order = documents.next_in_queue(database.reader(), 5)
    assert [queued.document.path.name for queued in order] == ["old", "new"]


def test_a_path_that_is_not_utf8_is_stored_and_read_back(database: Database) -> None:
    raw = b"/f/caf\xe9\nnew line"
    with database.write() as library:
        documents.add_documents(library, FOLDER, [seen(raw)])
    [queued] = documents.next_in_queue(database.reader(), 5)
    assert os.fsencode(queued.document.path) == raw


def test_a_content_two_documents_hold_survives_the_first_of_them(database: Database) -> None:
    one = read_one(database, "/f/one.txt", "honey is sweet")
    two = read_one(database, "/f/two.txt", "honey is sweet")
    assert contents.n_chunks(database.reader()) == 1
    with database.write() as library:
        documents.remove_documents(library, [one])  # type: ignore[list-item]
        assert contents.remove_orphans(library) == ([], False)
    assert len(matches(database, "honey")) == 1
    with database.write() as library:
        documents.remove_documents(library, [two])  # type: ignore[list-item]
        removed, _ = contents.remove_orphans(library)
    assert len(removed) == 1
    assert matches(database, "honey") == []
    assert contents.n_waiting_chunks(database.reader()) == 0


def test_removed_words_are_gone_from_the_full_text_and_others_stay(database: Database) -> None:
    gone = read_one(database, "/f/a.txt", "heat pump offer", "Wärmepumpe leise")
    read_one(database, "/f/b.txt", "heat wave in July")
    with database.write() as library:
        documents.remove_documents(library, [gone])  # type: ignore[list-item]
        contents.remove_orphans(library)
    assert len(matches(database, "heat")) == 1
    assert matches(database, "pump") == []
    check = "INSERT INTO chunk_terms (chunk_terms) VALUES ('integrity-check')"
    with database.write() as library:
        library.execute(check)


def test_vectors_come_back_as_unit_rows_and_strike_chunks_off_the_list(database: Database) -> None:
    read_one(database, "/f/a.txt", "one", "two")
    with database.write() as library:
        generation = generations.start_generation(library, "f", "m", "int8", dim=4, now_utc_ms=1)
        waiting = contents.waiting_chunks(library, 10)
        rows = np.array([[3, 4, 0, 0], [0, 0, 1, 0]], np.float32) / np.array([[5], [1]], np.float32)
        stored = vectors.put_vectors(library, generation.id, [c.id for c in waiting], rows)
    ids = vectors.vector_ids(database.reader(), generation.id)
    [(read_ids, read)] = vectors.read_vectors(database.reader(), generation.id, ids, 4)
    assert read_ids.tolist() == [c.id for c in waiting]
    np.testing.assert_array_equal(read, stored)
    np.testing.assert_allclose(np.linalg.norm(read, axis=1), 1, atol=1e-6)
    assert contents.n_waiting_chunks(database.reader()) == 0
    known = vectors.vectors_by_hash(database.reader(), generation.id, [digest("two"), digest("no")])
    assert list(known) == [digest("two")]
    np.testing.assert_array_equal(known[digest("two")], stored[1])


def test_a_new_generation_makes_every_chunk_wait_again(database: Database) -> None:
    read_one(database, "/f/a.txt", "one", "two")
    with database.write() as library:
        first = generations.start_generation(library, "f", "m", "int8", dim=2, now_utc_ms=1)
        waiting = contents.waiting_chunks(library, 10)
        vectors.put_vectors(library, first.id, [c.id for c in waiting], np.eye(2, dtype=np.float32))
        second = generations.start_generation(library, "g", "m", "int8", dim=2, now_utc_ms=2)
    assert contents.n_waiting_chunks(database.reader()) == 2
    assert generations.live_generation(database.reader()) == second
    with database.write() as library:
        assert generations.sweep_gone(library, first.id)
    assert vectors.n_vectors(database.reader(), first.id) == 0


def test_a_failed_document_says_why_and_a_later_read_clears_it(database: Database) -> None:
    with database.write() as library:
        documents.add_documents(library, FOLDER, [seen("/f/a.pdf")])
        [queued] = documents.next_in_queue(library, 1)
        document_id = queued.document.id
        documents.set_failed(
            library, document_id, FailureReason.ENCRYPTED, "locked", extractor="k/1"
        )
    [failure] = figures.failures(database.reader())
    assert (failure.reason, failure.detail) == (FailureReason.ENCRYPTED, "locked")
    assert documents.queue_length(database.reader()) == 0
    read_one(database, "/f/a.pdf", "now it opens")
    assert figures.failures(database.reader()) == []
    document = documents.get_document(database.reader(), document_id)
    assert document is not None
    assert document.status is DocumentStatus.READ


def test_documents_of_an_older_reader_are_found_for_reading_again(database: Database) -> None:
    read_one(database, "/f/a.txt", "one")
    assert documents.outdated(database.reader(), lambda _, key: key == "plain/1") == []
    outdated = documents.outdated(database.reader(), lambda _, key: key == "plain/2")
    assert [document.path.name for document in outdated] == ["a.txt"]


def test_attempts_are_counted_until_a_document_is_queued_anew(database: Database) -> None:
    with database.write() as library:
        documents.add_documents(library, FOLDER, [seen("/f/a.txt")])
        [queued] = documents.next_in_queue(library, 1)
        assert documents.record_attempt(library, queued.document.id) == 1
        assert documents.record_attempt(library, queued.document.id) == 2
        documents.enqueue(library, queued.document.id, 1)
        assert documents.record_attempt(library, queued.document.id) == 1


def test_the_whole_text_of_a_content_is_kept(database: Database) -> None:
    document_id = read_one(database, "/f/a.txt", "first passage", "第二段")
    document = documents.get_document(database.reader(), document_id)  # type: ignore[arg-type]
    assert document is not None
    assert document.content_id is not None
    stored = contents.get_text(database.reader(), document.content_id)
    assert stored is not None
    assert stored.text == "first passage\n第二段"


def test_folders_that_cannot_be_seen_and_those_that_lost_their_files_are_offline(
    database: Database,
) -> None:
    with database.write() as library:
        for number, state in enumerate(FolderState, 1):
            folders.record_scan(library, FolderId(number), state, scanned_utc_ms=None)
    states = list(FolderState)
    offline = {states[number - 1] for number in hits.offline_folders(database.reader())}
    assert offline == {FolderState.OFFLINE, FolderState.GONE, FolderState.VANISHED}


def test_contents_are_found_by_their_author_through_an_index(database: Database) -> None:
    plan = database.reader().execute(
        "EXPLAIN QUERY PLAN SELECT id FROM contents WHERE author != '' AND author IN ('a', 'b')"
    )
    assert "contents_by_author" in " ".join(row[3] for row in plan)


@pytest.mark.parametrize("write", [contents.add_emoji, contents.refill_terms])
def test_writing_the_full_text_anew_holds_few_of_the_texts_in_memory_at_once(
    database: Database, write: Callable[[Connection], None]
) -> None:
    texts = [f"{i} 🎉 {'-' * 1_000}" for i in range(1_000)]
    read_one(database, "/f/party", *texts)
    size = sum(map(sys.getsizeof, texts))
    with database.write() as library:
        assert most_traced(lambda: write(library)) < size / 2
    assert len(matches(database, "🎉")) == len(texts)


@pytest.mark.parametrize(
    "write", [documents.add_emoji, documents.refill_terms, documents.refill_file_names]
)
def test_writing_names_anew_holds_few_of_the_paths_in_memory_at_once(
    database: Database, write: Callable[[Connection], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_BATCH", 10)
    paths = [f"/f/{'folder/' * 150}{i} 🎉.txt" for i in range(500)]
    size = sum(map(sys.getsizeof, paths))
    with database.write() as library:
        documents.add_documents(library, FOLDER, map(seen, paths))
        assert most_traced(lambda: write(library)) < size / 2
    reader = database.reader()
    rows = reader.execute("SELECT rowid FROM name_terms WHERE name_terms MATCH '🎉'").fetchall()
    assert len(rows) == len(paths)
    assert len(file_names.called(reader, "7 🎉")) == 1


def most_traced(work: Callable[[], None]) -> int:
    """Return how many bytes of Python's memory a piece of work took at most."""
    terms._analysed.cache_clear()  # it grows in leaps, which are no texts
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_file_name_changes_and_goes_with_its_document(database: Database) -> None:
    with database.write() as library:
        documents.add_documents(library, FOLDER, [seen("/f/Old_name.txt")])
        [(path, known)] = documents.known_files(library, FOLDER).items()
        assert file_names.called(library, "old name").tolist() == [known.id]
        documents.move_document(library, known.id, path, seen("/f/NewName.txt"))
        assert file_names.called(library, "old name").tolist() == []
        assert file_names.called(library, "new-name.txt").tolist() == [known.id]
        documents.remove_documents(library, [known.id])
        assert library.execute("SELECT count(*) FROM file_names").fetchone() == (0,)
