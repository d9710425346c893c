"""Joins the search page with its presenters and with what is done with a hit.

What lives here: the wiring of a search, opening, revealing and copying. The one rule: a file is
opened first; what is remembered of it comes after.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from engine.clock import Clock
from engine.errors import EngineError
from engine.types import Hit, SearchRequest, SearchResponse
from ui import messages, opening, wording
from ui.actions import Act, Actions
from ui.history import (
    N_RECENT,
    REMEMBERED_AS,
    Opening,
    from_text,
    recent_queries,
    to_text,
    with_opening,
)
from ui.look import Look
from ui.opening import Opened
from ui.search import hit_words
from ui.search.meaning_marks import MeaningMarks
from ui.search.page import SearchPage
from ui.search.presenter import N_RESULTS, SearchPresenter
from ui.search.preview_presenter import PreviewPresenter
from ui.search.questions import Questions
from ui.settings.declared import SettingsPort
from ui.tasks import TaskBridge
from ui.wording import words

if TYPE_CHECKING:
    from engine.library import Library


class SearchController(QObject):
    """Everything that happens on the search page.

    Thread: main.

    Signals:
        recent_changed: the last searches that led somewhere.
        said: something to tell in the strip.
    """

    recent_changed = Signal(object)
    said = Signal(str, str)

    def __init__(
        self,
        page: SearchPage,
        bridge: TaskBridge,
        settings: SettingsPort,
        *,
        look: Look,
        clock: Clock,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._settings = settings
        self._look = look
        self._clock = clock
        self._actions: Actions | None = None
        self.presenter = SearchPresenter(bridge, clock, self)
        self.preview = PreviewPresenter(bridge, clock, self)
        self.questions = Questions(look, page, bridge)
        self._marks = MeaningMarks(bridge, self)
        self._like_of: Hit | None = None
        self._openings = from_text(settings.remembered(REMEMBERED_AS))
        self._wire()

    def _wire(self) -> None:
        page, presenter, preview = self._page, self.presenter, self.preview
        page.asked.connect(self.ask)
        page.opened.connect(self.open_hit)
        page.revealed.connect(self.reveal_hit)
        page.menu_wanted.connect(self._show_menu)
        page.field.copied.connect(self.copy_passage)
        page.results.copied.connect(self.copy_passage)
        page.field.escaped.connect(self._escape)
        page.empty.opened.connect(self._open_again)
        page.facets.order_wanted.connect(presenter.ask_again)
        page.results.current_changed.connect(preview.follow)
        page.preview_toggled.connect(preview.set_shown)
        page.preview.passage_stepped.connect(preview.step)
        page.preview.copy_wanted.connect(self.copy_passage)
        presenter.shown.connect(self._show)
        presenter.settled.connect(self._settle)
        presenter.liked.connect(self._show_like)
        page.results.why_wanted.connect(self.why)
        page.results.scrolled.connect(self._look_at_rows)
        self._marks.marked.connect(page.model.renew)
        self.questions.failed.connect(self._fail)
        presenter.order_ready.connect(page.facets.show_order_hint)
        presenter.refreshed.connect(self._freshen)
        presenter.cleared.connect(page.show_empty)
        presenter.busy_changed.connect(page.set_busy)
        presenter.slow.connect(lambda: page.say(self.tr("Still looking… Esc stops it.")))
        presenter.failed.connect(self._fail)
        preview.ready.connect(page.preview.show_content)
        preview.cleared.connect(page.preview.clear)
        preview.set_shown(page.preview_shown)

    def attach(self, library: Library) -> None:
        """Take the library; what was typed meanwhile is searched."""
        self.presenter.attach(library)
        self.preview.attach(library)
        self.questions.attach(library)
        self._marks.attach(library)

    def use_actions(self, actions: Actions) -> None:
        """Offer these actions in the menu of a row."""
        self._actions = actions

    @property
    def recent(self) -> list[str]:
        """Return the last searches that led somewhere."""
        return recent_queries(self._openings, N_RECENT)

    def ask(self) -> None:
        """Search for what is typed and chosen now."""
        facets = self._page.facets
        self._like_of = None
        self.preview.page_width_px = self._page_width()
        request = SearchRequest(
            self._page.query_text(),
            limit=N_RESULTS,
            folder_ids=facets.folder_ids,
            kinds=facets.kinds,
            order=facets.order,
        )
        self.presenter.ask(request)

    def open_hit(self, hit: Hit) -> None:
        """Open a hit's file; remember that it was opened."""
        outcome = opening.open_file(hit.path)
        if outcome is Opened.GONE:
            self._page.model.mark_gone(hit.document_id)
            return
        if outcome is Opened.REVEALED:
            self.said.emit(
                self.tr("Programs and scripts are shown in their folder."),
                self.tr("They are never started from here."),
            )
        elif outcome is Opened.REFUSED:
            self.said.emit(
                self.tr("Nothing on this computer opens that kind of file."),
                self.tr("Ctrl+Enter shows it in its folder."),
            )
        self._remember(hit)

    def reveal_hit(self, hit: Hit | None) -> None:
        """Show a hit in its folder."""
        if hit is not None and opening.reveal(hit.path) is Opened.GONE:
            self._page.model.mark_gone(hit.document_id)

    def open_current(self) -> None:
        """Open the highlighted hit."""
        self._page.open_current()

    def reveal_current(self) -> None:
        """Show the highlighted hit in its folder."""
        self.reveal_hit(self._page.results.current_hit)

    def why(self, hit: Hit | None = None) -> None:
        """Say why a hit, or the highlighted one, is where it is."""
        hit = hit or self._page.results.current_hit
        wanted = self.presenter.wanted
        if hit is None or wanted is None:
            return
        place, anchor = self._page.results.place_of(hit)
        if place:
            self.questions.why(wanted, hit, place, anchor)

    def where(self) -> None:
        """Ask which file was expected and say where it is."""
        wanted, hit = self.presenter.wanted, self._page.results.current_hit
        if wanted is None:
            return
        field = self._page.field
        anchor = QRect(field.mapToGlobal(field.rect().topLeft()), field.size())
        self.questions.where(wanted, anchor, hit.path.parent if hit else Path.home())

    def more_like(self) -> None:
        """Show what is like the highlighted hit."""
        hit = self._page.results.current_hit
        if hit is not None:
            self._like_of = hit
            self.presenter.ask_like(hit.document_id)

    def copy_passage(self) -> None:
        """Copy the passage that is shown, with its source."""
        hit = self._page.results.current_hit
        passage = self.preview.passage
        if hit is None:
            return
        place = hit_words.passage_place(hit.kind, passage) if passage else ""
        source = f"{hit.path.name}, {place}" if place else hit.path.name
        text = f"{passage.snippet}\n\n{source}" if passage else str(hit.path)
        QGuiApplication.clipboard().setText(text)

    def copy_path(self) -> None:
        """Copy the path of the highlighted hit."""
        hit = self._page.results.current_hit
        if hit is not None:
            QGuiApplication.clipboard().setText(str(hit.path))

    def _page_width(self) -> int:
        ratio = self._page.devicePixelRatioF()
        return max(300, round(self._page.preview.width() * ratio))

    def _show(self, response: SearchResponse) -> None:
        wanted = self.presenter.wanted
        if wanted is None:
            return
        counts = self.presenter.counts(response, wanted)
        self._marks.ask(wanted)
        self._page.show_response(self._with_marks(response), counts)
        self._look_at_rows()

    def _settle(self, response: SearchResponse) -> None:
        self._page.settle_hits(self._with_marks(response).hits)
        self._look_at_rows()

    def _show_like(self, response: SearchResponse) -> None:
        if self._like_of is not None:
            self._marks.ask(None)
            self._page.show_like(response, hit_words.title_of(self._like_of))

    def _with_marks(self, response: SearchResponse) -> SearchResponse:
        return replace(response, hits=self._marks.with_marks(response.hits))

    def _look_at_rows(self) -> None:
        self._marks.look_at(self._page.results.visible_hits)

    def _freshen(self, response: SearchResponse) -> None:
        wanted = self.presenter.wanted
        if wanted is not None:
            marked = self._with_marks(response)
            self._page.show_fresh(marked, self.presenter.counts(response, wanted))
            self._look_at_rows()

    def _escape(self) -> None:
        if self._like_of is not None:
            self.ask()
        elif self._page.field.text:
            self._page.escape()

    def _fail(self, problem: EngineError) -> None:
        message = messages.for_error(problem)
        self._page.set_busy(False)
        self._page.say(words(message.title))

    def _show_menu(self, hit: Hit, place: QPoint) -> None:
        if self._actions is None:
            return
        menu = QMenu(self._page)
        icons = self._look.icons
        first = hit.passages[0] if hit.passages else None
        page = first.page if first else None
        text = self.tr("Open") if page is None else self.tr("Open at page %1")
        entries = (
            (text.replace("%1", str(page)), "enter", Act.OPEN),
            (self.tr("Show in folder"), "folder-open", Act.REVEAL),
            (self.tr("Copy passage"), "quote", Act.COPY_PASSAGE),
            (self.tr("Copy path"), "copy", Act.COPY_PATH),
            (self.tr("More like this"), "more-like", Act.MORE_LIKE),
            (self.tr("Why this result"), "circle-help", Act.WHY),
        )
        for text, icon, name in entries:
            known = self._actions[name]
            action = QAction(icons.icon(icon, "text"), text, menu)
            action.setShortcut(known.shortcut())
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(known.trigger)
            menu.addAction(action)
        menu.exec(place)
        menu.deleteLater()

    def _open_again(self, path: Path) -> None:
        if opening.open_file(path) is Opened.GONE:
            self._openings = tuple(one for one in self._openings if one.path != path)
            self._store()
            self.said.emit(self.tr("This file was moved or deleted."), wording.place_of(path))

    def _remember(self, hit: Hit) -> None:
        passage = self.preview.passage or (hit.passages[0] if hit.passages else None)
        new = Opening(
            path=hit.path,
            kind=hit.kind,
            title=hit_words.title_of(hit),
            place=hit_words.passage_place(hit.kind, passage) if passage else "",
            query=" ".join(self._page.field.text.split()),
            opened_utc_ms=self._clock.now_utc_ms(),
        )
        self._openings = with_opening(self._openings, new)
        self._store()

    def _store(self) -> None:
        self._settings.remember(REMEMBERED_AS, to_text(self._openings))
        self._page.empty.set_openings(self._openings)
        self.recent_changed.emit(self.recent)
