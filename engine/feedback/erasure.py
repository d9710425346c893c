"""What a person wants forgotten, and what has become too old.

What lives here: removing feedback by query, file, folder, act, age, or all of it. What does not:
rows (`engine/store/feedback.py`). The one rule: what is forgotten is gone from the disk, also from
the copies made before a migration or a restore, and every model that learned from it is marked;
what merely became too old marks none. A verdict keeps its figures, and no word of what it rested
on.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine.clock import Clock
from engine.config import KEEP_DAYS, EngineConfig
from engine.errors import DataProblem, EngineError, os_errors
from engine.feedback import stored
from engine.feedback.blends import Blends
from engine.feedback.places import Places, spelled
from engine.feedback.recalling import Recalling
from engine.feedback.records import LEARNED_FROM, ActId, Forgotten, query_key
from engine.store import feedback as rows
from engine.store import folders, forgotten, model_versions
from engine.store.connecting import known_errors
from engine.store.database import Connection, Database
from engine.store.feedback import NamedFile
from engine.store.settings import switch
from engine.versions import COLD_START, ModelVersionId

log = logging.getLogger(__name__)

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class _What:
    """What is to be forgotten.

    `rows` removes it and returns the searches that lost something; `says` tells which contents it
    is about, where it is about any, and `places` which files and folders; `headings` tells that
    what a tune from headings and titles asked of it goes too.
    """

    rows: Callable[[Connection], set[int]]
    says: Callable[[bytes], bool] | None = None
    places: Places | None = None
    headings: bool = False


@dataclass(frozen=True, slots=True)
class _Done:
    """Something that was forgotten, with the searches that lost something."""

    what: _What
    touched: frozenset[int]


class Erasure:
    """Removes feedback of a profile.

    Thread: any; calls block.
    """

    def __init__(
        self,
        config: EngineConfig,
        user: Database,
        library: Database,
        clock: Clock,
        *,
        memory: Recalling,
        blends: Blends,
    ) -> None:
        """Forget in a profile; what `memory` and `blends` know follows."""
        self._config = config
        self._user = user
        self._library = library
        self._clock = clock
        self._memory = memory
        self._blends = blends
        self._looked = (0, 0)  # for what is too old: when, and after how many days it was
        self._done: list[_Done] = []  # since the profile was opened

    def query(self, query: str) -> Forgotten:
        """Forget every search for a query, however it was written."""
        key = query_key(stored.as_text(query))

        def remove(user: Connection) -> set[int]:
            # by the words themselves: what is kept with them in an old copy was made otherwise
            alike = [one for one in forgotten.queries(user) if query_key(one) == key]
            return forgotten.forget_queries(user, alike)

        return self._forget(_What(remove))

    def files(self, path: Path) -> Forgotten:
        """Forget a file, or all that lies below a folder: what was done with it, and every showing.

        It need not be there any more, and may be named by a link. What was done with a file where
        it lay before it was moved goes too, unless a copy may still stand somewhere else.
        """
        roots = [folder.path for folder in folders.list_folders(self._user.reader())]
        return self._forget_places(spelled(path, roots))

    def folder(self, path: Path) -> Forgotten:
        """Forget the same of a folder of the library, by its own path only.

        Where a link stands there by now, what it leads to may be another folder of the library.
        """
        return self._forget_places([path])

    def _forget_places(self, paths: Collection[Path]) -> Forgotten:
        places = Places(paths, self._library)

        def remove(user: Connection) -> set[int]:
            return forgotten.forget_files(user, places.found)

        return self._forget(_What(remove, places.says, places, headings=True))

    def acts(self, act_ids: Iterable[ActId]) -> Forgotten:
        """Forget single acts; what is not kept is passed over.

        A search that led to nothing else goes with them.
        """
        deeds = forgotten.deeds(self._user.reader(), act_ids).values()
        library = self._library.reader()
        contents = {one.content_hash for one in deeds}
        contents |= {rows.content_hash_at(library, one.path) for one in deeds if one.path}
        contents -= {b""}
        return self._forget(
            _What(lambda user: forgotten.forget_deeds(user, deeds), lambda one: one in contents)
        )

    def all(self) -> Forgotten:
        """Forget everything, also the weights that were fitted on it.

        What a tuned model has learned, and the weights that it came with, go with the model.
        """
        with self._user.write() as user:
            self._blends.forget(user)
        return self._forget(_What(forgotten.forget_all, headings=True))

    def _forget(self, what: _What) -> Forgotten:
        if what.places:  # before anybody has to wait
            what.places.look(self._user.reader())
        with self._user.write() as user:
            touched, is_changed = self._remove(user, what)
            n_kept = rows.n_known(user, touched)
            done = _Done(what, frozenset(touched))
            self._done.append(done)
            self._mark_models(user, done)
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

    def _mark_models(self, user: Connection, done: _Done) -> None:
        versions = model_versions.model_versions(user, self._config.models_dir)
        learned = [version.id for version in versions if _is_reached(version.details, done)]
        model_versions.mark_stale(user, learned)

    def _forget_in_copies(self, what: _What) -> None:
        stem = self._config.user_path.stem
        backups = self._config.data_dir / "backups"
        with os_errors(str(backups)):
            self._config.user_path.with_suffix(".damaged").unlink(missing_ok=True)
            for path in sorted(backups.glob(f"{stem}-before-*.db")):
                try:
                    self._forget_in_copy(path, what)
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

    @property
    def oldest_utc_ms(self) -> int:
        """Return since when searches are kept; 0 where they are until the person forgets them."""
        keep_days = self.keep_days
        return self._clock.now_utc_ms() - keep_days * _DAY_MS if keep_days else 0

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
        oldest_utc_ms = self.oldest_utc_ms

        what = _What(lambda user: forgotten.forget_before(user, oldest_utc_ms))
        with self._user.write() as user:
            gone, is_changed = self._remove(user, what)
            if gone:
                self._blends.taken_away(user)
        self._memory.changed()
        if is_changed:
            self._erase(what)
        return len(gone)

    def moment(self) -> int:
        """Return a mark of how much was forgotten by now, for `finish` and `mark_if_forgotten`."""
        return len(self._done)

    def finish(self, since: int) -> None:
        """Forget again what a verdict names that was forgotten while its tune went on.

        Args:
            since: the moment before the tune read what it learns from.
        """
        nothing = _What(lambda _user: set())  # searches that became too old meanwhile
        with self._user.write() as user:
            gone = [nothing, *(done.what for done in self._done[since:])]
            is_changed = [self._forget_outcomes(user, what) for what in gone]
        if any(is_changed):
            self._user.compact()

    def mark_if_forgotten(self, version_id: ModelVersionId, since: int) -> None:
        """Mark a new model like any other where what it learns from was forgotten meanwhile.

        Args:
            version_id: the model, as it is stored.
            since: the moment before its tune read what it learns from.
        """
        home = self._config.models_dir
        with self._user.write() as user:
            version = model_versions.get_model_version(user, home, version_id)
            if version and any(_is_reached(version.details, one) for one in self._done[since:]):
                model_versions.mark_stale(user, [version_id])
        self._memory.changed()

    def _remove(self, user: Connection, what: _What) -> tuple[set[int], bool]:
        """Remove; return the searches that lost something, and whether anything was changed."""
        touched = what.rows(user)
        is_changed = _has_table(user, "verdicts") and self._forget_outcomes(user, what)
        return touched, is_changed or bool(touched)

    def _forget_outcomes(self, user: Connection, what: _What) -> bool:
        """Take out of verdicts what is forgotten; return whether there was any."""
        kept = {query_key(one) for one in forgotten.queries(user)}

        @cache
        def left() -> dict[str, list[NamedFile]]:
            found = defaultdict(list)
            for query, file in forgotten.led_to(user):
                found[query_key(query)].append(file)
            return found

        @cache
        def says_now(path: bytes) -> bytes:
            return rows.content_hash_at(self._library.reader(), path)

        def is_forgotten(query: str, file: str, is_heading: bool) -> bool:  # noqa: FBT001
            if is_heading:
                return what.headings and self._is_about(what, file)
            key = query_key(query)
            if key not in kept or what.says is None:
                return key not in kept
            content = bytes.fromhex(file)
            if not what.says(content):
                return False
            # it stays where the query led to it in another way, or to a copy
            return not any(
                content in (one.content_hash, says_now(one.path)) for one in left().get(key, ())
            )

        return model_versions.forget_searches(user, is_forgotten)

    def _is_about(self, what: _What, file: str) -> bool:
        """Return whether a heading's file is, or may be, what is forgotten.

        Of one that was edited since nobody can tell whose it was.
        """
        if what.says is None:
            return True
        content = bytes.fromhex(file)
        return what.says(content) or not rows.paths_saying(self._library.reader(), content)

    def _forget_in_copy(self, path: Path, what: _What) -> None:
        copy = Database(path, writable=True, durable=True)
        try:
            with known_errors(path):
                if not _has_table(copy.reader(), "impressions"):
                    return
                if what.places:
                    what.places.look(copy.reader())
                with copy.write() as connection:
                    _, is_changed = self._remove(connection, what)
                if is_changed:
                    copy.compact()
        finally:
            copy.close()


def _is_reached(details: Mapping[str, Any], done: _Done) -> bool:
    """Return whether a model learned from what was forgotten, from what is told of it."""
    if not done.touched.isdisjoint(details.get(LEARNED_FROM, ())):
        return True
    places = done.what.places
    return places is not None and details.get(COLD_START) is True and places.taught(details)


def _has_table(connection: Connection, name: str) -> bool:
    """Return whether a database, such as an old copy, has a table."""
    row = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return row is not None
