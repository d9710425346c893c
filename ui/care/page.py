"""Backup and care: the page in Settings.

What lives here: its widgets. What does not: what they lead to (`room`). The one rule: what costs
something says so beside its button.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from engine.health import Finding, Health, Mend
from ui.look import Look
from ui.settings.form import fill_form
from ui.widgets import layouts
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import text_label
from ui.wording import noop, words

_SIGNS = {
    Health.GOOD: ("circle-check", "good"),
    Health.WARNING: ("warning", "warn"),
    Health.BAD: ("circle-x", "bad"),
}
_SAID = {
    Health.GOOD: noop("in order"),
    Health.WARNING: noop("worth a look"),
    Health.BAD: noop("not in order"),
}
_NAMES = {
    "What you made (user.db)": noop("What you made (user.db)"),
    "What was read (library.db)": noop("What was read (library.db)"),
    "Passages found by meaning": noop("Passages found by meaning"),
    "Index": noop("Index"),
    "Models": noop("Models"),
    "Free space": noop("Free space"),
}
_COSTS = {
    Mend.INDEX: noop("The index is built anew; search goes by words until then."),
    Mend.VECTORS: noop("What lacks is computed; what belongs to nothing goes."),
    Mend.LIBRARY: noop("Honeyguide starts again and reads your files anew. What you made stays."),
    Mend.MODEL: noop("It is prepared anew from what came with Honeyguide, about 20 s."),
}


class CarePage(QScrollArea):
    """Three groups: backup, a look for damage, reports.

    Signals:
        backup_wanted, restore_wanted, look_wanted: a button was pressed.
        mend_wanted: what is to be put right.
        report_wanted: the newest report is to be read.
        shown: the page came into sight.
    """

    backup_wanted = Signal()
    restore_wanted = Signal()
    look_wanted = Signal()
    mend_wanted = Signal(object)
    report_wanted = Signal()
    shown = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = fill_form(look, self)
        self._group(column, self.tr("Backup"))
        self._backup = self._row(
            column,
            self.tr("All you made, in one file"),
            self.tr(
                "Folders, settings, saved searches, what you opened, models of your own. "
                "Your files themselves are not in it."
            ),
            self.tr("Back up…"),
        )
        self._restore = self._row(
            column,
            self.tr("Take a backup in"),
            self.tr(
                "It takes the place of what is here, which is backed up first. "
                "Honeyguide starts again and reads your files anew."
            ),
            self.tr("Restore…"),
        )
        column.addSpacing(look.theme.px(24))
        self._group(column, self.tr("Is everything in order?"))
        self._check = self._row(
            column,
            self.tr("Look for damage"),
            self.tr("Databases, index, every model file by its hash, space. It changes nothing."),
            self.tr("Look now"),
        )
        self._findings = QVBoxLayout()
        self._findings.setSpacing(0)
        column.addLayout(self._findings)
        column.addSpacing(look.theme.px(24))
        self._group(column, self.tr("If something goes wrong in Honeyguide"))
        self._report = self._row(
            column,
            self.tr("A report stays on this computer"),
            self.tr("Lines of the program, no names and no words of yours. It is sent nowhere."),
            self.tr("Read the last one…"),
        )
        column.addStretch(1)
        for button, signal in (
            (self._backup, self.backup_wanted),
            (self._restore, self.restore_wanted),
            (self._check, self.look_wanted),
            (self._report, self.report_wanted),
        ):
            button.clicked.connect(signal)
        self.set_report(there=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is in sight."""
        super().showEvent(event)
        self.shown.emit()

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be begun while something goes on."""
        for button in (self._backup, self._restore, self._check):
            button.setEnabled(not busy)

    def set_report(self, *, there: bool) -> None:
        """Offer the report, or not."""
        self._report.setEnabled(there)
        self._report.setToolTip("" if there else self.tr("There is none."))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what a look found, with a button where it can be put right."""
        layouts.empty(self._findings)
        for finding in findings:
            self._findings.addWidget(self._finding(finding))
            self._findings.addWidget(Hairline(self._look))

    def _finding(self, finding: Finding) -> QWidget:
        theme, icons = self._look.theme, self._look.icons
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(10))
        sign = QLabel()
        name, role = _SIGNS[finding.health]
        sign.setPixmap(icons.pixmap(name, role, 16))
        sign.setToolTip(words(_SAID[finding.health]))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(1))
        title = words(_NAMES[finding.name]) if finding.name in _NAMES else finding.name
        head = text_label(self._look, f"{title}: {words(_SAID[finding.health])}")
        head.setWordWrap(True)
        texts.addWidget(head)
        detail = text_label(self._look, finding.detail, "small", tone="muted")
        detail.setWordWrap(True)
        texts.addWidget(detail)
        row.addLayout(texts, 1)
        if finding.mend is not None:
            cost = text_label(self._look, words(_COSTS[finding.mend]), "small", tone="secondary")
            cost.setWordWrap(True)
            texts.addWidget(cost)
            button = QPushButton(self.tr("Repair"))
            button.setAccessibleName(self.tr("Repair: %1").replace("%1", title))
            button.clicked.connect(lambda _on=False, mend=finding.mend: self.mend_wanted.emit(mend))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return widget

    def _group(self, column: QVBoxLayout, name: str) -> None:
        heading = text_label(self._look, name, "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addSpacing(self._look.theme.px(2))

    def _row(self, column: QVBoxLayout, title: str, line: str, button_text: str) -> QPushButton:
        theme = self._look.theme
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(20))
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(1))
        head = text_label(self._look, title)
        head.setWordWrap(True)
        texts.addWidget(head)
        said = text_label(self._look, line, "small", tone="muted")
        said.setWordWrap(True)
        texts.addWidget(said)
        row.addLayout(texts, 1)
        button = QPushButton(button_text)
        button.setAccessibleDescription(line)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(Hairline(self._look))
        return button
