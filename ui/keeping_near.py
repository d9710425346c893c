"""Where the keyboard goes when what it was on disappears or goes grey.

What lives here: the choice of the next place. What does not: the way of Tab and F6 (`panes`). The
one rule: it stays near and on nothing that Enter presses, and goes back once that is possible.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.panes import is_in, tab_stops
from ui.search.page import SearchPage

_REASON = Qt.FocusReason.OtherFocusReason  # no control selects its text for it


class KeepingNear(QObject):
    """Keeps the keyboard near what it was on.

    Thread: main.
    """

    def __init__(
        self, pages: QStackedWidget, search_page: SearchPage, strip: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._search_page = search_page
        self._strip = strip
        self._instead: QWidget | None = None

    def stay(self, lost: QWidget) -> bool:
        """Find a place for the keyboard that was on something that is no more; tell whether."""
        page = self._pages.currentWidget()
        if is_in(lost, self._strip):
            self._leave_strip(page)
            return True
        if page is None or page is self._search_page or not is_in(lost, page):
            return False
        near = lost.parentWidget()
        while near is not page and near is not None and not _can_take(near):
            near = near.parentWidget()
        if near is None:
            return False
        if lost.isVisible():  # it is grey, perhaps for a moment
            self._instead = near
            lost.installEventFilter(self)
        near.setFocus(_REASON)
        return True

    def _leave_strip(self, page: QWidget | None) -> None:
        stops = tab_stops(self._strip) if self._strip.isVisible() else ()
        if stops:
            stops[0].setFocus(_REASON)
        elif page is self._search_page:
            self._search_page.field.go_on()
        elif page is not None:
            page.setFocus(_REASON)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to what is no longer grey, unless the keyboard went elsewhere."""
        is_change = event.type() == QEvent.Type.EnabledChange
        if is_change and isinstance(watched, QWidget) and watched.isEnabled():
            watched.removeEventFilter(self)
            if self._instead is not None and QApplication.focusWidget() is self._instead:
                watched.setFocus(_REASON)
        return super().eventFilter(watched, event)


def _can_take(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
