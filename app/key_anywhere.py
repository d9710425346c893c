"""The key that works everywhere, by the means that the desktop has: X11, Wayland's portal, or none.

What lives here: which means is asked, and what the person is told of it. What does not: how a key
is had (`ui.x11`, `ui.portal_keys`), and what it does. The one rule: where no key can be had, the
command that any desktop can give a key of its own is named.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from ui.wording import words

if TYPE_CHECKING:
    from ui.portal_keys import PortalKeys
    from ui.x11 import KeyGrab

log = logging.getLogger(__name__)


class Told(NamedTuple):
    """How it stands with the key, in words; both are "" when there is nothing to say.

    Not final is what the desktop has not answered yet.
    """

    fact: str = ""
    advice: str = ""
    is_problem: bool = False
    is_final: bool = True


class KeyAnywhere(QObject):
    """One key, heard whichever window has the keyboard.

    Thread: main.

    Signals:
        pressed: the key went down.
        told: a `Told`; after `take`, and whenever it changes later.
    """

    pressed = Signal()
    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grab: KeyGrab | None = None
        self._portal: PortalKeys | None = None

    def take(self, keys: str) -> None:
        """Listen for a key instead of the one before; "" wants none."""
        if _is_wayland():
            self._ask_portal(keys)
        elif QGuiApplication.platformName() == "xcb":
            self._take_from_x11(keys)
        else:
            self.told.emit(_no_key() if keys else Told())

    def let_go(self) -> None:
        """Listen no more."""
        for one in (self._grab, self._portal):
            if one is not None:
                one.let_go()

    def _take_from_x11(self, keys: str) -> None:
        if self._grab is None:
            from ui.x11 import KeyGrab

            self._grab = KeyGrab(self)
            self._grab.pressed.connect(self.pressed)
        if self._grab.take(QKeySequence(keys)):
            self.told.emit(Told())
            return
        log.warning("the palette's key belongs to another program or is not on this keyboard")
        fact = words("%1 belongs to another program.", keys)
        self.told.emit(Told(fact, words("Choose another shortcut."), is_problem=True))

    def _ask_portal(self, keys: str) -> None:
        if self._portal is None:
            from ui.portal_keys import PortalKeys

            self._portal = portal = PortalKeys(self)
            portal.pressed.connect(self.pressed)
            portal.changed.connect(lambda: self._tell_of_portal(portal))
        self._portal.ask(QKeySequence(keys), words("Open the small search window"))

    def _tell_of_portal(self, portal: PortalKeys) -> None:
        from ui.portal_talk import Standing

        standing, given = portal.standing, portal.given
        if standing in (Standing.MISSING, Standing.GONE):
            self.told.emit(_no_key())
        elif standing is Standing.REFUSED:
            fact = words("Your desktop did not give this key.")
            self.told.emit(_no_key()._replace(fact=fact))
        elif standing is Standing.CHOOSING:
            fact = words("Your desktop may ask you now whether it gives this key.")
            self.told.emit(Told(fact, is_final=False))
        elif standing is Standing.GIVEN and given:
            self.told.emit(Told(words("Your desktop has it as: %1", given)))
        else:
            self.told.emit(Told(is_final=standing is not Standing.ASKING))


def _is_wayland() -> bool:
    """Return whether only the desktop hears keys; a window by way of XWayland hears but its own."""
    platform = QGuiApplication.platformName()
    return sys.platform == "linux" and (
        platform.startswith("wayland")
        or (platform == "xcb" and bool(os.environ.get("WAYLAND_DISPLAY")))
    )


def _no_key() -> Told:
    fact = words("This desktop gives no program a key from anywhere.")
    advice = words("Give a key of the desktop the command honeyguide --toggle.")
    return Told(fact, advice, is_problem=True)
