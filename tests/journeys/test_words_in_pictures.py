"""Pictures and scans on their way to a result, once text recognition is switched on."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from engine.library import Library
from engine.types import FailureReason
from tests.journeys.conftest import found, update

Open = Callable[[], Library]

PROGRAM = f"""#!{sys.executable}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages (1):")
    print("eng")
else:
    sys.stdin.buffer.read()
    with open(__file__ + ".log", "a") as log:
        log.write("x")
    print("head")
    for word in ("zebra", "crossing"):
        print("\\t".join("5 1 1 1 1 1 0 0 9 9 95".split()) + "\\t" + word)
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program on the path that stands for Tesseract."""
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(PROGRAM)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    return program


def switched(library: Library, *, on: bool) -> None:
    library.configure(replace(library._config, read_pictures=on))


@pytest.mark.skipif(sys.platform == "win32", reason="the fake program is a script")
def test_pictures_are_read_once_when_recognition_is_switched_on_and_kept_when_off(
    open_library: Open, root: Path, program: Path
) -> None:
    Image.new("RGB", (400, 100), "white").save(root / "photo.png")
    (root / "copy.png").write_bytes((root / "photo.png").read_bytes())
    (root / "a.txt").write_text("some words of their own")
    library = open_library()
    library.add_folder(root)
    update(library)
    assert {failure.reason for failure in library.failures()} == {FailureReason.PICTURES}
    assert library.recognition().languages == ("eng",)
    assert not library.recognition().is_on

    switched(library, on=True)
    _, read = update(library)
    assert (read.n_read, read.n_reused) == (2, 1)
    shown = found(library, '"zebra crossing"')
    assert len(shown) == 1
    assert shown[0] in {"photo.png", "copy.png"}
    assert program.with_name("tesseract.log").read_text() == "x", "the same bytes are read once"

    switched(library, on=False)
    _, read = update(library)
    assert read.n_read == 0
    assert found(library, '"zebra crossing"') == shown


def test_without_the_program_the_switch_changes_nothing_and_says_how_to_get_it(
    open_library: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.extract.tesseract.find", lambda: None)
    monkeypatch.setattr("engine.extract.tesseract.remedy", lambda: "install tesseract")
    Image.new("RGB", (400, 100), "white").save(root / "photo.png")
    library = open_library()
    library.add_folder(root)
    switched(library, on=True)
    update(library)
    (failure,) = library.failures()
    assert failure.reason is FailureReason.PICTURES
    assert (library.recognition().is_installed, library.recognition().remedy) == (
        False,
        "install tesseract",
    )
