"""A simulated person at the library: asking, opening, and what they find afterwards.

What lives here: searches with everything the window records of them, and searches that only
measure. What does not: what the person does with a list (`evaluate.simulated_person`), and the
tune. The one rule: only what the window can do and see is used.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.clock import SystemClock
from engine.errors import ErrorCode, InputProblem
from engine.evaluate import metrics
from engine.evaluate.collection import Collection, JudgedQuery
from engine.evaluate.runner import path_of, ranking_of
from engine.evaluate.simulated_person import Habits, Recall, Visit, visit
from engine.feedback.records import ActKind, ImpressionId
from engine.jobs import Report
from engine.library import Library
from engine.types import SearchRequest

_SHOWN = 50  # as many as the window lists
_DEPTH = 100  # as deep as `honeyguide eval` looks
_EVERY_MS = 8_640_000  # ten searches a day


class Calendar(SystemClock):
    """Lets the person's searches lie hours apart, the last one now."""

    def __init__(self, n_searches: int) -> None:
        self._behind_ms = n_searches * _EVERY_MS

    def now_utc_ms(self) -> int:
        """Return the person's time."""
        return super().now_utc_ms() - self._behind_ms

    def go_on(self) -> None:
        """Let the time to the next search pass."""
        self._behind_ms -= _EVERY_MS


@dataclass(frozen=True, slots=True)
class Look:
    """A search and what was done; `kept` is what should come first when it is asked again.

    `anew` tells that it was asked since the one before it led nowhere.
    """

    number: ImpressionId
    query: str
    visit: Visit
    kept: Path | None
    anew: bool = False


class Desk:
    """The library as the window uses it, filled with a collection."""

    def __init__(self, library: Library, collection: Collection, report: Report) -> None:
        self._library = library
        self._names = {path_of(i): entry.id for i, entry in enumerate(collection.entries)}
        self._texts = {one.id: f"{one.title}\n{one.text}" for one in collection.entries}
        self._recall = Recall.of(self._texts.values())
        self._report = report

    def search(
        self, queries: Sequence[JudgedQuery], habits: Habits, seed: int, calendar: Calendar
    ) -> list[Look]:
        """Ask each query, open what the person opens, and record all of it.

        Raises:
            InputProblem: BAD_SETTING when nothing is to be recorded.
            EnvironmentProblem: DISK_FULL and its kin.
            CancelledError: told to stop.
        """
        looks = []
        for i, query in enumerate(queries):
            self._report("searches", i, len(queries))
            # a generator for each query: what happens in one search changes no other
            chance = random.Random(f"{seed} {query.id}")  # noqa: S311
            look = self._look(query.text, query.grades, habits, chance)
            again: Look | None = None
            if not look.visit.found and chance.random() < habits.asks_anew:
                again = self._ask_anew(query, look, habits, chance)
            if again is None:
                looks.append(look)
            else:
                looks += [_to_be_asked_again(look, again), again]
            calendar.go_on()
        return looks

    def _ask_anew(
        self, query: JudgedQuery, before: Look, habits: Habits, chance: random.Random
    ) -> Look | None:
        """Return the second look; None where nothing of the file comes to mind."""
        known = {one for one, grade in query.grades.items() if grade > 0} & self._texts.keys()
        wanted = chance.choice(sorted(known))
        words = self._recall.query(self._texts[wanted], habits.n_recalled, chance)
        if not words:
            return None
        look = self._look(words, {wanted: query.grades[wanted]}, habits, chance)
        if before.visit.led_nowhere:  # then the window notes it
            self._library.feedback.record_act(before.number, ActKind.REFORMULATE)
        return replace(look, anew=True)

    def _look(
        self, text: str, grades: Mapping[str, float], habits: Habits, chance: random.Random
    ) -> Look:
        request = SearchRequest(text, limit=_SHOWN)
        response = self._library.search(request)
        ranking = [self._names[hit.path] for hit in response.hits]
        made = visit(ranking, grades, habits, chance)
        diary = self._library.feedback
        number = diary.record_impression(response, range(1, made.n_seen + 1), request)
        if number is None:
            raise InputProblem(ErrorCode.BAD_SETTING, "feedback.record")
        for deed in made.deeds:
            path = response.hits[deed.rank - 1].path
            diary.record_act(number, deed.kind, path, dwell_ms=deed.dwell_ms)
        kept = response.hits[made.kept - 1].path if made.kept else None
        return Look(number, text, made, kept)

    def measure(self, queries: Sequence[JudgedQuery]) -> tuple[float, ...]:
        """Return nDCG@10 of each query, end to end; nothing is recorded.

        Raises:
            CancelledError: told to stop.
        """
        values = []
        for i, query in enumerate(queries):
            self._report("queries", i, len(queries))
            hits = self._library.search(SearchRequest(query.text, limit=_DEPTH)).hits
            values.append(metrics.ndcg(ranking_of(hits, self._names), query.grades))
        return tuple(values)

    def n_first(self, looks: Sequence[Look]) -> int:
        """Return in how many searches, asked again, what was kept comes first.

        Raises:
            CancelledError: told to stop.
        """
        n_first = 0
        for i, look in enumerate(looks):
            self._report("queries", i, len(looks))
            if look.kept is not None:
                hits = self._library.search(SearchRequest(look.query, limit=_SHOWN)).hits
                n_first += bool(hits) and hits[0].path == look.kept
        return n_first


def _to_be_asked_again(before: Look, again: Look) -> Look:
    """Return a look after which nothing is expected where other words found the file.

    What those found may come first now, or what was left at once: nobody opened it for these.
    """
    if before.visit.led_nowhere and not again.visit.led_nowhere:
        return replace(before, kept=None)
    return before
