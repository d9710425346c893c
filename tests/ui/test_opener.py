"""A result opens where its passage stands, and only what is true is promised."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from engine.jobs import Lane
from engine.types import ChunkId, Hit, Kind, Passage, TextNow
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_hit, fake_text
from tests.fakes.hand_clock import HandClock
from ui import opening
from ui.desktop import Desktop
from ui.opening import Found, Opened
from ui.search import opener as opener_module
from ui.search import standing as standing_module
from ui.search.opener import Opener, open_words, place_in
from ui.search.standing import Standing
from ui.settings.declared import VIEWERS
from ui.tasks import TaskBridge
from ui.viewers import NOWHERE, Place


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    """Return what owns an opener, and ends its timer with the test."""
    del qtbot
    owner = QObject()
    yield owner
    for timer in owner.findChildren(QTimer):
        timer.stop()


@pytest.fixture
def standing(bridge: TaskBridge, library: FakeLibrary, owner: QObject) -> Standing:
    standing = Standing(bridge, owner)
    standing.attach(library)
    return standing


@pytest.fixture
def make(
    settings: FakeSettings,
    clock: HandClock,
    standing: Standing,
    owner: QObject,
    *,
    bridge: TaskBridge,
) -> Callable[[], Opener]:
    # without a library no passage is looked for
    def made(standing: Standing) -> Opener:
        return Opener(settings, clock, standing, desktop=Desktop(bridge, owner), parent=owner)

    return lambda: made(Standing(standing._bridge, owner))


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

    def open_file(path: Path, _found: Found, place: Place, templates: object) -> Opened:
        calls.append((path.name, place, templates))
        return Opened.OPENED

    monkeypatch.setattr(opening, "open_file", open_file)
    return calls


def test_what_was_opened_lately_opens_at_the_same_place_after_a_restart(
    settings: FakeSettings,
    make: Callable[[], Opener],
    opened: list[tuple[object, ...]],
    qtbot: QtBot,
) -> None:
    settings.values[VIEWERS] = ("pdf: okular --page {page} {path}",)
    hit = fake_hit(1, "guide.pdf", kind=Kind.PDF)
    outcomes: list[Opened] = []
    make().open(hit, passage(page=12), "heat", outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 1)
    again = make()
    again.open_again(hit.path, outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert opened == 2 * [("guide.pdf", Place(page=12), settings.values[VIEWERS])]
    assert again.recent == ["heat"]
    again.forget()
    assert not make().recent


def test_nothing_is_listed_while_nothing_is_remembered(
    settings: FakeSettings,
    make: Callable[[], Opener],
    opened: list[tuple[object, ...]],
    qtbot: QtBot,
) -> None:
    settings.values["feedback.record"] = False
    opener = make()
    outcomes: list[Opened] = []
    opener.open(fake_hit(1), None, "heat", outcomes.append)
    qtbot.waitUntil(lambda: bool(outcomes))
    assert outcomes == [Opened.OPENED]
    assert not opener.recent
    assert len(opened) == 1


@pytest.mark.parametrize("known", [True, False])
def test_a_page_is_promised_when_a_program_is_known_for_it(
    make: Callable[[], Opener], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, *, known: bool
) -> None:
    asked: list[Path] = []

    def command_for(path: Path, _place: Place, _templates: object) -> list[str] | None:
        asked.append(path)
        return ["okular"] if known else None

    monkeypatch.setattr(opener_module, "command_for", command_for)
    opener = make()
    with qtbot.waitSignal(opener.learned):
        assert opener.promised(Path("/a.pdf"), Place(page=3)) == NOWHERE
    assert opener.promised(Path("/b.pdf"), Place(page=4)) == (Place(page=4) if known else NOWHERE)
    assert len(asked) == 1


def test_what_nothing_could_open_was_not_opened(
    make: Callable[[], Opener], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(opening, "open_file", lambda *_: Opened.REFUSED)
    opener = make()
    outcomes: list[Opened] = []
    opener.open(fake_hit(1, "odd.xyz"), None, "odd", outcomes.append)
    qtbot.waitUntil(lambda: bool(outcomes))
    assert outcomes == [Opened.REFUSED]
    assert opener.recent == []


# a file that changed since it was read

OLD, NEW = passage(line=48), replace(passage(line=48), start=900, end=910, line=61)


@pytest.fixture
def changed(library: FakeLibrary) -> Hit:
    hit = fake_hit(1, "a.py", kind=Kind.CODE, passages=(passage(line=3), OLD), n_passages=2)
    text = fake_text(hit, "one two", changed=True)
    library.texts[hit.document_id] = text
    library.texts_now[hit.document_id] = TextNow(text, (None, NEW))
    return hit


@pytest.fixture
def opener(
    settings: FakeSettings,
    clock: HandClock,
    standing: Standing,
    owner: QObject,
    *,
    bridge: TaskBridge,
) -> Opener:
    return Opener(settings, clock, standing, desktop=Desktop(bridge, owner), parent=owner)


def test_a_changed_file_opens_where_its_passage_stands_now(
    opener: Opener, changed: Hit, opened: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    outcomes: list[Opened] = []
    opener.open(changed, OLD, "heat", outcomes.append)
    opener.open(changed, OLD, "heat", outcomes.append)  # Enter once more, while it is read
    qtbot.waitUntil(lambda: bool(outcomes))
    assert outcomes == [Opened.OPENED]
    assert opened == [("a.py", Place(line=61), ())]


def test_a_passage_that_is_not_there_any_more_opens_where_it_was(
    opener: Opener, changed: Hit, opened: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    opener.open(changed, changed.passages[0], "heat", lambda _outcome: None)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [("a.py", Place(line=3), ())]


def test_a_file_that_takes_long_to_be_read_opens_where_its_passage_was(
    opener: Opener,
    changed: Hit,
    library: FakeLibrary,
    opened: list[tuple[object, ...]],
    *,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    released = threading.Event()
    monkeypatch.setattr(standing_module, "PATIENCE_MS", 20)
    monkeypatch.setattr(library, "text_now", lambda *_: released.wait(20) and None)
    opener.open(changed, OLD, "heat", lambda _outcome: None)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [("a.py", Place(line=48), ())]
    released.set()


def test_a_file_that_did_not_change_waits_for_no_drawing(
    opener: Opener,
    changed: Hit,
    library: FakeLibrary,
    bridge: TaskBridge,
    *,
    opened: list[tuple[object, ...]],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(standing_module, "PATIENCE_MS", 60_000)
    library.texts[changed.document_id] = fake_text(changed, "one two")
    drawn = threading.Event()
    bridge.submit(Lane.VIEW, "page", lambda _report: drawn.wait(20), on_done=lambda _page: None)
    opener.open(changed, OLD, "heat", lambda _outcome: None)
    try:
        qtbot.waitUntil(lambda: bool(opened))
    finally:
        drawn.set()
    assert opened == [("a.py", Place(line=48), ())]


def test_what_was_found_again_in_the_preview_is_not_looked_for_once_more(
    opener: Opener, changed: Hit, opened: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    opener.open(changed, replace(NEW, line=70), "heat", lambda _outcome: None)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [("a.py", Place(line=70), ())]


def test_a_disk_that_does_not_answer_holds_up_what_is_opened_and_not_the_window(
    make: Callable[[], Opener],
    opened: list[tuple[object, ...]],
    bridge: TaskBridge,
    *,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    awake, looked_at, revealed = threading.Event(), list[Path](), list[Path]()

    def look_at(path: Path) -> Found:
        looked_at.append(path)
        assert awake.wait(20)
        return Found.FILE

    monkeypatch.setattr(opening, "look_at", look_at)
    monkeypatch.setattr(opening, "reveal", lambda path, _: revealed.append(path) or Opened.OPENED)
    opener, hit, outcomes = make(), fake_hit(1), list[Opened]()
    opener.open(hit, None, "heat", outcomes.append)
    opener.open(hit, None, "heat", outcomes.append)  # Enter once more, while nothing happens
    opener.reveal(hit.path, outcomes.append)
    try:
        qtbot.waitUntil(lambda: looked_at == [hit.path])
        assert not outcomes
    finally:
        awake.set()
    qtbot.waitUntil(lambda: bridge.n_jobs == 0)
    assert outcomes == [Opened.OPENED, Opened.OPENED]
    assert (len(opened), revealed) == (1, [hit.path])


# a file that is gone from its place


@pytest.fixture
def moved(library: FakeLibrary, tmp_path: Path) -> Hit:
    now = tmp_path / "here" / "plan.md"
    now.parent.mkdir()
    now.write_text("words")
    hit = fake_hit(1, "plan.md", path=tmp_path / "there" / "plan.md")
    library.moved[hit.path] = now
    return hit


def test_a_file_that_moved_opens_where_it_is_now_and_is_listed_there(
    opener: Opener, moved: Hit, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, outcomes = list[Path](), list[Opened]()
    monkeypatch.setattr(opening, "open_file", lambda path, *_: opened.append(path) or Opened.OPENED)
    with qtbot.waitSignal(opener.moved):
        opener.open(moved, None, "plan", outcomes.append)
        opener.open(moved, None, "plan", outcomes.append)  # Enter once more, meanwhile
    qtbot.waitUntil(lambda: bool(outcomes))
    assert outcomes == [Opened.OPENED]
    assert opened == [library.moved[moved.path]]
    assert [one.path for one in opener.openings] == opened


def test_what_was_opened_lately_is_followed_to_its_new_name(
    opener: Opener, library: FakeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("words")
    outcomes = list[Opened]()

    def open_file(_path: Path, found: Found, *_: object) -> Opened:
        return Opened.GONE if found is Found.GONE else Opened.OPENED

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "open_file", open_file)
        opener.open(fake_hit(1, path=old), passage(page=3), "words", outcomes.append)
        qtbot.waitUntil(lambda: len(outcomes) == 1)
        old.rename(new)
        library.moved[old] = new
        opener.open_again(old, outcomes.append)
        qtbot.waitUntil(lambda: len(outcomes) == 2)
        assert outcomes[1] is Opened.OPENED
        (one,) = opener.openings
        assert (one.path, one.title, one.query) == (new, "new.md", "words")
        new.unlink()
        opener.open_again(new, outcomes.append)
        qtbot.waitUntil(lambda: len(outcomes) == 3)
    assert outcomes[2] is Opened.GONE
    assert opener.openings == ()


def test_a_file_that_moved_is_shown_in_the_folder_where_it_is_now(
    opener: Opener, moved: Hit, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reveal(path: Path, found: Found) -> Opened:
        revealed.append(path)
        return Opened.GONE if found is Found.GONE else Opened.OPENED

    revealed, outcomes = list[Path](), list[Opened]()
    monkeypatch.setattr(opening, "reveal", reveal)
    opener.reveal(moved.path, outcomes.append, moved)
    qtbot.waitUntil(lambda: bool(outcomes))
    assert outcomes == [Opened.OPENED]
    assert revealed[-1] == library.moved[moved.path]
