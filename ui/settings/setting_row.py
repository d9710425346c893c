"""One declared setting: label, help, control, and the way back to its default.

What lives here: which control a setting gets. What does not: any setting's name or words
(`declared` and `engine.config`). The one rule: a change applies at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.config import SettingSpec, SettingValue
from engine.errors import EngineError
from ui.look import Look
from ui.settings.declared import SettingsPort
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import text_label
from ui.wording import words

_KEYS_EDGE_PX = 46  # of a field for keys: its frame, and the button that clears it


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
        self.line = Hairline(look)  # under it
        theme = look.theme
        self._show_value: Callable[[SettingValue], None] = lambda _value: None
        self._store_lines: Callable[[], None] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(10))
        control = self._control(look)
        self._edit = control
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
        self._note = text_label(look, "", "small", tone="warn")
        self._note.setWordWrap(True)
        self._note.hide()
        texts.addWidget(self._note)
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

    @property
    def key(self) -> str:
        """Return the setting's key."""
        return self._spec.key

    @property
    def group(self) -> str:
        """Return the category that the setting is in."""
        return self._spec.group

    def says(self, wanted: list[str]) -> bool:
        """Return whether all of these words stand in what the setting says of itself."""
        spec = self._spec
        texts = (spec.label, spec.help, self.group, *(one.capitalize() for one in spec.choices))
        said = " ".join(map(words, texts))
        if spec.keywords:
            said += f" {spec.keywords} {words(spec.keywords)}"
        return all(word in said.casefold() for word in wanted)

    def set_quiet(self, *, quiet: bool) -> None:
        """Hide the setting while another one is looked for."""
        self.setVisible(not quiet)
        self.line.setVisible(not quiet)

    def go(self) -> None:
        """Put the keyboard on the control."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_value(self) -> None:
        """Show the stored value."""
        self._show_value(self._settings.get(self._spec.key))

    def set_note(self, text: str, *, is_problem: bool = True) -> None:
        """Say under the control what is wrong with it, or how it stands; "" takes that away."""
        self._note.setText(text)
        self._note.setProperty("tone", "warn" if is_problem else "secondary")
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self._note.setVisible(bool(text))

    def _control(self, look: Look) -> QWidget:
        spec = self._spec
        if isinstance(spec.default, bool):
            box = QCheckBox()
            box.setProperty("kind", "bare")  # its words stand beside it
            box.toggled.connect(self._store)
            self._show_value = lambda value: box.setChecked(bool(value))
            return box
        if isinstance(spec.default, tuple):
            return self._lines(look)
        if isinstance(spec.default, int):
            spin = QSpinBox()
            spin.setRange(int(spec.minimum or 0), int(spec.maximum or 1_000_000))
            spin.setFixedSize(look.theme.px(168), look.theme.px(28))
            # a style sheet moves the words of a line edit, but not those of a spin box
            spin.lineEdit().setTextMargins(look.theme.px(6), 0, 0, 0)
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
        edit.keySequenceChanged.connect(lambda _keys: self._fit_keys(edit, look))
        self._fit_keys(edit, look)
        for clear in edit.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Use no shortcut"))
        portable = QKeySequence.SequenceFormat.PortableText
        edit.editingFinished.connect(lambda: self._store(edit.keySequence().toString(portable)))
        self._show_value = lambda value: edit.setKeySequence(QKeySequence(str(value)))
        return edit

    def _fit_keys(self, edit: QKeySequenceEdit, look: Look) -> None:
        """Make room for the names of the keys, which other languages write out."""
        keys = edit.keySequence().toString(QKeySequence.SequenceFormat.NativeText)
        needed = edit.fontMetrics().horizontalAdvance(keys) + look.theme.px(_KEYS_EDGE_PX)
        edit.setFixedWidth(max(look.theme.px(168), needed))

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
