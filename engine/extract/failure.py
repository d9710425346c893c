"""The one exception of reading a file.

What lives here: `ExtractionError`, and what it says of a file that the system refuses. What does
not: words for people. The one rule: every file that gives no text raises it with a reason, and
nothing else.
"""

from __future__ import annotations

import errno
import os

from engine.errors import ErrorCode, InputProblem
from engine.types import FailureReason

_NOT_ALLOWED = frozenset((errno.EACCES, errno.EPERM, errno.ENAMETOOLONG))
# EOPNOTSUPP: what macOS says of a socket
_NO_FILE = frozenset((errno.ELOOP, errno.ENXIO, errno.ENODEV, errno.EISDIR, errno.EOPNOTSUPP))
_GONE = frozenset((errno.ENOENT, errno.ENOTDIR))


class ExtractionError(InputProblem):
    """A file gave no text; `reason` says why in one word, `detail` in one sentence.

    `is_passing` tells that this says nothing of the file: it is there to be read another time.
    """

    def __init__(
        self, reason: FailureReason, detail: str = "", *, is_passing: bool = False
    ) -> None:
        super().__init__(ErrorCode.EXTRACTION_FAILED, detail)
        self.reason = reason
        self.is_passing = is_passing


def refused(problem: OSError) -> ExtractionError:
    """Return what the system says of a file that it does not open or read.

    A few errors speak of the file; all others of a disk, a share or a system in trouble.
    """
    number = problem.errno
    if number in _NOT_ALLOWED:
        return ExtractionError(FailureReason.NO_ACCESS, "this account may not read it")
    if number in _NO_FILE:
        return ExtractionError(FailureReason.NOT_A_FILE, "it is not a regular file")
    if number in _GONE:
        detail = "it is not there any more"
        return ExtractionError(FailureReason.NO_ACCESS, detail, is_passing=True)
    if number:
        detail = f"the disk says: {os.strerror(number)}"
        return ExtractionError(FailureReason.NO_ACCESS, detail, is_passing=True)
    return ExtractionError(FailureReason.CORRUPT, "it is damaged")
