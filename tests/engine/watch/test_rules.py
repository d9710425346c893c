"""What is left out, and that every exclusion names its rule."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.exclusion import LeftOut, Rule, RuleKind, pattern_for
from engine.watch import scan
from engine.watch.cloud import is_cloud
from engine.watch.rules import Rules


def fill(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def seen(root: Path, rules: Rules) -> set[str]:
    found = scan.files(rules.root(str(root)), rules, scan.Walk())
    return {os.path.relpath(os.fsdecode(file.path), root) for file in found}


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("node_modules/x/readme.md", "node_modules"),
        ("work/Node_Modules/readme.md", "node_modules"),
        (".ssh/config", "hidden"),
        ("backup/ID_RSA", "id_rsa"),
        ("Passwords.kdbx", "*.kdbx"),
        ("shop/Production.env", "*.env"),
        ("client_secret_27.apps.json", "client_secret*.json"),
        ("disk.QCOW2", "*.qcow2"),
        ("~$letter.docx", "~$*"),
        ("letter.txt~", "*~"),
        ("mac/Vault.agilekeychain/data.txt", "*.agilekeychain"),
    ],
)
def test_a_built_in_rule_leaves_it_out_and_is_named(
    tmp_path: Path, name: str, pattern: str
) -> None:
    fill(tmp_path, name, "kept.txt")
    assert seen(tmp_path, Rules()) == {"kept.txt"}
    assert Rules().explain(tmp_path, tmp_path / name) == Rule(RuleKind.DEFAULT, pattern)


def test_names_that_only_resemble_a_rule_are_read(tmp_path: Path) -> None:
    names = {"CVs/mine.txt", "key notes.txt", "tmp", "part.md", "id_rsa.pub", "venv notes/a.md"}
    fill(tmp_path, *names)
    assert seen(tmp_path, Rules()) == names


def test_a_private_key_is_told_from_a_presentation_by_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "server.key").write_text("-----BEGIN PRIVATE KEY-----\n")
    (tmp_path / "talk.key").write_bytes(b"PK\x03\x04")
    assert seen(tmp_path, Rules()) == {"talk.key"}
    named = Rule(RuleKind.DEFAULT, "-----BEGIN PRIVATE KEY…")
    assert Rules().explain(tmp_path, tmp_path / "server.key") == named
    assert Rules().explain(tmp_path, tmp_path / "talk.key") is None


def test_what_a_name_alone_tells_is_no_matter_of_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "server.key").write_text("-----BEGIN PRIVATE KEY-----\n")
    assert not Rules().is_noise("server.key", is_folder=False)
    assert Rules().is_noise("server.pem", is_folder=False)


def test_the_tester_names_the_line_by_which_a_file_of_any_name_is_a_private_key(
    tmp_path: Path,
) -> None:
    (tmp_path / "backup.txt").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n")
    found = Rules().explain(tmp_path, tmp_path / "backup.txt")
    assert found == Rule(RuleKind.DEFAULT, "-----BEGIN OPENSSH PRIVATE KEY…")
    without = Rules(LeftOut(switched_off=("secrets",)))
    assert without.explain(tmp_path, tmp_path / "backup.txt") is None


def test_an_environment_and_a_cache_are_known_by_their_marks_but_never_a_root(
    tmp_path: Path,
) -> None:
    fill(tmp_path, "env39/pyvenv.cfg", "env39/lib/a.txt", "out/CACHEDIR.TAG", "out/b.txt")
    fill(tmp_path, "kept.txt", "pyvenv.cfg")
    assert seen(tmp_path, Rules()) == {"kept.txt", "pyvenv.cfg"}
    inside = tmp_path / "env39" / "lib" / "a.txt"
    assert Rules().explain(tmp_path, inside) == Rule(RuleKind.DEFAULT, "pyvenv.cfg")


def test_a_group_of_rules_can_be_switched_off(tmp_path: Path) -> None:
    fill(tmp_path, "node_modules/a.txt", ".hidden/b.txt", "c.kdbx")
    rules = Rules(LeftOut(switched_off=("tools", "hidden")))
    assert seen(tmp_path, rules) == {"node_modules/a.txt", ".hidden/b.txt"}


def test_ignore_files_hold_below_their_folder_and_the_nearest_decides(tmp_path: Path) -> None:
    fill(tmp_path, "a.log", "work/a.log", "work/keep.log", "work/sub/b.log", "work/build/x.txt")
    fill(tmp_path, "work/sub/deep/c.log", "work/sub/deep/d.txt", "other/build/y.txt")
    (tmp_path / "work" / ".gitignore").write_text("# made by tools\n*.log\n!keep.log\nbuild/\n")
    (tmp_path / "work" / "sub" / ".gitignore").write_text("!b.log\n/deep/d.txt\n")
    assert seen(tmp_path, Rules()) == {
        "a.log",
        "work/keep.log",
        "work/sub/b.log",
        "other/build/y.txt",
    }
    ignore = tmp_path / "work" / ".gitignore"
    inside = tmp_path / "work" / "build" / "x.txt"
    assert Rules().explain(tmp_path, inside) == Rule(RuleKind.GITIGNORE, "build/", ignore)
    assert Rules().explain(tmp_path, tmp_path / "work" / "keep.log") is None
    assert len(seen(tmp_path, Rules(LeftOut(switched_off=("gitignore",))))) == 8


def test_ones_own_patterns_come_before_ignore_files(tmp_path: Path) -> None:
    fill(tmp_path, "notes/a.log", "notes/b.log", "Private/diary.txt")
    (tmp_path / "notes" / ".gitignore").write_text("*.log\n")
    rules = Rules(LeftOut(("Private/", "!a.log")))
    assert seen(tmp_path, rules) == {"notes/a.log"}
    diary = tmp_path / "Private" / "diary.txt"
    assert rules.explain(tmp_path, diary) == Rule(RuleKind.YOURS, "Private/")


@pytest.mark.parametrize("name", ["plain.txt", "a b/[x] #1!.pdf", "!odd*?.txt", "#x/back\\slash"])
def test_the_pattern_for_a_file_leaves_out_that_file_alone(tmp_path: Path, name: str) -> None:
    fill(tmp_path, name, "a b/x 1.pdf", f"deeper/{name}")
    pattern = pattern_for(tmp_path / name, [tmp_path])
    assert name not in seen(tmp_path, Rules(LeftOut((pattern,))))
    assert {"a b/x 1.pdf", f"deeper/{name}"} <= seen(tmp_path, Rules(LeftOut((pattern,))))


def test_a_file_of_no_folder_and_one_without_a_sayable_name_have_no_pattern(tmp_path: Path) -> None:
    assert pattern_for(Path("/elsewhere/a.txt"), [tmp_path]) == ""
    assert pattern_for(tmp_path / "a\nb", [tmp_path]) == ""
    assert pattern_for(tmp_path / os.fsdecode(b"\xff"), [tmp_path]) == ""


def test_lines_that_are_no_pattern_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.log", "b.txt")
    (tmp_path / ".gitignore").write_bytes(b"!\n\xff\xfe\n*.log\n")
    assert seen(tmp_path, Rules()) == {"b.txt"}
    assert seen(tmp_path, Rules(LeftOut(("!", "b.txt"), ("gitignore",)))) == {"a.log"}


def test_links_lead_nowhere_and_own_data_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "profile/library.txt", "kept.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "kept.txt")
    rules = Rules(never=[tmp_path / "profile"])
    assert seen(tmp_path, rules) == {"kept.txt"}
    assert rules.explain(tmp_path, tmp_path / "link.txt") == Rule(RuleKind.LINK, "link.txt")
    found = rules.explain(tmp_path, tmp_path / "profile")
    assert found == Rule(RuleKind.OWN_DATA, "profile")
    assert rules.explain(tmp_path, tmp_path) is None


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ({"st_file_attributes": 0x400000}, True),
        ({"st_file_attributes": 0x1000}, True),
        ({"st_flags": 0x40000000}, True),
        ({"st_file_attributes": 0x20}, False),
        ({}, False),
    ],
)
def test_a_file_that_is_in_a_cloud_only_is_known_by_its_marks(
    status: dict[str, int], expected: bool
) -> None:
    assert is_cloud(SimpleNamespace(**status)) is expected
