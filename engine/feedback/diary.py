"""What a person did with results: recorded, shown, left out, forgotten.

What lives here: one method per thing that can be done with feedback. What does not: rows
(`engine/store/feedback.py`), what follows from them (`policy`, `memory`), files (`exchange`). The
one rule: what a person forgets is gone from the disk, also from the copies made before a migration
or a restore, and every model that learned from it is marked.
"""

from __future__ import annotations

import json
import logging
import os
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from engine.clock import Clock
from engine.config import ENGINE_SETTINGS, EngineConfig
from engine.errors import DataProblem, EngineError, os_errors
from engine.feedback import exchange, stored
from engine.feedback.blends import Blends
from engine.feedback.recalling import Recalling
from engine.feedback.records import (
    LEARNED_FROM,
    Act,
    ActId,
    ActKind,
    Event,
    Forgotten,
    Impression,
    ImpressionId,
    query_key,
)
from engine.store import feedback as rows
from engine.store import model_versions, trials
from engine.store.connecting import known_errors
from engine.store.database import Connection, Database
from engine.store.feedback import ActRow, ImpressionRow
from engine.store.settings import all_settings
from engine.types import SearchRequest, SearchResponse
from engine.versions import ModelVersionId

log = logging.getLogger(__name__)

RECORD, KEEP_DAYS = "feedback.record", "feedback.keep_days"
_DAY_MS = 86_400_000
_PAGE = 500

