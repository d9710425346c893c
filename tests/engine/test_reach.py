"""What other programs may see: nothing at first, and never what was denied."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

import pytest

from engine import file_uri as uris
from engine import reach
from engine.backup.places import Move, Places
from engine.file_uri import as_line, file_uri, path_of
from engine.reach import ALLOWED, DENIED, Choice, Reach


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("work/plans", "work/private/deep", "other"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_nothing_is_allowed_before_the_person_says_so() -> None:
    assert not Choice.of({}).reach([])
    assert not Reach().holds(Path("/"))
    assert not Choice.of({ALLOWED: "/", DENIED: 3}).reach([])
    assert not Choice.of({ALLOWED: [1, None, "", "  ", "no/full/path", "~nobody-here/x"]}).reach([])


def test_a_denied_folder_wins_over_what_is_allowed_around_it_and_inside_it(home: Path) -> None:
    for choice in (
        Choice().allow(home).deny(home / "work/private"),
        Choice().deny(home / "work/private").allow(home),
        Choice((str(home / "work/private/deep"), str(home)), (str(home / "work/private"),)),
    ):
        reach = choice.reach([])
        assert reach.holds(home / "work/plans/a.txt")
        assert not reach.holds(home / "work/private/a.txt")
        assert not reach.holds(home / "work/private/deep/a.txt")
        assert reach.holds(home / "work/private too.txt")


def test_allowing_and_denying_the_same_place_leaves_what_was_said_last(home: Path) -> None:
    work = home / "work"
    assert Choice().allow(work).deny(work).reach([]) == Reach((), (work,))
    assert Choice().allow(work).deny(work).allow(work).reach([]) == Reach((work,), ())


def test_allowing_a_folder_anew_leaves_what_is_denied_in_it(home: Path) -> None:
    private = home / "work/private"
    choice = Choice().deny(private).deny(home).allow(home)
    assert not choice.reach([]).holds(private / "a.txt")


def test_what_is_denied_above_is_named(home: Path) -> None:
    choice = Choice().deny(home / "work")
    assert choice.above(home / "work/plans") == home / "work"
    assert choice.above(home / "work") is None
    assert choice.above(home / "workshop") is None


def test_a_single_file_can_be_denied(home: Path) -> None:
    reach = Choice().allow(home).deny(home / "diary.txt").reach([])
    assert not reach.holds(home / "diary.txt")
    assert reach.holds(home / "diary.txt.bak")


def test_a_link_allows_nothing_and_is_denied_by_both_names(home: Path) -> None:
    (home / "link").symlink_to(home / "other")
    assert not Choice((str(home / "link"),)).reach([])
    reach = Choice((str(home),), (str(home / "link"),)).reach([])
    assert not reach.holds(home / "other/a.txt")
    assert not reach.holds(home / "link/a.txt")


def test_a_folder_of_the_library_that_became_a_link_shows_nothing(home: Path) -> None:
    choice = Choice().allow(home)
    root = home / "other"
    assert choice.reach([root]).holds(root / "a.txt")
    root.rmdir()
    root.symlink_to(home / "work/private")
    assert not choice.reach([root]).holds(root / "a.txt")


def test_a_typed_line_may_be_loose(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home))
    typed = Choice((" ~/work/ ", "~/work/../other"), (f"{home}/work/plans/../private",))
    reach = typed.reach([])
    assert reach.holds(home / "work/plans/a.txt")
    assert reach.holds(home / "other/a.txt")
    assert not reach.holds(home / "work/private/a.txt")


def test_lines_that_name_no_file_do_no_harm(home: Path) -> None:
    (home / "loop").symlink_to(home / "loop")
    choice = Choice(("\0", str(home / "loop"), str(home)), ("\0", str(home / "loop")))
    reach = choice.reach([])
    assert reach.holds(home / "a.txt")
    assert not reach.holds(home / "loop")


@pytest.fixture
def folding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk find a file by any spelling of its name."""
    monkeypatch.setattr(reach, "FOLDS_NAMES", True)
    monkeypatch.setattr(
        Path, "samefile", lambda one, two: str(one).casefold() == str(two).casefold()
    )


def test_a_place_is_denied_and_allowed_in_any_spelling_the_disk_knows(
    home: Path, folding: None
) -> None:
    roots = [home / "work"]
    found = Choice((str(home / "WORK"),), (str(home / "Work/PRIVATE"),)).reach(roots)
    assert found == Reach((home / "work",), (home / "work/private",))
    assert not Choice((str(home),), (str(home / "Work"),)).reach(roots).holds(home / "work/a.txt")


def test_a_name_that_only_looks_alike_allows_nothing_where_the_disk_tells_them_apart(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "FOLDS_NAMES", True)
    (home / "WORK").mkdir()
    assert not Choice((str(home / "WORK"),)).reach([home / "work"])


def test_what_was_typed_otherwise_is_taken_back_like_any_other(home: Path, folding: None) -> None:
    typed = Choice((), (str(home / "WORK/Private"),))
    spelled = typed.spelled([home / "work"])
    assert spelled == Choice((), (str(home / "work/private"),))
    assert spelled.allow(home / "work/private").denied == ()


@pytest.mark.parametrize("name", [b"plain", b"caf\xe9", b" spaces ", b"two\nlines", b"50%25"])
def test_any_name_is_stored_as_a_line_and_comes_back(name: bytes) -> None:
    path = Path(os.fsdecode(b"/d/" + name))
    assert (
        path_of(as_line(path)) == path_of(as_line(path).strip()) == path_of(file_uri(path)) == path
    )
    as_line(path).encode()


def test_a_uri_holds_a_name_that_no_text_can() -> None:
    assert file_uri(Path(os.fsdecode(b"/d/caf\xe9 #1?.txt"))) == "file:///d/caf%E9%20%231%3F.txt"
    assert path_of("/d/50%25.txt") == Path("/d/50%25.txt")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("C:\\Users\\Jörg\\50% a.txt", "file:///C:/Users/J%C3%B6rg/50%25%20a.txt"),
        ("d:\\a", "file:///d:/a"),
        ("\\\\server\\share\\a b.txt", "file://server/share/a%20b.txt"),
    ],
)
def test_a_path_of_windows_has_the_uri_that_windows_knows(
    path: str, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = PureWindowsPath(path)
    assert file_uri(there) == there.as_uri() == uri
    monkeypatch.setattr(uris, "_HAS_DRIVES", True)
    assert PureWindowsPath(str(path_of(uri))) == there


def test_what_is_allowed_and_denied_moves_with_the_folders_of_a_restored_backup() -> None:
    there, here = Path("/home/anna"), Path("/Users/ann")
    odd = Path(os.fsdecode(b"Work/caf\xe9"))
    choice = Choice().allow(there / "Work").deny(there / "Work/pay").deny(there / odd)
    places = Places([Move(str(there), here)])
    moved = Choice.of(
        {
            ALLOWED: places.value(list(choice.allowed)),
            DENIED: places.value(list(choice.denied)),
        }
    )
    assert moved == Choice().allow(here / "Work").deny(here / "Work/pay").deny(here / odd)
