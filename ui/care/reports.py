"""The reports of crashes that lie on this computer, and reading one.

What lives here: listing them, the dialog. What does not: writing them (`app/crashes`). The rule:
nothing is ever sent; a person reads, copies or deletes.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui import opening
from ui.look import Look
from ui.settings.declared import SettingsPort
from ui.widgets.text_label import text_label
from ui.wording import words

_PATTERN = "crash-*.txt"
_TOLD = "crash_told"  # remembered: the last report that the person was told of


def reports_in(folder: Path) -> list[Path]:
    """Return the reports, newest first."""
    return sorted(folder.glob(_PATTERN), reverse=True)


def untold_report(folder: Path, settings: SettingsPort) -> Path | None:
    """Return the newest report where the person was not told of it; it counts as told then."""
    newest = next(iter(reports_in(folder)), None)
    if newest is None or settings.remembered(_TOLD) == newest.name:
        return None
    settings.remember(_TOLD, newest.name)
    return newest


def report_dialog(look: Look, parent: QWidget, path: Path) -> QDialog:
    """Return a window that shows a report and what can be done with it."""
    theme = look.theme
    dialog = QDialog(parent)
    dialog.setWindowTitle(words("What went wrong"))
    dialog.resize(theme.px(720), theme.px(480))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
    column.setSpacing(theme.px(10))
    said = text_label(
        look,
        words(
            "This is the whole report: lines of the program, no names and no words of yours. "
            "It was sent nowhere; you can send it to whoever helps you."
        ),
        tone="secondary",
    )
    said.setWordWrap(True)
    column.addWidget(said)
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setFont(theme.font("mono"))
    text.setAccessibleName(words("The report"))
    text.setPlainText(path.read_text("utf-8", "replace") if path.is_file() else "")
    text.setTabChangesFocus(True)
    column.addWidget(text, 1)
    buttons = QDialogButtonBox()
    copy = buttons.addButton(words("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
    show = buttons.addButton(words("Show in folder"), QDialogButtonBox.ButtonRole.ActionRole)
    delete = buttons.addButton(words("Delete"), QDialogButtonBox.ButtonRole.DestructiveRole)
    close = buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    show.clicked.connect(lambda: opening.reveal(path))
    delete.clicked.connect(lambda: path.unlink(missing_ok=True))
    delete.clicked.connect(dialog.accept)
    close.clicked.connect(dialog.reject)
    close.setDefault(True)
    column.addWidget(buttons)
    return dialog
