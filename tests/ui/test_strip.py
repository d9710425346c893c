"""One notice at a time, the most serious first."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.look import Look
from ui.widgets.strip import Notice, Rank, Strip


@pytest.fixture
def strip(qtbot: QtBot, look: Look) -> Strip:
    strip = Strip(look)
    qtbot.addWidget(strip)
    return strip


def test_the_most_serious_notice_is_shown_and_the_next_one_follows(strip: Strip) -> None:
    strip.put("reading", Notice(Rank.PROGRESS, "Reading."))
    strip.put("full", Notice(Rank.STOPPED, "The disk is full."))
    assert strip.notice is not None
    assert strip.notice.fact == "The disk is full."
    strip.take("full")
    assert strip.notice.fact == "Reading."
    strip.take("reading")
    assert strip.notice is None
    assert strip.isHidden()


def test_the_button_acts(strip: Strip) -> None:
    pressed: list[str] = []
    strip.put("a", Notice(Rank.UNDO, "Removed.", button="Undo", act=lambda: pressed.append("u")))
    strip._button.click()
    assert pressed == ["u"]


def test_what_cannot_be_dismissed_has_no_cross(strip: Strip) -> None:
    strip.put("a", Notice(Rank.PROGRESS, "Reading."))
    assert strip._dismiss.isHidden()
    strip.put("b", Notice(Rank.OFFLINE, "Not connected.", can_dismiss=True))
    assert not strip._dismiss.isHidden()
    sent: list[str] = []
    strip.dismissed.connect(sent.append)
    strip._dismiss.click()
    assert sent == ["b"]


def test_it_is_said_to_a_screen_reader(strip: Strip) -> None:
    strip.put("a", Notice(Rank.OFFLINE, "Not connected.", "Files stay searchable."))
    assert strip.accessibleName() == "Not connected. Files stay searchable."
