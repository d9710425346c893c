"""The search page: field, facets, results and preview.

What lives here: widgets and their wiring; the page says what the person did. What does not:
searching (`presenter`). The one rule: the field never moves and never loses what is typed; it is
there at the first paint, and `complete` adds what only results need.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.clock import Clock
from engine.operators import Operator, Piece
from ui.keys import shown_keys
from ui.look import Look
from ui.search.empty_page import EmptyPage
from ui.search.filter_words import with_filter
from ui.search.search_field import SearchField

if TYPE_CHECKING:
    from engine.types import Hit, Kind, SearchResponse
    from ui.search.facets import Facets
    from ui.search.hits_model import HitsModel
    from ui.search.nothing_found import NothingFound
    from ui.search.preview import PreviewPane
    from ui.search.results_list import ResultsList
    from ui.widgets.text_label import ElidedLabel

_PREVIEW_FROM_PX = 860
_PREVIEW_PX = 432


class SearchPage(QWidget):
    """Everything about one search.

    Signals:
        asked: the text or a facet changed.
        opened, revealed: a hit to open or to show in its folder.
        menu_wanted: the menu of a hit at a place on the screen.
        preview_toggled: the preview was shown (True) or hidden.
        preview_offered: whether it can be shown or hidden now may have changed.
        save_wanted: the search that is shown is to be kept, or forgotten.
        activation_changed: the window came to the front, or went.
    """

    asked = Signal()
    opened = Signal(object)
    revealed = Signal(object)
    menu_wanted = Signal(object, object)
    preview_toggled = Signal(bool)
    preview_offered = Signal()
    save_wanted = Signal()
    activation_changed = Signal()

    # what `complete` adds
    facets: Facets
    model: HitsModel
    results: ResultsList
    preview: PreviewPane
    _nothing: NothingFound
    _note: ElidedLabel
    _note_row: QWidget
    _splitter: QSplitter

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_complete = False
        self.setObjectName("page")
        self._preview_wanted = True
        theme = look.theme
        self.field = SearchField(look)
        self.empty = EmptyPage(look, clock)
        self._clock = clock
        self._is_saved = False
        self._line = _BusyLine(look)
        self._body = QStackedWidget()
        self._body.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.header = self._header()
        self._column.addWidget(self.header)
        self._column.addWidget(self._line)
        self._column.addWidget(self._body, 1)
        self._filters: list[Piece] = []
        self.field.typed.connect(lambda _text: self.asked.emit())
        self.field.finished.connect(self._add_filter)
        self.field.replaced.connect(self._forget_filters)
        self.field.filter_wanted.connect(self._put_filter_back)
        self.empty.asked.connect(self.field.set_text)
        theme.changed.connect(self._redress)
        self._redress()

    def complete(self) -> None:
        """Add facets, results and preview, which the first paint does not wait for."""
        from ui.search.facets import Facets
        from ui.search.hits_model import HitsModel
        from ui.search.nothing_found import NothingFound
        from ui.search.preview import PreviewPane
        from ui.search.results_list import ResultsList
        from ui.widgets.text_label import ElidedLabel

        look, theme = self._look, self._look.theme
        self.facets = Facets(look)
        self.model = HitsModel(self._clock, self)
        self.results = ResultsList(look, self.model)
        self.preview = PreviewPane(look)
        self._nothing = NothingFound(look)
        self._note = ElidedLabel(look, "small", color="text3")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.results)
        self._splitter.addWidget(self.preview)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setChildrenCollapsible(False)
        self._body.addWidget(self._splitter)
        self._body.addWidget(self._nothing)
        self._note_row = QWidget()
        note_row = QHBoxLayout(self._note_row)
        note_row.setContentsMargins(theme.px(18), 0, theme.px(16), theme.px(6))
        note_row.addWidget(self._note)
        self._note_row.hide()
        self.facets.hide()
        self._column.insertWidget(1, self._note_row)
        self._column.insertWidget(2, self.facets)
        self._body.currentChanged.connect(lambda _number: self._show_button())
        self._is_complete = True
        self.facets.set_filters(self._filters)
        self._wire()
        self._place_preview()

    def _header(self) -> QWidget:
        theme = self._look.theme
        header = QWidget()
        header.setObjectName("header")
        header.setFixedHeight(theme.px(60))
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.px(15), 0, theme.px(12), 0)
        row.setSpacing(theme.px(7))
        row.addWidget(self.field, 1)
        self._save_button = QToolButton()
        self._save_button.setFixedSize(theme.px(28), theme.px(28))
        self._save_button.clicked.connect(self.save_wanted)
        row.addWidget(self._save_button)
        self._preview_button = QToolButton()
        self._preview_button.setCheckable(True)
        self._preview_button.setChecked(False)
        self._preview_button.setEnabled(False)
        self._preview_button.setFixedSize(theme.px(28), theme.px(28))
        self._preview_button.setAccessibleName(self.tr("Preview"))
        self._preview_button.setToolTip(f"{self.tr('Preview')} ({shown_keys('Ctrl+J')})")
        self._preview_button.clicked.connect(self.set_preview_wanted)
        row.addWidget(self._preview_button)
        return header

    def _wire(self) -> None:
        self.field.stepped.connect(self.results.step)
        self.field.accepted.connect(self.open_current)
        self.field.revealed.connect(lambda: self.revealed.emit(self.results.current_hit))
        self.facets.chosen.connect(self.asked)
        self.facets.filter_dropped.connect(self._drop_filter)
        self.results.opened.connect(self.opened)
        self.results.revealed.connect(self.revealed)
        self.results.menu_wanted.connect(self.menu_wanted)
        self.results.typed.connect(self.field.insert)
        self.preview.open_wanted.connect(self.open_current)
        self.preview.reveal_wanted.connect(lambda: self.revealed.emit(self.results.current_hit))
        self._nothing.filters_dropped.connect(self._drop_filters)
        self._nothing.meant.connect(lambda text: self.field.set_text(self._with_filters(text)))

    @property
    def parts(self) -> Sequence[QWidget]:
        """Return what is on the page, in the order in which it is read."""
        lists = (*self.empty.rows, self.results, self._nothing)
        return (self.header, self.facets, *lists, self.preview)

    @property
    def list_pane(self) -> QWidget:
        """Return the list that stands under the field."""
        return next((one for one in (self.empty, self._nothing) if one.isVisible()), self.results)

    def open_current(self) -> None:
        """Ask for the highlighted hit to be opened."""
        hit = self.results.current_hit
        if hit is not None and self._body.currentWidget() is self._splitter:
            self.opened.emit(hit)

    def query_text(self) -> str:
        """Return what is asked: what is typed, its filters, and what the chosen time adds."""
        asked = self._with_filters(self.field.asked.strip())
        return f"{asked} {self.facets.time}".strip() if asked else ""

    def typed_text(self) -> str:
        """Return what was typed, with the filters that have left the text."""
        return self._with_filters(" ".join(self.field.text.split()))

    def saved_text(self) -> str:
        """Return what is asked with everything chosen written out; "" when nothing is typed."""
        text = self.typed_text()
        return f"{text} {self.facets.as_words}".strip() if text else ""

    def _with_filters(self, text: str) -> str:
        return " ".join([text, *(one.text for one in self._filters)]).strip()

    def ask_saved(self, query: str) -> None:
        """Ask what was kept; what is chosen now does not count for it."""
        self.facets.reset()
        self.field.set_text(query)

    def show_saved(self, *, saved: bool) -> None:
        """Show whether the search is kept."""
        self._is_saved = saved
        text = self.tr("Forget this search") if saved else self.tr("Save this search")
        self._save_button.setAccessibleName(text)
        self._save_button.setToolTip(f"{text} ({shown_keys('Ctrl+D')})")
        self._save_button.setEnabled(bool(self.typed_text()))
        name = "bookmark-filled" if saved else "bookmark"
        self._look.icons.put(self._save_button, name, "accent_text" if saved else "text2")

    def show_response(self, response: SearchResponse, counts: dict[Kind, int]) -> None:
        """Show first results."""
        self.set_busy(False)
        self.facets.show_order_hint(False)
        self.facets.set_counts(counts)
        self.facets.setVisible(bool(counts) or self.facets.is_set)
        self.results.show_hits(response.hits)
        self.show_notes(response)
        if response.hits:
            self._body.setCurrentWidget(self._splitter)
        else:
            others = sum(counts.values()) if self.facets.has_kinds else 0
            asked = self._with_filters(self.field.asked.strip())
            self._nothing.show_for(
                asked, others, filtered=self.facets.is_set, meant=self._meant_by(response)
            )
            self._body.setCurrentWidget(self._nothing)

    def _meant_by(self, response: SearchResponse) -> str:
        """Return what may have been meant by what is typed; its filters are as they are."""
        typed = self.field.asked.strip()
        if response.did_you_mean is None or not response.query.startswith(typed):
            return ""
        return response.did_you_mean.removesuffix(response.query[len(typed) :])

    def settle_hits(self, hits: Sequence[Hit]) -> None:
        """Take a better order, unless the person is in the middle of the list."""
        if not self.results.settle_hits(hits):
            self.facets.show_order_hint(True)

    def show_like(self, response: SearchResponse, name: str) -> None:
        """Show what is like a file; what is typed stays in the field."""
        from ui.wording import words

        self.show_response(response, {})
        self.facets.hide()
        said = words("Like “%1”. Esc goes back.", name)
        self.say(said if response.hits else words("Nothing is like “%1” yet. Esc goes back.", name))

    def show_fresh(self, response: SearchResponse, counts: dict[Kind, int]) -> None:
        """Bring rows up to date, or offer it while the person is in the middle of them."""
        n_before, at_rest = self.model.rowCount(), self.results.is_at_rest
        if at_rest and bool(n_before) != bool(response.hits):
            self.show_response(response, counts)
        elif not n_before and not response.hits:
            return
        elif not response.hits or not self.results.freshen_hits(response.hits):
            self.facets.show_fresh_hint()
        elif at_rest:
            self.show_notes(response)
            if not self.facets.underMouse():
                self.facets.set_counts(counts)

    def show_empty(self) -> None:
        """Show what there is before anything is typed."""
        self.set_busy(False)
        self.facets.reset()
        self.facets.hide()
        self._note_row.hide()
        self.results.show_hits(())
        self._body.setCurrentWidget(self.empty)

    def show_notes(self, response: SearchResponse) -> None:
        """Say in one line what was not understood or missing."""
        from ui import messages
        from ui.wording import words

        said = [words(*messages.note(coded)) for coded in response.notes]
        said += [words(messages.degraded(what)) for what in response.degraded]
        self._note.set_text(" ".join(said))
        self._note_row.setVisible(bool(said))

    def say(self, text: str) -> None:
        """Show a line under the field, or none."""
        self._note.set_text(text)
        self._note_row.setVisible(bool(text))

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        """Run the line under the field, or stop it."""
        self._line.set_running(busy)

    def escape(self) -> None:
        """Clear what is typed, with its filters; with nothing typed there is nothing to do."""
        if self.field.text or self.typed_text():
            self.field.set_text("")

    @property
    def preview_wanted(self) -> bool:
        """Return whether the person wants the preview."""
        return self._preview_wanted

    @property
    def offers_preview(self) -> bool:
        """Return whether showing or hiding the preview would change what is seen."""
        return self._has_room and self._body.currentWidget() is self._splitter

    @property
    def _has_room(self) -> bool:
        return self.width() >= self._look.theme.px(_PREVIEW_FROM_PX)

    @property
    def preview_shown(self) -> bool:
        """Return whether the preview can be seen."""
        return not self.preview.isHidden()

    def set_preview_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        """Show or hide the preview; a narrow window hides it anyway."""
        self._preview_wanted = wanted
        if self._is_complete:
            self._place_preview()

    def toggle_preview(self) -> None:
        """Show the preview, or hide it."""
        self.set_preview_wanted(not self._preview_wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window comes to the front or goes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._is_complete:
            self.activation_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the preview where there is no room for it."""
        super().resizeEvent(event)
        if self._is_complete:
            self._place_preview()

    def _place_preview(self) -> None:
        theme = self._look.theme
        shown = self._preview_wanted and self._has_room
        was = self.preview_shown
        self.preview.setVisible(shown)
        self._show_button()
        if shown and (not was or not any(self._splitter.sizes())):
            width = min(theme.px(_PREVIEW_PX), self.width() // 2)
            self._splitter.setSizes([self.width() - width, width - 1])
        if shown != was:
            self.preview_toggled.emit(shown)

    def _show_button(self) -> None:
        """Offer the button where it changes something; it is pressed while there is a preview."""
        offered = self.offers_preview
        self._preview_button.setEnabled(offered)
        self._preview_button.setChecked(offered and self.preview_shown)
        self.preview_offered.emit()

    def _add_filter(self, piece: Piece) -> None:
        self._filters[:] = with_filter(self._filters, piece)
        self._show_filters()

    def _forget_filters(self) -> None:
        self._filters.clear()
        self._show_filters()

    def _put_filter_back(self) -> None:
        if self._filters:
            last = self._filters.pop()
            self._show_filters()
            self.field.put_back(last.text)

    def _drop_filter(self, piece: Piece) -> None:
        self._filters[:] = [one for one in self._filters if one != piece]
        self._show_filters()
        self.asked.emit()

    def _drop_filters(self, kinds_only: bool) -> None:  # noqa: FBT001 - a slot
        self.facets.reset()
        others = [one for one in self._filters if one.operator is not Operator.TYPE]
        self._filters[:] = others if kinds_only else []
        self._show_filters()
        self.asked.emit()

    def _show_filters(self) -> None:
        if self._is_complete:
            self.facets.set_filters(self._filters)

    def _redress(self) -> None:
        self._look.icons.put(self._preview_button, "panel-right", "text2")
        self.show_saved(saved=self._is_saved)


class _BusyLine(QWidget):
    """A hairline under the facets; while the first results take long, a short line runs on it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._place = 0.0
        self.setFixedHeight(1)
        self._timer = QTimer(self)
        self._timer.setInterval(30)
        self._timer.timeout.connect(self._step)

    def set_running(self, running: bool) -> None:  # noqa: FBT001 - a slot
        """Run, or stop."""
        if running and self._look.theme.ms("glide"):
            self._timer.start()
        else:
            self._timer.stop()
        self.setFixedHeight(2 if running else 1)
        self.update()

    def _step(self) -> None:
        self._place = (self._place + 0.02) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline, and the running line on it."""
        painter = QPainter(self)
        theme = self._look.theme
        painter.fillRect(0, 0, self.width(), 1, theme.color("border"))
        if self.height() > 1:
            left = round(self._place * self.width() * 1.2 - self.width() * 0.2)
            painter.fillRect(left, 0, self.width() // 5, 2, theme.color("accent"))
