"""What is said to a desktop's portal, without a bus: bytes in, bytes out."""

from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("portals are Linux's", allow_module_level=True)

from hypothesis import given
from hypothesis import strategies as st
from jeepney.low_level import HeaderFields, Message, Parser
from jeepney.wrappers import DBusAddress, new_error, new_method_return, new_signal
from PySide6.QtGui import QKeySequence

from tests.fakes.fake_portal import PERMIT, TRIGGER, FakePortal
from ui.portal_talk import BUS, KEY, PORTAL, PortalTalk, Standing
from ui.portal_trigger import trigger_of

OWN, PORTALS, STRANGER = ":1.7", ":1.3", ":1.99"


class Bus:
    """A bus with a portal on it, or without one, for a conversation that is driven by hand."""

    def __init__(self, portal: FakePortal | None) -> None:
        self.portal = portal
        self.talk = PortalTalk("honeyguide", "CTRL+ALT+space", "Open")
        self._parser = Parser()
        self._serial = 0
        assert self.talk.begin().startswith(b"\0AUTH EXTERNAL ")

    def run(self) -> None:
        """Let everything be said that is to be said."""
        sent = self.talk.hear(b"OK 1234\r\n").to_send
        assert sent.startswith(b"BEGIN\r\n")
        self._answer(sent.removeprefix(b"BEGIN\r\n"))

    def say(self, message: Message, sender: str = PORTALS) -> tuple[str, ...]:
        """Say something on the bus; return the tokens of presses of the key."""
        heard = self.talk.hear(self._bytes(message, sender))
        self._answer(heard.to_send)
        return heard.presses

    def owner(self, before: str, now: str) -> None:
        """Tell that the portal's name has another owner."""
        place = DBusAddress("/org/freedesktop/DBus", interface=BUS)
        self.say(new_signal(place, "NameOwnerChanged", "sss", (PORTAL, before, now)), BUS)

    def _answer(self, sent: bytes) -> None:
        while sent:
            said = b""
            for call in self._parser.feed(sent):
                call.header.fields[HeaderFields.sender] = OWN
                said += b"".join(self._bytes(*one) for one in self._replies(call))
            sent = self.talk.hear(said).to_send if said else b""

    def _replies(self, call: Message) -> list[tuple[Message, str]]:
        if call.header.fields[HeaderFields.destination] == BUS:
            is_hello = call.header.fields[HeaderFields.member] == "Hello"
            body = ("s", (OWN,)) if is_hello else (None, ())
            return [(new_method_return(call, *body), BUS)]
        if self.portal is None:
            name = "org.freedesktop.DBus.Error.ServiceUnknown"
            return [(new_error(call, name, "s", ("not there",)), BUS)]
        return [(one, PORTALS) for one in self.portal.answers(call)]

    def _bytes(self, message: Message, sender: str) -> bytes:
        message.header.fields[HeaderFields.sender] = sender
        self._serial += 1
        return message.serialise(serial=self._serial)


def test_a_portal_gives_the_key_and_tells_when_it_goes_down() -> None:
    portal = FakePortal()
    bus = Bus(portal)
    bus.run()
    assert bus.talk.standing is Standing.GIVEN
    assert bus.talk.given == TRIGGER
    ((name, wish),) = portal.wished
    assert name == KEY
    assert wish["preferred_trigger"] == ("s", "CTRL+ALT+space")
    assert portal.registered == ["honeyguide"]
    assert bus.say(portal.press()) == (PERMIT,)
    assert not bus.say(portal.press("another"))
    bus.say(portal.changed("Meta+H"))
    assert bus.talk.given == "Meta+H"


@pytest.mark.parametrize(
    ("portal", "standing"),
    [
        (None, Standing.MISSING),
        (FakePortal("without"), Standing.MISSING),
        (FakePortal("refuse"), Standing.REFUSED),
        (FakePortal("silent"), Standing.ASKING),
    ],
)
def test_what_is_not_given_is_known_as_what_it_is(
    portal: FakePortal | None, standing: Standing
) -> None:
    bus = Bus(portal)
    bus.run()
    assert bus.talk.standing is standing


def test_nobody_else_presses_the_key_or_ends_the_session() -> None:
    portal = FakePortal()
    bus = Bus(portal)
    bus.run()
    assert not bus.say(portal.press(), STRANGER)
    bus.say(portal.closed(), STRANGER)
    assert bus.talk.standing is Standing.GIVEN
    bus.say(portal.closed())
    assert bus.talk.standing is Standing.REFUSED
    assert not bus.say(portal.press())


def test_a_portal_that_comes_back_is_asked_again() -> None:
    portal = FakePortal()
    bus = Bus(portal)
    bus.run()
    bus.owner(PORTALS, "")
    assert bus.talk.standing is Standing.GONE
    portal.wished = []
    bus.owner("", PORTALS)
    assert bus.talk.standing is Standing.GIVEN
    assert portal.wished


def test_who_refused_is_not_asked_again() -> None:
    portal = FakePortal("refuse")
    bus = Bus(portal)
    bus.run()
    portal.wished = []
    bus.owner(PORTALS, "")
    bus.owner("", PORTALS)
    assert bus.talk.standing is Standing.REFUSED
    assert not portal.wished


@given(st.binary(min_size=1, max_size=200))
def test_nothing_that_comes_is_more_than_a_value_error(data: bytes) -> None:
    bus = Bus(FakePortal())
    bus.run()
    try:
        bus.talk.hear(data)
    except ValueError:
        return
    assert bus.talk.standing is Standing.GIVEN


@pytest.mark.parametrize(("said", "why"), [(b"", "ended"), (b"REJECTED\r\n", "language")])
def test_a_bus_that_lets_nobody_in_is_told(said: bytes, why: str) -> None:
    talk = PortalTalk("honeyguide", None, "Open")
    talk.begin()
    with pytest.raises(ValueError, match=why):
        talk.hear(said)


@pytest.mark.parametrize(
    ("keys", "trigger"),
    [
        ("Ctrl+Alt+Space", "CTRL+ALT+space"),
        ("Meta+H", "LOGO+h"),
        ("Ctrl+Shift+F12", "CTRL+SHIFT+F12"),
        ("Ctrl+/", "CTRL+slash"),
        ("Ctrl+7", "CTRL+7"),
        ("Ctrl+Ü", None),
        ("", None),
    ],
)
def test_keys_are_told_in_the_words_of_the_specification(keys: str, trigger: str | None) -> None:
    assert trigger_of(QKeySequence(keys)) == trigger
