"""The settings page, built from the declared settings.

What lives here: categories, forms and their controls. What does not: any setting's name or words
(`declared` and `engine.config`). The one rule: a change applies at once, and a changed setting
offers its default back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.config import SettingSpec
from ui.look import Look
from ui.settings.declared import SettingsPort
from ui.settings.form import fill_form
from ui.settings.setting_row import SettingRow
from ui.widgets.nav_item import NavItem
from ui.widgets.text_label import text_label
from ui.wording import noop, words

_LIST_PX = 192
PRIVACY = noop("Privacy")
MODELS, SHORTCUTS = noop("Models"), noop("Shortcuts")
CARE, ABOUT = noop("Backup and care"), noop("About")
# every category in its order, with its icon; others come after them
_ICONS = {
    "General": "sliders",
    "Search": "search",
    MODELS: "brain",
    "Reading": "book-open",
    "Performance": "gauge",
    PRIVACY: "shield",
    "Appearance": "appearance",
    SHORTCUTS: "keyboard",
    "Assistants": "robot",
    CARE: "archive",
    ABOUT: "info",
}
_ORDER = tuple(_ICONS)
_ABOVE_ITEMS = 4  # the title and the field, each with the space under it


class SettingsPage(QWidget):
    """Categories on the left, one category's form on the right.

    Signals:
        changed: the key of a setting that was changed.
        failed: an `EngineError` to be shown.
        shown: the page came to be seen.
    """

    changed = Signal(str)
    failed = Signal(object)
    shown = Signal()

    def __init__(self, look: Look, settings: SettingsPort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("page")
        theme = look.theme
        self._columns: dict[str, QVBoxLayout] = {}
        groups: dict[str, list[SettingSpec]] = {}
        for spec in (spec for spec in settings.specs if spec.group):
            groups.setdefault(spec.group, []).append(spec)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        side = QFrame()
        side.setObjectName("categories")
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(theme.px(20), theme.px(24), theme.px(12), theme.px(12))
        self._side.setSpacing(theme.px(2))
        title = text_label(look, self.tr("Settings"), "title")
        title.setIndent(theme.px(10))
        self._side.addWidget(title)
        self._list = side
        self._widen(title.sizeHint().width())
        self._side.addSpacing(theme.px(8))
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find a setting"))
        self._find.setAccessibleName(self.tr("Find a setting"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._look_for)
        self._find.returnPressed.connect(self._go_to_found)
        for clear in self._find.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Clear"))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._find.setFocus)
        self._side.addWidget(self._find)
        self._side.addSpacing(theme.px(6))
        row.addWidget(side)
        self._forms = QStackedWidget()
        row.addWidget(self._forms, 1)
        none = QScrollArea()
        column = fill_form(look, none)
        self._none_found = text_label(look, "", tone="secondary")
        self._none_found.setWordWrap(True)
        column.addWidget(self._none_found)
        column.addStretch(1)
        self._none = none  # after the forms of all categories
        self._forms.addWidget(none)
        self._items: list[NavItem] = []
        self._names: list[str] = []
        self._found: SettingRow | None = None
        self._side.addStretch(1)
        for group, specs in groups.items():
            self._put(group, self._form(group, specs, settings))
        if self._items:
            self.show_group(0)

    def add_below(self, group: str, widget: QWidget) -> None:
        """Put something below the settings of a group."""
        column = self._columns[group]
        column.insertWidget(column.count() - 1, widget)

    def add_page(self, name: str, build: Callable[[], QWidget]) -> None:
        """Add a page of its own; it is built when it is first shown."""
        self._put(name, _Later(build))

    def _widen(self, width_px: int) -> None:
        """Let the list of categories be as wide as its longest name."""
        margins = self._side.contentsMargins()
        needed = width_px + margins.left() + margins.right() + 1
        wide = max(self._list.minimumWidth(), self._look.theme.px(_LIST_PX), needed)
        self._list.setFixedWidth(wide)

    def show_category(self, name: str) -> None:
        """Show one category by its name."""
        self.show_group(self._names.index(name))

    def _put(self, name: str, page: QWidget) -> None:
        """Put a category where it stands in the order of all."""
        place = sum(_rank(other) <= _rank(name) for other in self._names)
        item = NavItem(self._look, words(name), _ICONS.get(name, "sliders"))
        item.clicked.connect(lambda _checked=False: self._show_item(item))
        self._widen(item.natural_px)
        self._names.insert(place, name)
        self._items.insert(place, item)
        self._side.insertWidget(place + _ABOVE_ITEMS, item)
        self._forms.insertWidget(place, page)

    def show_values(self) -> None:
        """Show the values anew, after one was changed elsewhere."""
        for setting in self.findChildren(SettingRow):
            setting.show_value()

    def set_note(self, key: str, text: str, *, is_problem: bool = True) -> None:
        """Say under a setting what is wrong with it, or how it stands; "" takes that away."""
        for setting in self.findChildren(SettingRow):
            if setting.key == key:
                setting.set_note(text, is_problem=is_problem)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is seen."""
        super().showEvent(event)
        self.shown.emit()

    def _look_for(self, text: str) -> None:
        """Leave the settings that say what is looked for, and show the first category with one.

        Where no setting does, a category may be called so.
        """
        wanted = text.casefold().split()
        found: SettingRow | None = None
        for setting in self.findChildren(SettingRow):
            says = setting.says(wanted)
            setting.set_quiet(quiet=bool(wanted) and not says)
            found = found or (setting if says and wanted else None)
        self._found = found
        called = (
            number
            for number, item in enumerate(self._items)
            if wanted and all(word in item.text().casefold() for word in wanted)
        )
        number = self._names.index(found.group) if found is not None else next(called, None)
        if number is not None:
            self.show_group(number)
        elif wanted:
            said = self.tr("Nothing found for “%1”").replace("%1", text.strip())
            self._none_found.setText(said)
            self._find.setAccessibleDescription(said)
            self._forms.setCurrentWidget(self._none)
            return
        elif self._forms.currentWidget() is self._none:
            self.show_group(next(i for i, item in enumerate(self._items) if item.isChecked()))
        self._find.setAccessibleDescription("")

    def _go_to_found(self) -> None:
        """Put the keyboard on the first setting that was found."""
        if self._found is not None:
            self._found.go()

    def _show_item(self, item: NavItem) -> None:
        self.show_group(self._items.index(item))

    def show_group(self, number: int) -> None:
        """Show one category."""
        for place, item in enumerate(self._items):
            item.setChecked(place == number)
        self._forms.setCurrentIndex(number)

    def _form(self, group: str, specs: list[SettingSpec], settings: SettingsPort) -> QWidget:
        theme = self._look.theme
        area = QScrollArea()
        column = fill_form(self._look, area)
        heading = None
        for spec in specs:
            if heading != (spec.heading or group):
                if heading is not None:
                    column.addSpacing(theme.px(24))
                heading = spec.heading or group
                column.addWidget(text_label(self._look, words(heading), "heading"))
                column.addSpacing(theme.px(2))
            setting = SettingRow(self._look, spec, settings)
            setting.changed.connect(self.changed)
            setting.failed.connect(self.failed)
            column.addWidget(setting)
            column.addWidget(setting.line)
        column.addStretch(1)
        self._columns[group] = column
        return area


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


class _Later(QWidget):
    """A place for a page that is built when it is first shown."""

    def __init__(self, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._build = build
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the page."""
        super().showEvent(event)
        if not self._column.count():
            self._column.addWidget(self._build())
