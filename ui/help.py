"""The two pages of help: shortcuts, and ways to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS
from ui.keys import shown_keys
from ui.look import Look
from ui.settings.form import fill_form
from ui.widgets.text_label import text_label
from ui.wording import noop, words

_EXTRA_KEYS = (
    (
        noop("Results"),
        noop("Choose a result"),
        noop("↑ ↓ PgUp PgDn"),
    ),
    (
        noop("Search"),
        noop("Clear the field"),
        "Esc",
    ),
    (
        noop("Search"),
        noop("Begin to type"),
        noop("any letter"),
    ),
    (
        noop("Search"),
        noop("Finish an operator, such as type: or in:"),
        "Tab",
    ),
    (
        noop("Reading"),
        noop("Try the sample, on the welcome page"),
        "Ctrl+T",
    ),
)
_WAYS = (
    (
        "repaying the loan early",
        noop("Your own words; what means the same is found too"),
    ),
    ('"months of notice"', noop("Exactly these words, in this order")),
    ("flat -garage", noop("Without a word")),
    ("lease OR tenancy", noop("Either of two words is enough")),
    (
        "type:pdf",
        noop(
            "One kind: pdf, doc, sheet, slides, notes, code, mail, web, image; or an ending",
        ),
    ),
    (
        "in:~/Work",
        noop("Below a folder; in:Work is a folder of that name anywhere"),
    ),
    ("name:draft", noop("In the name of the file")),
    (
        "after:2025-03 before:2025-04-15",
        noop("Changed between; also today, yesterday, 7d, 2w, 3m"),
    ),
    ("from:quell", noop("Mail from somebody, or a document's author")),
)


def shortcuts_dialog(look: Look, parent: QWidget) -> QDialog:
    """Return a window with every shortcut."""
    return _dialog(look, parent, words("Shortcuts"), _shortcuts())


def shortcuts_list(look: Look) -> QScrollArea:
    """Return every shortcut, as a page."""
    area = QScrollArea()
    column = fill_form(look, area)
    column.addWidget(text_label(look, words("Shortcuts"), "heading"))
    column.addLayout(_grid(look, _shortcuts()))
    column.addStretch(1)
    return area


def _shortcuts() -> dict[str, list[tuple[str, str]]]:
    rows = [(spec.group, words(spec.text), spec.keys) for spec in ACTIONS]
    rows += [(group, words(text), keys) for group, text, keys in _EXTRA_KEYS]
    groups: dict[str, list[tuple[str, str]]] = {}
    for group, text, keys in rows:
        groups.setdefault(group, []).append((text, shown_keys(keys) or words(keys)))
    return groups


def ways_dialog(look: Look, parent: QWidget) -> QDialog:
    """Return a window with everything that can be asked."""
    rows = [(words(meaning), query) for query, meaning in _WAYS]
    return _dialog(look, parent, words("Ways to ask"), {"": rows})


def _dialog(
    look: Look, parent: QWidget, title: str, groups: dict[str, list[tuple[str, str]]]
) -> QDialog:
    theme = look.theme
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(theme.px(620), theme.px(560))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
    column.addWidget(text_label(look, title, "title"))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    inside = QWidget()
    inside.setObjectName("content")
    inside.setLayout(_grid(look, groups))
    area.setWidget(inside)
    column.addWidget(area, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column.addWidget(buttons)
    return dialog


def _grid(look: Look, groups: dict[str, list[tuple[str, str]]]) -> QGridLayout:
    theme = look.theme
    grid = QGridLayout()
    grid.setContentsMargins(0, theme.px(4), theme.px(12), 0)
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(6))
    grid.setColumnStretch(1, 1)
    line = 0
    for group, rows in groups.items():
        if group:
            grid.setRowMinimumHeight(line, theme.px(30))
            head = text_label(look, words(group), "small", tone="muted", weight=600)
            grid.addWidget(head, line, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
            line += 1
        for text, keys in rows:
            code = text_label(look, keys, "mono")
            code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            meaning = text_label(look, text, tone="secondary")
            meaning.setWordWrap(True)
            grid.addWidget(code, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning, line, 1)
            line += 1
    grid.setRowStretch(line, 1)
    return grid
