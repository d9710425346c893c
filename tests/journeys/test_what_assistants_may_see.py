"""What a program that works for the person sees of a library: what was allowed, as it is today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import EngineError, ErrorCode
from engine.feedback.records import ActKind
from engine.freshness import Freshness
from engine.library import Library
from engine.reach import ALLOWED, DENIED
from engine.search.guest import Guest
from engine.types import SearchRequest, SearchResponse
from tests.fakes.model_source import FakeModels
from tests.journeys.conftest import update

TEXTS = {
    "open/bees.md": "# Bees\n\nThe honeyguide leads people to wild hives in the wood.\n",
    "open/taxes.txt": "The tax office wants the form by July.\n",
    "open/inner/hives.txt": "Wild hives need no paint in the wood.\n",
    "open/inner/scan.txt": "",
    "open/secret/diary.txt": "Wild hives and a confession about the wood.\n",
    "shut/letter.txt": "The honeyguide leads people to wild hives and a confession.\n",
    "shut/copy of bees.md": "# Bees\n\nThe honeyguide leads people to wild hives in the wood.\n",
}


@pytest.fixture
def library(open_library: Callable[[], Library], root: Path) -> Library:
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    library = open_library()
    library.add_folder(root)
    update(library)
    return library


def allow(library: Library, *allowed: Path, denied: tuple[Path, ...] = ()) -> Guest:
    library.put_setting(ALLOWED, [str(path) for path in allowed])
    library.put_setting(DENIED, [str(path) for path in denied])
    return library.guest


def names(response: SearchResponse) -> set[str]:
    paths = {path for hit in response.hits for path in (hit.path, *hit.also_at)}
    return {path.name for path in paths}


@contextmanager
def refusing(code: ErrorCode) -> Iterator[None]:
    with pytest.raises(EngineError) as refused:
        yield
    assert (refused.value.code, refused.value.detail) == (code, "")


def test_before_a_folder_is_allowed_every_question_is_refused(library: Library, root: Path) -> None:
    guest = library.guest
    for ask in (
        lambda: guest.search("hives", 9),
        lambda: guest.text(root / "open/bees.md"),
        lambda: guest.more_like(root / "open/bees.md", None, 9),
        guest.allowed,
    ):
        with refusing(ErrorCode.NOTHING_ALLOWED):
            ask()


def test_only_what_is_allowed_is_found_and_a_denied_folder_in_it_is_not(
    library: Library, root: Path
) -> None:
    guest = allow(library, root / "open", denied=(root / "open/secret",))
    found = guest.search('"wild hives"', 9)
    assert names(found) == {"bees.md", "hives.txt"}
    assert sum(found.kind_counts.values()) == 2
    assert names(guest.search('"confession"', 9)) == set()
    assert names(guest.search('"a confession" OR diary', 9)) == set()
    assert names(guest.search("in:secret", 9)) == set()
    assert names(guest.search(f"in:{root / 'shut'}", 9)) == set()
    assert guest.allowed() == [(root / "open", 4)]


def test_a_filter_leaves_as_many_results_as_there_are_however_many_others_match_better(
    library: Library, root: Path
) -> None:
    for number in range(150):
        (root / f"shut/{number}.txt").write_text(f"Wild hives {number}. Wild hives.\n")
    update(library)
    guest = allow(library, root / "open")
    assert names(guest.search("wild hives", 1)) <= {"bees.md", "hives.txt", "diary.txt"}
    assert len(guest.search('"wild hives"', 9).hits) == 3


def test_neighbours_are_looked_for_only_where_it_is_allowed(library: Library, root: Path) -> None:
    guest = allow(library, root / "open", denied=(root / "open/secret",))
    assert names(guest.more_like(root / "open/bees.md", None, 9)) == {"hives.txt", "taxes.txt"}
    assert names(guest.more_like(root / "open/bees.md", 8, 9)) == {"hives.txt", "taxes.txt"}
    for seed in ("shut/letter.txt", "open/secret/diary.txt", "shut/copy of bees.md"):
        with refusing(ErrorCode.NOT_ALLOWED):
            guest.more_like(root / seed, None, 9)
    with refusing(ErrorCode.NOT_READ):
        guest.more_like(root / "open/inner/scan.txt", None, 9)


def test_a_file_that_is_not_allowed_is_answered_for_as_one_that_is_not_there(
    library: Library, root: Path
) -> None:
    guest = allow(library, root / "open", denied=(root / "open/secret",))
    (root / "open/link.txt").symlink_to(root / "shut/letter.txt")
    (root / "open/way").symlink_to(root / "shut")
    for asked in (
        root / "shut/letter.txt",
        root / "no such file",
        root / "open/secret/diary.txt",
        root / "open/../shut/letter.txt",
        root / "open/inner/../secret/diary.txt",
        root / "open/link.txt",
        root / "open/way/letter.txt",
        root / "open",
        Path("open/bees.md"),
        Path("/\0"),
        Path("\ud800"),
        Path("/\ud800"),
    ):
        with refusing(ErrorCode.NOT_ALLOWED):
            guest.text(asked)
    text, state = guest.text(root / "shut/../open/bees.md")
    assert (text.document.path, state) == (root / "open/bees.md", Freshness.AS_READ)
    with refusing(ErrorCode.NOT_READ):
        guest.text(root / "open/inner/scan.txt")


def test_a_search_below_a_folder_asks_for_one_that_is_allowed(library: Library, root: Path) -> None:
    guest = allow(library, root / "open", denied=(root / "open/secret",))
    assert names(guest.search('"wild hives"', 9, root / "open/inner")) == {"hives.txt"}
    assert names(guest.search('"wild hives"', 9, root)) == {"bees.md", "hives.txt"}
    for below in (root / "shut", root / "open/secret", Path("open"), root / "open/../shut"):
        with refusing(ErrorCode.NOT_ALLOWED):
            guest.search("wild hives", 9, below)


def test_what_is_denied_is_gone_at_the_next_question(library: Library, root: Path) -> None:
    guest = allow(library, root)
    assert "diary.txt" in names(guest.search("confession", 9))
    allow(library, root, denied=(root / "open/secret", root / "shut/letter.txt"))
    assert names(guest.search('"confession"', 9)) == set()
    with refusing(ErrorCode.NOT_ALLOWED):
        guest.text(root / "open/secret/diary.txt")
    allow(library)
    with refusing(ErrorCode.NOTHING_ALLOWED):
        guest.search("hives", 9)


def test_a_file_that_changed_says_so_and_one_that_is_gone_gives_no_text(
    library: Library, root: Path
) -> None:
    guest = allow(library, root / "open")
    (root / "open/taxes.txt").write_text("The tax office wants nothing any more.\n")
    assert guest.text(root / "open/taxes.txt")[1] is Freshness.CHANGED
    (root / "open/taxes.txt").unlink()
    with refusing(ErrorCode.FILE_GONE):
        guest.text(root / "open/taxes.txt")


def test_what_the_person_did_neither_moves_results_nor_is_added_to(
    library: Library, root: Path
) -> None:
    guest = allow(library, root / "open")
    before = guest.search("wild hives", 9)
    response = library.search(SearchRequest("wild hives"))
    number = library.feedback.record_impression(response, seen=range(1, 6))
    assert number is not None
    last = before.hits[-1].path
    library.feedback.record_act(number, ActKind.THUMB_UP, last)
    assert library.search(SearchRequest("wild hives")).hits[0].path == last
    counts = library.feedback.counts()
    after = guest.search("wild hives", 9)
    assert [hit.path for hit in after.hits] == [hit.path for hit in before.hits]
    assert not [hit for hit in after.hits if hit.from_you is not None]
    assert library.feedback.counts() == counts


def test_a_reader_beside_the_writer_sees_what_is_allowed_and_added_meanwhile(
    library: Library, root: Path, config: EngineConfig
) -> None:
    allow(library, root / "open")
    with Library.open(config, writable=False, models=FakeModels()) as reader:
        reader.load_models()
        assert "honey.txt" not in names(reader.guest.search("honey", 9))
        (root / "open/honey.txt").write_text("Honey for the market.\n")
        update(library)
        assert "honey.txt" in names(reader.guest.search("honey", 9))
        allow(library, root / "shut")
        assert "honey.txt" not in names(reader.guest.search("honey", 9))
        assert reader.guest.by_meaning
