"""Cutting a section that is too long, where a reader would pause.

What lives here: the choice of cuts and of how much neighbours share. What does not: sections. The
one rule: paragraphs before sentences, sentences before lines, lines before words, and a word only
when it is longer than a chunk.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from engine.chunking.ruler import ChunkSize, Ruler

# Each pattern ends where the next piece would start. Worth is traded against distance from the
# middle of the range: 1.0 is worth a whole chunk's length.
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_SENTENCE = re.compile(
    r"""[.!?…][)"'\]»”’*_]*\s+(?=[^a-z\s])|[。！？｡]["'」』）”]*\s*|[:;.!?|][ \t]*\r?\n\s*"""
    r"""|\n(?=[ \t]*(?:[-*+•|>]|\d{1,3}[.)]\s))"""
)
_LINE = re.compile(r"\n\s*")
_WORD = re.compile(r"\s+|[，、；：,;](?=\S)")
_RANKED = ((_PARAGRAPH, 1.0), (_SENTENCE, 0.6), (_LINE, 0.35), (_WORD, 0.0))
_CODE_RANKED = ((_PARAGRAPH, 1.0), (_LINE, 0.6), (_WORD, 0.0))
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_EARLIEST = 0.5  # a cut is not looked for in the first half of a chunk


class Cutter:
    """Cuts stretches of one text into pieces of at most the target size."""

    def __init__(self, text: str, ruler: Ruler, size: ChunkSize, *, code: bool) -> None:
        self._text = text
        self._ruler = ruler
        self._size = size
        self._ranked = _CODE_RANKED if code else _RANKED
        self._fence_edges = [] if code else _fence_edges(text)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the pieces of `[start, end)`; neighbours overlap, nothing is lost."""
        target = self._size.target
        while (n_left := self._ruler.count(start, end)) > target:
            step = target - self._size.overlap
            n_pieces = 1 + -(-(n_left - target) // step)
            goal = (n_left + (n_pieces - 1) * self._size.overlap) / n_pieces
            cut = self._cut(start, end, goal)
            yield start, cut
            start = self._shared_start(start, cut)
        yield start, end

    def _cut(self, start: int, end: int, goal: float) -> int:
        earliest = self._ruler.after(start, max(1, int(goal * _EARLIEST)))
        latest = min(end, self._ruler.after(start, self._size.target))
        middle = self._ruler.after(start, int(goal))
        best, best_worth = 0, -2.0
        for pattern, worth in self._ranked:
            if best_worth >= worth:  # nothing of a lower rank can be better
                break
            for found in pattern.finditer(self._text, earliest, latest):
                place = found.end()
                if not earliest < place <= latest:
                    continue
                gain = worth - abs(place - middle) / max(1, latest - start)
                if pattern is _PARAGRAPH and self._in_fence(place):
                    gain -= 0.5
                if gain > best_worth:
                    best, best_worth = place, gain
        return best or max(latest, start + 1)

    def _shared_start(self, start: int, cut: int) -> int:
        """Return where the next piece starts: a little before the cut, at a boundary."""
        if self._size.overlap == 0 or self._ranked is _CODE_RANKED:
            return cut
        earliest = max(start + 1, self._ruler.before(cut, self._size.overlap))
        for pattern in (_SENTENCE, _PARAGRAPH):
            for found in pattern.finditer(self._text, earliest, cut):
                if earliest <= found.end() < cut:
                    return found.end()
        if self._ends_sentence(cut):
            return cut
        for found in _WORD.finditer(self._text, earliest, cut):
            if found.end() < cut:
                return found.end()
        return cut

    def _ends_sentence(self, cut: int) -> bool:
        before = self._text[max(0, cut - 40) : cut]
        return before.rstrip()[-1:] in ".!?…。！？:|" or before.count("\n") > 1

    def _in_fence(self, place: int) -> bool:
        return bisect_left(self._fence_edges, place) % 2 == 1


def _fence_edges(text: str) -> list[int]:
    """Return where fenced code blocks begin and end, in turn."""
    edges: list[int] = []
    fence = ""
    for found in _FENCE.finditer(text):
        if not fence:
            fence = found[1]
        elif found[1].startswith(fence):
            fence = ""
        else:
            continue
        edges.append(found.start())
    return edges
