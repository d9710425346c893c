"""What the list of files that are not searchable holds: reasons, and the files under one.

What lives here: rows, their words and the model. What does not: painting, keys and the mouse
(`failure_list`). The one rule: a row says what can be done with it; the list only hands that on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.recognition import Recognition
from engine.types import Failure, FailureReason
from ui import messages, wording
from ui.wording import words

_N_SHOWN = 200  # of one reason; a list of ten thousand names is for a file, not for the eye

Index = QModelIndex | QPersistentModelIndex


class Link(StrEnum):
    """What can be pressed at the right end of a row."""

    SHOW = "show"
    HIDE = "hide"
    RETRY = "retry"
    RECOGNISE = "recognise"
    OPEN = "open"
    REVEAL = "reveal"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason with how many files it holds."""

    reason: FailureReason
    failures: tuple[Failure, ...]
    is_open: bool
    recognition: Recognition | None = None  # how text recognition stands, where it would help

    @property
    def links(self) -> tuple[Link, ...]:
        """Return what can be pressed, from left to right."""
        retry = (Link.RETRY,) if messages.reason_words(self.reason).can_retry else ()
        offer = self.recognition
        can_turn_on = offer is not None and offer.is_installed and not offer.is_on
        recognise = (Link.RECOGNISE,) if can_turn_on else ()
        return (Link.HIDE if self.is_open else Link.SHOW, *recognise, *retry)

    @property
    def body(self) -> str:
        """Return what the reason means, and how it could be mended."""
        if self.recognition is not None and not self.recognition.is_installed:
            return recognition_words(self.recognition)
        return words(messages.reason_words(self.reason).body)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file, or a place that could not be looked into, under its reason."""

    failure: Failure

    @property
    def links(self) -> tuple[Link, ...]:
        """Return what can be pressed."""
        can_retry = messages.reason_words(self.failure.reason).can_retry
        retry = (Link.RETRY,) if can_retry else ()
        is_place = self.failure.document_id is None
        return (*retry, *(() if is_place else (Link.OPEN,)), Link.REVEAL, Link.LEAVE_OUT)


def recognition_words(recognition: Recognition) -> str:
    """Return how the words of pictures could be read where Tesseract is not installed."""
    if not recognition.remedy:
        return words("their words can be read where Tesseract is installed")
    return words("their words can be read once Tesseract is there: %1", recognition.remedy)


def grouped(failures: Iterable[Failure]) -> list[tuple[FailureReason, tuple[Failure, ...]]]:
    """Return failures by reason, the largest group first."""
    groups: dict[FailureReason, list[Failure]] = {}
    for failure in failures:
        groups.setdefault(failure.reason, []).append(failure)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [(reason, tuple(found)) for reason, found in ordered]


class FailuresModel(QAbstractListModel):
    """Reasons, and the files of those that are open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failures: Sequence[Failure] = ()
        self._open: set[FailureReason] = set()
        self._recognition: Recognition | None = None
        self.rows: list[ReasonRow | FileRow] = []

    def show(self, failures: Sequence[Failure]) -> None:
        """Show these failures."""
        self._failures = failures
        self._rebuild()

    def show_recognition(self, recognition: Recognition) -> None:
        """Show how text recognition stands, with the files that it would help."""
        if recognition != self._recognition:
            self._recognition = recognition
            self._rebuild()

    def toggle(self, reason: FailureReason) -> None:
        """Open a reason, or close it."""
        self._open ^= {reason}
        self._rebuild()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are visible."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, ReasonRow):
                title = words(messages.reason_words(row.reason).title)
                return f"{wording.count(len(row.failures))} {title}, {row.body}"
            return wording.place_of(row.failure.path)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, FileRow):
            return wording.printable(row.failure.path)
        return None

    def _rebuild(self) -> None:
        self.beginResetModel()
        self.rows = []
        for reason, failures in grouped(self._failures):
            is_open = reason in self._open
            helps = self._recognition if reason is FailureReason.PICTURES else None
            self.rows.append(ReasonRow(reason, failures, is_open, helps))
            if is_open:
                self.rows.extend(FileRow(failure) for failure in failures[:_N_SHOWN])
        self.endResetModel()


def link_words(link: Link) -> str:
    """Return what is written on a link."""
    if link is Link.SHOW:
        return words("Show")
    if link is Link.HIDE:
        return words("Hide")
    return {
        Link.RETRY: words("Try again"),
        Link.RECOGNISE: words("Turn on text recognition"),
        Link.OPEN: words("Open"),
        Link.REVEAL: words("Show in folder"),
        Link.LEAVE_OUT: words("Leave out"),
    }[link]
