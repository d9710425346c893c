"""A reading of a large library ends by packing its words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.ingest import packing
from engine.library import Library
from engine.store import packed
from tests.journeys.conftest import found, update


def test_after_reading_words_are_packed_and_found(
    open_library: Callable[[], Library], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "LEAST_CHUNKS", 5)
    monkeypatch.setattr(packed, "LEAST_ROWS", 2)
    for number in range(8):
        (root / f"{number}.txt").write_text(f"honey from hive {number}", "utf-8")
    library = open_library()
    library.add_folder(root)
    update(library)
    reader = library._database.reader()
    assert packed.latest(reader) is not None
    assert reader.execute("SELECT max(n_rows) FROM packed_terms").fetchone() == (8,)
    assert sorted(found(library, '"honey"')) == [f"{number}.txt" for number in range(8)]
