"""A passage is found again in a text that changed, and one that is gone is not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from engine.ingest.refind import find_again

PASSAGE = (
    "The heat pump runs from six in the morning until ten at night. Its fan is checked every"
    " spring, and the brine is filled up by a fitter from Alderhall, who wants coffee first."
)
OTHER = "Nothing of this has anything to do with heating. It is about mussels and their shells.\n"


def place(passage: str, text: str, near: int = 0) -> str | None:
    found = find_again(passage, text, near)
    return None if found is None else text[slice(*found)]


def test_a_passage_that_moved_is_found_where_it_stands_now() -> None:
    text = OTHER * 40 + PASSAGE + "\n" + OTHER
    assert find_again(PASSAGE, text, 0) == (len(OTHER) * 40, len(OTHER) * 40 + len(PASSAGE))


def test_of_two_places_the_nearer_one_is_taken() -> None:
    text = PASSAGE + OTHER * 10 + PASSAGE
    second = text.rindex(PASSAGE)
    assert find_again(PASSAGE, text, 10) == (0, len(PASSAGE))
    assert find_again(PASSAGE, text, second - 30) == (second, second + len(PASSAGE))


def test_a_passage_whose_words_changed_here_and_there_is_found_whole() -> None:
    edited = PASSAGE.replace("six", "five").replace("coffee", "tea").replace("fan", "big fan")
    assert place(PASSAGE, OTHER * 8 + edited + "\n" + OTHER * 8) == edited.rstrip(".")


def test_first_and_last_words_that_changed_belong_to_it_still() -> None:
    edited = PASSAGE.replace("The heat", "Our heat").replace("coffee first.", "coffee later.")
    assert place(PASSAGE, f"{OTHER}\n{edited}\n{OTHER}") == edited.rstrip(".")


def test_a_passage_that_was_taken_out_is_not_found() -> None:
    assert find_again(PASSAGE, OTHER * 50, 100) is None
    assert find_again(PASSAGE, "", 0) is None
    assert find_again("  \n", OTHER, 0) is None


def test_single_words_in_common_are_not_the_passage() -> None:
    words = PASSAGE.split()
    random.Random(1).shuffle(words)
    assert find_again(PASSAGE, OTHER + " ".join(words) + OTHER, 0) is None


def test_a_passage_without_spaces_between_words_is_found() -> None:
    passage = "租房合同规定租客每年春天必须请专业人员检查供暖设备并保存收据"
    edited = passage.replace("每年春天", "每年秋天")
    assert place(passage, "别的内容完全不同的句子。" * 9 + edited + "。结尾") == edited


def test_a_passage_of_one_line_that_became_another_is_not_found() -> None:
    assert find_again("import numpy", "import pandas\n", 0) is None
    assert place("import numpy", "# first\nimport numpy\n") == "import numpy"


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 200))
def test_whatever_is_written_around_it_what_stands_there_unchanged_is_found(
    before: str, after: str, near: int
) -> None:
    assert place(PASSAGE, before + PASSAGE + after, near) == PASSAGE
