"""A file that changed is read for the one who looks at it, if that is soon done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import CancelledError
from engine.extract.sandbox import Sandbox
from engine.extract.tesseract import Tesseract
from engine.ingest import readings
from engine.jobs import JobRunner, Lane
from engine.library import Library
from engine.types import ExtractedText, Hit, SearchRequest
from tests.journeys.conftest import update

Open = Callable[[], Library]


@pytest.fixture
def library(open_library: Open, root: Path) -> Library:
    (root / "log.txt").write_text("nectar and pollen")
    library = open_library()
    library.add_folder(root)
    update(library)
    return library


@pytest.fixture
def hit(library: Library) -> Hit:
    return library.search(SearchRequest("nectar")).hits[0]


def test_it_has_a_few_seconds_and_recognises_nothing(
    library: Library, config: EngineConfig, hit: Hit, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list[Sandbox]()

    class Noted(Sandbox):
        def extract(self, path: Path) -> ExtractedText:
            made.append(self)
            return super().extract(path)

    monkeypatch.setattr(readings, "Sandbox", Noted)
    there = Tesseract("tesseract", ("eng",))
    monkeypatch.setattr(readings.tesseract, "find", lambda: there)
    library.configure(replace(config, read_pictures=True))
    assert library.text_now(hit) is not None
    (sandbox,) = made
    assert sandbox._limits.wall_s <= 10
    assert sandbox.tesseract is None


def test_a_large_file_is_not_read(
    library: Library, root: Path, hit: Hit, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[Path]()
    real = Sandbox.extract

    def extract(sandbox: Sandbox, path: Path) -> ExtractedText:
        read.append(path)
        return real(sandbox, path)

    monkeypatch.setattr(Sandbox, "extract", extract)
    (root / "log.txt").write_text("nectar and pollen\n" * 400_000)
    assert library.text_now(hit) is None
    assert read == []


def test_it_is_given_up_when_the_program_ends(
    library: Library, hit: Hit, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(sandbox: Sandbox, _path: Path) -> ExtractedText:
        begun.set()
        while not sandbox._closed:
            time.sleep(0.001)
        raise CancelledError

    monkeypatch.setattr(Sandbox, "extract", endless)
    runner = JobRunner()
    look = runner.submit(Lane.VIEW, "look", lambda report: library.text_now(hit, report))
    assert begun.wait(10)
    runner.close()
    assert isinstance(look.future.exception(), CancelledError)
