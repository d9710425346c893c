"""The one exception of reading a file.

What lives here: `ExtractionError`. What does not: words for people. The one rule: every file
that gives no text raises it with a reason, and nothing else.
"""

from __future__ import annotations

from engine.errors import ErrorCode, InputProblem
from engine.types import FailureReason


class ExtractionError(InputProblem):
    """A file gave no text; `reason` says why in one word, `detail` in one sentence."""

    def __init__(self, reason: FailureReason, detail: str = "") -> None:
        super().__init__(ErrorCode.EXTRACTION_FAILED, detail)
        self.reason = reason
