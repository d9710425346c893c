"""A question before something that is lost, or that takes long.

What lives here: how such a box looks and what answers it. What does not: what is asked. The one
rule: the answer that changes nothing is the default and Escape's, and both say what they do.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMessageBox, QPushButton, QSpacerItem, QWidget

_WIDTH_LETTERS = 60  # below that Qt breaks every few words


class Question(QMessageBox):
    """A box with two answers.

    Attributes:
        yes: the button that does it.
    """

    def __init__(
        self,
        over: QWidget,
        question: str,
        details: str,
        *,
        answers: tuple[str, str],
        is_destructive: bool = False,
    ) -> None:
        """Ask a question over a window; `answers` are what does it and what does not."""
        super().__init__(QMessageBox.Icon.NoIcon, question, question, parent=over)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(details)
        roles = QMessageBox.ButtonRole
        role = roles.DestructiveRole if is_destructive else roles.AcceptRole
        yes, no = answers
        self.yes: QPushButton = self.addButton(yes, role)
        keeps = self.addButton(no, roles.RejectRole)
        self.setDefaultButton(keeps)
        self.setEscapeButton(keeps)
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            width = self.fontMetrics().horizontalAdvance("n") * _WIDTH_LETTERS
            room = QSpacerItem(width, 0)
            grid.addItem(room, grid.rowCount(), 0, 1, grid.columnCount())

    def is_wanted(self) -> bool:
        """Ask, and return whether it is to be done."""
        self.exec()
        return self.clickedButton() is self.yes
