"""Tesseract, where it is installed: the words of a picture.

What lives here: finding the program and its languages, running it, and telling words from noise.
What does not: opening pictures (`picture`) and drawing pages (`pdf`). The one rule: it gets a grey
picture on a pipe and its time is counted, so that no file name and no format of a picture matters.
"""

from __future__ import annotations

import locale
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from engine.extract.failure import ExtractionError
from engine.types import FailureReason

# What one file may take; a scanned page takes one to three seconds.
MOST_S = 120.0
_MOST_PICTURE_S = 60.0
_MOST_LANGUAGES = 3  # each takes its time, and with many of them words are mistaken
_ASK_S = 10.0
_LEAST_CONFIDENCE = 50.0
_LEAST_WORDS = 2
_ORIENTATION = "osd"
_NO_LANGUAGES = frozenset((_ORIENTATION, "equ", "snum"))
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
# where it lies without being on the path, as programs with a window are started without it
_PLACES = (
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
)
# ISO 639-1, which systems use, to the names of Tesseract's data
_LANGUAGE_NAMES = {
    "ar": "ara",
    "cs": "ces",
    "da": "dan",
    "de": "deu",
    "el": "ell",
    "en": "eng",
    "es": "spa",
    "fi": "fin",
    "fr": "fra",
    "he": "heb",
    "hi": "hin",
    "hu": "hun",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld",
    "no": "nor",
    "pl": "pol",
    "pt": "por",
    "ro": "ron",
    "ru": "rus",
    "sv": "swe",
    "tr": "tur",
    "uk": "ukr",
    "zh": "chi_sim",
}
_INSTALLERS = (
    ("apt-get", "sudo apt install tesseract-ocr"),
    ("dnf", "sudo dnf install tesseract"),
    ("pacman", "sudo pacman -S tesseract tesseract-data-eng"),
    ("zypper", "sudo zypper install tesseract-ocr"),
    ("brew", "brew install tesseract"),
    ("winget", "winget install UB-Mannheim.TesseractOCR"),
)


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program and the languages it is asked for; `turns` tells that it can turn a page."""

    program: str
    languages: tuple[str, ...]
    turns: bool = False


def find() -> Tesseract | None:
    """Return the installed program, or None when there is none that knows a language."""
    program = shutil.which("tesseract") or next(filter(os.path.isfile, _PLACES), None)
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, "--list-langs"],
            capture_output=True,
            timeout=_ASK_S,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = listed.stdout.decode("utf-8", "replace").splitlines()
    known = {line.strip() for line in lines[1:]}  # the first one is a heading
    languages = chosen(known, _system_language())
    return Tesseract(program, languages, _ORIENTATION in known) if languages else None


def remedy() -> str:
    """Return the command that installs it here, "" when none is known."""
    return next((line for tool, line in _INSTALLERS if shutil.which(tool)), "")


def chosen(known: set[str], system_language: str) -> tuple[str, ...]:
    """Return the languages to ask for: the system's, English, then others that are installed."""
    plain = sorted(name for name in known - _NO_LANGUAGES if name and "/" not in name)
    first = (_LANGUAGE_NAMES.get(system_language, ""), "eng")
    ordered = dict.fromkeys([*(name for name in first if name in plain), *plain])
    return tuple(ordered)[:_MOST_LANGUAGES]


def _system_language() -> str:
    return (locale.getlocale()[0] or os.environ.get("LANG", ""))[:2].lower()


class Recogniser:
    """Reads the pictures of one file until the time for it is up."""

    def __init__(self, tesseract: Tesseract, most_s: float = MOST_S) -> None:
        self._tesseract = tesseract
        self._until_s = time.monotonic() + most_s

    @property
    def is_out_of_time(self) -> bool:
        """Return whether no picture is read any more."""
        return time.monotonic() >= self._until_s

    def words(self, width_px: int, height_px: int, grey: bytes, *, dpi: int = 0) -> str:
        """Return the words of a picture as lines and paragraphs, "" when there are none.

        Args:
            width_px: how wide it is.
            height_px: how high it is.
            grey: a byte for each pixel, row by row.
            dpi: dots per inch, where that is known.

        Raises:
            ExtractionError: TIMED_OUT, or UNSUPPORTED when the program fails.
        """
        tool = self._tesseract
        command = [tool.program, "stdin", "stdout", "-l", "+".join(tool.languages)]
        command += ["--psm", "1" if tool.turns else "3"]
        command += ["--dpi", str(dpi)] if dpi else []
        left_s = min(_MOST_PICTURE_S, max(0.1, self._until_s - time.monotonic()))
        try:
            done = subprocess.run(
                [*command, "tsv"],
                input=b"P5 %d %d 255\n" % (width_px, height_px) + grey,
                capture_output=True,
                timeout=left_s,
                check=False,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                cwd=Path(tool.program).parent,
                creationflags=_NO_WINDOW,
            )
        except subprocess.TimeoutExpired as problem:
            raise ExtractionError(
                FailureReason.TIMED_OUT, "recognising its text took too long"
            ) from problem
        except OSError as problem:
            raise ExtractionError(
                FailureReason.UNSUPPORTED, "Tesseract could not be started"
            ) from problem
        if done.returncode:
            raise ExtractionError(FailureReason.UNSUPPORTED, "Tesseract could not read it")
        return text_of(done.stdout.decode("utf-8", "replace"))


def text_of(table: str) -> str:
    """Return the words of Tesseract's table that it is sure of.

    A photograph without words gives a few signs with little confidence, which are none.
    """
    lines: dict[tuple[str, ...], list[str]] = {}
    n_words = 0
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        word = cells[11].strip()
        if float(cells[10]) >= _LEAST_CONFIDENCE:
            lines.setdefault(tuple(cells[1:5]), []).append(word)
            n_words += sum(sign.isalnum() for sign in word) > 1
    if n_words < _LEAST_WORDS:
        return ""
    text, paragraph = "", None
    for place, found in lines.items():
        if text:
            text += "\n" if place[:3] == paragraph else "\n\n"
        text += " ".join(found)
        paragraph = place[:3]
    return text
