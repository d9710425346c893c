"""A restore in the window, on a real profile: only a Yes changes anything, whatever ends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engine.backup import archive
from engine.care import Care
from engine.clock import SystemClock
from engine.config import EngineConfig
from engine.serving.serving import Serving
from engine.store.database import Database
from tests.engine.backup.test_backup import NOW, config_of, kept_of, made, make, reopen
from tests.fakes.fake_library import FakeLibrary, fake_folder
from ui.main_window import MainWindow
from ui.tasks import TaskBridge

Answer = Callable[[bool], list[Path]]


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return make(tmp_path / "profile")


@pytest.fixture
def other(tmp_path: Path) -> EngineConfig:
    return make(tmp_path / "other", "/other", "another question")


@pytest.fixture
def backup(other: EngineConfig, tmp_path: Path) -> Path:
    archive.write(other, tmp_path / "other.zip", NOW)
    return tmp_path / "other.zip"


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow],
    library: FakeLibrary,
    bridge: TaskBridge,
    config: EngineConfig,
    tmp_path: Path,
    *,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    user = Database(config.user_path, writable=True, durable=True)
    database = Database(config.library_path, writable=True)
    clock = SystemClock()
    serving = Serving(database, config.index_dir, clock)
    library.care = Care(
        config, user, database, serving=serving, clock=clock, load_models=lambda: None
    )
    library.folder_statuses = [fake_folder(1, tmp_path)]
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: window.workbench._status is not None)
    yield window
    bridge.close()
    user.close()
    database.close()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, config: EngineConfig, tmp_path: Path) -> Answer:
    """Answer the question; return where the profile was copied to while it stood there."""

    def answer(agrees: bool) -> list[Path]:
        copies: list[Path] = []

        def asked(box: QMessageBox) -> int:
            copies.append(Path(shutil.copytree(config.data_dir, tmp_path / "as it was")))
            default = box.defaultButton()
            next(one for one in box.buttons() if (one is default) != agrees).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", asked)
        return copies

    return answer


@pytest.mark.parametrize("agrees", [True, False])
def test_a_kill_while_it_asks_changes_nothing(
    agrees: bool,
    window: MainWindow,
    config: EngineConfig,
    backup: Path,
    *,
    answer: Answer,
    qtbot: QtBot,
) -> None:
    before = made(config)
    copies = answer(agrees)
    window.workbench.settings_room.care.restore(backup)
    qtbot.waitUntil(lambda: bool(copies))
    killed = config_of(copies[0])
    reopen(killed)
    assert made(killed) == before
    assert kept_of(killed) == []


def test_a_no_is_a_no_when_the_program_ends_at_once(
    window: MainWindow,
    bridge: TaskBridge,
    config: EngineConfig,
    backup: Path,
    *,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    before = made(config)
    answer(False)
    # as when the program ends before what follows a No has begun
    dropped: list[bool] = []
    monkeypatch.setattr(Care, "drop_restore", lambda _care: dropped.append(True))
    window.workbench.settings_room.care.restore(backup)
    qtbot.waitUntil(lambda: bool(dropped))
    bridge.close()
    reopen(config)
    assert made(config) == before


def test_a_yes_keeps_what_is_here_and_takes_its_place_at_the_next_start(
    window: MainWindow,
    bridge: TaskBridge,
    config: EngineConfig,
    other: EngineConfig,
    *,
    backup: Path,
    answer: Answer,
    qtbot: QtBot,
) -> None:
    before = made(config)
    answer(True)
    with qtbot.waitSignal(window.restart_wanted):
        window.workbench.settings_room.care.restore(backup)
    bridge.close()
    assert made(config) == before
    reopen(config)
    assert made(config) == made(other)
    assert len(kept_of(config)) == 1
