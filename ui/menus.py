"""The menus of a folder and of the whole window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from engine.types import FolderState, FolderStatus
from ui import wording
from ui.actions import ACTIONS, Actions
from ui.look import Look
from ui.wording import words


def fill_with_actions(menu: QMenu, actions: Actions) -> None:
    """Put every action for the whole window into a menu, group by group."""
    menu.clear()
    group = ""
    for spec in ACTIONS:
        if not spec.in_menu:
            continue
        if group and spec.group != group:
            menu.addSeparator()
        group = spec.group
        menu.addAction(actions[spec.name])


def show_folder_menu(
    look: Look,
    parent: QWidget,
    status: FolderStatus,
    place: QPoint,
    *,
    look_again: Callable[[], None],
    confirm: Callable[[], None],
    give_up: Callable[[Path], None],
    forget: Callable[[], None],
) -> None:
    """Offer what can be done with a folder; `give_up` takes a place in it that is away."""
    menu = QMenu(parent)
    icons = look.icons
    again = menu.addAction(icons.icon("rotate", "text"), words("Look for changes now"))
    again.triggered.connect(lambda: look_again())
    show = menu.addAction(icons.icon("folder-open", "text"), words("Open the folder"))
    url = QUrl.fromLocalFile(str(status.folder.path))
    show.setEnabled(status.state not in (FolderState.OFFLINE, FolderState.GONE))
    show.triggered.connect(lambda: QDesktopServices.openUrl(url))
    if status.state is FolderState.VANISHED:
        missing = menu.addAction(
            icons.icon("circle-check", "text"), words("Forget the missing files")
        )
        missing.triggered.connect(lambda: confirm())
    for away in status.away:
        name = wording.place_of(away.path).replace("&", "&&")
        lost = menu.addAction(
            icons.icon("circle-check", "text"), words("Forget the files of %1", name)
        )
        lost.triggered.connect(lambda _checked=False, path=away.path: give_up(path))
    menu.addSeparator()
    gone = menu.addAction(icons.icon("trash", "bad"), words("Forget this folder"))
    gone.triggered.connect(lambda: forget())
    menu.exec(place)
    menu.deleteLater()
