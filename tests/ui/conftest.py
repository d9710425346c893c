"""One theme for all, and a bridge whose threads end with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engine.jobs import JobRunner
from tests.fakes.fake_library import FakeLibrary, FakeSettings
from tests.fakes.hand_clock import HandClock
from tests.window_texts import said
from ui.look import Look
from ui.main_window import MainWindow
from ui.tasks import TaskBridge
from ui.theme import Theme
from ui.translation import speak


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ignore what the offscreen platform says about sizes, stacking and grabs of windows."""
    for item in items:
        if "tests/ui/" in item.path.as_posix():
            item.add_marker(
                pytest.mark.qt_log_ignore(
                    "propagateSizeHints", "This plugin does not support", extend=True
                )
            )


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Write numbers and dates as the tests expect them, wherever they run."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


class Asked(QTranslator):
    """A language without words, which notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        if context == "wording":
            self.texts.add(text)
        return None


@pytest.fixture(autouse=True)
def asked(qapp: QApplication) -> Iterator[None]:
    """Fail where a text was shown that no translator was given to translate."""
    translator = Asked()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    assert translator.texts <= said(), "mark these with `noop` where they are written"


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Callable[[str], QLocale]]:
    """Return a function that has the program speak a language until the test is over."""
    before = QLocale()

    def choose(language: str) -> QLocale:
        return speak(qapp, language)

    yield choose
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.fixture
def look(theme: Theme) -> Look:
    return Look.of(theme)


@pytest.fixture
def bridge(qapp: QApplication) -> Iterator[TaskBridge]:
    bridge = TaskBridge(JobRunner())
    yield bridge
    bridge.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def settings() -> FakeSettings:
    return FakeSettings()


@pytest.fixture
def make_window(
    theme: Theme,
    bridge: TaskBridge,
    settings: FakeSettings,
    clock: HandClock,
    tmp_path: Path,
) -> Iterator[Callable[[], MainWindow]]:
    windows: list[MainWindow] = []

    def make() -> MainWindow:
        sample = tmp_path / "sample"
        sample.mkdir(exist_ok=True)
        window = MainWindow(
            theme, bridge, settings, sample_library=sample, n_sample_files=3, clock=clock
        )
        window.resize(1200, 700)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
