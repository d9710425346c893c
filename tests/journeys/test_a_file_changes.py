"""From a file on disk to a result, and through every change of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.config import EngineConfig
from engine.errors import CancelledError, EnvironmentProblem, ErrorCode, InputProblem
from engine.exclusion import LeftOut, Rule, RuleKind
from engine.extract.sandbox import Sandbox
from engine.freshness import Freshness, freshness
from engine.library import Library
from engine.store import documents
from engine.types import Document, DocumentStatus, ExtractedText, FailureReason, SearchRequest
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.model_source import FakeModels
from tests.journeys.conftest import found, update

Open = Callable[[], Library]


def test_a_new_file_is_found_by_its_words(open_library: Open, root: Path) -> None:
    (root / "bees.md").write_text("# Bees\n\nThe honeyguide leads people to wild hives.\n")
    (root / "tax.txt").write_text("The tax office wants the form by July.\n")
    library = open_library()
    library.add_folder(root)
    scanned, read = update(library)
    assert (scanned.n_new, read.n_read, read.n_failed) == (2, 2, 0)
    assert found(library, "honeyguide")[0] == "bees.md"
    hit = library.search(SearchRequest("wild hives")).hits[0]
    assert hit.passages[0].heading == "Bees"
    assert "hives" in hit.passages[0].snippet
    assert hit.stages.dense is not None


def test_reading_again_costs_nothing_when_nothing_changed(open_library: Open, root: Path) -> None:
    for i in range(10):
        (root / f"{i}.txt").write_text(f"file number {i} about honey")
    library = open_library()
    library.add_folder(root)
    update(library)
    library = open_library()
    scanned, read = update(library)
    assert (scanned.n_new, scanned.n_changed, read.n_read, read.n_embedded) == (0, 0, 0, 0)


def test_a_date_that_no_row_can_hold_stops_nothing(open_library: Open, root: Path) -> None:
    (root / "bees.txt").write_text("honey")
    (root / "far.txt").write_text("nectar")
    os.utime(root / "far.txt", (10_413_792_000, 10_413_792_000))  # the year 2300
    if (root / "far.txt").stat().st_mtime_ns < 1 << 63:
        pytest.skip("this disk holds no such date either")
    library = open_library()
    library.add_folder(root)
    scanned, read = update(library)
    assert (scanned.n_new, read.n_read, read.n_failed) == (2, 2, 0)
    assert found(library, '"honey"') == ["bees.txt"]
    [hit] = library.search(SearchRequest('"nectar"')).hits
    assert freshness(hit.path, hit.size_bytes, hit.mtime_ns, [root]) is Freshness.AS_READ
    scanned, read = update(library)
    assert (scanned.n_changed, read.n_read) == (0, 0)


def test_an_edited_file_embeds_only_what_is_new_in_it(open_library: Open, root: Path) -> None:
    sections = [f"# Part {i}\n\n" + f"subject{i} " * 150 + "\n\n" for i in range(6)]
    (root / "book.md").write_text("".join(sections))
    library = open_library()
    library.add_folder(root)
    _, first = update(library)
    assert first.n_embedded == 6
    (root / "book.md").write_text("".join(sections) + "# Part 7\n\nan added ending\n")
    _, second = update(library)
    assert second.n_embedded == 1
    assert found(library, "added ending") == ["book.md"]


def test_a_moved_folder_costs_no_reading_and_no_embedding(open_library: Open, root: Path) -> None:
    (root / "old").mkdir()
    for i in range(20):
        (root / "old" / f"{i}.txt").write_text(f"document {i} about heat pumps and honey")
    library = open_library()
    library.add_folder(root)
    update(library)
    (root / "old").rename(root / "new")
    scanned, read = update(library)
    assert (scanned.n_moved, scanned.n_gone) == (20, 0)
    assert (read.n_reused, read.n_chunks, read.n_embedded) == (20, 0, 0)
    hit = library.search(SearchRequest("honey")).hits[0]
    assert hit.path.parent.name == "new"


def test_a_copy_is_read_once_and_shown_once(open_library: Open, root: Path) -> None:
    (root / "original.txt").write_text("the one and only text about propolis")
    library = open_library()
    library.add_folder(root)
    update(library)
    shutil.copy(root / "original.txt", root / "copy.txt")
    _, read = update(library)
    assert (read.n_reused, read.n_embedded) == (1, 0)
    [hit] = library.search(SearchRequest("propolis")).hits
    assert {hit.path.name, *(path.name for path in hit.also_at)} == {"original.txt", "copy.txt"}


def test_a_deleted_file_leaves_the_results(open_library: Open, root: Path) -> None:
    (root / "a.txt").write_text("nectar and pollen")
    (root / "b.txt").write_text("pollen count in spring")
    library = open_library()
    library.add_folder(root)
    update(library)
    (root / "a.txt").unlink()
    update(library)
    assert found(library, "pollen") == ["b.txt"]
    assert library.status().n_chunks == 1


def test_a_removed_folder_leaves_the_results_and_its_files_alone(
    open_library: Open, root: Path
) -> None:
    (root / "a.txt").write_text("nectar and pollen")
    library = open_library()
    folder = library.add_folder(root)
    update(library)
    library.remove_folder(folder.id)
    assert found(library, "pollen") == []
    assert library.folders() == []
    assert (root / "a.txt").exists()
    with pytest.raises(InputProblem) as caught:
        library.remove_folder(folder.id)
    assert caught.value.code is ErrorCode.UNKNOWN_FOLDER


def test_a_folder_around_a_registered_one_takes_it_over(open_library: Open, root: Path) -> None:
    (root / "sub").mkdir()
    (root / "sub" / "a.txt").write_text("nectar")
    library = open_library()
    inner = library.add_folder(root / "sub")
    update(library)
    outer = library.add_folder(root)
    assert [status.folder.id for status in library.folders()] == [outer.id]
    scanned, read = update(library)
    assert (scanned.n_new, read.n_read) == (0, 0)
    assert library.add_folder(root / "sub").id == outer.id != inner.id
    assert found(library, "nectar") == ["a.txt"]


def test_a_file_that_gives_no_text_is_listed_with_its_reason_and_found_by_name(
    open_library: Open, root: Path
) -> None:
    (root / "empty notes.txt").write_text("")
    (root / "broken report.docx").write_bytes(b"PK\x03\x04 this is not a zip file")
    library = open_library()
    library.add_folder(root)
    _, read = update(library)
    assert read.n_failed == 2
    reasons = {failure.path.name: failure.reason for failure in library.failures()}
    assert reasons == {
        "empty notes.txt": FailureReason.EMPTY,
        "broken report.docx": FailureReason.CORRUPT,
    }
    [hit] = library.search(SearchRequest("broken report")).hits
    assert hit.status is DocumentStatus.FAILED
    assert hit.passages == ()
    _, again = update(library)
    assert again.n_failed == 0, "a failed file is not tried again by itself"
    library.retry(library.failures())
    assert library.read().n_failed == 2


def test_a_folder_that_vanishes_while_it_is_read_loses_nothing(
    open_library: Open, root: Path, tmp_path: Path
) -> None:
    for i in range(5):
        (root / f"{i}.txt").write_text(f"document {i} about honey")
    library = open_library()
    library.add_folder(root)
    library.scan()
    root.rename(tmp_path / "unplugged")
    assert library.read().n_read == 0
    assert library.status().n_waiting == 5
    (tmp_path / "unplugged").rename(root)
    _, read = update(library)
    assert read.n_read == 5


def test_reading_can_be_stopped_and_goes_on_where_it_stopped(
    open_library: Open, root: Path
) -> None:
    for i in range(100):
        (root / f"{i}.txt").write_text(f"document {i} about honey")
    library = open_library()
    library.add_folder(root)
    library.scan()

    def stop_in_the_middle(
        stage: str, done: int, total: int | None = None, detail: object = None
    ) -> None:
        if done >= 40:
            raise CancelledError

    with pytest.raises(CancelledError):
        library.read(stop_in_the_middle)
    n_left = library.status().n_waiting
    assert 0 < n_left <= 60
    library = open_library()
    assert library.read().n_read == n_left
    status = library.status()
    assert (status.n_read, status.n_chunks, status.n_embedded) == (100, 100, 100)


@pytest.mark.expects_warning
def test_a_deleted_or_damaged_index_file_is_rebuilt_while_search_goes_on(
    open_library: Open, root: Path, config: EngineConfig
) -> None:
    for i in range(30):
        (root / f"{i}.txt").write_text(f"document {i} about honey and subject{i}")
    library = open_library()
    library.add_folder(root)
    update(library)
    expected = found(library, "subject7 honey")
    assert expected[0] == "7.txt"
    for damage in (Path.unlink, lambda path: path.write_bytes(b"not an index")):
        library.close()
        index_files = [path for path in config.index_dir.rglob("*") if path.is_file()]
        assert index_files
        for path in index_files:
            damage(path)
        library = Library.open(config, writable=True, models=FakeModels())
        library.load_models()
        assert found(library, "subject7 honey") == expected
        library.read()
        assert found(library, "subject7 honey") == expected
    library.close()


@pytest.mark.expects_warning
def test_a_damaged_library_is_put_aside_and_read_anew(
    open_library: Open, root: Path, config: EngineConfig
) -> None:
    (root / "a.txt").write_text("nectar")
    library = open_library()
    library.add_folder(root)
    update(library)
    library.close()
    config.library_path.write_bytes(b"garbage" * 4096)
    library = open_library()
    assert [status.folder.path for status in library.folders()] == [root]
    update(library)
    assert found(library, "nectar") == ["a.txt"]


def test_a_second_writer_is_refused_and_a_reader_is_not(
    open_library: Open, root: Path, config: EngineConfig
) -> None:
    (root / "a.txt").write_text("nectar")
    library = open_library()
    library.add_folder(root)
    update(library)
    with pytest.raises(EnvironmentProblem) as caught:
        Library.open(config, writable=True, models=FakeModels())
    assert caught.value.code is ErrorCode.PROFILE_BUSY
    with Library.open(config, writable=False, models=FakeModels()) as reader:
        reader.load_models()
        assert found(reader, "nectar") == ["a.txt"]
        with pytest.raises(EnvironmentProblem):
            reader.add_folder(root.parent)


def test_what_a_reader_read_is_read_again_by_another_model(
    config: EngineConfig, root: Path
) -> None:
    (root / "a.txt").write_text("nectar and honey")
    with Library.open(config, writable=True, models=FakeModels()) as library:
        library.load_models()
        library.add_folder(root)
        update(library)
    other = HashEmbedder(dim=16)
    with Library.open(config, writable=True, models=FakeModels(other)) as library:
        library.load_models()
        assert found(library, "nectar") == ["a.txt"], "words answer until meaning is back"
        read = library.read()
        assert (read.n_read, read.n_embedded) == (0, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_a_folder_neither_blocks_nor_disappears(open_library: Open, root: Path) -> None:
    os.mkfifo(root / "pipe.txt")
    library = open_library()
    library.add_folder(root)
    update(library)
    assert [failure.reason for failure in library.failures()] == [FailureReason.NOT_A_FILE]


def test_a_rule_that_is_switched_off_lets_files_in_and_switched_on_takes_them_out(
    open_library: Open, config: EngineConfig, root: Path
) -> None:
    (root / "kept.txt").write_text("honey")
    (root / ".hidden").mkdir()
    (root / ".hidden" / "note.txt").write_text("about propolis")
    library = open_library()
    library.add_folder(root)
    update(library)
    assert found(library, "propolis") == ["kept.txt"]
    note = root / ".hidden" / "note.txt"
    off = LeftOut(switched_off=("hidden",))
    assert library.left_out(note) == Rule(RuleKind.DEFAULT, "hidden")
    assert library.left_out(note, off) is None
    library.configure(replace(config, left_out=off))
    update(library)
    assert found(library, "propolis")[0] == "note.txt"
    library.configure(config)
    update(library)
    assert found(library, "propolis") == ["kept.txt"]


def test_what_older_readers_read_is_asked_for_once_an_opening(
    open_library: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    real = documents.outdated

    def outdated(*given: Any) -> list[Document]:
        asked.append(1)
        return real(*given)

    monkeypatch.setattr(documents, "outdated", outdated)
    library = open_library()
    library.add_folder(root)
    for number in range(3):
        (root / f"{number}.txt").write_text(f"text {number}")
        update(library)
    assert len(asked) == 1
    library = open_library()
    update(library)
    assert len(asked) == 2


def test_a_private_key_is_never_read_whatever_it_is_called(open_library: Open, root: Path) -> None:
    key = "-----BEGIN PRIVATE KEY-----\nzebra crossing\n-----END PRIVATE KEY-----\n"
    (root / "notes.txt").write_text(key)
    library = open_library()
    library.add_folder(root)
    update(library)
    assert found(library, "zebra crossing") == []
    (failure,) = library.failures()
    assert (failure.reason, failure.detail) == (
        FailureReason.PRIVATE_KEY,
        "-----BEGIN PRIVATE KEY…",
    )
    assert found(library, "notes") == ["notes.txt"]
    assert library.left_out(root / "notes.txt") == Rule(RuleKind.DEFAULT, failure.detail)

    open_config = library._config
    limits = replace(open_config.limits, leave_out_keys=False)
    library.configure(replace(open_config, limits=limits, left_out=LeftOut((), ("secrets",))))
    library.retry([failure])
    update(library)
    assert found(library, "zebra crossing") == ["notes.txt"]


def test_a_passage_of_a_changed_file_is_found_again_before_the_file_is_read(
    open_library: Open, root: Path
) -> None:
    lines = [f"Line {i} says something about subject{i}.\n" for i in range(40)]
    (root / "log.txt").write_text("".join(lines))
    library = open_library()
    library.add_folder(root)
    update(library)
    hit = library.search(SearchRequest("subject39")).hits[0]
    before = library.document_text(hit.document_id)
    (root / "log.txt").write_text("A new first line.\n" * 10 + "".join(lines))

    now = library.text_now(hit)

    assert now is not None
    assert library.document_text(hit.document_id).changed
    library.scan()  # knows the new time, and has not read it
    assert library.document_text(hit.document_id).changed
    (moved, *_) = now.passages
    assert moved is not None
    old = before.text[hit.passages[0].start : hit.passages[0].end]
    assert now.text.text[moved.start : moved.end] == old
    assert moved.line == hit.passages[0].line + 10
    (root / "log.txt").write_text("Nothing of it is left.\n")
    assert library.text_now(hit) is not None
    assert library.text_now(hit).passages == (None,) * len(hit.passages)  # type: ignore[union-attr]
    (root / "log.txt").unlink()
    assert library.text_now(hit) is None


def test_a_file_that_changes_while_it_is_read_lends_its_text_to_no_copy(
    open_library: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (root / name).write_text("nectar and pollen")
    real = Sandbox.extract

    def late(sandbox: Sandbox, path: Path) -> ExtractedText:
        monkeypatch.setattr(Sandbox, "extract", real)
        path.write_text("resin and wax")
        return real(sandbox, path)

    monkeypatch.setattr(Sandbox, "extract", late)
    library = open_library()
    library.add_folder(root)
    update(library)
    update(library)
    changed, unchanged = found(library, '"resin"'), found(library, '"nectar"')
    assert sorted(changed + unchanged) == ["a.txt", "b.txt"]
    assert len(changed) == 1
