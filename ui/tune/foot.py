"""The foot of the tune page: what can be done now, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.look import Look
from ui.widgets.fitted_label import FittedLabel
from ui.widgets.text_label import text_label

_HEIGHT_PX = 60
_MARGIN_PX = 32
_ONE_ROW_PX = 760


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of the foot."""

    text: str
    act: Callable[[], None]
    kind: str = ""  # `primary`, `tall` or a plain one
    icon: str = ""
    is_enabled: bool = True


class Foot(QFrame):
    """Buttons and one line; at the end of a tune that is in use, a strip with the way back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: list[QPushButton] = []
        self._said: tuple[object, ...] = ()
        self.setObjectName("foot")
        theme = look.theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(theme.px(_HEIGHT_PX))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        margin = theme.px(_MARGIN_PX)
        self._row.setContentsMargins(margin, theme.px(8), margin, theme.px(8))
        self._row.setSpacing(theme.px(10))
        self._sign = _Sign(look)
        self._texts = QWidget()
        texts = QHBoxLayout(self._texts)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(theme.px(10))
        self.text = text_label(look, "", tone="secondary")
        self.text.setWordWrap(True)
        texts.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self.fact = FittedLabel(look, "", weight=600)
        texts.addWidget(self.fact, 100)
        texts.addWidget(self.text, 1)
        self._choices = QWidget()
        self._places = QHBoxLayout(self._choices)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(theme.px(10))
        self._row.addWidget(self._choices)
        self._row.addWidget(self._texts, 1)

    @property
    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are shown, in their order."""
        return list(self._buttons)

    def show_choices(self, choices: Sequence[Choice], text: str, *, fact: str = "") -> None:
        """Show buttons and a line.

        Args:
            choices: in their order.
            text: what they mean.
            fact: what went well; then the words come first, on the ground of that.
        """
        is_good = bool(fact)
        self.setVisible(bool(choices or text))
        self.fact.setText(fact)
        self.fact.setVisible(is_good)
        said = tuple((one.text, one.kind, one.icon) for one in choices)
        if said != self._said:
            self._said = said
            self._make_buttons(choices)
        for button, one in zip(self._buttons, choices, strict=True):
            button.setEnabled(one.is_enabled)
        self.text.setText(text)
        self._sign.setVisible(is_good)
        if self.property("tone") != ("good" if is_good else ""):
            self.setProperty("tone", "good" if is_good else "")
            self.style().unpolish(self)
            self.style().polish(self)
        first, last = (self._texts, self._choices) if is_good else (self._choices, self._texts)
        self._row.removeWidget(first)
        self._row.removeWidget(last)
        self._row.addWidget(first, 1 if first is self._texts else 0)
        self._row.addWidget(last, 1 if last is self._texts else 0)

    def _make_buttons(self, choices: Sequence[Choice]) -> None:
        focused = next((i for i, one in enumerate(self._buttons) if one.hasFocus()), None)
        if self._choices.hasFocus():  # a button went grey under the keyboard
            focused = 0
        for button in self._buttons:
            self._places.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        while self._places.count():
            self._places.takeAt(0)
        for one in choices:
            button = QPushButton(one.text)
            if one.kind:
                button.setProperty("kind", one.kind)
            if one.icon:
                self._look.icons.dress(button, one.icon)
            button.clicked.connect(lambda _on=False, act=one.act: act())
            self._places.addWidget(button)
            self._buttons.append(button)
        self._places.addStretch(1)
        if focused is not None and self._buttons:
            button = self._buttons[min(focused, len(self._buttons) - 1)]
            button.show()  # what is not shown yet takes no keyboard
            button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the line under the buttons where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= self._look.theme.px(_ONE_ROW_PX)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)


class _Sign(QWidget):
    """The check of what went well."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(look.theme.px(18), look.theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        pixmap = self._look.icons.pixmap("circle-check", "good", 18)
        QPainter(self).drawPixmap(0, 0, pixmap)
