"""Which of two models a result came from.

What lives here: the word alone, which results, rows and the statistics of trials share. The one
rule: it is never shown, so that the person cannot choose by it.
"""

from __future__ import annotations

from enum import StrEnum


class Team(StrEnum):
    """Who drew a result in a trial; none did where both models agree."""

    PRESENT = "present"
    CANDIDATE = "candidate"
