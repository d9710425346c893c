"""Which part of a snippet is shown where there is no room for the whole.

What lives here: leaving out words at the start so that those that match can be seen. What does not:
laying out (`snippet_layout`). The one rule: pure; meaning marks come later and move nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.types import Mark, MatchKind

_RESERVE = 14  # characters that eliding the end may cost
_ELLIPSIS = "…"


def show_marks(text: str, marks: Sequence[Mark], n_shown: int) -> tuple[str, list[Mark]]:
    """Return a text and its marks, begun later where a word that matches would be cut off.

    Args:
        text: the snippet; its words are parted by spaces.
        marks: in code points of `text`, in order.
        n_shown: how many code points there is room for.
    """
    words = [mark for mark in marks if mark.kind is MatchKind.WORD]
    if n_shown >= len(text) or not words or words[-1].end + _RESERVE <= n_shown:
        return text, list(marks)
    first = words[0].start
    missing = min(words[-1].end + _RESERVE - n_shown, first)
    space = text.find(" ", max(0, missing - 1), first)
    cut = (space if space >= 0 else text.rfind(" ", 0, first)) + 1
    if text[:cut].strip(f"{_ELLIPSIS} ") == "":
        return text, list(marks)
    shift = len(_ELLIPSIS) - cut
    kept = [
        replace(mark, start=mark.start + shift, end=mark.end + shift)
        for mark in marks
        if mark.start >= cut
    ]
    return _ELLIPSIS + text[cut:], kept
