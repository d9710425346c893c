"""Words in pictures and scans: read where that is wanted and possible, and honest where not."""

from __future__ import annotations

import io
import stat
import sys
import threading
from pathlib import Path

import psutil
import pytest
from PIL import Image, ImageDraw, ImageFont

from engine.config import ExtractLimits
from engine.errors import CancelledError
from engine.extract import tesseract
from engine.extract.failure import ExtractionError
from engine.extract.readers import read
from engine.extract.sandbox import Sandbox
from engine.extract.tesseract import Recogniser, Tesseract, chosen, text_of
from engine.types import ExtractedText, FailureReason
from tests.engine.extract import files

LIMITS = ExtractLimits()
REAL = tesseract.find()
needs_tesseract = pytest.mark.skipif(REAL is None, reason="Tesseract is not installed")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the fake program is a script")
HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def row(line: int, confidence: float, word: str, paragraph: int = 1) -> str:
    return f"5\t1\t1\t{paragraph}\t{line}\t1\t0\t0\t9\t9\t{confidence}\t{word}"


def fake(folder: Path, body: str) -> Tesseract:
    """Make a program that stands for Tesseract."""
    program = folder / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys, time\ndata = sys.stdin.buffer.read()\n{body}"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Tesseract(str(program), ("eng", "deu"), turns=True)


def saying(folder: Path, *words: str) -> Tesseract:
    table = "\n".join([HEAD, *(row(1, 95, word) for word in words)])
    return fake(folder, f"print({table!r})\n")


def picture(kind: str = "PNG", size: tuple[int, int] = (400, 100), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **options)
    return out.getvalue()


def scanned(*pages: str) -> bytes:
    """Make a PDF of pictures of these texts."""
    drawn = []
    for text in pages:
        image = Image.new("L", (1240, 1754), 255)
        font = ImageFont.load_default(40)
        ImageDraw.Draw(image).text((120, 160), text, font=font, fill=0)
        drawn.append(image)
    out = io.BytesIO()
    drawn[0].save(out, "PDF", save_all=True, append_images=drawn[1:], resolution=150)
    return out.getvalue()


def reading(folder: Path, name: str, data: bytes, tool: Tesseract | None = None) -> ExtractedText:
    return read(files.written(folder, name, data), LIMITS, tool)


def refused(folder: Path, name: str, data: bytes, tool: Tesseract | None = None) -> ExtractionError:
    with pytest.raises(ExtractionError) as caught:
        reading(folder, name, data, tool)
    return caught.value


def test_without_recognition_pictures_and_scans_say_what_they_are(tmp_path: Path) -> None:
    problem = refused(tmp_path, "a.png", picture())
    assert (problem.reason, problem.detail) == (
        FailureReason.PICTURES,
        "a picture; its text is not read",
    )
    problem = refused(tmp_path, "a.pdf", scanned("bees", "ants"))
    assert problem.reason is FailureReason.PICTURES
    assert problem.detail == "2 pages, 2 of them pictures"
    assert refused(tmp_path, "a.pdf", files.pdf([""])).reason is FailureReason.EMPTY
    assert refused(tmp_path, "a.heic", b"\0\0\0\x18ftypheic").reason is FailureReason.UNSUPPORTED


@posix_only
def test_words_of_a_picture_are_its_text(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.png", picture(), saying(tmp_path, "Honey", "bees"))
    assert found.text == "Honey bees"


@posix_only
def test_the_program_is_asked_for_its_languages_and_gets_a_grey_picture(tmp_path: Path) -> None:
    body = (
        "print('head')\n"
        "for word in (*sys.argv[1:], data[:15].decode()):\n"
        "    print('\\t'.join('5 1 1 1 1 1 0 0 9 9 95'.split()) + '\\t' + word.replace('\\n', ' '))"
    )
    found = reading(tmp_path, "a.png", picture(size=(400, 100)), fake(tmp_path, body))
    assert found.text == "stdin stdout -l eng+deu --psm 1 tsv P5 800 200 255"


@posix_only
def test_a_picture_with_pages_has_pages(tmp_path: Path) -> None:
    more = [Image.new("RGB", (400, 100), "white")]
    data = picture("TIFF", save_all=True, append_images=more)
    found = reading(tmp_path, "a.tif", data, saying(tmp_path, "Honey", "bees"))
    assert [page.label for page in found.pages] == ["1", "2"]


@posix_only
def test_pages_of_text_and_scans_stand_in_their_order(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(files.pdf(["First page about bees"]))
    document.import_pages(pypdfium2.PdfDocument(scanned("never seen")))
    out = io.BytesIO()
    document.save(out)
    found = reading(tmp_path, "a.pdf", out.getvalue(), saying(tmp_path, "Second", "page"))
    assert [found.text[page.start : page.end].strip() for page in found.pages] == [
        "First page about bees",
        "Second page",
    ]
    assert found.note == ""
    partly = reading(tmp_path, "a.pdf", out.getvalue())
    assert partly.note == "1 of 2 pages are pictures and were not read."


@posix_only
def test_when_its_time_is_up_the_rest_of_a_file_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = iter([0.0, 0.0, 0.0, *[999.0] * 20])
    monkeypatch.setattr("engine.extract.tesseract.time.monotonic", lambda: next(now_s))
    found = reading(tmp_path, "a.pdf", scanned("a", "b", "c"), saying(tmp_path, "Honey", "bees"))
    assert found.text.strip() == "Honey bees"
    assert found.note == "2 of 3 pages are pictures and were not read."


def with_pages(kind: str) -> bytes:
    """Make a file of three scanned pages."""
    if kind == "pdf":
        return scanned("a", "b", "c")
    return picture("TIFF", save_all=True, append_images=[Image.new("RGB", (400, 100), "white")] * 2)


@posix_only
@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("pdf", "1 of 3 pages are pictures and were not read."),
        ("tif", "1 of 3 pages were not read."),
    ],
)
@pytest.mark.parametrize("trouble", ["time.sleep(60)", "sys.exit(1)"])
def test_a_page_that_cannot_be_recognised_costs_that_page_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, note: str, trouble: str
) -> None:
    table = "\n".join([HEAD, row(1, 95, "Honey"), row(1, 95, "bees")])
    begun = str(tmp_path / "begun")
    body = (
        f"pages = open({begun!r}, 'a+'); pages.write('x'); pages.seek(0)\n"
        f"if len(pages.read()) == 2:\n    pages.close(); {trouble}\n"
        f"print({table!r})\n"
    )
    monkeypatch.setattr(tesseract, "_MOST_PICTURE_S", 3.0)
    found = reading(tmp_path, f"a.{kind}", with_pages(kind), fake(tmp_path, body))
    assert [found.text[page.start : page.end].strip() for page in found.pages] == [
        "Honey bees",
        "Honey bees",
    ]
    assert [page.label for page in found.pages] == ["1", "3"]
    assert found.note == note


