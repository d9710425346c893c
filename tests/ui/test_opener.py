"""A result opens where its passage stands, and only what is true is promised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from engine.types import ChunkId, Kind, Passage
from tests.fakes.fake_library import FakeSettings, fake_hit
from tests.ui.conftest import HandClock
from ui import opening
from ui.opening import Opened
from ui.search import opener as opener_module
from ui.search.opener import Opener, open_words, place_in
from ui.settings.declared import VIEWERS
from ui.viewers import NOWHERE, Place


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    """Return what owns an opener, and ends its timer with the test."""
    del qtbot
    owner = QObject()
    yield owner
    for timer in owner.findChildren(QTimer):
        timer.stop()


def passage(page: int | None = None, line: int = 1) -> Passage:
    return Passage(ChunkId(1), 0, 10, page, line, "", "", "words", ())


def test_a_page_or_a_line_of_text_is_a_place_and_nothing_else() -> None:
    pdf, code = fake_hit(1, "a.pdf", kind=Kind.PDF), fake_hit(2, "a.py", kind=Kind.CODE)
    assert place_in(pdf, passage(page=12, line=300)) == Place(page=12)
    assert place_in(code, passage(line=48)) == Place(line=48)
    assert place_in(fake_hit(3, "a.md"), passage(line=1)) == NOWHERE
    assert place_in(fake_hit(4, "a.docx", kind=Kind.DOCUMENT), passage(line=9)) == NOWHERE
    assert place_in(fake_hit(5, "a.ipynb", kind=Kind.CODE), passage(line=9)) == NOWHERE
    assert place_in(pdf, None) == NOWHERE
    assert open_words(Place(page=12)) == "Open at page 12"
    assert open_words(Place(line=48)) == "Open at line 48"
    assert open_words(NOWHERE) == "Open"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []

    def open_file(path: Path, place: Place, templates: object) -> Opened:
        calls.append((path.name, place, templates))
        return Opened.OPENED

    monkeypatch.setattr(opening, "open_file", open_file)
    return calls


def test_what_was_opened_lately_opens_at_the_same_place_after_a_restart(
    settings: FakeSettings, clock: HandClock, owner: QObject, opened: list[tuple[object, ...]]
) -> None:
    settings.values[VIEWERS] = ("pdf: okular --page {page} {path}",)
    hit = fake_hit(1, "guide.pdf", kind=Kind.PDF)
    Opener(settings, clock, owner).open(hit, passage(page=12), "heat")
    again = Opener(settings, clock, owner)
    again.open_again(hit.path)
    assert opened == 2 * [("guide.pdf", Place(page=12), settings.values[VIEWERS])]
    assert again.recent == ["heat"]
    again.forget()
    assert not Opener(settings, clock, owner).recent


def test_nothing_is_listed_while_nothing_is_remembered(
    settings: FakeSettings, clock: HandClock, owner: QObject, opened: list[tuple[object, ...]]
) -> None:
    settings.values["feedback.record"] = False
    opener = Opener(settings, clock, owner)
    assert opener.open(fake_hit(1), None, "heat") is Opened.OPENED
    assert not opener.recent
    assert len(opened) == 1


@pytest.mark.parametrize("known", [True, False])
def test_a_page_is_promised_when_a_program_is_known_for_it(
    settings: FakeSettings,
    clock: HandClock,
    owner: QObject,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    *,
    known: bool,
) -> None:
    asked: list[Path] = []

    def command_for(path: Path, _place: Place, _templates: object) -> list[str] | None:
        asked.append(path)
        return ["okular"] if known else None

    monkeypatch.setattr(opener_module, "command_for", command_for)
    opener = Opener(settings, clock, owner)
    with qtbot.waitSignal(opener.learned):
        assert opener.promised(Path("/a.pdf"), Place(page=3)) == NOWHERE
    assert opener.promised(Path("/b.pdf"), Place(page=4)) == (Place(page=4) if known else NOWHERE)
    assert len(asked) == 1


def test_what_nothing_could_open_was_not_opened(
    settings: FakeSettings, clock: HandClock, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_file", lambda *_: Opened.REFUSED)
    opener = Opener(settings, clock, owner)
    assert opener.open(fake_hit(1, "odd.xyz"), None, "odd") is Opened.REFUSED
    assert opener.recent == []
