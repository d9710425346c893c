"""What only X11 can tell and do: whether windows are composed, and a key that works everywhere.

What lives here: the only user of xcffib, on a connection of its own. What does not: which key, and
what it does. The one rule: a key that another program holds is refused, never fought for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import xcffib
import xcffib.xproto
from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QKeySequence

_MODIFIERS = (
    (Qt.KeyboardModifier.ShiftModifier, xcffib.xproto.ModMask.Shift),
    (Qt.KeyboardModifier.ControlModifier, xcffib.xproto.ModMask.Control),
    (Qt.KeyboardModifier.AltModifier, xcffib.xproto.ModMask._1),  # noqa: SLF001 - its name
    (Qt.KeyboardModifier.MetaModifier, xcffib.xproto.ModMask._4),  # noqa: SLF001
)
_CAPS_LOCK = xcffib.xproto.ModMask.Lock
_NUM_LOCK = xcffib.xproto.ModMask._2  # noqa: SLF001
_FIRST_F_KEY, _LAST_F_KEY = 0xFFBE, 0xFFE0
_PRINTABLE = range(0x20, 0x7F)


def is_composited() -> bool:
    """Return whether a compositor runs on the first screen."""
    with suppress(xcffib.XcffibException):
        connection = xcffib.connect()
        try:
            name = "_NET_WM_CM_S0"
            atom = connection.core.InternAtom(False, len(name), name).reply().atom
            return bool(connection.core.GetSelectionOwner(atom).reply().owner)
        finally:
            connection.disconnect()
    return False


class KeyGrab(QObject):
    """A key that is heard whichever window has the keyboard.

    Thread: main.

    Signals:
        pressed: the key went down.
    """

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection: xcffib.Connection | None = None
        self._notifier: QSocketNotifier | None = None
        self._keys = QKeySequence()
        self._code: int | None = None  # of the key on this keyboard

    def take(self, keys: QKeySequence) -> bool:
        """Listen for a key instead of the one before; return False when it cannot be had."""
        self.let_go()
        self._keys = keys
        if keys.isEmpty():
            return True
        try:
            self._connection = xcffib.connect()
            is_taken = self._grab(self._connection)
        except xcffib.XcffibException:
            is_taken = False
        if not is_taken or self._connection is None:
            self.let_go()
            return False
        number = self._connection.get_file_descriptor()
        self._notifier = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        return True

    def let_go(self) -> None:
        """Listen no more; another program can have the key as soon as this returns."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        connection, self._connection = self._connection, None
        if connection is not None:
            anything = xcffib.xproto.ModMask.Any
            with suppress(xcffib.XcffibException):
                for screen in connection.get_setup().roots:
                    connection.core.UngrabKeyChecked(
                        xcffib.xproto.Grab.Any, screen.root, anything
                    ).check()
            connection.disconnect()

    def _grab(self, connection: xcffib.Connection) -> bool:
        combination = self._keys[0]  # type: ignore[index]  # not in the stubs
        code = self._code = _key_code(connection, combination.key())
        if code is None:
            return False
        held = combination.keyboardModifiers()
        mask = sum(int(bit) for modifier, bit in _MODIFIERS if held & modifier)
        mode = xcffib.xproto.GrabMode.Async
        for screen in connection.get_setup().roots:
            for locks in (0, _CAPS_LOCK, _NUM_LOCK, _CAPS_LOCK | _NUM_LOCK):
                connection.core.GrabKeyChecked(
                    False, screen.root, mask | locks, code, mode, mode
                ).check()
        return True

    def _hear(self) -> None:
        for event in self._events():
            if isinstance(event, xcffib.xproto.KeyPressEvent) and self._connection is not None:
                # while the grab lasts no window can have the keyboard
                self._connection.core.UngrabKeyboard(event.time)
                self._connection.flush()
                self.pressed.emit()
            elif isinstance(event, xcffib.xproto.MappingNotifyEvent):
                self._follow_keyboard()

    def _follow_keyboard(self) -> None:
        """Listen to the key where it is now; plugging in a keyboard tells this too."""
        connection = self._connection
        if connection is None:
            return
        try:
            if _key_code(connection, self._keys[0].key()) != self._code:  # type: ignore[index]
                self.take(self._keys)
        except xcffib.XcffibException:
            self.let_go()

    def _events(self) -> Iterator[xcffib.Event]:
        while self._connection is not None:
            try:
                event = self._connection.poll_for_event()
            except xcffib.XcffibException:
                self.let_go()
                return
            if event is None:
                return
            yield event


def _key_code(connection: xcffib.Connection, key: Qt.Key) -> int | None:
    """Return the code of a key on this keyboard; None where it has none."""
    symbol = _symbol(int(key))
    setup = connection.get_setup()
    first, n_codes = setup.min_keycode, setup.max_keycode - setup.min_keycode + 1
    mapping = connection.core.GetKeyboardMapping(first, n_codes).reply()
    per_code = mapping.keysyms_per_keycode
    for number in range(n_codes):
        if symbol is not None and symbol in mapping.keysyms[number * per_code :][:2]:
            return int(first + number)
    return None


def _symbol(key: int) -> int | None:
    """Return X11's number for a key: letters, digits, signs and function keys."""
    if key in _PRINTABLE:
        return ord(chr(key).lower())
    function = key - int(Qt.Key.Key_F1) + _FIRST_F_KEY
    return function if _FIRST_F_KEY <= function <= _LAST_F_KEY else None
