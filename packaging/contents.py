"""What a frozen program is made of: whose each file is, under which licence, how large.

What lives here: from PyInstaller's lists to `Part`s. What does not: writing them down
(`statements.py`). The one rule: a file that belongs to nobody known ends the build.
"""

from __future__ import annotations

import functools
import importlib.metadata
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from bundle import Entry

HERE = Path(__file__).parent
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Public Domain": "LicenseRef-Public-Domain",
}
_WORDS = {
    "MIT License": "MIT",
    "Apache 2.0": "Apache-2.0",
    "Apache 2.0 License": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}
_SYMBOLIC = "SYMLINK"


@dataclass
class Part:
    """One component; `kind` is `python`, `native` or `system`."""

    name: str
    version: str
    kind: str
    licence: str
    home: str = ""
    note: str = ""
    texts: list[str] = field(default_factory=list)
    size_bytes: int = 0


class Owners:
    """Finds the part that a file belongs to.

    Args:
        root: the repository, whose own files are the program's.
        version: of the program.
    """

    def __init__(self, root: Path, version: str) -> None:
        self._root = root.resolve()
        told = tomllib.loads((HERE / "parts.toml").read_text("utf-8"))
        self._declared, self._texts = told["part"], told["texts"]
        self._stdlib = Path(sysconfig.get_path("stdlib")).resolve()
        self._python_home = Path(sys.base_prefix).resolve()
        own = (root / "LICENSE").read_text("utf-8")
        self._program = Part("Honeyguide", version, "python", "MIT", texts=[own])
        self._python = Part(
            "Python", sys.version.split()[0], "native", "PSF-2.0", "https://www.python.org/"
        )
        self._python.texts = [_python_licence(self._stdlib, self._python_home)]
        self._parts: dict[str, Part] = {}

    def part_of(self, destination: str, source: Path) -> Part | None:
        """Return the part; None when it is nobody's that is known."""
        for told in self._declared:
            if any(fnmatch(destination, pattern) for pattern in told["files"]):
                return self._kept(told["name"], lambda told=told: self._declared_part(told))
        distribution = _distributions().get(str(source.resolve())) or _distributions().get(
            str(source)
        )
        if distribution is not None and distribution.metadata["Name"] == "pyinstaller":
            return self.starter()
        if distribution is not None and distribution.metadata["Name"] != "honeyguide":
            name = distribution.metadata["Name"]
            return self._kept(name, lambda: self._python_part(distribution))
        if source.resolve().is_relative_to(self._root):
            return self._program
        if destination == "base_library.zip" or source.resolve().is_relative_to(self._python_home):
            return self._python
        package = _debian_package(source)
        if package is not None:
            return self._kept(package, lambda: _debian_part(package))
        return None

    def _kept(self, name: str, make: Any) -> Part:  # noqa: ANN401
        if name not in self._parts:
            self._parts[name] = make()
        return self._parts[name]

    def _declared_part(self, told: dict[str, Any]) -> Part:
        source = told.get("version_of")
        version = importlib.metadata.version(source) if source else ""
        texts = [(HERE / "licences" / name).read_text("utf-8") for name in told.get("texts", ())]
        if "texts_of" in told:
            texts += _licence_texts(importlib.metadata.distribution(told["texts_of"]))
        return Part(
            told["name"],
            version,
            "native",
            told["licence"],
            told["home"],
            told.get("note", ""),
            texts,
        )

    def _python_part(self, distribution: Distribution) -> Part:
        name = distribution.metadata["Name"]
        files = self._texts.get(name, ())
        texts = [(HERE / "licences" / one).read_text("utf-8") for one in files]
        return Part(
            name,
            distribution.version,
            "python",
            licence_of(distribution),
            _home_of(distribution),
            texts=texts or _licence_texts(distribution),
        )

    def starter(self) -> Part:
        """Return what starts the program, which is in its file and in no list."""
        distribution = importlib.metadata.distribution("pyinstaller")
        part = Part(
            "PyInstaller bootloader",
            distribution.version,
            "native",
            "GPL-2.0-or-later WITH Bootloader-exception",
            "https://pyinstaller.org/",
            texts=_licence_texts(distribution),
        )
        return self._kept(part.name, lambda: part)


