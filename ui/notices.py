"""What the strip says about reading, errors and undo.

What lives here: states and problems turned into notices. What does not: the strip's widget. The one
rule: a fact, its consequence, one button; an estimate only when it was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from engine.courtesy import Wait
from engine.errors import EngineError, ErrorCode
from engine.types import AwayPlace, FolderState, FolderStatus
from ui import messages, wording
from ui.reading_state import Phase, ReadingState
from ui.widgets.strip import Notice, Rank, Strip, Tone
from ui.wording import words

_READING = "reading"
_PROBLEM = "problem"
_OFFLINE = "offline"
_GONE = "gone"
_VANISHED = "vanished"
_POLLED = "polled"
_MODEL = "model"
_UNDO = "undo"
_SAID = "said"
_WAIT = "wait"
_SAID_MS = 8_000
# there was nothing to be done
_HARMLESS = (ErrorCode.NOTHING_TO_UNDO, ErrorCode.NOTHING_TO_USE, ErrorCode.NOTHING_TO_TRY)


class Notices(QObject):
    """Feeds the strip.

    Thread: main.

    Signals:
        offered: something was just done that can be taken back.
        undo_changed: something is offered to be taken back, or is no longer.
    """

    offered = Signal()
    undo_changed = Signal()

    def __init__(self, strip: Strip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._dismissed: set[str] = set()
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_MS)
        self._said.timeout.connect(lambda: strip.take(_SAID))
        strip.dismissed.connect(self._dismissed.add)
        strip.undo_changed.connect(self.undo_changed)

    def show_reading(
        self,
        state: ReadingState,
        *,
        toggle_pause: Callable[[], None],
        try_again: Callable[[], None],
    ) -> None:
        """Show how reading goes on."""
        if state.phase is Phase.STOPPED and state.problem is not None:
            self._strip.take(_READING)
            self.show_problem(state.problem, try_again)
            return
        if not state.is_busy:
            self._strip.take(_READING)
            return
        self._strip.take(_PROBLEM)
        self._strip.put(_READING, reading_notice(state, toggle_pause))

    def show_problem(self, problem: EngineError, act: Callable[[], None] | None = None) -> None:
        """Show an error; its button does `act`. One that harmed nothing goes by itself."""
        message = messages.for_error(problem)
        if problem.code in _HARMLESS:
            body = words(message.body) if message.body else ""
            self.say(words(message.title), body, Tone.TOLD)
            return
        can_act = act is not None and bool(message.action)
        self._strip.put(
            _PROBLEM,
            Notice(
                Rank.STOPPED,
                words(message.title),
                words(message.body) if message.body else problem.detail,
                button=words(message.action) if can_act else "",
                act=act,
                can_dismiss=True,
            ),
        )

    def show_model_problem(self, problem: EngineError, try_again: Callable[[], None]) -> None:
        """Say that search goes by words only, and why."""
        message = messages.for_error(problem)

        def act() -> None:
            self._strip.take(_MODEL)
            try_again()

        self._strip.put(
            _MODEL,
            Notice(
                Rank.DEGRADED,
                words(message.title),
                words(message.body),
                button=words(message.action) if message.action else "",
                act=act,
                can_dismiss=True,
            ),
        )

    def show_folders(
        self,
        folders: list[FolderStatus],
        look_again: Callable[[], None],
        show_page: Callable[[], None],
        forget: Callable[[FolderStatus], None],
    ) -> None:
        """Say which folders are not connected, are gone, lost most files, or cannot be watched."""
        self._show_offline(folders, look_again)
        for key, state, notice_for in (
            (_VANISHED, FolderState.VANISHED, vanished_notice),
            (_POLLED, FolderState.POLLED, polled_notice),
            (_GONE, FolderState.GONE, partial(gone_notice, forget=forget)),
        ):
            concerned = [status for status in folders if status.state is state]
            if not concerned:
                self._dismissed.discard(key)
            if not concerned or key in self._dismissed:
                self._strip.take(key)
            else:
                self._strip.put(key, notice_for(concerned, show_page))

    def _show_offline(self, folders: list[FolderStatus], look_again: Callable[[], None]) -> None:
        offline = not_connected(folders)
        if not offline:
            self._dismissed.discard(_OFFLINE)
        if not offline or _OFFLINE in self._dismissed:
            self._strip.take(_OFFLINE)
            return
        if len(offline) == 1:
            fact = words("%1 is not connected.", wording.place_of(offline[0].path))
        else:
            fact = words("%1 folders are not connected.", wording.count(len(offline)))
        n_files = wording.files(sum(place.n_documents for place in offline))
        self._strip.put(
            _OFFLINE,
            Notice(
                Rank.OFFLINE,
                fact,
                words("%1 stay searchable and are shown in grey.", n_files),
                button=words("Look again"),
                act=look_again,
                can_dismiss=True,
            ),
        )

    def show_removal(self, status: FolderStatus, undo: Callable[[], None]) -> None:
        """Say that a folder was removed, and offer it back."""
        self.offered.emit()
        place = wording.place_of(status.folder.path)
        self._strip.put(
            _UNDO,
            Notice(
                Rank.UNDO,
                words("“%1” is removed.", place),
                words("Its %1 are forgotten in 10 s.", wording.files(status.n_documents)),
                button=words("Undo"),
                act=undo,
                undoes=True,
            ),
        )

    def offer_back(self, fact: str, undo: Callable[[], None]) -> None:
        """Say that something small was removed, and offer it back for a while."""

        def act() -> None:
            self._strip.take(_SAID)
            undo()

        self.offered.emit()
        self._said.start()
        self._strip.put(
            _SAID,
            Notice(Rank.UNDO, fact, button=words("Undo"), act=act, can_dismiss=True, undoes=True),
        )

    @property
    def can_undo(self) -> bool:
        """Return whether something is offered back."""
        return self._strip.undo is not None

    def undo(self) -> None:
        """Take back what was offered last, as its button does."""
        act = self._strip.undo
        if act is not None:
            act()

    def tell_of_report(self, read: Callable[[], object]) -> None:
        """Say that something went wrong in the program, and that a report lies here."""

        def act() -> None:
            self._strip.take(_SAID)
            read()

        self._strip.put(
            _SAID,
            Notice(
                Rank.UNDO,
                words("Something went wrong in Honeyguide last time."),
                words("A report lies on this computer; nothing was sent."),
                button=words("Read it"),
                act=act,
                can_dismiss=True,
                tone=Tone.FAILED,
            ),
        )

    def show_wait(self, call_off: Callable[[], None]) -> None:
        """Say that a change of models waits for another, and offer to call it off."""
        self._strip.put(
            _WAIT,
            Notice(
                Rank.UNDO,
                words("Your change of models waits."),
                words("Another change or a backup goes on."),
                button=words("Cancel"),
                act=call_off,
                tone=Tone.TOLD,
            ),
        )

    def end_wait(self) -> None:
        """Say nothing of a change of models any more."""
        self._strip.take(_WAIT)

    def end_removal(self) -> None:
        """Say nothing of a removal any more."""
        self._strip.take(_UNDO)

    def say(self, fact: str, consequence: str = "", tone: Tone = Tone.DONE) -> None:
        """Say something that needs no button; it goes by itself."""
        self._said.start()
        notice = Notice(Rank.UNDO, fact, consequence, can_dismiss=True, tone=tone)
        self._strip.put(_SAID, notice)


def not_connected(folders: Sequence[FolderStatus]) -> list[AwayPlace]:
    """Return what is not connected: whole folders, and places in the others."""
    found: list[AwayPlace] = []
    for status in folders:
        if status.state is FolderState.OFFLINE:
            found.append(AwayPlace(status.folder.path, status.n_documents))
        elif status.state is not FolderState.GONE:
            found.extend(status.away)
    return found


def gone_notice(
    folders: list[FolderStatus],
    show_page: Callable[[], None],
    *,
    forget: Callable[[FolderStatus], None],
) -> Notice:
    """Return what the strip says of folders that were renamed or deleted."""
    is_one = len(folders) == 1
    one = words("Its files stay searchable until you forget it.")
    many = words("Their files stay searchable until you forget them.")
    return Notice(
        Rank.DEGRADED,
        _fact(folders, words("%1 is no longer there."), words("%1 folders are no longer there.")),
        one if is_one else many,
        button=words("Forget") if is_one else words("Show the folders"),
        act=(lambda: forget(folders[0])) if is_one else show_page,
        can_dismiss=True,
    )


def vanished_notice(folders: list[FolderStatus], show_page: Callable[[], None]) -> Notice:
    """Return what the strip says of folders that lost most of their files."""
    n_files = wording.files(sum(status.n_documents for status in folders))
    return Notice(
        Rank.OFFLINE,
        _fact(
            folders,
            words("Most of %1 is gone at once. Is it moved or deleted?"),
            words("Most of %1 folders is gone at once. Are they moved or deleted?"),
        ),
        words("%1 stay searchable until you say so.", n_files),
        button=words("Show the folders"),
        act=show_page,
        can_dismiss=True,
    )


def polled_notice(folders: list[FolderStatus], show_page: Callable[[], None]) -> Notice:
    """Return what the strip says of folders that the system does not let be watched."""
    has_remedy = any(status.remedy for status in folders)
    one = words("Too many folders to watch, so %1 is looked through every 10 min.")
    many = words("Too many folders to watch, so %1 of them are looked through every 10 min.")
    if not has_remedy:
        one = words("%1 cannot be watched, so it is looked through every 10 min.")
        many = words("%1 folders cannot be watched, so they are looked through every 10 min.")
    return Notice(
        Rank.DEGRADED,
        _fact(folders, one, many),
        button=words("Show the fix") if has_remedy else words("Show the folders"),
        act=show_page,
        can_dismiss=True,
    )


def _fact(folders: list[FolderStatus], one: str, many: str) -> str:
    """Return what is said of one folder by its place, of several by their number."""
    if len(folders) == 1:
        return one.replace("%1", wording.place_of(folders[0].folder.path))
    return many.replace("%1", wording.count(len(folders)))


def reading_notice(state: ReadingState, toggle_pause: Callable[[], None]) -> Notice:
    """Return what the strip says while files are read."""
    if state.phase is Phase.PAUSED:
        return Notice(
            Rank.PROGRESS,
            words("Reading is paused."),
            words("What was read stays searchable; new files wait."),
            figure=_files_line(state),
            button=words("Resume"),
            icon="play",
            act=toggle_pause,
        )
    if state.phase is Phase.WAITING:
        on_battery = state.waits is Wait.BATTERY
        fact = words("On battery, so reading waits.")
        return Notice(
            Rank.PROGRESS,
            fact if on_battery else words("The machine is busy, so reading waits."),
            words("Search goes on; new files are found by their names."),
            figure=_files_line(state),
            button=words("Read anyway"),
            icon="play",
            act=toggle_pause,
        )
    if state.phase is Phase.COUNTING:
        return Notice(
            Rank.PROGRESS,
            words("Looking through your folders."),
            words("Files are found by name at once."),
            figure=wording.files(state.n_seen) if state.n_seen else "",
        )
    if state.phase is Phase.PREPARING:
        return Notice(
            Rank.PROGRESS,
            words("Preparing the index."),
            words("Search goes by words until it is ready."),
        )
    if state.ms_left is None:
        fact = words("Searchable by name and words now; by meaning as it is read.")
    else:
        left = wording.duration(state.ms_left)
        fact = words("Searchable by name and words now; by meaning in %1.", left)
    return Notice(
        Rank.PROGRESS,
        fact,
        figure=_files_line(state),
        button=words("Pause"),
        icon="pause",
        act=toggle_pause,
    )


def _files_line(state: ReadingState) -> str:
    parts = []
    if state.n_files:
        done, total = wording.count(state.n_done), wording.count(state.n_files)
        parts.append(words("%1 of %2 files", done, total))
    if state.phase is Phase.READING and state.ms_left is not None and state.files_per_s > 0:
        rate = state.files_per_s
        shown = wording.count(round(rate)) if rate >= 2 else QLocale().toString(rate, "f", 1)
        parts.append(words("%1 a second", shown))
    return " · ".join(parts)
