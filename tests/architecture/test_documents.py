"""The documents: what they name is there, and what there is to run is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = [
    ROOT / name
    for name in (
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "BENCHMARKS.md",
        "CHANGELOG.md",
        "resources/models/reranker/README.md",
    )
]
# where a path that is told in short begins
ROOMS = ("", "app", "ui", "engine", "packaging", "resources", "tests")
MADE = ("dist/",)  # what a command makes
PATH = re.compile(r"`([\w.*-]*/[\w./*-]*)`")


def texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in DOCUMENTS}


def is_there(named: str) -> bool:
    name = named.rstrip("/")
    return any(
        list((ROOT / room).glob(pattern)) for room in ROOMS for pattern in (name, f"{name}.py")
    )


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    return set(phony.split())


def test_every_path_that_a_document_names_is_there() -> None:
    lost = [
        f"{document}: {named}"
        for document, text in texts().items()
        for named in PATH.findall(text)
        if not named.startswith(MADE) and not is_there(named)
    ]
    assert not lost


def test_every_link_leads_to_a_file() -> None:
    lost = [
        f"{path.name}: {link}"
        for path in DOCUMENTS
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]
    assert not lost


def test_every_make_target_that_is_named_is_one() -> None:
    named = {
        (document, target)
        for document, text in texts().items()
        for target in re.findall(r"(?:`|^)make ([a-z][a-z-]*)", text, re.MULTILINE)
    }
    assert named
    assert not {(document, target) for document, target in named if target not in targets()}


@pytest.mark.parametrize("target", sorted(targets()))
def test_every_make_target_is_told_to_contributors(target: str) -> None:
    assert f"| `make {target}" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
