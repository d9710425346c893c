"""From the tuning program's folder to a `.honeyguide-pack`.

The one rule: a link is no member of the file but a line in its manifest (`engine.packs.manifest`).
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

from engine.models.manifest import sha256_of
from engine.packs.manifest import (
    MANIFEST_NAME,
    PackFile,
    PackManifest,
    manifest_from,
    this_system,
)
from engine.packs.trainer import BASE_PACKAGE, PACK_NAME

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time, and ours is nobody's business
_EXE = ".exe" if os.name == "nt" else ""


def write_pack(folder: Path, file: Path, version: str) -> str:
    """Write a pack from a frozen program's folder.

    Returns:
        The sha256 of its manifest, by which the core knows the pack.
    """
    names = sorted(path.relative_to(folder).as_posix() for path in _entries(folder))
    links = {
        name: (folder / name).readlink().as_posix()
        for name in names
        if (folder / name).is_symlink()
    }
    manifest = PackManifest(
        name=PACK_NAME,
        version=version,
        system=this_system(),
        program=f"honeyguide-tuner{_EXE}",
        base_model=f"_internal/{BASE_PACKAGE}/model",
        files={name: _described(folder / name) for name in names if name not in links},
        links=links,
    )
    text = manifest.to_json().encode()
    manifest_from(text)  # what it would refuse is no pack
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr(_info(MANIFEST_NAME), text)
        for name in manifest.files:
            with archive.open(_info(name), "w", force_zip64=True) as out:
                out.write((folder / name).read_bytes())
    return hashlib.sha256(text).hexdigest()


def _entries(folder: Path) -> list[Path]:
    """Return files and links below a folder; what is behind a link is not entered."""
    found = []
    for here, folders, files in os.walk(folder):
        found += [Path(here) / name for name in files]
        found += [Path(here) / name for name in folders if (Path(here) / name).is_symlink()]
    return found


def _described(path: Path) -> PackFile:
    status = path.stat()
    return PackFile(sha256_of(path), status.st_size, executable=bool(status.st_mode & 0o100))


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
