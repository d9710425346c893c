"""The words of “Why this result”.

What lives here: an explanation turned into title, sentence and rows, and the raw values for
copying. What does not: the popover (`why`). The one rule: pure; ranks are shown, values are only
copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, Qt

from engine.explanation import Explanation, FilterCheck, FilterKind
from engine.feedback.records import ActKind
from engine.types import FromYou, Hit, Mark, MatchKind, Order, Passage, SearchRequest
from ui import wording
from ui.wording import noop, words

_NEAR_RANK = 10  # by meaning; further down a file is not called close
_MAX_QUOTED = 2
_LEAD_CHARS = 48
_ORDINALS = (
    noop("first"), noop("second"), noop("third"), noop("fourth"), noop("fifth"),
    noop("sixth"), noop("seventh"), noop("eighth"), noop("ninth"), noop("tenth"),
)  # fmt: skip

_DONE = {
    ActKind.OPEN: noop("you opened it for “%1” on %2"),
    ActKind.COPY: noop("you copied from it for “%1” on %2"),
    ActKind.REVEAL: noop("you showed it in its folder for “%1” on %2"),
    ActKind.THUMB_UP: noop("you marked it as what you wanted for “%1” on %2"),
    ActKind.THIS_IS_IT: noop("you marked it as what you wanted for “%1” on %2"),
    ActKind.THUMB_DOWN: noop("you marked it as wrong for “%1” on %2"),
}


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A text with marked ranges."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One piece of evidence: its name, its rank or verdict, and what it rests on."""

    label: str
    value: str
    detail: MarkedLine


@dataclass(frozen=True, slots=True)
class WhyText:
    """Everything the popover says; `raw` is what Copy gives."""

    title: str
    sentence: str
    rows: tuple[WhyRow, ...]
    raw: str


def why_text(
    request: SearchRequest, hit: Hit, explanation: Explanation, place: int, *, now_ms: int
) -> WhyText:
    """Return why a row stands where it stands.

    Args:
        request: what was asked.
        hit: the row as it is shown.
        explanation: how its document stands in the whole list.
        place: its place in the list that is shown, from 1.
        now_ms: the present moment, for the day on which something was done.
    """
    query = request.text
    rows = [_meaning_row(hit, explanation), _words_row(query, explanation)]
    closely = _closely_row(hit, place)
    if closely is not None:
        rows.append(closely)
    told = hit.from_you
    if told is not None:
        rows.append(WhyRow(words("From you"), _moved(told), MarkedLine(_done(told, now_ms))))
    if explanation.filters:
        kept = ", ".join(filter_words(check) for check in explanation.filters)
        rows.append(WhyRow(words("Filters"), words("kept"), MarkedLine(kept)))
    title = words("Why this is %1", _place_word(place))
    sentence = _sentence(query, hit, explanation)
    if told is not None and told.first:
        done = _done(told, now_ms)
        sentence = words("%1, so it comes first.", done[:1].upper() + done[1:])
    if request.order is Order.NEWEST:
        sentence = words("Of the files that match, the one changed last comes first.")
    return WhyText(
        title=title,
        sentence=sentence,
        rows=tuple(rows),
        raw=_raw(query, hit, explanation, place),
    )


def ordinal(n: int) -> str:
    """Return a rank in figures: 1st, 2nd, 11th."""
    if n % 100 in (11, 12, 13):
        return words("%1th", n)
    return words({1: "%1st", 2: "%1nd", 3: "%1rd"}.get(n % 10, "%1th"), n)


def quoted(found: Sequence[str], last: str = noop("%1 and %2")) -> str:
    """Return words in quotes, as a person lists them: “a”, “b” and “c”."""
    each = [words("“%1”", word) for word in found]
    if len(each) < 2:
        return "".join(each)
    return words(last, ", ".join(each[:-1]), each[-1])


def lacking(query: str, missing: Sequence[str]) -> str:
    """Return the words that are not there, as a person lists them: “a” or “b”."""
    return quoted(neighbours_joined(query, missing), noop("%1 or %2"))


def neighbours_joined(query: str, found: Sequence[str]) -> list[str]:
    """Return words with those that were typed side by side made one: heat pump."""
    joined: list[str] = []
    spaced = f" {' '.join(query.split())} ".casefold()
    for word in found:
        if joined and f" {joined[-1]} {word} ".casefold() in spaced:
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def filter_words(check: FilterCheck) -> str:
    """Return what a filter asks, as it is said of a file that passes it."""
    if check.kind is FilterKind.KIND:
        return words("kind %1", check.value)
    if check.kind is FilterKind.FOLDER:
        if not check.value:
            return words("in the chosen folder")
        return words("in %1", check.value)
    if check.kind is FilterKind.AFTER:
        return words("changed since %1", day_words(check.value))
    if check.kind is FilterKind.BEFORE:
        return words("changed before %1", day_words(check.value))
    if check.kind is FilterKind.NAME:
        return words("“%1” in its name", check.value)
    if check.kind is FilterKind.AUTHOR:
        return words("by %1", check.value)
    if check.kind is FilterKind.PHRASE:
        return words("has “%1” word by word", check.value)
    return words("without “%1”", check.value)


def day_words(value: str) -> str:
    """Return a day that is written as YYYY-MM-DD; the first of a month or year stands for it."""
    day = QDate.fromString(value, Qt.DateFormat.ISODate)
    if not day.isValid():
        return value
    if day.day() > 1:
        return QLocale().toString(day, words("d MMMM yyyy"))
    return QLocale().toString(day, words("MMMM yyyy"))


