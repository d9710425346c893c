"""Where texts are cut, and what a chunk knows about its place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from engine.chunking import ChunkSize, EmbeddedShape, chunk, embedded_text
from engine.types import Chunk, ExtractedText, Heading, Span
from tests.fakes.words import Words

SIZE = ChunkSize(target=40, overlap=8, smallest=6)
SENTENCE = "The bee flies over the green field today. "


def chunks_of(text: str, *, language: str = "", size: ChunkSize = SIZE) -> list[Chunk]:
    return chunk(ExtractedText(text, language=language), Words(), size)


def with_headings(text: str) -> ExtractedText:
    headings = []
    place = 0
    for line in text.split("\n"):
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            headings.append(Heading(place, level, line[level:].strip()))
        place += len(line) + 1
    return ExtractedText(text, headings=tuple(headings))


def test_a_tiny_text_is_one_chunk() -> None:
    (only,) = chunks_of("\n  Honey.\n\n")
    assert (only.text, only.line, only.page, only.heading, only.part) == (
        "  Honey.", 2, None, "", "",
    )  # fmt: skip


def test_blanks_give_no_chunk() -> None:
    assert chunks_of(" \n\t\n") == []
    assert chunks_of("") == []


def test_prose_is_cut_between_sentences_and_neighbours_share_one() -> None:
    found = chunks_of(SENTENCE.replace("today", "now") * 3 + SENTENCE * 12)
    assert len(found) > 2
    for each in found:
        assert each.text.startswith("The bee")
        assert each.text.endswith((".",))
    for one, other in pairwise(found):
        assert one.start < other.start
        assert other.start <= one.end + 1


def test_a_paragraph_is_a_better_place_to_cut_than_a_sentence() -> None:
    text = SENTENCE * 3 + "\n\n" + SENTENCE * 3
    first, second = chunks_of(text, size=ChunkSize(40, 0, 6))
    assert first.text == (SENTENCE * 3).strip()
    assert second.text == (SENTENCE * 3).strip()


def test_chinese_sentences_are_cut_at_their_full_stops() -> None:
    text = "今天天气很好我们去公园。" * 12
    for each in chunks_of(text):
        assert each.text.endswith("。")
        assert each.text.startswith("今天")


def test_pieces_are_of_even_size_rather_than_a_full_one_and_a_crumb() -> None:
    sizes = [Words().count(each.text) for each in chunks_of(SENTENCE * 6, size=ChunkSize(50, 0, 6))]
    assert len(sizes) == 2
    assert max(sizes) - min(sizes) <= 9


def test_a_chunk_does_not_reach_over_a_heading() -> None:
    text = f"# Bees\n\n{SENTENCE * 2}\n\n# Ants\n\n{SENTENCE * 2}"
    first, second = chunk(with_headings(text), Words(), SIZE)
    assert (first.heading, second.heading) == ("Bees", "Ants")
    assert second.text.startswith("# Ants")
    assert second.line == 5


def test_the_heading_path_is_outermost_first() -> None:
    text = "".join(f"{mark}\n{SENTENCE}\n" for mark in ("# A", "## B", "### C", "## D", "# E"))
    found = chunk(with_headings(text), Words(), ChunkSize(40, 0, 2))
    assert [each.heading for each in found] == ["A", "A › B", "A › B › C", "A › D", "E"]


def test_a_bare_heading_goes_along_with_what_follows() -> None:
    text = f"# A\n\n## B\n\n{SENTENCE * 8}"
    found = chunk(with_headings(text), Words(), SIZE)
    assert found[0].text.startswith("# A\n\n## B\n\nThe bee")
    assert found[0].heading == "A › B"


def test_tiny_sections_share_a_chunk_under_their_common_heading() -> None:
    text = "# Words\n## Ape\nan animal\n## Bee\nan insect\n## Cat\nan animal\n"
    (only,) = chunk(with_headings(text), Words(), ChunkSize(40, 8, 20))
    assert only.heading == "Words"


def test_a_heading_of_level_zero_ends_those_before_it() -> None:
    text = f"# A\n{SENTENCE}\n{SENTENCE}"
    headings = (Heading(0, 1, "A"), Heading(len(text) - len(SENTENCE), 0, ""))
    found = chunk(ExtractedText(text, headings=headings), Words(), ChunkSize(40, 0, 2))
    assert [each.heading for each in found] == ["A", ""]


def test_a_chunk_stays_on_its_page() -> None:
    one, two = SENTENCE * 2, SENTENCE * 7
    pages = (Span(0, len(one), "1"), Span(len(one), len(one + two), "2"))
    found = chunk(ExtractedText(one + two, pages=pages), Words(), SIZE)
    assert [each.page for each in found] == [1, 2, 2]
    assert found[1].start == len(one)


def test_slides_stand_alone_however_short_but_notebook_cells_are_joined() -> None:
    text = "one\n\ntwo"
    slides = (Span(0, 5, "Slide 1"), Span(5, 8, "Slide 2"))
    found = chunk(ExtractedText(text, parts=slides), Words(), SIZE)
    assert [(each.part, each.text) for each in found] == [("Slide 1", "one"), ("Slide 2", "two")]

    cells = (Span(0, 5, "Cell 1"), Span(5, 8, "Cell 2"))
    (only,) = chunk(ExtractedText(text, parts=cells), Words(), SIZE)
    assert only.part == "Cell 1"


def test_python_is_cut_at_functions_and_named_by_class_and_function() -> None:
    body = "        return honey + honey + honey + honey\n"
    text = (
        f"import os\n\nclass Bee:\n    def fly(self):\n{body * 3}\n"
        f"    @staticmethod\n    def rest():\n{body * 3}\n\nX = 1\n"
    )
    found = chunks_of(text, language="python")
    assert [each.heading for each in found] == ["Bee › fly", "Bee › rest", ""]
    assert found[1].text.startswith("    @staticmethod")


def test_python_that_does_not_parse_is_cut_by_its_lines() -> None:
    body = "    print honey, honey, honey, honey, honey, honey\n"
    text = f"def fly():\n{body * 2}\ndef rest():\n{body * 2}"
    assert [each.heading for each in chunks_of(text, language="python")] == ["fly", "rest"]


CODE = {
    "javascript": """
