"""What a frozen core must not be: heavy, or with a library in it that only training needs.

python packaging/checks.py FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bundle import TRAINING

LIMIT_MB = 450
_MB = 1_000_000


def require_lean(folder: Path) -> None:
    """End the build when the core holds what it must not, or is larger than it may be."""
    intruders = sorted(set(training_modules(folder)))
    if intruders:
        raise SystemExit(f"only training needs these, and they are in the core: {intruders}")
    size_mb = size_bytes(folder) / _MB
    print(f"the core takes {size_mb:,.0f} MB of {LIMIT_MB}")
    if size_mb > LIMIT_MB:
        raise SystemExit("the core is too large")


def training_modules(folder: Path) -> Iterator[str]:
    """Give what a program has of the libraries for training, in its folder or its archive."""
    refused = {name.replace(".", "/") for name in TRAINING}
    inside = folder / "_internal"
    for path in inside.rglob("*"):
        name = path.relative_to(inside).as_posix()
        if name.split(".")[0] in refused or any(name.startswith(f"{one}/") for one in refused):
            yield name
        if path.name.startswith(("libtorch", "torch_", "_C.cpython")):
            yield name
    for name in _archived_modules(folder):
        if any(name == one or name.startswith(f"{one}.") for one in TRAINING):
            yield name


def size_bytes(folder: Path) -> int:
    """Return how many bytes the files of a folder have; a link counts nothing."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    )


def _archived_modules(folder: Path) -> list[str]:
    """Return the modules in the archive at the end of the program."""
    from PyInstaller.archive.readers import CArchiveReader

    program = next(
        path for path in (folder / "honeyguide", folder / "honeyguide.exe") if path.is_file()
    )
    archive = CArchiveReader(str(program))
    return list(archive.open_embedded_archive("PYZ.pyz").toc)


if __name__ == "__main__":
    require_lean(Path(sys.argv[1]))
