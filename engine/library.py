"""The library: the engine's one door.

What lives here: opening and closing, and one method per thing a person does. What does not: the
work itself, which each room does for itself. The one rule: a method checks, delegates and returns
records that cross module borders; it decides nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.care import Care
from engine.clock import Clock, SystemClock
from engine.config import EngineConfig
from engine.exclusion import LeftOut, Rule
from engine.explanation import Explanation, Whereabouts
from engine.feedback.blend import Blend
from engine.feedback.diary import Diary
from engine.figures import LibraryStatus, Probed, ReadSummary, ScanSummary
from engine.ingest import adding, afresh, disks
from engine.ingest.forgetting import Forgetting
from engine.ingest.looks import Looks
from engine.ingest.readings import Readings
from engine.ingest.statuses import folder_statuses, library_status
from engine.jobs import Report, silent_report
from engine.operators import Completion
from engine.packs.shelf import PackShelf
from engine.recognition import Recognition
from engine.search import blending, explain, highlight, similar, whereabouts
from engine.search.complete import Completer
from engine.search.guest import Guest
from engine.search.pipeline import Search
from engine.serving.serving import Serving
from engine.serving.shelf import Shelf
from engine.serving.sources import CatalogSource, ModelSource
from engine.store import figures, opening, settings
from engine.store.database import Database
from engine.store.network import refuse_network
from engine.store.profile_lock import ProfileLock
from engine.tune import mixing
from engine.tune.leftovers import clear_leftovers
from engine.tune.trial import Trials
from engine.types import (
    ChunkId,
    DocumentId,
    DocumentText,
    Failure,
    Folder,
    FolderId,
    FolderStatus,
    Hit,
    SearchRequest,
    SearchResponse,
    TextNow,
)
from engine.watch.watcher import Watcher

if TYPE_CHECKING:
    from engine.tune.tuning import Tuning
    from engine.tune.workshop import Maker


class Library:
    """Everything the window and the command line can ask for.

    Thread: any; calls block.
    """

    def __init__(
        self,
        config: EngineConfig,
        user: Database,
        library: Database,
        lock: ProfileLock | None,
        *,
        models: ModelSource,
        clock: Clock,
        maker: Maker | None = None,
    ) -> None:
        self._maker = maker
        self._tuning: Tuning | None = None
        self._config = config
        self._user = user
        self._database = library
        self._lock = lock
        self._models = models
        self._clock = clock
        self._serving = Serving(library, config.index_dir, clock)
        self._shelf = Shelf(
            config,
            user,
            self._serving,
            models,
            database=library,
            clock=clock,
            check=lambda version, report: self.tuning.check(version, report),
        )
        self._trials = Trials(user, self._serving, self._shelf, clock)
        self._feedback = Diary(config, user, library, clock, on_act=self._trials.look)
        self._forgetting = Forgetting(config, user, library, self._serving)
        self._looks = Looks(config, user, library, self._forgetting, clock)
        self._search = Search(library, memory=self._feedback.memory)
        self._completer = Completer(library, clock)
        self._readings = Readings(config, library, self._serving, models, clock)
        self._loading = threading.Lock()

    @classmethod
    def open(
        cls,
        config: EngineConfig,
        *,
        writable: bool,
        models: ModelSource | None = None,
        clock: Clock | None = None,
        maker: Maker | None = None,
    ) -> Library:
        """Open a profile; create it when `writable`.

        A library.db that is damaged is put aside and read anew; user.db never is.

        Raises:
            EnvironmentProblem: PROFILE_BUSY when another process writes, NO_ACCESS, READ_ONLY,
                PROFILE_NO_FOLDER, PROFILE_ON_NETWORK.
            DataProblem: DATABASE_TOO_NEW, or DATABASE_DAMAGED for user.db.
        """
        refuse_network(config.data_dir)
        lock = ProfileLock(config.data_dir) if writable else None
        try:
            user, library = opening.open_databases(config, writable=writable)
            if writable:  # so that nobody tunes: a tune that was killed left hundreds of MB
                clear_leftovers(config, user)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        opened = cls(
            config,
            user,
            library,
            lock,
            models=models or CatalogSource(config),
            clock=clock or SystemClock(),
            maker=maker,
        )
        if writable:
            opened.feedback.forget.begin()
        return opened

    def close(self) -> None:
        """Save the index and let go of everything."""
        self._looks.close()
        if self.writable:
            self._serving.save()
        self._readings.close()
        opening.close_databases(self._user, self._database)
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    @property
    def writable(self) -> bool:
        """Return whether this process is the profile's writer."""
        return self._database.writable

    @property
    def place(self) -> Path:
        """Return the folder that holds the profile."""
        return self._config.data_dir

    def configure(self, config: EngineConfig) -> None:
        """Take other limits and rules; they hold from the next scan and reading on."""
        self._config = config
        self._looks.configure(config)
        self._readings.configure(config)

    # models

    def load_models(self, report: Report = silent_report) -> None:
        """Put encoder, reranker and index in service; search works by words until then.

        The first time on a machine the encoder is prepared, which takes about a minute.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_LOST; search by words goes on.
        """
        with self._loading:
            if self._serving.current().embedder is not None:
                return
            report("model", 0)
            self._shelf.load()
            self._search.warm_up(self._serving.current())

    @property
    def feedback(self) -> Diary:
        """Return what was done with results, and what can be done with that."""
        return self._feedback

    @property
    def tuning(self) -> Tuning:
        """Return tuning on what was done; its room is opened on first use."""
        if self._tuning is None:
            from engine.tune.run import Parts
            from engine.tune.tuning import Tuning
            from engine.tune.workshop import TrainedMaker

            self._tuning = Tuning(
                Parts(
                    config=self._config,
                    user=self._user,
                    database=self._database,
                    serving=self._serving,
                    diary=self._feedback,
                    shelf=self._shelf,
                    source=self._models,
                    maker=self._maker or TrainedMaker(self._config),
                    clock=self._clock,
                    trials=self._trials,
                )
            )
        return self._tuning

    @property
    def guest(self) -> Guest:
        """Return what programs that work for the person may see."""
        return Guest(self._search, self._serving, self._user, self._database)

    @property
    def models(self) -> Shelf:
        """Return the models: what there is, and what can be done with them."""
        return self._shelf

    @property
    def packs(self) -> PackShelf:
        """Return the packs: parts of the program that are added from a file."""
        return PackShelf(self._config)

    # folders

    def folders(self) -> list[FolderStatus]:
        """Return the folders with their figures."""
        return folder_statuses(self._user.reader(), self._database.reader(), self._looks.watcher)

    def add_folder(self, path: Path) -> Folder:
        """Register a folder; `scan` and `read` then find what is in it.

        A folder inside one that is registered is part of it already; one that holds registered
        folders takes them over.

        Raises:
            InputProblem: FOLDER_NOT_FOUND or NOT_A_FOLDER.
            EnvironmentProblem: NO_ACCESS, or PROFILE_BUSY when another process writes.
        """
        return adding.add_folder(self._user, self._database, path, self._clock.now_utc_ms())

    def remove_folder(self, folder_id: FolderId, report: Report = silent_report) -> None:
        """Forget a folder, what was read from it and done with it; its files stay as they are.

        While files are read, what was read from it is erased from the disk when that ends.

        Raises:
            InputProblem: UNKNOWN_FOLDER.
            EnvironmentProblem: DISK_FULL and its kin; it is not found any more, and erased later.
        """
        self._feedback.forget.folder(self._forgetting.path_of(folder_id))
        self._forgetting.folder(folder_id, report)

    def scan(
        self, report: Report = silent_report, folder_ids: Sequence[FolderId] | None = None
    ) -> ScanSummary:
        """Look through folders; queue what is new or changed, forget what is gone.

        While folders are watched, the places in the others that changed are looked at too.

        Args:
            report: progress.
            folder_ids: which folders are looked through from top to bottom; None means all.

        Raises:
            CancelledError: told to stop; what was found until then is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        return self._looks.look(folder_ids, report)

    @property
    def n_moved(self) -> int:
        """Return how many files looks have found at another place since the library was opened."""
        return self._looks.n_moved

    def confirm_gone(self, folder_id: FolderId, report: Report = silent_report) -> ScanSummary:
        """Forget what a folder lost at once.

        Raises:
            CancelledError: told to stop; what was found until then is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        return self._looks.confirm_gone(folder_id, report)

    def give_up(self, place: Path, report: Report = silent_report) -> int:
        """Forget what is away with the disk of a place, and return how many documents that were.

        Raises:
            CancelledError: told to stop; the rest stays.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        return disks.give_up(self._database, place, report)

    def start_watching(self) -> Watcher:
        """Watch the folders from the next look on; the watcher says when one is due."""
        return self._looks.start_watching()

    def left_out(self, path: Path, choice: LeftOut | None = None) -> Rule | None:
        """Return the rule that leaves a file or folder out, None when it would be read.

        Args:
            path: absolute; it need not be there.
            choice: to be tried instead of what is stored.

        Raises:
            InputProblem: UNKNOWN_FOLDER when it lies in no folder of the library.
        """
        return self._looks.left_out(path, choice)

    def read(self, report: Report = silent_report) -> ReadSummary:
        """Read everything that waits: words first, meaning beside it.

        Without a model the words alone are read, and `load_models` tells why. Then the search's
        weights are fitted, where enough was opened since they last were.

        Raises:
            CancelledError: told to stop; what was done is stored and not done again.
            EnvironmentProblem: DISK_FULL and its kin; the queue is kept.
        """
        self._feedback.forget.old()
        with self._forgetting.around_reading():
            summary = self._readings.run(report)
        self._shelf.resume(report)
        blending.learn_if_due(self._search, self._serving.current(), self._feedback, report)
        return summary

    def probe(self, paths: Sequence[Path], report: Report = silent_report) -> list[Probed]:
        """Return what reading some files costs on this machine; nothing of them is kept.

        Raises:
            CancelledError: told to stop.
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
        """
        return self._readings.probe(paths, report)

    def recognition(self) -> Recognition:
        """Return whether words in pictures are read, and what it takes to have them read."""
        return self._readings.recognition()

    def retry(self, failures: Iterable[Failure]) -> None:
        """Queue documents again that gave no text; places are looked at by the next look."""
        self._looks.retry(failures)

    # figures

    def status(self) -> LibraryStatus:
        """Return the library in figures."""
        return library_status(self._user.reader(), self._database.reader())

    def failures(self) -> list[Failure]:
        """Return every document that gave no text, and what may not be opened, with the reason."""
        return figures.failures(self._database.reader())

    def partly_read(self) -> list[tuple[Path, str]]:
        """Return every document of which only a part was read, with what was left."""
        return figures.partly_read(self._database.reader())

    @property
    def care(self) -> Care:
        """Return looks for damage, repairs and backups."""
        parts = (self._config, self._user, self._database)
        return Care(*parts, serving=self._serving, clock=self._clock, load_models=self.load_models)

    # searching

    def search(self, request: SearchRequest) -> SearchResponse:
        """Return the first results, by words and by meaning; in a trial those of two models."""
        return mixing.search(self._search, request, self._serving)

    def complete(self, text: str, cursor: int) -> Completion | None:
        """Return ways to finish the operator at a place of what is typed; None where there is none.

        Raises:
            DataProblem: DATABASE_DAMAGED.
        """
        return self._completer.complete(text, cursor, self._looks.roots())

    def rerank(self, request: SearchRequest, first: SearchResponse) -> SearchResponse:
        """Return the same results after a closer reading; `first` as it is without a reranker."""
        return mixing.rerank(self._search, request, first, self._serving)

    @property
    def can_rerank(self) -> bool:
        """Return whether a second, closer reading is possible."""
        return self._serving.current().reranker is not None

    def highlight(
        self, request: SearchRequest, hits: Sequence[Hit], report: Report = silent_report
    ) -> tuple[Hit, ...]:
        """Return hits with the words marked that mean what was asked; about 15 ms for each.

        Raises:
            CancelledError: told to stop.
        """
        query = self._search.parse(request.text).text
        return highlight.highlight(self._serving.current().embedder, query, hits, report)

    def explain(self, request: SearchRequest, document_id: DocumentId) -> Explanation:
        """Return why a document stands where it stands in a search.

        Raises:
            InputProblem: UNKNOWN_DOCUMENT.
        """
        current = self._serving.current()
        return explain.explain(self._search, request, current, document_id).explanation

    def find_document(self, path: Path) -> DocumentId | None:
        """Return the document at a path, or None when the library knows none there."""
        document = whereabouts.find_document(self._database.reader(), path)
        return document.id if document else None

    def moved_to(self, path: Path, hit: Hit | None = None) -> Path | None:
        """Return where a file is that is gone from its path; None where no look has found it."""
        return whereabouts.moved_to(self._database.reader(), self._user.reader(), path, hit)

    def locate(self, request: SearchRequest, path: Path) -> Whereabouts:
        """Return what became of any file in a search: its rank, or the reason it has none."""
        around = whereabouts.Surroundings(self._looks.roots(), self._looks.rules())
        return whereabouts.locate(
            self._search, request, self._serving.current(), path, around=around
        )

    def more_like(
        self, document_id: DocumentId, chunk_id: ChunkId | None = None, limit: int = 20
    ) -> SearchResponse:
        """Return what is nearest in meaning to a document, or to one of its chunks.

        Raises:
            InputProblem: UNKNOWN_DOCUMENT.
        """
        current = self._serving.current()
        return similar.more_like(self._search, current, document_id, chunk_id=chunk_id, limit=limit)

    def document_text(self, document_id: DocumentId) -> DocumentText:
        """Return a document's stored text with its provenance.

        Raises:
            InputProblem: UNKNOWN_DOCUMENT when it is gone or has no text.
        """
        return afresh.as_read(self._database.reader(), document_id)

    def text_now(self, hit: Hit, report: Report = silent_report) -> TextNow | None:
        """Return the text of a hit's file as it is now, None when it gives none; stores nothing.

        A file that is large, or takes more than a few seconds, gives none.

        Raises:
            CancelledError: told to stop.
            InputProblem: UNKNOWN_DOCUMENT when it is gone or has no text.
            EnvironmentProblem: WORKER_FAILED.
        """
        before = self.document_text(hit.document_id)
        with self._readings.sandbox_for_a_look() as sandbox:
            return afresh.as_it_is(before, hit.passages, sandbox, report)

    def learn_blend(self, report: Report = silent_report) -> Blend:
        """Fit the search's few weights on what was opened; the defaults where nothing is gained.

        Raises:
            CancelledError: told to stop; the present weights stay.
        """
        return blending.learn(self._search, self._serving.current(), self._feedback, report)

    # settings

    def settings(self) -> dict[str, object]:
        """Return every stored setting by key."""
        return settings.all_settings(self._user.reader())

    def put_setting(self, key: str, value: object) -> None:
        """Store a setting; None goes back to the declared default."""
        with self._user.write() as user:
            settings.put_setting(user, key, value)
