"""Keeping searches: saving, renaming and forgetting them.

What lives here: the list while the window is open, and the menu of one of its lines. What does not:
where it is shown (`sidebar`) and pure changes (`ui/saved.py`). The one rule: what is forgotten can
be had back.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from ui import saved as pure
from ui.look import Look
from ui.saved import REMEMBERED_SAVED_AS, Saved
from ui.settings.declared import SettingsPort


class SavedSearches(QObject):
    """The searches that the person keeps.

    Thread: main.

    Signals:
        changed: the list is another one.
        forgotten: the name of a search that was forgotten; `undo` brings it back.
    """

    changed = Signal()
    forgotten = Signal(str)

    def __init__(self, settings: SettingsPort, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._look = look
        self._window = window
        self._saved = pure.from_text(settings.remembered(REMEMBERED_SAVED_AS))
        self._forgotten: tuple[int, Saved] | None = None

    @property
    def entries(self) -> list[tuple[str, str]]:
        """Return names with their queries."""
        return [(one.name, one.query) for one in self._saved]

    def has(self, query: str) -> bool:
        """Return whether a search is kept."""
        return pure.is_saved(self._saved, query)

    def toggle(self, query: str) -> None:
        """Keep a search, or forget it when it is kept."""
        if self.has(query):
            self.forget(query)
        elif query:
            self._take(pure.with_saved(self._saved, query))

    def forget(self, query: str) -> None:
        """Forget a search."""
        place, one = next((n, one) for n, one in enumerate(self._saved) if one.query == query)
        self._forgotten = (place, one)
        self._take(pure.without(self._saved, query))
        self.forgotten.emit(one.name)

    def undo(self) -> None:
        """Bring back what was forgotten last."""
        if self._forgotten is not None:
            place, one = self._forgotten
            rest = pure.without(self._saved, one.query)
            self._take((*rest[:place], one, *rest[place:]))

    def rename(self, query: str, name: str) -> None:
        """Give a search another name."""
        self._take(pure.renamed(self._saved, query, name))

    def show_menu(self, query: str, place: QPoint) -> None:
        """Offer what can be done with a kept search."""
        menu = QMenu(self._window)
        icons = self._look.icons
        menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self._ask_name(query))
        forget = menu.addAction(icons.icon("trash", "bad"), self.tr("Remove"))
        forget.triggered.connect(lambda: self.forget(query))
        menu.exec(place)
        menu.deleteLater()

    def _ask_name(self, query: str) -> None:
        now = next(one.name for one in self._saved if one.query == query)
        title, label = self.tr("Rename the search"), self.tr("Name")
        name, accepted = QInputDialog.getText(self._window, title, label, text=now)
        if accepted:
            self.rename(query, name)

    def _take(self, saved: tuple[Saved, ...]) -> None:
        self._saved = saved
        self._settings.remember(REMEMBERED_SAVED_AS, pure.to_text(saved))
        self.changed.emit()
