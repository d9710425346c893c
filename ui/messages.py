"""Every error, failure and degradation in the person's words.

What lives here: the only sentences about things that went wrong; it imports no Qt, so the command
line uses it too. What does not: when and where they are shown. The one rule: what happened, what
it means, what can be done; every code has an entry, and a test says so.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError, ErrorCode, InputProblem
from engine.operators import NoteReason
from engine.reach import ALLOWED, DENIED
from engine.types import Degraded, FailureReason


@dataclass(frozen=True, slots=True)
class Message:
    """An error in words: the fact, its consequence, and the word on the button, if any."""

    title: str
    body: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """Why files are not searchable: a name, what it means, the glyph, and whether to try again."""

    title: str
    body: str
    icon: str
    can_retry: bool = False


_ERRORS: dict[ErrorCode, Message] = {
    ErrorCode.DISK_FULL: Message(
        "The disk is full, so nothing can be written.", "Search goes on.", "Try again"
    ),
    ErrorCode.DISK_FAILED: Message(
        "The disk did not do what it was told.",
        "What was stored before is kept. Look after this disk.",
        "Try again",
    ),
    ErrorCode.READ_ONLY: Message(
        "Honeyguide cannot write to its own folder.", "Nothing new is read.", "Try again"
    ),
    ErrorCode.SEARCH_ONLY: Message(
        "Honeyguide cannot write to its own folder, so nothing new is read.",
        "Search goes on. Make room on that disk, or let it be written to, and start again.",
    ),
    ErrorCode.NO_ACCESS: Message(
        "This account may not open that place.", "Nothing was changed.", "Try again"
    ),
    ErrorCode.PROFILE_BUSY: Message(
        "Another Honeyguide has this library open.", "Do this there or close it.", "Try again"
    ),
    ErrorCode.PROFILE_ON_NETWORK: Message(
        "The library lies on a network share, where it would be damaged.",
        "Start Honeyguide with --profile and a folder on this computer.",
    ),
    ErrorCode.PROFILE_NO_FOLDER: Message(
        "The library cannot lie there: that is a file, or lies in one.",
        "Start Honeyguide with --profile and a folder.",
    ),
    ErrorCode.MODEL_MISSING: Message(
        "The model is not there, so search goes by words only.",
        "Meaning is added when it is back.",
        "Try again",
    ),
    ErrorCode.MODEL_DAMAGED: Message(
        "The model is damaged, so search goes by words only.",
        "Honeyguide can prepare it anew.",
        "Try again",
    ),
    ErrorCode.MODEL_UNSUPPORTED: Message(
        "This model cannot be used here.", "The present one stays in use."
    ),
    ErrorCode.MODEL_LOST: Message(
        "The model in use cannot be loaded, so search goes by words only.",
        "The next reading goes back to Honeyguide's own.",
        "Try again",
    ),
    ErrorCode.MODEL_UNUSABLE: Message(
        "That model is damaged or missing, so it cannot be used.",
        "The present one stays in use. Delete that one and import it again, or tune anew.",
    ),
    ErrorCode.WORKER_FAILED: Message(
        "A process that works for Honeyguide did not start, or ended early.",
        "Search goes on.",
        "Try again",
    ),
    ErrorCode.NOT_ENOUGH_SPACE: Message(
        "There is not enough space on the disk.", "Nothing was changed.", "Try again"
    ),
    ErrorCode.TUNING_PACK_MISSING: Message(
        "The tuning pack is not installed.", "Nothing was changed, and search goes on as before."
    ),
    ErrorCode.UNKNOWN_MODEL: Message("There is no such model."),
    ErrorCode.MODEL_IN_USE: Message("This model cannot be deleted.", "Nothing was changed."),
    ErrorCode.NOTHING_TO_UNDO: Message("There is no earlier model to go back to."),
    ErrorCode.NOTHING_TO_USE: Message("There is no tuned model to use.", "Tune first."),
    ErrorCode.NOT_CONFIRMED: Message(
        "Over all your files the gain did not hold.", "The present model stays."
    ),
    ErrorCode.TOO_FEW_LEFT: Message(
        "Too few are left of the searches that the tuned model was judged by.",
        "They were forgotten, became too old, or their files changed. A new tune is judged by "
        "those that are there.",
    ),
    ErrorCode.NOTHING_TO_TRY: Message(
        "There is nothing to try.", "A trial follows a tune whose result is close."
    ),
    ErrorCode.TRIAL_GOES_ON: Message(
        "A trial goes on.", "It has to end or be stopped before the next tune."
    ),
    ErrorCode.TUNE_GOES_ON: Message(
        "A tune goes on already.", "It has to end or be stopped first."
    ),
    ErrorCode.TOO_FEW_SEARCHES: Message(
        "There are too few searches to judge a tuned model by.", "Nothing was changed."
    ),
    ErrorCode.BAD_PACK: Message(
        "That file holds no pack that can be added.", "Nothing was changed; fetch it once more."
    ),
    ErrorCode.PACK_MISMATCH: Message(
        "That pack belongs to another Honeyguide.",
        "Nothing was changed; add the one that came with this version.",
    ),
    ErrorCode.UNKNOWN_PACK: Message("No such pack was added here.", "Nothing was changed."),
    ErrorCode.FOLDER_NOT_FOUND: Message("That folder is not there.", "Nothing was added."),
    ErrorCode.NOT_A_FOLDER: Message("That is a file, not a folder.", "Nothing was added."),
    ErrorCode.UNKNOWN_FOLDER: Message("That folder is not in the library."),
    ErrorCode.UNKNOWN_DOCUMENT: Message("This file was moved or deleted a moment ago."),
    ErrorCode.NOTHING_ALLOWED: Message(
        "No folder is allowed for assistants yet.",
        "The person allows one with `honeyguide mcp allow FOLDER`, or in Settings, Assistants.",
    ),
    ErrorCode.NOT_ALLOWED: Message("No file that assistants may see is known at that place."),
    ErrorCode.NOT_READ: Message("No text was read from that file."),
    ErrorCode.FILE_GONE: Message("That file was moved or deleted since it was read."),
    ErrorCode.DENIED_ABOVE: Message(
        "That lies in something that assistants are denied.", "Nothing was changed."
    ),
    ErrorCode.BAD_COLLECTION: Message("That folder holds no judged collection."),
    ErrorCode.TOO_FEW_QUERIES: Message("That collection has too few queries for it."),
    ErrorCode.BAD_SETTING: Message("That value cannot be used.", "Nothing was changed."),
    ErrorCode.BAD_BACKUP: Message("That file cannot be restored.", "Nothing was changed."),
    ErrorCode.BAD_FEEDBACK: Message(
        "That file holds no feedback to take in.", "Nothing was added."
    ),
    ErrorCode.BAD_TARGET: Message("No file can be written there.", "Nothing was changed."),
    ErrorCode.EXTRACTION_FAILED: Message("That file gave no text."),
    ErrorCode.DATABASE_TOO_NEW: Message(
        "This library belongs to a newer Honeyguide.", "It was not touched."
    ),
    ErrorCode.DATABASE_DAMAGED: Message(
        "A file of the library is damaged.", "Nothing was changed; your files are untouched."
    ),
    ErrorCode.INDEX_DAMAGED: Message(
        "The index was damaged.", "It is rebuilt; until then search goes by words only."
    ),
    ErrorCode.VECTOR_INVALID: Message(
        "The model gave a result that cannot be used.", "That passage is found by words only."
    ),
    ErrorCode.CANCELLED: Message("Stopped."),
}

_REASONS: dict[FailureReason, ReasonWords] = {
    FailureReason.EMPTY: ReasonWords("No text inside", "empty files and drawings", "scan"),
    FailureReason.PICTURES: ReasonWords(
        "Scans and pictures", "their words can be read by text recognition", "scan"
    ),
    FailureReason.ENCRYPTED: ReasonWords(
        "Locked with a password", "left closed; Honeyguide does not ask for passwords", "lock"
    ),
    FailureReason.CORRUPT: ReasonWords(
        "Damaged", "the file ends too early or is not what its name says", "file-x", can_retry=True
    ),
    FailureReason.UNSUPPORTED: ReasonWords(
        "Not a kind that can be read", "found by name only", "file"
    ),
    FailureReason.TOO_LARGE: ReasonWords(
        "Too large", "over the limit in Settings; found by name only", "archive", can_retry=True
    ),
    FailureReason.TIMED_OUT: ReasonWords(
        "Took too long", "stopped; the rest of the folder went on", "hourglass", can_retry=True
    ),
    FailureReason.CRASHED: ReasonWords(
        "Stopped the reader", "only this file was lost by it", "warning", can_retry=True
    ),
    FailureReason.OUT_OF_MEMORY: ReasonWords(
        "Needed too much memory", "stopped; the rest of the folder went on", "gauge", can_retry=True
    ),
    FailureReason.NO_ACCESS: ReasonWords(
        "No permission", "this account may not open them", "ban", can_retry=True
    ),
    FailureReason.NOT_A_FILE: ReasonWords(
        "Not a plain file", "pipes, devices and the like", "circle-minus"
    ),
    FailureReason.PRIVATE_KEY: ReasonWords(
        "Private keys", "told by how they begin; never read, found by name only", "lock"
    ),
}

_DEGRADED: dict[Degraded, str] = {
    Degraded.MODEL_UNAVAILABLE: "By words only for now: the model is not ready.",
    Degraded.INDEX_REBUILDING: "By words only for now: the index is being rebuilt.",
    Degraded.RERANK_TIMED_OUT: "The close reading took too long, so this is the first order.",
    Degraded.QUERY_SHORTENED: "The search is very long, so only its beginning was used.",
}

# %1 is the part of the query, or the date
_NOTES: dict[NoteReason, str] = {
    NoteReason.UNKNOWN_TYPE: "“%1” names no type of file, so it was searched as words.",
    NoteReason.BAD_DATE: "“%1” names no date, so it was searched as words.",
    NoteReason.NO_SUCH_DATE: "There is no %1, so the date was left out.",
    NoteReason.EMPTY_FILTER: "“%1” says nothing yet, so it was left out.",
    NoteReason.UNBALANCED_QUOTE: "A quotation mark has no partner, so the words were searched.",
    NoteReason.TURNED_ROUND: "A minus leaves out words, not filters, so “%1” was left out.",
    NoteReason.DANGLING_OR: "“OR” stands between two words or phrases, so it was left out.",
}


# lines of settings that change nothing as they stand
_IDLE: dict[str, str] = {
    ALLOWED: "“%1” allows nothing: it is no full path, or leads through a link.",
    DENIED: "“%1” denies nothing: there is no such place.",
}


def for_error(problem: EngineError) -> Message:
    """Return an error in words."""
    return _ERRORS[problem.code]


def one_line(problem: EngineError, say: Callable[[str], str] = str) -> str:
    """Return an error as one line, with its detail; `say` translates, a terminal has English."""
    message = _ERRORS[problem.code]
    line = " ".join(say(part) for part in (message.title, message.body) if part)
    return f"{line} ({problem.detail})" if problem.detail else line


def reason(why: FailureReason) -> str:
    """Return why a file gave no text, in two or three words."""
    return _REASONS[why].title


def reason_words(why: FailureReason) -> ReasonWords:
    """Return why files gave no text, in full."""
    return _REASONS[why]


def degraded(what: Degraded) -> str:
    """Return what was missing from a search, as one quiet line."""
    return _DEGRADED[what]


def note(coded: str) -> tuple[str, str]:
    """Return what of a query was not taken as it looked: a sentence, and what its %1 stands for.

    Args:
        coded: an entry of `SearchResponse.notes`: a code, a space and the part.
    """
    code, _, part = coded.partition(" ")
    reason = NoteReason(code)
    return _NOTES[reason], _as_day(part) if reason is NoteReason.NO_SUCH_DATE else part


def note_line(coded: str) -> str:
    """Return a note as one line for a terminal."""
    sentence, part = note(coded)
    return sentence.replace("%1", part)


def idle(setting: str) -> str:
    """Return what is said of a line that changes nothing; `%1` stands for the line."""
    return _IDLE[setting]


def idle_line(setting: str, line: str) -> str:
    """Return that for a terminal."""
    return _IDLE[setting].replace("%1", line)


def _as_day(typed: str) -> str:
    """Return a date as a person says it: 31 February 2025; what names no month as it was typed."""
    year, month, day = ([*re.split(r"[-/]", typed), "", ""])[:3]
    if month.isdecimal() and 1 <= int(month) <= 12:
        return f"{day.lstrip('0')} {calendar.month_name[int(month)]} {year}".strip()
    return typed


def unknown_folder(path: Path) -> InputProblem:
    """Return the problem of a folder that is not in the library."""
    return InputProblem(ErrorCode.UNKNOWN_FOLDER, str(path))
