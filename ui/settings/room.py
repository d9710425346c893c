"""Settings: the page, and the pages inside it that have more than switches.

What lives here: which pages there are and what each is joined with. What does not: any of them. The
one rule: a page is built when it is first wanted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from engine.jobs import Job, Lane
from engine.reach import ALLOWED, DENIED, Choice
from ui import messages
from ui.care.room import CareRoom
from ui.equipment import Equipment
from ui.settings.kept_feedback import KeptFeedback
from ui.settings.models_room import ModelsRoom
from ui.settings.page import ABOUT, CARE, MODELS, PRIVACY, SHORTCUTS, SettingsPage
from ui.wording import words

if TYPE_CHECKING:
    from engine.library import Library

_ICON = Path(__file__).parent.parent.parent / "resources" / "icons" / "honeyguide.svg"


class SettingsRoom(QObject):
    """Joins the page of settings with the library.

    Thread: main.

    Signals:
        setting_changed: the key of a setting that was changed.
        switched: another model serves now.
        forgotten: everything that was kept of searches is gone.
        restart_wanted: the program is to end and start again.
        repaired: something was put right; what is shown may be old.
    """

    setting_changed = Signal(str)
    switched = Signal()
    forgotten = Signal()
    restart_wanted = Signal()
    repaired = Signal()

    def __init__(self, equipment: Equipment, *, parent: QObject) -> None:
        super().__init__(parent)
        self._equipment = equipment
        self._bridge = bridge = equipment.bridge
        self._settings = settings = equipment.settings
        self._look = look = equipment.look
        notices = equipment.notices
        self._library: Library | None = None
        self._places: Job[dict[str, list[str]]] | None = None
        self.models: ModelsRoom | None = None
        self.page = SettingsPage(look, settings)
        self.page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.page.changed.connect(self.setting_changed)
        self.page.changed.connect(self._look_at_places)
        self.page.shown.connect(self._look_at_places)
        self.page.failed.connect(notices.show_problem)
        self._kept = KeptFeedback(look, bridge)
        self._kept.failed.connect(notices.show_problem)
        self._kept.forgotten.connect(self.forgotten)
        self.page.add_below(PRIVACY, self._kept)
        self.care = CareRoom(equipment, parent=self)
        self.care.restart_wanted.connect(self.restart_wanted)
        self.care.repaired.connect(self.repaired)
        self.page.add_page(MODELS, self._models_page)
        self.page.add_page(SHORTCUTS, self._shortcuts_page)
        self.page.add_page(CARE, lambda: self.care.page)
        self.page.add_page(ABOUT, self._about_page)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library
        self._kept.attach(library)
        self.care.attach(library)
        self._look_at_places()
        if self.models is not None:
            self.models.attach(library)

    def _look_at_places(self, key: str = "") -> None:
        """Look whether what assistants may and may not see is there."""
        library = self._library
        if library is None or (key and key not in (ALLOWED, DENIED)):
            return
        choice = Choice.of({one: self._settings.get(one) for one in (ALLOWED, DENIED)})
        self._bridge.forget(self._places)
        self._places = self._bridge.submit(
            Lane.CARE,  # a disk that does not answer holds up no write
            "look at places",
            lambda _report: library.guest.idle(choice),
            on_done=self._show_idle,
            on_error=lambda _problem: None,  # what could not be looked at is not judged
        )

    def _show_idle(self, found: dict[str, list[str]]) -> None:
        self._places = None
        for key, lines in found.items():
            said = (words(messages.idle(key), line) for line in lines)
            self.page.set_note(key, "\n".join(said))

    def refresh_models(self) -> None:
        """Look at the models again, after another came to serve."""
        if self.models is not None:
            self.models.presenter.refresh()

    def show_values(self) -> None:
        """Show the values anew, after one was changed elsewhere."""
        self.page.show_values()

    def _models_page(self) -> QWidget:
        if self.models is None:
            self.models = room = ModelsRoom(self._equipment, parent=self)
            room.switched.connect(self.switched)
            room.setting_changed.connect(lambda _key: self.page.show_values())
            room.setting_changed.connect(self.setting_changed)
            if self._library is not None:
                room.attach(self._library)
        return self.models.page

    def _shortcuts_page(self) -> QWidget:
        from ui.help import shortcuts_list

        return shortcuts_list(self._look)

    def _about_page(self) -> QWidget:
        from ui.care.about import AboutPage
        from ui.care.parts import parts_inside

        return AboutPage(self._look, QIcon(str(_ICON)), parts_inside)
