"""A library whose tunes end with a model that a test names, and a person who uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import EngineError, ErrorCode
from engine.feedback.records import ActKind
from engine.jobs import Report
from engine.library import Library
from engine.models.imports import PreparedModel
from engine.tune.examples import read_examples
from engine.tune.recipe import Recipe
from engine.tune.workshop import STRENGTHS, Made
from engine.types import SearchRequest
from engine.versions import VersionKind
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.model_source import FakeModels

N_SEARCHES = 36
N_OTHERS = 12


def word(kind: str, number: int) -> str:
    """Return a word of letters only: digits would be found by themselves."""
    return kind + "bcdfghjk"[number // 8] + "mnpqrstv"[number % 8]


class Understanding(HashEmbedder):
    """Knows that the person's word for a topic means that topic."""

    def __init__(self, fingerprint: str, dim: int = 64) -> None:
        super().__init__(dim)
        self.fingerprint = fingerprint

    def _embed(self, text: str):
        return super()._embed(text.replace("alias", "topic"))


class Confused(HashEmbedder):
    """Takes every text for the same."""

    fingerprint = "confused"

    def _embed(self, text: str):
        return super()._embed("anything" + text[:1])


class Undeceived(HashEmbedder):
    """Sees that a text leads elsewhere, whatever it says before that."""

    def __init__(self) -> None:
        super().__init__()
        self.fingerprint = "undeceived"

    def _embed(self, text: str):
        return super()._embed(text.rpartition("elsewhere")[2])


class Twin(HashEmbedder):
    """The present model under another name."""

    def __init__(self) -> None:
        super().__init__()
        self.fingerprint = "twin"


MODELS = {
    "twin": Twin(),
    "undeceived": Undeceived(),
    "understanding": Understanding("understanding"),
    "narrow": Understanding("narrow", 32),
    "confused": Confused(),
    "same": HashEmbedder(),
}


class TunedModels(FakeModels):
    """A folder's file says which of `MODELS` it holds."""

    def embedder(self, folder: Path | None = None):
        return super().embedder() if folder is None else MODELS[_named(folder)]

    def describe(self, folder: Path) -> PreparedModel:
        name = _named(folder)
        return PreparedModel(folder, VersionKind.ENCODER, name, MODELS[name].fingerprint, 11)


def _named(folder: Path) -> str:
    return (folder / "model").read_text("utf-8")


class FakeMaker:
    """Trains nothing, and looks at what it was given."""

    is_ready = True

    def __init__(self, name: str) -> None:
        self.name = name
        self.learned: list[set[str]] = []
        self.negatives: set[str] = set()

    def make(
        self, examples: Path, out_dir: Path, recipe: Recipe, report: Report, *, n_beside: int = 0
    ) -> Made:
        del recipe, n_beside
        report("train", 1, 2)
        given, _ = read_examples(examples)
        self.learned.append({one.query for one in given})
        self.negatives |= {negative.text for one in given for negative in one.negatives}
        folders = tuple(out_dir / f"{strength}" for strength in STRENGTHS)
        for folder in folders:
            folder.mkdir(parents=True)
            (folder / "model").write_text(self.name, "utf-8")
        return Made(folders)


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return EngineConfig(
        data_dir=tmp_path / "profile", models_dir=tmp_path / "cache", close_reading=False
    )


@pytest.fixture
def open_library(config: EngineConfig, tmp_path: Path) -> Iterator[Callable[[str], Library]]:
    """Return a function that opens a read library whose tunes end with a model of that name."""
    root = tmp_path / "root"
    root.mkdir()
    for number in range(N_SEARCHES + N_OTHERS):
        topic = word("topic", number)
        text = f"{topic} report. It is about {topic} and nothing else than it."
        (root / f"file{number:02}.txt").write_text(text, "utf-8")
    opened: list[Library] = []

    def open_with(name: str) -> Library:
        library = Library.open(config, writable=True, models=TunedModels(), maker=FakeMaker(name))
        opened.append(library)
        library.load_models()
        library.add_folder(root)
        library.scan()
        library.read()
        return library

    yield open_with
    for library in opened:
        library.close()


def search_and_open(library: Library, n: int = N_SEARCHES) -> None:
    """Do searches in the person's own words, each ending with the file that was meant."""
    for number in range(n):
        find_and_open(library, word("topic", number), word("alias", number))


def search_in_vain_and_then_open(library: Library, failed: str, number: int) -> None:
    """Search for a file in words that find nothing, and then in those of its text."""
    nothing = library.search(SearchRequest(failed))
    before = library.feedback.record_impression(nothing, {1, 2, 3})
    assert before is not None
    find_and_open(library, word("topic", number), word("topic", number))
    library.feedback.record_act(before, ActKind.REFORMULATE)


def find_and_open(library: Library, meant: str, typed: str) -> None:
    """Open what some words find first, as if others had been typed."""
    shown = replace(library.search(SearchRequest(meant)), query=typed)
    impression = library.feedback.record_impression(shown, {1, 2, 3})
    assert impression is not None
    library.feedback.record_act(impression, ActKind.OPEN, shown.hits[0].path)


def code_of(work: Callable[[], object]) -> ErrorCode:
    with pytest.raises(EngineError) as problem:
        work()
    return problem.value.code
