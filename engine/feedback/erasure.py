"""What a person wants forgotten, and what has become too old.

What lives here: removing feedback by query, file, folder, age, or all of it. What does not: rows
(`engine/store/feedback.py`). The one rule: what is forgotten is gone from the disk, also from the
copies made before a migration or a restore, and every model that learned from it is marked; what
merely became too old marks none. A verdict keeps its figures, and no word of what it rested on.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from engine.clock import Clock
from engine.config import KEEP_DAYS, EngineConfig
from engine.errors import DataProblem, EngineError, os_errors
from engine.feedback import stored
from engine.feedback.blends import Blends
from engine.feedback.recalling import Recalling
from engine.feedback.records import LEARNED_FROM, Forgotten, query_key
from engine.store import feedback as rows
from engine.store import model_versions
from engine.store.connecting import known_errors
from engine.store.database import Connection, Database
from engine.store.settings import switch
from engine.versions import ModelVersionId

log = logging.getLogger(__name__)

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class _What:
    """What is to be forgotten.

    `rows` removes it and returns the searches that lost something; `headings` tells that what a
    tune from headings and titles asked goes too, as nobody can tell whose it was.
    """

    rows: Callable[[Connection], set[int]]
    headings: bool = False


class Erasure:
    """Removes feedback of a profile.

    Thread: any; calls block.
    """

    def __init__(
        self,
        config: EngineConfig,
        user: Database,
        clock: Clock,
        memory: Recalling,
        blends: Blends,
    ) -> None:
        """Forget in a profile; what `memory` and `blends` know follows."""
        self._config = config
        self._user = user
        self._clock = clock
        self._memory = memory
        self._blends = blends
        self._looked = (0, 0)  # for what is too old: when, and after how many days it was
        self._aged: set[int] = set()  # searches that went for being too old

    def query(self, query: str) -> Forgotten:
        """Forget every search for a query, however it was written."""
        key = query_key(stored.as_text(query))
        return self._forget(_What(lambda user: rows.forget_query(user, key)))

    def file(self, path: Path) -> Forgotten:
        """Forget a file: what was done with it, and that it was ever shown."""
        raw = os.fsencode(path)
        return self._forget(
            _What(lambda user: rows.forget_files(user, raw, below=False), headings=True)
        )

    def folder(self, path: Path) -> Forgotten:
        """Forget every file below a folder."""
        raw = os.fsencode(path)
        return self._forget(
            _What(lambda user: rows.forget_files(user, raw, below=True), headings=True)
        )

    def all(self) -> Forgotten:
        """Forget everything, also the weights that were fitted on it.

        What a tuned model has learned, and the weights that it came with, go with the model.
        """
        with self._user.write() as user:
            self._blends.forget(user)
        return self._forget(_What(rows.forget_all, headings=True))

    def _forget(self, what: _What) -> Forgotten:
        with self._user.write() as user:
            touched, is_changed = _remove(user, what)
            n_kept = rows.n_known(user, touched)
            self._mark_models(user, touched)
            self._blends.taken_away(user)
        self._memory.changed()
        if is_changed:
            self._erase(what)
        self._drop_kept()
        return Forgotten(len(touched) - n_kept, n_kept)

    def _erase(self, what: _What) -> None:
        """Leave nothing on the disk of what was removed."""
        self._user.compact()
        self._forget_in_copies(what)

    def _mark_models(self, user: Connection, touched: set[int]) -> None:
        versions = model_versions.model_versions(user, self._config.models_dir)
        learned = [
            version.id
            for version in versions
            if not touched.isdisjoint(version.details.get(LEARNED_FROM, ()))
        ]
        model_versions.mark_stale(user, learned)

    def _forget_in_copies(self, what: _What) -> None:
        stem = self._config.user_path.stem
        backups = self._config.data_dir / "backups"
        with os_errors(str(backups)):
            self._config.user_path.with_suffix(".damaged").unlink(missing_ok=True)
            for path in sorted(backups.glob(f"{stem}-before-*.db")):
                try:
                    _forget_in_copy(path, what)
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
            self.old()
        except EngineError as problem:
            self._looked = (0, 0)
            log.warning("searches that are too old are forgotten later: %s", problem.code)

    @property
    def keep_days(self) -> int:
        """Return for how many days searches are kept; 0 until the person forgets them."""
        return int(switch(self._user.reader(), KEEP_DAYS))

    def old(self) -> int:
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

        what = _What(lambda user: rows.forget_before(user, oldest_utc_ms))
        with self._user.write() as user:
            gone, is_changed = _remove(user, what)
            if gone:
                self._blends.taken_away(user)
        self._aged |= gone
        self._memory.changed()
        if is_changed:
            self._erase(what)
        return len(gone)

    def finish(self) -> None:
        """Forget again what a verdict names that was forgotten while its tune went on."""
        with self._user.write() as user:
            _, is_changed = _remove(user, _What(lambda _user: set()))
        if is_changed:
            self._user.compact()

    def mark_if_forgotten(self, version: ModelVersionId, learned_from: Collection[int]) -> None:
        """Mark a new model like any other where searches were forgotten while it learned."""
        asked = set(learned_from) - self._aged
        with self._user.write() as user:
            if rows.n_known(user, asked) < len(asked):
                model_versions.mark_stale(user, [version])
        self._memory.changed()


def _remove(user: Connection, what: _What) -> tuple[set[int], bool]:
    """Remove; return the searches that lost something, and whether anything was changed at all."""
    touched = what.rows(user)
    if not _has_table(user, "verdicts"):
        return touched, bool(touched)
    kept = rows.query_keys(user)

    def is_forgotten(query: str, is_heading: bool) -> bool:  # noqa: FBT001 - as it is called
        return what.headings if is_heading else query_key(query) not in kept

    is_changed = model_versions.forget_searches(user, is_forgotten)
    return touched, is_changed or bool(touched)


def _has_table(connection: Connection, name: str) -> bool:
    """Return whether a database, such as an old copy, has a table."""
    row = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return row is not None


def _forget_in_copy(path: Path, what: _What) -> None:
    copy = Database(path, writable=True, durable=True)
    try:
        with known_errors(path):
            if not _has_table(copy.reader(), "impressions"):
                return
            with copy.write() as connection:
                _, is_changed = _remove(connection, what)
            if is_changed:
                copy.compact()
    finally:
        copy.close()
