"""Why a document stands where it stands, and where a file is that is not seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import ErrorCode, InputProblem
from engine.exclusion import LeftOut
from engine.explanation import Explanation, FilterKind, Presence, Whereabouts
from engine.search.explain import explain, words_in
from engine.search.whereabouts import Surroundings, locate
from engine.store import documents
from engine.types import DocumentId, FailureReason, Kind, Order, SearchRequest
from engine.watch.rules import Rules
from tests.engine.search.library import HandMadeLibrary

MARCH_2025_NS = 1_741_000_000_000_000_000


def explained(library: HandMadeLibrary, query: str, document_id: DocumentId) -> Explanation:
    request = SearchRequest(query)
    return explain(library.search, request, library.snapshot, document_id).explanation


def located(
    library: HandMadeLibrary,
    query: str,
    path: str,
    *patterns: str,
    request: SearchRequest | None = None,
) -> Whereabouts:
    around = Surroundings([Path("/a")], Rules(LeftOut(patterns)))
    request = request or SearchRequest(query)
    return locate(library.search, request, library.snapshot, Path(path), around=around)


def test_ranks_and_words_of_the_first_result(library: HandMadeLibrary) -> None:
    first = library.add("/a/one.md", "The invoice for the rent of March.")
    library.add("/a/two.md", "A walk in the mountains.")

    told = explained(library, "rent invoices 2024", first)

    assert (told.rank, told.meaning_rank, told.words_rank) == (1, 1, 1)
    assert told.words_found == ("rent", "invoices")
    assert told.words_missing == ("2024",)
    assert told.filters == ()
    assert told.hit is not None
    assert told.hit.document_id == first


def test_a_document_far_below_what_is_shown_has_its_rank(library: HandMadeLibrary) -> None:
    for i in range(150):
        library.add(f"/a/rent {i}.md", f"The rent of month {i}, invoice and rent.")
    last = library.add("/a/walk.md", "A walk in the mountains, once with a rented tent.")

    told = explained(library, "rent invoice", last)

    assert told.rank == told.n_ranked == 151
    assert told.words_missing == ("invoice",)


def test_the_words_of_a_name_are_told_apart_from_those_of_the_text(
    library: HandMadeLibrary,
) -> None:
    only_name = library.add("/a/Forecast 2026.xlsx", None)

    told = explained(library, "forecast 2026", only_name)

    assert told.rank == 1
    assert told.words_in_name == ("forecast", "2026")
    assert told.words_found == ()
    assert told.meaning_rank is None


def test_without_a_model_there_is_no_rank_by_meaning(library: HandMadeLibrary) -> None:
    one = library.add("/a/one.md", "The invoice for the rent.")
    told = explain(library.search, SearchRequest("rent"), library.words_only, one).explanation
    assert (told.rank, told.words_rank, told.meaning_rank) == (1, 1, None)


def test_an_unknown_document_is_an_input_problem(library: HandMadeLibrary) -> None:
    with pytest.raises(InputProblem) as caught:
        explained(library, "rent", DocumentId(404))
    assert caught.value.code is ErrorCode.UNKNOWN_DOCUMENT


def test_filters_that_are_passed_are_told(library: HandMadeLibrary) -> None:
    one = library.add("/a/one.md", "The rent, in full.", mtime_ns=MARCH_2025_NS)
    told = explained(library, "rent type:md after:2025-01-01 in:/a", one)
    assert [(f.kind, f.value, f.passed) for f in told.filters] == [
        (FilterKind.KIND, "md", True),
        (FilterKind.FOLDER, "/a", True),
        (FilterKind.AFTER, "2025-01-01", True),
    ]


@pytest.mark.parametrize(
    ("query", "kind", "value"),
    [
        ("rent type:pdf", FilterKind.KIND, "pdf"),
        ("rent in:Letters", FilterKind.FOLDER, "Letters"),
        ("rent name:letter", FilterKind.NAME, "letter"),
        ("rent from:okafor", FilterKind.AUTHOR, "okafor"),
        ("rent after:2025-06-02", FilterKind.AFTER, "2025-06-02"),
        ("rent before:2020-01-01", FilterKind.BEFORE, "2020-01-01"),
        ('rent "cold water"', FilterKind.PHRASE, "cold water"),
        ("rent -invoices", FilterKind.WITHOUT, "invoices"),
        ('rent -"in full"', FilterKind.WITHOUT, "in full"),
    ],
)
def test_the_filter_that_keeps_a_file_out_is_named_and_its_rank_without_it_told(
    library: HandMadeLibrary, query: str, kind: FilterKind, value: str
) -> None:
    text = "The invoice for the rent, in full."
    library.add("/a/one.md", text, mtime_ns=MARCH_2025_NS, author="Weiss")
    library.add("/a/two.md", "A walk in the mountains.")

    where = located(library, query, "/a/one.md")

    assert where.presence is Presence.FILTERED
    assert where.explanation is not None
    (failed,) = [check for check in where.explanation.filters if not check.passed]
    assert (failed.kind, failed.value) == (kind, value)
    assert where.explanation.rank == 1
    assert "rent" in where.explanation.words_found


def test_a_kind_chosen_beside_the_text_keeps_a_file_out_too(library: HandMadeLibrary) -> None:
    library.add("/a/one.md", "The rent.")
    request = SearchRequest("rent", kinds=(Kind.PDF,))
    where = located(library, "rent", "/a/one.md", request=request)
    assert where.presence is Presence.FILTERED


def test_a_file_in_the_list_is_ranked(library: HandMadeLibrary) -> None:
    library.add("/a/one.md", "The rent.")
    where = located(library, "rent", "/a/one.md")
    assert where.presence is Presence.RANKED
    assert where.explanation is not None
    assert where.explanation.rank == 1


def test_a_file_with_the_same_text_as_another_says_which_stands_for_it(
    library: HandMadeLibrary,
) -> None:
    library.add("/a/one.md", "The rent.")
    library.add("/a/copy of one.md", "The rent.")
    where = located(library, "rent", "/a/copy of one.md")
    assert where.presence is Presence.RANKED
    assert (where.same_as, where.same_text) == (Path("/a/one.md"), True)


def test_a_file_that_waits_and_one_that_gave_no_text_say_so(library: HandMadeLibrary) -> None:
    library.add("/a/waiting.md", None)
    failed = library.add("/a/scan.pdf", None)
    with library.database.write() as connection:
        documents.set_failed(connection, failed, FailureReason.EMPTY, "", extractor="test")

    assert located(library, "rent", "/a/waiting.md").presence is Presence.WAITING
    where = located(library, "rent", "/a/scan.pdf")
    assert (where.presence, where.reason) == (Presence.FAILED, FailureReason.EMPTY)


def test_filters_alone_rank_by_time(library: HandMadeLibrary) -> None:
    library.add("/a/old.md", "Old.", mtime_ns=1)
    library.add("/a/new.md", "New.", mtime_ns=MARCH_2025_NS)
    where = located(library, "type:md", "/a/old.md")
    assert where.presence is Presence.RANKED
    assert where.explanation is not None
    assert where.explanation.rank == 2


def test_a_list_by_date_ranks_by_date(library: HandMadeLibrary) -> None:
    library.add("/a/old.md", "Rent, rent and rent.", mtime_ns=1)
    library.add("/a/new.md", "A walk, and the rent.", mtime_ns=MARCH_2025_NS)
    request = SearchRequest("rent", order=Order.NEWEST)
    where = located(library, "rent", "/a/old.md", request=request)
    assert where.explanation is not None
    assert where.explanation.rank == 2


def test_what_is_too_far_in_meaning_and_has_none_of_the_words_is_beyond(
    library: HandMadeLibrary,
) -> None:
    library.add("/a/one.md", "The rent.")
    where = located(library, "xylophone", "/a/one.md")
    assert where.presence is Presence.BEYOND
    assert where.explanation is not None
    assert where.explanation.rank is None


@pytest.mark.parametrize(
    ("path", "presence", "rule"),
    [
        ("/a/.secret", Presence.LEFT_OUT, "hidden"),
        ("/a/node_modules/deep/x.js", Presence.LEFT_OUT, "node_modules"),
        ("/a/x.log", Presence.LEFT_OUT, "your own pattern"),
        ("/a/no such file.md", Presence.MISSING, ""),
        ("/nowhere/file.md", Presence.MISSING, ""),
    ],
)
def test_a_file_that_the_library_does_not_know_has_its_reason(
    library: HandMadeLibrary, path: str, presence: Presence, rule: str
) -> None:
    where = located(library, "rent", path, "*.log")
    assert (where.presence, where.rule, where.explanation) == (presence, rule, None)


def test_a_file_that_an_ignore_file_or_a_link_leaves_out_has_its_reason(
    library: HandMadeLibrary, tmp_path: Path
) -> None:
    ignore = tmp_path / "work" / ".gitignore"
    ignore.parent.mkdir()
    ignore.write_text("build/\n")
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "elsewhere.md")
    around = Surroundings([tmp_path], Rules())
    request = SearchRequest("rent")
    for path, rule in (
        (ignore.parent / "build" / "deep" / "x.md", f"build/ ({ignore})"),
        (link, "a link"),
    ):
        where = locate(library.search, request, library.snapshot, path, around=around)
        assert (where.presence, where.rule) == (Presence.LEFT_OUT, rule)


def test_a_file_in_a_folder_that_was_not_found_yet_and_one_outside(
    library: HandMadeLibrary, tmp_path: Path
) -> None:
    (tmp_path / "new.md").write_text("new")
    inside = Surroundings([tmp_path], Rules())
    outside = Surroundings([Path("/a")], Rules())
    request = SearchRequest("new")
    for around, presence in ((inside, Presence.NOT_SEEN), (outside, Presence.NOT_IN_LIBRARY)):
        where = locate(
            library.search, request, library.snapshot, tmp_path / "new.md", around=around
        )
        assert where.presence is presence


def test_words_are_told_as_they_were_typed_and_stop_words_only_alone() -> None:
    assert words_in("How do I pay the INVOICES?", "An invoice.") == (("INVOICES",), ("pay",))
    assert words_in("the of", "The end.") == (("the",), ("of",))
    assert words_in("Wärmepumpe Wärmepumpe", "eine WÄRMEPUMPE") == (("Wärmepumpe",), ())
    assert words_in("getUserName", "def get_user_name():") == (("getUserName",), ())
    assert words_in("", "text") == ((), ())


def test_words_without_spaces_are_told_in_stretches() -> None:
    assert words_in("怎么做麻婆豆腐", "麻婆豆腐的做法") == (("麻婆豆腐",), ("怎么做",))


@pytest.mark.parametrize("query", ["", "   ", '"', "-", "type:", "🐝", "\0", "x" * 5_000])
def test_any_query_can_be_explained(library: HandMadeLibrary, query: str) -> None:
    one = library.add("/a/one.md", "The rent.")
    told = explained(library, query, one)
    assert told.document_id == one
