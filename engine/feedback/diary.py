"""What a person did with results: recorded, shown, left out.

What lives here: one method per thing that can be done with feedback. What does not: rows
(`engine/store/feedback.py`), what follows from them (`policy`, `memory`), files (`exchange`),
forgetting (`erasure`). The one rule: what was done is kept raw; what it means is worked out by
who asks.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from engine.clock import Clock
from engine.config import RECORD, EngineConfig
from engine.feedback import exchange, stored
from engine.feedback.blends import Blends
from engine.feedback.erasure import Erasure
from engine.feedback.recalling import Recalling
from engine.feedback.records import (
    Act,
    ActId,
    ActKind,
    Event,
    Impression,
    ImpressionId,
    TakenIn,
    query_key,
)
from engine.store import feedback as rows
from engine.store import forgotten, trials
from engine.store.database import Connection, Database
from engine.store.feedback import ActRow, ImpressionRow
from engine.store.settings import switch
from engine.target import refuse_target
from engine.types import SearchRequest, SearchResponse

_PAGE = 500


class Diary:
    """The feedback of a profile.

    Thread: any; calls block.
    """

    def __init__(
        self,
        config: EngineConfig,
        user: Database,
        library: Database,
        clock: Clock,
        *,
        on_act: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the feedback of a profile; `on_act` is called after more is known."""
        self._on_act = on_act
        self._config = config
        self._user = user
        self._library = library
        self._clock = clock
        self._session = uuid.uuid4().hex
        self.memory = Recalling(user, clock)
        self.blends = Blends(user, on_change=self.memory.changed)
        self.forget = Erasure(config, user, library, clock, memory=self.memory, blends=self.blends)

    # recording

    def record_impression(
        self,
        response: SearchResponse,
        seen: Collection[int] = (),
        request: SearchRequest | None = None,
    ) -> ImpressionId | None:
        """Store a search with what it showed; None while nothing is to be recorded.

        Args:
            response: what was shown, in the order it was shown in.
            seen: the ranks (from 1) that were on screen; `mark_seen` adds more.
            request: what was chosen beside the query.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY, or PROFILE_BUSY when another process writes.
        """
        if not switch(self._user.reader(), RECORD):
            return None
        self.forget.old()
        reader = self._library.reader()
        names = rows.file_names(reader, [hit.document_id for hit in response.hits])
        shown = []
        for rank, hit in enumerate(response.hits, start=1):
            named = names.get(hit.document_id)
            content_hash = named.content_hash if named else b""
            one = stored.shown_hit(rank, hit, content_hash, seen=rank in seen)
            shown.append(stored.shown_row(one))
        query = stored.as_text(response.query)
        row = ImpressionRow(
            id=0,
            at_utc_ms=self._clock.now_utc_ms(),
            session=self._session,
            query=query,
            query_key=query_key(query),
            model=rows.fingerprint_of(reader, response.generation),
            filters=_filters(request),
        )
        with self._user.write() as user:
            if response.rivals:
                trial = trials.latest_trial(user)
                row = row._replace(trial=trial.id if trial and trial.goes_on else None)
            return ImpressionId(rows.add_impression(user, row, shown))

    def mark_seen(self, impression_id: ImpressionId, ranks: Iterable[int]) -> None:
        """Note which rows (from 1) of a search were on screen."""
        with self._user.write() as user:
            rows.mark_seen(user, impression_id, ranks)

    def record_act(
        self,
        impression_id: ImpressionId,
        kind: ActKind,
        path: Path | None = None,
        *,
        dwell_ms: int | None = None,
    ) -> ActId | None:
        """Store what was done after a search; None when the search was forgotten meanwhile.

        Args:
            impression_id: the search.
            kind: what was done.
            path: the file, shown or not; None for an act about the whole search.
            dwell_ms: how long it was looked at, where that is known.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY, or PROFILE_BUSY when another process writes.
        """
        raw = os.fsencode(path) if path is not None else b""
        content_hash = rows.content_hash_at(self._library.reader(), raw) if raw else b""
        with self._user.write() as user:
            if not rows.impression_exists(user, impression_id):
                return None
            rank = 0
            for one in rows.shown(user, impression_id) if raw else ():
                # a copy of a file that is shown stands in its row
                if one.path == raw or (content_hash and one.content_hash == content_hash):
                    rank, content_hash = one.rank, one.content_hash
                    if one.path == raw:
                        break
            row = ActRow(
                0,
                impression_id,
                rank,
                raw,
                content_hash,
                kind,
                self._clock.now_utc_ms(),
                dwell_ms,
                0,
            )
            number = rows.add_act(user, row)
        self.memory.changed()
        self._on_act()
        return ActId(number)

    def set_dwell(self, act_id: ActId, dwell_ms: int) -> None:
        """Note how long the file of an act was looked at, once that is known.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY, or PROFILE_BUSY when another process writes.
        """
        with self._user.write() as user:
            rows.set_dwell(user, act_id, dwell_ms)
        self.memory.changed()
        self._on_act()

    # looking

    def events(self, before: Act | None = None, limit: int = 100) -> list[Event]:
        """Return what was done, newest first; `before` is the last act of the page before."""
        place = None if before is None else (before.at_utc_ms, int(before.id))
        found = rows.events(self._user.reader(), place, limit)
        return [Event(stored.act(row), query) for row, query in found]

    def missing(self, act_ids: Iterable[ActId]) -> list[ActId]:
        """Return which of some acts are not kept, in their order."""
        wanted = list(act_ids)
        known = forgotten.deeds(self._user.reader(), wanted)
        return [one for one in wanted if one not in known]

    def counts(self) -> tuple[int, int]:
        """Return how many searches and how many acts are kept."""
        return rows.counts(self._user.reader())

    def impressions(self, check: Callable[[], None] = lambda: None) -> Iterator[Impression]:
        """Yield every search with what it showed, oldest first; `check` is called now and then."""
        return self._impressions(stored.impression, check)

    def searches(self, check: Callable[[], None] = lambda: None) -> Iterator[Impression]:
        """Yield the same, with what they showed only where other words were tried afterwards.

        Much faster; acts know the ranks of their files themselves.
        """
        anew = rows.asked_anew(self._user.reader())

        def made(user: Connection, row: ImpressionRow) -> Impression:
            return stored.impression(user, row) if row.id in anew else stored.bare(row)

        return self._impressions(made, check)

    def _impressions(
        self, made: Callable[[Connection, ImpressionRow], Impression], check: Callable[[], None]
    ) -> Iterator[Impression]:
        after = 0
        while page := rows.impressions(self._user.reader(), after, _PAGE):
            check()
            yield from (made(self._user.reader(), row) for row in page)
            after = page[-1].id

    def acts(self) -> Iterator[Act]:
        """Yield everything that was done, newest first, also what is left out."""
        before: Act | None = None
        while page := self.events(before, _PAGE):
            yield from (one.act for one in page)
            before = page[-1].act

    # editing

    def leave_out(self, act_ids: Iterable[ActId]) -> None:
        """Keep acts, and learn nothing from them."""
        self._set_left_out(act_ids, left_out=True)

    def put_back(self, act_ids: Iterable[ActId]) -> None:
        """Learn from acts again that were left out."""
        self._set_left_out(act_ids, left_out=False)

    def _set_left_out(self, act_ids: Iterable[ActId], *, left_out: bool) -> None:
        with self._user.write() as user:
            rows.set_left_out(user, act_ids, left_out=left_out)
            self.blends.taken_away(user)
        self.memory.changed()

    # files

    def export(self, target: Path, *, anonymous: bool = False) -> int:
        """Write everything into a file, one search a line; return how many searches.

        Args:
            target: the file; replaced as a whole when it is there.
            anonymous: hashes instead of texts, paths and names; such a file cannot be taken in.

        Raises:
            InputProblem: BAD_TARGET where no plain file can be written, or inside the profile.
            EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS.
        """
        refuse_target(target, self._config.data_dir)
        return exchange.write(self._user, target, anonymous=anonymous)

    def import_(self, source: Path) -> TakenIn:
        """Take in files that `export` wrote, one or several behind each other.

        Of a search that is known what was done since is added.

        Raises:
            InputProblem: BAD_FEEDBACK, with the line and what is wrong; nothing was added.
            EnvironmentProblem: NO_ACCESS, DISK_FULL.
        """
        now_utc_ms, oldest_utc_ms = self._clock.now_utc_ms(), self.forget.oldest_utc_ms
        taken = exchange.read(self._user, source, now_utc_ms, oldest_utc_ms)
        self.memory.changed()
        return taken


def _filters(request: SearchRequest | None) -> str:
    if request is None or not (request.kinds or request.folder_ids):
        return ""
    return json.dumps({"kinds": request.kinds, "folders": request.folder_ids})
