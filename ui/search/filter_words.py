"""Filters and ways to finish them, in the person's words.

What lives here: what a chip and a line of the completion say. What does not: what a filter means
(`engine/operators.py`). The one rule: pure; what is not known by a word stands as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale

from engine.file_kind import Kind
from engine.operators import Operator, Piece, kinds_in
from ui.wording import counted, noop, words

_MAX_NAME = 28  # characters of a folder's name on a chip
_PERIOD = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_AGO = re.compile(r"(\d{1,4})([dwmy])$", re.IGNORECASE)


def with_filter(filters: Sequence[Piece], new: Piece) -> list[Piece]:
    """Return filters with one more at the end; there is one time, and the same one only once."""
    is_time = new.operator in (Operator.AFTER, Operator.BEFORE)
    kept = [
        one
        for one in filters
        if one.text != new.text and not (is_time and one.operator is new.operator)
    ]
    return [*kept, new]


def kind_name(kind: Kind) -> str:
    """Return a kind as the facets name it."""
    return words(
        {
            Kind.PDF: "PDF",
            Kind.DOCUMENT: "Documents",
            Kind.SHEET: "Sheets",
            Kind.SLIDES: "Slides",
            Kind.NOTE: "Notes",
            Kind.CODE: "Code",
            Kind.MAIL: "Mail",
            Kind.WEB: "Web",
            Kind.IMAGE: "Images",
            Kind.ARCHIVE: "Archives",
            Kind.OTHER: "Other",
        }[kind]
    )


def chip_words(filter_: Piece) -> str:
    """Return what the chip of a filter says: PDF, Projects, Since Jan 2024."""
    value = " ".join(filter_.value.split())
    if filter_.operator is Operator.TYPE:
        return type_words(value)
    if filter_.operator is Operator.IN:
        name = re.split(r"[/\\]", value.rstrip("/\\"))[-1] or value
        return name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME // 2]}…{name[-10:]}"
    ago = _AGO.match(value)
    after = filter_.operator is Operator.AFTER
    if ago:
        return words("Past %1", _span(ago)) if after else words("Older than %1", _span(ago))
    if value.lower() == "today" and after:
        return words("Today")
    return words("Since %1", _period(value)) if after else words("Before %1", _period(value))


def suggestion_words(operator: Operator, value: str) -> str:
    """Return a way to finish an operator as a line of the list says it."""
    if operator is Operator.TYPE:
        return type_words(value)
    if operator in (Operator.AFTER, Operator.BEFORE):
        ago = _AGO.match(value)
        said = words("the past %1", _span(ago)) if ago else _period(value)
        return said[:1].upper() + said[1:]
    return value


def type_words(value: str) -> str:
    """Return the names of kinds and extensions: PDF, .md."""
    said = []
    for one in value.split(","):
        kinds, extensions = kinds_in(one) or (frozenset(), frozenset())
        said += [kind_name(kind) for kind in kinds]
        said += [f".{extension}" for extension in extensions]
    return ", ".join(dict.fromkeys(said))


def _span(ago: re.Match[str]) -> str:
    one, many = {
        "d": (noop("%n day"), noop("%n days")),
        "w": (noop("%n week"), noop("%n weeks")),
        "m": (noop("%n month"), noop("%n months")),
        "y": (noop("%n year"), noop("%n years")),
    }[ago[2].lower()]
    return counted(int(ago[1]), one, many)


def _period(value: str) -> str:
    """Return a day, month or year: 9 Mar 2025, Mar 2025, 2025, yesterday."""
    if value.lower() in (noop("today"), noop("yesterday")):
        return words(value.lower())
    found, reverse = _PERIOD.match(value), _DAY_FIRST.match(value)
    year, month, day = found.groups() if found else reverse.groups()[::-1] if reverse else ("",) * 3
    locale = QLocale()
    if day:
        return locale.toString(QDate(int(year), int(month), int(day)), words("d MMM yyyy"))
    if month:
        return f"{locale.standaloneMonthName(int(month), QLocale.FormatType.ShortFormat)} {year}"
    return year or value
