"""One Honeyguide a profile: a later start speaks to it, and what crashed is in nobody's way."""

from __future__ import annotations

import argparse
import socket
import stat
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import arguments, starting
from app.doorbell import Doorbell
from app.instance import Door, OneOnly, Wants, Wish, door_of, hand_over, wish_from
from app.program import start_command


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hg") as room:  # a test's own path is too long
        monkeypatch.setenv("XDG_RUNTIME_DIR", room)
        yield Path(room)


@pytest.fixture
def door(runtime: Path) -> Door:
    found = door_of(Path("/somewhere/Größe 文件"))
    assert found is not None
    return found


def tell(door: Door, wish: Wish) -> tuple[threading.Thread, list[bool]]:
    heard: list[bool] = []
    thread = threading.Thread(target=lambda: heard.append(hand_over(door, wish)))
    thread.start()
    return thread, heard


@pytest.mark.parametrize(
    "wish",
    [Wish(Wants.WINDOW, 'Größe 文件 "quoted"\nline', "token"), Wish(Wants.PALETTE)],
)
def test_a_later_start_is_heard(door: Door, wish: Wish, qtbot: QtBot) -> None:
    bell = Doorbell(door)
    with qtbot.waitSignal(bell.rung, timeout=5_000) as rung:
        thread, heard = tell(door, wish)
    thread.join(5)
    bell.close()
    assert rung.args == [wish]
    assert heard == [True]


def test_only_one_has_the_claim_until_it_lets_go(door: Door) -> None:
    first, second = OneOnly(door), OneOnly(door)
    assert first.claim()
    assert not second.claim()
    first.let_go()
    assert second.claim()
    second.let_go()


def test_a_socket_left_over_from_a_crash_is_in_nobodys_way(door: Door, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(door.address)
    assert Path(door.address).exists()
    bell = Doorbell(door)
    with qtbot.waitSignal(bell.rung, timeout=5_000):
        thread, _heard = tell(door, Wish(Wants.NOTHING))
    thread.join(5)
    bell.close()


def test_nobody_there_is_told_after_some_tries(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.instance._TRIES_S", 0.0)
    assert not hand_over(door, Wish(Wants.WINDOW))


def test_only_this_account_can_speak_to_it(door: Door, qtbot: QtBot) -> None:
    bell = Doorbell(door)
    socket_mode = Path(door.address).stat().st_mode
    room_mode = Path(door.address).parent.stat().st_mode
    bell.close()
    assert not (socket_mode | room_mode) & (stat.S_IRWXG | stat.S_IRWXO)


def test_a_room_that_others_can_enter_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    door = door_of(Path("/profile"))
    assert door is not None
    assert not Path(door.address).is_relative_to(shared)


def test_each_profile_has_its_own_door(runtime: Path) -> None:
    assert door_of(Path("/one")) != door_of(Path("/two"))


def test_a_name_too_long_for_a_socket_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 100)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    door = door_of(Path("/profile"))
    assert door is not None
    assert not Path(door.address).is_relative_to(deep)


@pytest.mark.parametrize("line", [b"", b"GET / HTTP/1.1\n", b'{"wants": "everything"}\n', b"[]\n"])
def test_what_is_no_wish_is_none(line: bytes) -> None:
    assert wish_from(line) is None


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ([], Wish(Wants.WINDOW)),
        (["--find", "two words"], Wish(Wants.WINDOW, "two words")),
        (["--toggle"], Wish(Wants.PALETTE)),
        (["--hidden"], Wish(Wants.NOTHING)),
    ],
)
def test_the_command_line_says_what_a_start_is_for(
    typed: list[str], wanted: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"):
        monkeypatch.delenv(name, raising=False)
    assert starting.wish_of(arguments.parse(typed)) == wanted


def test_a_second_start_hands_its_search_over_and_ends(
    door: Door, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(starting, "door_of", lambda _data: door)
    given: list[Wish] = []
    first = OneOnly(door)
    assert first.claim()
    for answers, code in ((True, 0), (False, 1)):
        monkeypatch.setattr(
            starting, "hand_over", lambda _door, wish, a=answers: (given.append(wish), a)[1]
        )
        assert starting.run(arguments.parse(["--find", "lease"])) == code
    first.let_go()
    assert [wish.query for wish in given] == ["lease", "lease"]
    assert "does not answer" in capsys.readouterr().err


def test_a_start_anew_lets_go_of_the_claim_before_the_next_begins(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import main

    begun: list[tuple[str, ...]] = []
    other = OneOnly(door)

    def begin(command: tuple[str, ...], **_how: object) -> None:
        assert other.claim(), "the next one would be turned away"
        begun.append(command)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(starting, "door_of", lambda _data: door)
    monkeypatch.setattr(main, "run", lambda *_given: main.RESTART)
    monkeypatch.setattr(subprocess, "Popen", begin)
    options = arguments.parse(["--profile", "/profiles/Größe 文件"])
    assert starting.run(options) == 0
    assert begun == [start_command(Path("/profiles/Größe 文件"))]
    assert begun[0][-2:] == ("--profile", "/profiles/Größe 文件")
    other.let_go()


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["--hidden"],
        ["--verbose", "--toggle"],
        ["--profile", "/a b", "--find", "two words"],
        ["--find", "search"],
    ],
)
def test_a_window_is_told_the_same_without_the_grammar_of_the_commands(typed: list[str]) -> None:
    assert arguments._opens_window(typed)
    blank = argparse.Namespace(profile=None, verbose=False)
    assert arguments.parse(typed) == arguments.grammar().parse_args(typed, blank)


@pytest.mark.parametrize("typed", [["status"], ["--profile", "/a", "status"], ["--find"], ["-h"]])
def test_whatever_else_is_typed_meets_the_whole_grammar(typed: list[str]) -> None:
    assert not arguments._opens_window(typed)
