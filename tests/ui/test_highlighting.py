"""Code, Markdown and mail have the colours that their lines ask for."""

from __future__ import annotations

import pytest

from engine.types import ChunkId, Kind, Passage
from tests.fakes.fake_library import fake_hit, fake_text
from ui.look import Look
from ui.search.highlighting import MAIL, MARKDOWN, stretches
from ui.search.preview_presenter import content_of
from ui.search.text_canvas import TextCanvas

NOW = 1_760_000_000_000


def parts(text: str, language: str) -> list[tuple[str, str]]:
    found, state = [], 0
    for line in text.split("\n"):
        in_line, state = stretches(line, state, language)
        found += [(one.role, line[one.start : one.end]) for one in in_line]
    return found


def test_python_has_keywords_strings_numbers_and_comments() -> None:
    assert parts('def f(x="# no"): return 1.5  # yes', "python") == [
        ("keyword", "def"),
        ("string", '"# no"'),
        ("keyword", "return"),
        ("number", "1.5"),
        ("comment", "# yes"),
    ]


def test_what_goes_over_several_lines_is_one_thing() -> None:
    assert parts('"""a\nreturn\nb""" + 1', "python") == [
        ("string", '"""a'),
        ("string", "return"),
        ("string", 'b"""'),
        ("number", "1"),
    ]
    assert parts("/* a\n if */ if", "rust") == [
        ("comment", "/* a"),
        ("comment", " if */"),
        ("keyword", "if"),
    ]


@pytest.mark.parametrize(
    ("language", "comment"),
    [("c", "// if"), ("sql", "-- if"), ("latex", "% if"), ("yaml", "# if")],
)
def test_each_family_has_its_own_comment(language: str, comment: str) -> None:
    assert parts(f"7 {comment}", language)[-1] == ("comment", comment)


def test_sql_is_read_in_either_case() -> None:
    assert [word for _role, word in parts("SELECT a from b", "sql")] == ["SELECT", "from"]


def test_a_lifetime_is_not_a_string() -> None:
    assert ("string", "'a'") in parts("let c: &'x str = 'a';", "rust")
    assert all(not word.startswith("'x") for _role, word in parts("&'x str", "rust"))


def test_a_line_that_is_never_ended_does_not_hang() -> None:
    for language in ("python", "c", "", "nothing known"):
        assert len(parts("\"'`/*" * 2_000, language)) < 20_000


def test_markdown_has_headings_fences_and_code() -> None:
    text = "# Title\nplain `code` and **strong**\n```\n# no title\n```\n- point"
    assert parts(text, MARKDOWN) == [
        ("heading", "# Title"),
        ("string", "`code`"),
        ("heading", "**strong**"),
        ("comment", "```"),
        ("string", "# no title"),
        ("comment", "```"),
        ("number", "- "),
    ]


def test_the_headers_of_mail_are_set_apart_and_its_body_is_plain() -> None:
    text = "From: Anna\nSubject: Flat\n\nDate: this is the body\n> quoted"
    assert parts(text, MAIL) == [
        ("comment", "From: "),
        ("value", "Anna"),
        ("comment", "Subject: "),
        ("heading", "Flat"),
        ("comment", "> quoted"),
    ]


def colors_of(canvas: TextCanvas, line: int) -> list[tuple[int, int, str]]:
    formats = canvas.document().findBlockByNumber(line).layout().formats()
    return [(one.start, one.length, one.format.foreground().color().name()) for one in formats]


def shown(look: Look, name: str, kind: Kind, text: str, language: str = "") -> TextCanvas:
    passage = Passage(ChunkId(1), 0, 4, None, 1, "", "", text[:4], ())
    hit = fake_hit(1, name, kind=kind, passages=(passage,), n_passages=1)
    canvas = TextCanvas(look)
    canvas.show_content(content_of(hit, 0, fake_text(hit, text, language=language), NOW))
    return canvas


def test_code_is_shown_with_numbers_in_its_colours(look: Look) -> None:
    canvas = shown(look, "a.py", Kind.CODE, "x = '😀'\nreturn x", "python")
    good, info = (look.theme.color(name).name() for name in ("good", "info"))
    assert colors_of(canvas, 0) == [(4, 4, good)]  # as Qt counts, the smiling face is two
    assert colors_of(canvas, 1) == [(0, 6, info)]
    assert not canvas._numbers.isHidden()
    assert canvas.font().family() == look.theme.font("mono").family()


def test_markdown_has_numbers_and_a_plain_note_has_neither(look: Look) -> None:
    markdown = shown(look, "a.md", Kind.NOTE, "# Title\ntext")
    plain = shown(look, "a.txt", Kind.NOTE, "# Title\nreturn 1")
    assert not markdown._numbers.isHidden()
    assert colors_of(markdown, 0)
    assert plain._numbers.isHidden()
    assert not colors_of(plain, 0)
    assert not colors_of(plain, 1)


def test_colours_of_one_file_do_not_stay_for_the_next(look: Look) -> None:
    canvas = shown(look, "a.py", Kind.CODE, "return 1", "python")
    hit = fake_hit(2, "b.txt")
    canvas.show_content(content_of(hit, 0, fake_text(hit, "return 2"), NOW))
    assert not colors_of(canvas, 0)
