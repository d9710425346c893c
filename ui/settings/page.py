"""The settings page, built from the declared settings.

What lives here: categories, forms and their controls. What does not: any setting's name or words
(`declared` and `engine.config`). The one rule: a change applies at once, and a changed setting
offers its default back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QKeySequenceEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.config import SettingSpec, SettingValue
from engine.errors import EngineError
from ui.look import Look
from ui.settings.declared import SettingsPort
from ui.settings.form import fill_form
from ui.widgets.hairline import Hairline
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
_ABOVE_ITEMS = 2  # the title and the space under it


class SettingRow(QWidget):
    """A setting: label, help under it, control, and Reset while the pointer is over it.

    Signals:
        changed: the value was changed and stored.
        failed: the value could not be stored.
    """

    changed = Signal(str)
    failed = Signal(object)

    def __init__(self, look: Look, spec: SettingSpec, settings: SettingsPort) -> None:
        super().__init__()
        self._spec = spec
        self._settings = settings
        theme = look.theme
        self._show_value: Callable[[SettingValue], None] = lambda _value: None
        self._store_lines: Callable[[], None] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(10))
        control = self._control(look)
        control.setAccessibleName(words(spec.label))
        control.setAccessibleDescription(words(spec.help))
        is_box = isinstance(control, QCheckBox)
        if is_box:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(1))
        label = text_label(look, words(spec.label))
        label.setWordWrap(True)
        texts.addWidget(label)
        help_text = text_label(look, words(spec.help), "small", tone="muted")
        help_text.setWordWrap(True)
        texts.addWidget(help_text)
        wide = isinstance(control, QPlainTextEdit)
        if wide:
            texts.addSpacing(theme.px(6))
            texts.addWidget(control)
        row.addLayout(texts, 1)
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setProperty("kind", "link")
        self._reset.setFont(theme.font("small", 500))
        self._reset.setAccessibleName(self.tr("Reset %1").replace("%1", words(spec.label)))
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._reset.clicked.connect(self._go_back)
        self._reset.hide()
        row.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignTop)
        if not is_box and not wide:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_value(settings.get(spec.key))

    def show_value(self) -> None:
        """Show the stored value."""
        self._show_value(self._settings.get(self._spec.key))

    def _control(self, look: Look) -> QWidget:
        spec = self._spec
        if isinstance(spec.default, bool):
            box = QCheckBox()
            box.toggled.connect(self._store)
            self._show_value = lambda value: box.setChecked(bool(value))
            return box
        if isinstance(spec.default, tuple):
            return self._lines(look)
        if isinstance(spec.default, int):
            spin = QSpinBox()
            spin.setRange(int(spec.minimum or 0), int(spec.maximum or 1_000_000))
            spin.setFixedSize(look.theme.px(168), look.theme.px(28))
            spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            spin.valueChanged.connect(self._store)
            spin.installEventFilter(self)
            self._show_value = lambda value: spin.setValue(int(str(value)))
            return spin
        if spec.is_shortcut:
            return self._keys(look)
        combo = QComboBox()
        combo.setMinimumWidth(look.theme.px(168))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.installEventFilter(self)
        for choice in spec.choices:
            combo.addItem(words(choice.capitalize()), choice)
        combo.currentIndexChanged.connect(lambda _row: self._store(combo.currentData()))
        self._show_value = lambda value: combo.setCurrentIndex(max(0, combo.findData(value)))
        return combo

    def _keys(self, look: Look) -> QWidget:
        edit = QKeySequenceEdit()
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setFixedWidth(look.theme.px(168))
        for clear in edit.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Use no shortcut"))
        portable = QKeySequence.SequenceFormat.PortableText
        edit.editingFinished.connect(lambda: self._store(edit.keySequence().toString(portable)))
        self._show_value = lambda value: edit.setKeySequence(QKeySequence(str(value)))
        return edit

    def _lines(self, look: Look) -> QWidget:
        edit = QPlainTextEdit()
        edit.setObjectName("lines")
        edit.setFixedHeight(look.theme.px(92))
        edit.setFont(look.theme.font("mono"))
        edit.setTabChangesFocus(True)

        def show(value: SettingValue) -> None:
            text = "\n".join(value) if isinstance(value, tuple) else ""
            if text != edit.toPlainText():
                edit.setPlainText(text)

        def store() -> None:
            lines = (line.strip() for line in edit.toPlainText().splitlines())
            self._store(tuple(line for line in lines if line))

        self._show_value = show
        if self._spec.is_whole:
            self._store_lines = store
            edit.installEventFilter(self)
        else:
            edit.textChanged.connect(store)
        return edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the page, not change a value by accident; store what was left."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QPlainTextEdit):
            self._store_lines()
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def enterEvent(self, event: object) -> None:
        """Offer the default back."""
        self._reset.setVisible(self._settings.is_changed(self._spec.key))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the offer away, unless the keyboard is on it."""
        if not self._reset.hasFocus():
            self._reset.hide()

    def _store(self, value: SettingValue) -> None:
        if value == self._settings.get(self._spec.key):
            return
        try:
            self._settings.set(self._spec.key, value)
        except EngineError as problem:
            self.failed.emit(problem)
            self._show_value(self._settings.get(self._spec.key))
            return
        self._reset.setVisible(self.underMouse() and self._settings.is_changed(self._spec.key))
        self.changed.emit(self._spec.key)

    def _go_back(self) -> None:
        self._settings.reset(self._spec.key)
        self._show_value(self._settings.get(self._spec.key))
        self._reset.hide()
        self.changed.emit(self._spec.key)


class SettingsPage(QWidget):
    """Categories on the left, one category's form on the right.

    Signals:
        changed: the key of a setting that was changed.
        failed: an `EngineError` to be shown.
    """

    changed = Signal(str)
    failed = Signal(object)

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
        self._side.addSpacing(theme.px(12))
        row.addWidget(side)
        self._forms = QStackedWidget()
        row.addWidget(self._forms, 1)
        self._items: list[NavItem] = []
        self._names: list[str] = []
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
            column.addWidget(Hairline(self._look))
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
