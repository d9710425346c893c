"""Which means the desktop has for a key from anywhere, and what its owner reads of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.key_anywhere import KeyAnywhere, Told
from ui.main_window import MainWindow
from ui.settings.declared import PALETTE_KEYS
from ui.settings.setting_row import SettingRow

if sys.platform != "linux":
    pytest.skip("other systems have no choice of means", allow_module_level=True)

from ui.portal_talk import Standing

COMMAND = "Give a key of the desktop the command honeyguide --toggle."


@pytest.fixture
def told() -> list[Told]:
    return []


@pytest.fixture
def key(told: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyAnywhere]:
    """On Wayland, with a session that has no bus."""
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    one = KeyAnywhere()
    one.told.connect(told.append)
    yield one
    one.let_go()


def test_wayland_without_a_bus_is_told_with_the_command(
    key: KeyAnywhere, told: list[Told], qtbot: QtBot
) -> None:
    key.take("Ctrl+Alt+Space")
    assert told[-1].is_problem
    assert told[-1].advice == COMMAND
    key.take("")
    assert told[-1] == Told(), "who wants no key is told of none"


@pytest.mark.parametrize(
    ("standing", "given", "said"),
    [
        (Standing.GIVEN, "Meta+H", ("Your desktop has it as: Meta+H", "")),
        (Standing.GIVEN, "", ("", "")),
        (Standing.ASKING, "", ("", "")),
        (Standing.CHOOSING, "", ("Your desktop may ask you now whether it gives this key.", "")),
        (Standing.REFUSED, "", ("Your desktop did not give this key.", COMMAND)),
        (Standing.GONE, "", ("This desktop gives no program a key from anywhere.", COMMAND)),
    ],
)
def test_every_standing_has_its_words(
    key: KeyAnywhere, told: list[Told], standing: Standing, given: str, said: tuple[str, str]
) -> None:
    key.take("Ctrl+Alt+Space")
    assert key._portal is not None
    key._portal._tell(standing, given)
    waits = standing in (Standing.ASKING, Standing.CHOOSING)
    assert told[-1] == Told(*said, is_problem=bool(said[1]), is_final=not waits)


@pytest.mark.parametrize("is_shown_before", [False, True])
def test_the_setting_says_it_whenever_its_page_is_built(
    make_window: Callable[[], MainWindow], is_shown_before: bool
) -> None:
    bench = make_window().workbench
    if is_shown_before:
        assert bench.settings_page is not None
    bench.note_setting(PALETTE_KEYS, "It has another key.", is_problem=False)
    rows = bench.settings_page.findChildren(SettingRow)
    (row,) = [one for one in rows if one.key == PALETTE_KEYS]
    assert row._note.text() == "It has another key."
    assert row._note.property("tone") == "secondary"
    bench.note_setting(PALETTE_KEYS, "", is_problem=False)
    assert row._note.isHidden()