def _place_word(place: int) -> str:
    return words(_ORDINALS[place - 1]) if place <= len(_ORDINALS) else ordinal(place)


def _sentence(query: str, hit: Hit, explanation: Explanation) -> str:
    found = quoted(neighbours_joined(query, explanation.words_found)[:4])
    rank = explanation.meaning_rank
    close = rank is not None and rank <= _NEAR_RANK
    if not hit.passages:
        in_name = quoted(neighbours_joined(query, explanation.words_in_name))
        if in_name:
            return words("Found by its name, which has %1 in it.", in_name)
        return words("It passes the filters; the file changed last comes first.")
    if close and found:
        return words("Close in meaning, and it has %1 in it.", found)
    if close:
        return words("Close in meaning, though none of the words are in it.")
    if found:
        return words("It has %1 in it.", found)
    return words("Nothing else is nearer to what was asked.")


def _meaning_row(hit: Hit, explanation: Explanation) -> WhyRow:
    label = words("By meaning")
    if explanation.meaning_rank is None or not hit.passages:
        return WhyRow(label, "–", MarkedLine(words("not compared with the question")))
    passage = hit.passages[0]
    place = _place_in(passage)
    lead = words("nearest passage %1: “%2”", place, _nearest_words(passage))
    if not place:
        lead = words("nearest passage: “%1”", _nearest_words(passage))
    return WhyRow(label, ordinal(explanation.meaning_rank), MarkedLine(lead))


def _place_in(passage: Passage) -> str:
    if passage.page is not None:
        return words("on page %1", passage.page)
    if passage.part or passage.heading:
        return words("in “%1”", passage.part or passage.heading.rsplit(" › ", 1)[-1])
    return words("at line %1", passage.line) if passage.line > 1 else ""


def _nearest_words(passage: Passage) -> str:
    near = [
        " ".join(passage.snippet[mark.start : mark.end].split())
        for mark in passage.marks
        if mark.kind is MatchKind.MEANING
    ]
    if near:
        return " … ".join(dict.fromkeys(near[:_MAX_QUOTED]))
    text = " ".join(passage.snippet.strip("…").split())
    if len(text) <= _LEAD_CHARS:
        return text
    cut = text.rfind(" ", 0, _LEAD_CHARS)
    return text[: cut if cut > 0 else _LEAD_CHARS] + "…"


def _words_row(query: str, explanation: Explanation) -> WhyRow:
    label = words("By words")
    value = "–" if explanation.words_rank is None else ordinal(explanation.words_rank)
    found = neighbours_joined(query, explanation.words_found)
    missing = lacking(query, explanation.words_missing)
    if not found:
        text = words("has none of the words") if missing else words("no words were asked for")
        return WhyRow(label, value, MarkedLine(text))
    listed = ", ".join(found)
    text = words("has %1; does not have %2", "\0", missing) if missing else words("has %1", "\0")
    at = text.index("\0")
    marks = []
    for word in found:
        marks.append(Mark(at, at + len(word)))
        at += len(word) + 2
    return WhyRow(label, value, MarkedLine(text.replace("\0", listed), tuple(marks)))


def _closely_row(hit: Hit, place: int) -> WhyRow | None:
    if hit.stages.rerank is None:
        return None
    before = hit.stages.fused.rank if hit.stages.fused else place
    if before > place:
        moved = words("moved up from %1", ordinal(before))
    elif before < place:
        moved = words("moved down from %1", ordinal(before))
    else:
        moved = words("it stayed in its place")
    detail = words("question and passage read side by side: %1", moved)
    return WhyRow(words("Read closely"), ordinal(hit.stages.rerank.rank), MarkedLine(detail))


def _moved(told: FromYou) -> str:
    if told.first:
        return words("first")
    return words("lower") if told.lowered else words("higher")


def _done(told: FromYou, now_ms: int) -> str:
    """Return what was done with a file: you opened it for “heat pump” on 3 Mar."""
    day = wording.day(told.at_utc_ms, now_ms)
    return words(_DONE[ActKind(told.act)], told.query, day)


def _raw(query: str, hit: Hit, explanation: Explanation, place: int) -> str:
    stages = {
        "BM25": hit.stages.lexical,
        "cosine": hit.stages.dense,
        "fused value": hit.stages.fused,
        "logit": hit.stages.rerank,
    }
    lines = [f"query: {query}", f"file: {hit.path}", f"place: {place}"]
    lines += [
        f"{name}: {stage.value:.4f} (rank {stage.rank} of the candidate passages)"
        if name != "fused value"
        else f"{name}: {stage.value:.4f} (rank {stage.rank})"
        for name, stage in stages.items()
        if stage is not None
    ]
    ranks = {
        "rank": explanation.rank,
        "rank by meaning": explanation.meaning_rank,
        "rank by words": explanation.words_rank,
    }
    lines += [f"{name}: {rank} of {explanation.n_ranked}" for name, rank in ranks.items() if rank]
    lines.append(f"words found: {', '.join(explanation.words_found) or '-'}")
    lines.append(f"words missing: {', '.join(explanation.words_missing) or '-'}")
    if hit.from_you is not None:
        lines.append(f"from you: {hit.from_you.act} for {hit.from_you.query}")
    lines += [
        f"filter {check.kind}: {check.value or '-'} ({'kept' if check.passed else 'left out'})"
        for check in explanation.filters
    ]
    return "\n".join(lines)
