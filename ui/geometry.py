"""Where the window stood, remembered for each arrangement of screens."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.settings.declared import SettingsPort
from ui.theme import Theme

_DEFAULT_PX = (1280, 800)


def remember(window: QMainWindow, settings: SettingsPort) -> None:
    """Store where the window stands."""
    data = window.saveGeometry().toBase64().data()
    settings.remember(_name(), bytes(data).decode("ascii"))


def restore(window: QMainWindow, settings: SettingsPort, theme: Theme) -> None:
    """Put the window where it stood; the first time, 1280 x 800 or 80 % of the screen."""
    stored = settings.remembered(_name())
    data = QByteArray.fromBase64(stored.encode("ascii", "ignore"))
    if stored and window.restoreGeometry(data):
        return
    screen = window.screen().availableGeometry()
    width, height = (theme.px(length) for length in _DEFAULT_PX)
    window.resize(min(width, screen.width() * 8 // 10), min(height, screen.height() * 8 // 10))


def _name() -> str:
    sizes = [screen.size() for screen in QApplication.screens()]
    return "geometry." + ",".join(f"{size.width()}x{size.height()}" for size in sizes)
