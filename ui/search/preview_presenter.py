"""What the preview shows.

What lives here: following the highlighted hit, fetching its stored text, choosing its part. What
does not: widgets. The one rule: a text that is no longer wanted is dropped, and only a window of a
very long text is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from engine import terms
from engine.clock import Clock
from engine.errors import EngineError
from engine.jobs import Job, Lane
from engine.types import DocumentId, DocumentText, Hit, Kind, Passage, TextNow
from engine.word_places import best_cluster
from ui.search import page_image
from ui.search.table_rows import TableRows, table_of
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

FOLLOW_MS = 80
_CLOSE_CHARS = 240  # words within them are seen at one glance
_WINDOW_CHARS = 60_000  # shown before and after the passage; a text field takes longer for more


@dataclass(frozen=True, slots=True)
class PreviewContent:
    """A document at one of its passages; spans are offsets into `text`."""

    hit: Hit
    passage: Passage | None
    passage_number: int
    n_passages: int
    text: str | None
    first_line: int
    passage_span: tuple[int, int]
    word_spans: tuple[tuple[int, int], ...]
    focus: int  # where to look: at the words that stand closest together, else at the passage
    n_pages: int
    changed: bool
    now_ms: int
    refound: bool | None = None  # whether a changed file still has the passage; None: not known
    language: str = ""
    table: TableRows | None = None
    page_image: QImage | None = None
    focus_share: float = 0.0


class PreviewPresenter(QObject):
    """Follows the highlighted hit.

    Thread: main.

    Signals:
        ready: something to show (`PreviewContent`).
        cleared: nothing is highlighted.
    """

    ready = Signal(object)
    cleared = Signal()

    def __init__(self, bridge: TaskBridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._library: Library | None = None
        self._hit: Hit | None = None
        self._number = 0
        self._text: DocumentText | None = None
        self._now: TextNow | None = None  # of a file that changed since it was read
        self._shown_id: DocumentId | None = None
        self._job: Job[Any] | None = None
        self._now_job: Job[Any] | None = None
        self._page_job: Job[Any] | None = None
        self._shown = False
        self.page_width_px = 800
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._fetch)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Fetch nothing while the pane is hidden."""
        self._shown = shown
        if shown and self._hit is not None:
            self._follow.start()

    def follow(self, hit: Hit | None) -> None:
        """Show this hit next."""
        if hit is not None and self._shown_id == hit.document_id and _is_same(hit, self._hit):
            self._hit = hit
            return
        self._hit = hit
        self._number = 0
        self._now = None
        if hit is None:
            self._follow.stop()
            self._text, self._shown_id = None, None
            self.cleared.emit()
        elif self._shown:
            self._follow.start()

    def step(self, n: int) -> None:
        """Go to the next or the previous passage of the same file."""
        if self._hit is None or not self._hit.passages:
            return
        self._number = min(max(0, self._number + n), len(self._hit.passages) - 1)
        if self._text is not None and self._text.document.id == self._hit.document_id:
            self._show(self._text)

    @property
    def passage(self) -> Passage | None:
        """Return the passage that is shown, where it stands in its file now if that is known."""
        if self._hit is None or not self._hit.passages:
            return None
        number = min(self._number, len(self._hit.passages) - 1)
        moved = self._now.passages[number] if self._now is not None else None
        return moved or self._hit.passages[number]

    @property
    def passage_text(self) -> str | None:
        """Return the whole text of the passage that is shown; None while it is not there."""
        hit, passage, stored = self._hit, self.passage, self._text
        if hit is None or passage is None or stored is None or self._shown_id != hit.document_id:
            return None
        is_moved = self._now is not None and passage not in hit.passages
        text = self._now.text if self._now is not None and is_moved else stored
        return text.text[passage.start : passage.end].strip()

    def passage_of(self, hit: Hit) -> Passage | None:
        """Return the passage of a hit that is shown, its best one when another hit is shown."""
        if self._hit is not None and self._hit.document_id == hit.document_id:
            return self.passage
        return hit.passages[0] if hit.passages else None

    def _fetch(self) -> None:
        hit, library = self._hit, self._library
        if hit is None or library is None or not self._shown:
            return
        self._now = None
        for job in (self._job, self._now_job, self._page_job):
            self._bridge.forget(job)
        self._job = self._bridge.submit(
            Lane.VIEW,
            "preview",
            lambda _report: library.document_text(hit.document_id),
            on_done=self._tell,
            on_error=self._tell_unread,
        )

    def _tell(self, text: DocumentText) -> None:
        if self._hit is None or text.document.id != self._hit.document_id:
            return
        self._text, self._shown_id = text, text.document.id
        self._show(text)
        if text.changed and self.passage is not None and not self._hit.offline:
            self._read_now(self._hit, text)

    def _show(self, text: DocumentText) -> None:
        """Show the passage in its stored text, or in the text of a changed file as it is now."""
        hit = self._hit
        if hit is None:
            return
        content = content_of(hit, self._number, text, self._clock.now_utc_ms(), self._now)
        if self._draws_picture(content):
            return
        self.ready.emit(content)
        page = content.passage.page if content.passage else None
        if hit.kind is Kind.PDF and page is not None and not hit.offline:
            self._draw_page(content, page)

    def _read_now(self, hit: Hit, text: DocumentText) -> None:
        """Read a file that changed once more, to show its passages where they stand now."""
        library = self._library
        if library is None:
            return

        def show(now: TextNow | None) -> None:
            if now is not None and self._hit is hit:
                self._now = now
                self._show(text)

        self._bridge.forget(self._now_job)
        self._now_job = self._bridge.submit(
            Lane.VIEW,
            "preview",
            lambda report: library.text_now(hit, report),
            on_done=show,
            on_error=lambda _problem: None,  # what was read of it is shown already
        )

    def _draw_page(self, content: PreviewContent, page: int) -> None:
        path, width_px = content.hit.path, self.page_width_px
        passage_text = self._on_page(content.passage, page)
        words = tuple((content.text or "")[slice(*span)] for span in content.word_spans)
        wanted = page_image.PageWish(path, page, width_px, passage_text, words)

        def show(drawn: page_image.DrawnPage | None) -> None:
            current = self.passage
            if drawn is not None and self._hit is content.hit and current is content.passage:
                self.ready.emit(
                    replace(content, page_image=drawn.image, focus_share=drawn.focus_share)
                )

        self._bridge.forget(self._page_job)
        self._page_job = self._bridge.submit(
            Lane.VIEW, "page", lambda _report: page_image.draw(wanted), on_done=show
        )

    def _on_page(self, passage: Passage | None, page: int) -> str:
        """Return what of a passage stands on a page: one of joined chunks may begin before it."""
        moved = self._now is not None and passage in self._now.passages
        text = self._now.text if self._now is not None and moved else self._text
        if text is None or passage is None:
            return ""
        start, end = passage.start, passage.end
        if page <= len(text.pages):
            start, end = max(start, text.pages[page - 1].start), min(end, text.pages[page - 1].end)
        return text.text[start:end]

    def _draws_picture(self, content: PreviewContent) -> bool:
        """Draw a picture file, and show its text only if it cannot be drawn."""
        path, width_px = content.hit.path, self.page_width_px
        if content.hit.kind is not Kind.IMAGE or content.hit.offline:
            return False

        def show(image: QImage | None) -> None:
            if self._hit is content.hit:
                self.ready.emit(replace(content, page_image=image))

        self._bridge.forget(self._page_job)
        self._page_job = self._bridge.submit(
            Lane.VIEW, "picture", lambda _report: page_image.picture(path, width_px), on_done=show
        )
        return True

    def _tell_unread(self, _problem: EngineError) -> None:
        if self._hit is not None:
            self._text = None
            content = content_of(self._hit, self._number, None, self._clock.now_utc_ms())
            if not self._draws_picture(content):
                self.ready.emit(content)


