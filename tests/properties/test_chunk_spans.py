"""Whatever the text, a chunk is a slice of it and nothing is lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.chunking import ChunkSize, chunk
from engine.extract.draft import Draft, clean
from engine.extract.failure import ExtractionError
from engine.types import ExtractedText, Heading, Span
from tests.fakes.words import Words

SIZE = ChunkSize(target=20, overlap=4, smallest=5)
PIECES = st.sampled_from(
    [
        "word ", "Ende. ", "Satz! ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "    ", "# Title\n",
        "```\n", "- item\n", "| a | b |\n", "你好。", "世界！", "👩‍👩‍👧‍👦", "é", "e\u0301\u0301",
        "\u200b", "\u202e", "x" * 60, "def f():\n    return 1\n", "class A {\n}\n", "\x85",
        "\u2028", "\xa0", "İ", "ﬃ", "𝕏",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join), st.just("a" * 500)
)
LANGUAGES = st.sampled_from(["", "", "python", "java", "javascript", "sql", "toml", "css"])


@st.composite
def extracted_texts(draw: st.DrawFn) -> ExtractedText:
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    headings = draw(st.lists(st.tuples(offsets, st.integers(0, 6)), max_size=6))
    edges = sorted(set(draw(st.lists(offsets, max_size=6))))
    spans = [
        Span(start, end, str(number)) for number, (start, end) in enumerate(pairwise(edges), 1)
    ]
    return ExtractedText(
        text=text,
        headings=tuple(Heading(start, level, f"h{start}") for start, level in sorted(headings)),
        pages=tuple(spans) if draw(st.booleans()) else (),
        parts=tuple(spans[1:]) if draw(st.booleans()) else (),
        language=draw(LANGUAGES),
    )


@given(extracted_texts())
@settings(max_examples=150, deadline=None)
def test_a_chunk_is_a_slice_and_every_visible_character_is_in_one(extracted: ExtractedText) -> None:
    chunks = chunk(extracted, Words(), SIZE)

    covered = bytearray(len(extracted.text))
    for number, each in enumerate(chunks):
        assert each.ordinal == number
        assert 0 <= each.start < each.end <= len(extracted.text)
        assert extracted.text[each.start : each.end] == each.text
        assert each.text.strip()
        assert each.line == extracted.text.count("\n", 0, each.start) + 1
        covered[each.start : each.end] = b"\x01" * (each.end - each.start)
    lost = [
        place
        for place, character in enumerate(extracted.text)
        if not character.isspace() and not covered[place]
    ]
    assert not lost
    assert [each.start for each in chunks] == sorted(each.start for each in chunks)


@given(extracted_texts())
@settings(max_examples=100, deadline=None)
def test_no_chunk_is_longer_than_the_encoder_reads(extracted: ExtractedText) -> None:
    for each in chunk(extracted, Words(), SIZE):
        assert Words().count(each.text) <= SIZE.target


@given(extracted_texts())
@settings(max_examples=80, deadline=None)
def test_a_chunk_stays_on_its_page_and_in_its_part(extracted: ExtractedText) -> None:
    for each in chunk(extracted, Words(), SIZE):
        for spans, label in ((extracted.pages, each.page), (extracted.parts, each.part)):
            first = each.start + len(each.text) - len(each.text.lstrip())
            inside = [span for span in spans if span.start <= first < span.end]
            assert str(label or "") == (inside[0].label if inside else "")
            assert all(each.end <= span.end for span in inside)


@given(extracted_texts())
@settings(max_examples=50, deadline=None)
def test_chunking_the_same_text_twice_gives_the_same_chunks(extracted: ExtractedText) -> None:
    assert chunk(extracted, Words(), SIZE) == chunk(extracted, Words(), SIZE)


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
@settings(max_examples=100, deadline=None)
def test_cleaned_text_can_be_stored_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)

    assert "\x00" not in cleaned
    assert "\r" not in cleaned
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


@given(st.lists(st.tuples(st.sampled_from(["add", "block", "line", "heading", "page", "part"]),
                          st.text(max_size=20)), max_size=30), st.integers(1, 60))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_a_draft_keeps_its_promises(steps: list[tuple[str, str]], max_chars: int) -> None:
    draft = Draft(max_chars)
    for number, (step, text) in enumerate(steps, 1):
        match step:
            case "heading":
                draft.heading(text, 1 + number % 3)
            case "page":
                draft.open_page(str(number))
            case "part":
                draft.open_part(text)
            case _:
                getattr(draft, step)(text)
    try:
        done = draft.finish()
    except ExtractionError:
        return
    assert len(done.text) <= max_chars
    for spans in (done.pages, done.parts):
        assert all(0 <= span.start < span.end <= len(done.text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for heading in done.headings:
        assert done.text.startswith(heading.text[:10], heading.start) or draft.full