@posix_only
@pytest.mark.parametrize("kind", ["pdf", "tif"])
def test_a_file_of_which_no_page_is_recognised_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(tesseract, "_MOST_PICTURE_S", 0.2)
    slow = fake(tmp_path, "time.sleep(60)")
    assert refused(tmp_path, f"a.{kind}", with_pages(kind), slow).reason is FailureReason.TIMED_OUT


@posix_only
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("sys.exit(1)", FailureReason.UNSUPPORTED),
        (f"print({HEAD!r})", FailureReason.EMPTY),
        (f"print({chr(10).join([HEAD, row(1, 20, 'noise'), row(1, 90, '|')])!r})",
         FailureReason.EMPTY),
    ],
)  # fmt: skip
def test_what_the_program_cannot_read_has_a_reason(
    tmp_path: Path, body: str, reason: FailureReason
) -> None:
    assert refused(tmp_path, "a.png", picture(), fake(tmp_path, body)).reason is reason


@posix_only
def test_a_picture_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    recogniser = Recogniser(fake(tmp_path, "time.sleep(60)"), most_s=0.2)
    with pytest.raises(ExtractionError) as caught:
        recogniser.words(1, 1, b"\xff")
    assert caught.value.reason is FailureReason.TIMED_OUT


def test_a_picture_is_refused_by_its_size_before_it_is_unpacked(tmp_path: Path) -> None:
    data = bytearray(picture("BMP"))
    data[18:26] = (40_000).to_bytes(4, "little") + (40_000).to_bytes(4, "little")
    problem = refused(tmp_path, "a.bmp", bytes(data), Tesseract("/nowhere", ("eng",)))
    assert (problem.reason, problem.detail) == (
        FailureReason.TOO_LARGE,
        "it has 40,000 by 40,000 dots",
    )


@posix_only
def test_closing_ends_the_program_that_reads_a_picture(tmp_path: Path) -> None:
    body = f"open({str(tmp_path / 'begun')!r}, 'w').close(); time.sleep(120)"
    path = files.written(tmp_path, "a.png", picture())
    command = (sys.executable, "-m", "engine.extract.child")
    sandbox = Sandbox(command, LIMITS, fake(tmp_path, body))

    def extract() -> None:
        with pytest.raises(CancelledError):
            sandbox.extract(path)

    thread = threading.Thread(target=extract)
    thread.start()
    while not (tmp_path / "begun").exists():
        thread.join(0.02)
    assert sandbox._child is not None
    started = psutil.Process(sandbox._child._process.pid).children()
    assert len(started) == 1
    sandbox.close()
    thread.join(30)
    psutil.wait_procs(started, timeout=10)
    assert not started[0].is_running()


def test_words_become_lines_and_paragraphs() -> None:
    rows = [row(1, 90, "All"), row(1, 90, "about"), row(2, 90, "bees"), row(1, 90, "End", 2)]
    assert text_of("\n".join([HEAD, *rows])) == "All about\nbees\n\nEnd"


def test_languages_are_those_that_are_installed_the_systems_own_first() -> None:
    assert chosen({"eng", "deu", "osd", "equ"}, "de") == ("deu", "eng")
    assert chosen({"eng", "deu", "fra", "ita"}, "pl") == ("eng", "deu", "fra")
    assert chosen({"osd"}, "de") == ()


@posix_only
def test_it_is_found_with_its_languages_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = "List of available languages (3):\\ndeu\\neng\\nosd"
    program = fake(tmp_path, f"print('{listing}')").program
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tesseract, "_system_language", lambda: "en")
    assert tesseract.find() == Tesseract(program, ("eng", "deu"), turns=True)
    fake(tmp_path, "sys.exit(1)")
    assert tesseract.find() is None
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(tesseract, "_PLACES", ())
    assert tesseract.find() is None
    assert tesseract.remedy() == ""


@needs_tesseract
def test_a_real_scan_is_read_page_by_page(tmp_path: Path) -> None:
    data = scanned("The house at Kiln Street was sold", "Bees make honey in summer")
    found = reading(tmp_path, "deed.pdf", data, REAL)
    texts = [found.text[page.start : page.end].strip() for page in found.pages]
    assert texts == ["The house at Kiln Street was sold", "Bees make honey in summer"]