def content_of(
    hit: Hit, number: int, text: DocumentText | None, now_ms: int, now: TextNow | None = None
) -> PreviewContent:
    """Return what the pane shows of a document.

    Args:
        hit: the document.
        number: which of its passages, from 0.
        text: its stored text, or None when it is not read yet.
        now_ms: the present moment.
        now: the text of a file that changed, with the passages that are still in it.
    """
    passage = hit.passages[number] if number < len(hit.passages) else None
    refound: bool | None = None
    if now is not None and passage is not None:
        moved = now.passages[number]
        refound = moved is not None
        if moved is not None:
            passage, text = moved, now.text
    shown, first, start, end = None, 0, 0, 0
    words: tuple[tuple[int, int], ...] = ()
    focus = 0
    table = None
    if text is not None:
        start, end = (passage.start, passage.end) if passage else (0, 0)
        first = max(0, start - _WINDOW_CHARS)
        if first:
            first = text.text.find("\n", first, start) + 1 or first
        shown = text.text[first : end + _WINDOW_CHARS]
        start, end = start - first, end - first
        focus = start
        if passage is not None:
            words, focus = _words_in(shown, start, end, dict(hit.terms))
        if hit.kind is Kind.SHEET:
            whole = tuple((first + begin, first + finish) for begin, finish in words)
            table = table_of(text.text, hit.path, (first + start, first + end), whole)
    return PreviewContent(
        hit=hit,
        passage=passage,
        passage_number=number,
        n_passages=len(hit.passages),
        text=shown,
        first_line=1 + (text.text.count("\n", 0, first) if text else 0),
        passage_span=(start, end),
        word_spans=words,
        focus=focus,
        n_pages=len(text.pages) if text else 0,
        changed=text.changed if text else False,
        now_ms=now_ms,
        refound=refound,
        language=text.language if text else "",
        table=table,
    )


def _words_in(
    text: str, start: int, end: int, weights: Mapping[str, float]
) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return where the words of a query stand in a passage, and where most of them do."""
    found = terms.find_terms(text[start:end], weights)
    places: list[tuple[int, int]] = []
    for span in found:
        if places and span.start < places[-1][1]:
            places[-1] = places[-1][0], max(places[-1][1], span.end)
        else:
            places.append((span.start, span.end))
    focus, _ = best_cluster(found, weights, _CLOSE_CHARS)
    return tuple((start + begin, start + finish) for begin, finish in places), start + focus


def _is_same(hit: Hit, shown: Hit | None) -> bool:
    """Return whether a hit says what the shown one did, of a file that was not changed since."""
    return shown is not None and hit.passages == shown.passages and hit.mtime_ns == shown.mtime_ns
