"""Ways to finish an operator that is being typed: kinds, folders, authors and dates that exist.

What lives here: what the library has to filter by, kept in memory, and what of it fits. What does
not: where it is shown. The one rule: a suggestion names something that exists, with how many
documents it would leave.
"""

from __future__ import annotations

import os
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.clock import Clock, SystemClock
from engine.kinds import KIND_BY_EXTENSION
from engine.operators import (
    KINDS_BY_NAME,
    QUOTES,
    Completion,
    Operator,
    Piece,
    Suggestion,
    piece_at,
)
from engine.search.query import start_ns
from engine.store import facets, hits
from engine.store.connecting import known_errors
from engine.store.database import Connection, Database
from engine.terms import fold
from engine.types import Kind

MAX_SUGGESTIONS = 8
KEPT_MS = 10_000  # while files are read the figures change all the time; they need not be new
_MIN_INSIDE = 3  # characters of a name that are looked for in its middle, too
_MAX_YEARS = 30
_MAX_NS = (1 << 63) - 1
_NAMED_DAYS = ("today", "yesterday", "7d")
_SEP = os.sep.encode()
_ADDRESS = re.compile(r'"?(?P<name>[^"<]*?)"?\s*<(?P<address>[^>]*)>$')
_SEVERAL = re.compile(r"\s*;\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with a name: as it is written, as it is compared, and in how many documents."""

    value: str
    folded: str
    n: int


class Completer:
    """Finishes operators over one library.

    Thread: any; one at a time.
    """

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        # by operator: what it can name, from which state of the library, and when that was read
        self._kept: dict[Operator | None, tuple[object, float, Any]] = {}

    def complete(self, text: str, cursor: int, roots: Sequence[Path]) -> Completion | None:
        """Return ways to finish the operator at the cursor; None where there is none.

        Args:
            text: what is typed.
            cursor: a place in it.
            roots: the folders of the library.

        Raises:
            DataProblem: DATABASE_DAMAGED.
        """
        piece = piece_at(text, cursor)
        if piece is None or piece.operator in (None, Operator.NAME):
            return None
        with self._lock, known_errors(self._database.path):
            found = list(islice(self._fitting(piece, tuple(roots)), MAX_SUGGESTIONS))
        return Completion(piece.start, piece.end, piece.operator, tuple(found))

    def _fitting(self, piece: Piece, roots: tuple[Path, ...]) -> Iterator[Suggestion]:
        connection = self._database.reader()
        state = (connection, hits.data_version(connection), roots)
        known = self._known(piece.operator, state, lambda: _read(piece.operator, connection, roots))
        if piece.operator is Operator.TYPE:
            return _types(piece.value, *known)
        if piece.operator is Operator.IN:
            return _places(piece.value, known)
        if piece.operator is Operator.AUTHOR:
            return _people(piece.value, known)
        now = datetime.fromtimestamp(self._clock.now_utc_ms() / 1000, UTC).astimezone()
        return _dates(piece.value, known, now.date(), after=piece.operator is Operator.AFTER)

    def _known(self, operator: Operator | None, state: object, read: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it names
        """Return what is kept; when the library has changed and it is some seconds old, anew."""
        now_ms = self._clock.monotonic_ms()
        kept = self._kept.get(operator)
        if kept is None or (kept[0] != state and now_ms - kept[1] > KEPT_MS):
            kept = self._kept[operator] = (state, now_ms, read())
        return kept[2]


def _read(operator: Operator | None, connection: Connection, roots: Sequence[Path]) -> Any:  # noqa: ANN401 - whatever it names
    if operator is Operator.TYPE:
        return facets.kinds(connection), _endings(facets.paths(connection))
    if operator is Operator.IN:
        return tuple(_folders(facets.paths(connection), roots))
    if operator is Operator.AUTHOR:
        return tuple(_authors(facets.authors(connection)))
    return facets.times(connection)


def _endings(paths: Iterable[bytes]) -> Counter[str]:
    names = (path.rpartition(_SEP)[2] for path in paths)
    return Counter(os.fsdecode(name.rpartition(b".")[2]).lower() for name in names)


def _folders(paths: Iterable[bytes], roots: Sequence[Path]) -> Iterator[_Named]:
    """Yield the folders and those inside them with all that is in them, the fullest first."""
    direct = Counter(path.rpartition(_SEP)[0] for path in paths)
    tops = [os.fsencode(root) for root in roots]
    inside: Counter[bytes] = Counter()
    for folder, n in direct.items():
        for top in tops:
            if folder == top or folder.startswith(top + _SEP):
                while len(folder) >= len(top):
                    inside[folder] += n
                    folder = folder.rpartition(_SEP)[0]
                break
    home = str(Path.home())
    for raw, n in sorted(inside.items(), key=lambda item: (item[0] not in tops, -item[1])):
        path = raw.decode("utf-8", "replace")
        if path.isprintable() and not any(sign in QUOTES or sign == "\ufffd" for sign in path):
            below_home = path == home or path.startswith(home + os.sep)
            yield _Named("~" + path[len(home) :] if below_home else path, _folded(path), n)


def _authors(rows: Iterable[tuple[str, int]]) -> Iterator[_Named]:
    """Yield people, a name for each address with one, the most frequent first."""
    people: Counter[str] = Counter()
    folded: dict[str, str] = {}
    for row, n in rows:
        for one in _SEVERAL.split(row):
            match = _ADDRESS.match(one)
            name = (match["name"] or match["address"]) if match else one
            name = "".join(sign for sign in name.strip() if sign not in QUOTES)
            if name.isprintable() and name:
                people[name] += n
                folded.setdefault(name, _folded(one))
    for name, n in people.most_common():
        yield _Named(name, folded[name], n)


def _types(
    value: str, kinds_there: Mapping[Kind, int], endings_there: Mapping[str, int]
) -> Iterator[Suggestion]:
    before, comma, last = value.lower().rpartition(",")
    begin = last.strip().lstrip("*.")
    kinds: dict[str, int] = {}
    for name, kind in KINDS_BY_NAME.items():
        if name.startswith(begin) and kinds_there.get(kind):
            kinds[kind.value] = kinds_there[kind]
    endings = {
        ending: n
        for ending, n in endings_there.items()
        if begin and ending.startswith(begin) and ending in KIND_BY_EXTENSION
    }
    found = endings | kinds
    for name in sorted(found, key=lambda name: (name != begin, name not in kinds, -found[name])):
        yield Suggestion(before + comma + name, found[name])


def _places(value: str, folders: Sequence[_Named]) -> Iterator[Suggestion]:
    if value.startswith("~") or os.path.isabs(value):  # noqa: PTH117 - maybe of no real folder
        begin = _folded(os.path.expanduser(value))  # noqa: PTH111 - a Path drops a last separator
        fits = [one for one in folders if one.folded.startswith(begin)]
        fits.sort(key=lambda one: one.folded.count(os.sep))
        yield from (Suggestion(one.value, one.n) for one in fits)
        return
    begin = os.sep + _folded(value)
    yield from (
        Suggestion(one.value, one.n)
        for one in folders
        if os.sep not in one.folded[one.folded.rfind(begin) + len(begin) :] and begin in one.folded
    )


def _people(value: str, authors: Sequence[_Named]) -> Iterator[Suggestion]:
    begin = _folded(value)
    words = [one for one in authors if f" {begin}" in f" {one.folded.replace('<', ' ')}"]
    yield from (Suggestion(one.value, one.n) for one in words)
    if len(begin) >= _MIN_INSIDE:
        there = {one.value for one in words}
        yield from (
            Suggestion(one.value, one.n)
            for one in authors
            if begin in one.folded and one.value not in there
        )


def _dates(
    value: str, times: NDArray[np.int64], today: date, *, after: bool
) -> Iterator[Suggestion]:
    typed = value.strip().lower()
    this_month = today.year * 12 + today.month - 1
    months = [
        f"{number // 12}-{number % 12 + 1:02}"
        for number in range(this_month, this_month - 12 * _MAX_YEARS, -1)
    ]
    years = [str(today.year - past) for past in range(_MAX_YEARS)]
    named = _NAMED_DAYS if after else _NAMED_DAYS[:1]
    offered = [*named, *years, *months] if typed else [*named, *months[:1], *years]
    for one in offered:
        if not one.startswith(typed):
            continue
        begins = start_ns(one, today)
        ends = start_ns(_following(one), today) if one not in named else _MAX_NS
        if begins is None or ends is None:
            continue
        n_before, n_until = np.searchsorted(times, (begins, ends)).tolist()
        n = len(times) - n_before if after else n_before
        if n and n_until > n_before:  # nobody thinks of a month in which nothing was changed
            yield Suggestion(one, n)


def _following(period: str) -> str:
    """Return the year after a year, or the month after a month."""
    year, _, month = period.partition("-")
    if not month:
        return str(int(year) + 1)
    number = int(year) * 12 + int(month)
    return f"{number // 12}-{number % 12 + 1:02}"


def _folded(text: str) -> str:
    return fold(text).casefold()
