"""Models are listed as they stand; using one is measured and asked first, and can be undone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.clock import SystemClock
from engine.errors import EnvironmentProblem, ErrorCode
from engine.learning import JudgedTune
from engine.verdict import Verdict
from engine.versions import BUNDLED_ENCODER, BUNDLED_RERANKER, Origin, Quote
from tests.fakes.fake_library import FakeLibrary, FakeSettings
from tests.fakes.fake_shelf import FakeShelf, fake_reranker_model
from tests.fakes.fake_tuning import NOW_MS, TUNED, fake_model, fake_verdict, not_better
from ui.equipment import Equipment
from ui.look import Look
from ui.notices import Notices
from ui.settings.models_presenter import CLOSE_READING
from ui.settings.models_room import ModelsRoom
from ui.tasks import TaskBridge
from ui.widgets.strip import Strip

OWN = "all-MiniLM-L6-v2"
COST = Quote(121_540, 118_000_000, 34 * 60_000.0)


@pytest.fixture
def library(library: FakeLibrary) -> FakeLibrary:
    shelf = FakeShelf()
    shelf.models.append(fake_reranker_model(BUNDLED_RERANKER, "Reader", in_use=True))
    shelf.models.append(fake_model(5, "many-languages", Origin.IMPORTED))
    shelf.quotes[shelf.models[-1].version.id] = COST
    library.models = shelf
    return library


@pytest.fixture
def shelf(library: FakeLibrary) -> FakeShelf:
    return library.models


@pytest.fixture
def room(
    look: Look, bridge: TaskBridge, library: FakeLibrary, settings: FakeSettings, qtbot: QtBot
) -> Iterator[ModelsRoom]:
    host = QWidget()
    strip = Strip(look)
    equipment = Equipment(bridge, settings, look, SystemClock(), Notices(strip, host))
    room = ModelsRoom(equipment, parent=host)
    for widget in (host, strip, room.page):
        qtbot.addWidget(widget)
    room.attach(library)
    room.page.resize(760, 600)
    room.page.show()
    rest(qtbot, bridge)
    yield room
    rest(qtbot, bridge)


def said(room: ModelsRoom) -> list[str]:
    """Return every text that is shown on the page."""
    return [label.text() for label in room.page.findChildren(QLabel) if label.isVisible()]


def button(room: ModelsRoom, name: str) -> QPushButton:
    """Return a button by its accessible name, or its text."""
    shown = [one for one in room.page.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in shown if name in (one.accessibleName(), one.text()))


def names(room: ModelsRoom) -> list[str]:
    """Return what can be pressed."""
    shown = [one for one in room.page.findChildren(QPushButton) if one.isVisible()]
    return [one.accessibleName() or one.text() for one in shown]


def answer(monkeypatch: pytest.MonkeyPatch, wanted: str) -> list[str]:
    """Press a button of the next box; return what the boxes said."""
    boxes: list[str] = []

    def exec_(box: QMessageBox) -> int:
        boxes.append(box.informativeText())
        assert box.defaultButton().text().startswith("Keep")
        chosen = next(one for one in box.buttons() if one.text() == wanted)
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: chosen)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return boxes


def rest(qtbot: QtBot, bridge: TaskBridge) -> None:
    qtbot.waitUntil(lambda: bridge.n_jobs == 0)
    QApplication.processEvents()  # rows that were just built come up


def show(
    room: ModelsRoom, shelf: FakeShelf, qtbot: QtBot, bridge: TaskBridge, **changes: object
) -> None:
    """Change how the imported model stands, and look again."""
    shelf.models[-1] = replace(shelf.models[-1], **changes)
    room.presenter.refresh()
    rest(qtbot, bridge)


def test_every_model_says_what_it_is_and_takes(room: ModelsRoom) -> None:
    texts = said(room)
    assert {"The model that finds by meaning", "The model that reads closely"} <= set(texts)
    assert {OWN, "many-languages", "Reader", "comes with Honeyguide", "imported"} <= set(texts)
    assert texts.count("in use") == 1
    assert f"Use {OWN}" not in names(room)
    assert f"Delete {OWN}" not in names(room)


def test_close_reading_is_in_use_only_when_it_is_on(
    room: ModelsRoom, settings: FakeSettings, qtbot: QtBot, bridge: TaskBridge
) -> None:
    assert "Chosen, but close reading is off." in said(room)
    with qtbot.waitSignal(room.setting_changed):
        button(room, "Use Reader").click()
    rest(qtbot, bridge)
    assert settings.get(CLOSE_READING) is True
    assert said(room).count("in use") == 2


def test_a_model_is_used_after_its_measured_cost_was_agreed_to(
    room: ModelsRoom,
    shelf: FakeShelf,
    qtbot: QtBot,
    bridge: TaskBridge,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boxes = answer(monkeypatch, "Use it")
    with qtbot.waitSignal(room.switched):
        button(room, "Use many-languages").click()
    rest(qtbot, bridge)
    assert "121,540 passages first: about 34 min of reading, 112.5 MB on the disk" in boxes[0]
    assert shelf.used == [5]
    assert "Undo many-languages" in names(room)
    button(room, "Undo many-languages").click()
    rest(qtbot, bridge)
    assert shelf.used == [5, BUNDLED_ENCODER]
    assert f"Use {OWN}" not in names(room)


def test_what_was_not_agreed_to_is_not_used(
    room: ModelsRoom,
    shelf: FakeShelf,
    qtbot: QtBot,
    bridge: TaskBridge,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boxes = answer(monkeypatch, "Keep the present one")
    button(room, "Use many-languages").click()
    qtbot.waitUntil(lambda: bool(boxes))
    rest(qtbot, bridge)
    assert shelf.used == []


def test_reading_is_shown_and_cancel_keeps_the_present_model(
    room: ModelsRoom,
    shelf: FakeShelf,
    qtbot: QtBot,
    bridge: TaskBridge,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer(monkeypatch, "Use it")
    shelf.steps, shelf.gate = [("green", 1_200, 121_540)], threading.Event()
    button(room, "Use many-languages").click()
    qtbot.waitUntil(lambda: "1,200 of 121,540 passages read" in said(room))
    assert not room.page._import.isEnabled()
    button(room, "Cancel").click()
    qtbot.waitUntil(lambda: shelf.used == [5, BUNDLED_ENCODER])
    shelf.gate.set()
    rest(qtbot, bridge)
    assert said(room).count("in use") == 1
    assert "Use many-languages" in names(room)


@pytest.mark.parametrize(
    ("verdict", "said_of_it"),
    [(fake_verdict(9, 1, 20), "better"), (not_better(), "no clear gain")],
)
def test_of_a_tuned_model_that_never_served_its_verdict_is_said_and_that_it_is_looked_at_again(
    room: ModelsRoom,
    library: FakeLibrary,
    *,
    verdict: Verdict,
    said_of_it: str,
    qtbot: QtBot,
    bridge: TaskBridge,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = library.models
    library.tuning.tunes = [JudgedTune(1, 0, verdict, TUNED, is_cold=False)]
    shelf.models.append(fake_model(TUNED, "Tuned 1", is_unproven=True))
    shelf.quotes[TUNED] = COST
    boxes = answer(monkeypatch, "Use it")
    room.presenter.refresh()
    rest(qtbot, bridge)
    button(room, "Use Tuned 1").click()
    rest(qtbot, bridge)
    assert f"What its tune came to: {said_of_it}." in boxes[0]
    assert "compared once more" in boxes[0]
    assert shelf.used == [TUNED]


def test_a_folder_is_imported_and_what_is_wrong_with_one_is_said(
    room: ModelsRoom, shelf: FakeShelf, qtbot: QtBot, bridge: TaskBridge
) -> None:
    room.presenter.import_folder(Path("/models/mine"))
    rest(qtbot, bridge)
    assert "mine" in said(room)
    shelf.problem = EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, "no tokenizer.json")
    room.presenter.import_folder(Path("/models/bad"))
    rest(qtbot, bridge)
    told = "This model cannot be used here. The present one stays in use. (no tokenizer.json)"
    assert told in said(room)


def test_what_is_wrong_is_said_in_the_language_that_was_chosen(
    room: ModelsRoom,
    shelf: FakeShelf,
    qtbot: QtBot,
    bridge: TaskBridge,
    spoken: Callable[[str], QLocale],
) -> None:
    spoken("deutsch")
    shelf.problem = EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, "no tokenizer.json")
    room.presenter.import_folder(Path("/models/bad"))
    rest(qtbot, bridge)
    assert any("Modell" in line and "no tokenizer.json" in line for line in said(room))


def test_a_model_is_deleted_after_it_was_said_what_goes(
    room: ModelsRoom,
    shelf: FakeShelf,
    qtbot: QtBot,
    bridge: TaskBridge,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    show(room, shelf, qtbot, bridge, kept_until_utc_ms=NOW_MS + 86_400_000)
    boxes = answer(monkeypatch, "Delete it")
    button(room, "Delete many-languages").click()
    rest(qtbot, bridge)
    assert "no way back to it" in boxes[0]
    assert shelf.deleted == [5]
    assert "many-languages" not in said(room)


def test_what_is_wrong_with_a_model_is_said_in_its_row(
    room: ModelsRoom, shelf: FakeShelf, qtbot: QtBot, bridge: TaskBridge
) -> None:
    version = replace(shelf.models[-1].version, stale=True)
    show(room, shelf, qtbot, bridge, n_built=300, version=version)
    assert "Half built: 300 of 121,540 passages are read." in said(room)
    show(room, shelf, qtbot, bridge, n_built=121_540, is_tried=True)
    assert "Tried beside the present one; Tune tells how that stands." in said(room)
    assert not [line for line in said(room) if line.startswith("Half built")]
    show(room, shelf, qtbot, bridge, is_tried=False)
    assert "It learned from something that was forgotten since." in said(room)
    assert {"Go on many-languages", "Give up many-languages"} <= set(names(room))
    button(room, "Give up many-languages").click()
    qtbot.waitUntil(lambda: shelf.used == [BUNDLED_ENCODER])
    rest(qtbot, bridge)
    show(room, shelf, qtbot, bridge, n_built=None, problem="its folder is missing")
    assert "Its folder is missing, so it cannot be used." in said(room)
    assert "Use many-languages" not in names(room)
    assert "Delete many-languages" in names(room)
