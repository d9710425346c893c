"""The filters that were typed, as chips that can be taken away.

What lives here: the chips and the menu of those that do not fit. What does not: what a filter does
(the page keeps them). The one rule: the first chip is always shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from engine.operators import Operator, Piece
from ui import wording
from ui.look import Look
from ui.search.filter_words import chip_words
from ui.widgets.chip import Chip

_GAP_PX = 6


class FilterChips(QWidget):
    """A chip for each filter.

    Signals:
        dropped: a filter that is not wanted any more.
    """

    dropped = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._filters: list[Piece] = []
        self._chips: list[Chip] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, look.theme.px(4), 0)
        self._row.setSpacing(look.theme.px(_GAP_PX))
        self._rest = QPushButton(self)
        self._rest.setProperty("kind", "flat")
        self._rest.setFont(look.theme.font("small"))
        self._rest.setMenu(QMenu(self._rest))
        self._row.addWidget(self._rest)
        self.hide()

    @property
    def has_any(self) -> bool:
        """Return whether there is a filter."""
        return bool(self._filters)

    def has(self, *operators: Operator) -> bool:
        """Return whether there is a filter of one of these operators."""
        return any(one.operator in operators for one in self._filters)

    def show_filters(self, filters: Sequence[Piece]) -> None:
        """Show these filters."""
        self._filters = list(filters)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(one) for one in filters]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        self.setVisible(bool(filters))

    def fit(self, room_px: int) -> int:
        """Show as many as there is room for, and return the width that is taken."""
        gap = self._look.theme.px(_GAP_PX)
        menu = self._rest.menu()
        menu.clear()
        used = 0
        for one, chip in zip(self._filters, self._chips, strict=True):
            width = chip.sizeHint().width() + gap
            fits = not used or (menu.isEmpty() and used + width <= room_px)
            chip.setVisible(fits)
            if fits:
                used += width
            else:
                text = self.tr("Remove %1").replace("%1", chip_words(one))
                menu.addAction(text).triggered.connect(partial(self._drop, one))
        n_hidden = len(menu.actions())
        self._rest.setText(f"+{wording.count(n_hidden)}")
        self._rest.setAccessibleName(wording.counted(n_hidden, "%n more filter", "%n more filters"))
        self._rest.setVisible(n_hidden > 0)
        return used + (self._rest.sizeHint().width() + gap if n_hidden else 0)

    def _chip(self, one: Piece) -> Chip:
        chip = Chip(self._look, chip_words(one), is_filter=True, parent=self)
        chip.setToolTip(one.text)
        chip.setAccessibleName(self.tr("Filter: %1. Remove it").replace("%1", chip.text()))
        chip.clicked.connect(partial(self._drop, one))
        return chip

    def _drop(self, one: Piece, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - of Qt's signal
        self.dropped.emit(one)
