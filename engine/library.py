"""The library: the engine's one door.

What lives here: opening and closing, and one method per thing a person does. What does not: the
work itself, which each room does for itself. The one rule: a method checks, delegates and returns
types of `engine.types`; it decides nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from engine import health
from engine.clock import Clock, SystemClock
from engine.config import EngineConfig
from engine.errors import ErrorCode, InputProblem
from engine.extract.sandbox import Sandbox
from engine.ingest import adding
from engine.ingest.reading import Reading
from engine.ingest.reconcile import has_changed, reconcile, total
from engine.ingest.sweep import sweep
from engine.ingest.texts import TextReader, content_key
from engine.jobs import Report, silent_report
from engine.search import explain, highlight, similar, whereabouts
from engine.search.pipeline import Search
from engine.serving.serving import Serving
from engine.serving.sources import CatalogSource, Measure, ModelSource
from engine.store import contents, documents, opening, settings
from engine.store import folders as folder_rows
from engine.store import vectors as vector_rows
from engine.store.database import Database
from engine.store.documents import FolderCounts
from engine.store.profile_lock import ProfileLock
from engine.types import (
    ChunkId,
    DocumentId,
    DocumentText,
    Explanation,
    Failure,
    Finding,
    Folder,
    FolderId,
    FolderState,
    FolderStatus,
    Hit,
    LibraryStatus,
    ReadSummary,
    ScanSummary,
    SearchRequest,
    SearchResponse,
    Whereabouts,
)
from engine.watch.rules import Rules


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
    ) -> None:
        self._config = config
        self._user = user
        self._database = library
        self._lock = lock
        self._models = models
        self._clock = clock
        self._serving = Serving(library, config.index_dir, clock)
        self._search = Search(library)
        self._sandbox: Sandbox | None = None
        self._measure: Measure | None = None
        self._loading = threading.Lock()

    @classmethod
    def open(
        cls,
        config: EngineConfig,
        *,
        writable: bool,
        models: ModelSource | None = None,
        clock: Clock | None = None,
    ) -> Library:
        """Open a profile; create it when `writable`.

        A library.db that is damaged is put aside and read anew; user.db never is.

        Raises:
            EnvironmentProblem: PROFILE_BUSY when another process writes, NO_ACCESS, READ_ONLY.
            DataProblem: DATABASE_TOO_NEW, or DATABASE_DAMAGED for user.db.
        """
        lock = ProfileLock(config.data_dir) if writable else None
        try:
            user, library = opening.open_databases(config, writable=writable)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(
            config,
            user,
            library,
            lock,
            models=models or CatalogSource(config),
            clock=clock or SystemClock(),
        )

    def close(self) -> None:
        """Save the index and let go of everything."""
        if self.writable:
            self._serving.save()
        if self._sandbox is not None:
            self._sandbox.close()
        self._user.close()
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def writable(self) -> bool:
        """Return whether this process is the profile's writer."""
        return self._database.writable

    def configure(self, config: EngineConfig) -> None:
        """Take other limits and rules; they hold from the next scan and reading on."""
        self._config = config
        if self._sandbox is not None:
            self._sandbox.close()
            self._sandbox = None

    # models

    def load_models(self, report: Report = silent_report) -> None:
        """Put encoder, reranker and index in service; search works by words until then.

        The first time on a machine the encoder is prepared, which takes about a minute.

        Raises:
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED; search by words goes on.
        """
        with self._loading:
            if self._serving.current().embedder is not None:
                return
            report("model", 0)
            reranker = self._models.reranker() if self._config.close_reading else None
            self._serving.load(self._models.embedder(), reranker)

    # folders

    def folders(self) -> list[FolderStatus]:
        """Return the folders with their figures."""
        counts = documents.counts_by_folder(self._database.reader())
        scans = folder_rows.scans(self._database.reader())
        statuses = []
        for folder in folder_rows.list_folders(self._user.reader()):
            figures = counts.get(folder.id, FolderCounts())
            state, last_scan_utc_ms = scans.get(folder.id, (FolderState.PRESENT, None))
            statuses.append(
                FolderStatus(
                    folder=folder,
                    state=state,
                    n_documents=figures.n_documents,
                    n_read=figures.n_read,
                    n_waiting=figures.n_waiting,
                    n_failed=figures.n_failed,
                    n_chunks=figures.n_chunks,
                    last_scan_utc_ms=last_scan_utc_ms,
                )
            )
        return statuses

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
        """Forget a folder and everything read from it; the files themselves stay as they are.

        Raises:
            InputProblem: UNKNOWN_FOLDER.
        """
        adding.remove_folder(self._user, self._database, folder_id, report)
        sweep(self._database, self._serving)

    def scan(
        self, report: Report = silent_report, folder_ids: Sequence[FolderId] | None = None
    ) -> ScanSummary:
        """Look through the folders; queue what is new or changed, forget what is gone.

        Raises:
            CancelledError: told to stop; what was found until then is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        rules = self._rules()
        return total(
            reconcile(self._database, folder, rules, self._clock, report)
            for folder in folder_rows.list_folders(self._user.reader())
            if folder_ids is None or folder.id in folder_ids
        )

    def _rules(self) -> Rules:
        return Rules(self._config.left_out, never=[self._config.data_dir])

    def read(self, report: Report = silent_report) -> ReadSummary:
        """Read everything that waits: words first, meaning beside it.

        Without a model the words alone are read, and `load_models` tells why.

        Raises:
            CancelledError: told to stop; what was done is stored and not done again.
            EnvironmentProblem: DISK_FULL and its kin; the queue is kept.
        """
        measure = self._measured()
        with self._database.write() as library:
            for document in documents.outdated(library, lambda p: content_key(p, measure.size)):
                documents.enqueue(library, document.id, document.mtime_ns)
        if self._serving.needs_rebuild:
            self._serving.rebuild(report)
        if self._sandbox is None:
            self._sandbox = Sandbox((*self._config.worker_command, "extract"), self._config.limits)
        texts = TextReader(
            self._database,
            self._sandbox,
            measure,
            self._config.limits,
            self._clock,
        )
        return Reading(self._database, self._serving, texts, self._clock).run(report)

    def _measured(self) -> Measure:
        if self._measure is None:
            self._measure = self._models.measure()
        return self._measure

    def retry(self, document_ids: Iterable[DocumentId]) -> None:
        """Queue documents again that gave no text."""
        with self._database.write() as library:
            for document_id in document_ids:
                document = documents.get_document(library, document_id)
                if document is not None:
                    documents.enqueue(library, document.id, document.mtime_ns)

    # figures

    def status(self) -> LibraryStatus:
        """Return the library in figures."""
        reader = self._database.reader()
        counts = documents.counts_by_folder(reader)
        generation = vector_rows.live_generation(reader)
        n_chunks = contents.n_chunks(reader)
        n_read = sum(c.n_read for c in counts.values())
        return LibraryStatus(
            n_folders=len(folder_rows.list_folders(self._user.reader())),
            n_documents=sum(c.n_documents for c in counts.values()),
            n_read=n_read,
            n_by_meaning=n_read - documents.n_without_meaning(reader),
            n_waiting=documents.queue_length(reader),
            n_failed=sum(c.n_failed for c in counts.values()),
            n_chunks=n_chunks,
            n_embedded=n_chunks - contents.n_waiting_chunks(reader),
            generation=generation.id if generation else None,
            model=generation.model if generation else "",
            precision=generation.precision if generation else "",
            failures_by_reason=documents.failures_by_reason(reader),
        )

    def failures(self) -> list[Failure]:
        """Return every document that gave no text, with the reason."""
        return documents.failures(self._database.reader())

    def health(self) -> list[Finding]:
        """Return what a look for damage found; models are checked when they are loaded."""
        return health.findings(self._config, self._user, self._database, self._serving)

    # searching

    def search(self, request: SearchRequest) -> SearchResponse:
        """Return the first results, by words and by meaning."""
        return self._search.search(request, self._serving.current())

    def rerank(self, request: SearchRequest, first: SearchResponse) -> SearchResponse:
        """Return the same results after a closer reading; `first` as it is without a reranker."""
        return self._search.rerank(request, first, self._serving.current())

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

    def locate(self, request: SearchRequest, path: Path) -> Whereabouts:
        """Return what became of any file in a search: its rank, or the reason it has none."""
        folders = [folder.path for folder in folder_rows.list_folders(self._user.reader())]
        around = whereabouts.Surroundings(folders, self._rules())
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
        reader = self._database.reader()
        document = documents.get_document(reader, document_id)
        stored = None
        if document is not None and document.content_id is not None:
            stored = contents.get_text(reader, document.content_id)
        if document is None or stored is None:
            raise InputProblem(ErrorCode.UNKNOWN_DOCUMENT, str(document_id))
        return DocumentText(
            document=document,
            title=stored.title,
            text=stored.text,
            pages=stored.pages,
            parts=stored.parts,
            language=stored.language,
            changed=has_changed(document),
        )

    # settings

    def settings(self) -> dict[str, object]:
        """Return every stored setting by key."""
        return settings.all_settings(self._user.reader())

    def put_setting(self, key: str, value: object) -> None:
        """Store a setting; None goes back to the declared default."""
        with self._user.write() as user:
            if value is None:
                settings.remove_setting(user, key)
            else:
                settings.put_setting(user, key, value)
