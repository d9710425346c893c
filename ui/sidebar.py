"""The sidebar: pages, saved and recent searches, and the state of reading at its foot.

What lives here: its widgets. What does not: figures (`reading`). The one rule: below a width, or
when asked, it becomes a rail of icons; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.courtesy import Wait
from ui import wording
from ui.look import Look
from ui.reading_state import Phase, ReadingState
from ui.widgets.hairline import Hairline
from ui.widgets.mirror import placed
from ui.widgets.nav_item import NavItem, NavList

if TYPE_CHECKING:
    from engine.figures import LibraryStatus

WIDTH_PX = 208
RAIL_PX = 52
_OTHERS_PX = 222  # pages, state of reading and settings


class Page(StrEnum):
    """The pages that the sidebar leads to."""

    SEARCH = "search"
    FOLDERS = "folders"
    TUNE = "tune"
    SETTINGS = "settings"


class IndexState(QWidget):
    """Two lines on the state of reading; while it works a bar between them.

    Signals:
        pressed: the person wants to know more.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state = ReadingState()
        self._figures: tuple[str, ...] = ()
        self._turn = 0.0
        self.rail = False
        self._timer = QTimer(self)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._step)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._resize()

    def show_state(self, state: ReadingState, figures: Sequence[str]) -> None:
        """Show what goes on.

        Args:
            state: decides icon, words and bar.
            figures: the line under it, in full first, then in fewer words.
        """
        self._state = state
        self._figures = tuple(figures)
        turning = state.phase in (Phase.COUNTING, Phase.PREPARING, Phase.READING)
        if turning and self._look.theme.ms("glide"):
            self._timer.start()
        else:
            self._timer.stop()
        whole = figures[0] if figures else ""
        self.setAccessibleName(f"{self._words()}. {whole}")
        self.setToolTip(f"{self._words()}\n{whole}")
        self._resize()
        self.update()

    def _resize(self) -> None:
        theme = self._look.theme
        self.setFixedHeight(theme.px(52 if self._has_bar else 34))

    @property
    def _has_bar(self) -> bool:
        return self._state.is_busy

    def _words(self) -> str:
        return {
            Phase.CLOSED: self.tr("Opening the library"),
            Phase.RESTING: self.tr("Up to date"),
            Phase.COUNTING: self.tr("Looking through your folders"),
            Phase.PREPARING: self.tr("Preparing the index"),
            Phase.READING: self.tr("Reading your files"),
            Phase.PAUSED: self.tr("Paused. New files wait."),
            Phase.WAITING: self._waiting_words(),
            Phase.STOPPED: self.tr("Reading stopped"),
        }[self._state.phase]

    def _waiting_words(self) -> str:
        if self._state.waits is Wait.BATTERY:
            return self.tr("On battery, reading waits")
        return self.tr("Busy, reading waits")

    def _icon(self) -> tuple[str, str]:
        return {
            Phase.RESTING: ("circle-check", "text2"),
            Phase.PAUSED: ("pause", "text2"),
            Phase.WAITING: ("pause", "text2"),
            Phase.STOPPED: ("circle-alert", "bad"),
        }.get(self._state.phase, ("loader", "text2"))

    def _step(self) -> None:
        self._turn = (self._turn + 18) % 360  # one turn in 1.2 s
        self.update(0, 0, self._look.theme.px(40), self._look.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, words, bar and figures."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name, role = self._icon()
        edge, x = theme.px(14), theme.px(10)
        left = (self.width() - edge) // 2 if self.rail else x
        painter.save()
        painter.translate(placed(self, left, 0, edge, edge).left() + edge / 2, theme.px(8))
        if name == "loader":
            painter.rotate(self._turn)
        painter.translate(-edge / 2, -edge / 2)
        painter.drawPixmap(0, 0, self._look.icons.pixmap(name, role, 14))
        painter.restore()
        if self.rail:
            return
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(theme.font("small", 500))
        painter.setPen(theme.color("bad" if self._state.phase is Phase.STOPPED else "text2"))
        room = self.width() - theme.px(32)
        words = theme.metrics("small", 500).elidedText(
            self._words(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(placed(self, theme.px(30), 0, room, theme.px(16)), flags, words)
        y = theme.px(16)
        if self._has_bar:
            bar = QRect(x, theme.px(22), self.width() - 2 * x, theme.px(4))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("pressed"))
            painter.drawRoundedRect(bar, 2, 2)
            if self._state.phase in (Phase.READING, Phase.PAUSED, Phase.WAITING):
                done = round(bar.width() * min(1.0, self._state.share))
                painter.setBrush(theme.color("accent"))
                done_bar = placed(self, bar.left(), bar.top(), done, bar.height())
                painter.drawRoundedRect(done_bar, 2, 2)
            y = theme.px(34)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        room = self.width() - x
        painter.drawText(placed(self, x, y, room, theme.px(16)), flags, self._fitting(room))

    def _fitting(self, room_px: int) -> str:
        """Return the fullest of the figures that there is room for."""
        metrics = self._look.theme.metrics("small")
        for figures in self._figures:
            if metrics.horizontalAdvance(figures) <= room_px:
                return figures
        last = self._figures[-1] if self._figures else ""
        return metrics.elidedText(last, Qt.TextElideMode.ElideRight, room_px)


class Sidebar(QFrame):
    """The column on the left.

    Signals:
        page_wanted: a `Page` was pressed.
    """

    page_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rail = False
        self.setObjectName("sidebar")
        theme = look.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(8), theme.px(12), theme.px(8), theme.px(8))
        self._column.setSpacing(theme.px(2))
        self.items = {
            Page.SEARCH: NavItem(look, self.tr("Search"), "search"),
            Page.FOLDERS: NavItem(look, self.tr("Folders"), "folder"),
            Page.TUNE: NavItem(look, self.tr("Tune"), "target"),
            Page.SETTINGS: NavItem(look, self.tr("Settings"), "settings"),
        }
        for page, item in self.items.items():
            item.clicked.connect(lambda _checked=False, page=page: self.page_wanted.emit(page))
        self._column.addWidget(self.items[Page.SEARCH])
        self._column.addWidget(self.items[Page.FOLDERS])
        self._column.addWidget(self.items[Page.TUNE])
        self.saved = NavList(look, self.tr("Saved"))
        self.recent = NavList(look, self.tr("Recent"))
        self._column.addWidget(self.saved)
        self._column.addWidget(self.recent)
        self._column.addStretch(1)
        self.state = IndexState(look)
        self._column.addWidget(self.state)
        self._column.addSpacing(theme.px(5))
        self._line = Hairline(look)
        self._column.addWidget(self._line)
        self._column.addSpacing(theme.px(6))
        self._foot = foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setSpacing(theme.px(2))
        foot.addWidget(self.items[Page.SETTINGS], 1)
        self.more = QToolButton()
        self.more.setFixedSize(theme.px(30), theme.px(30))
        self.more.setAccessibleName(self.tr("All actions"))
        self.more.setToolTip(self.tr("All actions"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addLayout(foot)
        theme.changed.connect(self._redress)
        self._redress()
        self.set_rail(rail=False)
        self.set_page(Page.SEARCH)

    def set_page(self, page: Page) -> None:
        """Mark the page that is shown."""
        for of_page, item in self.items.items():
            item.setChecked(of_page is page)

    @property
    def current_item(self) -> NavItem:
        """Return the line of the page that is shown."""
        return next(item for item in self.items.values() if item.isChecked())

    def set_rail(self, *, rail: bool) -> None:
        """Become a rail of icons, or a column again."""
        self._rail = rail
        theme = self._look.theme
        self.setFixedWidth(theme.px(RAIL_PX if rail else WIDTH_PX))
        for item in self.items.values():
            item.rail = rail
            item.setToolTip(item.text() if rail else "")
            item.update()
        self.state.rail = rail
        self.state.update()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if rail else across)
        self._show_lists()

    def set_recent(self, queries: Sequence[str]) -> None:
        """List the searches that led somewhere lately."""
        self.recent.show_entries([(query, query) for query in queries])
        self._show_lists()

    def set_saved(self, saved: Sequence[tuple[str, str]]) -> None:
        """List the saved searches: their names and queries."""
        self.saved.show_entries(saved)
        self._show_lists()

    def mark_query(self, query: str) -> None:
        """Mark the search that is shown now, saved or recent."""
        self.saved.mark(query)
        self.recent.mark(query)

    def _show_lists(self) -> None:
        """Show the lists that there is room for, the saved searches first."""
        room = self.height() - self._look.theme.px(_OTHERS_PX)
        for searches in (self.saved, self.recent):
            needed = searches.sizeHint().height()
            shown = not self._rail and not searches.is_empty and needed <= room
            searches.setVisible(shown)
            room -= needed if shown else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what would press the rest together."""
        super().resizeEvent(event)
        self._show_lists()

    def show_status(self, status: LibraryStatus) -> None:
        """Show the share of files that are found by meaning."""
        figure = ""
        if status.n_documents:
            figure = f"{int(100 * status.n_by_meaning / status.n_documents)} %"
        self.items[Page.FOLDERS].set_figure(figure)

    def show_tune(self, figure: str, *, waits: bool) -> None:
        """Show how far a tune or a trial is, and whether there is something to decide."""
        item = self.items[Page.TUNE]
        item.set_figure(figure)
        item.set_dot(self.tr("something to decide") if waits and not figure else "")

    def _redress(self) -> None:
        self._look.icons.put(self.more, "ellipsis", "text2")


def figures_lines(
    state: ReadingState, status: LibraryStatus | None, looked: str = ""
) -> tuple[str, ...]:
    """Return the second line under the state of reading, in full first, then in fewer words.

    Args:
        state: what goes on.
        status: the library's figures, or None before there are any.
        looked: how long ago the folders were looked through, in words.
    """
    if state.phase is Phase.COUNTING:
        text = wording.words("%1 files so far", wording.count(state.n_seen))
        return (text,) if state.n_seen else ()
    if state.phase in (Phase.READING, Phase.PAUSED, Phase.WAITING) and state.n_files:
        return _progress_lines(state, status)
    if status is None:
        return ()
    if status.n_waiting and state.phase is not Phase.READING:
        return (wording.counted(status.n_waiting, "%n file waits", "%n files wait"),)
    n_files = wording.files(status.n_documents)
    return (f"{n_files} · {looked}", n_files) if looked else (n_files,)


def _progress_lines(state: ReadingState, status: LibraryStatus | None) -> tuple[str, ...]:
    if state.n_done < state.n_files:
        done, total = wording.count(state.n_done), wording.count(state.n_files)
        n_left = wording.count(state.n_files - state.n_done)
        lines = (wording.words("%1 of %2", done, total), wording.words("%1 left", n_left))
    else:
        # the same share as on the page of the folders; the bar shows how far this reading is
        by_meaning = state.share
        if status is not None and status.n_documents:
            by_meaning = status.n_by_meaning / status.n_documents
        share = wording.percent(by_meaning)
        lines = (wording.words("%1 by meaning", share), share)
    if state.ms_left is None or state.phase is not Phase.READING:
        return lines
    left = wording.duration(state.ms_left)
    return (*(f"{line} · {left}" for line in lines), left)
