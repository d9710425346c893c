"""The way of the keyboard through the window: Tab from control to control, F6 from pane to pane.

What lives here: the order of both. What does not: what is in a pane (its page). The one rule: the
order is that in which the window is read, and the sidebar comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.search.page import SearchPage
from ui.sidebar import Sidebar


class Panes:
    """Where Tab and F6 lead."""

    def __init__(
        self, pages: QStackedWidget, search_page: SearchPage, strip: QWidget, sidebar: Sidebar
    ) -> None:
        self._pages = pages
        self._search_page = search_page
        self._strip = strip
        self._sidebar = sidebar

    def put_in_order(self) -> None:
        """Let Tab go through the search page as it is read; what is on it comes and goes."""
        if self._pages.currentWidget() is not self._search_page:
            return
        parts = (*self._search_page.parts, self._strip, self._sidebar)
        stops = [stop for part in parts for stop in tab_stops(part)]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def step(self, n_panes: int) -> None:
        """Go so many panes on, or back."""
        panes = list(self._panes())
        focus = QApplication.focusWidget()
        now = next((i for i, (pane, _stop) in enumerate(panes) if is_in(focus, pane)), 0)
        _pane, stop = panes[(now + n_panes) % len(panes)]
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panes(self) -> Iterator[tuple[QWidget, QWidget]]:
        """Yield the panes that can be seen, each with what takes the keyboard in it."""
        page, current = self._search_page, self._pages.currentWidget()
        if current is page:
            shown = page.preview.canvas
            yield page.header, page.field
            yield from _with_stops([page.facets, page.list_pane])
            if shown is not None and shown.isVisible():
                yield page.preview, shown
        elif current is not None:
            yield current, current
        if self._sidebar.isVisible():
            yield self._sidebar, self._sidebar.current_item


def _with_stops(panes: Iterable[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    for pane in panes:
        stops = tab_stops(pane)
        if stops:
            yield pane, stops[0]


def is_in(widget: QWidget | None, pane: QWidget) -> bool:
    """Return whether a widget is a pane or a part of it."""
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def tab_stops(part: QWidget) -> Sequence[QWidget]:
    """Return what takes the keyboard in a part of the window: line by line, each from its start."""
    stops = [
        (QRect(widget.mapTo(part, QPoint(0, 0)), widget.size()), widget)
        for widget in (part, *part.findChildren(QWidget))
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    stops.sort(key=lambda stop: stop[0].center().y())
    lines: list[list[tuple[QRect, QWidget]]] = []
    for rect, widget in stops:
        first = lines[-1][0][0] if lines else None
        if first is None or not first.top() <= rect.center().y() <= first.bottom():
            lines.append([])
        lines[-1].append((rect, widget))
    back = part.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return [
        widget
        for line in lines
        for _rect, widget in sorted(line, key=lambda stop: stop[0].left(), reverse=back)
    ]
