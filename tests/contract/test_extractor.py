"""What every extractor promises: the fake and the one in a child process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.config import ExtractLimits
from engine.errors import ErrorCode
from engine.extract.failure import ExtractionError
from engine.extract.sandbox import Sandbox
from engine.ports import Extractor
from engine.types import FailureReason
from tests.fakes.extractor import FakeExtractor

TEXTS = {"a.txt": "Honey is sweet.\n", "b.md": "# Bees\n\nThey fly.\n", "blank.txt": " \n"}


@pytest.fixture(params=["fake", "sandbox"])
def extractor(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Extractor]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    if request.param == "fake":
        yield FakeExtractor(TEXTS)
    else:
        command = (sys.executable, "-m", "engine.extract.child")
        with Sandbox(command, ExtractLimits()) as sandbox:
            yield sandbox


def test_it_has_a_version(extractor: Extractor) -> None:
    assert extractor.version


def test_it_gives_the_text_of_a_file(extractor: Extractor, tmp_path: Path) -> None:
    assert extractor.extract(tmp_path / "a.txt").text == TEXTS["a.txt"]


def test_the_same_file_gives_the_same_answer(extractor: Extractor, tmp_path: Path) -> None:
    assert extractor.extract(tmp_path / "b.md") == extractor.extract(tmp_path / "b.md")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("blank.txt", FailureReason.EMPTY), ("gone.txt", FailureReason.NO_ACCESS)],
)
def test_a_file_without_text_gives_a_reason_and_the_next_one_is_read(
    extractor: Extractor, tmp_path: Path, name: str, reason: FailureReason
) -> None:
    with pytest.raises(ExtractionError) as caught:
        extractor.extract(tmp_path / name)
    assert caught.value.code is ErrorCode.EXTRACTION_FAILED
    assert caught.value.reason is reason
    assert caught.value.detail
    assert caught.value.is_passing is (name == "gone.txt")
    assert extractor.extract(tmp_path / "a.txt").text
