"""Closing, coming back and starting hidden: there is always a way to the window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app import autostart, manners
from app.instance import Wants, Wish
from app.manners import Manners
from engine.figures import ReadProgress
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_hit
from tests.fakes.hand_clock import HandClock
from ui.main_window import MainWindow
from ui.reading_state import Phase, ReadingState
from ui.settings.declared import AUTOSTART, PALETTE_KEYS, QUIT, WHEN_CLOSED
from ui.tasks import TaskBridge
from ui.tray import Tray, TrayActs, bird

Start = Callable[[], Manners]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "autostart" / "honeyguide.desktop"
    monkeypatch.setattr(autostart, "_default_place", lambda: path)
    return path


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def start(
    window: MainWindow,
    bridge: TaskBridge,
    settings: FakeSettings,
    clock: HandClock,
    place: Path,
) -> Iterator[Start]:
    made: list[Manners] = []

    def begin() -> Manners:
        one = Manners(window, bridge, settings, command=("honeyguide",), clock=clock)
        one.begin()
        made.append(one)
        return one

    yield begin
    window.keeps_running = lambda: False
    for one in made:
        one.close()


def without_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))


class NoTray:
    """A tray that shows nothing and keeps what it was told."""

    def __init__(self, acts: TrayActs, parent: object) -> None:
        self.acts = acts
        self.said: list[str] = []
        self.lines: list[str] = []

    def show_state(self, state: ReadingState, line: str) -> None:
        self.lines.append(line)

    def say(self, title: str, text: str) -> None:
        self.said.append(title)

    def close(self) -> None:
        pass


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(manners, "Tray", NoTray)


def test_without_a_tray_closing_the_window_quits(
    window: MainWindow, start: Start, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    without_tray(monkeypatch)
    assert not start().stays
    with qtbot.waitSignal(window.closing):
        window.close()


def test_with_a_tray_closing_hides_and_quitting_quits(
    window: MainWindow, start: Start, with_tray: None, qtbot: QtBot
) -> None:
    start()
    with qtbot.assertNotEmitted(window.closing):
        window.close()
    assert not window.isVisible()
    with qtbot.waitSignal(window.closing):
        window.quit()


def test_closing_quits_where_the_person_wants_that(
    window: MainWindow, start: Start, with_tray: None, settings: FakeSettings, qtbot: QtBot
) -> None:
    settings.values[WHEN_CLOSED] = QUIT
    start()
    with qtbot.waitSignal(window.closing):
        window.close()


def test_starting_at_sign_in_keeps_it_running_without_a_tray(
    window: MainWindow,
    start: Start,
    settings: FakeSettings,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_tray(monkeypatch)
    found = start()
    assert not place.exists()
    settings.set(AUTOSTART, True)
    window.setting_changed.emit(AUTOSTART)
    assert "honeyguide" in place.read_text()
    assert found.stays
    settings.set(AUTOSTART, False)
    window.setting_changed.emit(AUTOSTART)
    assert not place.exists()
    assert not found.stays


def test_what_the_desktop_switched_off_stays_off(start: Start, settings: FakeSettings) -> None:
    settings.values[AUTOSTART] = True  # the entry is not there any more
    start()
    assert settings.get(AUTOSTART) is False


def test_an_entry_that_cannot_be_written_leaves_the_setting_as_it_was(
    window: MainWindow, start: Start, settings: FakeSettings, place: Path
) -> None:
    place.parent.write_text("in the way")
    start()
    settings.set(AUTOSTART, True)
    window.setting_changed.emit(AUTOSTART)
    assert settings.get(AUTOSTART) is False
    assert window.workbench.strip.isVisible()


def test_a_later_start_brings_the_window_and_its_search(
    window: MainWindow, start: Start, library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    library.default_hits = (fake_hit(1),)
    found = start()
    window.attach(library)
    found.attach(library)
    window.hide()
    found.fulfil(Wish(Wants.WINDOW, "notice period"))
    assert window.isVisible()
    assert window.search_page.field.text == "notice period"
    found.fulfil(Wish(Wants.NOTHING))
    found.fulfil(Wish(Wants.PALETTE))
    qtbot.waitUntil(found.palette.window.isVisible)
    found.fulfil(Wish(Wants.PALETTE))
    assert not found.palette.window.isVisible()


def test_everything_in_the_palette_is_shown_in_the_window(window: MainWindow, start: Start) -> None:
    found = start()
    window.hide()
    found.palette.search_wanted.emit("type:pdf lease")
    assert window.isVisible()
    assert window.search_page.query_text() == "lease type:pdf"


def test_a_desktop_that_gives_no_keys_is_told_with_the_command(
    window: MainWindow, start: Start, settings: FakeSettings
) -> None:
    start()  # the platform of the tests is such a desktop
    settings.set(PALETTE_KEYS, "Ctrl+Alt+H")
    window.setting_changed.emit(PALETTE_KEYS)
    notice = window.workbench.strip.notice
    assert notice is not None
    assert "honeyguide --toggle" in notice.consequence


def test_what_was_started_is_told_only_while_no_window_is_in_front(
    window: MainWindow, start: Start, with_tray: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = start()
    tray: NoTray = found._tray  # type: ignore[assignment]
    for in_front, told in ((object(), []), (None, ["A verdict is ready"])):
        monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(lambda w=in_front: w))
        window.workbench.tune.presenter.judged.emit()
        assert tray.said == told


def test_something_to_look_at_on_the_tune_page_is_not_told_as_a_verdict(
    window: MainWindow, start: Start, with_tray: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(lambda: None))
    found = start()
    tray: NoTray = found._tray  # type: ignore[assignment]
    window.workbench.tune.presenter.waiting.emit(True)
    assert tray.said == []


def test_the_first_reading_is_told_once(
    start: Start, with_tray: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(lambda: None))
    found = start()
    tray: NoTray = found._tray  # type: ignore[assignment]
    for phase in (Phase.READING, Phase.RESTING, Phase.READING, Phase.RESTING):
        found._show_state(ReadingState(phase))
    assert tray.said == ["Your files are read"]


def test_an_hours_pause_is_stored_with_its_end_and_one_without_end_takes_its_place(
    window: MainWindow, start: Start, with_tray: None, library: FakeLibrary, qtbot: QtBot
) -> None:
    chosen: list[tuple[bool, int | None]] = []
    reading = window.reading
    reading.pause_chosen.connect(lambda paused, for_ms: chosen.append((paused, for_ms)))
    library.read_steps = [ReadProgress(5, 10_000, 50, 5_000, 2.0, 240_000.0)]
    library.read_gate = threading.Event()
    found = start()
    reading.attach(library)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: reading.state.phase is Phase.READING and reading.state.n_files > 0)
    found._acts().pause_for_an_hour()
    assert found._hour.isActive()
    reading.toggle_pause()  # the menu, the strip, the tray
    assert not found._hour.isActive(), "it would end the next pause"
    reading.toggle_pause()
    assert not found._hour.isActive()
    assert chosen == [(True, 3_600_000), (False, None), (True, None)]
    reading.toggle_pause()
    library.read_gate.set()
    qtbot.waitUntil(lambda: reading.state.phase is Phase.RESTING)


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # the tests' platform has no tray
def test_the_menu_of_the_tray_leads_everywhere(window: MainWindow) -> None:
    did: list[str] = []
    names = ("search", "open_window", "pause_for_an_hour", "toggle_pause")
    names += ("add_folder", "settings", "quit")
    acts = TrayActs(**{name: lambda name=name: did.append(name) for name in names})
    tray = Tray(acts, window)
    tray.show_state(ReadingState(Phase.READING), "Reading your files. 3 of 9")
    tray._fill()
    for action in tray._menu.actions():
        inside = action.menu()
        for one in [action] if inside is None else inside.actions():
            one.trigger()
    assert sorted(did) == sorted(names)
    assert "Reading your files. 3 of 9" in [one.text() for one in tray._menu.actions()]
    tray.close()


def test_the_bird_is_drawn_in_one_colour_with_a_dot_when_paused() -> None:
    plain = bird(22, QColor("#000000"), None).toImage()
    marked = bird(22, QColor("#000000"), QColor("#ff0000")).toImage()
    seen = {plain.pixelColor(x, y).rgb() for x in range(22) for y in range(22)}
    assert {color & 0xFFFFFF for color in seen} == {0}
    assert marked.pixelColor(18, 18) == QColor("#ff0000")
