"""A file that is called what was typed comes first, whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest

from engine.search import names
from engine.types import SearchRequest
from tests.engine.search.library import HandMadeLibrary
from tests.engine.search.test_pipeline import ReadingEmbedder


def found(library: HandMadeLibrary, typed: str) -> list[str]:
    response = library.search.search(SearchRequest(typed), library.snapshot)
    return [str(hit.path) for hit in response.hits]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Notes (2)", "Notes (2).txt"),
        ("notes 2", "Notes (2).txt"),
        ("notes (2).TXT", "Notes (2).txt"),
        ("the plan", "The Plan.md"),
        ('"the plan"', "The Plan.md"),
        ("resume", "Résumé.md"),
        ("get_user-name v1.2", "get_user-name v1.2.py"),
        ("annual report 2024", "Annual_Report-2024.pdf"),
        ("annual-report_2024.pdf", "Annual Report 2024.pdf"),
        ("annual report", "AnnualReport.pdf"),
        ("annualreport", "AnnualReport.pdf"),
        ("AnnualReport", "annual_report.pdf"),
        ("bashrc", ".bashrc"),
        ("straßen plan", "Strassen-Plan.odt"),
        ("会议记录", "会议记录.md"),
        ("会议记录 2024", "会议记录_2024.docx"),
        ("会议记录(终稿)", "会议记录（终稿）.md"),
        ("京都メモ.txt", "京都メモ.txt"),
        ("отчёт за год", "Отчёт_за-год.docx"),
        ("عقد الإيجار", "عقد_الإيجار.pdf"),
        ("임대차 계약서", "임대차-계약서.hwp"),
        ("party 👍", "Party 👍🏽.txt"),
    ],
)
@pytest.mark.parametrize("text", ["apples and pears", None])
def test_a_name_typed_in_full_comes_first(
    library: HandMadeLibrary, typed: str, name: str, text: str | None
) -> None:
    plain = typed.replace('"', "")
    for i in range(9):
        library.add(f"/a/{i}.md", f"{plain} {plain}. All about {plain}, part {i}.")
        library.add(f"/a/{plain} {i}.md", f"{plain}, something else {i}")
    library.add(f"/b/{name}", text)

    assert found(library, typed)[0] == f"/b/{name}"


@pytest.mark.parametrize("typed", ["plan", "plan.txt"])
def test_it_is_found_behind_many_whose_names_begin_alike(
    library: HandMadeLibrary, typed: str
) -> None:
    for i in range(names._MAX_CALLED + 9):
        library.add(f"/a/plan {i}.md", None)
    library.add("/b/plan.txt", None)

    assert found(library, typed)[0] == "/b/plan.txt"


def test_a_filter_applies_before_files_of_one_name_are_cut_to_some(
    library: HandMadeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "_MAX_CALLED", 3)
    for i in range(4):
        library.add(f"/a/{i}/plan.txt", None)
    library.add("/b/plan for later.txt", "plan plan plan")
    library.add("/b/plan.txt", None)

    assert found(library, "plan in:/b")[0] == "/b/plan.txt"


def test_it_stays_out_when_a_filter_leaves_it_out(library: HandMadeLibrary) -> None:
    library.add("/a/Notes (2).txt", "apples")
    library.add("/b/other.txt", "notes 2")

    assert found(library, "Notes (2) in:/b") == ["/b/other.txt"]


def test_other_words_beside_the_name_make_it_another_one(library: HandMadeLibrary) -> None:
    library.add("/a/plan b.txt", None)
    library.add("/a/C++.txt", None)
    with library.search.reading() as view:
        for typed in ("plan", "plan bc", "planb", "C", "c#"):
            assert names.named_exactly(view, [typed], None) == {}
        assert len(names.named_exactly(view, ["c++", "plan-b"], None)) == 2


def test_signs_alone_and_bytes_that_are_no_text_are_the_name_of_nothing_else(
    library: HandMadeLibrary,
) -> None:
    library.add("/a/---", None)
    library.add("/a/bad\udcff rent.md", None)

    assert found(library, "--") == []
    assert found(library, "...") == []
    assert found(library, "bad\udcff rent")[0] == "/a/bad\udcff rent.md"


def test_two_characters_that_stand_together_by_chance_pass_no_name_that_holds_all(
    library: HandMadeLibrary,
) -> None:
    library.embedder = ReadingEmbedder({}, set())
    library.add("/a/行程.txt", "七月十八日签租房补充协议，收拾书，同学聚会")
    library.add("/b/租房合同 青羊路.docx", "房屋租赁合同，出租人和承租人")
    for i in range(40):
        about = "合同" if i < 5 else "天气"
        library.add(f"/c/{i}.txt", f"关于{about}的第{i}封信")

    assert found(library, "租房合同")[0] == "/b/租房合同 青羊路.docx"


def test_what_is_rare_and_typed_without_spaces_leads_to_where_all_of_it_stands(
    library: HandMadeLibrary,
) -> None:
    library.embedder = ReadingEmbedder({}, set())
    for i in range(40):
        library.add(f"/c/{i}.txt", f"青草 羊路 {i}")
    library.add("/a/信.txt", "很长的一封信，里面写了很多别的事情。" * 9 + "青羊路二十七号")

    assert found(library, "青羊路")[0] == "/a/信.txt"


def test_a_name_that_holds_what_is_rare_counts_as_much_as_a_text_that_does(
    library: HandMadeLibrary,
) -> None:
    library.embedder = ReadingEmbedder({}, set())
    for i in range(40):
        library.add(f"/c/{i}.txt", f"one of many letters, number {i}")
    library.add("/a/trip.txt", "a long text of many words about the rental of boats " * 9)
    library.add("/b/rental contract Kiln Street.pdf", None)

    assert found(library, "rental contract")[0] == "/b/rental contract Kiln Street.pdf"


def test_a_name_that_holds_only_some_of_what_is_rare_does_not(library: HandMadeLibrary) -> None:
    library.embedder = ReadingEmbedder({}, set())
    for i in range(40):
        library.add(f"/c/{i}.txt", f"one of many letters, number {i}")
    library.add("/a/trip.txt", "the rental of boats in Hollerstedt")
    library.add("/b/boat rental.pdf", None)

    assert found(library, "rental Hollerstedt")[0] == "/a/trip.txt"


def test_many_files_of_one_name_are_found_up_to_a_number(library: HandMadeLibrary) -> None:
    for i in range(names._MAX_CALLED + 9):
        library.add(f"/a/{i}/README.md", None)
    with library.search.reading() as view:
        called = names.named_exactly(view, ["readme"], None)
    assert len(called) == names._MAX_CALLED
    assert set(np.diff(sorted(called)).tolist()) == {1}
