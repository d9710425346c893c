"""A key in the words of the shortcuts specification of freedesktop.org, such as `CTRL+ALT+space`.

The one rule: a key that has no certain name there has none here, and the desktop asks the person.
Source: https://specifications.freedesktop.org/shortcuts-spec/latest/
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "CTRL"),
    (Qt.KeyboardModifier.AltModifier, "ALT"),
    (Qt.KeyboardModifier.ShiftModifier, "SHIFT"),
    (Qt.KeyboardModifier.MetaModifier, "LOGO"),
)
_NAMES = {  # of xkbcommon's keysyms
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Insert: "Insert",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_Pause: "Pause",
    Qt.Key.Key_Comma: "comma",
    Qt.Key.Key_Period: "period",
    Qt.Key.Key_Slash: "slash",
    Qt.Key.Key_Minus: "minus",
    Qt.Key.Key_Plus: "plus",
    Qt.Key.Key_Semicolon: "semicolon",
    Qt.Key.Key_QuoteLeft: "grave",
}
_LETTERS_AND_DIGITS = (range(ord("0"), ord("9") + 1), range(ord("A"), ord("Z") + 1))
_F_KEYS = range(int(Qt.Key.Key_F1), int(Qt.Key.Key_F35) + 1)


def trigger_of(keys: QKeySequence) -> str | None:
    """Return the first key of a sequence in the specification's words; None without any."""
    if keys.isEmpty():
        return None
    combination = keys[0]  # type: ignore[index]  # not in the stubs
    name = _name(combination.key())
    held = combination.keyboardModifiers()
    modifiers = [word for modifier, word in _MODIFIERS if held & modifier]
    return None if name is None else "+".join([*modifiers, name])


def _name(key: Qt.Key) -> str | None:
    code = int(key)
    if any(code in codes for codes in _LETTERS_AND_DIGITS):
        return chr(code).lower()
    if code in _F_KEYS:
        return f"F{code - _F_KEYS.start + 1}"
    return _NAMES.get(key)
