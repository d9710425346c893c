"""Trying what reading costs keeps nothing of what was tried."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.library import Library


def test_samples_are_read_and_embedded_and_nothing_is_kept(
    open_library: Callable[[], Library], root: Path
) -> None:
    letter, broken = root / "Brief 信.md", root / "broken.pdf"
    letter.write_text("# Bees\n\n" + "The honeyguide leads people to wild hives. " * 200)
    broken.write_bytes(b"no pdf at all")
    library = open_library()
    found = library.probe([letter, broken, root / "gone.md"])
    assert [one.path for one in found] == [letter, broken]
    assert (found[1].n_passages, found[1].embed_ms) == (0, 0.0)
    assert found[1].read_ms > 0, "what gives no text costs its reading"
    assert found[0].size_bytes == letter.stat().st_size
    assert found[0].n_passages > 1
    assert found[0].read_ms > 0
    assert found[0].embed_ms > 0
    assert library.status().n_documents == 0
    assert library.folders() == []


def test_without_a_model_nothing_is_tried(
    open_library: Callable[[], Library], root: Path, monkeypatch: object
) -> None:
    library = open_library()
    library._serving._snapshot = type(library._serving.current())(None, None, None, None)
    assert library.probe([root]) == []
