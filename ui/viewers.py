"""Programs that open a file at a page or a line.

What lives here: which command does it, from what the person set and from what is known of common
programs. What does not: starting it (`opening`). The one rule: a command is a list of words made
from a template, never a line for a shell.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QProcess

_PATIENCE_MS = 500
# by what the desktop calls its usual program; {page} counts from 1
_KNOWN = {
    "evince": "evince --page-index={page} {path}",
    "papers": "papers --page-index={page} {path}",
    "atril": "atril --page-index={page} {path}",
    "xreader": "xreader --page-index={page} {path}",
    "okular": "okular --page {page} {path}",
    "zathura": "zathura --page={page} {path}",
    "qpdfview": "qpdfview --unique {path}#{page}",
    "mupdf": "mupdf {path} {page}",
    "sioyek": "sioyek --page {page} {path}",
    "code": "code --goto {path}:{line}",
    "codium": "codium --goto {path}:{line}",
    "sublime_text": "subl {path}:{line}",
    "kate": "kate --line {line} {path}",
    "kwrite": "kwrite --line {line} {path}",
    "gedit": "gedit +{line} {path}",
    "xed": "xed +{line} {path}",
    "pluma": "pluma +{line} {path}",
    "mousepad": "mousepad --line={line} {path}",
    "geany": "geany --line {line} {path}",
    "emacs": "emacs +{line} {path}",
    "gvim": "gvim +{line} {path}",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a passage begins; None where the file has no such places."""

    page: int | None = None
    line: int | None = None


NOWHERE = Place()


def command_for(
    path: Path,
    place: Place,
    templates: Sequence[str],
    usual: Callable[[Path], str] | None = None,
) -> list[str] | None:
    """Return the command that opens a file at a place, or None when no program for it is known.

    Args:
        path: the file.
        place: where in it.
        templates: the person's own, `pdf: okular --page {page} {path}`; the first that fits counts.
        usual: asks the desktop for its usual program; its own way when None.
    """
    if place.page is None and place.line is None:
        return None
    ending = path.suffix[1:].lower()
    for line in templates:
        endings, _, template = line.partition(":")
        wanted = {one.strip(" .*").lower() for one in endings.split(",")}
        if template and (ending in wanted or "" in wanted):
            found = _filled(template, path, place)
            if found is not None:
                return found
    known = _KNOWN.get((usual or _usual_program)(path), "")
    return _filled(known, path, place) if known else None


def _filled(template: str, path: Path, place: Place) -> list[str] | None:
    """Return a template's words, or None when it lacks a value or its program is not there."""
    values = {"page": place.page, "line": place.line}
    if any(value is None and f"{{{name}}}" in template for name, value in values.items()):
        return None
    try:
        words = shlex.split(template, posix=sys.platform != "win32")
    except ValueError:
        return None
    if not words or shutil.which(words[0]) is None:
        return None
    if not any("{path}" in word for word in words):
        words.append("{path}")
    return [
        word.replace("{page}", str(place.page))
        .replace("{line}", str(place.line))
        .replace("{path}", str(path))
        for word in words
    ]


def _usual_program(path: Path) -> str:
    """Return the short name of the program that the desktop opens a file with, or ""."""
    tool = shutil.which("xdg-mime")
    if tool is None:
        return ""
    kind = _asked(tool, "query", "filetype", str(path))
    name = _asked(tool, "query", "default", kind) if kind else ""
    return name.removesuffix(".desktop").rpartition(".")[2].lower()


def _asked(*words: str) -> str:
    process = QProcess()
    process.start(words[0], list(words[1:]))
    if not process.waitForFinished(_PATIENCE_MS):
        process.kill()
        process.waitForFinished(_PATIENCE_MS)
        return ""
    return bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace").strip()
