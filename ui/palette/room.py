"""The palette: its window, its search, and what is done with a row.

What lives here: the same search as on the search page, shown in four rows. What does not: opening
(`ui/search/opener`), keeping what was done (`ui/search/recorder`). The one rule: what is opened
from here counts like what is opened from the main window.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon

from engine.clock import Clock
from engine.config import RECORD
from engine.errors import EngineError
from engine.feedback.records import ActKind
from engine.operators import Piece
from engine.types import DocumentId, Hit, SearchRequest, SearchResponse
from ui import messages, wording
from ui.history import Opening
from ui.look import Look
from ui.opening import Opened
from ui.palette.rows import N_ROWS, PaletteRow, row_of_hit, row_of_opening
from ui.palette.window import PaletteWindow
from ui.search import hit_words
from ui.search.filter_words import with_filter
from ui.search.meaning_marks import MeaningMarks
from ui.search.opener import Opener
from ui.search.presenter import N_RESULTS, SearchPresenter
from ui.search.recorder import Recorder, Screen
from ui.search.settle import settle
from ui.settings.declared import HIDE_AFTER_OPENING, SettingsPort
from ui.tasks import TaskBridge
from ui.wording import words

if TYPE_CHECKING:
    from engine.library import Library

KEEPS_MS = 60_000
_GOES_AFTER_MS = 150  # without waiting any longer for what becomes of a file
_ICON = Path(__file__).parent.parent.parent / "resources" / "icons" / "honeyguide.svg"


class PaletteRoom(QObject):
    """Joins the palette's window with a search of its own.

    Thread: main.

    Signals:
        search_wanted: everything for a query is to be seen in the main window.
        kept: something that was done with a row is written.
    """

    search_wanted = Signal(str)
    kept = Signal()

    def __init__(
        self,
        bridge: TaskBridge,
        settings: SettingsPort,
        opener: Opener,
        *,
        look: Look,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._opener = opener
        self._clock = clock
        self._hits: list[Hit] = []
        self._gone: set[DocumentId] = set()
        self._filters: list[Piece] = []
        self._openings = opener.openings
        self._showing = 0  # counts up with what is asked, and whenever the palette comes
        self.window = PaletteWindow(look, QIcon(str(_ICON)))
        self.presenter = SearchPresenter(bridge, clock, self)
        self._marks = MeaningMarks(bridge, self)
        screen = Screen(
            rows=lambda: self._hits,
            seen=lambda: [hit.document_id for hit in self._hits[:N_ROWS]],
            chosen=lambda: None,  # nothing is previewed here
        )
        self._recorder = Recorder(bridge, clock, screen, self)
        self._recorder.kept.connect(self.kept)
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(KEEPS_MS)
        self._forgetting.timeout.connect(self._forget_query)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(_GOES_AFTER_MS)
        self._going.timeout.connect(self.window.hide)
        self._wire()
        self.settings_changed()
        self._show_openings()

    def _wire(self) -> None:
        window, presenter, field = self.window, self.presenter, self.window.field
        field.typed.connect(lambda _text: self._ask())
        field.finished.connect(self._add_filter)
        field.replaced.connect(lambda: self._set_filters([]))
        field.filter_wanted.connect(self._put_filter_back)
        window.chips.dropped.connect(self._drop_filter)
        window.opened.connect(self._open)
        window.revealed.connect(self._reveal)
        window.copied.connect(self._copy)
        window.all_wanted.connect(self._show_all)
        window.hidden.connect(self._rest)
        presenter.shown.connect(self._show)
        presenter.settled.connect(self._settle)
        presenter.refreshed.connect(self._freshen)
        presenter.cleared.connect(self._show_openings)
        presenter.failed.connect(self._fail)
        self._marks.marked.connect(self._renew)
        self._opener.openings_changed.connect(self._take_openings)

    def attach(self, library: Library) -> None:
        """Take the library; what was typed meanwhile is searched."""
        self.presenter.attach(library)
        self._marks.attach(library)
        self._recorder.attach(library)

    def settings_changed(self) -> None:
        """Record, or not."""
        self._recorder.set_on(bool(self._settings.get(RECORD)))

    def toggle(self) -> None:
        """Show the palette, or hide it."""
        if self.window.isVisible():
            self.window.hide()
        else:
            self.come()

    def come(self) -> None:
        """Show the palette; what was typed less than a minute ago is still there, selected."""
        self._forgetting.stop()
        self._going.stop()
        self._showing += 1
        self.window.come()

    def close(self) -> None:
        """Hand in what was seen until now."""
        self.window.hide()
        self._recorder.end()

    @property
    def query(self) -> str:
        """Return what is asked, filters and all."""
        typed = " ".join(self.window.field.asked.split())
        return " ".join([typed, *(one.text for one in self._filters)]).strip()

    # asking

    def _ask(self) -> None:
        self._recorder.leave()
        self._going.stop()
        self._showing += 1
        self.presenter.ask(SearchRequest(self.query, limit=N_RESULTS))

    def _show(self, response: SearchResponse) -> None:
        wanted = self.presenter.wanted
        if wanted is None:
            return
        self._recorder.end()
        self._marks.ask(wanted)
        self._gone.clear()
        self._hits = list(self._marks.with_marks(response.hits))
        if not self._hits:
            self.window.show_nothing(words("Nothing for “%1”.", self.query))
            self.window.set_all("")
            return
        self.window.show_rows(self._rows())
        count = wording.count(len(self._hits))
        whole = len(self._hits) < N_RESULTS
        self.window.set_all(
            words("Show all %1 in the main window", count)
            if whole
            else words("Show all in the main window")
        )
        self._recorder.begin(wanted, response)
        self._marks.look_at(self._hits[:N_ROWS])

    def _freshen(self, response: SearchResponse) -> None:
        """Show what the library knows by now, unless a row is under a hand."""
        if self.window.list.currentIndex().row() <= 0 and response.hits:
            self._hits = list(self._marks.with_marks(response.hits))
            self.window.show_rows(self._rows())
            self._marks.look_at(self._hits[:N_ROWS])

    def _settle(self, response: SearchResponse) -> None:
        """Take the better order; the row that was chosen keeps its place."""
        chosen = self.window.list.currentIndex().row()
        held = {self._hits[chosen].document_id} if 0 < chosen < len(self._hits) else set()
        shown = [hit.document_id for hit in self._hits]
        order = settle(shown, [hit.document_id for hit in response.hits], held)
        newer = {hit.document_id: hit for hit in (*self._hits, *response.hits)}
        self._hits = list(self._marks.with_marks([newer[one] for one in order]))
        self.window.show_rows(self._rows(), max(0, chosen))
        self._marks.look_at(self._hits[:N_ROWS])

    def _renew(self, hits: Sequence[Hit]) -> None:
        newer = {hit.document_id: hit for hit in hits}
        self._hits = [newer.get(hit.document_id, hit) for hit in self._hits]
        self.window.rows.renew(self._rows())

    def _rows(self) -> list[PaletteRow]:
        now_ms = self._clock.now_utc_ms()
        return [
            row_of_hit(hit, now_ms, gone=hit.document_id in self._gone)
            for hit in self._hits[:N_ROWS]
        ]

    def _take_openings(self, openings: Sequence[Opening]) -> None:
        self._openings = tuple(openings)
        if self.presenter.wanted is None:
            self._show_openings()

    def _show_openings(self) -> None:
        self._recorder.end()
        self._hits = []
        self.window.set_all("")
        rows = [row_of_opening(one) for one in self._openings[:N_ROWS]]
        if rows:
            self.window.show_rows(rows)
        else:
            self.window.show_nothing(words("What you open from here is listed here"))

    def _fail(self, problem: EngineError) -> None:
        self.window.show_nothing(words(messages.for_error(problem).title))

    # filters

    def _add_filter(self, piece: Piece) -> None:
        self._set_filters(with_filter(self._filters, piece))

    def _drop_filter(self, piece: Piece) -> None:
        self._set_filters([one for one in self._filters if one != piece])
        self._ask()

    def _put_filter_back(self) -> None:
        if self._filters:
            last = self._filters[-1]
            self._set_filters(self._filters[:-1])
            self.window.field.put_back(last.text)

    def _set_filters(self, filters: list[Piece]) -> None:
        self._filters = filters
        self.window.chips.show_filters(filters)
        self.window.fit_chips()

    # what is done with a row

    def _open(self, row: PaletteRow) -> None:
        """Open a row's file and go, soon in any case; come back where it could not be opened."""
        hit, showing = row.hit, self._showing
        keep = self._recorder.press(hit) if hit is not None else None

        def tell(outcome: Opened) -> None:
            failed = outcome in (Opened.GONE, Opened.REFUSED)
            if showing == self._showing:  # what was turned to since is left alone
                if self._going.isActive():
                    self._going.stop()
                    if not failed:
                        self.window.hide()
                elif failed and not self.window.isVisible():
                    self.come()
                if failed:
                    self._mark(row, outcome)
            if keep is not None:
                opened = ActKind.REVEAL if outcome is Opened.REVEALED else ActKind.OPEN
                keep(None if failed else opened)

        if hit is None:
            self._opener.open_again(row.path, tell)
        else:
            passage = hit.passages[0] if hit.passages else None
            self._opener.open(hit, passage, self.query, tell)
        if self._settings.get(HIDE_AFTER_OPENING):
            self._going.start()

    def _reveal(self, row: PaletteRow) -> None:
        showing = self._showing
        keep = self._recorder.press(row.hit) if row.hit is not None else None

        def tell(outcome: Opened) -> None:
            is_there = showing == self._showing  # what was turned to since is left alone
            if keep is not None:
                keep(None if outcome is Opened.GONE else ActKind.REVEAL)
            if outcome is Opened.GONE and is_there:
                self._mark(row, Opened.GONE)
            elif is_there:
                self.window.hide()

        self._opener.reveal(row.path, tell, row.hit)

    def _copy(self, row: PaletteRow) -> None:
        hit = row.hit
        if hit is None:
            return
        passage = hit.passages[0] if hit.passages else None
        QGuiApplication.clipboard().setText(hit_words.copied(hit, passage))
        self._recorder.act(ActKind.COPY, hit)

    def _mark(self, row: PaletteRow, outcome: Opened) -> None:
        if row.hit is not None and outcome is Opened.GONE:
            self._gone.add(row.hit.document_id)
            self.window.rows.renew(self._rows())
        elif outcome is Opened.REFUSED:
            self.window.set_all(words("Nothing on this computer opens that kind of file."))

    def _show_all(self) -> None:
        query = self.query
        self.window.hide()
        self.search_wanted.emit(query)

    def _rest(self) -> None:
        self._forgetting.start()

    def _forget_query(self) -> None:
        self.window.field.set_text("")
