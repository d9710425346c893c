"""When to search, and which answer still counts.

What lives here: coalescing, the two phases, asking again when the library has grown, and dropping
late answers. What does not: widgets. The one rule: an answer to anything but the latest question is
dropped, whenever it comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from engine.clock import Clock
from engine.errors import EngineError
from engine.jobs import Job, Lane, Reporter
from engine.types import DocumentId, Kind, Order, SearchRequest, SearchResponse
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

COALESCE_MS = 30
PAUSE_MS = 120
BUSY_MS = 250
SLOW_MS = 2_000
LATE_MS = 600
FRESH_MS = 4_000  # at the least between two searches that nobody asked for
N_RESULTS = 50


class SearchPresenter(QObject):
    """Turns keystrokes into searches and searches into results.

    Thread: main.

    Signals:
        shown: first results, to replace all rows.
        settled: the same results after a closer reading, to be settled into place.
        order_ready: the closer reading came late; nothing moves until it is asked for.
        refreshed: the library has grown; the same question has this answer now.
        liked: what is like a document, in place of an answer to what is typed.
        cleared: nothing is asked.
        busy_changed: first results take longer than a quarter second (True), or came (False).
        slow: first results take longer than two seconds.
        failed: the search could not be done.
    """

    shown = Signal(object)
    settled = Signal(object)
    order_ready = Signal(bool)
    refreshed = Signal(object)
    liked = Signal(object)
    cleared = Signal()
    busy_changed = Signal(bool)
    slow = Signal()
    failed = Signal(object)

    def __init__(self, bridge: TaskBridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._library: Library | None = None
        self._refusal: EngineError | None = None
        self._serial = 0
        self._wanted: SearchRequest | None = None
        self._running: Job[Any] | None = None
        self._closer: Job[Any] | None = None
        self._fresh_job: Job[Any] | None = None
        self._response: SearchResponse | None = None
        self._late: SearchResponse | None = None
        self._all_counts: tuple[str, dict[Kind, int]] = ("", {})
        self._shown_ms = 0.0
        self._is_closing = False
        self._coalesce = self._timer(COALESCE_MS, self._send)
        self._pause = self._timer(PAUSE_MS, self._read_closely)
        self._busy = self._timer(BUSY_MS, lambda: self.busy_changed.emit(True))
        self._slow = self._timer(SLOW_MS, self.slow.emit)
        self._fresh = self._timer(FRESH_MS, self._look_afresh)

    def attach(self, library: Library) -> None:
        """Take the library; what was asked before is searched now."""
        self._library, self._refusal = library, None
        if self._wanted is not None:
            self._coalesce.start()

    def refuse(self, problem: EngineError) -> None:
        """Answer what is asked with this problem, until there is a library."""
        self._refusal = problem
        if self._wanted is not None:
            self._coalesce.start()

    def ask(self, request: SearchRequest) -> None:
        """Ask something new; everything older stops counting."""
        self._forget()
        if not request.text.strip():
            self._wanted = None
            self.cleared.emit()
            return
        self._wanted = request
        self._coalesce.start()
        self._pause.start()
        if not self._busy.isActive():
            self._busy.start()
            self._slow.start()

    def ask_again(self) -> None:
        """Search the same once more, or show the better order that came late."""
        if self._late is not None:
            self.show_late_order()
        elif self._wanted is not None:
            self.ask(self._wanted)

    def ask_like(self, document_id: DocumentId) -> None:
        """Look for what is like a document; what was asked before stops counting."""
        library = self._library
        if library is None:
            return
        self._wanted = None
        self._forget()
        serial = self._serial

        def take(response: SearchResponse) -> None:
            if serial == self._serial:
                self._response = response
                self.liked.emit(response)

        self._bridge.submit(
            Lane.QUERY,
            "more like this",
            lambda _report: library.more_like(document_id, limit=N_RESULTS),
            on_done=take,
            on_error=lambda problem: self._take_error(serial, problem),
        )

    def show_late_order(self) -> None:
        """Show the better order that came late."""
        late, self._late = self._late, None
        self.order_ready.emit(False)
        if late is not None:
            self.settled.emit(late)

    def refresh(self, *, at_once: bool = False) -> None:
        """Ask the same again because the library has grown; at most once every few seconds."""
        if self._wanted is None or self._library is None:
            return
        if at_once:
            self._fresh.start(0)
        elif not self._fresh.isActive():
            self._fresh.start(FRESH_MS)

    def stop(self) -> None:
        """Stop a search that takes long; what is shown stays."""
        self._forget()
        self._wanted = None

    @property
    def response(self) -> SearchResponse | None:
        """Return the answer that is shown."""
        return self._response

    def counts(self, response: SearchResponse, request: SearchRequest) -> dict[Kind, int]:
        """Return the counts of all kinds, also while only one kind is asked for."""
        text, known = self._all_counts
        if request.kinds and text == request.text:
            return known
        return dict(response.kind_counts)

    @property
    def wanted(self) -> SearchRequest | None:
        """Return what is asked at present."""
        return self._wanted

    def _timer(self, interval_ms: int, act: Any) -> QTimer:  # noqa: ANN401 - any slot
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(act)
        return timer

    def _forget(self) -> None:
        self._serial += 1
        self._bridge.forget(self._closer)
        self._bridge.forget(self._fresh_job)
        self._closer, self._fresh_job = None, None
        self._is_closing = False
        self._response = None
        if self._late is not None:
            self._late = None
            self.order_ready.emit(False)
        self._coalesce.stop()
        self._pause.stop()
        self._fresh.stop()
        if self._wanted is None:
            self._rest()

    def _rest(self) -> None:
        self._busy.stop()
        self._slow.stop()
        self.busy_changed.emit(False)

    def _send(self) -> None:
        """Search for the latest question; one search runs at a time."""
        library, request = self._library, self._wanted
        if library is None and request is not None and self._refusal is not None:
            self._rest()
            self.failed.emit(self._refusal)
        if library is None or request is None or self._running is not None:
            return
        serial = self._serial
        self._running = self._bridge.submit(
            Lane.QUERY,
            "search",
            lambda _report: library.search(request),
            on_done=lambda response: self._take_first(serial, request, response),
            on_error=lambda problem: self._take_error(serial, problem),
        )

    def _take_first(self, serial: int, request: SearchRequest, response: SearchResponse) -> None:
        self._running = None
        if serial != self._serial:
            if not self._coalesce.isActive():
                self._send()
            return
        self._rest()
        self._response = response
        self._shown_ms = self._clock.monotonic_ms()
        if not request.kinds:
            self._all_counts = (request.text, dict(response.kind_counts))
        self.shown.emit(response)
        if not self._pause.isActive():
            self._read_closely()

    def _take_error(self, serial: int, problem: EngineError) -> None:
        self._running = None
        if serial != self._serial:
            self._send()
            return
        self._rest()
        self.failed.emit(problem)

    def _read_closely(self) -> None:
        library, request, first = self._library, self._wanted, self._response
        if library is None or request is None or first is None or self._closer is not None:
            return
        if not self._gains_from_closer(request, first):
            return
        serial = self._serial
        self._is_closing = True
        self._closer = self._bridge.submit(
            Lane.CLOSER,
            "read closely",
            lambda _report: library.rerank(request, first),
            on_done=lambda response: self._take_second(serial, response),
            on_error=lambda _problem: self._keep_first(serial),
        )

    def _gains_from_closer(self, request: SearchRequest, first: SearchResponse) -> bool:
        library = self._library
        if library is None or len(first.hits) < 2 or request.order is not Order.BEST:
            return False
        return library.can_rerank

    def _keep_first(self, serial: int) -> None:
        if serial == self._serial:
            self._is_closing = False

    def _take_second(self, serial: int, response: SearchResponse) -> None:
        if serial != self._serial:
            return
        self._is_closing = False
        self._response = response
        if self._clock.monotonic_ms() - self._shown_ms > LATE_MS:
            self._late = response
            self.order_ready.emit(True)
        else:
            self.settled.emit(response)

    def _look_afresh(self) -> None:
        """Search and read closely in one go, so that rows move once."""
        library, request = self._library, self._wanted
        if library is None or request is None:
            return
        waits = self._response is None or self._pause.isActive()
        if waits or self._is_closing or self._fresh_job is not None:
            self._fresh.start(FRESH_MS)  # an answer is on its way; it may be from before
            return
        serial = self._serial

        def work(_report: Reporter) -> SearchResponse:
            first = library.search(request)
            closer = self._gains_from_closer(request, first)
            return library.rerank(request, first) if closer else first

        self._fresh_job = self._bridge.submit(
            Lane.CLOSER,
            "search afresh",
            work,
            on_done=lambda response: self._take_fresh(serial, request, response),
            on_error=lambda _problem: self._take_fresh(serial, request, None),
        )

    def _take_fresh(
        self, serial: int, request: SearchRequest, response: SearchResponse | None
    ) -> None:
        if serial != self._serial:
            return
        self._fresh_job = None
        if response is None:  # what is shown stands
            return
        if self._late is not None:
            self._late = None
            self.order_ready.emit(False)
        self._response = response
        if not request.kinds:
            self._all_counts = (request.text, dict(response.kind_counts))
        self.refreshed.emit(response)
