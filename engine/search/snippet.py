"""The stretch of a passage that is shown, and which words of it are marked.

What lives here: choosing a window and marking what matched. What does not: reading text from
anywhere. The one rule: pure; the same terms that find a passage mark it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine import terms
from engine.search.legible import without_marks
from engine.terms import TermSpan
from engine.types import Mark
from engine.word_places import best_cluster

SNIPPET_CHARS = 240
# begins with a set of letters, which is looked for at the speed of C
_SENTENCE_END = re.compile(r"[.!?…:;。！？；](?:(?<=[。！？；])|(?<=[.!?…:;])['\"”»)]?\s)(?=\S)")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of a passage in one line, with its marks."""

    text: str
    marks: tuple[Mark, ...]


def make_snippet(
    text: str,
    weights: Mapping[str, float],
    n_chars: int = SNIPPET_CHARS,
    *,
    plain: bool = False,
) -> Snippet:
    """Return the part of a text that answers best, cut at sentences or words.

    Args:
        text: the passage.
        weights: how much each term of the query is worth.
        n_chars: about how long; never longer, save for the marks of a cut.
        plain: show Markdown as it reads.
    """
    if plain:
        text = without_marks(text)
    line = " ".join(text.split())
    found = terms.find_terms(line, weights)
    start, end = _window(line, found, weights, n_chars)
    before = _ELLIPSIS if start > 0 else ""
    after = _ELLIPSIS if end < len(line) else ""
    shift = len(before) - start
    limit = end + shift
    marks = merged_marks(
        [
            (span.start + shift, min(span.end + shift, limit))
            for span in found
            if start <= span.start < end
        ]
    )
    return Snippet(f"{before}{line[start:end]}{after}", marks)


def mark_text(text: str, weights: Mapping[str, float]) -> tuple[Mark, ...]:
    """Return the marks of the words of a short text, such as a file's name."""
    return merged_marks([(span.start, span.end) for span in terms.find_terms(text, weights)])


def merged_marks(places: list[tuple[int, int]]) -> tuple[Mark, ...]:
    """Return places as marks in order, those that overlap or touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple([Mark(start, end) for start, end in merged])


def _window(
    line: str, found: list[TermSpan], weights: Mapping[str, float], n_chars: int
) -> tuple[int, int]:
    if len(line) <= n_chars:
        return 0, len(line)
    begin, finish = best_cluster(found, weights, n_chars)
    spare = max(0, n_chars - (finish - begin))
    earliest = max(0, min(begin - spare // 2, len(line) - n_chars))
    start = _start_near(line, earliest, begin)
    end = min(len(line), start + n_chars)
    if end < len(line):
        cut = line.rfind(" ", max(finish, start + n_chars // 2), end + 1)
        end = cut if cut > start else end
    return start, end


def _start_near(line: str, earliest: int, begin: int) -> int:
    """Return a place to cut before `begin`: a sentence's start, else a word's."""
    if earliest == 0:
        return 0
    found = _SENTENCE_END.search(line, earliest, begin + 1)
    if found is not None:
        return found.end()
    cut = line.find(" ", earliest, begin + 1)
    return cut + 1 if cut >= 0 else earliest
