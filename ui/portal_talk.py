"""What is said to a Wayland desktop to be given a key from anywhere, and what it answers.

What lives here: `org.freedesktop.portal.GlobalShortcuts` (its documentation of version 1) over the
session bus, as bytes that come and bytes to be sent. What does not: sockets, Qt and time. The one
rule: only the bus and the program that holds the portal's name are believed.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, NamedTuple

from jeepney.auth import BEGIN, Authenticator
from jeepney.bus_messages import MatchRule, message_bus
from jeepney.low_level import HeaderFields, Message, MessageType, Parser
from jeepney.wrappers import DBusAddress, new_method_call

PORTAL = "org.freedesktop.portal.Desktop"
PLACE = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"
SESSION = "org.freedesktop.portal.Session"
REGISTRY = "org.freedesktop.host.portal.Registry"
BUS = "org.freedesktop.DBus"
KEY = "palette"  # the one shortcut, by the name that the desktop keeps it under
_DENIALS = (
    "org.freedesktop.DBus.Error.AccessDenied",
    "org.freedesktop.portal.Error.NotAllowed",
    "org.freedesktop.portal.Error.Cancelled",
)
# what a stranger's bytes make the parser raise
_UNREADABLE = (ValueError, KeyError, IndexError, TypeError, struct.error)

Answer = Callable[[Message], None]


class Standing(Enum):
    """How it stands with the key."""

    UNASKED = "unasked"  # no key is wanted
    ASKING = "asking"  # nothing was answered yet
    CHOOSING = "choosing"  # the desktop may ask the person now, for as long as they like
    GIVEN = "given"
    REFUSED = "refused"  # by the person or the desktop
    MISSING = "missing"  # no bus, or no portal that gives keys
    GONE = "gone"  # the portal ended; when it comes back it is asked again


class Heard(NamedTuple):
    """What came of some bytes: what to send, and a token for each time that the key went down.

    With the token a window may come to the front; it is "" from portals that give none.
    """

    to_send: bytes
    presses: tuple[str, ...]


class PortalTalk:
    """One conversation, from the first byte.

    Args:
        app_id: the name of the program's desktop file, without its ending.
        trigger: the wished key as the shortcuts specification writes it; None leaves it open.
        description: what the key does, for the person.
    """

    def __init__(self, app_id: str, trigger: str | None, description: str) -> None:
        self.standing = Standing.ASKING
        self.given = ""  # the desktop's own words for the key that it gave
        self._app_id, self._trigger, self._description = app_id, trigger, description
        self._login = Authenticator()
        self._parser = Parser()
        self._serial = self._n_requests = 0
        self._presses: list[str] = []
        self._answers: dict[int, Answer] = {}  # by the serial of what was asked
        self._out = bytearray()
        self._name = self._portal = self._session = self._request = ""
        self._on_response: Answer | None = None

    def begin(self) -> bytes:
        """Return what to send first."""
        return self._login.data_to_send() or b""

    def hear(self, data: bytes) -> Heard:
        """Take what came from the bus.

        Raises:
            ValueError: this is no bus, it does not let us in, or it has ended (no bytes came);
                nothing more can be said.
        """
        if not data:
            raise ValueError("the bus has ended")
        try:
            if self._login.authenticated:
                for message in self._parser.feed(data):
                    self._take(message)
            else:
                self._log_in(data)
        except _UNREADABLE as problem:
            raise ValueError("not the language of the bus") from problem
        heard = Heard(bytes(self._out), tuple(self._presses))
        self._out.clear()
        self._presses.clear()
        return heard

    def _log_in(self, data: bytes) -> None:
        self._login.feed(data)
        if not self._login.authenticated:
            return
        self._out += BEGIN
        self._ask(message_bus.Hello(), self._welcome)
        for interface, member in ((REQUEST, "Response"), (SHORTCUTS, None), (SESSION, "Closed")):
            rule = MatchRule(type="signal", sender=PORTAL, interface=interface, member=member)
            self._ask(message_bus.AddMatch(rule), _nothing)
        owner = MatchRule(type="signal", sender=BUS, interface=BUS, member="NameOwnerChanged")
        owner.add_arg_condition(0, PORTAL)
        self._ask(message_bus.AddMatch(owner), _nothing)

    def _welcome(self, reply: Message) -> None:
        (self._name,) = _body(reply, "s")
        self._introduce()

    def _introduce(self) -> None:
        """Tell which program this is; older portals do not ask, and find out themselves."""
        self._ask(
            self._call(REGISTRY, "Register", "sa{sv}", (self._app_id, {})), self._create_session
        )

    def _create_session(self, reply: Message) -> None:
        sender = reply.header.fields.get(HeaderFields.sender, "")
        self._portal = "" if sender == BUS else sender  # the bus answers for one that is not there
        options = {
            "handle_token": ("s", self._next_request()),
            "session_handle_token": ("s", "honeyguide"),
        }
        self._on_response = self._has_session
        self._ask(self._call(SHORTCUTS, "CreateSession", "a{sv}", (options,)), self._has_begun)

    def _has_begun(self, reply: Message) -> None:
        """Note where the answer will come from, and who the portal is."""
        if reply.header.message_type is MessageType.error:
            denied = reply.header.fields.get(HeaderFields.error_name) in _DENIALS
            self._end(Standing.REFUSED if denied else Standing.MISSING)
            return
        (self._request,) = _body(reply, "o")
        self._portal = reply.header.fields[HeaderFields.sender]

    def _has_session(self, response: Message) -> None:
        code, results = _body(response, "ua{sv}")
        if code:
            self._end(Standing.MISSING)
            return
        self._session = str(results["session_handle"][1])
        wish = {"description": ("s", self._description)}
        if self._trigger is not None:
            wish["preferred_trigger"] = ("s", self._trigger)
        options = {"handle_token": ("s", self._next_request())}
        body = (self._session, [(KEY, wish)], "", options)
        self._on_response = self._has_key
        self.standing = Standing.CHOOSING
        self._ask(self._call(SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body), self._has_begun)

    def _has_key(self, response: Message) -> None:
        code, results = _body(response, "ua{sv}")
        shortcuts = () if code else results.get("shortcuts", ("", ()))[1]
        if any(name == KEY for name, _ in shortcuts):
            self.standing = Standing.GIVEN
            self._take_words(shortcuts)
        else:
            self._end(Standing.REFUSED)

    def _take_words(self, shortcuts: Sequence[tuple[str, dict[str, tuple[str, Any]]]]) -> None:
        for name, told in shortcuts:
            if name == KEY:
                self.given = str(told.get("trigger_description", ("s", ""))[1])

    def _end(self, standing: Standing) -> None:
        self.standing = standing
        self.given = self._session = self._request = ""
        self._on_response = None

    # messages

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.signal:
            self._take_signal(message)
            return
        answer = self._answers.pop(fields.get(HeaderFields.reply_serial, 0), None)
        if answer is not None:
            answer(message)

    def _take_signal(self, message: Message) -> None:
        fields = message.header.fields
        sender, path = fields.get(HeaderFields.sender), fields.get(HeaderFields.path)
        signal = (fields.get(HeaderFields.interface), fields.get(HeaderFields.member))
        if sender == BUS and signal == (BUS, "NameOwnerChanged"):
            self._portal_changed(message)
        elif not self._portal or sender != self._portal:
            return
        elif signal == (REQUEST, "Response") and path == self._request and self._on_response:
            answer, self._on_response = self._on_response, None
            answer(message)
        elif signal == (SESSION, "Closed") and path == self._session:
            self._end(Standing.REFUSED)
        elif signal == (SHORTCUTS, "Activated"):
            session, name, _time_ms, options = _body(message, "osta{sv}")
            if session == self._session and name == KEY:
                self._presses.append(str(options.get("activation_token", ("s", ""))[1]))
        elif signal == (SHORTCUTS, "ShortcutsChanged"):
            session, shortcuts = _body(message, "oa(sa{sv})")
            if session == self._session:
                self._take_words(shortcuts)

    def _portal_changed(self, message: Message) -> None:
        name, before, now = _body(message, "sss")
        if name != PORTAL:
            return
        if now and self.standing is Standing.GONE:
            self.standing = Standing.ASKING
            self._introduce()
        elif before and not now and before == self._portal:
            self._portal = ""
            if self.standing is not Standing.REFUSED:  # the person is not asked again
                self._end(Standing.GONE)

    def _next_request(self) -> str:
        """Return a token for the next request; its place follows from that."""
        self._n_requests += 1
        token = f"honeyguide{self._n_requests}"
        sender = self._name.lstrip(":").replace(".", "_")
        self._request = f"{PLACE}/request/{sender}/{token}"
        return token

    def _call(self, interface: str, method: str, signature: str, body: tuple[Any, ...]) -> Message:
        address = DBusAddress(PLACE, bus_name=PORTAL, interface=interface)
        return new_method_call(address, method, signature, body)

    def _ask(self, message: Message, answer: Answer) -> None:
        self._serial += 1
        self._answers[self._serial] = answer
        self._out += message.serialise(serial=self._serial)


def _nothing(_reply: Message) -> None:
    """Leave an answer alone that says nothing."""


def _body(message: Message, signature: str) -> Any:  # noqa: ANN401 - as the signature says
    """Return what a message holds.

    Raises:
        ValueError: it is not what was agreed on.
    """
    if message.header.fields.get(HeaderFields.signature) != signature:
        raise ValueError(f"not {signature}")
    return message.body
