"""A setting that cannot be stored is a problem that is told, never a bug that is reported."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main import Desktop
from app.paths import profile_paths
from engine.errors import EnvironmentProblem, ErrorCode
from tests.fakes.fake_library import FakeLibrary
from ui.caret import RestingCaret
from ui.settings.declared import THEME


class FullLibrary(FakeLibrary):
    """Lies on a disk without room."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def put_setting(self, key: str, value: object) -> None:
        self.refused.append(key)
        raise EnvironmentProblem(ErrorCode.DISK_FULL, str(self.place))


@pytest.fixture
def desktop(
    qapp: QApplication, tmp_path: Path, spoken: Callable[[str], QLocale]
) -> Iterator[Desktop]:
    desktop = Desktop(qapp, profile_paths(tmp_path / "profile"), ("honeyguide",))
    yield desktop
    desktop._library = None  # which is no real one
    desktop.stop()
    gc.disable()  # as it is for every test
    desktop.window.deleteLater()
    for caret in qapp.findChildren(RestingCaret):
        caret.deleteLater()


@pytest.fixture
def library(desktop: Desktop) -> FullLibrary:
    library = FullLibrary()
    desktop._library = library  # type: ignore[assignment]
    return library


@pytest.mark.expects_warning
def test_a_setting_that_cannot_be_stored_is_told_and_holds_until_the_end(
    desktop: Desktop, library: FullLibrary, qtbot: QtBot
) -> None:
    strip = desktop.window.workbench.strip
    desktop._settings.set(THEME, "dark")
    qtbot.waitUntil(lambda: strip.notice is not None)
    assert strip.notice.fact.startswith("The disk is full")
    assert desktop._settings.get(THEME) == "dark"
    assert library.refused == [THEME]


@pytest.mark.expects_warning
def test_a_small_thing_that_cannot_be_remembered_is_in_the_log_alone(
    desktop: Desktop, library: FullLibrary, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    desktop._settings.remember("preview", "hidden")
    qtbot.waitUntil(lambda: library.refused == ["remembered.preview"])
    qtbot.waitUntil(lambda: desktop._bridge.n_jobs == 0)
    assert desktop.window.workbench.strip.notice is None
    assert [one.getMessage() for one in caplog.records] == [
        "remembered.preview is not stored: disk_full"
    ]
