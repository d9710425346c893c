"""The files that ship with the program: icons, style sheet, words, models, the sample library.

Here lives where these files are; what is in them is read by those who use them. The one
rule: nothing in here is ever written to at run time, an installed program may be read-only.
"""

import json
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class LicencedPart:
    """A part of the program: `licence` in short, `texts` in full; `size_bytes` of its files.

    `kind` is `python` for a library of Python, `native` for one in other languages or a model,
    `system` for one taken from the system that the program was built on.
    """

    name: str
    version: str
    kind: str
    licence: str
    home: str
    note: str
    texts: tuple[str, ...]
    size_bytes: int


def resource_path(name: str) -> Path:
    """Locate a shipped file or folder.

    Args:
        name: Path below this package with forward slashes, such as ``"sample-library"``.

    Returns:
        The absolute path; it exists.

    Raises:
        FileNotFoundError: The build left it out, which is a packaging mistake.
    """
    path = _ROOT / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def sample_library_dir() -> Path:
    """Locate the folder of invented files that newcomers and tests search in."""
    return resource_path("sample-library")


def guard_set_dir() -> Path:
    """Locate the general passages and queries that a tuned model is checked with."""
    return resource_path("guard-set")


def pack_digests() -> frozenset[str]:
    """Return the sha256 of the manifests of the packs that were made with this program.

    A checkout was not built with any, and takes every pack of its version.
    """
    built = _ROOT / "build.json"
    if not built.is_file():
        return frozenset()
    return frozenset(json.loads(built.read_text(encoding="utf-8"))["pack_digests"])


def licenced_parts(folder: Path | None = None) -> list[LicencedPart]:
    """Return what the installed program consists of, by name; nothing in a checkout.

    Args:
        folder: of an installed pack, for what is in that; None is the program itself.
    """
    home = _ROOT if folder is None else folder / "_internal" / "resources"
    listed = home / "licences.json"
    if not listed.is_file():
        return []
    told = json.loads(listed.read_text(encoding="utf-8"))
    return [LicencedPart(**{**one, "texts": tuple(one["texts"])}) for one in told]
