"""What a person does with results, on its way into the diary.

What lives here: when a search counts, which rows were really seen, how long a preview was read, and
the order in which all this is written. What does not: what follows from it (the engine). The one
rule: nothing waits for a write, and one that fails costs a line in the log and nothing else.

A search counts when its results stayed for a second or something was done with them; what is shown
between two letters does not. A row was seen when half of it was on screen for half a second. A
preview was read when a row that the person chose was in it for ten seconds: the first row is
previewed without anybody asking. A file that was opened was looked at until the window came to the
front again, where opening it took the window from there; one that was left at once was not what the
search was for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from engine.clock import Clock
from engine.errors import EngineError
from engine.feedback.records import (
    PRAISE,
    USES,
    ActId,
    ActKind,
    ImpressionId,
    query_key,
    was_left,
)
from engine.jobs import Lane, Reporter
from engine.types import DocumentId, Hit, SearchRequest, SearchResponse
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

log = logging.getLogger(__name__)

COUNTS_MS = 1_000
SEEN_MS = 500
READ_MS = 10_000
ANEW_MS = 60_000
LOOK_MS = 250
TAKEN_MS = 20_000  # by then the program that opens a file has the screen
STAYED_MS = 3_000  # a window that only flashes up in between is not come back to
MAX_AWAY_MS = 30 * 60_000


@dataclass(frozen=True, slots=True)
class Screen:
    """Tells what the person has before them.

    `rows` is the whole list in its order, `seen` those that are on screen, `chosen` the row that
    was chosen and whose preview can be read now.
    """

    rows: Callable[[], Sequence[Hit]]
    seen: Callable[[], Collection[DocumentId]]
    chosen: Callable[[], Hit | None]


@dataclass(slots=True)
class _Number:
    """The number that the diary gave a search; touched on the writing lane only."""

    value: ImpressionId | None = None


@dataclass(slots=True)
class _Search:
    request: SearchRequest
    response: SearchResponse
    shown_ms: float
    looked_ms: float  # when the person had its rows before them anew
    was_left: bool = False  # something else is being asked; its rows may still be there
    is_kept: bool = False
    n_useful: int = 0  # things that were done with its rows; a file that was left at once is none
    number: _Number = field(default_factory=_Number)
    ranks: dict[DocumentId, int] = field(default_factory=dict)  # as they were kept
    on_screen_ms: dict[DocumentId, float] = field(default_factory=dict)  # since when
    seen: set[DocumentId] = field(default_factory=set)


@dataclass(slots=True)
class _Opened:
    """A file that was opened; its act's id is touched on the writing lane only."""

    search: _Search
    document: DocumentId | None
    since_ms: float
    was_left_for: bool = False
    back_ms: float | None = None  # since when the window has the front again
    act_id: ActId | None = None


