"""What each reader takes out of a file: text, title, headings, pages and parts."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from engine.config import ExtractLimits
from engine.extract.failure import ExtractionError
from engine.extract.readers import read
from engine.types import ExtractedText, FailureReason
from tests.engine.extract import files, old_office


def reading(folder: Path, name: str, data: bytes | str) -> ExtractedText:
    return read(files.written(folder, name, data), ExtractLimits())


def refused(folder: Path, name: str, data: bytes | str) -> ExtractionError:
    with pytest.raises(ExtractionError) as caught:
        reading(folder, name, data)
    assert caught.value.detail
    return caught.value


def headings(found: ExtractedText) -> list[tuple[int, str]]:
    for heading in found.headings:
        assert heading.start <= len(found.text)
    return [(heading.level, heading.text) for heading in found.headings if heading.level]


def part_texts(found: ExtractedText) -> dict[str, str]:
    return {part.label: found.text[part.start : part.end].strip() for part in found.parts}


def page_texts(found: ExtractedText) -> dict[str, str]:
    return {page.label: found.text[page.start : page.end].strip() for page in found.pages}


def test_plain_text_is_kept_line_for_line(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", "first\r\n\r\n  third\rfourth\n")
    assert found.text == "first\n\n  third\nfourth\n"
    assert found.title == ""


def test_markdown_headings_are_found_but_not_inside_code(tmp_path: Path) -> None:
    text = (
        "# One `x`\n\n```sh\n# not a heading\n```\n\nTwo\n---\n\n### [Three](u) ###\n\n    # code\n"
    )
    found = reading(tmp_path, "a.md", text)
    assert headings(found) == [(1, "One x"), (2, "Two"), (3, "Three")]
    assert found.title == "One x"
    assert found.text == text
    assert [text[h.start :][:3] for h in found.headings] == ["# O", "Two", "###"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("about_Reserved_Words", "about_Reserved_Words"),
        ("about_Remote_Jobs and about_WQL", "about_Remote_Jobs and about_WQL"),
        ("the _Reserved_ words", "the Reserved words"),
        ("_about_Reserved_Words_", "about_Reserved_Words"),
        ("**about_Reserved_Words**", "about_Reserved_Words"),
        ("**_both_**, ***all*** and _**both**_", "both, all and both"),
        ("*_a_b_c_* (_d_)", "a_b_c (d)"),
        ("*one_two*", "one_two"),
        ("__init__ and __two words__", "__init__ and two words"),
        ("`__main__` and `a_b_c`", "__main__ and a_b_c"),
        ("snake\\_case\\_name, \\*args", "snake_case_name, *args"),
        ("f(*args, **kwargs), 2 * 3 * 4", "f(*args, **kwargs), 2 * 3 * 4"),
        ("C*-algebras and B*-algebras", "C*-algebras and B*-algebras"),
        ("un*frigging*believable", "unfriggingbelievable"),
        ("_kept and_lost", "_kept and_lost"),
        ("[a_b_c](x_y_z) <a name='d_e'>f_g_h</a>", "a_b_c f_g_h"),
    ],
)
def test_marks_inside_the_words_of_a_heading_are_part_of_them(
    tmp_path: Path, written: str, read: str
) -> None:
    found = reading(tmp_path, "a.md", f"# {written}\n\ntext\n")
    assert headings(found) == [(1, read)]


def test_a_front_matter_gives_title_and_author_and_no_heading(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.md", '---\ntitle: "A: tale"\nauthor: Ada\n---\n# Other\n')
    assert (found.title, found.author) == ("A: tale", "Ada")
    assert headings(found) == [(1, "Other")]


def test_a_list_and_a_table_rule_make_no_heading(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.md", "- item\n---\n\n| a |\n---\n\ntext\n\n---\n#tag\n")
    assert headings(found) == []


def test_restructured_text_levels_follow_the_order_of_their_rules(tmp_path: Path) -> None:
    text = (
        "====\nBees\n====\n\nPart\n----\n\nword::\n\n    code\n    ----\n\n"
        "Point\n~~~~~\nEnd\n----\n"
    )
    found = reading(tmp_path, "a.rst", text)
    assert headings(found) == [(1, "Bees"), (2, "Part"), (3, "Point"), (2, "End")]
    assert found.title == "Bees"


def test_asciidoc_headings_are_found_outside_of_blocks(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.adoc", "= Title\n\n== Part\n\n----\n== no\n----\n\n=== Point\n")
    assert headings(found) == [(1, "Title"), (2, "Part"), (3, "Point")]


def test_org_headings_lose_their_keywords_and_tags(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.org", "#+TITLE: Plan\n* TODO [#A] Buy milk :home:\n** Sub\n")
    assert (found.title, headings(found)) == ("Plan", [(1, "Buy milk"), (2, "Sub")])


def test_tex_gives_words_headings_and_the_same_line_numbers(tmp_path: Path) -> None:
    text = (
        "\\documentclass{article}\n\\title{On \\emph{Bees}}\n\\author{Ada}\n\\begin{document}\n"
        '\\section{Flying}\nThe \\textbf{G\\"uell} bee~flies. % secret\n50\\% of $x^2$.\n'
        "\\subsection*{Far \\emph{away}}\nEnd \\cite{ada}.\n\\end{document}\n"
    )
    found = reading(tmp_path, "a.tex", text)
    assert (found.title, found.author) == ("On Bees", "Ada")
    assert headings(found) == [(2, "Flying"), (3, "Far away")]
    lines = found.text.split("\n")
    assert lines[5] == "The Güell bee flies. "
    assert lines[6] == "50% of $x^2$."
    assert "secret" not in found.text
    assert "documentclass" not in found.text


def test_source_code_names_its_language(tmp_path: Path) -> None:
    assert reading(tmp_path, "a.rs", "fn main() {}\n").language == "rust"
    assert reading(tmp_path, "Makefile", "all:\n\tcc a.c\n").language == "make"


def test_a_notebook_has_a_part_for_every_cell(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Bees\n", "They fly."]},
        {"cell_type": "code", "source": [], "outputs": []},
        {
            "cell_type": "code",
            "source": "print(1)",
            "outputs": [{"text": ["1\n"]}, {"data": {"text/plain": "2", "image/png": "AAAA"}}],
        },
    ]
    found = reading(tmp_path, "a.ipynb", json.dumps({"cells": cells, "metadata": {}}))
    assert part_texts(found) == {"Cell 1": "# Bees\nThey fly.", "Cell 3": "print(1)\n\n1\n\n2"}
    assert found.title == "Bees"


def test_a_notebook_that_is_no_json_is_corrupt(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.ipynb", "{cells").reason is FailureReason.CORRUPT


def test_html_shows_what_a_browser_shows(tmp_path: Path) -> None:
    html = (
        "<html><head><title>Bees &amp; co</title><style>p{}</style>"
        "<meta name=author content=Ada></head><body><script>alert(1)</script>"
        "<h1>All <b>about</b> bees</h1><p>They\n fly.<br>Far.</p><ul><li>one<li>two</ul>"
        "<table><tr><td>a</td><td>b</td></tr></table><pre>x\n  y</pre></body></html>"
    )
    found = reading(tmp_path, "a.html", html)
    assert (found.title, found.author) == ("Bees & co", "Ada")
    assert headings(found) == [(1, "All about bees")]
    assert found.text == ("All about bees\n\nThey fly.\nFar.\n\n• one\n• two\n\na\tb\n\nx\n  y")


def test_html_is_read_in_the_charset_it_declares(tmp_path: Path) -> None:
    html = '<html><meta charset="windows-1251"><body>Привет</body>'.encode("cp1251")
    assert reading(tmp_path, "a.html", html).text == "Привет"


def test_a_long_table_is_sampled_with_a_note(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.csv", "name,age\n" + "bee,1\n" * 9000)
    assert found.text.count("\n") < 5001
    assert (headings(found), found.title) == ([(2, "name, age")], "")
    assert "5,000 rows" in found.note


def test_a_pdf_has_pages_a_title_and_its_bookmarks_as_headings(tmp_path: Path) -> None:
    data = files.pdf(
        ["First page\nabout bees", "", "Second Part\nabout ants"],
        title="On Insects",
        bookmarks=[("second part", 2)],
    )
    found = reading(tmp_path, "a.pdf", data)
    assert found.title == "On Insects"
    assert page_texts(found) == {
        "1": "First page\nabout bees",
        "3": "Second Part\nabout ants",
    }
    assert headings(found) == [(1, "second part")]
    assert found.text[found.headings[0].start :].startswith("Second Part")


def test_a_word_that_is_divided_at_the_end_of_a_pdf_line_is_one_word(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.pdf", files.pdf(["The bees are pol-\nlinating all-\nGerman"]))
    assert "pollinating" in found.text
    assert "all-German" in found.text


def test_a_pdf_title_that_a_program_left_there_is_no_title(tmp_path: Path) -> None:
    for junk in ("Microsoft Word - bees.doc", "untitled", "scan0001.pdf", "123", ""):
        assert reading(tmp_path, "a.pdf", files.pdf(["bees"], title=junk)).title == ""


def test_a_word_file_has_headings_title_and_author(tmp_path: Path) -> None:
    data = files.docx(
        [("Heading1", "Bees"), ("", "They fly."), ("Heading2", "Far"), ("", "Away.")],
        title="All about bees",
        author="Ada",
    )
    found = reading(tmp_path, "a.docx", data)
    assert (found.title, found.author) == ("All about bees", "Ada")
    assert headings(found) == [(1, "Bees"), (2, "Far")]
    assert found.text == "Bees\n\nThey fly.\n\nFar\n\nAway."


def test_a_spreadsheet_has_a_part_for_every_sheet_and_a_line_for_every_row(tmp_path: Path) -> None:
    data = files.xlsx({"Bees": [["name", "age"], ["Maja", "1"]], "Ants": [["name"], ["Ferdi"]]})
    found = reading(tmp_path, "a.xlsx", data)
    assert part_texts(found) == {
        "Bees": "Bees\n\nname\tage\nMaja\t1",
        "Ants": "Ants\n\nname\nFerdi",
    }


def test_a_longer_sheet_names_the_rows_of_its_parts_as_they_are_numbered(tmp_path: Path) -> None:
    rows = [["", ""], ["", ""]] + [[f"bee {n}", "flies over the green field"] for n in range(3, 60)]
    found = reading(tmp_path, "a.xlsx", files.xlsx({"Bees": rows, "Ants": [["Ferdi"]]}))
    labels = [part.label for part in found.parts]
    assert labels[0].startswith("Bees!")
    assert labels[-1] == "Ants"
    for part in found.parts[:-1]:
        first, last = part.label.removeprefix("Bees!").split("-")
        lines = [line for line in found.text[part.start : part.end].split("\n") if "bee" in line]
        assert lines[0].startswith(f"bee {first}\t")
        assert lines[-1].startswith(f"bee {last}\t")
    assert headings(found) == [(2, "Bees"), (2, "Ants")]


def test_slides_come_in_the_order_of_the_show_with_title_first_and_notes_last(
    tmp_path: Path,
) -> None:
    data = files.pptx([("Bees", "They fly", "say it slowly"), ("Ants", "They walk", "")])
    found = reading(tmp_path, "a.pptx", data)
    assert part_texts(found) == {
        "Slide 1": "Bees\n\nThey fly\n\nsay it slowly",
        "Slide 2": "Ants\n\nThey walk",
    }
    assert headings(found) == [(1, "Bees"), (1, "Ants")]
    assert (found.title, found.author) == ("Bees", "Ada")


def test_an_opendocument_text_keeps_headings_lists_and_spaces(tmp_path: Path) -> None:
    body = (
        '<office:text><text:h text:outline-level="1">Bees</text:h>'
        "<text:p>They<text:s/>fly<text:span> far</text:span>.</text:p>"
        "<text:list><text:list-item><text:p>one</text:p></text:list-item>"
        "<text:list-item><text:p>two</text:p></text:list-item></text:list></office:text>"
    )
    found = reading(tmp_path, "a.odt", files.opendocument(body, title="Insects"))
    assert (found.title, headings(found)) == ("Insects", [(1, "Bees")])
    assert found.text == "Bees\n\nThey fly far.\n• one\n• two"


def test_an_opendocument_presentation_has_a_part_for_every_slide(tmp_path: Path) -> None:
    box = "<draw:text-box><text:p>{}</text:p></draw:text-box>"
    page = f"<draw:page><draw:frame>{box}</draw:frame></draw:page>"
    body = f"<office:presentation>{page.format('one')}{page.format('two')}</office:presentation>"
    found = reading(tmp_path, "a.odp", files.opendocument(body, kind="presentation"))
    assert part_texts(found) == {"Slide 1": "one", "Slide 2": "two"}


def test_a_book_comes_in_reading_order(tmp_path: Path) -> None:
    data = files.epub(
        [("b.xhtml", "<h1>One</h1><p>first</p>"), ("a.xhtml", "<h1>Two</h1><p>second</p>")],
        title="The Bee",
        author="Ada",
    )
    found = reading(tmp_path, "a.epub", data)
    assert (found.title, found.author) == ("The Bee", "Ada")
    assert found.text == "One\n\nfirst\n\nTwo\n\nsecond"
    assert headings(found) == [(1, "One"), (1, "Two")]


def test_an_old_word_file_gives_its_paragraphs(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.doc", old_office.doc("Bees fly far\rThey make honey für alle\r"))
    assert found.text == "Bees fly far\nThey make honey für alle"


def test_an_old_workbook_has_a_part_for_every_sheet(tmp_path: Path) -> None:
    data = old_office.xls({"Bees": [["name", "age"], ["Maja", "one"]], "Ants": [["Ferdi"]]})
    found = reading(tmp_path, "a.xls", data)
    assert part_texts(found) == {
        "Bees": "Bees\n\nname\tage\nMaja\tone",
        "Ants": "Ants\n\nFerdi",
    }


def test_an_old_presentation_gives_titles_and_bodies(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.ppt", old_office.ppt([("Bees", "They fly"), ("Ants", "walk")]))
    assert found.text == "Bees\n\nThey fly\n\nAnts\n\nwalk"
    assert found.title == "Bees"
    assert found.parts[0].label == "Slide 1"


def test_an_outlook_message_has_subject_sender_and_body(tmp_path: Path) -> None:
    data = old_office.msg("Honey for all", "Ada Okafor", "Dear Bo, there is honey.")
    found = reading(tmp_path, "a.msg", data)
    assert (found.title, found.author) == ("Honey for all", "Ada Okafor")
    assert found.text.endswith("Dear Bo, there is honey.")


def test_rich_text_gives_its_words(tmp_path: Path) -> None:
    rtf = r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Bees make {\b honey}.\par F\'fcr alle\par}"
    assert reading(tmp_path, "a.rtf", rtf).text.split() == ["Bees", "make", "honey.", "Für", "alle"]


def test_an_opendocument_sheet_has_parts_and_rows(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        inside = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    body = (
        "<office:spreadsheet>"
        f'<table:table table:name="Bees">{row("name", "age")}{row("Maja", "1")}</table:table>'
        f'<table:table table:name="Ants">{row("Ferdi")}</table:table></office:spreadsheet>'
    )
    found = reading(tmp_path, "a.ods", files.opendocument(body, kind="spreadsheet"))
    assert [part.label for part in found.parts] == ["Bees", "Ants"]
    assert "name\tage\nMaja\t1" in part_texts(found)["Bees"]


def _mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Honig für alle"
    mail["From"] = "Ada <ada@example.org>"
    mail["To"] = "Bo <bo@example.org>"
    mail["Date"] = "Mon, 06 Sep 2010 05:25:34 -0400"
    mail.set_content("Lieber Bo,\nes gibt Honig.\n")
    mail.add_alternative("<p>Lieber Bo,</p>", subtype="html")
    mail.add_attachment(b"name,age\nMaja,1\n", "text", "csv", filename="bees.csv")
    mail.add_attachment(b"\x00\x01\x02" * 50, "application", "x-odd", filename="photo.raw")
    return mail


def test_a_mail_begins_with_people_and_date_and_ends_with_its_attachments(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.eml", _mail().as_bytes())
    assert (found.title, found.author) == ("Honig für alle", "Ada <ada@example.org>")
    assert found.text.startswith(
        "From: Ada <ada@example.org>\nTo: Bo <bo@example.org>\nDate: Mon, 06 Sep 2010"
    )
    assert "Lieber Bo,\nes gibt Honig." in found.text
    assert found.text.count("Lieber Bo") == 1
    assert part_texts(found) == {
        "Attachment: bees.csv": "name,age\nMaja,1",
        "Attachment: photo.raw": "Attachment: photo.raw",
    }


def test_a_mail_without_a_telling_name_is_still_a_mail(tmp_path: Path) -> None:
    assert reading(tmp_path, "message", _mail().as_bytes()).title == "Honig für alle"


def test_a_mailbox_has_a_part_for_every_message(tmp_path: Path) -> None:
    start = b"From ada@example.org Mon Sep  6 05:25:34 2010\n"
    data = start + _mail().as_bytes() + b"\n" + start + b"Subject: Two\n\nshort\n"
    found = reading(tmp_path, "a.mbox", data)
    labels = [part.label for part in found.parts if part.label.startswith("Message")]
    assert labels == ["Message 1: Honig für alle", "Message 2: Two"]


def test_an_archive_has_a_part_for_every_file_that_is_text(tmp_path: Path) -> None:
    data = files.zipped({"a.txt": "bees", "b/c.md": "# Ants\n", "d.bin": b"\x00" * 99})
    found = reading(tmp_path, "a.zip", data)
    assert part_texts(found) == {"a.txt": "bees", "b/c.md": "# Ants"}


def tarred(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def stored(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", stored),
        ("a.tar", tarred),
        ("a.tar.gz", lambda members: gzip.compress(tarred(members), 0)),
        ("a.tgz", lambda members: gzip.compress(tarred(members), 0)),
    ],
)
def test_one_large_file_in_an_archive_costs_only_itself(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    data = pack({"a.txt": b"bees", "clip.mov": bytes(101 << 20), "b.txt": b"ants"})
    found = reading(tmp_path, name, data)
    assert part_texts(found) == {"a.txt": "bees", "b.txt": "ants"}
    assert found.note == "1 file in it is too large to be read."


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.zip", files.zipped), ("a.tgz", lambda members: gzip.compress(tarred(members)))],
)
def test_an_archive_that_grows_like_a_bomb_is_read_until_it_does(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    data = pack({"a.txt": b"bees", "zeros.txt": b"0" * (60 << 20), "b.txt": b"ants"})
    found = reading(tmp_path, name, data)
    assert found.text.strip() == "bees"
    assert found.note == "It unpacks to far more than it is; the rest was not read."


def test_a_private_key_in_an_archive_is_passed_over(tmp_path: Path) -> None:
    key = "-----BEGIN PRIVATE KEY-----\nzebra\n-----END PRIVATE KEY-----\n"
    found = reading(tmp_path, "a.zip", files.zipped({"a.txt": "bees", "my key.txt": key}))
    assert part_texts(found) == {"a.txt": "bees"}


def test_archives_inside_archives_are_read_three_deep(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        inner = files.zipped({"deep.txt": "honey"})
        info = tarfile.TarInfo("inner.zip")
        info.size = len(inner)
        archive.addfile(info, io.BytesIO(inner))
    found = reading(tmp_path, "a.tar.gz", gzip.compress(buffer.getvalue()))
    assert found.text.strip() == "honey"

    nested = files.zipped({"a.txt": "honey"})
    for _ in range(4):
        nested = files.zipped({"in.zip": nested})
    assert refused(tmp_path, "deep.zip", nested).reason is FailureReason.EMPTY


def test_a_heading_in_one_attachment_does_not_hold_in_the_next(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.zip", files.zipped({"a.md": "# Bees\n", "b.txt": "ants"}))
    second = next(part for part in found.parts if part.label == "b.txt")
    before = [heading for heading in found.headings if heading.start <= second.start]
    assert before[-1].level == 0


@pytest.mark.parametrize("name", ["report.doc", "table.xls", "graph.dot"])
def test_text_that_is_named_like_an_office_file_is_read_as_text(tmp_path: Path, name: str) -> None:
    assert reading(tmp_path, name, "just some words\n").text == "just some words\n"


def test_a_file_is_read_as_what_it_is_and_not_as_what_it_is_called(tmp_path: Path) -> None:
    assert page_texts(reading(tmp_path, "a.txt", files.pdf(["bees"]))) == {"1": "bees"}
    assert reading(tmp_path, "a.doc", files.docx([("", "bees")])).text == "bees"
    assert reading(tmp_path, "a.xls", "<html><body><p>bees</p>").text == "bees"


def test_more_text_than_the_limit_is_cut_with_a_note(tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.txt", "é" * 500)
    found = read(path, ExtractLimits(output_chars=100))
    assert found.text == "é" * 100
    assert "100 characters" in found.note


def test_text_without_nul_and_lone_surrogates_comes_out_of_any_reader(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "source": "a\ud800b\x00c"}
    found = reading(tmp_path, "a.ipynb", json.dumps({"cells": [cell]}))
    assert found.text == "a\ufffdbc"


def test_a_large_sheet_is_sampled_with_a_note_and_the_next_one_is_whole(tmp_path: Path) -> None:
    rows = [[f"bee {number}", "flies over the green field"] for number in range(12_000)]
    found = reading(tmp_path, "a.xlsx", files.xlsx({"Bees": rows, "Ants": [["Ferdi"]]}))
    assert "first rows" in found.note
    assert "bee 0\t" in found.text
    assert "bee 11999" not in found.text
    assert part_texts(found)["Ants"] == "Ants\n\nFerdi"


def test_a_slide_without_a_title_does_not_inherit_one(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.pptx", files.pptx([("Bees", "fly", ""), ("", "walk", "")]))
    second = found.parts[1]
    before = [heading for heading in found.headings if heading.start <= second.start]
    assert before[-1].level == 0
