"""An emoji is found like a word: in texts and names, alone and among words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine import terms
from engine.config import EngineConfig
from engine.library import Library
from engine.store import fts
from engine.store.database import Database
from engine.store.fts import TermTable, TermTotals
from engine.types import SearchRequest
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.model_source import FakeModels
from tests.journeys.conftest import config_for, found, update

Open = Callable[[], Library]

FILES = {
    "fête 🎉.txt": "Balloons and a cake.",
    "plans.txt": "The party 🎉 begins at eight.",
    "later.txt": "After the party we clean up.",
    "thanks.txt": "Well done 👍🏽",
    "couple.txt": "They work at home 👩‍💻 and love it ❤️",
    "trip.txt": "From Berlin 🇩🇪 to Paris.",
    "plain.txt": "Nothing of that kind.",
}


class Reading(HashEmbedder):
    """Has no token for a sign that is no letter, as those that learned words from books."""

    def known_share(self, text: str) -> float:
        return float(any(map(str.isalnum, text)))

    def is_frequent(self, _word: str) -> bool:
        return True


def read(library: Library, folder: Path) -> Library:
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    library.add_folder(folder)
    update(library)
    return library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    config = config_for(tmp_path_factory.mktemp("emoji"))
    folder = config.data_dir.parent / "files"
    folder.mkdir()
    library = Library.open(config, writable=True, models=FakeModels(Reading()))
    library.load_models()
    yield read(library, folder)
    library.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("🎉", {"fête 🎉.txt", "plans.txt"}),
        ('"party 🎉"', {"plans.txt"}),
        ('"🎉"', {"fête 🎉.txt", "plans.txt"}),
        ("name:🎉", {"fête 🎉.txt"}),
        ("👍", {"thanks.txt"}),
        ("👍🏿", {"thanks.txt"}),
        ("💻", {"couple.txt"}),
        ("👩🏾‍💻", {"couple.txt"}),
        ("❤", {"couple.txt"}),
        ("🇩🇪", {"trip.txt"}),
        ("🇫🇷", set()),
        ("🦄", set()),
    ],
)
def test_files_with_it_are_found_and_no_others(
    library: Library, query: str, expected: set[str]
) -> None:
    assert set(found(library, query)) == expected


def test_among_words_it_counts_as_one(library: Library) -> None:
    names = found(library, "party 🎉")
    assert names[0] == "plans.txt"
    assert {"fête 🎉.txt", "later.txt"} <= set(names)


def test_files_without_it_can_be_asked_for(library: Library) -> None:
    names = found(library, "party -🎉")
    assert names[0] == "later.txt"
    assert not {"plans.txt", "fête 🎉.txt"} & set(names)


def test_it_is_marked_whole_where_it_stands(library: Library) -> None:
    (hit,) = library.search(SearchRequest("👍")).hits
    (passage,) = hit.passages
    (mark,) = passage.marks
    assert passage.snippet[mark.start : mark.end] == "👍🏽"


def test_what_was_read_before_emoji_were_terms_is_found_by_them_after_opening(
    open_library: Open, config: EngineConfig, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    todays = terms.document_terms
    with monkeypatch.context() as before:
        before.setattr(terms, "VERSION", terms.WITHOUT_EMOJI)
        before.setattr(terms, "document_terms", lambda text: terms.without_emoji(todays(text)))
        library = read(open_library(), root)
        assert found(library, '"🎉"') == []
        library.close()
    library = open_library()
    assert set(found(library, '"🎉"')) == {"fête 🎉.txt", "plans.txt"}
    assert found(library, '"kind"')[0] == "plain.txt"

    # a row is removed by the words it was added with: nothing stays of any
    for name in FILES:
        (root / name).unlink()
    (root / "another.txt").write_text("left")
    update(library)
    library.remove_folder(library.folders()[0].folder.id)
    update(library)
    library.close()
    database = Database(config.library_path, writable=False)
    for table in TermTable:
        assert fts.totals(database.reader(), table) == TermTotals(0, 0)
        places = database.reader().execute(f"SELECT * FROM {table}_places")  # noqa: S608
        assert places.fetchall() == []
    database.close()
