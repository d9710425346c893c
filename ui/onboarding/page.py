"""The welcome page of an empty library.

What lives here: its widgets. What does not: counting and adding (`presenter`). The one rule: what
is promised about time is measured or not said.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.look import Look
from ui.onboarding.suggestions import FolderCount, Suggestion
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import ElidedLabel, text_label

_COLUMN_PX = 640
_TOP_PX = 92
_TIME_PX = 112
_START_KEYS, _SAMPLE_KEYS = "Return", "Ctrl+T"
_ANOTHER_KEYS = "Ctrl+O"  # the window's own action
_ICON = Path(__file__).parent.parent.parent / "resources" / "icons" / "honeyguide.svg"


class FolderRow(QWidget):
    """A folder with a check box, its files, and a hairline under it.

    Signals:
        toggled: the folder was chosen or left.
    """

    toggled = Signal()

    def __init__(self, look: Look, suggestion: Suggestion) -> None:
        super().__init__()
        self._look = look
        self.suggestion = suggestion
        theme = look.theme
        self.setFixedHeight(theme.px(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), 0, theme.px(4), 1)
        row.setSpacing(0)
        name = suggestion.path.name or str(suggestion.path)
        self.box = QCheckBox()
        self.box.setChecked(suggestion.chosen)
        self.box.setAccessibleName(name)
        self.box.toggled.connect(lambda _on: self.toggled.emit())
        row.addWidget(self.box)
        row.addSpacing(theme.px(2))  # a check box without words keeps room for them
        self._icon = QLabel()
        row.addWidget(self._icon)
        row.addSpacing(theme.px(12))
        words = ElidedLabel(look, "body", weight=500, mode=Qt.TextElideMode.ElideMiddle)
        words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words.set_text(name)
        row.addWidget(words)
        row.addSpacing(theme.px(12))
        self._remark = ElidedLabel(look, "small", color="text3", mode=Qt.TextElideMode.ElideMiddle)
        self._remark.set_text(suggestion.remark)
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self._remark, 1)
        self.count: FolderCount | None = None
        self._count = text_label(look, "…", "small", tone="muted")
        row.addWidget(self._count)
        self.ms: float | None = None
        self._time = text_label(look, "", "small", tone="muted")
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._time.setMinimumWidth(theme.px(_TIME_PX))
        row.addWidget(self._time)
        theme.changed.connect(self._redress)
        self._redress()

    def set_count(self, count: FolderCount, *, final: bool) -> None:
        """Show how many files there are; while counting, how many so far."""
        if final:
            self.count = count
        text = wording.files(count.n_files)
        self._count.setText(text if final else f"{text} …")

    def set_time(self, ms: float | None) -> None:
        """Show how long reading takes, as it was measured; None where it was not."""
        self.ms = ms
        self._time.setText("" if ms is None else wording.duration(ms))

    def mouseReleaseEvent(self, event: object) -> None:
        """Toggle the box wherever the row is pressed."""
        self.box.toggle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.theme.color("border"))

    def _redress(self) -> None:
        self._icon.setPixmap(self._look.icons.pixmap(self.suggestion.icon, "text2", 18))


class WelcomePage(QScrollArea):
    """One heading, folders to choose, one button.

    Signals:
        started: the chosen paths.
        sample_wanted: the sample library is to be tried.
        folder_wanted: another folder is to be chosen.
    """

    started = Signal(object)
    sample_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, look: Look, n_sample_files: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[FolderRow] = []
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(self.Shape.NoFrame)
        theme = look.theme
        inside = QWidget()
        inside.setObjectName("content")
        self.setWidget(inside)
        around = QHBoxLayout(inside)
        around.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(24))
        around.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_COLUMN_PX))
        around.addWidget(middle, 100)
        around.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, theme.px(_TOP_PX), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addSpacing(theme.px(32))
        column.addWidget(Hairline(look))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addLayout(self._another())
        column.addSpacing(theme.px(36))
        column.addLayout(self._start())
        column.addSpacing(theme.px(36))
        column.addWidget(Hairline(look))
        column.addSpacing(theme.px(16))
        column.addLayout(self._sample(n_sample_files))
        column.addStretch(1)
        theme.changed.connect(self._redress)
        self._redress()
        self._sum_up()

    def add_row(self, suggestion: Suggestion) -> FolderRow:
        """Offer a folder; one that is offered already is chosen."""
        for row in self.rows:
            if row.suggestion.path == suggestion.path:
                row.box.setChecked(True)
                return row
        row = FolderRow(self._look, suggestion)
        row.toggled.connect(self._sum_up)
        self.rows.append(row)
        self._list.addWidget(row)
        self._sum_up()
        return row

    def set_count(self, path: Path, count: FolderCount, *, final: bool) -> None:
        """Show how many files a folder has."""
        for row in self.rows:
            if row.suggestion.path == path:
                row.set_count(count, final=final)
        self._sum_up()

    def set_time(self, path: Path, ms: float | None) -> None:
        """Show how long a folder takes to be read."""
        for row in self.rows:
            if row.suggestion.path == path:
                row.set_time(ms)
        self._sum_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start with Enter, unless the keyboard is on another button: Enter presses that."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            (focused if isinstance(focused, QPushButton) else self._button).click()
        else:
            super().keyPressEvent(event)

    def _heading(self) -> QHBoxLayout:
        theme = self._look.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        self._picture = QLabel()
        row.addWidget(self._picture)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(4))
        texts.addStretch(1)
        title = text_label(self._look, self.tr("Find your own files by what they mean"), "hero")
        title.setWordWrap(True)
        texts.addWidget(title)
        self._line = text_label(
            self._look,
            self.tr("Choose what Honeyguide may read. Everything stays on this computer."),
            "heading",
            tone="secondary",
            weight=400,
        )
        self._line.setWordWrap(True)
        texts.addWidget(self._line)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        return row

    def _another(self) -> QHBoxLayout:
        theme = self._look.theme
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(10), 0, 0)
        self._another_button = QPushButton(self.tr("Another folder…"))
        self._another_button.setProperty("kind", "link")
        self._another_button.setToolTip(_with_key(self.tr("Another folder…"), _ANOTHER_KEYS))
        self._another_button.clicked.connect(self.folder_wanted)
        row.addWidget(self._another_button)
        row.addStretch(1)
        hint = self.tr("or drop one anywhere in this window")
        said = ElidedLabel(self._look, "small", color="text3")
        said.set_text(hint)
        said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(said)
        return row

    def _start(self) -> QHBoxLayout:
        theme = self._look.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self._button = QPushButton()
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self._go_on)
        row.addWidget(self._button)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._sum = text_label(self._look, "", "body", weight=500)
        self._note = text_label(self._look, "", "small", tone="muted")
        self._note.setWordWrap(True)
        texts.addWidget(self._sum)
        texts.addWidget(self._note)
        row.addLayout(texts, 1)
        return row

    def _sample(self, n_files: int) -> QHBoxLayout:
        theme = self._look.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._book = QLabel()
        row.addWidget(self._book)
        text = QLabel()
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setFont(theme.font("body"))
        text.setProperty("tone", "secondary")
        head = self.tr("Just looking?")
        line = self.tr("Try it on the sample library: %1 letters, papers, notes and programs.")
        line = line.replace("%1", wording.count(n_files))
        self._sample_text = text
        self._sample_words = (head, line)
        row.addWidget(text, 1)
        row.addSpacing(theme.px(30))
        button = QPushButton(self.tr("Try the sample"))
        button.setShortcut(QKeySequence(_SAMPLE_KEYS))
        button.setToolTip(_with_key(button.text(), _SAMPLE_KEYS))
        button.clicked.connect(self.sample_wanted)
        row.addWidget(button)
        return row

    def _go_on(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.started.emit(chosen)
        else:
            self.folder_wanted.emit()

    def chosen(self) -> list[Path]:
        """Return the folders that are checked."""
        return [row.suggestion.path for row in self.rows if row.box.isChecked()]

    def _sum_up(self) -> None:
        rows = [row for row in self.rows if row.box.isChecked()]
        self._button.setText(
            wording.counted(len(rows), "Start with %n folder", "Start with %n folders")
            if rows
            else self.tr("Choose a folder…")
        )
        self._another_button.setVisible(bool(self.rows))  # else the large button says the same
        self._button.setToolTip(_with_key(self._button.text(), _START_KEYS))
        counted = [row.count.n_files for row in rows if row.count is not None]
        text = ""
        is_measured = False
        if rows and len(counted) == len(rows):
            text = wording.files(sum(counted))
            times = [row.ms for row in rows if row.ms is not None]
            is_measured = len(times) == len(rows)
            if is_measured:
                left = wording.duration(sum(times))
                text = self.tr("%1 for %2").replace("%1", left).replace("%2", text)
                text = text[:1].upper() + text[1:]
        elif rows:
            text = self.tr("Counting…")
        self._sum.setText(text)
        self._sum.setVisible(bool(text))
        self._note.setText(
            self.tr("Measured on this computer. You can search by name and words at once.")
            if is_measured
            else self.tr("You can search by name and words at once, and by meaning as it is read.")
        )

    def _redress(self) -> None:
        theme, icons = self._look.theme, self._look.icons
        edge = theme.px(72)
        self._picture.setPixmap(QIcon(str(_ICON)).pixmap(QSize(edge, edge)))
        icons.dress(self._another_button, "folder-plus", "accent_text")
        self._book.setPixmap(icons.pixmap("book-open", "text2", 18))
        head, line = self._sample_words
        strong = theme.color("text").name()
        self._sample_text.setText(
            f'<span style="color:{strong}; font-weight:500">{head}</span> {line}'
        )


def _with_key(text: str, keys: str) -> str:
    """Return a button's tip: what it says, and the key that presses it."""
    key = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})"
