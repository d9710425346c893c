"""What is said about a result, and about a file that was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.explanation import FilterCheck, FilterKind, Presence, Whereabouts
from engine.feedback.records import ActKind
from engine.types import (
    ChunkId,
    FailureReason,
    FromYou,
    Hit,
    Mark,
    MatchKind,
    Order,
    Passage,
    SearchRequest,
    Stages,
    StageValue,
)
from tests.fakes.fake_library import fake_explanation, fake_hit
from ui.search.where_words import where_text
from ui.search.why_words import neighbours_joined, ordinal, quoted, why_text

NOW_MS = 1_760_000_000_000
QUERY = "how loud may a heat pump be at night"
SNIPPET = "The sound level must not exceed 35 dB. A heat pump in night mode keeps this."


def hit(**changes: object) -> Hit:
    marks = (
        Mark(4, 15, MatchKind.MEANING),
        Mark(SNIPPET.index("heat"), SNIPPET.index("heat") + 9),
        Mark(SNIPPET.index("exceed"), SNIPPET.index("exceed") + 6, MatchKind.MEANING),
    )
    passage = Passage(ChunkId(1), 0, 80, 12, 3, "", "", SNIPPET, marks)
    stages = Stages(
        lexical=StageValue(11.5, 5),
        dense=StageValue(0.61, 2),
        fused=StageValue(0.72, 3),
        rerank=StageValue(4.2, 1),
    )
    values: dict[str, object] = {"passages": (passage,), "n_passages": 1, "stages": stages}
    return fake_hit(1, "guide.pdf", **{**values, **changes})


EXPLANATION = fake_explanation(
    1,
    rank=3,
    n_ranked=38,
    meaning_rank=2,
    words_rank=5,
    words_found=("heat", "pump", "night"),
    words_missing=("loud",),
    filters=(FilterCheck(FilterKind.AFTER, "2024-01-01", passed=True),),
)


def test_the_first_result_is_explained_in_ranks_and_words() -> None:
    text = why_text(SearchRequest(QUERY), hit(), EXPLANATION, 1, now_ms=NOW_MS)

    assert text.title == "Why this is first"
    assert text.sentence == "Close in meaning, and it has “heat pump” and “night” in it."
    assert [(row.label, row.value, row.detail.text) for row in text.rows] == [
        ("By meaning", "2nd", "nearest passage on page 12: “sound level … exceed”"),
        ("By words", "5th", "has heat pump, night; does not have “loud”"),
        ("Read closely", "1st", "question and passage read side by side: moved up from 3rd"),
        ("Filters", "kept", "changed since January 2024"),
    ]


def test_the_words_that_are_there_are_marked_where_they_are_named() -> None:
    detail = why_text(SearchRequest(QUERY), hit(), EXPLANATION, 1, now_ms=NOW_MS).rows[1].detail
    assert [detail.text[mark.start : mark.end] for mark in detail.marks] == ["heat pump", "night"]


def test_no_value_is_shown_and_every_value_is_copied() -> None:
    text = why_text(SearchRequest(QUERY), hit(), EXPLANATION, 1, now_ms=NOW_MS)
    shown = " ".join([text.title, text.sentence, *(row.detail.text for row in text.rows)])
    for value in ("11.5", "0.61", "0.72", "4.2"):
        assert value not in shown
        assert value in text.raw
    assert QUERY in text.raw
    assert "3 of 38" in text.raw


@pytest.mark.parametrize(
    ("place", "said"), [(3, "stayed in its place"), (5, "moved down from 3rd")]
)
def test_a_close_reading_says_where_it_moved_the_row(place: int, said: str) -> None:
    row = why_text(SearchRequest(QUERY), hit(), EXPLANATION, place, now_ms=NOW_MS).rows[2]
    assert said in row.detail.text


def test_without_a_close_reading_there_is_no_such_row() -> None:
    rows = why_text(SearchRequest(QUERY), hit(stages=Stages()), EXPLANATION, 1, now_ms=NOW_MS).rows
    assert "Read closely" not in [row.label for row in rows]


def test_a_result_found_by_its_name_says_so() -> None:
    told = fake_explanation(
        1, meaning_rank=None, words_rank=None, words_found=(), words_in_name=("heat",)
    )
    text = why_text(
        SearchRequest("heat"), hit(passages=(), stages=Stages()), told, 12, now_ms=NOW_MS
    )
    assert text.title == "Why this is 12th"
    assert text.sentence == "Found by its name, which has “heat” in it."
    assert [row.value for row in text.rows] == ["–", "–"]


def test_meaning_alone_is_said_as_such() -> None:
    told = fake_explanation(1, words_rank=None, words_found=(), words_missing=("loud",))
    text = why_text(SearchRequest("loud"), hit(), told, 2, now_ms=NOW_MS)
    assert text.sentence == "Close in meaning, though none of the words are in it."
    assert text.rows[1].detail.text == "has none of the words"


def test_a_list_by_date_says_so() -> None:
    text = why_text(SearchRequest(QUERY, order=Order.NEWEST), hit(), EXPLANATION, 1, now_ms=NOW_MS)
    assert text.sentence == "Of the files that match, the one changed last comes first."


def test_ordinals_and_lists_read_as_a_person_says_them() -> None:
    said = [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112, 214)]
    assert said == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "214th"]
    assert quoted(["a"]) == "“a”"
    assert quoted(["a", "b", "c"]) == "“a”, “b” and “c”"
    assert neighbours_joined("a heat  pump, night", ["heat", "pump", "night"]) == [
        "heat",
        "pump",
        "night",
    ]
    assert neighbours_joined("a Heat  pump at night", ["Heat", "pump", "night"]) == [
        "Heat pump",
        "night",
    ]


def where(presence: Presence, **changes: object) -> Whereabouts:
    values: dict[str, object] = {"path": Path("/a/Forecast Q3 final.xlsx"), "presence": presence}
    return Whereabouts(**{**values, **changes})  # type: ignore[arg-type]


def test_a_file_far_down_the_list_has_its_rank_and_what_its_best_passage_lacks() -> None:
    told = fake_explanation(
        1,
        rank=214,
        n_ranked=1318,
        words_found=("forecast",),
        words_missing=("2026", "draft"),
        hit=hit(),
    )
    text = where_text("forecast 2026 draft", where(Presence.RANKED, explanation=told))
    assert text.title == "Forecast Q3 final.xlsx is 214th of 1,318"
    assert text.sentences == ("Its best passage has “forecast” but not “2026 draft”.",)
    assert text.hit is not None


def test_a_copy_says_which_file_the_list_shows() -> None:
    told = fake_explanation(1, words_found=(), hit=None)
    found = where(Presence.RANKED, explanation=told, same_as=Path("/b/original.xlsx"))
    (said,) = where_text("x", found).sentences
    assert said == "The list shows it as /b/original.xlsx, which has the same text."


def test_another_version_is_not_told_to_be_the_same() -> None:
    told = fake_explanation(1, words_found=(), hit=None)
    shown = Path("/b/final.xlsx")
    found = where(Presence.RANKED, explanation=told, same_as=shown, same_text=False)
    (said,) = where_text("x", found).sentences
    assert said == "The list shows it as /b/final.xlsx, which has nearly the same text."


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (FilterKind.KIND, "pdf", "The filter for pdf leaves it out."),
        (FilterKind.FOLDER, "Work", "It is not in Work."),
        (FilterKind.FOLDER, "", "It is not in the chosen folder."),
        (FilterKind.NAME, "draft", "Its name does not have “draft”."),
        (FilterKind.AUTHOR, "okafor", "Its author is not okafor."),
        (FilterKind.AFTER, "2025-03-04", "It changed before 4 March 2025."),
        (FilterKind.BEFORE, "2025-03-01", "It changed after the start of March 2025."),
        (FilterKind.PHRASE, "cold water", "It does not have “cold water” word by word."),
        (FilterKind.WITHOUT, "garage", "It has “garage”, which was to be left out."),
    ],
)
def test_the_filter_that_leaves_a_file_out_is_named(
    kind: FilterKind, value: str, said: str
) -> None:
    checks = (FilterCheck(FilterKind.KIND, "x", passed=True), FilterCheck(kind, value, False))
    told = fake_explanation(1, rank=2, words_found=(), filters=checks)
    text = where_text("x", where(Presence.FILTERED, explanation=told))
    assert text.title == "Forecast Q3 final.xlsx is not in the list"
    assert text.sentences == (said, "Without the filter it would be 2nd.")


@pytest.mark.parametrize(
    ("presence", "changes", "said"),
    [
        (Presence.LEFT_OUT, {"rule": "hidden"}, "Hidden files and folders are left out."),
        (Presence.LEFT_OUT, {"rule": "*.tmp"}, "A rule leaves it out: *.tmp."),
        (Presence.LEFT_OUT, {"rule": "a link"}, "It is a link; what it leads to counts by itself."),
        (Presence.LEFT_OUT, {"rule": "kept in the cloud only"}, "It is kept in the cloud only."),
        (
            Presence.LEFT_OUT,
            {"rule": "your own pattern"},
            "A pattern of your own leaves it out, under Folders, What to leave out.",
        ),
        (Presence.NOT_IN_LIBRARY, {}, "/a is in no folder that is read."),
        (Presence.MISSING, {}, "There is no such file."),
        (Presence.NOT_SEEN, {}, "It was not there at the last look."),
    ],
)
def test_a_file_the_library_does_not_know_has_one_reason(
    presence: Presence, changes: dict[str, object], said: str
) -> None:
    (sentence,) = where_text("x", where(presence, **changes)).sentences
    assert sentence.startswith(said)


def test_a_file_that_waits_failed_or_is_too_far_says_so() -> None:
    told = fake_explanation(1, rank=None, n_ranked=640, words_found=())
    waiting = where_text("x", where(Presence.WAITING, explanation=told))
    assert waiting.sentences[0].startswith("Its text is not read yet.")
    failed = where(Presence.FAILED, explanation=told, reason=FailureReason.ENCRYPTED)
    assert where_text("x", failed).sentences[0] == "It gave no text: locked with a password."
    beyond = where_text("x", where(Presence.BEYOND, explanation=told))
    assert beyond.sentences[0] == ("It is read, but too far from this question to be in the list.")


@pytest.mark.parametrize(
    ("act", "first", "lowered", "value", "said"),
    [
        (ActKind.OPEN, True, False, "first", "you opened it for “heat pump” on 29 Sep"),
        (ActKind.COPY, False, False, "higher", "you copied from it for “heat pump” on 29 Sep"),
        (ActKind.THUMB_DOWN, False, True, "lower", "you marked it as wrong for “heat pump” on"),
    ],
)
def test_what_you_did_before_is_a_reason_of_its_own(
    act: ActKind, *, first: bool, lowered: bool, value: str, said: str
) -> None:
    told = FromYou(act, "heat pump", NOW_MS - 10 * 86_400_000, True, first, lowered)
    text = why_text(SearchRequest(QUERY), hit(from_you=told), EXPLANATION, 1, now_ms=NOW_MS)
    row = next(row for row in text.rows if row.label == "From you")
    assert row.value == value
    assert row.detail.text.startswith(said)
    assert text.sentence.endswith("so it comes first.") is first
    assert f"from you: {act} for heat pump" in text.raw


def test_without_a_memory_you_are_no_reason() -> None:
    text = why_text(SearchRequest(QUERY), hit(), EXPLANATION, 1, now_ms=NOW_MS)
    assert "From you" not in [row.label for row in text.rows]
