"""`honeyguide models` and `honeyguide history` say what they did, and what cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import opening
from app.paths import profile_paths
from engine.config import EngineConfig
from engine.library import Library
from engine.store import model_versions, settings
from engine.verdict import to_json
from engine.versions import Origin
from tests.app.command import run
from tests.app.test_tune_command import VERDICT
from tests.fakes.fake_reranker import FakeReranker
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.model_source import FakeModels

OTHERS = {"wide": HashEmbedder(96), "closer": FakeReranker()}


@pytest.fixture(autouse=True)
def small_models(monkeypatch: pytest.MonkeyPatch) -> None:
    open_real = Library.open

    def open_small(config: EngineConfig, *, writable: bool) -> Library:
        source = FakeModels(others=OTHERS, home=config.data_dir / "models")
        return open_real(config, writable=writable, models=source)

    monkeypatch.setattr(opening.Library, "open", open_small)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "bees.md").write_text("The honey bee lives in the garden.")
    assert run(tmp_path / "profile", "index", str(folder)) == 0
    return tmp_path / "profile"


def test_a_model_is_imported_used_undone_and_deleted(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(profile, "models", "import", "/somewhere/wide") == 0
    assert "wide is model 3; it finds by meaning." in capsys.readouterr().out
    assert run(profile, "models", "use", "3") == 0
    told = capsys.readouterr()
    assert told.out == "Model 3 is in use.\n"
    assert "1 passage, a few seconds of reading, 893 bytes." in told.err
    assert run(profile, "models", "list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "its index is kept until" in lines[0]
    assert lines[2] == "  3  wide  (imported, finds by meaning, 11 bytes, in use)"
    assert run(profile, "models", "delete", "3") == 1
    assert "in use" in capsys.readouterr().err
    assert run(profile, "models", "undo") == 0
    assert "(model 1) is in use again" in capsys.readouterr().out
    assert run(profile, "models", "delete", "3") == 0
    capsys.readouterr()
    assert run(profile, "history", "--json") == 0
    kinds = [entry["kind"] for entry in json.loads(capsys.readouterr().out)]
    assert kinds == ["import", "use", "generation", "switch", "undo", "delete"]
    assert run(profile, "history") == 0
    assert len(capsys.readouterr().out.splitlines()) == 6


def test_a_verdict_is_told_in_words_and_its_searches_are_shown_again(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(profile, "history") == 0
    assert capsys.readouterr().out == "Nothing has happened yet.\n"
    with opening.open_for_writing(opening.profile_paths(profile)) as library:
        told = json.loads(to_json(VERDICT))
        with library._user.write() as user:
            model_versions.add_verdict(user, 1_760_000_000_000, None, VERDICT.decision, told)
    assert run(profile, "history") == 0
    line, more = capsys.readouterr().out.splitlines()
    assert line.endswith(
        "verdict  1 of a tune: No clear gain, so nothing was changed; 1 search better, 1 worse, "
        "1 the same (gain +0.050 nDCG@10, p 0.400)"
    )
    assert "`honeyguide history --verdict N`" in more
    assert run(profile, "history", "--verdict", "1") == 0
    assert "Worse        1 -> 3  tax form" in capsys.readouterr().out
    assert run(profile, "history", "--verdict", "1", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert [one["query"] for one in shown["outcomes"]] == ["sourdough", "tax form", "boiler"]
    assert shown["verdict"] == 1
    assert run(profile, "history", "--verdict", "2") == 2
    assert capsys.readouterr().err == "There is no verdict 2.\n"


@pytest.mark.parametrize("is_on", [True, False])
def test_a_close_reader_is_not_in_use_while_close_reading_is_off(
    profile: Path, is_on: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = profile_paths(profile)
    with opening.open_for_writing(paths) as library, library._user.write() as user:
        settings.put_setting(user, "search.close_reading", value=is_on)
    capsys.readouterr()
    assert run(profile, "models", "list") == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "reads closely" in line]
    assert ("in use" in line) is is_on
    assert ("chosen, but close reading is off" in line) is not is_on
    assert run(profile, "models", "list", "--json") == 0
    assert json.loads(capsys.readouterr().out)[1]["in_use"] is is_on


def test_the_list_fits_into_json(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(profile, "models", "list", "--json") == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["id"], first["kind"], first["in_use"]) == (1, "encoder", True)
    assert (second["id"], second["kind"], second["origin"]) == (2, "reranker", "bundled")


def test_what_cannot_be_done_is_said_in_one_line(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(profile, "models", "use", "9") == 2
    assert run(profile, "models", "undo") == 1
    assert run(profile, "models", "import", "/somewhere/photos") == 1
    told = capsys.readouterr().err
    assert "There is no such model. (9)\n" in told
    assert "There is no earlier model to go back to.\n" in told
    assert "This model cannot be used here." in told


def test_a_damaged_model_that_does_not_serve_is_told_as_that_and_search_goes_on(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "models", "import", "/somewhere/wide") == 0
    weights = profile / "models" / "wide" / "weights"
    weights.write_bytes(b"edited")
    capsys.readouterr()
    assert run(profile, "models", "use", "3") == 1
    told = capsys.readouterr().err
    assert told.startswith("That model is damaged or missing, so it cannot be used. The present")
    assert run(profile, "models", "use", "1") == 0


@pytest.mark.expects_warning
def test_a_damaged_model_that_serves_is_told_once_with_the_way_out(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(profile, "models", "import", "/somewhere/wide") == 0
    assert run(profile, "models", "use", "3") == 0
    (profile / "models" / "wide" / "weights").write_bytes(b"edited")
    capsys.readouterr()
    assert run(profile, "models", "use", "3") == 1
    told = capsys.readouterr().err
    assert told.count("so search goes by words only") == 1
    assert "`honeyguide models use 1`" in told
    assert run(profile, "models", "use", "1") == 0
    assert run(profile, "search", "bee") == 0


def test_of_a_tuned_model_that_never_served_its_verdict_is_said_before_it_is_looked_at_again(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opening.open_for_writing(profile_paths(profile)) as library:
        made = library.models._source.prepare(Path("/somewhere/wide"))
        version = library.models.add(made, Origin.TUNED)
        with library._user.write() as user:
            report = json.loads(to_json(VERDICT))
            model_versions.add_verdict(user, 1, version.id, VERDICT.decision, report)
    capsys.readouterr()
    assert run(profile, "models", "use", str(version.id)) == 1
    told = capsys.readouterr().err
    assert "Verdict 1 of a tune, model 3: No clear gain, so nothing was changed; 1 search" in told
    assert "At the end its searches are compared over all files." in told


def test_without_a_close_call_there_is_nothing_to_try(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(profile, "models", "try") != 0
    assert run(profile, "models", "try", "--stop") != 0
    assert capsys.readouterr().err.count("There is nothing to try.") == 2
