"""The command line as a script sees it: words, names in JSON, exit codes."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import opening
from app.arguments import parse
from engine.watch import scan
from tests.app.command import run

pytestmark = pytest.mark.usefixtures("small_models")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "files"
    root.mkdir()
    (root / "bees.md").write_text("# Bees\n\nThe honeyguide leads people to wild hives.\n")
    (root / "tax.txt").write_text("The tax office wants the form by July.\n")
    (root / "nothing.txt").write_text("")
    return root


def test_index_tells_what_was_and_was_not_read_and_why(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "index", str(folder)) == 0
    printed = capsys.readouterr().out
    assert "2 of 3 files can be found by meaning" in printed
    assert "No text inside: 1" in printed
    assert "nothing.txt" in printed


def test_index_of_a_path_that_is_not_there_ends_with_2_and_a_clear_line(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "index", str(folder / "no such"), str(folder / "tax.txt")) == 2
    complained = capsys.readouterr().err
    assert "no such is not there." in complained
    assert "tax.txt is not a folder." in complained


def test_search_gives_the_contracted_json(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    capsys.readouterr()
    assert run(profile, "search", "wild hives", "--json", "--limit", "1") == 0
    answer = json.loads(capsys.readouterr().out)
    assert {"query", "generation", "timings_ms", "hits"} <= set(answer)
    [hit] = answer["hits"]
    assert {"path", "title", "page", "lines", "snippet", "passages", "stages"} <= set(hit)
    assert hit["path"] == str(folder / "bees.md")
    assert set(hit["stages"]) == {"lexical", "dense", "fused", "rerank"}
    assert set(hit["stages"]["dense"]) == {"value", "rank"}
    assert hit["stages"]["rerank"] is None


def test_words_need_no_quotes_to_be_one_search(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    capsys.readouterr()
    assert run(profile, "search", "wild", "hives", "type:note", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["query"] == "wild hives type:note"
    assert answer["hits"][0]["path"] == str(folder / "bees.md")


def test_no_hit_is_an_empty_list_and_no_failure(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "search", "anything", "--json") == 0
    assert json.loads(capsys.readouterr().out)["hits"] == []


def test_search_below_a_folder_that_is_not_registered_ends_with_2(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "search", "hives", "--folder", str(folder)) == 2
    assert "not in the library" in capsys.readouterr().err


def test_search_below_a_folder_inside_the_library_finds_only_what_lies_there(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("inner", "inner too"):
        (folder / name).mkdir()
        (folder / name / "hives.md").write_text("Wild hives in the forest.\n")
    run(profile, "index", str(folder))
    capsys.readouterr()

    def found(below: Path) -> list[str]:
        assert run(profile, "search", "wild hives", "--json", "--folder", str(below)) == 0
        return [hit["path"] for hit in json.loads(capsys.readouterr().out)["hits"]]

    assert found(folder / "inner") == [str(folder / "inner" / "hives.md")]
    assert len(found(folder)) == len(found(folder.parent)) > 1
    assert run(profile, "search", "wild hives", "--folder", str(folder / "no such")) == 2


def test_only_what_was_found_by_its_name_is_said_to_be(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    capsys.readouterr()
    run(profile, "search", "nothing")
    assert "nothing.txt  (found by its name)" in capsys.readouterr().out
    run(profile, "search", "type:note")
    listed = capsys.readouterr().out
    assert "nothing.txt" in listed
    assert "by its name" not in listed


def test_a_file_that_was_read_in_part_is_told(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"{row},hive\n" for row in range(5_001))
    (folder / "hives.csv").write_text("row,place\n" + rows)
    run(profile, "index", str(folder))
    assert "hives.csv (Only the first 5,000 rows were read.)" in capsys.readouterr().out
    run(profile, "status")
    assert "1 file was read in part" in capsys.readouterr().out


@pytest.mark.expects_warning
def test_a_folder_that_waits_to_be_read_again_is_told_where_nothing_is_found(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    (profile / "library.db").write_bytes(b"no database")  # put aside, and made anew
    capsys.readouterr()
    assert run(profile, "search", "hives", "--json") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["hits"] == []
    assert f"{folder} was not read yet" in printed.err
    run(profile, "index", str(folder))
    capsys.readouterr()
    run(profile, "search", "hives")
    assert "not read yet" not in capsys.readouterr().err


def test_one_is_told_as_one(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.txt").write_text("about honey")
    for command in (["index", str(tmp_path / "one")], ["status"], ["folders", "list"]):
        assert run(profile, *command) == 0
    told = capsys.readouterr()
    assert "1 file: 1 new" in told.out
    assert "Read 1 file (0 known already), 1 passage embedded." in told.out
    assert "1 of 1 file can be found by meaning, in 1 passage." in told.out
    assert not re.search(r"\b1 (files|passages|folders)\b", told.out + told.err)


def test_a_profile_that_is_a_file_is_told_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        assert run(place, "status") == 1
        told = capsys.readouterr().err
        assert "that is a file, or lies in one" in told
        assert str(place) in told
        assert "exists" not in told


def test_an_unknown_command_is_called_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["finde", "honey"])
    assert "argument COMMAND: invalid choice: 'finde'" in capsys.readouterr().err


def test_a_folder_that_could_not_be_looked_into_is_named_until_it_could(
    profile: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "locked").mkdir()
    list_real = os.scandir

    def list_all_but_one(path: str) -> Iterator[os.DirEntry[str]]:
        if path == str(folder / "locked"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return list_real(path)

    with monkeypatch.context() as patched:
        patched.setattr(scan.os, "scandir", list_all_but_one)
        assert run(profile, "index", str(folder)) == 0
    assert "1 place could not be looked into" in capsys.readouterr().out
    assert run(profile, "status") == 0
    printed = capsys.readouterr().out
    assert "1 place could not be looked into, so nothing new is read there:" in printed
    assert f"No permission: 1\n    {folder / 'locked'}" in printed
    run(profile, "status", "--json")
    assert json.loads(capsys.readouterr().out)["n_refused"] == 1
    assert run(profile, "index", str(folder)) == 0
    assert "looked into" not in capsys.readouterr().out


@pytest.mark.parametrize("query", ["", "!!! ???", '"open quote AND OR NEAR(', "a" * 100_000, "*^:"])
def test_strange_queries_are_answered(
    profile: Path, folder: Path, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    capsys.readouterr()
    assert run(profile, "search", "--json", "--", query) == 0
    assert isinstance(json.loads(capsys.readouterr().out)["hits"], list)


def test_a_writing_command_beside_an_open_app_ends_with_3_and_a_looking_one_works(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    library = opening.open_for_writing(opening.profile_paths(profile))
    with library:
        assert run(profile, "index", str(folder)) == 3
        assert (
            "Another Honeyguide, a window or a command, holds this library."
            in capsys.readouterr().err
        )
        assert run(profile, "folders", "remove", str(folder)) == 3
        assert run(profile, "search", "hives") == 0
        assert "bees.md" in capsys.readouterr().out
        assert run(profile, "status", "--json") == 0


def test_folders_are_listed_and_removed(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    capsys.readouterr()
    assert run(profile, "folders", "list", "--json") == 0
    [listed] = json.loads(capsys.readouterr().out)
    assert (listed["path"], listed["documents"], listed["read"]) == (str(folder), 3, 2)
    assert run(profile, "folders", "remove", str(folder)) == 0
    capsys.readouterr()
    run(profile, "folders", "list", "--json")
    assert json.loads(capsys.readouterr().out) == []


def test_a_name_that_is_not_utf8_is_printed_and_fits_into_json(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("espresso and honey")
    assert run(profile, "index", str(folder)) == 0
    capsys.readouterr()
    assert run(profile, "search", "espresso", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["hits"][0]["path"].endswith("caf\ufffd.txt")


def test_a_name_with_a_line_break_is_printed_on_one_line(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "two\nlines.txt").write_text("espresso and honey")
    run(profile, "index", str(folder))
    capsys.readouterr()
    run(profile, "search", "espresso")
    assert "two\ufffdlines.txt" in capsys.readouterr().out.splitlines()[0]


def test_reading_waits_while_it_is_paused_and_names_are_found_meanwhile(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "pause") == 0
    assert run(profile, "index", str(folder)) == 0
    said = capsys.readouterr()
    assert "`honeyguide resume` lets it go on" in said.err
    assert "0 of 3 files can be found by meaning" in said.out
    assert run(profile, "search", "bees") == 0
    assert "found by its name" in capsys.readouterr().out
    assert run(profile, "resume") == 0
    assert run(profile, "index", str(folder)) == 0
    assert "2 of 3 files can be found by meaning" in capsys.readouterr().out


def test_doctor_says_that_all_is_sound(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(profile, "index", str(folder))
    capsys.readouterr()
    assert run(profile, "doctor", "--json") == 0
    findings = json.loads(capsys.readouterr().out)
    assert {finding["health"] for finding in findings} <= {"good", "warning"}
