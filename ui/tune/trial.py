"""A trial that goes on: whose results were opened so far, and what counts.

What lives here: widgets. What does not: words (`words`) and the figures (the engine). The one rule:
the totals are shown, but nothing here or in the list says which row came from whom.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.learning import TrialFigures
from ui.look import Look
from ui.tune.icon_lines import IconLines
from ui.widgets.judged_bar import JudgedBar
from ui.wording import noop

_HOW = (
    ("search", noop("Both models answer every search, and their results stand in one list."), ""),
    (
        "eye-off",
        noop("No row says which model it came from, so that only what you wanted counts."),
        "",
    ),
    (
        "opened",
        noop("A search counts when you open, copy or mark one of its files; the same one once."),
        "",
    ),
    (
        "scale",
        noop("It ends when one model is ahead by more than luck. Then you decide."),
        "",
    ),
)


class TrialSection(QWidget):
    """The bar, its figures, and how a trial works."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.judged = JudgedBar(look)
        column.addWidget(self.judged)
        column.addSpacing(theme.px(10))
        column.addWidget(IconLines(look, self.tr("How a trial works"), _HOW))
        column.addStretch(1)

    def show_figures(self, figures: TrialFigures) -> None:
        """Show how many searches went to either model."""
        self.judged.show_parts(
            (
                (self.tr("Tuned model"), figures.n_candidate),
                (self.tr("Neither"), figures.n_draws),
                (self.tr("Present model"), figures.n_present),
            )
        )
