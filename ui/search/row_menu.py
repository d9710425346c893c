"""The menu of a row.

The one rule: everything that can be done with a row by pointer is here too, with its key.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Act, Actions
from ui.look import Look
from ui.search.row_signs import Sign
from ui.search.thumb import Thumb, thumb_icon, thumb_name
from ui.wording import words

_THUMBS = (
    (Sign.THUMB_UP, Thumb.UP, Act.THIS_IS_IT),
    (Sign.THUMB_DOWN, Thumb.DOWN, Act.NOT_THIS),
)


def show_row_menu(
    look: Look,
    parent: QWidget,
    actions: Actions,
    place: QPoint,
    *,
    open_words: str,
    thumb: Thumb | None,
    signs: Collection[Sign],
) -> None:
    """Offer what can be done with the highlighted row.

    Args:
        look: icons and colours.
        parent: the page.
        actions: what the entries do.
        place: where, on the screen.
        open_words: what opening is called, with the place it leads to.
        thumb: the thumb of the row.
        signs: what can be pressed in rows at present.
    """
    menu = QMenu(parent)

    def add(text: str, icon: QIcon, name: Act) -> None:
        known = actions[name]
        action = QAction(icon, text, menu)
        action.setShortcut(known.shortcut())
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(known.trigger)
        menu.addAction(action)

    icons = look.icons
    add(open_words, icons.icon("enter", "text"), Act.OPEN)
    add(words("Show in folder"), icons.icon("folder-open", "text"), Act.REVEAL)
    add(words("Copy passage"), icons.icon("quote", "text"), Act.COPY_PASSAGE)
    add(words("Copy path"), icons.icon("copy", "text"), Act.COPY_PATH)
    add(words("More like this"), icons.icon("more-like", "text"), Act.MORE_LIKE)
    menu.addSeparator()
    ratio = parent.devicePixelRatioF()
    for sign, side, name in _THUMBS:
        if sign in signs:
            marked = thumb is side
            text = words("Take back: %1", thumb_name(side)) if marked else thumb_name(side)
            add(text, thumb_icon(look.theme, side, filled=marked, ratio=ratio), name)
    if Sign.WHY in signs:
        add(words("Why this result"), icons.icon("circle-help", "text"), Act.WHY)
    menu.exec(place)
    menu.deleteLater()
