"""Every action of the window, with its shortcut.

What lives here: one table, and the actions made from it. What does not: what they do (the window
connects them). The one rule: an action has a shortcut, a text and an accessible name, and Help >
Shortcuts lists all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.keys import shown_keys
from ui.wording import words


class Act(StrEnum):
    """The names of the actions."""

    GO_TO_FIELD = "go_to_field"
    OPEN = "open"
    REVEAL = "reveal"
    COPY_PASSAGE = "copy_passage"
    COPY_PATH = "copy_path"
    MORE_LIKE = "more_like"
    THIS_IS_IT = "this_is_it"
    NOT_THIS = "not_this"
    WHY = "why"
    WHERE = "where"
    PASSAGE_BEFORE = "passage_before"
    PASSAGE_AFTER = "passage_after"
    SEARCH_AGAIN = "search_again"
    SAVE_SEARCH = "save_search"
    PAGE_SEARCH = "page_search"
    PAGE_FOLDERS = "page_folders"
    PAGE_TUNE = "page_tune"
    PAGE_SETTINGS = "page_settings"
    SIDEBAR = "sidebar"
    PREVIEW = "preview"
    NEXT_PANE = "next_pane"
    PANE_BEFORE = "pane_before"
    ADD_FOLDER = "add_folder"
    LOOK_AGAIN = "look_again"
    PAUSE = "pause"
    UNDO = "undo"
    UNDO_SWITCH = "undo_switch"
    WAYS_TO_ASK = "ways_to_ask"
    SHORTCUTS = "shortcuts"
    CHECK = "check"
    ABOUT = "about"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action as data; `group` is its heading in Help > Shortcuts."""

    name: Act
    text: str
    keys: str
    group: str
    in_menu: bool = True


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(Act.GO_TO_FIELD, "Go to the search field", "Ctrl+K", "Search"),
    ActionSpec(Act.OPEN, "Open", "Return", "Results", in_menu=False),
    ActionSpec(Act.REVEAL, "Show in folder", "Ctrl+Return", "Results", in_menu=False),
    ActionSpec(Act.COPY_PASSAGE, "Copy passage", "Ctrl+C", "Results", in_menu=False),
    ActionSpec(Act.COPY_PATH, "Copy path", "Ctrl+Shift+C", "Results", in_menu=False),
    ActionSpec(Act.MORE_LIKE, "More like this", "Ctrl+Shift+L", "Results", in_menu=False),
    ActionSpec(Act.THIS_IS_IT, "This is what I wanted", "Alt+Up", "Results", in_menu=False),
    ActionSpec(Act.NOT_THIS, "Not for this search", "Alt+Down", "Results", in_menu=False),
    ActionSpec(Act.WHY, "Why this result", "Ctrl+I", "Results", in_menu=False),
    ActionSpec(Act.WHERE, "Where is my file…", "Ctrl+Shift+I", "Results"),
    ActionSpec(Act.PASSAGE_BEFORE, "Previous passage", "Ctrl+Up", "Results", in_menu=False),
    ActionSpec(Act.PASSAGE_AFTER, "Next passage", "Ctrl+Down", "Results", in_menu=False),
    ActionSpec(Act.SEARCH_AGAIN, "Search again", "F5", "Search"),
    ActionSpec(Act.SAVE_SEARCH, "Save this search, or forget it", "Ctrl+D", "Search"),
    ActionSpec(Act.PAGE_SEARCH, "Search", "Ctrl+1", "Pages"),
    ActionSpec(Act.PAGE_FOLDERS, "Folders", "Ctrl+2", "Pages"),
    ActionSpec(Act.PAGE_TUNE, "Tune", "Ctrl+3", "Pages"),
    ActionSpec(Act.PAGE_SETTINGS, "Settings", "Ctrl+,", "Pages"),
    ActionSpec(Act.SIDEBAR, "Sidebar", "Ctrl+B", "Window"),
    ActionSpec(Act.PREVIEW, "Preview", "Ctrl+J", "Window"),
    ActionSpec(Act.NEXT_PANE, "Next pane", "F6", "Window", in_menu=False),
    ActionSpec(Act.PANE_BEFORE, "Previous pane", "Shift+F6", "Window", in_menu=False),
    ActionSpec(Act.ADD_FOLDER, "Add folder…", "Ctrl+O", "Reading"),
    ActionSpec(Act.LOOK_AGAIN, "Look for changes now", "Ctrl+Shift+F5", "Reading"),
    ActionSpec(Act.PAUSE, "Pause or resume reading", "Ctrl+Shift+P", "Reading"),
    ActionSpec(Act.UNDO, "Undo", "Ctrl+Z", "Reading"),
    ActionSpec(Act.UNDO_SWITCH, "Go back to the model before", "Ctrl+Alt+Z", "Tune"),
    ActionSpec(Act.WAYS_TO_ASK, "Ways to ask", "F1", "Help"),
    ActionSpec(Act.SHORTCUTS, "Shortcuts", "Ctrl+F1", "Help"),
    ActionSpec(Act.CHECK, "Look for damage", "Ctrl+Shift+F1", "Help"),
    ActionSpec(Act.ABOUT, "About Honeyguide", "Shift+F1", "Help"),
    ActionSpec(Act.QUIT, "Quit", "Ctrl+Q", "Window"),
)


class Actions:
    """The window's actions by name."""

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[Act, QAction] = {}
        for spec in ACTIONS:
            action = QAction(words(spec.text), window)
            action.setObjectName(spec.name)
            action.setShortcut(QKeySequence(spec.keys))
            action.setToolTip(f"{words(spec.text)} ({shown_keys(spec.keys)})")
            window.addAction(action)
            self._actions[spec.name] = action

    def __getitem__(self, name: Act) -> QAction:
        """Return an action."""
        return self._actions[name]
