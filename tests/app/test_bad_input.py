"""Whatever is typed on the command line is answered in clear lines that move no cursor."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import opening
from app.__main__ import main
from app.report import printable, quoted
from tests.app.command import run

TEXTS = {
    "bees.md": "# Bees\n\nThe honeyguide leads people to wild hives.\n",
    "red.log": "one line\n\x1b[31mthe walrus\x1b[0m sleeps \u202ebackwards\u202c here\n",
    "שלום.txt": "שלום עולם, המשאבה רועשת בלילה.\n",
    "عربي.txt": "مرحبا بالعالم، المضخة صاخبة في الليل.\n",
    "mixed.txt": "heat pump 热泵 насос шумит مضخة\n",
    "query.sql": "SELECT * FROM chunks; DROP TABLE documents; --\n",
}


pytestmark = pytest.mark.usefixtures("small_models")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "files"
    root.mkdir()
    for name, text in TEXTS.items():
        (root / name).write_text(text)
    return root


@pytest.fixture
def profile(tmp_path: Path, folder: Path) -> Path:
    assert run(tmp_path / "profile", "index", str(folder)) == 0
    return tmp_path / "profile"


def search(profile: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(profile, "search", *arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("שלום עולם", "שלום.txt"),
        ('"مرحبا بالعالم"', "عربي.txt"),
        ("המשאבה -heat", "שלום.txt"),
        ("热泵 насос heat", "mixed.txt"),
        ('"насос шумит"', "mixed.txt"),
        ("'; DROP TABLE documents; --", "query.sql"),
        ("SELECT * FROM chunks", "query.sql"),
        ('"wild hives', "bees.md"),
        ('wild" hives', "bees.md"),
        ("NEAR(wild hives, 2) AND body:x*", "bees.md"),
        ("wild hives after:2025-02-31", "bees.md"),
        ("wild hives before:31.2.2025", "bees.md"),
        ("wild hives " * 9_000, "bees.md"),
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_a_strange_query_finds_what_was_meant(
    profile: Path, query: str, first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(search(profile, capsys, "--json", "--limit", "1", "--", query))
    assert [Path(hit["path"]).name for hit in found["hits"]] == [first]


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("", "There is nothing to look for: the query is empty."),
        (" \t ", "There is nothing to look for: the query is empty."),
        ("in:/nowhere " + "x" * 99_999, f"Nothing for “in:/nowhere {'x' * 48}…”."),
        ("in:/nowhere q\x1b[2Jq\nq\u202eq", "Nothing for “in:/nowhere q�[2Jq q�q”."),
        ("after:2025-02-31 hives", "There is no 31 February 2025, so the date was left out."),
        ("after:0000-00-00 hives", "There is no 0000-00-00, so the date was left out."),
        ('"open hives', "A quotation mark has no partner, so the words were searched."),
        ("type:\x1b[2J hives", "“type:�[2J” names no type of file, so it was searched as words."),
        ("hives " * 20_000, "The search is very long, so only its beginning was used."),
        ("-type:md hives", "A minus leaves out words, not filters, so “-type:md” was left out."),
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_what_was_not_understood_is_said_in_a_clear_line(
    profile: Path, query: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line in search(profile, capsys, "--", query).splitlines()


def test_what_a_file_says_moves_no_cursor(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = search(profile, capsys, "--", "walrus")
    assert "sleeps �backwards� here" in printed
    assert not [sign for sign in printed if sign != "\n" and unicodedata.category(sign) == "Cc"]


def test_a_passage_of_a_changed_file_is_found_where_it_stands_now(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "bees.md"
    path.write_text("New.\n\nLines.\n\n" + TEXTS["bees.md"])
    assert "changed since it was read; now line 5)" in search(profile, capsys, "wild hives")
    [hit] = json.loads(search(profile, capsys, "--json", '"wild hives"'))["hits"]
    assert hit["passages"][0]["lines"] == [1, 3]
    assert hit["passages"][0]["now"] == {"page": None, "lines": [5, 7]}
    path.write_text("Something else entirely, and nothing of the earlier words at all.\n")
    assert "this passage is in it no more)" in search(profile, capsys, "wild hives")
    path.write_bytes(os.urandom(3_000))  # no text any more
    assert "(Bees; changed since it was read)" in search(profile, capsys, "wild hives")


@given(st.text())
def test_any_text_is_printed_on_one_line_that_can_be_encoded(text: str) -> None:
    line = printable(text)
    line.encode()
    assert len(line.splitlines()) <= 1
    assert not [sign for sign in line if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(line) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert len(quoted(text)) <= 64


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["models", "use", "9" * 30], "is too large"),
        (["models", "use", "x"], "“x” is no whole number"),
        (["feedback", "keep", "soon"], "“soon” is no whole number"),
        (["simulate", "d", "--searches", "1", "--seed", "x"], "“x” is no whole number"),
        (["simulate", "d", "--searches", "1", "--noise", "x"], "“x” is no number"),
    ],
)
def test_what_is_no_number_is_told_without_our_own_names(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    told = capsys.readouterr().err
    assert said in told
    assert "invalid" not in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["index", "/tmp"], "Stopped. What was read so far is kept.\n"),
        (["tune"], "Stopped. Nothing was changed.\n"),
        (
            ["models", "use", "3"],
            "Stopped. The present model stays in use; what the other one has read is kept.\n",
        ),
        (["search", "bee"], "Stopped.\n"),
    ],
)
def test_what_is_stopped_says_what_is_true_of_it(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening.Library, "open", stop)
    assert run(tmp_path / "profile", *arguments) == 1
    assert capsys.readouterr().err == said
