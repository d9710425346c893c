"""Joins the search page with its presenters and with what is done with a hit.

What lives here: the wiring of a search and of what is done with a row. What does not: opening
(`opener`), keeping what was done (`recorder`), thumbs (`thumbs`). The one rule: what became of a
file is kept under the search that it was opened from, whatever is shown by then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QGuiApplication

from engine.clock import Clock
from engine.config import RECORD
from engine.errors import EngineError
from engine.feedback.records import ActKind
from engine.types import Hit, Passage, SearchRequest, SearchResponse
from ui import messages, wording
from ui.actions import Actions
from ui.desktop import Desktop
from ui.history import Opening
from ui.look import Look
from ui.opening import Opened
from ui.search import hit_words
from ui.search.completing import Completing
from ui.search.meaning_marks import MeaningMarks
from ui.search.opener import Opener, open_words, place_in
from ui.search.page import SearchPage
from ui.search.presenter import N_RESULTS, SearchPresenter
from ui.search.preview_presenter import PreviewPresenter
from ui.search.questions import Questions
from ui.search.recorder import Recorder, Screen
from ui.search.row_menu import show_row_menu
from ui.search.row_signs import Sign
from ui.search.standing import Standing
from ui.search.thumbs import Thumbs
from ui.settings.declared import SettingsPort
from ui.tasks import TaskBridge
from ui.widgets.strip import Tone
from ui.wording import words

if TYPE_CHECKING:
    from engine.library import Library


class SearchController(QObject):
    """Everything that happens on the search page.

    Thread: main.

    Signals:
        recent_changed: the last searches that led somewhere.
        said: something to tell in the strip: a fact, its consequence, and a `Tone`.
        undo_changed: there is a thumb to be taken back, or none any more.
    """

    recent_changed = Signal(object)
    undo_changed = Signal()
    said = Signal(str, str, object)

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
        self._actions: Actions | None = None
        self.presenter = SearchPresenter(bridge, clock, self)
        self.preview = PreviewPresenter(bridge, clock, self)
        self.questions = Questions(look, page, bridge, clock)
        self._marks = MeaningMarks(bridge, self)
        self._completing = Completing(look, page, page.field, bridge)
        self._like_of: Hit | None = None
        self._standing = Standing(bridge, self)
        desktop = Desktop(bridge, self)
        self.opener = Opener(settings, clock, self._standing, desktop=desktop, parent=self)
        screen = Screen(
            rows=lambda: page.model.hits,
            seen=lambda: page.results.hits_on_screen,
            chosen=self._hit_that_is_read,
        )
        self.recorder = Recorder(bridge, clock, screen, self)
        self._thumbs = Thumbs(page.model, self.recorder, self)
        self._wire()
        self._wire_feedback()
        self.settings_changed()

    def _wire(self) -> None:
        page, presenter, preview = self._page, self.presenter, self.preview
        page.asked.connect(self.ask)
        page.opened.connect(self.open_hit)
        page.revealed.connect(self.reveal_hit)
        page.menu_wanted.connect(self._show_menu)
        page.field.copied.connect(self.copy_passage)
        page.results.copied.connect(self.copy_passage)
        page.field.escaped.connect(self._escape)
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
        presenter.cleared.connect(self._clear)
        presenter.busy_changed.connect(page.set_busy)
        presenter.slow.connect(lambda: page.say(self.tr("Still looking… Esc stops it.")))
        presenter.failed.connect(self._fail)
        preview.ready.connect(page.preview.show_content)
        preview.cleared.connect(page.preview.clear)
        preview.set_shown(page.preview_shown)

    def _wire_feedback(self) -> None:
        page, look = self._page, self.recorder.look
        page.results.thumb_pressed.connect(self._press_thumb)
        page.results.scrolled.connect(look)
        page.results.current_changed.connect(lambda _hit: look())
        page.preview_toggled.connect(lambda _shown: look())
        page.activation_changed.connect(look)
        page.activation_changed.connect(
            lambda: self.recorder.activated(active=page.isActiveWindow())
        )
        self._thumbs.undo_changed.connect(self.undo_changed)
        page.empty.opened.connect(self._open_again)
        self.opener.openings_changed.connect(self._show_openings)
        page.preview.ask_open_words = self._open_words
        self.opener.learned.connect(page.preview.show_open_words)
        self.opener.moved.connect(lambda: self.presenter.refresh(at_once=True))

    def attach(self, library: Library) -> None:
        """Take the library; what was typed meanwhile is searched."""
        self.presenter.attach(library)
        self.preview.attach(library)
        self.questions.attach(library)
        self._marks.attach(library)
        self._completing.attach(library)
        self._standing.attach(library)
        self.recorder.attach(library)
        self._offer_signs()

    def refuse(self, problem: EngineError) -> None:
        """Take it that there is no library: what is typed is answered by the problem."""
        self.presenter.refuse(problem)

    def close(self) -> None:
        """Hand in what was seen until now."""
        self.recorder.end()

    def settings_changed(self) -> None:
        """Record, or not, and go by the programs that were set."""
        self.recorder.set_on(bool(self._settings.get(RECORD)))
        self._offer_signs()
        self._page.preview.show_open_words()

    def use_actions(self, actions: Actions) -> None:
        """Offer these actions in the menu of a row."""
        self._actions = actions

    @property
    def recent(self) -> list[str]:
        """Return the last searches that led somewhere."""
        return self.opener.recent

    def ask(self) -> None:
        """Search for what is typed and chosen now."""
        facets = self._page.facets
        self._like_of = None
        self.recorder.leave()
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
        """Open a hit's file where its passage stands; then keep that it was opened."""
        passage = self.preview.passage_of(hit)
        tell = partial(self._tell_opened, hit, self.recorder.press(hit))
        self.opener.open(hit, passage, self._page.typed_text(), tell)

    def _tell_opened(
        self, hit: Hit, keep: Callable[[ActKind | None], None], outcome: Opened
    ) -> None:
        if outcome is Opened.GONE:
            keep(None)
            self._page.model.mark_gone(hit.document_id)
        elif outcome is Opened.REVEALED:
            keep(ActKind.REVEAL)
            self.said.emit(
                self.tr("Programs and scripts are shown in their folder."),
                self.tr("They are never started from here."),
                Tone.TOLD,
            )
        elif outcome is Opened.REFUSED:
            keep(None)
            self.said.emit(
                self.tr("Nothing on this computer opens that kind of file."),
                self.tr("Ctrl+Enter shows it in its folder."),
                Tone.FAILED,
            )
        else:
            keep(ActKind.OPEN)

    def reveal_hit(self, hit: Hit | None) -> None:
        """Show a hit in its folder."""
        if hit is None:
            return
        tell = partial(self._tell_revealed, hit, self.recorder.press(hit))
        self.opener.reveal(hit.path, tell, hit)

    def _tell_revealed(
        self, hit: Hit, keep: Callable[[ActKind | None], None], outcome: Opened
    ) -> None:
        if outcome is Opened.GONE:
            keep(None)
            self._page.model.mark_gone(hit.document_id)
        else:
            keep(ActKind.REVEAL)

    def open_current(self) -> None:
        """Open the highlighted hit."""
        self._page.open_current()

    def reveal_current(self) -> None:
        """Show the highlighted hit in its folder."""
        self.reveal_hit(self._page.results.current_hit)

    def give_thumb(self, kind: ActKind) -> None:
        """Say of the highlighted hit that it was wanted, or not; said twice it is taken back."""
        hit = self._page.results.current_hit
        if hit is None or not self._page.results.isVisible():
            return
        if self.recorder.takes_acts:
            self._thumbs.press(hit, kind)
        elif not self._settings.get(RECORD):
            self.said.emit(
                self.tr("Nothing is remembered now."),
                self.tr("Settings > Privacy turns it on."),
                Tone.TOLD,
            )

    @property
    def can_undo(self) -> bool:
        """Return whether there is a thumb to be taken back."""
        return self._thumbs.can_undo

    def undo_thumb(self) -> bool:
        """Take the last thumb back; return False when there is none."""
        return self._thumbs.undo()

    def forget_openings(self) -> None:
        """Forget what was opened lately, and what was searched for it."""
        self.opener.forget()
        self.presenter.ask_again()

    def forget_undo(self) -> None:
        """Let something else be undone first."""
        self._thumbs.forget()

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
        start = hit.path.parent if hit else self._page.facets.place
        self.questions.where(wanted, anchor, start)

    def more_like(self) -> None:
        """Show what is like the highlighted hit."""
        hit = self._page.results.current_hit
        if hit is not None:
            self._like_of = hit
            self.presenter.ask_like(hit.document_id)

    def copy_passage(self) -> None:
        """Copy the passage that is shown, with its source."""
        hit = self._page.results.current_hit
        if hit is None:
            return
        copied = hit_words.copied(hit, self.preview.passage, self.preview.passage_text)
        QGuiApplication.clipboard().setText(copied)
        self.recorder.act(ActKind.COPY, hit)

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
        self._end_search()
        self._page.show_response(self._with_marks(response), counts)
        self.recorder.begin(wanted, response)
        self._offer_signs()
        self._look_at_rows()

    def _clear(self) -> None:
        self._end_search()
        self._page.show_empty()

    def _end_search(self) -> None:
        self.recorder.end()
        self._thumbs.forget()

    def _offer_signs(self) -> None:
        """Show what can be pressed: a reason where something was asked, thumbs where they count."""
        offered = {Sign.WHY} if self.presenter.wanted is not None else set()
        if self.recorder.takes_acts:
            offered |= {Sign.THUMB_UP, Sign.THUMB_DOWN}
        self._page.results.signs.offered = frozenset(offered)
        self._page.results.viewport().update()

    def _press_thumb(self, hit: Hit, sign: Sign) -> None:
        up = sign is Sign.THUMB_UP
        self._thumbs.press(hit, ActKind.THUMB_UP if up else ActKind.THUMB_DOWN)

    def _hit_that_is_read(self) -> Hit | None:
        page = self._page
        shown = page.results.isVisible() and page.preview_shown and page.isActiveWindow()
        return page.results.chosen_hit if shown else None

    def _settle(self, response: SearchResponse) -> None:
        self._page.settle_hits(self._with_marks(response).hits)
        self._look_at_rows()

    def _show_like(self, response: SearchResponse) -> None:
        if self._like_of is not None:
            self._marks.ask(None)
            self._end_search()
            self._offer_signs()
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
        else:
            self._page.escape()

    def _fail(self, problem: EngineError) -> None:
        message = messages.for_error(problem)
        self._page.set_busy(False)
        self._page.say(words(message.title))

    def _open_words(self, hit: Hit, passage: Passage | None) -> str:
        return open_words(self.opener.promised(hit.path, place_in(hit, passage)))

    def _show_menu(self, hit: Hit, place: QPoint) -> None:
        if self._actions is None:
            return
        signs = self._page.results.signs.offered
        show_row_menu(
            self._look,
            self._page,
            self._actions,
            place,
            open_words=self._open_words(hit, self.preview.passage_of(hit)),
            thumb=self._page.model.thumb(hit),
            signs=signs,
        )

    def _open_again(self, path: Path) -> None:
        def tell(outcome: Opened) -> None:
            if outcome is Opened.GONE:
                gone = self.tr("This file was moved or deleted.")
                self.said.emit(gone, wording.place_of(path), Tone.FAILED)
            elif outcome is Opened.REFUSED:
                said = self.tr("Nothing on this computer opens that kind of file.")
                self.said.emit(said, wording.place_of(path), Tone.FAILED)

        self.opener.open_again(path, tell)

    def _show_openings(self, openings: Sequence[Opening]) -> None:
        self._page.empty.set_openings(openings)
        self.recent_changed.emit(self.recent)
