"""The names of keys, for tips and lists.

What lives here: what a desktop calls keys. What does not: which keys do what (`actions`). The one
rule: light enough for the first paint.
"""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def shown_keys(keys: str) -> str:
    """Return keys as the desktop and the language call them; "" for what is no sequence of keys."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
