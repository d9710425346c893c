"""A library of random words, and a person who searches it and opens what they find."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.feedback.blend import Blend
from engine.feedback.records import ActKind
from engine.library import Library
from engine.types import Hit, SearchRequest, SearchResponse
from tests.journeys.conftest import update

WORDS = [
    "boiler",
    "pressure",
    "invoice",
    "garden",
    "honey",
    "tax",
    "bicycle",
    "piano",
    "window",
    "ticket",
    "recipe",
    "winter",
    "river",
    "contract",
    "school",
    "doctor",
    "camera",
    "engine",
    "letter",
    "market",
]
N_FILES = 60


@pytest.fixture
def library(open_library: Callable[[], Library], root: Path) -> Library:
    chance = random.Random(11)
    for number in range(N_FILES):
        words = " ".join(chance.choices(WORDS, k=25))
        (root / f"note{number:02}.{'md' if number % 2 else 'txt'}").write_text(words + ".\n")
    opened = open_library()
    opened.add_folder(root)
    update(opened)
    return opened


def search(library: Library, query: str, **options: object) -> SearchResponse:
    return library.search(SearchRequest(query, **options))  # type: ignore[arg-type]


def act(library: Library, response: SearchResponse, hit: Hit, kind: ActKind = ActKind.OPEN) -> None:
    number = library.feedback.record_impression(response, seen=range(1, 6))
    assert number is not None
    assert library.feedback.record_act(number, kind, hit.path) is not None


def names(response: SearchResponse) -> list[str]:
    return [hit.path.name for hit in response.hits]


def fingerprint(library: Library) -> str:
    embedder = library._serving.current().embedder
    assert embedder is not None
    return embedder.fingerprint


def blend_of(library: Library) -> Blend:
    return library.feedback.memory.blend(fingerprint(library))


def by_words(hit: Hit) -> float:
    return hit.stages.lexical.value if hit.stages.lexical else 0.0
