"""Everything that can go wrong has words, and the words keep the house's voice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import EnvironmentProblem, ErrorCode
from engine.operators import NoteReason, QueryNote
from engine.types import Degraded, FailureReason
from ui import messages
from ui.icons import _DRAWN, _GLYPHS


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_has_words(code: ErrorCode) -> None:
    message = messages.for_error(EnvironmentProblem(code))
    assert message.title.endswith(".")


@pytest.mark.parametrize("reason", FailureReason)
def test_every_reason_has_words_and_an_icon_that_exists(reason: FailureReason) -> None:
    said = messages.reason_words(reason)
    assert said.title == messages.reason(reason)
    assert said.body
    assert said.icon in {*_GLYPHS, *_DRAWN}


@pytest.mark.parametrize("what", Degraded)
def test_every_degradation_has_a_line(what: Degraded) -> None:
    assert messages.degraded(what).endswith(".")


@pytest.mark.parametrize("reason", NoteReason)
def test_every_note_on_a_query_has_a_sentence(reason: NoteReason) -> None:
    said = messages.note_line(str(QueryNote("-type:pdf", reason)))
    assert said.endswith(".")
    assert "%1" not in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2025-02-31", "31 February 2025"),
        ("2025-13", "2025-13"),
        ("2025-0", "2025-0"),
        ("0000", "0000"),
        ("31.2.2025", "31.2.2025"),
    ],
)
def test_a_date_that_does_not_exist_is_said_as_a_person_says_it(typed: str, said: str) -> None:
    note = QueryNote(typed, NoteReason.NO_SUCH_DATE)
    assert messages.note_line(str(note)) == f"There is no {said}, so the date was left out."


@pytest.mark.parametrize("word", ["!", "oops", "please", "sorry", "index file", "chunk", "smart"])
def test_the_voice_is_plain(word: str) -> None:
    said = [
        *(f"{m.title} {m.body} {m.action}" for m in messages._ERRORS.values()),
        *(f"{r.title} {r.body}" for r in messages._REASONS.values()),
        *messages._DEGRADED.values(),
        *messages._NOTES.values(),
    ]
    assert not [line for line in said if word in line.lower()]


def test_one_line_carries_the_detail() -> None:
    line = messages.one_line(EnvironmentProblem(ErrorCode.DISK_FULL, "/data"))
    assert line == "The disk is full, so nothing can be written. Search goes on. (/data)"


def test_words_for_errors_need_no_qt() -> None:
    code = "import sys, ui.messages; print(any(m.startswith('PySide6') for m in sys.modules))"
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "False"
