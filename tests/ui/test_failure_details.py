"""What readers say of a file is shown in the person's language."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from ui.folders.details import detail_words

ENGINE = Path(__file__).resolve().parents[2] / "engine"
# what stands in a text where the source has a name
NAMED = {
    "said": ("1 page", "7 pages"),
    "what": ("text files", "files of this kind", ".xyz files"),
}


def every_detail() -> Iterator[str]:
    """Yield what readers say of files, with sevens for figures and names."""
    for path in (*sorted((ENGINE / "extract").glob("*.py")), ENGINE / "ingest" / "texts.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ExtractionError":
                yield from _written(node.args[1])
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "detail":
                yield from _written(node.value)


def _written(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        for parts in itertools.product(*map(_choices, node.values)):
            yield "".join(parts)


def _choices(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.Constant):
        return (str(node.value),)
    name = getattr(getattr(node, "value", None), "id", "")
    return NAMED.get(name, ("7",))


@pytest.mark.parametrize("language", ["deutsch", "中文"])
def test_nothing_that_a_reader_says_stays_english(
    language: str, spoken: Callable[[str], QLocale]
) -> None:
    details = set(every_detail())
    assert len(details) > 50
    # no source says these
    details -= {"there is no reader for text files", "7 MB; .xyz files are read up to 7 MB"}
    spoken(language)
    english = [said for said in sorted(details) if detail_words(said) == said]
    assert not english


def test_figures_and_names_stand_for_themselves(spoken: Callable[[str], QLocale]) -> None:
    spoken("deutsch")
    assert detail_words("there is no reader for .hdr files") == (
        ".hdr-Dateien werden hier nicht gelesen"
    )
    assert detail_words("it unpacks to more than 1,024 MB") == "entpackt mehr als 1.024 MB groß"
    assert detail_words("the disk says: Input/output error") == (
        "der Datenträger meldet: Ein-/Ausgabefehler"
    )
    assert detail_words("12 pages, 3 of them pictures") == "12 Seiten, davon 3 Bilder"
    assert detail_words("Parsing error: bad xref") == "Parsing error: bad xref"
