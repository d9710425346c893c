"""A library without files: answers what a test tells it to, as slowly as the test wants."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from engine.config import SettingSpec, SettingValue
from engine.errors import EngineError, ErrorCode, InputProblem
from engine.explanation import Explanation, Presence, Whereabouts
from engine.figures import LibraryStatus, Probed, ReadProgress, ReadSummary, ScanSummary
from engine.jobs import Report, silent_report
from engine.operators import Completion
from engine.reach import ALLOWED, DENIED, Choice
from engine.recognition import Recognition
from engine.types import (
    ChunkId,
    Document,
    DocumentId,
    DocumentStatus,
    DocumentText,
    Failure,
    Folder,
    FolderId,
    FolderState,
    FolderStatus,
    GenerationId,
    Hit,
    Kind,
    SearchRequest,
    SearchResponse,
    Stages,
    TextNow,
)
from tests.fakes.fake_diary import FakeDiary
from tests.fakes.fake_tuning import FakeModels, FakePacks, FakeTuning


def fake_hit(number: int, name: str = "", *, kind: Kind = Kind.NOTE, **changes: object) -> Hit:
    """Return a hit that was found by its name."""
    values: dict[str, object] = {
        "document_id": DocumentId(number),
        "path": Path("/nowhere") / (name or f"file {number}.md"),
        "kind": kind,
        "title": "",
        "status": DocumentStatus.READ,
        "size_bytes": 1_000,
        "mtime_ns": 1_700_000_000_000_000_000,
        "passages": (),
        "n_passages": 0,
        "name_marks": (),
        "stages": Stages(),
    }
    return Hit(**{**values, **changes})  # type: ignore[arg-type]


def fake_explanation(number: int, **changes: object) -> Explanation:
    """Return how the first of three documents stands that was found by word and meaning."""
    values: dict[str, object] = {
        "document_id": DocumentId(number),
        "n_ranked": 3,
        "rank": 1,
        "meaning_rank": 1,
        "words_rank": 1,
        "words_found": ("heat",),
        "words_missing": (),
        "words_in_name": (),
        "filters": (),
        "hit": None,
    }
    return Explanation(**{**values, **changes})  # type: ignore[arg-type]


class FakeGuest:
    """Finds a place for every line but those that say `nowhere`."""

    def idle(self, choice: Choice) -> dict[str, list[str]]:
        lines = {ALLOWED: choice.allowed, DENIED: choice.denied}
        return {key: [one for one in lines[key] if "nowhere" in one] for key in lines}


class FakeLibrary:
    """Answers from a table; a gate holds an answer back until the test lets it through."""

    def __init__(self) -> None:
        self.guest = FakeGuest()
        self.hits: dict[str, tuple[Hit, ...]] = {}
        self.meant: dict[str, str] = {}
        self.default_hits: tuple[Hit, ...] = ()
        self.second_order: Callable[[tuple[Hit, ...]], tuple[Hit, ...]] | None = None
        self.gates: dict[str, threading.Event] = {}
        self.searched: list[SearchRequest] = []
        self.reranked: list[SearchRequest] = []
        self.folder_statuses: list[FolderStatus] = []
        self.recognition_state = Recognition(is_on=False, languages=("eng",))
        self.failure_list: list[Failure] = []
        self.texts: dict[DocumentId, DocumentText] = {}
        self.texts_now: dict[DocumentId, TextNow] = {}
        self.moved: dict[Path, Path] = {}
        self.n_moved = 0
        self.removed: list[FolderId] = []
        self.retried: list[DocumentId] = []
        self.read_steps: Sequence[ReadProgress] = ()
        self.read_gate: threading.Event | None = None
        self.problem: EngineError | None = None
        self.model_problem: EngineError | None = None
        self.rerank_gate: threading.Event | None = None
        self.n_scans = 0
        self.highlighted: list[tuple[DocumentId, ...]] = []
        self.marked: Callable[[Hit], Hit] = lambda hit: hit
        self.explanations: dict[DocumentId, Explanation] = {}
        self.whereabouts: dict[Path, Whereabouts] = {}
        self.alike: dict[DocumentId, tuple[Hit, ...]] = {}
        self.completions: dict[str, Completion] = {}
        self.completed: list[str] = []
        self.writable = True
        self.place = Path("/profile")
        self.feedback = FakeDiary()
        self.models = FakeModels()
        self.tuning = FakeTuning(self.models)
        self.packs = FakePacks(self.tuning)

    @property
    def can_rerank(self) -> bool:
        return self.second_order is not None

    def load_models(self, report: Report = silent_report) -> None:
        if self.model_problem is not None:
            raise self.model_problem

    def search(self, request: SearchRequest) -> SearchResponse:
        self.searched.append(request)
        gate = self.gates.get(request.text)
        if gate is not None:
            assert gate.wait(20)
        if self.problem is not None:
            raise self.problem
        hits = self.hits.get(request.text, self.default_hits)
        counts: dict[Kind, int] = {}
        for hit in hits:
            counts[hit.kind] = counts.get(hit.kind, 0) + 1
        if request.kinds:
            hits = tuple(hit for hit in hits if hit.kind in request.kinds)
        meant = None if hits else self.meant.get(request.text)
        return SearchResponse(request.text, GenerationId(1), hits, counts, {}, did_you_mean=meant)

    def complete(self, text: str, cursor: int) -> Completion | None:
        self.completed.append(text)
        return self.completions.get(text[:cursor])

    def rerank(self, request: SearchRequest, first: SearchResponse) -> SearchResponse:
        self.reranked.append(request)
        if self.rerank_gate is not None:
            assert self.rerank_gate.wait(20)
        assert self.second_order is not None
        hits = self.second_order(first.hits)
        return SearchResponse(first.query, first.generation, hits, first.kind_counts, {})

    def highlight(
        self, request: SearchRequest, hits: Sequence[Hit], report: Report = silent_report
    ) -> tuple[Hit, ...]:
        self.highlighted.append(tuple(hit.document_id for hit in hits))
        return tuple(self.marked(hit) for hit in hits)

    def explain(self, request: SearchRequest, document_id: DocumentId) -> Explanation:
        return self.explanations.get(document_id, fake_explanation(document_id))

    def locate(self, request: SearchRequest, path: Path) -> Whereabouts:
        return self.whereabouts.get(path, Whereabouts(path, Presence.NOT_IN_LIBRARY))

    def more_like(
        self, document_id: DocumentId, chunk_id: ChunkId | None = None, limit: int = 20
    ) -> SearchResponse:
        hits = self.alike.get(document_id, ())
        return SearchResponse("", GenerationId(1), hits, {}, {})

    def folders(self) -> list[FolderStatus]:
        return list(self.folder_statuses)

    def add_folder(self, path: Path) -> Folder:
        if not path.is_dir():
            raise InputProblem(ErrorCode.FOLDER_NOT_FOUND, str(path))
        folder = Folder(FolderId(len(self.folder_statuses) + 1), path, 0)
        self.folder_statuses.append(fake_folder(folder.id, path))
        return folder

    def remove_folder(self, folder_id: FolderId, report: Report = silent_report) -> None:
        self.removed.append(folder_id)
        self.folder_statuses = [f for f in self.folder_statuses if f.folder.id != folder_id]

    def scan(
        self, report: Report = silent_report, folder_ids: Sequence[FolderId] | None = None
    ) -> ScanSummary:
        self.n_scans += 1
        report("scan", 1)
        return ScanSummary(1, 1, 0, 0, 0, 0)

    def read(self, report: Report = silent_report) -> ReadSummary:
        for step in self.read_steps:
            report("read", step.n_files_done, step.n_files, step)
        while self.read_gate is not None and not self.read_gate.wait(0.01):
            last = self.read_steps[-1]
            report("read", last.n_files_done, last.n_files, last)
        report("read", 1)
        if self.problem is not None:
            raise self.problem
        return ReadSummary(0, 0, 0, 0, 0)

    def probe(self, paths: Sequence[Path], report: Report = silent_report) -> list[Probed]:
        return []

    def status(self) -> LibraryStatus:
        folders = self.folder_statuses
        return LibraryStatus(
            n_folders=len(folders),
            n_documents=sum(f.n_documents for f in folders),
            n_read=sum(f.n_read for f in folders),
            n_by_meaning=sum(f.n_read for f in folders),
            n_waiting=sum(f.n_waiting for f in folders),
            n_failed=sum(f.n_failed for f in folders),
            n_chunks=sum(f.n_chunks for f in folders),
            n_embedded=sum(f.n_chunks for f in folders),
            generation=GenerationId(1),
            model="fake",
            precision="int8",
            failures_by_reason={},
        )

    def failures(self) -> list[Failure]:
        return list(self.failure_list)

    def recognition(self) -> Recognition:
        return self.recognition_state

    def retry(self, failures: Iterable[Failure]) -> None:
        self.retried.extend(f.document_id for f in failures if f.document_id is not None)

    def document_text(self, document_id: DocumentId) -> DocumentText:
        if document_id not in self.texts:
            raise InputProblem(ErrorCode.UNKNOWN_DOCUMENT, str(document_id))
        return self.texts[document_id]

    def moved_to(self, path: Path, hit: Hit | None = None) -> Path | None:
        return self.moved.get(path)

    def text_now(self, hit: Hit, report: Report = silent_report) -> TextNow | None:
        return self.texts_now.get(hit.document_id)


def fake_folder(folder_id: int, path: Path, **changes: object) -> FolderStatus:
    """Return a folder with ten files, all read."""
    values: dict[str, object] = {
        "folder": Folder(FolderId(folder_id), path, 0),
        "state": FolderState.PRESENT,
        "n_documents": 10,
        "n_read": 10,
        "n_waiting": 0,
        "n_failed": 0,
        "n_chunks": 40,
        "last_scan_utc_ms": 0,
    }
    return FolderStatus(**{**values, **changes})  # type: ignore[arg-type]


def fake_text(hit: Hit, text: str, **changes: object) -> DocumentText:
    """Return a stored text for a hit."""
    document = Document(
        id=hit.document_id,
        folder_id=FolderId(1),
        path=hit.path,
        kind=hit.kind,
        size_bytes=hit.size_bytes,
        mtime_ns=hit.mtime_ns,
        status=hit.status,
        reason=None,
        detail="",
        content_id=None,
    )
    values: dict[str, object] = {
        "document": document,
        "title": hit.title,
        "text": text,
        "pages": (),
        "parts": (),
        "language": "",
        "changed": False,
    }
    return DocumentText(**{**values, **changes})  # type: ignore[arg-type]


class FakeSettings:
    """Settings in a dict, with the declared ones of window and engine."""

    def __init__(self) -> None:
        from engine.config import ENGINE_SETTINGS
        from ui.settings.declared import UI_SETTINGS

        self._specs = (*UI_SETTINGS, *ENGINE_SETTINGS)
        self.values: dict[str, SettingValue] = {}
        self.notes: dict[str, str] = {}

    @property
    def specs(self) -> tuple[SettingSpec, ...]:
        return self._specs

    def get(self, key: str) -> SettingValue:
        spec = next(spec for spec in self._specs if spec.key == key)
        return self.values.get(key, spec.default)

    def set(self, key: str, value: SettingValue) -> None:
        self.values[key] = value

    def reset(self, key: str) -> None:
        self.values.pop(key, None)

    def is_changed(self, key: str) -> bool:
        return key in self.values

    def remembered(self, name: str) -> str:
        return self.notes.get(name, "")

    def remember(self, name: str, value: str) -> None:
        self.notes[name] = value