class Recorder(QObject):
    """Watches one search at a time.

    Thread: main.

    Signals:
        kept: something that was done with a row is written.
    """

    kept = Signal()

    def __init__(
        self, bridge: TaskBridge, clock: Clock, screen: Screen, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._screen = screen
        self._library: Library | None = None
        self._is_on = True
        self._search: _Search | None = None
        self._before: _Search | None = None  # the last one that counted
        self._reading: tuple[Hit, float] | None = None  # a preview, and since when
        self._opened: _Opened | None = None  # the last file, until it was come back from
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library

    def set_on(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Record, or not."""
        self._is_on = on

    @property
    def takes_acts(self) -> bool:
        """Return whether something that is done with a row can be kept."""
        library = self._library
        return self._is_on and library is not None and library.writable and self._search is not None

    def begin(self, request: SearchRequest, response: SearchResponse) -> None:
        """Watch a search whose first results are on screen now; the one before has ended."""
        now_ms = self._clock.monotonic_ms()
        self._come_back()
        self._search = _Search(request, response, now_ms, now_ms)
        self.look()

    def leave(self) -> None:
        """Something else is being asked: a search that did not count yet never will by itself."""
        if self._search is not None:
            self.look()
            self._search.was_left = True

    def end(self) -> None:
        """The rows of the search are gone."""
        self._come_back()
        if self._search is not None:
            self.look()
            self._end_reading()
            self._search = None
            self._timer.stop()

    def act(
        self,
        kind: ActKind,
        hit: Hit,
        *,
        on_stored: Callable[[], None] | None = None,
        on_lost: Callable[[], None] | None = None,
    ) -> bool:
        """Keep what was done with a row; return False when nothing can be kept now.

        Args:
            kind: what was done.
            hit: with which row.
            on_stored: called when it is written.
            on_lost: called when it could not be written.
        """
        if self._search is None or not self.takes_acts:
            return False
        self.look()
        self._come_back()
        self._keep(self._search)
        self._search.n_useful += kind in USES | PRAISE
        self._write_act(self._search, kind, hit, on_stored=on_stored, on_lost=on_lost)
        return True

    def press(self, hit: Hit) -> Callable[[ActKind | None], None]:
        """Hold the search of this moment for a row that is to be opened.

        Returns:
            what keeps under that search what became of it, also when another is shown by then;
            None for a file that could not be opened.
        """
        search = self._search
        if search is None or not self.takes_acts:
            return lambda _came_of_it: None
        self.look()
        self._keep(search)  # with its rows as they are now
        is_opening = self._is_opening(search, hit)
        search.n_useful += not is_opening

        def tell(kind: ActKind | None) -> None:
            if kind is None:
                search.n_useful -= not is_opening
            elif self._is_on and not (is_opening and kind is ActKind.OPEN):
                self._come_back()
                self._write_act(search, kind, hit)

        return tell

    def activated(self, *, active: bool) -> None:
        """Note that the window came to the front, or went."""
        opened, now_ms = self._opened, self._clock.monotonic_ms()
        if opened is None:
            return
        is_away = opened.was_left_for and opened.back_ms is None
        if active != is_away:
            return  # told again
        if active:
            opened.back_ms = now_ms
            self._timer.start()
        elif now_ms - opened.since_ms <= TAKEN_MS:
            opened.was_left_for, opened.back_ms = True, None
        else:
            self._come_back()
            self._opened = None  # left for something else

    def _is_opening(self, search: _Search, hit: Hit) -> bool:
        """Return whether a file is on its way to the screen already: pressed twice is one open."""
        opened = self._opened
        if opened is None or opened.was_left_for:
            return False
        soon = self._clock.monotonic_ms() - opened.since_ms <= TAKEN_MS
        return soon and opened.search is search and opened.document == hit.document_id

    def _come_back(self) -> None:
        """Note how long the last file was looked at, where its person came back from it."""
        opened = self._opened
        if opened is None or opened.back_ms is None:
            return
        self._opened = None
        away_ms = round(opened.back_ms - opened.since_ms)
        opened.search.looked_ms = opened.back_ms
        opened.search.n_useful -= was_left(ActKind.OPEN, away_ms)
        self._write_dwell(opened, min(away_ms, MAX_AWAY_MS))

    def look(self) -> None:
        """See what is on screen now, and what of it counts by now."""
        search, now_ms = self._search, self._clock.monotonic_ms()
        back_ms = self._opened.back_ms if self._opened is not None else None
        if back_ms is not None and now_ms - back_ms >= STAYED_MS:
            self._come_back()
        elif back_ms is not None:
            self._timer.start()
        if search is None or not self.takes_acts:
            return
        self._follow_reading(now_ms)
        on_screen = set(self._screen.seen())
        search.on_screen_ms = {one: search.on_screen_ms.get(one, now_ms) for one in on_screen}
        new = {
            one
            for one, since_ms in search.on_screen_ms.items()
            if one not in search.seen and now_ms - since_ms >= SEEN_MS
        }
        search.seen |= new
        if search.is_kept:
            self._write_seen(search, new)
        elif on_screen and not search.was_left and now_ms - search.shown_ms >= COUNTS_MS:
            self._keep(search)
        waits = not (search.is_kept or search.was_left) or bool(on_screen - search.seen)
        if on_screen and waits:
            self._timer.start()

    def _keep(self, search: _Search) -> None:
        """Write a search as it is shown, once."""
        if search.is_kept or not self.takes_acts or self._library is None:
            return
        search.is_kept = True
        library, number, request = self._library, search.number, search.request
        hits = tuple(self._screen.rows())
        search.ranks = {hit.document_id: rank for rank, hit in enumerate(hits, start=1)}
        shown = replace(search.response, hits=hits)
        seen = [search.ranks[one] for one in search.seen if one in search.ranks]

        def work(_report: Reporter) -> None:
            number.value = library.feedback.record_impression(shown, seen, request)

        self._submit(work)
        before, self._before = self._before, search
        if before is not None and _asked_anew(before, search):
            self._write_act(before, ActKind.REFORMULATE, None)

    def _write_seen(self, search: _Search, new: Collection[DocumentId]) -> None:
        library, number = self._library, search.number
        ranks = sorted(search.ranks[one] for one in new if one in search.ranks)
        if not ranks or library is None or not self._is_on:
            return

        def work(_report: Reporter) -> None:
            if number.value is not None:
                library.feedback.mark_seen(number.value, ranks)

        self._submit(work)

    def _write_dwell(self, opened: _Opened, dwell_ms: int) -> None:
        library = self._library
        if library is None or not self._is_on:
            return

        def work(_report: Reporter) -> None:
            if opened.act_id is not None:
                library.feedback.set_dwell(opened.act_id, dwell_ms)

        self._submit(work, lambda _none: self.kept.emit())

    def _write_act(
        self,
        search: _Search,
        kind: ActKind,
        hit: Hit | None,
        *,
        dwell_ms: int | None = None,
        on_stored: Callable[[], None] | None = None,
        on_lost: Callable[[], None] | None = None,
    ) -> None:
        library, number = self._library, search.number
        path = hit.path if hit is not None else None
        if library is None:
            return
        document = hit.document_id if hit is not None else None
        now_ms = self._clock.monotonic_ms()
        opened = _Opened(search, document, now_ms) if kind is ActKind.OPEN else None
        self._opened = opened or self._opened

        def work(_report: Reporter) -> ActId | None:
            if number.value is None:
                return None
            act_id = library.feedback.record_act(number.value, kind, path, dwell_ms=dwell_ms)
            if opened is not None:
                opened.act_id = act_id
            return act_id

        def done(act_id: ActId | None) -> None:
            tell = on_stored if act_id is not None else on_lost
            if tell is not None:
                tell()
            if act_id is not None:
                self.kept.emit()

        self._submit(work, done, on_lost)

    def _submit(
        self,
        work: Callable[[Reporter], ActId | None],
        done: Callable[[ActId | None], None] = lambda _none: None,
        lost: Callable[[], None] | None = None,
    ) -> None:
        def fail(problem: EngineError) -> None:
            log.warning("what was done after a search could not be kept: %s", problem.code)
            if lost is not None:
                lost()

        self._bridge.submit(Lane.WRITE, "feedback", work, on_done=done, on_error=fail)

    def _follow_reading(self, now_ms: float) -> None:
        hit = self._screen.chosen()
        reading = self._reading[0].document_id if self._reading is not None else None
        if reading != (hit.document_id if hit is not None else None):
            self._end_reading()
            self._reading = (hit, now_ms) if hit is not None else None

    def _end_reading(self) -> None:
        reading, self._reading = self._reading, None
        if reading is None or self._search is None or not self.takes_acts:
            return
        hit, since_ms = reading
        dwell_ms = round(self._clock.monotonic_ms() - since_ms)
        if dwell_ms >= READ_MS:
            self._keep(self._search)
            self._write_act(self._search, ActKind.PREVIEW, hit, dwell_ms=dwell_ms)


def _asked_anew(before: _Search, new: _Search) -> bool:
    """Return whether a search that led nowhere was soon followed by one in other words."""
    soon = new.shown_ms - before.looked_ms <= ANEW_MS
    other = query_key(before.request.text) != query_key(new.request.text)
    return soon and other and not before.n_useful
