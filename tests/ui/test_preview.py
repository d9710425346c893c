"""The preview shows the right stretch of a text, and the right page of a PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.types import ChunkId, Hit, Kind, Passage, Span, TextNow
from tests.fakes.fake_library import FakeLibrary, fake_hit, fake_text
from tests.fakes.hand_clock import HandClock
from ui.look import Look
from ui.search import page_image
from ui.search.page_image import PageWish
from ui.search.preview import PreviewPane
from ui.search.preview_presenter import PreviewContent, PreviewPresenter, content_of
from ui.search.text_canvas import TextCanvas
from ui.tasks import TaskBridge

NOW = 1_760_000_000_000
SAMPLE = Path(__file__).parent.parent.parent / "resources" / "sample-library"


def hit_at(start: int, end: int, *terms: str) -> Hit:
    passage = Passage(ChunkId(1), start, end, 3, 1, "", "", "", ())
    worth = tuple((term, 1.0) for term in terms)
    return fake_hit(1, kind=Kind.PDF, passages=(passage, passage), n_passages=2, terms=worth)


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
    hit = hit_at(start, end, "heat", "pump")
    content = content_of(hit, 0, fake_text(fake_hit(1), text), NOW)
    assert content.text is not None
    words = [content.text[slice(*span)] for span in content.word_spans]
    assert words == ["heat", "pump", "Heat", "pump"]


def test_a_short_word_is_marked_where_it_stands_by_itself() -> None:
    text = "A cat of many: hats, offer, of_hats, 热泵和热泵"
    hit = hit_at(0, len(text), "a", "of", "热泵")
    content = content_of(hit, 0, fake_text(fake_hit(1), text), NOW)
    words = [text[slice(*span)] for span in content.word_spans]
    assert words == ["A", "of", "of", "热泵", "热泵"]


def test_every_word_that_was_found_is_marked_in_any_form() -> None:
    text = "Language\n" + "filling\n" * 100 + "A reserved word, reserving words of languages."
    hit = hit_at(0, len(text), "reserv", "word", "languag")
    content = content_of(hit, 0, fake_text(fake_hit(1), text), NOW)
    words = [text[slice(*span)] for span in content.word_spans]
    assert words == ["Language", "reserved", "word", "reserving", "words", "languages"]


def test_one_looks_where_most_of_the_words_stand() -> None:
    text = "Language\n" + "filling\n" * 100 + "A reserved word of a language."
    hit = hit_at(0, len(text), "reserv", "word", "languag")
    content = content_of(hit, 0, fake_text(fake_hit(1), text), NOW)
    assert content.focus == text.index("reserved")
    without = content_of(hit_at(9, len(text), "none"), 0, fake_text(fake_hit(1), text), NOW)
    assert without.focus == 9


def test_a_long_passage_is_shown_where_its_words_are(qtbot: QtBot, look: Look) -> None:
    text = "filling\n" * 300 + "A reserved word of a language.\n" + "filling\n" * 300
    canvas = TextCanvas(look)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    hit = hit_at(0, len(text), "reserv", "word", "languag")
    canvas.show_content(content_of(hit, 0, fake_text(fake_hit(1), text), NOW))
    assert canvas.viewport().rect().intersects(canvas.cursorRect())
    assert canvas.textCursor().position() == text.index("reserved")
    assert [one.cursor.selectedText() for one in canvas.extraSelections()] == [
        "reserved",
        "word",
        "language",
    ]


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


@pytest.fixture
def footed() -> Path:
    """Return a page whose foot comes before everything else in its text."""
    return SAMPLE / "Work" / "HR" / "Travel expenses policy.pdf"


def page_text(path: Path, page: int) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        text: str = document[page - 1].get_textpage().get_text_range()
    return text


def test_empty_paper_between_a_text_and_the_foot_of_its_page_is_not_marked(footed: Path) -> None:
    plain = page_image.draw(PageWish(footed, 2, 400, "", ()))
    marked = page_image.draw(PageWish(footed, 2, 400, page_text(footed, 2), ()))
    assert plain is not None
    assert marked is not None
    pairs = [
        (plain.image.pixel(200, y), marked.image.pixel(200, y)) for y in range(plain.image.height())
    ]
    differ = [y / len(pairs) for y, (before, after) in enumerate(pairs) if before != after]
    assert [y for y in differ if y < 0.4]
    assert not [y for y in differ if 0.4 < y < 0.85]
    assert marked.focus_share < 0.2


def test_a_passage_that_begins_a_page_before_is_marked_where_it_goes_on(
    qtbot: QtBot, bridge: TaskBridge, clock: HandClock, footed: Path
) -> None:
    first, second = page_text(footed, 1), page_text(footed, 2)
    n_first, n_both = len(first) + 1, len(first) + 1 + len(second)
    pages = (Span(0, n_first, "1"), Span(n_first, n_both, "2"))
    passage = Passage(ChunkId(1), n_first - 80, n_both, 2, 1, "", "", "", ())
    hit = fake_hit(1, kind=Kind.PDF, path=footed, passages=(passage,))
    library = FakeLibrary()
    library.texts[hit.document_id] = fake_text(hit, f"{first}\n{second}", pages=pages)
    presenter = PreviewPresenter(bridge, clock)
    presenter.attach(library)
    presenter.set_shown(True)
    told: list[PreviewContent] = []
    presenter.ready.connect(told.append)
    presenter.follow(hit)
    qtbot.waitUntil(lambda: bool(told) and told[-1].page_image is not None)
    assert told[-1].focus_share > 0


def test_a_page_that_cannot_be_drawn_is_none(pdf: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 and then nothing")
    assert page_image.draw(PageWish(pdf, 999, 500, "", ())) is None
    assert page_image.draw(PageWish(damaged, 1, 500, "", ())) is None
    assert page_image.draw(PageWish(tmp_path / "gone.pdf", 1, 500, "", ())) is None


@pytest.fixture
def told(
    qtbot: QtBot, bridge: TaskBridge, clock: HandClock
) -> tuple[PreviewPresenter, FakeLibrary, list[PreviewContent]]:
    library = FakeLibrary()
    presenter = PreviewPresenter(bridge, clock)
    presenter.attach(library)
    presenter.set_shown(True)
    contents: list[PreviewContent] = []
    presenter.ready.connect(contents.append)
    return presenter, library, contents


def changed_hit(library: FakeLibrary, *now: Passage | None) -> Hit:
    """Return a hit with two passages whose file changed since, and stands in the library so."""
    passages = (
        Passage(ChunkId(1), 0, 3, None, 1, "", "", "", ()),
        Passage(ChunkId(2), 4, 7, None, 1, "", "", "", ()),
    )
    hit = fake_hit(1, passages=passages, n_passages=2)
    text = fake_text(hit, "one two", changed=True)
    library.texts[hit.document_id] = text
    library.texts_now[hit.document_id] = TextNow(replace(text, text="zero\none"), now)
    return hit


def test_a_changed_file_is_shown_as_it_is_now_with_its_passage_where_it_went(
    qtbot: QtBot, told: tuple[PreviewPresenter, FakeLibrary, list[PreviewContent]]
) -> None:
    presenter, library, contents = told
    moved = Passage(ChunkId(1), 5, 8, None, 2, "", "", "", ())
    hit = changed_hit(library, moved, None)

    presenter.follow(hit)

    qtbot.waitUntil(lambda: bool(contents) and contents[-1].refound is True)
    shown = contents[-1]
    assert shown.text is not None
    assert shown.text[slice(*shown.passage_span)] == "one"
    assert shown.changed
    assert presenter.passage == moved  # opened at its new line
    assert [one.refound for one in contents] == [None, True]


def test_a_file_that_was_read_anew_is_shown_anew_though_the_same_row_stays_highlighted(
    qtbot: QtBot, told: tuple[PreviewPresenter, FakeLibrary, list[PreviewContent]]
) -> None:
    presenter, library, contents = told
    hit = fake_hit(1)
    library.texts[hit.document_id] = fake_text(hit, "as it was")
    presenter.follow(hit)
    qtbot.waitUntil(lambda: [one.text for one in contents] == ["as it was"])
    library.texts[hit.document_id] = fake_text(hit, "as it is")
    presenter.follow(hit)  # nothing new is known of it
    presenter.follow(replace(hit, mtime_ns=hit.mtime_ns + 1))
    qtbot.waitUntil(lambda: [one.text for one in contents] == ["as it was", "as it is"])


def test_a_passage_that_is_gone_is_shown_as_it_was_and_said_to_be_gone(
    qtbot: QtBot, told: tuple[PreviewPresenter, FakeLibrary, list[PreviewContent]]
) -> None:
    presenter, library, contents = told
    hit = changed_hit(library, Passage(ChunkId(1), 5, 8, None, 2, "", "", "", ()), None)
    presenter.follow(hit)
    qtbot.waitUntil(lambda: bool(contents) and contents[-1].refound is True)

    presenter.step(1)

    shown = contents[-1]
    assert shown.refound is False
    assert shown.text == "one two"
    assert shown.text[slice(*shown.passage_span)] == "two"


def test_what_was_read_again_of_one_file_is_not_shown_for_another(
    qtbot: QtBot, told: tuple[PreviewPresenter, FakeLibrary, list[PreviewContent]]
) -> None:
    presenter, library, contents = told
    presenter.follow(changed_hit(library, None, None))
    qtbot.waitUntil(lambda: bool(contents) and contents[-1].refound is False)
    other = fake_hit(2, passages=(Passage(ChunkId(3), 0, 2, None, 1, "", "", "", ()),))
    library.texts[other.document_id] = fake_text(other, "other")

    presenter.follow(other)

    qtbot.waitUntil(lambda: contents[-1].hit is other)
    assert contents[-1].refound is None
    assert presenter.passage == other.passages[0]


def test_a_file_that_is_not_connected_is_not_called_changed(look: Look, qtbot: QtBot) -> None:
    preview = PreviewPane(look)
    qtbot.addWidget(preview)
    text = replace(fake_text(fake_hit(1), "as it was"), changed=True)
    for offline, said in ((False, "Changed since it was read"), (True, "Not connected")):
        hit = replace(hit_at(0, 9), offline=offline)
        preview.show_content(content_of(hit, 0, text, NOW))
        assert preview._read.text().startswith(said)
