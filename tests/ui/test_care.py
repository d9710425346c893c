"""Backup and care in the window: every button leads somewhere, and what costs is asked before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from engine.backup.archive import Manifest
from engine.backup.places import Move
from engine.backup.restoring import Prepared
from engine.errors import ErrorCode, InputProblem
from engine.health import Finding, Health, Mend
from engine.jobs import Report, silent_report
from resources import LicencedPart
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder
from ui.actions import Act
from ui.care import parts
from ui.care.about import AboutPage, Part
from ui.care.parts import installed_parts
from ui.care.reports import report_dialog, reports_in
from ui.look import Look
from ui.main_window import MainWindow

BAD = Finding("Index", Health.BAD, "40 of 41 vectors", Mend.INDEX)
GOOD = Finding("Free space", Health.GOOD, "12 GB")


class FakeCare:
    """Care that keeps what was asked of it."""

    def __init__(self) -> None:
        self.found: list[Finding] = [BAD, GOOD]
        self.mended: list[Mend] = []
        self.backups: list[Path] = []
        self.restored: list[Path] = []
        self.n_confirmed = 0
        self.n_dropped = 0
        self.needs_restart = False
        self.problem: InputProblem | None = None

    def findings(self) -> list[Finding]:
        return list(self.found)

    def mend(self, what: Mend, report: Report = silent_report) -> bool:
        self.mended.append(what)
        self.found = [GOOD]
        return self.needs_restart

    def back_up(self, target: Path, report: Report = silent_report) -> Manifest:
        self.backups.append(target)
        return Manifest(0, "", "", ())

    def prepare_restore(
        self, source: Path, moves: Sequence[Move] = (), report: Report = silent_report
    ) -> Prepared:
        if self.problem is not None:
            raise self.problem
        self.restored.append(source)
        return Prepared(0, (Path("/gone"),), (Path("/gone"),))

    def confirm_restore(self) -> Path | None:
        self.n_confirmed += 1
        return None

    def drop_restore(self) -> None:
        self.n_dropped += 1


@pytest.fixture
def care(library: FakeLibrary, tmp_path: Path) -> FakeCare:
    library.care = FakeCare()
    library.place = tmp_path / "profile"
    return library.care


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow],
    library: FakeLibrary,
    care: FakeCare,
    tmp_path: Path,
    qtbot: QtBot,
) -> MainWindow:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: window.workbench._status is not None)
    return window


def button(window: MainWindow, text: str) -> QPushButton:
    page = window.workbench.settings_room.care.page
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def test_the_menu_looks_for_damage_and_one_press_repairs(
    window: MainWindow, care: FakeCare, qtbot: QtBot
) -> None:
    window.workbench._frame.actions[Act.CHECK].trigger()
    room = window.workbench.settings_room.care
    qtbot.waitUntil(room.page.isVisible)
    qtbot.waitUntil(lambda: bool(repairs(window)))
    assert repairs(window)[0].accessibleName() == "Repair: Index"
    repairs(window)[0].click()
    qtbot.waitUntil(lambda: care.mended == [Mend.INDEX])
    qtbot.waitUntil(lambda: not repairs(window))


def repairs(window: MainWindow) -> list[QPushButton]:
    page = window.workbench.settings_room.care.page
    return [
        one for one in page.findChildren(QPushButton) if one.text() == "Repair" and one.isVisible()
    ]


def test_a_repair_that_needs_a_start_begins_anew(
    window: MainWindow, care: FakeCare, qtbot: QtBot
) -> None:
    care.needs_restart = True
    with qtbot.waitSignal(window.restart_wanted):
        window.workbench.settings_room.care.mend(Mend.LIBRARY)


def test_a_backup_is_written_and_said(
    window: MainWindow, care: FakeCare, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "Sicherung 备份.zip"
    window.workbench.settings_room.care.back_up(target)
    qtbot.waitUntil(lambda: care.backups == [target])
    strip = window.workbench.strip
    qtbot.waitUntil(lambda: strip.notice is not None and "备份" in strip.notice.fact)


@pytest.mark.parametrize("agrees", [True, False])
def test_a_restore_is_asked_for_after_it_was_checked(
    agrees: bool,
    window: MainWindow,
    care: FakeCare,
    tmp_path: Path,
    *,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []

    def answer(box: QMessageBox) -> int:
        said.append(box.informativeText())
        default = box.defaultButton()
        assert default is not None
        assert default.text() == "Keep what is here"
        wanted = [one for one in box.buttons() if (one is default) != agrees]
        wanted[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    restarts: list[bool] = []
    window.restart_wanted.connect(lambda: restarts.append(True))
    window.workbench.settings_room.care.restore(tmp_path / "b.zip")
    qtbot.waitUntil(lambda: bool(said))
    assert "/gone" in said[0]
    qtbot.waitUntil(lambda: bool(restarts) if agrees else care.n_dropped == 1)
    assert bool(restarts) == agrees
    assert (care.n_confirmed, care.n_dropped) == ((1, 0) if agrees else (0, 1))


def test_a_file_that_is_no_backup_is_said(
    window: MainWindow, care: FakeCare, tmp_path: Path, qtbot: QtBot
) -> None:
    care.problem = InputProblem(ErrorCode.BAD_BACKUP, "letter.zip")
    window.workbench.settings_room.care.restore(tmp_path / "letter.zip")
    strip = window.workbench.strip
    wanted = "That file cannot be restored."
    qtbot.waitUntil(lambda: strip.notice is not None and strip.notice.fact == wanted)
    assert button(window, "Restore…").isEnabled()


def test_a_crash_is_told_once_and_its_report_can_be_deleted(
    make_window: Callable[[], MainWindow],
    library: FakeLibrary,
    care: FakeCare,
    look: Look,
    *,
    settings: FakeSettings,
    qtbot: QtBot,
) -> None:
    logs = library.place / "logs"
    logs.mkdir(parents=True)
    (logs / "crash-2026-11-03T140200.txt").write_text("Honeyguide 1.0\n")
    first = make_window()
    first.attach(library)
    assert first.workbench.strip.notice is not None
    assert "went wrong" in first.workbench.strip.notice.fact
    second = make_window()
    second.attach(library)
    notice = second.workbench.strip.notice
    assert notice is None or "went wrong" not in notice.fact

    path = reports_in(logs)[0]
    dialog = report_dialog(look, second, path)
    assert "Honeyguide 1.0" in dialog.findChild(QPlainTextEdit).toPlainText()
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Delete").click()
    assert reports_in(logs) == []


def test_about_names_every_library_with_its_terms(look: Look, window: MainWindow) -> None:
    found = installed_parts()
    names = {part.name.lower().replace("_", "-") for part in found}
    assert {"pyside6-essentials", "onnxruntime", "numpy", "hnswlib"} <= names
    assert all(part.licence for part in found)
    page = AboutPage(look, window.windowIcon(), installed_parts)
    for number, part in enumerate(found):
        page._list.setCurrentRow(number)
        assert page._text.toPlainText().startswith(part.licence)
    page.deleteLater()


def test_an_installed_program_tells_what_it_was_built_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = [LicencedPart("Qt", "6", "native", "LGPL-3.0-only", "", "a note", ("the text",), 1)]
    monkeypatch.setattr(parts, "licenced_parts", lambda: listed)
    assert parts.parts_inside() == [Part("Qt", "6", "LGPL-3.0-only", "a note\n\nthe text")]
    monkeypatch.setattr(parts, "licenced_parts", list)
    assert len(parts.parts_inside()) > 20


def test_about_stands_where_nothing_is_installed(look: Look, window: MainWindow) -> None:
    assert installed_parts("no-such-program") == []
    AboutPage(look, window.windowIcon(), list).deleteLater()