def parts_of(entries: Iterable[Entry], owners: Owners) -> list[Part]:
    """Return the parts of a program with their sizes, by name.

    Raises:
        SystemExit: a file is nobody's; its name is in the message.
    """
    found: dict[str, Part] = {}
    strangers = []
    for destination, source, kind in entries:
        if kind == _SYMBOLIC or not source or source == "-":
            continue
        part = owners.part_of(destination.replace("\\", "/"), Path(source))
        if part is None:
            strangers.append(f"{destination} ({source})")
            continue
        found.setdefault(part.name, part).size_bytes += Path(source).stat().st_size
    if strangers:
        raise SystemExit("Nobody is known to have made these: " + ", ".join(strangers))
    starter = owners.starter()
    found.setdefault(starter.name, starter)
    return sorted(found.values(), key=lambda part: part.name.lower())


def licence_of(distribution: Distribution) -> str:
    """Return the licence as an SPDX expression where the metadata tells it."""
    metadata = distribution.metadata
    if metadata.get("License-Expression"):
        return str(metadata["License-Expression"])
    said = str(metadata.get("License") or "").strip()
    if said and "\n" not in said and len(said) < 60:
        return _WORDS.get(said, said)
    for classifier in metadata.get_all("Classifier") or ():
        name = classifier.rpartition(" :: ")[2]
        if classifier.startswith("License ::") and name in _CLASSIFIERS:
            return _CLASSIFIERS[name]
    return "LicenseRef-See-Text"


def _home_of(distribution: Distribution) -> str:
    for line in distribution.metadata.get_all("Project-URL") or ():
        label, _, url = line.partition(", ")
        if label.lower() in ("homepage", "home", "source", "repository"):
            return str(url)
    return str(distribution.metadata.get("Home-page") or "")


def _licence_texts(distribution: Distribution) -> list[str]:
    """Return the licence files of a wheel, each text once."""
    files = [
        one
        for one in distribution.files or ()
        if one.suffix not in (".py", ".pyc", ".pyi")
        and (_LICENCE_FILE.search(one.name) or "licenses" in one.parts or "LICENSES" in one.parts)
    ]
    texts = [Path(str(one.locate())).read_text("utf-8", "replace") for one in sorted(files)]
    return list(dict.fromkeys(texts))


@functools.cache
def _distributions() -> dict[str, Distribution]:
    """Map every installed file to what installed it."""
    found = {}
    for distribution in importlib.metadata.distributions():
        for one in distribution.files or ():
            found[str(Path(str(one.locate())).resolve())] = distribution
    return found


def _python_licence(stdlib: Path, home: Path) -> str:
    for place in (stdlib / "LICENSE.txt", home / "LICENSE.txt", home / "LICENSE"):
        if place.is_file():
            return place.read_text("utf-8")
    return "https://docs.python.org/3/license.html"


@functools.cache
def _debian_package(source: Path) -> str | None:
    """Return the system's package that a library was taken from; None off Debian and its kin."""
    names = {str(source), str(source.resolve())}
    names |= {one.removeprefix("/usr") for one in names}
    for name in sorted(names):
        try:
            done = subprocess.run(
                ["dpkg-query", "-S", name], capture_output=True, text=True, check=False
            )
        except OSError:
            return None
        if done.returncode == 0:
            return done.stdout.split(":")[0].split(",")[0]
    return None


def _debian_part(package: str) -> Part:
    done = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version}\n${Homepage}\n", package],
        capture_output=True,
        text=True,
        check=True,
    )
    version, home, *_ = (*done.stdout.splitlines(), "", "")
    copyright_file = Path("/usr/share/doc") / package / "copyright"
    text = copyright_file.read_text("utf-8", "replace") if copyright_file.is_file() else ""
    licences = re.findall(r"^License:[ \t]*(\S[^\n]*)$", text, re.MULTILINE)
    licence = " AND ".join(dict.fromkeys(licences)) if licences else "LicenseRef-See-Text"
    return Part(package, version, "system", licence, home, texts=[text] if text else [])
