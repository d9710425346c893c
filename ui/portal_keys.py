"""A key that works everywhere on Wayland: the desktop's portal is asked for it.

What lives here: the socket of the session bus, and how long an answer is waited for. What does not:
what is said on it (`portal_talk`), and what the key does. The one rule: nothing here ever waits;
a bus or a portal that is slow, silent or broken is a standing, not an error.
"""

from __future__ import annotations

import logging
import os
import socket

from jeepney.bus import get_connectable_addresses
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from ui.portal_talk import PortalTalk, Standing
from ui.portal_trigger import trigger_of

log = logging.getLogger(__name__)
_ANSWER_MS = 30_000  # a portal may have to be started first, which the bus gives 25 s
_AT_ONCE = 1 << 16


class PortalKeys(QObject):
    """A key that is heard whichever window has the keyboard, if the desktop gives it.

    Thread: main.

    Signals:
        pressed: the key went down.
        changed: `standing` or `given` is another now.
    """

    pressed = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, answer_ms: int = _ANSWER_MS) -> None:
        super().__init__(parent)
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._talk: PortalTalk | None = None
        self._told = (Standing.UNASKED, "")
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(answer_ms)
        self._patience.timeout.connect(self._give_up)

    @property
    def standing(self) -> Standing:
        """Return how it stands with the key."""
        return self._told[0]

    @property
    def given(self) -> str:
        """Return the desktop's words for the key that it gave; "" without one."""
        return self._told[1]

    def ask(self, keys: QKeySequence, description: str) -> None:
        """Ask for a key instead of the one before; `changed` tells what came of it.

        A portal binds keys once in a session, so another key needs another session.
        """
        self.let_go()
        if keys.isEmpty():
            self._tell(Standing.UNASKED)
            return
        app_id = QGuiApplication.desktopFileName()
        self._talk = talk = PortalTalk(app_id, trigger_of(keys), description)
        try:
            self._socket = connected = _session_bus()
            connected.sendall(talk.begin())
        except (OSError, ValueError, RuntimeError) as problem:
            self._give_up(problem)
            return
        self._notifier = QSocketNotifier(connected.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._patience.start()
        self._tell(Standing.ASKING)

    def let_go(self) -> None:
        """Want no key; a session ends with its connection."""
        self._patience.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        self._talk = None

    def _hear(self) -> None:
        if self._socket is None or self._talk is None:
            return
        talk = self._talk
        try:
            data = self._socket.recv(_AT_ONCE)
        except BlockingIOError:
            return  # there is nothing after all
        except OSError as problem:
            self._give_up(problem)
            return
        try:
            heard = talk.hear(data)
            self._socket.sendall(heard.to_send)
        except (OSError, ValueError) as problem:
            self._give_up(problem)
            return
        if talk.standing is not Standing.ASKING:
            self._patience.stop()
        elif not self._patience.isActive():
            self._patience.start()  # a portal came back
        self._tell(talk.standing, talk.given)
        for token in heard.presses:
            if token and QGuiApplication.platformName().startswith("wayland"):
                os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt takes it
            self.pressed.emit()

    def _give_up(self, problem: Exception | None = None) -> None:
        log.info("no key from the desktop: %s", "no answer" if problem is None else problem)
        self.let_go()
        self._tell(Standing.MISSING)

    def _tell(self, standing: Standing, given: str = "") -> None:
        if (standing, given) != self._told:
            self._told = (standing, given)
            self.changed.emit()


def _session_bus() -> socket.socket:
    """Return a connection to the person's bus that never blocks.

    Raises:
        OSError, ValueError, RuntimeError: there is none.
    """
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address:
        address = f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '')}/bus"
    place = next(get_connectable_addresses(address))
    connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connected.setblocking(False)
    try:
        connected.connect(place)
    except OSError:
        connected.close()
        raise
    return connected
