"""Suggested folders exist, and a count is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import CancelledError
from engine.jobs import Reporter, silent_report
from ui.onboarding.suggestions import count_files, suggestions


def test_files_below_a_folder_are_counted_without_those_of_programs(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/b.txt", "deep/er/c.txt", "node_modules/x.js", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    count = count_files(tmp_path, silent_report)
    assert count.n_files == 3
    assert count.n_left_out == 2


def test_a_link_that_leads_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert count_files(tmp_path, silent_report).n_files == 2


def test_counting_stops_when_told(tmp_path: Path) -> None:
    reporter = Reporter()
    reporter.cancel()
    with pytest.raises(CancelledError):
        count_files(tmp_path, reporter)


def test_only_folders_that_exist_are_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Notes").mkdir()
    (tmp_path / "Mail").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    found = {one.path.name: one.chosen for one in suggestions() if one.path.parent == tmp_path}
    assert found == {"Notes": True, "Mail": False}
