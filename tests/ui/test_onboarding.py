"""Suggested folders exist, and a count is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.errors import CancelledError
from engine.figures import Probed
from engine.jobs import Reporter, silent_report
from engine.types import Kind
from tests.fakes.fake_library import FakeLibrary
from ui.look import Look
from ui.onboarding.estimate import Rate, estimate_ms, rates, samples
from ui.onboarding.page import WelcomePage
from ui.onboarding.presenter import WelcomePresenter
from ui.onboarding.suggestions import (
    N_SAMPLES,
    FolderCount,
    Sizes,
    Suggestion,
    count_files,
    suggestions,
)
from ui.tasks import TaskBridge


def test_files_below_a_folder_are_counted_without_those_of_programs(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/b.txt", "deep/er/c.txt", "node_modules/x.js", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    count = count_files(tmp_path, silent_report)
    assert count.n_files == 3
    assert count.n_left_out == 2


def test_a_link_that_leads_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert count_files(tmp_path, silent_report).n_files == 2


def test_counting_stops_when_told(tmp_path: Path) -> None:
    reporter = Reporter()
    reporter.cancel()
    with pytest.raises(CancelledError):
        count_files(tmp_path, reporter)


def test_only_folders_that_exist_are_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Notes").mkdir()
    (tmp_path / "Mail").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    found = {one.path.name: one.chosen for one in suggestions() if one.path.parent == tmp_path}
    assert found == {"Notes": True, "Mail": False}


def test_what_can_be_read_is_weighed_and_larger_files_are_drawn_more_often(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"small {number}.md").write_bytes(b"x" * 10)
    (tmp_path / "large.md").write_bytes(b"x" * 100_000)
    (tmp_path / "picture.png").write_bytes(b"x" * 1_000_000)
    (tmp_path / "empty.md").touch()
    (tmp_path / "report.pdf").write_bytes(b"%PDF")
    count = count_files(tmp_path, silent_report)
    assert count.n_files == 44
    assert set(count.sizes) == {Kind.NOTE, Kind.PDF, Kind.IMAGE}
    assert count.sizes[Kind.NOTE].n_bytes == 100_400
    drawn = [path.name for _key, path in count.sizes[Kind.NOTE].samples]
    assert len(drawn) == N_SAMPLES
    assert drawn[0] == "large.md"
    assert count_files(tmp_path, silent_report).sizes == count.sizes, "the same answer each time"


def probed(name: str, n_bytes: int, read_ms: float, n_passages: int, embed_ms: float) -> Probed:
    return Probed(Path("/x") / name, n_bytes, read_ms, n_passages, embed_ms)


def test_an_estimate_is_bytes_times_what_a_byte_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    known = rates(
        [
            probed("a.md", 1_000, 5, 2, 10),
            probed("b.md", 3_000, 15, 8, 30),
            probed("scan.pdf", 10_000, 100, 0, 0),  # no text inside: it costs its reading only
        ]
    )
    assert known[Kind.NOTE] == Rate(20 / 4_000, 10 * 20 / 4_000)
    assert known[Kind.PDF] == Rate(0.01, 0.0)
    notes = FolderCount(9, 0, {Kind.NOTE: Sizes(40_000)})
    assert estimate_ms(notes, known) == pytest.approx(2_000 + 200 / 2)
    scans = FolderCount(9, 0, {Kind.PDF: Sizes(1_000_000)})
    assert estimate_ms(scans, known) == pytest.approx(10_000), "reading decides"


def test_what_was_not_tried_is_not_guessed_at() -> None:
    known = {Kind.NOTE: Rate(1, 1)}
    mostly_mail = FolderCount(2, 0, {Kind.NOTE: Sizes(10), Kind.MAIL: Sizes(90)})
    hardly_mail = FolderCount(2, 0, {Kind.NOTE: Sizes(990), Kind.MAIL: Sizes(10)})
    assert estimate_ms(mostly_mail, known) is None
    assert estimate_ms(hardly_mail, known) is not None
    assert estimate_ms(FolderCount(3, 0, {}), known) == 0, "pictures only: found by name at once"


def test_every_kind_is_tried_before_one_is_tried_twice() -> None:
    def sizes(n_bytes: int, *names: str) -> Sizes:
        return Sizes(n_bytes, [(-float(n), Path(name)) for n, name in enumerate(names)])

    one = FolderCount(4, 0, {Kind.NOTE: sizes(5, "a.md", "b.md"), Kind.PDF: sizes(50, "a.pdf")})
    two = FolderCount(1, 0, {Kind.CODE: sizes(20, "a.py")})
    names = [path.name for path in samples([one, two])]
    assert names == ["a.pdf", "a.py", "a.md", "b.md"]


def test_the_page_says_measured_only_what_was_measured(look: Look) -> None:
    page = WelcomePage(look, 9)
    paths = [Path("/nowhere/Documents"), Path("/nowhere/Notes")]
    for path in paths:
        page.add_row(Suggestion(path, "folder", chosen=True))
        page.set_count(path, FolderCount(9_200, 0), final=True)
    assert page._sum.text() == "18,400 files"
    page.set_time(paths[0], 360_000)
    assert page._sum.text() == "18,400 files"
    assert "Measured" not in page._note.text()
    page.set_time(paths[1], 360_000)
    assert page._sum.text() == "About 12 min for 18,400 files"
    assert "Measured on this computer" in page._note.text()
    assert page.rows[0]._time.text() == "about 6 min"
    page.rows[1].box.setChecked(False)
    assert page._sum.text() == "About 6 min for 9,200 files"
    page.deleteLater()


def test_the_page_is_used_by_keys_alone(look: Look, qtbot: QtBot) -> None:
    page = WelcomePage(look, 9)
    qtbot.addWidget(page)
    path = Path("/nowhere/Documents")
    page.add_row(Suggestion(path, "folder", chosen=True))
    pressed: list[object] = []
    page.started.connect(pressed.append)
    page.sample_wanted.connect(lambda: pressed.append("sample"))
    page.folder_wanted.connect(lambda: pressed.append("another"))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == [[path], "sample"])  # a button shows that it is pressed
    names = {button.text(): button for button in page.findChildren(QPushButton)}
    for text, key in (
        ("Start with 1 folder", "Return"),
        ("Try the sample", "Ctrl+T"),
        ("Another folder…", "Ctrl+O"),
    ):
        assert names[text].toolTip() == f"{text} ({key})"
    names["Another folder…"].setFocus()
    qtbot.keyClick(names["Another folder…"], Qt.Key.Key_Return)
    assert pressed == [[path], "sample", "another"], "Enter presses the button it is on"


def test_without_a_folder_to_suggest_one_button_chooses_one(look: Look) -> None:
    page = WelcomePage(look, 9)
    said = [button.text() for button in page.findChildren(QPushButton) if not button.isHidden()]
    assert said == ["Choose a folder…", "Try the sample"]
    page.add_row(Suggestion(Path("/nowhere/Documents"), "folder", chosen=False))
    assert "Another folder…" in [
        button.text() for button in page.findChildren(QPushButton) if not button.isHidden()
    ]
    page.deleteLater()


def test_folders_are_tried_once_all_are_counted_and_a_model_is_there(
    tmp_path: Path, bridge: TaskBridge, library: FakeLibrary, qtbot: QtBot
) -> None:
    (tmp_path / "a.md").write_text("x" * 100)
    tried: list[list[Path]] = []

    def probe(paths: list[Path], _report: object) -> list[Probed]:
        tried.append(list(paths))
        return [Probed(path, 100, 10.0, 2, 50.0) for path in paths]

    library.probe = probe
    presenter = WelcomePresenter(bridge)
    told: dict[Path, float | None] = {}
    presenter.estimated.connect(told.__setitem__)
    with qtbot.waitSignal(presenter.counted):
        presenter.add(tmp_path)
    qtbot.wait(50)
    assert not tried
    presenter.attach(library)
    qtbot.waitUntil(lambda: tmp_path in told)
    assert tried == [[tmp_path / "a.md"]]
    assert told[tmp_path] is not None
    presenter.stop()
