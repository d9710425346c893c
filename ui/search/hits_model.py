"""The rows of the result list.

What lives here: hits in their order, and what a screen reader is told. What does not: how a row
looks (`hit_delegate`). The one rule: a reorder is final in the model at once; the glide is only a
picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.clock import Clock
from engine.types import DocumentId, Hit
from ui import wording
from ui.search import hit_words
from ui.search.row_text import RowText, row_text
from ui.search.thumb import Thumb, remembered, thumb_name

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What the delegate asks for."""

    HIT = Qt.ItemDataRole.UserRole
    TEXT = Qt.ItemDataRole.UserRole + 1
    THUMB = Qt.ItemDataRole.UserRole + 2
    NOTE = Qt.ItemDataRole.UserRole + 3


class HitsModel(QAbstractListModel):
    """Hits with their texts.

    Thread: main.

    Signals:
        thumb_changed: the document whose thumb was given or taken back.
    """

    thumb_changed = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._hits: list[Hit] = []
        self._texts: dict[DocumentId, RowText] = {}
        self._gone: set[DocumentId] = set()
        self._thumbs: dict[DocumentId, Thumb | None] = {}  # given since these rows came
        self._note: tuple[DocumentId | None, str] = (None, "")

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's hit, texts, tip or accessible words."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == Roles.HIT:
            return hit
        if role == Roles.TEXT:
            return self.text(hit)
        if role == Roles.THUMB:
            return self.thumb(hit)
        if role == Roles.NOTE:
            return self._note[1] if self._note[0] == hit.document_id else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return hit_words.title_of(hit)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(hit, index.row())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._described(hit)
        return None

    @property
    def hits(self) -> Sequence[Hit]:
        """Return the rows in their order."""
        return self._hits

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a row, or None where there is none."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def text(self, hit: Hit) -> RowText:
        """Return the words of a hit's row."""
        text = self._texts.get(hit.document_id)
        if text is None:
            gone = hit.document_id in self._gone
            text = row_text(hit, self._clock.now_utc_ms(), gone=gone)
            self._texts[hit.document_id] = text
        return text

    def thumb(self, hit: Hit) -> Thumb | None:
        """Return the thumb of a row: the one given here, or the one given after a search before."""
        if hit.document_id in self._thumbs:
            return self._thumbs[hit.document_id]
        return remembered(hit)

    def set_thumb(self, document_id: DocumentId, thumb: Thumb | None) -> None:
        """Show a thumb, or none."""
        self._thumbs[document_id] = thumb
        self._tell_changed(document_id)
        self.thumb_changed.emit(document_id)

    def set_note(self, document_id: DocumentId | None, note: str) -> None:
        """Let one row say something in place of its path, or none."""
        before = self._note[0]
        self._note = (document_id, note)
        for one in {before, document_id} - {None}:
            self._tell_changed(one)

    def show(self, hits: Sequence[Hit]) -> None:
        """Replace all rows at once."""
        self.beginResetModel()
        self._hits = list(hits)
        self._texts.clear()
        self._gone.clear()
        self._thumbs.clear()
        self.endResetModel()

    def reorder(self, order: Sequence[DocumentId], hits: Sequence[Hit]) -> None:
        """Put the rows into a new order, with newer evidence where there is some.

        Args:
            order: a permutation of the shown documents.
            hits: the same documents after a closer reading.
        """
        newer = {hit.document_id: hit for hit in hits}
        by_id = {hit.document_id: newer.get(hit.document_id, hit) for hit in self._hits}
        moved = {hit.document_id for hit in self._hits if by_id[hit.document_id].path != hit.path}
        self._gone -= moved  # struck at its old place
        old_ids = [hit.document_id for hit in self._hits]
        new_row = {document_id: row for row, document_id in enumerate(order)}
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        after = [self.index(new_row[old_ids[index.row()]]) for index in before]
        self._hits = [by_id[document_id] for document_id in order]
        self._texts.clear()
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def renew(self, hits: Sequence[Hit]) -> None:
        """Take newer evidence for rows that are shown; none of them moves.

        Args:
            hits: what is known now; a row whose first passage is another by now stays as it is.
        """
        newer = {hit.document_id: hit for hit in hits}
        for row, hit in enumerate(self._hits):
            new = newer.get(hit.document_id)
            if new is None or not _shows_the_same(hit, new):
                continue
            self._hits[row] = new
            self._texts.pop(hit.document_id, None)
            self.dataChanged.emit(self.index(row), self.index(row))

    def mark_gone(self, document_id: DocumentId) -> None:
        """Strike a row whose file is no longer there."""
        self._gone.add(document_id)
        self._texts.pop(document_id, None)
        self._tell_changed(document_id)

    def _tell_changed(self, document_id: DocumentId | None) -> None:
        for row, hit in enumerate(self._hits):
            if hit.document_id == document_id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _described(self, hit: Hit) -> str:
        text, thumb = self.text(hit), self.thumb(hit)
        said = [text.snippet, text.state]
        if thumb is not None:
            said.append(thumb_name(thumb, marked=True))
        return ". ".join(part.rstrip(".") for part in said if part)

    def _spoken(self, hit: Hit, row: int) -> str:
        text = self.text(hit)
        parts = [text.title, text.place, text.age]
        return ", ".join(part for part in parts if part) + wording.words(
            ", %1 of %2", row + 1, len(self._hits)
        )


def _shows_the_same(old: Hit, new: Hit) -> bool:
    shown = [(one.chunk_id, one.snippet) for one in old.passages[:1]]
    return shown == [(one.chunk_id, one.snippet) for one in new.passages[:1]]