Remove = Callable[[Connection], set[int]]  # returns the searches that lost something


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
        """Open the feedback of a profile; `on_act` is called after an act was stored."""
        self._on_act = on_act
        self._config = config
        self._user = user
        self._library = library
        self._clock = clock
        self._session = uuid.uuid4().hex
        self._looked = (0, 0)  # for what is too old: when, and after how many days it was
        self.memory = Recalling(user, clock)
        self.blends = Blends(user, on_change=self.memory.changed)

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
        if not self._setting(RECORD):
            return None
        self.forget_old()
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

    # looking

    def events(self, before: ActId | None = None, limit: int = 100) -> list[Event]:
        """Return what was done, newest first; `before` is the last id of the page before."""
        found = rows.events(self._user.reader(), before, limit)
        return [Event(stored.act(row), query) for row, query in found]

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
        before: int | None = None
        while page := rows.events(self._user.reader(), before, _PAGE):
            yield from (stored.act(row) for row, _ in page)
            before = page[-1][0].id

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

    # forgetting

    def forget_query(self, query: str) -> Forgotten:
        """Forget every search for a query, however it was written."""
        key = query_key(stored.as_text(query))
        return self._forget(lambda user: rows.forget_query(user, key))

    def forget_file(self, path: Path) -> Forgotten:
        """Forget a file: what was done with it, and that it was ever shown."""
        raw = os.fsencode(path)
        return self._forget(lambda user: rows.forget_files(user, raw, below=False))

    def forget_folder(self, path: Path) -> Forgotten:
        """Forget every file below a folder."""
        raw = os.fsencode(path)
        return self._forget(lambda user: rows.forget_files(user, raw, below=True))

    def forget_all(self) -> Forgotten:
        """Forget everything, also the weights that were fitted on it.

        What a tuned model has learned, and the weights that it came with, go with the model.
        """
        with self._user.write() as user:
            self.blends.forget(user)
        return self._forget(rows.forget_all)

    def _forget(self, remove: Remove) -> Forgotten:
        with self._user.write() as user:
            touched = remove(user)
            n_kept = rows.n_known(user, touched)
            self._mark_models(user, touched)
            self.blends.taken_away(user)
        self.memory.changed()
        self._erase(touched, remove)
        self._drop_kept()
        return Forgotten(len(touched) - n_kept, n_kept)

    def _erase(self, touched: set[int], remove: Remove) -> None:
        """Leave nothing on the disk of what was removed."""
        if touched:
            self._user.compact()
            self._forget_in_copies(remove)

    def _mark_models(self, user: Connection, touched: set[int]) -> None:
        versions = model_versions.model_versions(user, self._config.models_dir)
        learned = [
            version.id
            for version in versions
            if not touched.isdisjoint(version.details.get(LEARNED_FROM, ()))
        ]
        model_versions.mark_stale(user, learned)

    def _forget_in_copies(self, remove: Remove) -> None:
        stem = self._config.user_path.stem
        backups = self._config.data_dir / "backups"
        with os_errors(str(backups)):
            self._config.user_path.with_suffix(".damaged").unlink(missing_ok=True)
            for path in sorted(backups.glob(f"{stem}-before-*.db")):
                try:
                    _forget_in_copy(path, remove)
                except DataProblem:
                    path.unlink()  # damaged: nothing could be made good with it

    def _drop_kept(self) -> None:
        """Drop what was kept before a restore: packed as a whole, nothing can be taken out of it.

        Also where nothing was found in the diary: it may be there all the same.
        """
        backups = self._config.data_dir / "backups"
        with os_errors(str(backups)):
            for path in backups.glob("before-restore-*.zip"):
                path.unlink()

    def begin(self) -> None:
        """Do what is due when a profile is opened; what fails is due again at the next reading."""
        try:
            self.forget_old()
        except EngineError as problem:
            self._looked = (0, 0)
            log.warning("searches that are too old are forgotten later: %s", problem.code)

    @property
    def keep_days(self) -> int:
        """Return for how many days searches are kept; 0 until the person forgets them."""
        return int(self._setting(KEEP_DAYS))

    def forget_old(self) -> int:
        """Forget what is older than is wanted, looked for once a day; return how many searches.

        What was kept before a restore stays: it is the way back from it, and nobody asked for this.

        Raises:
            EnvironmentProblem: DISK_FULL, READ_ONLY, or PROFILE_BUSY when another process writes.
        """
        now_utc_ms, keep_days = self._clock.now_utc_ms(), self.keep_days
        looked_utc_ms, for_days = self._looked
        is_due = for_days != keep_days or now_utc_ms - looked_utc_ms >= _DAY_MS
        if not keep_days or not is_due:
            return 0
        self._looked = (now_utc_ms, keep_days)
        oldest_utc_ms = now_utc_ms - keep_days * _DAY_MS

        def remove(user: Connection) -> set[int]:
            return rows.forget_before(user, oldest_utc_ms)

        with self._user.write() as user:
            gone = remove(user)
            if gone:
                self.blends.taken_away(user)
        self.memory.changed()
        self._erase(gone, remove)
        return len(gone)

    def mark_if_forgotten(self, version: ModelVersionId, learned_from: Collection[int]) -> None:
        """Mark a new model like any other where searches were forgotten while it learned."""
        with self._user.write() as user:
            if rows.n_known(user, learned_from) < len(learned_from):
                model_versions.mark_stale(user, [version])
        self.memory.changed()

    # files

    def export(self, target: Path, *, anonymous: bool = False) -> int:
        """Write everything into a file, one search a line; return how many searches.

        Args:
            target: the file; replaced as a whole when it is there.
            anonymous: hashes instead of texts, paths and names; such a file cannot be taken in.

        Raises:
            InputProblem: BAD_TARGET where no plain file can be written.
            EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS.
        """
        return exchange.write(self._user, target, anonymous=anonymous)

    def import_(self, source: Path) -> int:
        """Take in a file that `export` wrote; return how many searches were new.

        Raises:
            InputProblem: BAD_FEEDBACK, with the line and what is wrong; nothing was added.
            EnvironmentProblem: NO_ACCESS, DISK_FULL.
        """
        n_added = exchange.read(self._user, source, self._clock.now_utc_ms())
        self.memory.changed()
        return n_added

    def _setting(self, key: str) -> bool | int:
        """Return a setting as it stands now; its default where none or a bad one is stored."""
        default = next(spec.default for spec in ENGINE_SETTINGS if spec.key == key)
        value = all_settings(self._user.reader()).get(key, default)
        return value if type(value) is type(default) else default  # type: ignore[return-value]


def _forget_in_copy(path: Path, remove: Remove) -> None:
    copy = Database(path, writable=True, durable=True)
    try:
        with known_errors(path):
            if not rows.has_tables(copy.reader()):
                return
            with copy.write() as connection:
                touched = remove(connection)
            if touched:
                copy.compact()
    finally:
        copy.close()


def _filters(request: SearchRequest | None) -> str:
    if request is None or not (request.kinds or request.folder_ids):
        return ""
    return json.dumps({"kinds": request.kinds, "folders": request.folder_ids})
