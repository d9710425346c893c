"""Searches over a small library: what is found, in which order, and what is said about it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.errors import DataProblem, ErrorCode
from engine.ports import Vectors
from engine.search.retrieval import Side
from engine.types import Degraded, FolderId, Kind, MatchKind, SearchRequest, SearchResponse
from tests.engine.search.library import HandMadeLibrary, WordEmbedder

YEAR_2025_NS = 1_735_700_000_000_000_000
YEAR_2026_NS = 1_767_300_000_000_000_000


@pytest.fixture
def ask(library: HandMadeLibrary) -> Callable[..., SearchResponse]:
    def search(text: str, **options: object) -> SearchResponse:
        return library.search.search(SearchRequest(text, **options), library.snapshot)  # type: ignore[arg-type]

    return search


def names(response: SearchResponse) -> list[str]:
    return [hit.path.name for hit in response.hits]


def test_a_document_is_found_by_its_words(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/one.md", "The invoice for the rent.")
    library.add("/a/two.md", "A walk in the mountains.")

    response = ask("rent invoices")

    assert names(response)[0] == "one.md"
    passage = response.hits[0].passages[0]
    assert [passage.snippet[m.start : m.end] for m in passage.marks] == ["invoice", "rent"]
    assert all(mark.kind is MatchKind.WORD for mark in passage.marks)
    assert response.hits[0].stages.lexical is not None
    assert response.hits[0].stages.lexical.rank == 1


def test_a_document_is_found_by_meaning_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    library = HandMadeLibrary(
        tmp_path_factory.mktemp("db") / "library.db", synonyms={"automobil": "car"}
    )
    library.add("/a/one.md", "Selling an old automobile.")
    library.add("/a/two.md", "A walk in the mountains.")

    response = library.search.search(SearchRequest("car"), library.snapshot)

    assert names(response)[0] == "one.md"
    assert response.hits[0].stages.lexical is None
    assert response.hits[0].stages.dense is not None
    library.close()


def test_without_a_model_words_still_answer_and_it_is_said(library: HandMadeLibrary) -> None:
    library.add("/a/one.md", "The invoice for the rent.")
    missing = replace(library.words_only, degraded=frozenset({Degraded.MODEL_UNAVAILABLE}))

    response = library.search.search(SearchRequest("rent"), missing)

    assert names(response) == ["one.md"]
    assert response.degraded == {Degraded.MODEL_UNAVAILABLE}
    assert response.hits[0].stages.dense is None


def test_an_index_without_vectors_leaves_the_words(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/one.md", "The invoice for the rent.")
    library.index.remove(library.index.ids())

    assert names(ask("rent")) == ["one.md"]


@pytest.mark.parametrize("text", ["京", "都庁", "北京", "비용"])
def test_words_of_one_and_two_dense_characters_are_found(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse], text: str
) -> None:
    library.add("/a/other.md", "Nothing of the kind, 山 and 川.")
    library.add("/a/wanted.md", "東京都庁は大きい。我们在北京见面。여행 비용 정산")

    assert names(ask(text))[0] == "wanted.md"


@pytest.mark.parametrize("text", ["get_user_name", "getUserName", "getusername"])
def test_an_identifier_is_found_however_it_is_written(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse], text: str
) -> None:
    library.add("/a/vague.md", "The user gets a name and the name of the user.")
    library.add("/a/exact.py", "def run():\n    return getUserName(3)")

    assert names(ask(text))[0] == "exact.py"


@pytest.mark.parametrize("text", ["4711", "os.path.join", "XK-9 error", "zygote cells"])
def test_what_is_typed_exactly_is_first(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse], text: str
) -> None:
    for i in range(30):
        library.add(f"/a/vague{i}.md", f"Errors and cells, path and join, os and number, note {i}.")
    library.add("/a/exact.md", f"Long before that there was {text} among many other words. " * 2)

    assert names(ask(text))[0] == "exact.md"


@pytest.mark.parametrize(
    ("typed", "other"),
    [("n_candidates", "n_candidate"), ("pool.items", "pool.item"), ("getUsers", "getUser")],
)
def test_another_form_of_an_identifier_comes_after_it(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse], typed: str, other: str
) -> None:
    library.add("/a/often.py", f"{other} = {other} + {other}")
    library.add("/a/once.py", f"return several others of which one may be {typed}, or none at all")

    assert names(ask(typed)) == ["once.py", "often.py"]
    assert names(ask(other)) == ["often.py", "once.py"]


def test_another_form_of_a_word_with_a_hyphen_is_as_good(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/about.md", "E-mail: how e-mail works, and why e-mail is slow.")
    library.add("/a/beside.md", "There was a long talk of many things, and of e-mails among others")

    assert names(ask("e-mails"))[0] == "about.md"


def test_an_identifier_that_stands_in_another_form_alone_is_found(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/other.py", "n_candidate = 3")
    library.add("/a/parts.py", "n of the candidates, each candidate n times")

    assert names(ask("n_candidates"))[0] == "other.py"


def test_a_phrase_must_stand_there_word_by_word(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/apart.md", "The annual meeting and the report.")
    library.add("/a/together.md", "The annual report.")

    assert names(ask('"annual report"')) == ["together.md"]
    assert names(ask('"annual report" OR "annual meeting"')) == ["together.md", "apart.md"] or set(
        names(ask('"annual report" OR "annual meeting"'))
    ) == {"together.md", "apart.md"}
    assert names(ask('"report annual"')) == []


def test_two_phrases_may_stand_in_different_passages(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/both.md", "The annual report.\n\nThe quiet garden.")
    library.add("/a/one.md", "The annual report.")

    assert names(ask('"annual report" "quiet garden"')) == ["both.md"]


def test_an_excluded_word_leaves_out_the_whole_file(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/clean.md", "The report.")
    library.add("/a/spoilt.md", "The report.\n\nOnly a draft.")
    library.add("/a/draft_report.md", "The report of last year.")

    assert names(ask("report -draft")) == ["clean.md"]


def test_filters_hold_inside_retrieval(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    for i in range(150):
        library.add(f"/a/near{i}.md", f"rent rent rent {i}")
    library.add("/b/far.pdf", "many words and somewhere among them the rent", folder_id=2)

    assert names(ask("rent", kinds=(Kind.PDF,))) == ["far.pdf"]
    assert names(ask("rent", folder_ids=(FolderId(2),))) == ["far.pdf"]
    assert names(ask("rent type:pdf")) == ["far.pdf"]
    assert names(ask("rent in:/b")) == ["far.pdf"]
    assert names(ask("rent name:far")) == ["far.pdf"]


def test_filters_by_time_and_author(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/old.md", "rent one", mtime_ns=YEAR_2025_NS, author="Anna Bell")
    library.add("/a/new.md", "rent two", mtime_ns=YEAR_2026_NS, author="100%_Carl")

    assert names(ask("rent before:2025-12")) == ["old.md"]
    assert names(ask("rent after:2025-12")) == ["new.md"]
    assert names(ask("rent from:anna")) == ["old.md"]
    assert names(ask("rent author:0%_c")) == ["new.md"]
    assert names(ask("rent author:%")) == ["new.md"]


def test_filters_alone_list_the_newest_first(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/old.pdf", "one", mtime_ns=1)
    library.add("/a/new.pdf", None, mtime_ns=2)
    library.add("/a/other.md", "two", mtime_ns=3)

    response = ask("type:pdf")

    assert names(response) == ["new.pdf", "old.pdf"]
    assert response.kind_counts == {Kind.PDF: 2, Kind.NOTE: 1}


def test_a_folder_name_with_wildcards_is_taken_literally(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/50%_off/x.md", "rent")
    library.add("/a/500 off/y.md", "rent")

    assert names(ask("rent in:50%_off")) == ["x.md"]


def test_a_file_is_found_by_its_name_before_it_was_read(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/Invoice_2024-03.pdf", None)
    library.add("/a/other.md", "An invoice from 2024.")

    hit = next(one for one in ask("invoice 2024").hits if one.path.suffix == ".pdf")

    assert hit.passages == ()
    assert hit.n_passages == 0
    assert [hit.path.name[m.start : m.end] for m in hit.name_marks] == ["Invoice", "2024"]


def test_a_name_that_matches_lifts_a_document(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/notes.md", "The contract with the landlord.")
    library.add("/a/contract.md", "With the landlord, the contract. Also much about other things.")

    assert names(ask("contract"))[0] == "contract.md"


def test_the_same_content_is_one_hit_that_tells_where_else_it_is(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/one.md", "The invoice for the rent.")
    library.add("/b/two.md", "The invoice for the rent.")

    response = ask("rent")

    assert names(response) == ["one.md"]
    assert [str(path) for path in response.hits[0].also_at] == ["/b/two.md"]


def test_a_filter_picks_the_copy_that_passes_it(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/one.md", "The invoice for the rent.")
    library.add("/b/two.txt", "The invoice for the rent.", folder_id=2)

    response = ask("rent", folder_ids=(FolderId(2),))

    assert names(response) == ["two.txt"]
    assert response.hits[0].also_at == ()


def test_neighbouring_passages_are_one_and_distant_ones_are_counted(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/one.md", "rent here\n\nrent there\n\nmountains\n\nrivers\n\nrent again")

    hit = ask("rent").hits[0]

    assert hit.n_passages == 2
    assert {(p.start, p.end) for p in hit.passages} == {(0, 21), (42, 52)}


def test_kinds_are_counted_over_every_candidate(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    for i in range(30):
        library.add(f"/a/{i}.md", f"rent {i}")
    library.add("/a/x.pdf", "rent")

    response = ask("rent", limit=5)

    assert len(response.hits) == 5
    assert response.kind_counts == {Kind.NOTE: 30, Kind.PDF: 1}


def test_what_was_committed_is_found_at_once_and_what_was_removed_is_not(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    from engine.store import contents, documents

    first = library.add("/a/one.md", "The rent.")
    assert names(ask("rent")) == ["one.md"]

    library.add("/a/two.md", "More rent.")
    assert set(names(ask("rent"))) == {"one.md", "two.md"}

    with library.database.write() as connection:
        documents.remove_documents(connection, [first])
        contents.remove_orphans(connection)
    assert names(ask("rent")) == ["two.md"]


def test_a_chunk_the_index_knows_and_the_store_does_not_is_passed_over(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/one.md", "The rent.")
    library.index.add(np.array([999], np.int64), library.embedder.embed_passages(["rent"]))

    assert names(ask("rent")) == ["one.md"]


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "!!!", '"', '""', '"""', "'", "NEAR(a b)", "a AND b OR NOT c", "body:x", "*",
        "^rent", "rent*", "-", "--", "(((", "'; DROP TABLE chunks; --", "%", "_", "\\", "the of",
        "🙂", "שלום עולם", "مرحبا", "rent 京 🙂 שלום", "\0", "\ud800", "type:", "in:", "before:x",
        "x" * 100_000, "rent " * 20_000, '"' * 1001, "-" * 1001, "(" * 1001, "in:" + "a" * 5000,
        "name:'\"", 'name:"a*b"', "type:pdf,,", "after:9999-12-31", "before:0001-01-01",
    ],
)  # fmt: skip
def test_no_query_is_an_error(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse], text: str
) -> None:
    library.add("/a/one.md", "The rent.")

    response = ask(text)

    assert response.query == text
    assert (Degraded.QUERY_SHORTENED in response.degraded) == (len(text) > 2_000)


