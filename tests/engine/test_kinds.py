"""One table says what a file is."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.extract.registry import Reader, extractor_key, media_type_of, reader_of
from engine.kinds import (
    KIND_BY_EXTENSION,
    LANGUAGE_BY_EXTENSION,
    Family,
    family_of,
    kind_of,
    language_of,
)
from engine.types import Kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", Kind.PDF),
        ("A.DOCX", Kind.DOCUMENT),
        ("b.xls", Kind.SHEET),
        ("b.csv", Kind.SHEET),
        ("c.odp", Kind.SLIDES),
        ("d.md", Kind.NOTE),
        ("README", Kind.NOTE),
        ("e.py", Kind.CODE),
        ("Dockerfile", Kind.CODE),
        ("CMakeLists.txt", Kind.CODE),
        ("f.eml", Kind.MAIL),
        ("g.html", Kind.WEB),
        ("h.JPG", Kind.IMAGE),
        ("i.tar.gz", Kind.ARCHIVE),
        ("j.mp3", Kind.OTHER),
        ("noname", Kind.OTHER),
        ("🐝.md", Kind.NOTE),
    ],
)
def test_a_name_tells_the_kind(name: str, kind: Kind) -> None:
    assert kind_of(Path("/x") / name) is kind


def test_the_folder_does_not_matter() -> None:
    assert kind_of(Path("/music.mp3/a.md")) is kind_of(Path("a.md"))


def test_source_code_has_a_language_and_prose_has_none() -> None:
    assert language_of(Path("a.rs")) == "rust"
    assert language_of(Path("makefile")) == "make"
    assert language_of(Path("a.md")) == ""


def test_every_language_belongs_to_a_kind_of_file_that_is_text() -> None:
    odd = [
        extension
        for extension in LANGUAGE_BY_EXTENSION
        if KIND_BY_EXTENSION[extension] is not Kind.CODE
    ]
    assert odd == []


@pytest.mark.parametrize("name", ["a.txt", "a.py", "a.csv", "a.html", "a.eml", "noname", "a.xyz"])
def test_what_is_characters_on_disk_is_of_the_text_family(name: str) -> None:
    assert family_of(Path(name)) is Family.TEXT


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.zip", "a.msg", "a.jpg"])
def test_what_must_be_taken_apart_is_of_the_rich_family(name: str) -> None:
    assert family_of(Path(name)) is Family.RICH


def test_every_rich_reader_has_a_media_type_or_looks_inside() -> None:
    looks_inside = {Reader.PICTURE, Reader.ARCHIVE}
    without = [
        extension
        for extension in KIND_BY_EXTENSION
        if reader_of(path := Path(f"a.{extension}")) is Reader.RICH and not media_type_of(path)
    ]
    assert set(without) <= {"wpd", "wps", "xps", "webarchive"}
    assert reader_of(Path("a.jpg")) in looks_inside


def test_a_contents_key_names_the_reader_and_its_version() -> None:
    assert extractor_key(Path("a.md")).startswith("markdown/")
    assert extractor_key(Path("a.docx")).startswith("kreuzberg-4.10/")
    assert extractor_key(Path("a.md")) == extractor_key(Path("b/c.markdown"))


def test_the_key_names_the_kreuzberg_that_is_installed() -> None:
    from importlib.metadata import version

    name = extractor_key(Path("a.docx")).partition("/")[0]
    assert version("kreuzberg").startswith(name.removeprefix("kreuzberg-"))
