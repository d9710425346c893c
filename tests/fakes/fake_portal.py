"""A desktop's portal that gives keys, refuses, or never answers; also as a program on a real bus.

    DBUS_SESSION_BUS_ADDRESS=… python -m tests.fakes.fake_portal give|refuse|silent

As a program it presses the key it gave at once, and says `ready` when it has its name.
"""

from __future__ import annotations

import sys
from typing import Any

from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.low_level import HeaderFields, Message, MessageType
from jeepney.wrappers import DBusAddress, new_error, new_method_return, new_signal

from ui.portal_talk import KEY, PLACE, PORTAL, REGISTRY, REQUEST, SESSION, SHORTCUTS

PERMIT = "to come to the front"
TRIGGER = "Press <Control><Alt>space"


class FakePortal:
    """What a portal answers to each call; its session has one place."""

    session = f"{PLACE}/session/test/one"

    def __init__(self, mode: str = "give") -> None:
        self.mode = mode
        self.wished: list[tuple[str, dict[str, Any]]] = []
        self.registered: list[str] = []

    def answers(self, call: Message) -> list[Message]:
        """Return the reply and the signals that follow a call."""
        fields = call.header.fields
        interface, member = fields.get(HeaderFields.interface), fields.get(HeaderFields.member)
        if self.mode == "silent":
            return []
        if interface == REGISTRY:
            self.registered.append(call.body[0])
            return [new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("older",))]
        if interface != SHORTCUTS or self.mode == "without":
            return [new_error(call, "org.freedesktop.DBus.Error.UnknownInterface", "s", ("no",))]
        if member == "CreateSession":
            return self._response(call, call.body[0], {"session_handle": ("s", self.session)})
        self.wished = call.body[1]
        given = [(name, {"trigger_description": ("s", TRIGGER)}) for name, _ in self.wished]
        return self._response(call, call.body[3], {"shortcuts": ("a(sa{sv})", given)})

    def press(self, name: str = KEY) -> Message:
        """Return the signal that a key went down."""
        options = {"activation_token": ("s", PERMIT)}
        return _signal(PLACE, SHORTCUTS, "Activated", "osta{sv}", (self.session, name, 5, options))

    def changed(self, trigger: str) -> Message:
        """Return the signal that the person gave another key."""
        shortcuts = [(KEY, {"trigger_description": ("s", trigger)})]
        body = (self.session, shortcuts)
        return _signal(PLACE, SHORTCUTS, "ShortcutsChanged", "oa(sa{sv})", body)

    def closed(self) -> Message:
        """Return the signal that the session is over."""
        return _signal(self.session, SESSION, "Closed", "a{sv}", ({},))

    def _response(
        self, call: Message, options: dict[str, Any], results: dict[str, Any]
    ) -> list[Message]:
        sender = call.header.fields[HeaderFields.sender].lstrip(":").replace(".", "_")
        handle = f"{PLACE}/request/{sender}/{options['handle_token'][1]}"
        is_refused = self.mode == "refuse" and "shortcuts" in results
        body = (1, {}) if is_refused else (0, results)
        response = _signal(handle, REQUEST, "Response", "ua{sv}", body)
        return [new_method_return(call, "o", (handle,)), response]


def _signal(
    path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]
) -> Message:
    return new_signal(DBusAddress(path, interface=interface), member, signature, body)


def main(mode: str) -> None:
    """Be a portal on the session bus until killed."""
    portal = FakePortal(mode)
    with open_dbus_connection("SESSION") as bus:
        bus.send_and_get_reply(message_bus.RequestName(PORTAL))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            call = bus.receive()
            if call.header.message_type is MessageType.method_call:
                for message in portal.answers(call):
                    bus.send(message)
                if call.header.fields.get(HeaderFields.member) == "BindShortcuts":
                    bus.send(portal.press())


if __name__ == "__main__":
    main(sys.argv[1])
