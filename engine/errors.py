"""The engine's exception family, each with a stable code.

What lives here: every exception a caller of the engine may meet. What does not: words for
people (`ui/messages.py` turns a code into a sentence). The one rule: anything raised on purpose
is an `EngineError` of one of the four families; anything else is a bug.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum


class ErrorCode(StrEnum):
    """Stable names of what can go wrong; messages and tests refer to these."""

    # environment
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    READ_ONLY = "read_only"
    SEARCH_ONLY = "search_only"
    NO_ACCESS = "no_access"
    PROFILE_BUSY = "profile_busy"
    PROFILE_ON_NETWORK = "profile_on_network"
    PROFILE_NO_FOLDER = "profile_no_folder"
    MODEL_MISSING = "model_missing"
    MODEL_DAMAGED = "model_damaged"
    MODEL_UNSUPPORTED = "model_unsupported"
    MODEL_LOST = "model_lost"  # the imported or tuned one that serves
    MODEL_UNUSABLE = "model_unusable"  # an imported or tuned one that does not
    WORKER_FAILED = "worker_failed"
    NOT_ENOUGH_SPACE = "not_enough_space"
    TUNING_PACK_MISSING = "tuning_pack_missing"
    # input
    FOLDER_NOT_FOUND = "folder_not_found"
    NOT_A_FOLDER = "not_a_folder"
    UNKNOWN_FOLDER = "unknown_folder"
    UNKNOWN_DOCUMENT = "unknown_document"
    NOTHING_ALLOWED = "nothing_allowed"
    NOT_ALLOWED = "not_allowed"
    NOT_READ = "not_read"
    FILE_GONE = "file_gone"
    DENIED_ABOVE = "denied_above"
    BAD_COLLECTION = "bad_collection"
    TOO_FEW_QUERIES = "too_few_queries"
    BAD_SETTING = "bad_setting"
    BAD_FEEDBACK = "bad_feedback"
    BAD_TARGET = "bad_target"
    BAD_BACKUP = "bad_backup"
    EXTRACTION_FAILED = "extraction_failed"
    UNKNOWN_MODEL = "unknown_model"
    MODEL_IN_USE = "model_in_use"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_USE = "nothing_to_use"
    NOT_CONFIRMED = "not_confirmed"
    TOO_FEW_LEFT = "too_few_left"
    NOTHING_TO_TRY = "nothing_to_try"
    TRIAL_GOES_ON = "trial_goes_on"
    TUNE_GOES_ON = "tune_goes_on"
    TOO_FEW_SEARCHES = "too_few_searches"
    BAD_PACK = "bad_pack"
    PACK_MISMATCH = "pack_mismatch"
    UNKNOWN_PACK = "unknown_pack"
    # data
    DATABASE_TOO_NEW = "database_too_new"
    DATABASE_DAMAGED = "database_damaged"
    INDEX_DAMAGED = "index_damaged"
    VECTOR_INVALID = "vector_invalid"
    # cancelled
    CANCELLED = "cancelled"


class EngineError(Exception):
    """Root of every exception the engine raises on purpose."""

    def __init__(self, code: ErrorCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else str(code))
        self.code = code
        self.detail = detail


class EnvironmentProblem(EngineError):
    """The machine is in the way: disk, permission, lock, missing model."""


class InputProblem(EngineError):
    """What was asked for cannot be done with what was given."""


class DataProblem(EngineError):
    """Stored data is damaged or from another version."""


class CancelledError(EngineError):
    """The person or the program asked a job to stop; never shown as an error."""

    def __init__(self) -> None:
        super().__init__(ErrorCode.CANCELLED)


def environment_problem(problem: OSError, subject: str = "") -> EnvironmentProblem:
    """Return what the system refused, as DISK_FULL, DISK_FAILED, READ_ONLY or NO_ACCESS."""
    codes = {
        errno.ENOSPC: ErrorCode.DISK_FULL,
        errno.EIO: ErrorCode.DISK_FAILED,
        getattr(errno, "EDQUOT", errno.ENOSPC): ErrorCode.DISK_FULL,  # not known on Windows
        errno.EROFS: ErrorCode.READ_ONLY,
    }
    code = codes.get(problem.errno or 0, ErrorCode.NO_ACCESS)
    words = problem.strerror or str(problem)
    return EnvironmentProblem(code, f"{subject}: {words}" if subject else words)


@contextmanager
def os_errors(subject: str = "") -> Iterator[None]:
    """Raise what the operating system refuses as an `EnvironmentProblem`.

    Raises:
        EnvironmentProblem: DISK_FULL, DISK_FAILED, READ_ONLY or NO_ACCESS.
    """
    try:
        yield
    except OSError as problem:
        raise environment_problem(problem, subject) from problem
