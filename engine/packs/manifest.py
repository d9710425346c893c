"""What a pack says of itself: `pack.json`, the first thing in its file and in its folder.

A pack's file is a zip with `pack.json` and the files that it names. Links are no members of the
zip but entries of the manifest, so that taking a file out of it never follows one.

The one rule: no name in a manifest leads out of the pack's own folder.
"""

from __future__ import annotations

import json
import platform
import sys
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath

from engine.errors import ErrorCode, InputProblem

MANIFEST_NAME = "pack.json"
SUFFIX = ".honeyguide-pack"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack."""

    sha256: str
    size_bytes: int
    executable: bool = False


@dataclass(frozen=True, slots=True)
class PackManifest:
    """What a pack holds.

    Paths are relative, with forward slashes. `program` starts workers (`--worker NAME …`);
    `base_model` is the sentence-transformers folder that training starts from; `links` maps a
    link to its target, relative to the link's own folder.
    """

    name: str
    version: str
    system: str
    program: str
    base_model: str
    files: dict[str, PackFile]
    links: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def size_bytes(self) -> int:
        """Return how much room the files take once they are installed."""
        return sum(one.size_bytes for one in self.files.values())

    def to_json(self) -> str:
        """Return the manifest as it is written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def this_system() -> str:
    """Return the system and processor that a pack's program must be made for."""
    return f"{sys.platform}-{platform.machine().lower()}"


def manifest_from(text: bytes) -> PackManifest:
    """Read a manifest and check every path in it.

    Raises:
        InputProblem: BAD_PACK when it is not understood or names a place outside.
    """
    try:
        told = json.loads(text)
        files = {name: PackFile(**one) for name, one in told.pop("files").items()}
        manifest = PackManifest(**told, files=files)
        if manifest.format != FORMAT:
            raise InputProblem(ErrorCode.BAD_PACK, f"its format is {manifest.format}, not {FORMAT}")
        _check_paths(manifest)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise InputProblem(ErrorCode.BAD_PACK, f"{MANIFEST_NAME} is not understood") from problem
    return manifest


def _check_paths(manifest: PackManifest) -> None:
    for name in (manifest.name, *manifest.files, *manifest.links, manifest.base_model):
        if not _stays_inside(name):
            raise InputProblem(ErrorCode.BAD_PACK, f"it names a place outside: {name}")
    if len(PurePosixPath(manifest.name).parts) != 1:
        raise InputProblem(ErrorCode.BAD_PACK, f"its name is a path: {manifest.name}")
    for link, target in manifest.links.items():
        if not _stays_inside(target, depth=len(PurePosixPath(link).parts) - 1):
            raise InputProblem(ErrorCode.BAD_PACK, f"a link leads outside: {link}")
    behind = {*manifest.links}
    for name in (*manifest.files, *manifest.links):
        if behind & {str(parent) for parent in PurePosixPath(name).parents}:
            raise InputProblem(ErrorCode.BAD_PACK, f"it writes through a link: {name}")
    if manifest.program not in manifest.files:
        raise InputProblem(ErrorCode.BAD_PACK, "its program is not in it")


def _stays_inside(name: str, depth: int = 0) -> bool:
    """Return whether a relative path, seen from `depth` folders down, stays in the pack."""
    if not name or name.startswith("/") or "\\" in name or ":" in name or "\0" in name:
        return False
    for part in name.split("/"):
        if part in ("", "."):
            return False
        depth += -1 if part == ".." else 1
        if depth < 0:
            return False
    return True
