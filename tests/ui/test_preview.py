"""The preview shows the right stretch of a text, and the right page of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.types import ChunkId, Hit, Kind, Mark, MatchKind, Passage, Span
from tests.fakes.fake_library import fake_hit, fake_text
from ui.search import page_image
from ui.search.page_image import PageWish
from ui.search.preview_presenter import content_of

NOW = 1_760_000_000_000
SAMPLE = Path(__file__).parent.parent.parent / "resources" / "sample-library"


def hit_at(start: int, end: int, snippet: str = "", *marks: Mark) -> Hit:
    passage = Passage(ChunkId(1), start, end, 3, 1, "", "", snippet, marks)
    return fake_hit(1, kind=Kind.PDF, passages=(passage, passage), n_passages=2)


def test_a_span_points_at_the_passage_in_what_is_shown() -> None:
    text = "before\n" * 40_000 + "THE PASSAGE" + "\nafter" * 40_000
    start = text.index("THE PASSAGE")
    content = content_of(hit_at(start, start + 11), 0, fake_text(fake_hit(1), text), NOW)
    assert content.text is not None
    assert len(content.text) < len(text)
    assert content.text[slice(*content.passage_span)] == "THE PASSAGE"
    assert content.text.startswith("before")
    assert (
        content.first_line == 1 + text[: text.index(content.text[:50], start - 70_000)].count("\n")
        or content.first_line > 1
    )


def test_marked_words_are_found_inside_the_passage_only() -> None:
    text = "pump outside. A heat pump, a Heat pump. pump outside"
    start, end = text.index("A heat"), text.index(" pump outside", 20)
    snippet = "A heat pump"
    meaning = Mark(0, 1, MatchKind.MEANING)
    hit = hit_at(start, end, snippet, Mark(2, 6), Mark(7, 11), meaning)
    content = content_of(hit, 0, fake_text(fake_hit(1), text), NOW)
    assert content.text is not None
    words = [content.text[slice(*span)] for span in content.word_spans]
    assert words == ["heat", "pump", "Heat", "pump"]


def test_a_file_that_is_not_read_yet_has_no_text() -> None:
    content = content_of(fake_hit(1), 0, None, NOW)
    assert content.text is None
    assert content.passage is None


def test_the_number_of_pages_is_known() -> None:
    pages = (Span(0, 2, "1"), Span(2, 4, "2"))
    content = content_of(hit_at(0, 2), 1, fake_text(fake_hit(1), "abcd", pages=pages), NOW)
    assert content.n_pages == 2
    assert content.passage_number == 1
    assert content.n_passages == 2


@pytest.fixture
def pdf() -> Path:
    return sorted(SAMPLE.rglob("*.pdf"))[0]


def test_a_page_is_drawn_with_its_passage_marked(pdf: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    words = document[0].get_textpage().get_text_range().split()
    document.close()
    passage = " ".join(words[8:30])
    plain = page_image.draw(PageWish(pdf, 1, 500, "", ()))
    marked = page_image.draw(PageWish(pdf, 1, 500, passage, (words[9],)))
    assert plain is not None
    assert marked is not None
    assert marked.image.width() == 500
    assert plain.image != marked.image
    assert 0 < marked.focus_share < 1


def test_a_page_that_cannot_be_drawn_is_none(pdf: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 and then nothing")
    assert page_image.draw(PageWish(pdf, 999, 500, "", ())) is None
    assert page_image.draw(PageWish(damaged, 1, 500, "", ())) is None
    assert page_image.draw(PageWish(tmp_path / "gone.pdf", 1, 500, "", ())) is None
