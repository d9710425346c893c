"""A file opens at its page or line where a program is known that can do it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ui.viewers import Place, command_for

PDF = Path("/home/hanna/A b/guide.pdf")
CODE = Path("/home/hanna/parser.py")


@pytest.fixture(autouse=True)
def every_program_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


def nothing(_path: Path) -> str:
    return ""


def test_the_desktops_usual_program_gets_the_page() -> None:
    found = command_for(PDF, Place(page=12), [], lambda _path: "okular")
    assert found == ["okular", "--page", "12", str(PDF)]


def test_an_editor_gets_the_line() -> None:
    found = command_for(CODE, Place(line=48), [], lambda _path: "code")
    assert found == ["code", "--goto", f"{CODE}:48"]


def test_what_the_person_set_comes_first_and_only_for_its_endings() -> None:
    mine = ["pdf: viewer -p {page}", "py, md: edit {line} {path}"]
    assert command_for(PDF, Place(page=3), mine, nothing) == ["viewer", "-p", "3", str(PDF)]
    assert command_for(CODE, Place(line=7), mine, nothing) == ["edit", "7", str(CODE)]
    assert command_for(Path("a.txt"), Place(line=7), mine, nothing) is None


def test_a_template_is_never_read_by_a_shell() -> None:
    path = Path("/tmp/$(reboot); `x`.pdf")
    assert command_for(path, Place(page=1), ["pdf: v {path}"], nothing) == ["v", str(path)]


def test_a_template_that_needs_a_page_is_passed_over_where_there_is_none() -> None:
    mine = ["*: viewer {page} {path}", "*: edit {line} {path}"]
    assert command_for(CODE, Place(line=2), mine, nothing) == ["edit", "2", str(CODE)]


def test_a_program_that_is_not_there_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert command_for(PDF, Place(page=1), ["pdf: v {path}"], lambda _path: "okular") is None


def test_a_file_without_places_opens_as_always() -> None:
    assert command_for(PDF, Place(), ["pdf: v {path}"], lambda _path: "okular") is None
