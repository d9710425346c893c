"""The words of “Where is my file”.

What lives here: what became of a file in a search, as a title and sentences. What does not: asking
for the file, or showing the answer (`where`). The one rule: pure; the answer is one reason, said
first, and what would change it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

from engine.explanation import Explanation, FilterCheck, FilterKind, Presence, Whereabouts
from engine.types import FailureReason, Hit
from ui import messages, wording
from ui.search.why_words import day_words, lacking, neighbours_joined, ordinal, quoted
from ui.wording import noop, words

_RULES = {
    "hidden": noop("Hidden files and folders are left out."),
    "your own pattern": noop(
        "A pattern of your own leaves it out, under Folders, What to leave out."
    ),
    "Honeyguide's own data": noop("It belongs to Honeyguide's own data."),
    "a link": noop("It is a link; what it leads to counts by itself."),
    "kept in the cloud only": noop("It is kept in the cloud only."),
}


@dataclass(frozen=True, slots=True)
class WhereText:
    """A title, sentences, and the hit whose best passage is shown below them, if there is one."""

    title: str
    sentences: tuple[str, ...]
    hit: Hit | None = None


def where_text(query: str, where: Whereabouts) -> WhereText:
    """Return what became of a file.

    Args:
        query: what was typed.
        where: the engine's answer.
    """
    name = wording.printable(Path(where.path.name))
    explanation = where.explanation
    if explanation is None:
        return WhereText(words("%1 is not in the list", name), _unknown(where))
    rank = explanation.rank
    if where.presence is Presence.RANKED and rank is not None:
        title = words("%1 is %2 of %3", name, ordinal(rank), wording.count(explanation.n_ranked))
        return WhereText(title, _ranked(query, where, explanation), _shown(explanation))
    title = words("%1 is not in the list", name)
    if where.presence is Presence.FILTERED:
        return WhereText(title, _filtered(query, explanation), _shown(explanation))
    if where.presence is Presence.BEYOND:
        far = words("It is read, but too far from this question to be in the list.")
        said = (far, *_best_passage(query, explanation))
        return WhereText(title, said, _shown(explanation))
    if where.presence is Presence.FAILED and where.reason is not None:
        why = words("It gave no text: %1.", _reason(where.reason))
        return WhereText(title, (why, words("It can be found by its name.")))
    waiting = words("Its text is not read yet. Until then it can be found by its name.")
    return WhereText(title, (waiting,))


def _ranked(query: str, where: Whereabouts, explanation: Explanation) -> tuple[str, ...]:
    said = []
    if where.same_as is not None:
        same = wording.place_of(where.same_as)
        line = noop("The list shows it as %1, which has nearly the same text.")
        if where.same_text:
            line = noop("The list shows it as %1, which has the same text.")
        said.append(words(line, same))
    if where.reason is not None:
        said.append(words("It gave no text: %1.", _reason(where.reason)))
    return (*said, *_best_passage(query, explanation))


def _reason(why: FailureReason) -> str:
    """Return why a file gave no text, as it stands after a colon."""
    said = words(messages.reason(why))
    return said[:1].lower() + said[1:] if QLocale().language() == QLocale.Language.English else said


def _best_passage(query: str, explanation: Explanation) -> tuple[str, ...]:
    found = quoted(neighbours_joined(query, explanation.words_found))
    missing = lacking(query, explanation.words_missing)
    if explanation.hit is None or not explanation.hit.passages:
        in_name = quoted(neighbours_joined(query, explanation.words_in_name))
        return (words("Its name has %1.", in_name),) if in_name else ()
    if found and missing:
        return (words("Its best passage has %1 but not %2.", found, missing),)
    if found:
        return (words("Its best passage has %1.", found),)
    if missing:
        return (words("Its best passage has none of the words."),)
    return ()


def _filtered(query: str, explanation: Explanation) -> tuple[str, ...]:
    said = [_kept_out(check) for check in explanation.filters if not check.passed]
    if explanation.rank is not None:
        said.append(words("Without the filter it would be %1.", ordinal(explanation.rank)))
    return (*said, *_best_passage(query, explanation))


def _kept_out(check: FilterCheck) -> str:
    value = check.value
    if check.kind is FilterKind.KIND:
        return words("The filter for %1 leaves it out.", value)
    if check.kind is FilterKind.FOLDER:
        if not value:
            return words("It is not in the chosen folder.")
        return words("It is not in %1.", value)
    if check.kind is FilterKind.NAME:
        return words("Its name does not have “%1”.", value)
    if check.kind is FilterKind.AUTHOR:
        return words("Its author is not %1.", value)
    if check.kind is FilterKind.AFTER:
        return words("It changed before %1.", day_words(value))
    if check.kind is FilterKind.BEFORE:
        return words("It changed after the start of %1.", day_words(value))
    if check.kind is FilterKind.PHRASE:
        return words("It does not have “%1” word by word.", value)
    return words("It has “%1”, which was to be left out.", value)


def _unknown(where: Whereabouts) -> tuple[str, ...]:
    if where.presence is Presence.LEFT_OUT:
        known = _RULES.get(where.rule)
        if known:
            return (words(known),)
        return (words("A rule leaves it out: %1.", where.rule),)
    if where.presence is Presence.NOT_IN_LIBRARY:
        folder = wording.place_of(where.path.parent)
        return (words("%1 is in no folder that is read.", folder),)
    if where.presence is Presence.MISSING:
        return (words("There is no such file."),)
    return (words("It was not there at the last look. Ctrl+Shift+F5 looks again."),)


def _shown(explanation: Explanation) -> Hit | None:
    hit = explanation.hit
    return hit if hit is not None and hit.passages else None
