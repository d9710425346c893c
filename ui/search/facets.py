"""The row of facets: kinds with their counts, and the menus of time, folder and order.

What lives here: widgets that say what is chosen. What does not: what a choice does to a search
(the presenter). The one rule: kinds that do not fit go into a menu; a kind without results is
disabled, not removed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from engine.operators import Operator, Piece
from engine.types import FolderId, FolderStatus, Kind, Order
from ui import wording
from ui.look import Look
from ui.search.filter_chips import FilterChips
from ui.search.filter_words import kind_name
from ui.widgets import layouts
from ui.widgets.chip import Chip

# a time's words in the menu, and what it adds to the query
TIMES = ("", "after:today", "after:7d", "after:1m", "after:1y")
_TIMES_TYPED = (Operator.AFTER, Operator.BEFORE)


class Facets(QWidget):
    """Kinds on the left; time, folder and order on the right.

    Signals:
        chosen: some choice changed; read `kinds`, `folder_ids`, `time` and `order`.
        filter_dropped: a typed filter is not wanted any more.
        order_wanted: the better order, or what is new, is to be shown.
    """

    chosen = Signal()
    filter_dropped = Signal(object)
    order_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("facets")
        self.setFixedHeight(look.theme.px(39))
        self._kind: Kind | None = None
        self._folder: FolderId | None = None
        self._time = ""
        self._order = Order.BEST
        self._counts: dict[Kind, int] = {}
        self._chips: dict[Kind | None, Chip] = {}
        self._folders: list[FolderStatus] = []
        self._shown_folder: FolderId | None = FolderId(-1)
        theme = look.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(3), theme.px(14), theme.px(10))
        row.setSpacing(0)
        # typed filters stand where the choice stands that they replace
        self._typed_kinds, self._typed = FilterChips(look, self), FilterChips(look, self)
        self._typed_kinds.dropped.connect(self.filter_dropped)
        self._typed.dropped.connect(self.filter_dropped)
        row.addWidget(self._typed_kinds)
        self._left = QHBoxLayout()
        self._left.setSpacing(theme.px(6))
        row.addLayout(self._left)
        self._more = self._flat(self.tr("More"))
        self._more.setMenu(QMenu(self._more))
        row.addWidget(self._more)
        row.addStretch(1)
        self._order_hint = QLabel(self)
        self._order_hint.setProperty("tone", "muted")
        self._order_hint.setFont(theme.font("small"))
        self._order_hint.linkActivated.connect(lambda _link: self.order_wanted.emit())
        self._order_hint.hide()
        self._hint_texts: tuple[str, ...] = ("",)
        row.addWidget(self._order_hint)
        row.addSpacing(theme.px(12))
        row.addWidget(self._typed)
        self._right = QHBoxLayout()
        self._right.setSpacing(theme.px(4))
        row.addLayout(self._right)
        self._time_menu = self._menu_button(self._right)
        self._folder_menu = self._menu_button(self._right)
        self._order_menu = self._menu_button(self._right)
        self._make_filters()
        self._fill_times()
        self._fill_orders()
        self.set_folders([])
        self.set_counts({})

    def _make_filters(self) -> None:
        look = self._look
        self._time_chip = Chip(look, "", is_filter=True, parent=self)
        self._folder_chip = Chip(look, "", is_filter=True, parent=self)
        self._right.insertWidget(0, self._folder_chip)
        self._right.insertWidget(0, self._time_chip)
        self._time_chip.clicked.connect(lambda: self._choose_time(""))
        self._folder_chip.clicked.connect(lambda: self._choose_folder(None))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the chosen kind, or none for all."""
        return () if self._kind is None else (self._kind,)

    @property
    def has_kinds(self) -> bool:
        """Return whether only some kinds are asked for, chosen or typed."""
        return self._kind is not None or self._typed_kinds.has_any

    @property
    def is_set(self) -> bool:
        """Return whether anything is left out."""
        chosen = self._kind is not None or self._folder is not None or bool(self._time)
        return chosen or self._typed.has_any or self._typed_kinds.has_any

    @property
    def as_words(self) -> str:
        """Return what is chosen as a person would type it."""
        chosen = next((f for f in self._folders if f.folder.id == self._folder), None)
        words = [f"type:{self._kind}"] if self._kind is not None else []
        if chosen is not None:
            words.append(f'in:"{wording.printable(chosen.folder.path)}"')
        return " ".join([*words, self._time]).strip()

    @property
    def folder_ids(self) -> tuple[FolderId, ...]:
        """Return the chosen folder, or none for everywhere."""
        return () if self._folder is None else (self._folder,)

    @property
    def time(self) -> str:
        """Return what the chosen time adds to the query, such as `after:7d`."""
        return self._time

    @property
    def order(self) -> Order:
        """Return the order that is chosen."""
        return self._order

    def reset(self) -> None:
        """Go back to everything, without telling anybody."""
        self._kind, self._folder, self._time = None, None, ""
        self._order = Order.BEST
        self._counts = {}
        self._fill_times()
        self._fill_orders()
        self.set_folders(self._folders)
        self._rebuild()

    def set_filters(self, filters: Sequence[Piece]) -> None:
        """Show the filters that were typed, in place of what else would choose the same."""
        self._typed_kinds.show_filters([f for f in filters if f.operator is Operator.TYPE])
        self._typed.show_filters([f for f in filters if f.operator is not Operator.TYPE])
        if self._typed_kinds.has_any:
            self._kind = None
        if self._typed.has(*_TIMES_TYPED):
            self._time = ""
        if self._typed.has(Operator.IN):
            self._folder = None
        self._fill_times()
        self.set_folders(self._folders)
        self._show_folder_menu()
        self._rebuild()

    def show_order_hint(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Say that a better order came late, or stop saying so."""
        self._show_hint(self.tr("A better order is ready."), self.tr("Show it"), shown=shown)

    def show_fresh_hint(self) -> None:
        """Say that there are results that were not there before."""
        self._show_hint(self.tr("New results are ready."), self.tr("Show them"), shown=True)

    def _show_hint(self, fact: str, link: str, *, shown: bool) -> None:
        short = f'<a href="#">{link}</a> (F5)'
        self._hint_texts = (f"{fact} {short}", short, '<a href="#">F5</a>')
        self._order_hint.setToolTip(f"{fact} {link} (F5)")
        self._order_hint.setVisible(shown)
        self._overflow()

    def set_counts(self, counts: Mapping[Kind, int]) -> None:
        """Show how many results there are of each kind."""
        kept = {kind: 0 for kind in self._counts if kind not in counts}
        self._counts = {**counts, **(kept if counts else {})}
        if self._kind is not None:
            self._counts.setdefault(self._kind, 0)
        self._rebuild()

    @property
    def place(self) -> Path:
        """Return the folder that is looked through: the chosen or the first one, or the home."""
        offered = [one for one in self._folders if self._folder in (None, one.folder.id)]
        return offered[0].folder.path if offered else Path.home()

    def set_folders(self, folders: Sequence[FolderStatus]) -> None:
        """Offer these folders; a choice of one folder only is none."""
        menu = self._folder_menu.menu()
        known = [(f.folder.id, f.n_documents) for f in self._folders]
        same = known == [(f.folder.id, f.n_documents) for f in folders]
        if menu.isVisible() or (same and self._shown_folder == self._folder):
            return
        self._folders, self._shown_folder = list(folders), self._folder
        menu.clear()
        chosen = next((f for f in folders if f.folder.id == self._folder), None)
        self._add_choice(menu, self.tr("Everywhere"), lambda: self._choose_folder(None))
        for status in folders:
            name = wording.place_of(status.folder.path)
            folder_id = status.folder.id
            self._add_choice(
                menu,
                f"{name}\t{wording.count(status.n_documents)}",
                partial(self._choose_folder, folder_id),
            )
        self._folder_menu.setText(self.tr("Everywhere"))
        self._folder_chip.setVisible(chosen is not None)
        self._show_folder_menu()
        if chosen is not None:
            folder = chosen.folder.path
            self._folder_chip.setText(wording.printable(Path(folder.name or folder)))
            self._folder_chip.updateGeometry()

    def _show_folder_menu(self) -> None:
        chosen = self._folder is not None or self._typed.has(Operator.IN)
        self._folder_menu.setVisible(len(self._folders) > 1 and not chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the kinds that do not fit into the menu."""
        super().resizeEvent(event)
        self._overflow()

    def _flat(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "flat")
        button.setFont(self._look.theme.font("small"))
        return button

    def _menu_button(self, layout: QHBoxLayout) -> QPushButton:
        button = self._flat("")
        button.setMenu(QMenu(button))
        layout.addWidget(button)
        return button

    @staticmethod
    def _add_choice(menu: QMenu, text: str, choose: Callable[[], None]) -> None:
        # Qt hands over whether the action is checked, which is not what is chosen
        menu.addAction(text).triggered.connect(lambda _checked: choose())

    def _fill_times(self) -> None:
        names = self._time_names()
        menu = self._time_menu.menu()
        menu.clear()
        for time in TIMES:
            self._add_choice(menu, names[time], partial(self._choose_time, time))
        self._time_menu.setText(names[""])
        typed = self._typed.has(*_TIMES_TYPED)
        self._time_menu.setVisible(not self._time and not typed)
        self._time_chip.setVisible(bool(self._time))
        self._time_chip.setText(names[self._time])
        self._time_chip.updateGeometry()

    def _time_names(self) -> dict[str, str]:
        labels = (
            self.tr("Any time"),
            self.tr("Today"),
            self.tr("Past week"),
            self.tr("Past month"),
            self.tr("Past year"),
        )
        return dict(zip(TIMES, labels, strict=True))

    def _choose_time(self, time: str) -> None:
        self._time = time
        self._fill_times()
        self.chosen.emit()

    def _fill_orders(self) -> None:
        names = {Order.BEST: self.tr("Best match"), Order.NEWEST: self.tr("Newest first")}
        menu = self._order_menu.menu()
        menu.clear()
        for order, name in names.items():
            self._add_choice(menu, name, partial(self._choose_order, order))
        self._order_menu.setText(names[self._order])
        self._order_menu.setAccessibleName(self.tr("Order: %1").replace("%1", names[self._order]))

    def _choose_order(self, order: Order) -> None:
        self._order = order
        self._fill_orders()
        self.chosen.emit()

    def _choose_folder(self, folder_id: FolderId | None) -> None:
        self._folder = folder_id
        self.set_folders(self._folders)
        self.chosen.emit()

    def _choose_kind(self, kind: Kind | None) -> None:
        self._kind = kind
        for of_kind, chip in self._chips.items():
            chip.setChecked(of_kind is kind)
        self.chosen.emit()

    def _rebuild(self) -> None:
        kinds = sorted(self._counts, key=lambda kind: (-self._counts[kind], list(Kind).index(kind)))
        wanted: list[Kind | None] = [None, *kinds] if kinds else []
        for kind in [kind for kind in self._chips if kind not in wanted]:
            chip = self._chips.pop(kind)
            self._left.removeWidget(chip)
            chip.deleteLater()
        for place, kind in enumerate(wanted):
            n = sum(self._counts.values()) if kind is None else self._counts[kind]
            if kind not in self._chips:
                name = self.tr("All") if kind is None else kind_name(kind)
                chip = Chip(self._look, name, n, parent=self)
                chip.clicked.connect(lambda _checked=False, kind=kind: self._choose_kind(kind))
                self._chips[kind] = chip
            chip = self._chips[kind]
            chip.setChecked(kind is self._kind)
            chip.set_count(n)
            self._left.removeWidget(chip)
            self._left.insertWidget(place, chip)
        self._overflow()

    def _fit_hint(self, room: int) -> int:
        """Say what is ready in full, or where there is no room only how to see it."""
        whole = self._chips[None].sizeHint().width() if None in self._chips else 0
        for text in self._hint_texts:
            self._order_hint.setText(text)
            width = self._order_hint.sizeHint().width()
            if width + whole <= room:
                break
        return width

    def _overflow(self) -> None:
        theme = self._look.theme
        third = self.width() // 3
        taken = self._typed_kinds.fit(third) + self._typed.fit(third)
        taken += self._right.sizeHint().width()
        taken += max(theme.px(120), self._more.sizeHint().width() + theme.px(48))
        if not self._order_hint.isHidden():
            taken += self._fit_hint(self.width() - taken)
        room = self.width() - taken
        menu = self._more.menu()
        menu.clear()
        used = 0
        by_chip = {chip: kind for kind, chip in self._chips.items()}
        is_typed = self._typed_kinds.has_any
        for chip in layouts.widgets_of(self._left):
            if not isinstance(chip, Chip):
                continue
            kind = by_chip.get(chip)
            used += chip.sizeHint().width() + theme.px(6)
            fits = used <= room or kind is None or kind is self._kind
            chip.setVisible(fits and not is_typed)
            if not fits and not is_typed and kind is not None:
                text = f"{kind_name(kind)}\t{wording.count(self._counts[kind])}"
                self._add_choice(menu, text, partial(self._choose_kind, kind))
        self._more.setVisible(not menu.isEmpty())
