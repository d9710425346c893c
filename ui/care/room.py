"""Backup and care: what the page leads to, and the questions before what costs something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from engine.errors import EngineError
from engine.health import Finding, Mend
from engine.jobs import Lane, Reporter
from ui import wording
from ui.care.page import CarePage
from ui.care.reports import report_dialog, reports_in
from ui.equipment import Equipment
from ui.widgets.question import Question
from ui.wording import words

if TYPE_CHECKING:
    from engine.backup.archive import Manifest
    from engine.backup.restoring import Prepared
    from engine.library import Library

T = TypeVar("T")


class CareRoom(QObject):
    """Joins the page with the library.

    Thread: main.

    Signals:
        restart_wanted: the program is to end and start again.
        repaired: something was put right while the library stays open.
    """

    restart_wanted = Signal()
    repaired = Signal()

    def __init__(self, equipment: Equipment, *, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = equipment.bridge
        self._look = equipment.look
        self._notices = equipment.notices
        self._library: Library | None = None
        self.page = CarePage(self._look)
        page = self.page
        page.backup_wanted.connect(self._choose_target)
        page.restore_wanted.connect(self._choose_backup)
        page.look_wanted.connect(self.look_for_damage)
        page.mend_wanted.connect(self.mend)
        page.report_wanted.connect(self.read_report)
        page.shown.connect(self._look_for_reports)
        page.set_busy(busy=True)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library
        self.page.set_busy(busy=False)

    # damage

    def look_for_damage(self) -> None:
        """Look, and show what was found."""
        self._do(lambda library, _report: library.care.findings(), self._show)

    def _show(self, findings: list[Finding]) -> None:
        self.page.show_findings(findings)

    def mend(self, what: Mend) -> None:
        """Put something right, then look again."""

        def mended(needs_restart: bool) -> None:  # noqa: FBT001 - a job's answer
            if needs_restart:
                self.restart_wanted.emit()
                return
            self.repaired.emit()
            self.look_for_damage()

        self._do(lambda library, report: library.care.mend(what, report), mended)

    # backup

    def _choose_target(self) -> None:
        name = words("Honeyguide backup %1", date.today().isoformat())  # noqa: DTZ011 - a person's day
        chosen, _ = QFileDialog.getSaveFileName(
            self.page.window(), words("Back up"), str(Path.home() / f"{name}.zip"), "*.zip"
        )
        if chosen:
            target = Path(chosen)
            self.back_up(target if target.suffix else target.with_suffix(".zip"))

    def back_up(self, target: Path) -> None:
        """Write a backup, and say where it is."""

        def done(manifest: Manifest) -> None:
            size = wording.size(manifest.size_bytes)
            fact = words("The backup is in %1.", wording.place_of(target))
            self._notices.say(fact, words("%1 of folders, settings, feedback and models.", size))

        self._do(lambda library, report: library.care.back_up(target, report), done)

    def _choose_backup(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.page.window(), words("Take a backup in"), str(Path.home()), "*.zip;;*"
        )
        if chosen:
            self.restore(Path(chosen))

    def restore(self, source: Path) -> None:
        """Check a backup, then ask whether it is to take the place of what is here."""

        def checked(prepared: Prepared) -> None:
            if self._asks(prepared):
                self._do(
                    lambda library, _report: library.care.confirm_restore(),
                    lambda _kept: self.restart_wanted.emit(),
                )
            else:
                self._do(lambda library, _report: library.care.drop_restore(), lambda _done: None)

        self._do(
            lambda library, report: library.care.prepare_restore(source, report=report), checked
        )

    def _asks(self, prepared: Prepared) -> bool:
        lines = [
            words("It is sound. Honeyguide starts again and reads your files anew."),
            words("What is here now is kept beside the library as a backup."),
        ]
        if prepared.missing:
            places = ", ".join(wording.place_of(path) for path in prepared.missing)
            lines.append(words("Not on this computer: %1.", places))
            lines.append(words("honeyguide restore --map tells what they are called here."))
        return Question(
            self.page.window(),
            words("Put this backup in the place of what is here?"),
            "\n".join(lines),
            answers=(words("Restore and start again"), words("Keep what is here")),
        ).is_wanted()

    # reports

    def read_report(self) -> None:
        """Show the newest report."""
        newest = self._newest()
        if newest is not None:
            report_dialog(self._look, self.page.window(), newest).exec()
        self._look_for_reports()

    def _newest(self) -> Path | None:
        if self._library is None:
            return None
        return next(iter(reports_in(self._library.place / "logs")), None)

    def _look_for_reports(self) -> None:
        self.page.set_report(there=self._newest() is not None)

    def _do(self, work: Callable[[Library, Reporter], T], done: Callable[[T], None]) -> None:
        library = self._library
        if library is None:
            return
        self.page.set_busy(busy=True)

        def over(result: T) -> None:
            self.page.set_busy(busy=False)
            done(result)

        def failed(problem: EngineError) -> None:
            self.page.set_busy(busy=False)
            self._notices.show_problem(problem)

        self._bridge.submit(
            Lane.CARE,
            "care",
            lambda report: work(library, report),
            on_done=over,
            on_error=failed,
            on_cancelled=lambda: self.page.set_busy(busy=False),
        )
