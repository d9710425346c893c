"""Figures, times and places in the person's words.

What lives here: ages, durations, counts, sizes and shortened paths. What does not: errors
(`ui/messages.py`). The one rule: an estimate is rounded as a person would say it, and every
function is pure: the present moment is an argument.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_NOW_MS = 60_000
_DAY_MS = 86_400_000
_WEEK_DAYS = 7
_FIRST, _LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001 - anywhere on earth


def words(text: str, *parts: object) -> str:
    """Return a translated text with its `%1`, `%2` … filled in."""
    translated = QCoreApplication.translate("wording", text)
    for number, part in enumerate(parts, 1):
        translated = translated.replace(f"%{number}", str(part))
    return translated


def noop(text: str) -> str:
    """Return a text as it is: it stands in a table and is translated by `words` where it is shown.

    The marker by which `resources.translations` finds it, as gettext's `gettext_noop`.
    """
    return text


def count(n: int) -> str:
    """Return a number with the locale's separators."""
    return QLocale().toString(n)


def counted(n: int, one: str, many: str) -> str:
    """Return a counted thing: `%n` stands for the number in both forms."""
    text = QCoreApplication.translate("wording", one if n == 1 else many)
    return text.replace("%n", count(n))


def files(n: int) -> str:
    """Return a number of files."""
    return counted(n, "%n file", "%n files")


def percent(share: float) -> str:
    """Return a share of 0 to 1 with one decimal; 100 only when it is all."""
    value = min(99.9, 100 * share) if share < 1 else 100.0
    text = QLocale().toString(value, "f", 1)
    if value in (0.0, 100.0):
        text = QLocale().toString(int(value))
    return f"{text} %"


def duration(ms: float) -> str:
    """Return a duration as a person says it: a few seconds, about 40 s, about 2 h 10 min."""
    seconds = ms / 1000
    if seconds < 10:
        return words("a few seconds")
    if seconds < 90:
        return words("about %1 s", round(seconds / 10) * 10)
    minutes = round(seconds / 60)
    if minutes < 60:
        return words("about %1 min", minutes)
    hours, minutes = divmod(round(minutes / 10) * 10, 60)
    return words("about %1 h %2 min", hours, minutes) if minutes else words("about %1 h", hours)


def age(then_ms: int, now_ms: int) -> str:
    """Return when something happened: now, 14:05, yesterday, Monday, 3 Sep, 3 Mar 2024."""
    if 0 <= now_ms - then_ms < _NOW_MS:
        return words("now")
    then, now = _local(then_ms), _local(now_ms)
    days = (now.date() - then.date()).days
    locale = QLocale()
    if days == 0:
        return locale.toString(QTime(then.hour, then.minute), "HH:mm")
    if days == 1:
        return words("yesterday")
    if 1 < days < _WEEK_DAYS:
        return locale.dayName(then.isoweekday(), QLocale.FormatType.LongFormat)
    return day(then_ms, now_ms)


def day(then_ms: int, now_ms: int) -> str:
    """Return a date, with its year when that is not the present one: 3 Sep, 3 Mar 2024."""
    then, now = _local(then_ms), _local(now_ms)
    # the order of day, month and year is a language's own
    form = words("d MMM") if then.year == now.year else words("d MMM yyyy")
    return QLocale().toString(QDate(then.year, then.month, then.day), form)


def ago(then_ms: int, now_ms: int) -> str:
    """Return how long ago: just now, 2 min ago, 1 h ago, then a date."""
    passed_ms = now_ms - then_ms
    if passed_ms < _NOW_MS:
        return words("just now")
    minutes = passed_ms // 60_000
    if minutes < 60:
        return words("%1 min ago", minutes)
    if passed_ms < _DAY_MS:
        return words("%1 h ago", minutes // 60)
    return age(then_ms, now_ms)


def size(n_bytes: int) -> str:
    """Return a file size with its unit."""
    return QLocale().formattedDataSize(n_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def place_of(path: Path) -> str:
    """Return a path with the home folder as `~`, printable whatever bytes it holds."""
    text = printable(path)
    home = str(Path.home())
    if text == home or text.startswith(home + os.sep):
        text = "~" + text[len(home) :]
    return text


def printable(path: Path) -> str:
    """Return a path without line breaks and without bytes that are no text."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "�" for c in text)


def _local(utc_ms: int) -> datetime:
    """Return a moment in local time; one that no calendar has is its first or its last day."""
    try:
        return datetime.fromtimestamp(utc_ms / 1000).astimezone()
    except (OverflowError, ValueError, OSError):
        return _FIRST if utc_ms < 0 else _LAST
