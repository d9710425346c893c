"""Two builds are compared file by file, and a program that differs is looked into."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        inside = tmp_path / name / "_internal"
        inside.mkdir(parents=True)
        (inside / "library.so").write_bytes(b"the same")
        (inside / "link.so").symlink_to("library.so")
        with zipfile.ZipFile(inside / "base_library.zip", "w") as archive:
            archive.writestr(zipfile.ZipInfo("abc.pyc"), b"code")
            archive.writestr(zipfile.ZipInfo("os.pyc"), b"code of " + name.encode())
    return tmp_path / "one", tmp_path / "other"


def test_what_differs_is_named_to_the_module(builds: tuple[Path, Path]) -> None:
    import alike

    one, other = builds
    (other / "_internal" / "link.so").unlink()
    (other / "_internal" / "link.so").symlink_to("elsewhere.so")
    (other / "_internal" / "new.txt").touch()
    (other / "_internal" / "library.so").chmod(0o755)
    assert alike.differences(one, other) == [
        "_internal/base_library.zip: os.pyc",
        "_internal/library.so",
        "_internal/link.so",
        "_internal/new.txt: only in one of them",
    ]


def test_builds_that_are_alike_say_so(
    builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    import alike

    one, other = builds
    (other / "_internal" / "base_library.zip").write_bytes(
        (one / "_internal" / "base_library.zip").read_bytes()
    )
    assert alike.main(one, other) == 0
    assert "3 files are alike" in capsys.readouterr().out
