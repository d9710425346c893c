"""Whether two builds of the core are alike, file by file: `python packaging/alike.py ONE OTHER`.

The one rule: a program that differs is looked into, so that a module is named and not the file that
holds them all.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zipfile
from pathlib import Path


def main(one: Path, other: Path) -> int:
    """Print what differs; return 0 when nothing does."""
    found = differences(one, other)
    for line in found:
        print(line)
    n_files = len(_listed(one))
    print(f"{len(found)} of {n_files:,} files differ" if found else f"{n_files:,} files are alike")
    return 1 if found else 0


def differences(one: Path, other: Path) -> list[str]:
    """Return a line for each file or link that differs, sorted."""
    mine, theirs = _listed(one), _listed(other)
    lines = [f"{name}: only in one of them" for name in mine.keys() ^ theirs.keys()]
    for name in mine.keys() & theirs.keys():
        if mine[name] != theirs[name]:
            inside = _members(one / name), _members(other / name)
            named = sorted(m for m in {*inside[0], *inside[1]} if _differ(m, *inside))
            lines.append(f"{name}: {', '.join(named)}" if named else name)
    return sorted(lines)


def _listed(folder: Path) -> dict[str, str]:
    """Return what stands for each file: its mode and hash, or where a link leads."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            mode = "x" if os.access(path, os.X_OK) else "-"
            found[name] = mode + hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _members(path: Path) -> dict[str, bytes]:
    """Return what is in a program of PyInstaller or a zip; nothing for other files."""
    if zipfile.is_zipfile(path) and path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if path.parent.name == "_internal" or path.suffix:
        return {}
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

    try:
        program = CArchiveReader(str(path))
    except ArchiveReadError:
        return {}
    members = {name: program.extract(name) for name in program.toc if name != "PYZ.pyz"}
    modules = program.open_embedded_archive("PYZ.pyz")
    return members | {name: modules.extract(name, raw=True) for name in modules.toc}


def _differ(name: str, mine: dict[str, bytes], theirs: dict[str, bytes]) -> bool:
    return mine.get(name) != theirs.get(name)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