def test_what_was_not_understood_is_said(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    assert "type:nonsense" in ask("type:nonsense rent").notes[0]


def test_every_step_is_timed(library: HandMadeLibrary, ask: Callable[..., SearchResponse]) -> None:
    library.add("/a/one.md", "The rent.")

    assert set(ask("rent").timings_ms) == {
        "parse", "embed", "lexical", "semantic", "fuse", "group", "snippet", "total",
    }  # fmt: skip


def test_one_side_can_be_asked_alone(library: HandMadeLibrary) -> None:
    library.add("/a/rent.md", "The rent.")
    request = SearchRequest("rent")

    by_words = library.search.search(request, library.snapshot, Side.LEXICAL)
    by_meaning = library.search.search(request, library.snapshot, Side.DENSE)

    assert by_words.hits[0].stages.dense is None
    assert by_meaning.hits[0].stages.fused is not None
    assert by_meaning.hits[0].stages.dense is not None
    assert by_meaning.hits[0].stages.fused.value == by_meaning.hits[0].stages.dense.value


def test_a_name_of_invalid_utf_8_is_found_and_shown(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/bad\udcff rent.md", "text")

    assert names(ask("rent")) == ["bad\udcff rent.md"]


def test_two_threads_search_at_once(library: HandMadeLibrary) -> None:
    from concurrent.futures import ThreadPoolExecutor

    for i in range(20):
        library.add(f"/a/{i}.md", f"rent number {i}")

    def search(i: int) -> list[str]:
        return names(library.search.search(SearchRequest(f"rent {i}"), library.snapshot))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(search, [i % 20 for i in range(80)]))

    assert [one[0] for one in found] == [f"{i % 20}.md" for i in range(80)]


class _Watched(WordEmbedder):
    """Notes on which threads it works, and fails when told."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: set[threading.Thread] = set()
        self.damaged = False

    def embed_query(self, text: str) -> Vectors:
        self.threads.add(threading.current_thread())
        if self.damaged:
            raise DataProblem(ErrorCode.VECTOR_INVALID, text)
        return super().embed_query(text)


def test_meaning_is_looked_up_beside_the_words_on_a_thread_that_ends(
    library: HandMadeLibrary,
) -> None:
    library.embedder = watched = _Watched()
    library.add("/a/one.md", "The rent.")
    watched.threads.clear()

    library.search.search(SearchRequest("rent"), library.snapshot)

    (thread,) = watched.threads
    assert thread is not threading.current_thread()
    thread.join(timeout=5)
    assert not thread.is_alive()


def test_what_fails_beside_the_words_is_told_and_the_next_search_works(
    library: HandMadeLibrary,
) -> None:
    library.embedder = watched = _Watched()
    library.add("/a/one.md", "The rent.")

    watched.damaged = True
    with pytest.raises(DataProblem):
        library.search.search(SearchRequest("rent"), library.snapshot)
    watched.damaged = False

    assert library.search.search(SearchRequest("rent"), library.snapshot).hits


def test_a_passage_without_a_vector_yet_is_no_worse_than_others_with_its_words(
    library: HandMadeLibrary,
) -> None:
    for i in range(30):
        library.add(f"/home/me/{i}.txt", f"river and something else {i} filler{i} more{i}")
    fresh = library.add("/home/me/fresh.txt", "river river, written a moment ago")
    library.index.remove(library.index.ids()[-1:])

    request = SearchRequest("river notes", limit=31)
    hits = library.search.search(request, library.snapshot).hits

    places = [hit.document_id for hit in hits]
    assert len(places) == 31
    assert places.index(fresh) < 20
    (hit,) = [one for one in hits if one.document_id == fresh]
    assert hit.stages.dense is None
    assert all(one.stages.dense is not None for one in hits if one.document_id != fresh)


class ReadingEmbedder(WordEmbedder):
    """Knows some words whole, as the tokenizer of an encoder does."""

    def __init__(self, synonyms: dict[str, str], frequent: set[str]) -> None:
        super().__init__(synonyms)
        self._frequent = frequent

    def known_share(self, text: str) -> float:
        return 1.0

    def is_frequent(self, word: str) -> bool:
        return word in self._frequent


@pytest.mark.parametrize(("frequent", "is_first"), [({"pump"}, True), ({"pump", "zigzag"}, False)])
def test_a_rare_word_that_one_passage_of_a_small_library_has_is_not_outranked(
    tmp_path: Path, frequent: set[str], is_first: bool
) -> None:
    library = HandMadeLibrary(tmp_path / "library.db")
    library.embedder = ReadingEmbedder({"meander": "zigzag"}, frequent)
    for i in range(40):
        library.add(f"/home/me/{i}.txt", f"pump meander {i}")  # nearer in meaning
    wanted = library.add("/home/me/wanted.txt", "a long text of many words about a zigzag " * 9)

    hits = library.search.search(SearchRequest("pump zigzag"), library.snapshot).hits
    library.close()

    assert (hits[0].document_id == wanted) is is_first


def test_a_rare_word_of_a_long_question_is_one_hint_among_others(library: HandMadeLibrary) -> None:
    for i in range(40):
        library.add(f"/home/me/{i}.txt", f"the pump in the garden makes noise at night {i}")
    library.add("/home/me/other.txt", "something else about a zigzag of other things " * 9)

    text = "why does the pump in the garden make a zigzag noise at night"
    hits = library.search.search(SearchRequest(text), library.snapshot).hits

    assert hits[0].path.name != "other.txt"


def test_a_filter_that_leaves_none_of_the_words_leaves_what_is_near_in_meaning(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/rent.md", "The rent is due on Monday.")
    library.add("/a/far.pdf", "Nothing of the kind at all.")

    assert names(ask("rent", kinds=(Kind.PDF,))) == ["far.pdf"]
    assert names(ask("xyzzy", kinds=(Kind.PDF,))) == []


def test_the_passage_that_holds_the_words_itself_is_shown_before_one_under_their_heading(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add(
        "/a/words.md",
        "The reserved words of the language: nothing else of importance stands here, though it"
        " goes on for quite a while, longer than other passages do.\n\n"
        "Between them.\n\n"
        "Language keywords, language modes.",
        headings=["Reserved words", "Reserved words", "Reserved words › See also"],
    )
    library.add("/a/other.md", "A walk in the mountains, reserved in advance.")
    for i in range(5):
        library.add(f"/a/more{i}.md", f"word {i} language {i}.")

    hit = ask("reserved words of the language").hits[0]

    passage = hit.passages[0]
    marked = [passage.snippet[mark.start : mark.end] for mark in passage.marks]
    assert marked == ["reserved", "words", "language"]
    assert {term for term, _ in hit.terms} == {"reserv", "word", "languag"}


def test_of_passages_under_no_such_heading_the_best_is_shown(
    library: HandMadeLibrary, ask: Callable[..., SearchResponse]
) -> None:
    library.add("/a/words.md", "Language keywords.\n\nWords.\n\nLanguage, language, language.")

    assert ask("language").hits[0].passages[0].snippet == "Language, language, language."
