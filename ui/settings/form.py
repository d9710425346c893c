"""The frame of a settings page: a form that scrolls, no wider than lines are read well."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look import Look

_FORM_PX = 732


def fill_form(look: Look, area: QScrollArea) -> QVBoxLayout:
    """Put an empty form into a scroll area; return the column that it is filled by."""
    theme = look.theme
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    inside = QWidget()
    inside.setObjectName("content")
    area.setWidget(inside)
    around = QHBoxLayout(inside)
    around.setContentsMargins(theme.px(36), theme.px(28), theme.px(36), theme.px(24))
    form = QWidget()
    form.setMaximumWidth(theme.px(_FORM_PX))
    around.addWidget(form, 100)
    around.addStretch(1)
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
