"""A rare word, a number, an identifier or a quoted phrase that occurs is never buried.

The small encoder of these tests knows nothing of meaning: its cosines are noise that exact words
must stand above.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.library import Library
from engine.types import SearchRequest
from resources import sample_library_dir
from tests.fakes.model_source import FakeModels
from tests.journeys.conftest import config_for

QUERIES = Path(__file__).parent.parent / "data" / "sample_queries.json"
OUR_SOURCE = Path(__file__).parent.parent.parent / "engine"
SHORTEST = 8
_IDENTIFIER = re.compile(rf"\b[A-Za-z_][A-Za-z0-9_]{{{SHORTEST - 1},40}}\b")
N_IDENTIFIERS = 60
N_BEST = 3


def as_typed(name: str) -> str:
    """Return an identifier as people type it: case and leading underscores make no difference."""
    return name.lower().strip("_")


def read(folder: Path, tmp_path: Path) -> Library:
    library = Library.open(config_for(tmp_path), writable=True, models=FakeModels())
    library.load_models()
    library.add_folder(folder)
    library.scan()
    library.read()
    return library


def best(library: Library, query: str) -> list[Path]:
    return [hit.path for hit in library.search(SearchRequest(query)).hits[:N_BEST]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = read(sample_library_dir(), tmp_path_factory.mktemp("sample"))
    yield library
    library.close()


def test_what_occurs_in_one_file_of_the_sample_library_leads_to_it(sample: Library) -> None:
    queries = [q for q in json.loads(QUERIES.read_text("utf-8")) if q["kind"] == "exact"]
    assert len(queries) >= 40
    missed = [
        query["query"]
        for query in queries
        if not {sample_library_dir() / path for path in query["relevant"]}
        & set(best(sample, query["query"]))
    ]
    assert not missed


def test_an_identifier_that_one_source_file_has_leads_to_it(tmp_path: Path) -> None:
    holders: dict[str, set[Path]] = defaultdict(set)
    for path in OUR_SOURCE.rglob("*.py"):
        for name in _IDENTIFIER.findall(path.read_text("utf-8")):
            holders[as_typed(name)].add(path)
    unique = sorted(
        name
        for name, paths in holders.items()
        # a shorter one, less its underscores, may stand in other files too
        if len(paths) == 1 and "_" in name and len(name) >= SHORTEST
    )
    chosen = random.Random(5).sample(unique, N_IDENTIFIERS)
    library = read(OUR_SOURCE, tmp_path)
    missed = [name for name in chosen if not holders[name] & set(best(library, name))]
    library.close()
    assert not missed
