"""The strip at the foot of the window.

What lives here: one line of fact, consequence and button. The one rule: one at a time, the most
serious first; nothing else on the page moves when it comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.look import Look
from ui.widgets.text_label import ElidedLabel, text_label


class Rank(IntEnum):
    """How serious a notice is; a lower rank is shown first."""

    STOPPED = 0
    OFFLINE = 1
    DEGRADED = 2
    UNDO = 3
    PROGRESS = 4


class Tone(StrEnum):
    """How a notice on something the person did sounds."""

    DONE = "done"
    TOLD = "told"  # neither good nor bad
    FAILED = "failed"


_ICONS = {
    Rank.STOPPED: ("circle-alert", "bad"),
    Rank.OFFLINE: ("unplug", "warn"),
    Rank.DEGRADED: ("warning", "warn"),
    Rank.PROGRESS: ("info", "info"),
}
_TONES = {
    Tone.DONE: ("circle-check", "good"),
    Tone.TOLD: ("info", "info"),
    Tone.FAILED: ("warning", "warn"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What the strip says.

    `figure` stands right, before the button; `icon` names the button's. `undoes` says that the
    button takes back what the notice tells of. `tone` counts where the rank has none of its own.
    """

    rank: Rank
    fact: str
    consequence: str = ""
    figure: str = ""
    button: str = ""
    icon: str = ""
    act: Callable[[], None] | None = None
    can_dismiss: bool = False
    undoes: bool = False
    tone: Tone = Tone.DONE


class Strip(QFrame):
    """Shows the most serious of the notices that hold.

    Signals:
        dismissed: the key of a notice that was sent away.
        undo_changed: something is offered to be taken back, or is no longer.
    """

    dismissed = Signal(str)
    undo_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._notices: dict[str, Notice] = {}
        self._key = ""
        self.setObjectName("strip")
        self.setFixedHeight(look.theme.px(44))
        theme = look.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        row.setSpacing(0)
        self._icon = QLabel()
        self._fact = ElidedLabel(look, "body", weight=500, mode=Qt.TextElideMode.ElideMiddle)
        self._fact.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._consequence = ElidedLabel(look, "body", color="text3")
        # the consequence gives way before the fact does
        self._consequence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._figure = text_label(look, "", "small", tone="muted")
        self._button = QPushButton()
        self._button.setFont(theme.font("small", 500))
        self._button.clicked.connect(self._act)
        self._dismiss = QToolButton()
        self._dismiss.setFixedSize(theme.px(28), theme.px(28))
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        self._dismiss.clicked.connect(self._send_away)
        row.addWidget(self._icon)
        row.addSpacing(theme.px(12))
        row.addWidget(self._fact)
        row.addSpacing(theme.px(4))
        row.addWidget(self._consequence, 1)
        row.addWidget(self._figure)
        row.addSpacing(theme.px(12))
        row.addWidget(self._button)
        row.addWidget(self._dismiss)
        look.theme.changed.connect(self._show_first)
        self._show_first()

    def put(self, key: str, notice: Notice) -> None:
        """Let a notice hold until it is taken away or dismissed."""
        before = self._notices.get(key)
        if notice.undoes:
            self._notices.pop(key, None)  # what came last is undone first
        self._notices[key] = notice
        self._show_first()
        if notice.undoes or (before is not None and before.undoes):
            self.undo_changed.emit()

    def take(self, key: str) -> None:
        """End a notice."""
        notice = self._notices.pop(key, None)
        if notice is None:
            return
        self._show_first()
        if notice.undoes:
            self.undo_changed.emit()

    @property
    def undo(self) -> Callable[[], None] | None:
        """Return what takes back the last thing that can be, even while another is shown."""
        acts = [notice.act for notice in self._notices.values() if notice.undoes]
        return acts[-1] if acts else None

    @property
    def notice(self) -> Notice | None:
        """Return the notice that is shown."""
        return self._notices.get(self._key)

    def _show_first(self) -> None:
        # of equal rank, the one that came last
        ranked = sorted(
            enumerate(self._notices.items()), key=lambda item: (item[1][1].rank, -item[0])
        )
        self._key = ranked[0][1][0] if ranked else ""
        notice = self.notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        icon = _ICONS.get(notice.rank, _TONES[notice.tone])
        self._icon.setPixmap(self._look.icons.pixmap(*icon))
        self._fact.set_text(notice.fact)
        self._consequence.set_text(notice.consequence)
        self._figure.setText(notice.figure)
        self._button.setText(notice.button)
        self._button.setVisible(bool(notice.button))
        if notice.icon:
            self._look.icons.dress(self._button, notice.icon, size_px=14)
        else:
            self._button.setIcon(QIcon())
        self._look.icons.put(self._dismiss, "x", "text2")
        self._dismiss.setVisible(notice.can_dismiss)
        self.setAccessibleName(f"{notice.fact} {notice.consequence}".strip())

    def _act(self) -> None:
        notice = self.notice
        if notice is not None and notice.act is not None:
            notice.act()

    def _send_away(self) -> None:
        key = self._key
        self.take(key)
        self.dismissed.emit(key)
