"""A key that works everywhere, on a real X server that nobody sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

if sys.platform != "linux" or shutil.which("Xvfb") is None:
    pytest.skip("needs Xvfb", allow_module_level=True)

import xcffib
import xcffib.xproto
import xcffib.xtest

from ui.x11 import KeyGrab, is_composited

CONTROL, ALT, SPACE = 37, 64, 65  # codes of the keyboard that Xvfb has
PRESS, RELEASE = 2, 3


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "320x240x24", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    monkeypatch.setenv("DISPLAY", name)
    yield name
    server.terminate()
    server.wait()


def press(*codes: int) -> None:
    connection = xcffib.connect()
    test = connection(xcffib.xtest.key)
    for kind, order in ((PRESS, codes), (RELEASE, tuple(reversed(codes)))):
        for code in order:
            test.FakeInput(kind, code, 0, 0, 0, 0, 0)
    connection.flush()
    connection.core.GetInputFocus().reply()
    connection.disconnect()


def test_the_key_is_heard_and_nothing_else(display: str, qtbot: QtBot) -> None:
    grab = KeyGrab()
    assert grab.take(QKeySequence("Ctrl+Alt+Space"))
    with qtbot.assertNotEmitted(grab.pressed, wait=200):
        press(SPACE)
    with qtbot.waitSignal(grab.pressed, timeout=5_000):
        press(CONTROL, ALT, SPACE)
    assert grab.take(QKeySequence("Ctrl+Space"))  # another instead
    with qtbot.assertNotEmitted(grab.pressed, wait=200):
        press(CONTROL, ALT, SPACE)
    grab.let_go()


def test_a_key_of_another_program_is_refused(display: str, qtbot: QtBot) -> None:
    first, second = KeyGrab(), KeyGrab()
    assert first.take(QKeySequence("Ctrl+Alt+Space"))
    assert not second.take(QKeySequence("Ctrl+Alt+Space"))
    first.let_go()
    assert second.take(QKeySequence("Ctrl+Alt+Space"))
    second.let_go()


@pytest.mark.parametrize("keys", ["F5", "Ctrl+/", "Meta+H", ""])
def test_keys_of_every_kind_are_found(display: str, keys: str, qtbot: QtBot) -> None:
    grab = KeyGrab()
    assert grab.take(QKeySequence(keys))
    grab.let_go()


def test_a_key_that_no_keyboard_has_is_refused(display: str, qtbot: QtBot) -> None:
    assert not KeyGrab().take(QKeySequence("Ctrl+Ä"))


def test_without_a_server_nothing_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":not-there")
    assert not is_composited()
    assert not KeyGrab().take(QKeySequence("F5"))


def test_a_bare_server_composes_nothing(display: str) -> None:
    assert not is_composited()