export class Bee {
  fly(far) {
    BODY
  }
}

const rest = async (x) => {
  BODY
};
""",
    "go": """
// Fly flies.
func (b *Bee) fly(far int) error {
\tBODY
}

type rest struct {
\tBODY
}
""",
    "c": """
/* flies */
static int\tfly(struct bee *b, int far)
{
\tBODY
}

void rest(void) {
\tBODY
}
""",
    "java": """
public class Bee {
  @Override
  public void fly(int far) throws X {
    BODY
  }

  private int rest() {
    BODY
  }
}
""",
    "rust": """
impl Bee {
    pub fn fly(&self) {
        BODY
    }
}

fn rest() {
    BODY
}
""",
    "ruby": """
class Bee
  def fly
    BODY
  end

  def rest
    BODY
  end
end
""",
    "sql": """
CREATE TABLE IF NOT EXISTS fly (
  BODY
);

create view rest as
  BODY;
""",
    "powershell": """
function fly {
  BODY
}

function rest {
  BODY
}
""",
    "toml": """
[fly]
BODY

[[rest]]
BODY
""",
}


@pytest.mark.parametrize("language", CODE)
def test_code_is_cut_at_its_definitions(language: str) -> None:
    body = "a = honey + wax + pollen + nectar + propolis + royal + jelly"
    text = CODE[language].replace("BODY", body)
    found = chunks_of(text, language=language, size=ChunkSize(45, 0, 8))
    assert [each.heading.rpartition(" › ")[2] for each in found] == ["fly", "rest"]
    outer = {each.heading.rpartition(" › ")[0] for each in found}
    assert outer <= {"", "Bee"}
    assert ("Bee" in outer) == ("Bee {" in text or "class Bee" in text)


def test_a_comment_belongs_to_the_definition_below_it() -> None:
    body = "    a = honey + wax + pollen + nectar + propolis + royal + jelly;\n"
    text = f"int one(void) {{\n{body}}}\n\n/* The second one. */\nint two(void) {{\n{body}}}\n"
    _, second = chunks_of(text, language="c", size=ChunkSize(45, 0, 8))
    assert second.text.startswith("/* The second one. */")


def test_a_line_that_looks_like_a_puzzle_is_read_in_bounded_time() -> None:
    puzzle = ("a*b&" * 90 + "\n") + ("((((" * 90 + "\n") + ("const x " * 40 + "\n")
    assert chunks_of(puzzle * 20, language="cpp")
    assert chunks_of(puzzle * 20, language="typescript")


def test_a_word_without_end_is_cut_hard() -> None:
    found = chunks_of("x" * 20_000)
    assert "".join(each.text for each in found) == "x" * 20_000
    assert max(len(each.text) for each in found) < 2_000


def test_a_desert_of_blanks_makes_no_huge_chunk() -> None:
    found = chunks_of("a" + "\n" * 50_000 + "b")
    assert [each.text for each in found] == ["a", "b"]
    assert found[1].line == 50_001


def test_sizes_follow_the_encoder() -> None:
    assert ChunkSize.for_encoder(256) == ChunkSize(200, 30, 40)
    assert ChunkSize.for_encoder(512).target == 200
    small = ChunkSize.for_encoder(128)
    assert small.target < 128
    assert small.overlap < small.smallest < small.target


def a_chunk(text: str, heading: str = "") -> Chunk:
    return Chunk(0, 0, len(text), text, None, 1, heading, "")


def test_title_and_heading_path_are_embedded_with_the_text() -> None:
    assert embedded_text("Insects", a_chunk("They fly.", "Bees › Flight")) == (
        "Insects\nBees › Flight\nThey fly."
    )


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (EmbeddedShape.TEXT, "They fly."),
        (EmbeddedShape.TITLE, "Insects\nThey fly."),
        (EmbeddedShape.HEADINGS, "Bees\nThey fly."),
        (EmbeddedShape.FULL, "Insects\nBees\nThey fly."),
    ],
)
def test_what_goes_before_the_text_can_be_chosen(shape: EmbeddedShape, expected: str) -> None:
    assert embedded_text("Insects", a_chunk("They fly.", "Bees"), shape) == expected


def test_what_the_text_begins_with_is_not_said_twice() -> None:
    assert embedded_text("Bees", a_chunk("# Bees\n\nThey fly.", "Bees")) == "# Bees\n\nThey fly."
    assert embedded_text("Bees", a_chunk("## Far\nAway.", "Bees › Far")) == "Bees\n## Far\nAway."


def test_title_and_path_are_kept_short_and_the_innermost_headings_win() -> None:
    path = " › ".join(f"chapter number {number}" for number in range(20))
    lines = embedded_text("long title " * 50, a_chunk("text", path)).split("\n")
    assert len(lines[0]) <= 120
    assert len(lines[0]) + len(lines[1]) <= 160
    assert lines[1].endswith("chapter number 19")
    assert lines[1].startswith("chapter")
    assert len(embedded_text("标题" * 100, a_chunk("text")).split("\n")[0]) <= 40
