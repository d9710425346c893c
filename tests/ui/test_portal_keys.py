"""A key from a desktop's portal, over a real bus of its own with a portal that is a fake."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("portals are Linux's", allow_module_level=True)

from tests.fakes.fake_portal import PERMIT, TRIGGER
from ui.portal_keys import PortalKeys
from ui.portal_talk import Standing

KEYS = QKeySequence("Ctrl+Alt+Space")
Portal = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    server = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address"],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    server.terminate()
    server.wait()
    server.stdout.close()


@pytest.fixture
def portal(bus: str) -> Iterator[Portal]:
    started: list[subprocess.Popen[str]] = []

    def start(mode: str) -> subprocess.Popen[str]:
        one = subprocess.Popen(
            [sys.executable, "-m", "tests.fakes.fake_portal", mode],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(one)
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
        return one

    yield start
    for one in started:
        one.kill()
        one.wait()
        assert one.stdout is not None
        one.stdout.close()


@pytest.fixture
def keys(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[PortalKeys]:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    one = PortalKeys(answer_ms=3_000)
    yield one
    one.let_go()


@pytest.mark.parametrize("on", [("wayland", PERMIT), ("xcb", "")])
def test_the_key_is_given_and_heard(
    portal: Portal,
    keys: PortalKeys,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    on: tuple[str, str],
) -> None:
    platform, permit = on
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    portal("give")
    with qtbot.waitSignal(keys.pressed, timeout=20_000):
        keys.ask(KEYS, "Open")
    assert (keys.standing, keys.given) == (Standing.GIVEN, TRIGGER)
    assert os.environ["XDG_ACTIVATION_TOKEN"] == permit  # elsewhere nobody would take it
    with qtbot.waitSignal(keys.pressed, timeout=20_000):
        keys.ask(QKeySequence("Meta+H"), "Open")  # another instead: another session
    keys.ask(QKeySequence(), "Open")
    assert keys.standing is Standing.UNASKED


def test_a_portal_that_dies_and_comes_back_gives_the_key_again(
    portal: Portal, keys: PortalKeys, qtbot: QtBot
) -> None:
    first = portal("give")
    with qtbot.waitSignal(keys.pressed, timeout=20_000):
        keys.ask(KEYS, "Open")
    first.kill()
    qtbot.waitUntil(lambda: keys.standing is Standing.GONE, timeout=20_000)
    portal("give")
    qtbot.waitUntil(lambda: keys.standing is Standing.GIVEN, timeout=20_000)


@pytest.mark.parametrize(
    ("mode", "standing"), [("refuse", Standing.REFUSED), ("without", Standing.MISSING)]
)
def test_a_portal_that_gives_nothing_is_a_standing(
    portal: Portal, keys: PortalKeys, mode: str, standing: Standing, qtbot: QtBot
) -> None:
    portal(mode)
    keys.ask(KEYS, "Open")
    qtbot.waitUntil(lambda: keys.standing is standing, timeout=20_000)


def test_a_portal_that_never_answers_is_given_up(
    portal: Portal, keys: PortalKeys, qtbot: QtBot
) -> None:
    portal("silent")
    keys.ask(KEYS, "Open")
    assert keys.standing is Standing.ASKING, "nothing waits for an answer"
    qtbot.waitUntil(lambda: keys.standing is Standing.MISSING, timeout=20_000)


def test_a_bus_without_a_portal_is_a_standing(bus: str, keys: PortalKeys, qtbot: QtBot) -> None:
    keys.ask(KEYS, "Open")
    qtbot.waitUntil(lambda: keys.standing is Standing.MISSING, timeout=20_000)


@pytest.mark.parametrize("address", ["", "tcp:host=127.0.0.1,port=1", "nonsense", "unix:dir=/tmp"])
def test_no_bus_that_can_be_spoken_to_is_a_standing(
    address: str, keys: PortalKeys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    keys.ask(KEYS, "Open")
    assert keys.standing is Standing.MISSING


def test_a_bus_that_says_nothing_and_then_ends_holds_nothing_up(
    keys: PortalKeys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        listening.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={place}")
        keys.ask(KEYS, "Open")
        assert keys.standing is Standing.ASKING
        listening.accept()[0].close()
        qtbot.waitUntil(lambda: keys.standing is Standing.MISSING, timeout=20_000)
