"""The folders page: the finding, the folders, and what is not searchable.

What lives here: widgets. What does not: adding, forgetting and trying again (`presenter`). The one
rule: the title is the finding, and the counts of bar and sentence are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.clock import Clock
from engine.figures import LibraryStatus
from engine.types import Failure, FolderState, FolderStatus
from ui import wording
from ui.folders.failure_list import FailureList
from ui.folders.folder_table import FolderTable
from ui.look import Look
from ui.notices import not_connected
from ui.reading_state import Phase, ReadingState
from ui.widgets.hairline import Hairline
from ui.widgets.mirror import placed
from ui.widgets.parts_bar import FOUND, PartsBar
from ui.widgets.text_label import text_label


class FoldersPage(QScrollArea):
    """Coverage, folders, failures.

    Signals:
        add_wanted: a folder is to be chosen.
        menu_wanted: the menu of a folder at a place on the screen.
        retry_wanted: failures to be tried again.
    """

    add_wanted = Signal()
    menu_wanted = Signal(object, object)
    retry_wanted = Signal(object)

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._failures: Sequence[Failure] = ()
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme = look.theme
        inside = QWidget()
        inside.setObjectName("content")
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(24))
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addSpacing(theme.px(16))
        self._bar = PartsBar(look, FOUND)
        column.addWidget(self._bar)
        column.addSpacing(theme.px(9))
        self._legend = _Legend(look)
        column.addWidget(self._legend)
        column.addSpacing(theme.px(19))
        self.table = FolderTable(look, clock)
        self.table.menu_wanted.connect(self.menu_wanted)
        column.addWidget(self.table)
        column.addSpacing(theme.px(18))
        self._trouble = QWidget()
        column.addWidget(self._trouble)
        self._fill_trouble()
        column.addStretch(1)
        theme.changed.connect(self._redress)
        self._redress()

    def _heading(self) -> QHBoxLayout:
        theme = self._look.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(4))
        self._title = text_label(self._look, "", "title")
        self._line = text_label(self._look, "", tone="secondary")
        for label in (self._title, self._line):
            label.setWordWrap(True)
            texts.addWidget(label)
        row.addLayout(texts, 1)
        self._rules = QPushButton(self.tr("What to leave out…"))
        self._rules.hide()
        row.addWidget(self._rules, 0, Qt.AlignmentFlag.AlignTop)
        self._add = QPushButton(self.tr("Add folder…"))
        self._add.setToolTip(self.tr("Add folder (Ctrl+O)"))
        self._add.clicked.connect(self.add_wanted)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def offer_rules(self, show: Callable[[], None]) -> None:
        """Show the button that leads to what is left out."""
        self._rules.clicked.connect(lambda: show())
        self._rules.show()

    def _fill_trouble(self) -> None:
        theme = self._look.theme
        column = QVBoxLayout(self._trouble)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, -theme.px(6), 0)
        self._trouble_title = text_label(self._look, "", "heading")
        head.addWidget(self._trouble_title)
        head.addStretch(1)
        self._retry_all = QPushButton(self.tr("Try all again"))
        self._retry_all.setProperty("kind", "link")
        self._retry_all.setFont(theme.font("small", 500))
        self._retry_all.clicked.connect(lambda: self.retry_wanted.emit(self._failures))
        head.addWidget(self._retry_all)
        column.addLayout(head)
        column.addSpacing(theme.px(1))
        column.addWidget(Hairline(self._look))
        self.failures = FailureList(self._look)
        self.failures.retry_wanted.connect(self.retry_wanted)
        column.addWidget(self.failures)
        self._trouble.hide()

    def show_status(
        self, status: LibraryStatus, folders: Sequence[FolderStatus], state: ReadingState
    ) -> None:
        """Show new figures."""
        n_meaning = status.n_by_meaning
        n_not = status.n_failed
        n_names = max(0, status.n_documents - n_meaning - n_not)
        self.show_finding(status, state)
        self.show_phase(state)
        self._line.setText(self._sentence(status, folders, n_names))
        spoken = self.tr("By meaning %1, by name %2, not searchable %3")
        for number, n in enumerate((n_meaning, n_names, n_not), 1):
            spoken = spoken.replace(f"%{number}", wording.count(n))
        self._bar.set_counts((n_meaning, n_names, n_not), spoken)
        self._bar.setVisible(status.n_documents > 0)
        self._legend.setVisible(status.n_documents > 0)
        self._legend.set_parts(
            (
                (self.tr("By meaning and words"), n_meaning),
                (self.tr("By name and words so far"), n_names),
                (self.tr("Text not searchable"), n_not),
            )
        )
        self.table.show_folders(folders)
        self.table.setVisible(bool(folders))

    def show_phase(self, state: ReadingState) -> None:
        """Show whether reading goes on."""
        held = state.phase in (Phase.PAUSED, Phase.WAITING, Phase.STOPPED)
        reads = held or state.is_busy
        self.table.folders.show_held(is_held=held, reads=reads)

    def show_finding(self, status: LibraryStatus, state: ReadingState) -> None:
        """Show what there is to know in one line."""
        self._title.setText(self._finding(status, state))

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """Show what is not searchable."""
        if list(failures) == list(self._failures):
            return
        self._failures = failures
        self.failures.failures.show(failures)
        n_places = sum(failure.document_id is None for failure in failures)
        n_files = len(failures) - n_places
        files = wording.counted(n_files, "%n file is not searchable", "%n files are not searchable")
        places = wording.counted(
            n_places, "%n place could not be looked into", "%n places could not be looked into"
        )
        said = [text for n, text in ((n_files, files), (n_places, places)) if n]
        self._trouble_title.setText(" · ".join(said))
        self._trouble.setVisible(bool(failures))

    def _finding(self, status: LibraryStatus, state: ReadingState) -> str:
        if state.phase is Phase.COUNTING and not status.n_documents:
            text = self.tr("Counting… %1 files so far")
            return text.replace("%1", wording.count(state.n_seen))
        if not status.n_folders:
            return self.tr("No folder is read yet")
        if not status.n_documents:
            return self.tr("There are no files in your folders")
        share = wording.percent(status.n_by_meaning / status.n_documents)
        return self.tr("%1 of your files can be found by meaning").replace("%1", share)

    def _sentence(
        self, status: LibraryStatus, folders: Sequence[FolderStatus], n_names: int
    ) -> str:
        if not status.n_folders:
            return self.tr("Add one, or drop it anywhere in this window.")
        places = wording.counted(len(folders), "%n folder", "%n folders")
        text = self.tr("%1 in %2, everything read.")
        if status.n_refused:
            text = self.tr("%1 in %2, everything read but what may not be opened.")
        if n_names and status.n_failed:
            text = self.tr(
                "Of %1 in %2, %3 can be found by name and words so far, and %4 gave no text."
            )
        elif n_names:
            text = self.tr("Of %1 in %2, %3 can be found by name and words so far.")
        elif status.n_failed:
            text = self.tr("Of %1 in %2, %4 gave no text.")
        text = text.replace("%1", wording.files(status.n_documents)).replace("%2", places)
        text = text.replace("%3", wording.count(n_names))
        text = text.replace("%4", wording.count(status.n_failed))
        n_offline = len(not_connected(folders))
        if n_offline:
            text += " " + wording.counted(
                n_offline, "%n folder is not connected.", "%n folders are not connected."
            )
        n_gone = sum(folder.state is FolderState.GONE for folder in folders)
        if n_gone:
            text += " " + wording.counted(
                n_gone, "%n folder is no longer there.", "%n folders are no longer there."
            )
        return text

    def _redress(self) -> None:
        self._look.icons.dress(self._add, "folder-plus")


class _Legend(QWidget):
    """What the parts of the bar stand for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: Sequence[tuple[str, int]] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, parts: Sequence[tuple[str, int]]) -> None:
        """Show names with counts."""
        self._parts = parts
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one small line."""
        return QSize(0, self._look.theme.line_px("small"))

    def hasHeightForWidth(self) -> bool:
        """Return True: names that do not fit go to the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that the names take."""
        places = self._places(width)
        n_lines = 1 + max((line for _x, line, _text in places), default=0)
        return n_lines * self._look.theme.line_px("small")

    def _places(self, width: int) -> list[tuple[int, int, str]]:
        """Return left edge, line and words of each part."""
        theme = self._look.theme
        metrics = theme.metrics("small")
        places, x, line = [], 0, 0
        for name, n in self._parts:
            text = f"{name} {wording.count(n)}"
            needed = theme.px(14) + metrics.horizontalAdvance(text)
            if x and x + needed > width:
                x, line = 0, line + 1
            places.append((x, line, text))
            x += needed + theme.px(20)
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw squares and words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        edge, height = theme.px(8), theme.line_px("small")
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        for (x, line, text), role in zip(self._places(self.width()), FOUND, strict=False):
            top = line * height
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(role))
            square = placed(self, x, top + (height - edge) // 2, edge, edge)
            painter.drawRoundedRect(square, 2, 2)
            painter.setPen(theme.color("text2"))
            place = placed(self, x + theme.px(14), top, self.width() - x, height)
            painter.drawText(place, flags, text)
