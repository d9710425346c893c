"""Giving a thumb, and taking it back.

What lives here: what a press on a thumb means, what the row says then, undo. What does not: keeping
it (`recorder`), drawing it (`thumb`). The one rule: the sign fills at once, and nothing is called
noted before it is stored; what could not be stored is shown as it was.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from engine.feedback.records import ActKind
from engine.types import DocumentId, Hit
from ui.search.hits_model import HitsModel
from ui.search.recorder import Recorder
from ui.search.thumb import Thumb
from ui.wording import words

NOTE_MS = 4_000
_SIDES = {
    ActKind.THUMB_UP: Thumb.UP,
    ActKind.THIS_IS_IT: Thumb.UP,
    ActKind.THUMB_DOWN: Thumb.DOWN,
}


class Thumbs(QObject):
    """What was said of the rows that are shown.

    Thread: main.

    Signals:
        undo_changed: there is a thumb to be taken back, or none any more.
    """

    undo_changed = Signal()

    def __init__(self, model: HitsModel, recorder: Recorder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._recorder = recorder
        self._given: list[tuple[Hit, Thumb | None]] = []  # with what was there before
        self._note = QTimer(self)
        self._note.setSingleShot(True)
        self._note.setInterval(NOTE_MS)
        self._note.timeout.connect(lambda: model.set_note(None, ""))

    def press(self, hit: Hit, kind: ActKind) -> None:
        """Give a thumb, or take it back where the row has it already."""
        before = self._model.thumb(hit)
        wanted = None if before is _SIDES[kind] else kind
        if self._put(hit, wanted):
            self._given.append((hit, before))
            self.undo_changed.emit()

    @property
    def can_undo(self) -> bool:
        """Return whether there is a thumb to be taken back."""
        return bool(self._given)

    def undo(self) -> bool:
        """Take the last thumb back; return False when there is none."""
        if not self._given:
            return False
        hit, before = self._given.pop()
        kinds = {None: None, Thumb.UP: ActKind.THUMB_UP, Thumb.DOWN: ActKind.THUMB_DOWN}
        self._put(hit, kinds[before])
        self.undo_changed.emit()
        return True

    def forget(self) -> None:
        """Begin anew: other rows are shown, or something else is to be undone first."""
        if self._given:
            self._given.clear()
            self.undo_changed.emit()

    def _put(self, hit: Hit, kind: ActKind | None) -> bool:
        before = self._model.thumb(hit)
        thumb = None if kind is None else _SIDES[kind]

        def stored() -> None:
            self._say(hit.document_id, thumb)

        def failed() -> None:
            self._model.set_thumb(hit.document_id, before)

        taken = self._recorder.act(
            kind or ActKind.UNDO_THUMB, hit, on_stored=stored, on_lost=failed
        )
        if taken:
            self._model.set_thumb(hit.document_id, thumb)
        return taken

    def _say(self, document_id: DocumentId, thumb: Thumb | None) -> None:
        note = words("Taken back.")
        if thumb is Thumb.UP:
            note = words("Noted. It will come first next time.")
        elif thumb is Thumb.DOWN:
            note = words("Noted. Lower for searches like this.")
        self._model.set_note(document_id, note)
        self._note.start()
