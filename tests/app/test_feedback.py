"""The command `feedback` as a script sees it."""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from app import opening
from app.arguments import MOST_DAYS
from engine.config import ENGINE_SETTINGS, KEEP_DAYS
from engine.feedback import exchange
from engine.feedback.records import LEARNED_FROM, ActKind
from engine.library import Library
from engine.models.imports import PreparedModel
from engine.types import SearchRequest
from engine.versions import Origin, VersionKind
from tests.app.command import run

pytestmark = pytest.mark.usefixtures("small_models")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile in which two files were opened."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "bees.md").write_text("The honeyguide leads people to wild hives.\n")
    (files / "tax.txt").write_text("The tax office wants the form by July.\n")
    folder = tmp_path / "profile"
    assert run(folder, "index", str(files)) == 0
    with opening.open_for_writing(opening.profile_paths(folder)) as library:
        for query, name in (("wild hives", "bees.md"), ("tax form", "tax.txt")):
            number = library.feedback.record_impression(library.search(SearchRequest(query)))
            assert number is not None
            library.feedback.record_act(number, ActKind.OPEN, files / name)
    return folder


def listed(profile: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run(profile, "feedback", "list", "--json") == 0
    return [one["query"] for one in json.loads(capsys.readouterr().out)]


def test_what_was_done_is_listed_newest_first(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert listed(profile, capsys) == ["tax form", "wild hives"]
    assert run(profile, "feedback", "list") == 0
    printed = capsys.readouterr().out
    assert "2 searches and 2 acts are kept." in printed
    assert "“wild hives”" in printed


def test_a_search_on_the_command_line_records_nothing(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "search", "hives") == 0
    assert len(listed(profile, capsys)) == 2


def test_feedback_is_forgotten_by_query_by_file_by_folder_and_as_a_whole(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = profile.parent / "kept.jsonl"
    files = profile.parent / "files"
    assert run(profile, "feedback", "export", str(target)) == 0
    for arguments, left in (
        (("--query", "Tax  Form"), ["wild hives"]),
        (("--file", str(files / "bees.md")), ["tax form"]),
        (("--file", str(files)), []),
        (("--all",), []),
    ):
        assert run(profile, "feedback", "forget", *arguments) == 0
        assert listed(profile, capsys) == left
        assert run(profile, "feedback", "forget", "--all") == 0
        assert run(profile, "feedback", "import", str(target)) == 0
        assert sorted(listed(profile, capsys)) == ["tax form", "wild hives"]


def test_forgetting_says_what_is_gone_and_what_was_kept_about_nothing(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = profile.parent / "files"
    with opening.open_for_writing(opening.profile_paths(profile)) as library:
        found = library.search(SearchRequest("wild hives and the tax form"))
        assert {one.path.name for one in found.hits} == {"bees.md", "tax.txt"}
        for _ in range(2):
            number = library.feedback.record_impression(found)
            assert number is not None
            library.feedback.record_act(number, ActKind.OPEN, files / "tax.txt")
    capsys.readouterr()

    def told(*arguments: str) -> str:
        assert run(profile, "feedback", "forget", *arguments) == 0
        return capsys.readouterr().out

    gone = told("--file", str(files / "bees.md"))
    assert gone == "1 search forgotten, for good. 2 searches that stayed no longer name it.\n"
    assert told("--file", str(files / "bees.md")) == "Nothing was kept about it.\n"
    assert told("--query", "never asked") == "Nothing was kept about it.\n"
    assert told("--query", "tax form") == "1 search forgotten, for good.\n"
    assert told("--all") == "2 searches forgotten, for good.\n"


def test_removing_a_folder_forgets_what_was_done_with_its_files(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "folders", "remove", str(profile.parent / "files")) == 0
    assert listed(profile, capsys) == []


def test_a_file_that_is_no_feedback_ends_with_a_clear_line(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = profile / "bad.jsonl"
    bad.write_text("hello")
    assert run(profile, "feedback", "import", str(bad)) == 2
    assert "holds no feedback" in capsys.readouterr().err


def test_an_export_goes_where_a_plain_file_can_stand(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = profile.parent / "pipe"
    os.mkfifo(pipe)
    nowhere = profile.parent / "nowhere" / "kept.jsonl"
    for target, said in (
        (pipe, f"{pipe} is no plain file"),
        (profile, f"{profile} is a folder"),
        (nowhere, f"there is no folder {nowhere.parent}"),
    ):
        capsys.readouterr()
        for command in (("feedback", "export"), ("backup",)):
            assert run(profile, *command, str(target)) == 2
            told = capsys.readouterr().err
            assert told == f"No file can be written there. Nothing was changed. ({said})\n"
    assert pipe.is_fifo()


def test_nothing_is_written_over_what_is_in_the_profile(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = profile.parent / "outside"
    outside.mkdir()
    (outside / "way").symlink_to(profile, target_is_directory=True)
    (outside / "link.jsonl").symlink_to(profile / "user.db")
    before = {path: path.read_bytes() for path in profile.glob("*") if path.is_file()}
    for target in (
        profile / "user.db",
        profile / "writer.lock",
        profile / "new.jsonl",
        outside / "way" / "user.db",
        outside / "way" / "backups" / ".." / "library.db",
        outside / "link.jsonl",
        outside / ".." / profile.name / "user.db",
    ):
        capsys.readouterr()
        for command in (("feedback", "export"), ("backup",)):
            assert run(profile, *command, str(target)) == 2, target
            assert f"{profile} is Honeyguide's own folder" in capsys.readouterr().err
    for path in ("user.db", "library.db", "writer.lock"):
        assert (profile / path).read_bytes() == before[profile / path]
    assert not (profile / "new.jsonl").exists()
    assert len(listed(profile, capsys)) == 2


def test_what_is_too_old_goes_when_the_profile_is_opened(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = opening.profile_paths(profile)
    with opening.open_for_writing(paths) as library:
        library.put_setting(KEEP_DAYS, 30)
        made_old(library, "wild hives")
    assert listed(profile, capsys) == ["tax form"]


def test_how_long_searches_are_kept_is_told_and_set(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opening.open_for_writing(opening.profile_paths(profile)) as library:
        made_old(library, "wild hives")
    capsys.readouterr()
    for arguments, said in (
        ((), "Searches are kept until you forget them.\n"),
        (("30",), "Searches are kept for 30 days.\n1 search forgotten, for good.\n"),
        ((), "Searches are kept for 30 days.\n"),
        (("0",), "Searches are kept until you forget them.\n"),
    ):
        assert run(profile, "feedback", "keep", *arguments) == 0
        assert capsys.readouterr().out == said
    for wrong in ("-1", "99999", "soon"):
        with pytest.raises(SystemExit):
            run(profile, "feedback", "keep", wrong)
    spec = next(one for one in ENGINE_SETTINGS if one.key == KEEP_DAYS)
    assert (spec.minimum, spec.maximum) == (0, MOST_DAYS)


def made_old(library: Library, query: str) -> None:
    """Let a search be forty days old."""
    with library._user.write() as user:
        user.execute(
            "UPDATE impressions SET at_utc_ms = at_utc_ms - ? WHERE query = ?",
            (40 * 86_400_000, query),
        )


def test_a_file_that_is_not_there_a_folder_and_one_too_large_are_told_apart(
    profile: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MAX_FILE_BYTES", 100)
    large = profile.parent / "large.jsonl"
    large.write_text("{}\n" * 100)
    for source, said in (
        (profile / "nowhere.jsonl", "is not there"),
        (profile, "is a folder"),
        (large, "has 300 bytes, and 100 bytes are the most"),
    ):
        capsys.readouterr()
        assert run(profile, "feedback", "import", str(source)) == 2
        assert f"Nothing was added. ({source} {said})" in capsys.readouterr().err


def test_a_blank_line_is_passed_over(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = profile.parent / "kept.jsonl"
    assert run(profile, "feedback", "export", str(target)) == 0
    target.write_text(target.read_text().replace("\n", "\n\n"))
    assert run(profile, "feedback", "forget", "--all") == 0
    assert run(profile, "feedback", "import", str(target)) == 0
    assert len(listed(profile, capsys)) == 2


def test_taking_in_tells_what_was_added_completed_and_left_out(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = profile.parent / "kept.jsonl"
    with opening.open_for_writing(opening.profile_paths(profile)) as library:
        made_old(library, "wild hives")
    assert run(profile, "feedback", "export", str(kept)) == 0
    head, old, new = kept.read_text().splitlines()
    more = json.loads(new)
    more["acts"].append({**more["acts"][0], "kind": "thumb_up"})
    kept.write_text("\n".join((head, old, json.dumps(more))))
    assert run(profile, "feedback", "keep", "30") == 0
    capsys.readouterr()
    assert run(profile, "feedback", "import", str(kept)) == 0
    assert capsys.readouterr().out == (
        "0 searches added; those that were here already were passed over.\n"
        "1 search was here, and got what was done since.\n"
        "1 search was too old and left out. Searches are kept for 30 days.\n"
    )
    assert listed(profile, capsys) == ["tax form", "tax form"]


def shelve(profile: Path, name: str, *, learned_from: int) -> None:
    """Put a tuned model on the shelf that learned from one search."""
    with opening.open_for_writing(opening.profile_paths(profile)) as library:
        made = PreparedModel(profile / "models" / name, VersionKind.ENCODER, name, name, 1)
        library.models.add(made, Origin.TUNED, details={LEARNED_FROM: [learned_from]})


def test_one_event_is_left_out_put_back_and_forgotten(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelve(profile, "Tuned 1", learned_from=1)
    capsys.readouterr()
    assert run(profile, "feedback", "list") == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert "wild hives" in last
    event = last.split()[0]

    def told(*arguments: str) -> str:
        assert run(profile, "feedback", *arguments) == 0
        return capsys.readouterr().out

    assert told("leave-out", event).startswith("1 event left out")
    assert "“wild hives”" in told("list")
    assert told("list").count("(left out)") == 1
    assert told("put-back", event, event) == "1 event put back.\n"
    assert "(left out)" not in told("list")
    for command in (("leave-out",), ("put-back",), ("forget", "--event")):
        assert run(profile, "feedback", *command, event, "77") == 2
        assert capsys.readouterr().err == "There is no event 77. Nothing was changed.\n"
    assert told("forget", "--event", event) == (
        "1 search forgotten, for good.\n"
        "Tuned 1 learned from it. To learn without it takes 29 more kinds of searches, "
        "14 more files that were looked for.\n"
    )
    assert listed(profile, capsys) == ["tax form"]


def test_forget_needs_to_know_what(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(profile, "feedback", "forget")
    assert ended.value.code == 2


def test_forgetting_names_the_models_that_learned_from_it(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelve(profile, "Tuned 1", learned_from=1)
    capsys.readouterr()
    assert run(profile, "feedback", "forget", "--query", "tax form") == 0
    assert "Tuned 1" not in capsys.readouterr().out
    assert run(profile, "feedback", "forget", "--query", "wild hives") == 0
    told = capsys.readouterr().out
    assert "Tuned 1 learned from it. To learn without it takes 30 more kinds of searches" in told


def test_removing_a_folder_names_the_models_that_learned_from_it(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelve(profile, "Tuned 1", learned_from=1)
    shelve(profile, "Tuned 2", learned_from=999)
    capsys.readouterr()
    assert run(profile, "folders", "remove", str(profile.parent / "files")) == 0
    told = capsys.readouterr().out
    assert "Tuned 1 learned from it. To learn without it takes 30 more kinds of searches" in told
    assert "Tuned 2" not in told


def test_a_model_that_learned_from_what_was_forgotten_meanwhile_is_marked(profile: Path) -> None:
    with opening.open_for_writing(opening.profile_paths(profile)) as library:
        forget = library.feedback.forget
        hives, tax = (int(one.id) for one in library.feedback.impressions())
        forget.query("never asked")
        begun = forget.moment()
        forget.query("tax form")
        for number, learned in enumerate(([hives], [hives, tax])):
            folder = profile / "models" / f"t{number}"
            made = PreparedModel(folder, VersionKind.ENCODER, f"Tuned {number}", f"p{number}", 1)
            version = library.models.add(made, Origin.TUNED, details={LEARNED_FROM: learned})
            forget.mark_if_forgotten(version.id, begun)
        stale = {one.version.name: one.version.stale for one in library.models.installed()}
    assert (stale["Tuned 0"], stale["Tuned 1"]) == (False, True)


def test_a_file_is_forgotten_that_is_not_there_any_more_or_named_by_a_way_around(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, files = profile.parent / "kept.jsonl", profile.parent / "files"
    assert run(profile, "feedback", "export", str(kept)) == 0
    link, way = profile.parent / "link.md", profile.parent / "way"
    link.symlink_to(files / "bees.md")
    way.symlink_to(files, target_is_directory=True)
    (files / "deep").mkdir()
    for named in (link, way / "bees.md", files / "deep" / ".." / "bees.md"):
        assert run(profile, "feedback", "forget", "--file", str(named)) == 0
        assert listed(profile, capsys) == ["tax form"], named
        assert run(profile, "feedback", "import", str(kept)) == 0
    (files / "bees.md").unlink()
    (files / "tax.txt").unlink()
    (files / "deep").rmdir()
    files.rmdir()
    assert run(profile, "feedback", "forget", "--file", str(files)) == 0
    assert listed(profile, capsys) == []


def test_a_query_is_the_same_however_the_keyboard_writes_an_accent(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = profile.parent / "files"
    typed, other = (unicodedata.normalize(form, "Übersicht é") for form in ("NFD", "NFC"))
    with opening.open_for_writing(opening.profile_paths(profile)) as library:
        shown = library.search(SearchRequest("wild hives"))
        number = library.feedback.record_impression(replace(shown, query=typed))
        assert number is not None
        library.feedback.record_act(number, ActKind.OPEN, files / "tax.txt")
        found = library.search(SearchRequest(other)).hits
        assert found[0].path == files / "tax.txt"
    assert run(profile, "feedback", "forget", "--query", other) == 0
    assert typed not in listed(profile, capsys)
