"""What to leave out: switches for the built-in rules, own patterns, size caps, and a tester.

What lives here: the dialog and the words of its tester. What does not: applying rules (the
library). The one rule: the tester answers for what stands in the dialog, stored or not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.exclusion import GROUP_LABELS, LeftOut, Rule, RuleGroup, RuleKind
from ui import wording
from ui.look import Look
from ui.settings.declared import SettingsPort
from ui.widgets.text_label import text_label

_SIZE_PX = (720, 520)
_SETTLE_MS = 150
_PATTERNS = "reading.left_out"
_OFF = "reading.rules_off"
_CAPS = ("reading.max_text_mb", "reading.max_file_mb")


class LeftOutDialog(QDialog):
    """Edits what is left out of every folder.

    Signals:
        changed: the key of a setting that was changed, told when the dialog is accepted.
    """

    changed = Signal(str)

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        settings: SettingsPort,
        explain: Callable[[Path, LeftOut], None],
    ) -> None:
        """Show the stored values.

        Args:
            look: fonts and colours.
            parent: the window.
            settings: where the values are.
            explain: asks for the rule of a path; `show_verdict` takes the answer.
        """
        super().__init__(parent)
        self._settings = settings
        self._explain = explain
        theme = look.theme
        self.setWindowTitle(self.tr("What to leave out"))
        self.resize(theme.px(_SIZE_PX[0]), theme.px(_SIZE_PX[1]))
        self._fill(look)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.path.textChanged.connect(lambda _text: self._settle.start())
        self.patterns.textChanged.connect(self._settle.start)
        for box in self.switches.values():
            box.toggled.connect(lambda _on: self._settle.start())

    def _fill(self, look: Look) -> None:
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(text_label(look, self.tr("What to leave out"), "title"))
        self._fill_switches(column)
        column.addWidget(text_label(look, self.tr("Your own patterns, one a line"), weight=600))
        self._fill_patterns(look)
        column.addWidget(self.patterns, 1)
        column.addLayout(self._cap_fields())
        column.addWidget(text_label(look, self.tr("Would this be read?"), weight=600))
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("Would this be read?"))
        self.path.setPlaceholderText(self.tr("Paste the path of a file or folder"))
        column.addWidget(self.path)
        self.verdict = text_label(look, "", tone="secondary")
        self.verdict.setWordWrap(True)
        column.addWidget(self.verdict)
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Save | choices.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _fill_switches(self, column: QVBoxLayout) -> None:
        self.switches: dict[RuleGroup, QCheckBox] = {}
        off = self._stored(_OFF)
        for group, label in GROUP_LABELS.items():
            box = QCheckBox(wording.words(label))
            box.setChecked(group not in off)
            column.addWidget(box)
            self.switches[group] = box

    def _fill_patterns(self, look: Look) -> None:
        self.patterns = QPlainTextEdit()
        self.patterns.setObjectName("lines")
        self.patterns.setTabChangesFocus(True)
        self.patterns.setAccessibleName(self.tr("Your own patterns, one a line"))
        self.patterns.setPlaceholderText("*.log\nPrivate/")
        self.patterns.setFont(look.theme.font("mono"))
        self.patterns.setPlainText("\n".join(self._stored(_PATTERNS)))

    def _stored(self, key: str) -> tuple[str, ...]:
        stored = self._settings.get(key)
        return stored if isinstance(stored, tuple) else ()

    def _cap_fields(self) -> QFormLayout:
        form = QFormLayout()
        self.caps: dict[str, QSpinBox] = {}
        for spec in self._settings.specs:
            if spec.key in _CAPS:
                field = QSpinBox()
                field.setRange(int(spec.minimum or 0), int(spec.maximum or 0))
                value = self._settings.get(spec.key)
                field.setValue(value if isinstance(value, int) else 0)
                form.addRow(wording.words(spec.label), field)
                self.caps[spec.key] = field
        return form

    @property
    def _choice(self) -> LeftOut:
        lines = (line.strip() for line in self.patterns.toPlainText().splitlines())
        return LeftOut(
            tuple(line for line in lines if line),
            tuple(group.value for group, box in self.switches.items() if not box.isChecked()),
        )

    def _asked(self) -> Path | None:
        text = self.path.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    def _ask(self) -> None:
        path = self._asked()
        if path is None:
            self.verdict.setText("")
        else:
            self._explain(path, self._choice)

    def show_verdict(self, path: Path, found: Rule | EngineError | None) -> None:
        """Show the answer for a path, unless another is asked for by now."""
        if path == self._asked():
            self.verdict.setText(verdict_words(found))

    def accept(self) -> None:
        """Store what was changed, and close."""
        choice = self._choice
        values: dict[str, int | tuple[str, ...]] = {
            _PATTERNS: choice.patterns,
            _OFF: choice.switched_off,
        }
        values.update({key: field.value() for key, field in self.caps.items()})
        for key, value in values.items():
            if value != self._settings.get(key):
                self._settings.set(key, value)
                self.changed.emit(key)
        super().accept()


def verdict_words(found: Rule | EngineError | None) -> str:
    """Return whether something would be read, and if not, because of which rule."""
    if found is None:
        return wording.words("Would be read.")
    if isinstance(found, EngineError):
        return wording.words("Not in any of your folders.")
    if found.kind is RuleKind.OWN_DATA:
        return wording.words("Left out, because it is Honeyguide's own data.")
    if found.kind is RuleKind.LINK:
        return wording.words("Left out, because it is a link; what it leads to counts by itself.")
    if found.kind is RuleKind.CLOUD:
        return wording.words("Left out, because it is kept in the cloud only.")
    if found.kind is RuleKind.GITIGNORE and found.source is not None:
        where = wording.place_of(found.source)
        return wording.words("Left out, because of “%1” (in %2).", found.pattern, where)
    origin = wording.words("yours") if found.kind is RuleKind.YOURS else wording.words("default")
    return wording.words("Left out, because of “%1” (%2).", found.pattern, origin)
