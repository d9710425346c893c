"""The answer to “Where is my file”.

What lives here: asking for a file, and the popover with the answer. What does not: its words
(`where_words`). The one rule: the dialog starts in the library, but any file may be asked for.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.look import Look
from ui.search import row_text
from ui.search.marked_text import MarkedText
from ui.search.where_words import WhereText
from ui.widgets.hairline import Hairline
from ui.widgets.popover import Popover
from ui.widgets.text_label import text_label

_WIDTH_PX = 404
_MARGIN_PX = 17


def choose_file(parent: QWidget, title: str, start: Path) -> Path | None:
    """Return the file the person means, or None.

    Args:
        parent: the window.
        title: of the dialog.
        start: the folder to begin in.
    """
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, str(start))
    return Path(chosen) if chosen else None


class WherePopover(Popover):
    """What became of a file, and the passage of it that answers best."""

    def __init__(self, look: Look, parent: QWidget, text: WhereText) -> None:
        theme = look.theme
        super().__init__(look, parent, width_px=theme.px(_WIDTH_PX))
        self.setAccessibleName(text.title)
        self.setAccessibleDescription(" ".join(text.sentences))
        margin = theme.px(_MARGIN_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, theme.px(14), margin, theme.px(14))
        column.setSpacing(theme.px(4))
        title = text_label(look, text.title, "body", weight=600)
        title.setWordWrap(True)
        column.addWidget(title)
        for sentence in text.sentences:
            label = text_label(look, sentence, tone="secondary")
            label.setWordWrap(True)
            column.addWidget(label)
        if text.hit is not None:
            best = text.hit.passages[0]
            snippet, marks = row_text.flowed(best.snippet, best.marks)
            column.addSpacing(theme.px(4))
            column.addWidget(Hairline(look))
            column.addSpacing(theme.px(4))
            column.addWidget(
                MarkedText(look, snippet, marks, width_px=theme.px(_WIDTH_PX) - 2 * margin)
            )
