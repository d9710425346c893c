"""Opening a result where its passage stands, and what was opened lately.

What lives here: the place in a file, which programs can go there, the short list on the empty page.
What does not: how a file is opened (`ui/desktop`). The one rule: a button promises a page or a line
only where a program is known that goes there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine.clock import Clock
from engine.config import RECORD
from engine.types import Hit, Kind, Passage
from ui import opening
from ui.desktop import Desktop
from ui.history import (
    N_RECENT,
    REMEMBERED_AS,
    Opening,
    from_text,
    recent_queries,
    to_text,
    with_moved,
    with_opening,
)
from ui.opening import Found, Opened
from ui.search import hit_words
from ui.search.standing import Standing
from ui.settings.declared import VIEWERS, SettingsPort
from ui.viewers import NOWHERE, Place, command_for
from ui.wording import words

PLACES = "opened_places"  # remembered beside the list: path -> page and line
_ASK_MS = 400  # the desktop's answer takes some milliseconds, so it is not asked while rows change


def place_in(hit: Hit, passage: Passage | None) -> Place:
    """Return where in its file a passage stands, as a program that opens it counts."""
    if passage is None:
        return NOWHERE
    if passage.page is not None:
        return Place(page=passage.page)
    # what was read of these is the file itself, line by line
    is_text = hit.kind in (Kind.NOTE, Kind.CODE) and hit.path.suffix.lower() != ".ipynb"
    return Place(line=passage.line) if is_text and passage.line > 1 else NOWHERE


def open_words(place: Place) -> str:
    """Return the words of a button that opens at a place."""
    if place.page is not None:
        return words("Open at page %1", place.page)
    return words("Open at line %1", place.line) if place.line is not None else words("Open")


class Opener(QObject):
    """Opens files and remembers them.

    Thread: main.

    Signals:
        openings_changed: what was opened lately, newest first.
        learned: it is known now whether a program goes to the place that was asked about.
        moved: a file was not where it was shown, and was found elsewhere.
    """

    openings_changed = Signal(object)
    learned = Signal()
    moved = Signal()

    def __init__(
        self,
        settings: SettingsPort,
        clock: Clock,
        standing: Standing,
        *,
        desktop: Desktop,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._standing = standing
        self._desktop = desktop
        self._clock = clock
        self._openings = from_text(settings.remembered(REMEMBERED_AS))
        self._places = _places(settings.remembered(PLACES))
        self._known: dict[tuple[str, bool, Sequence[str]], bool] = {}
        self._asked: tuple[Path, Place] | None = None
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(_ASK_MS)
        self._ask.timeout.connect(self._learn)

    @property
    def openings(self) -> Sequence[Opening]:
        """Return what was opened lately, newest first."""
        return self._openings

    @property
    def recent(self) -> list[str]:
        """Return the last searches that led somewhere."""
        return recent_queries(self._openings, N_RECENT)

    def promised(self, path: Path, place: Place) -> Place:
        """Return the place a program is known to go to; where that is not known yet it is asked."""
        if place == NOWHERE:
            return NOWHERE
        known = self._known.get(self._key(path, place))
        if known is None:
            self._asked = (path, place)
            self._ask.start()
        return place if known else NOWHERE

    def open(
        self, hit: Hit, passage: Passage | None, query: str, then: Callable[[Opened], None]
    ) -> None:
        """Open a hit where a passage stands now; remember it unless nothing is to be remembered.

        Args:
            hit: what is opened.
            passage: where; None for the beginning.
            query: what was asked.
            then: told what became of it.
        """

        def find(path: Path, what: Found) -> None:
            here = replace(hit, path=path)

            def open_at(found: Passage | None) -> None:
                then(self._open_at(here, what, found, query))

            place = place_in(here, passage)
            goes_nowhere = self._known.get(self._key(path, place)) is False
            if passage is None or place == NOWHERE or goes_nowhere:
                open_at(passage)
            else:
                self._standing.find(here, passage, open_at)

        # first: where the passage is looked for no longer, what is looked at next would wait
        self._look(hit.path, hit, find)

    def _look(self, path: Path, hit: Hit | None, then: Callable[[Path, Found], None]) -> None:
        """Tell what a file is and where: where it is gone, at the place that the library knows."""

        def follow(moved: Path | None) -> None:
            if moved is None:
                then(path, Found.GONE)
                return

            def tell_moved(found: Found) -> None:
                gone = found is Found.GONE
                if not gone:
                    self.moved.emit()
                then(path if gone else moved, found)

            self._desktop.look(moved, tell_moved)

        def tell(found: Found) -> None:
            if found is Found.GONE:
                self._standing.follow(path, hit, follow)
            else:
                then(path, found)

        self._desktop.look(path, tell)

    def _open_at(self, hit: Hit, found: Found, passage: Passage | None, query: str) -> Opened:
        place = place_in(hit, passage)
        outcome = opening.open_file(hit.path, found, place, self._templates)
        if outcome in (Opened.OPENED, Opened.REVEALED) and self._settings.get(RECORD):
            new = Opening(
                path=hit.path,
                kind=hit.kind,
                title=hit_words.title_of(hit),
                place=hit_words.passage_place(hit.kind, passage) if passage else "",
                query=query,
                opened_utc_ms=self._clock.now_utc_ms(),
            )
            self._places[hit.path] = place
            self._store(with_opening(self._openings, new))
        return outcome

    def open_again(self, path: Path, then: Callable[[Opened], None]) -> None:
        """Open what was opened lately, where it was opened; forget it when it is gone."""

        def open_there(now: Path, found: Found) -> None:
            place = self._places.get(path, NOWHERE)
            outcome = opening.open_file(now, found, place, self._templates)
            if outcome is Opened.GONE:
                self._store([one for one in self._openings if one.path != path])
            elif now != path:
                self._places[now] = place
                self._store(with_moved(self._openings, path, now))
            then(outcome)

        self._look(path, None, open_there)

    def reveal(self, path: Path, then: Callable[[Opened], None], hit: Hit | None = None) -> None:
        """Show a file in its folder, or where it is now."""

        def tell(outcome: Opened) -> None:
            def follow(moved: Path | None) -> None:
                if moved is None:
                    then(outcome)
                else:
                    self._desktop.reveal(moved, then)
                    self.moved.emit()

            if outcome is Opened.GONE:
                self._standing.follow(path, hit, follow)
            else:
                then(outcome)

        self._desktop.reveal(path, tell)

    def forget(self) -> None:
        """Forget what was opened lately."""
        self._store(())

    @property
    def _templates(self) -> Sequence[str]:
        value = self._settings.get(VIEWERS)
        return value if isinstance(value, tuple) else ()

    def _key(self, path: Path, place: Place) -> tuple[str, bool, Sequence[str]]:
        return path.suffix.lower(), place.page is not None, self._templates

    def _learn(self) -> None:
        if self._asked is None:
            return
        path, place = self._asked
        found = command_for(path, place, self._templates)
        self._known[self._key(path, place)] = found is not None
        self._asked = None
        self.learned.emit()

    def _store(self, openings: Sequence[Opening]) -> None:
        self._openings = tuple(openings)
        kept = {one.path for one in openings}
        self._places = {path: one for path, one in self._places.items() if path in kept}
        self._settings.remember(REMEMBERED_AS, to_text(self._openings))
        rows = {str(path): [one.page, one.line] for path, one in self._places.items()}
        self._settings.remember(PLACES, json.dumps(rows))
        self.openings_changed.emit(self._openings)


def _places(text: str) -> dict[Path, Place]:
    """Return remembered places; what cannot be read is none."""
    try:
        rows = json.loads(text or "{}").items()
        return {Path(path): Place(page, line) for path, (page, line) in rows}
    except (ValueError, TypeError, AttributeError):
        return {}
