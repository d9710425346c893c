"""The searches that the trial of a built program tunes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.__main__ import main
from engine.tune.gate import MIN_CLUSTERS, MIN_FILES
from resources import sample_library_dir


def test_they_are_taken_in_and_enough_to_tune_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import clicks

    file = tmp_path / "clicks.jsonl"
    n_searches = clicks.write(sample_library_dir(), file)
    profile = ["--profile", str(tmp_path / "profile")]
    assert main([*profile, "feedback", "import", str(file)]) == 0
    capsys.readouterr()
    assert main([*profile, "feedback", "list", "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert len(kept) == len({one["query"] for one in kept}) == n_searches >= MIN_CLUSTERS
    files = {Path(one["path"]) for one in kept}
    assert len(files) >= MIN_FILES
    assert all(path.is_file() for path in files)
