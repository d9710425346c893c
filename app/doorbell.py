"""Hears what later starts of Honeyguide want of the one that runs.

What lives here: the listening end of `instance`. What does not: what is done about it (`manners`).
The one rule: only whoever holds the claim of the profile listens, so a socket that lies there
already is left over from a crash.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.instance import HEARD, Door, wish_from

log = logging.getLogger(__name__)
_MAX_BYTES = 65_536


class Doorbell(QObject):
    """Listens at the door of a profile.

    Thread: main.

    Signals:
        rung: a `Wish`.
    """

    rung = Signal(object)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        """Listen; where that is not possible later starts are told so by nobody answering."""
        super().__init__(parent)
        QLocalServer.removeServer(door.address)
        self._server = QLocalServer(self)
        self._callers: list[QLocalSocket] = []  # the server's, kept so that they can be heard
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(door.address):
            log.warning("later starts cannot be heard: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
        for caller in tuple(self._callers):
            caller.abort()

    def _greet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            self._callers.append(caller)
            caller.readyRead.connect(self._hear_all)
            caller.disconnected.connect(self._see_off)
            self._hear(caller)

    def _hear_all(self) -> None:
        for caller in tuple(self._callers):
            self._hear(caller)

    def _see_off(self) -> None:
        gone = QLocalSocket.LocalSocketState.UnconnectedState
        for caller in [one for one in self._callers if one.state() is gone]:
            self._callers.remove(caller)
            caller.deleteLater()

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > _MAX_BYTES:
                caller.abort()
            return
        wish = wish_from(bytes(caller.readLine().data()))
        if wish is None:
            caller.abort()
            return
        caller.write(HEARD)
        caller.flush()  # what is done about it may take a while
        caller.disconnectFromServer()
        self.rung.emit(wish)
