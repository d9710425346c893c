"""Another encoder reads everything beside the one that serves, proves itself, and takes over.

Whatever happens on the way, the one that serves is whole.
"""

from __future__ import annotations

import shutil
from collections import namedtuple
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest

from engine.config import EngineConfig
from engine.errors import CancelledError, DataProblem, EngineError, EnvironmentProblem, ErrorCode
from engine.health import Health
from engine.index import files
from engine.index.hnsw import HnswIndex
from engine.jobs import Report, silent_report
from engine.library import Library
from engine.ports import Vectors
from engine.serving import generations
from engine.serving.generations import KEPT_MS, cost
from engine.serving.snapshot import Snapshot
from engine.store import generations as rows
from engine.store import vectors as vector_rows
from engine.store.generations import GenerationState
from engine.types import SearchRequest
from engine.versions import (
    BUNDLED_ENCODER,
    EventKind,
    InstalledModel,
    ModelVersion,
    ModelVersionId,
    Origin,
    VersionKind,
)
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.model_source import FakeModels

NOTES = {
    "bees.md": "The honey bee lives in the garden.",
    "boiler.md": "The boiler needs more pressure.",
    "rent.md": "The invoice for the flat is not paid.",
    "rye.md": "A sourdough of rye flour rises for a day.",
}
QUERIES = ("honey bee garden", "pressure of the boiler", "unpaid invoice", "rye")
Disk = namedtuple("Disk", "total used free")


class Clock:
    """Moves when told."""

    def __init__(self) -> None:
        self.utc_ms = 1_700_000_000_000

    def now_utc_ms(self) -> int:
        self.utc_ms += 1
        return self.utc_ms

    def monotonic_ms(self) -> float:
        return 0.0


class BrokenEmbedder(HashEmbedder):
    """Gives no numbers."""

    def embed_passages(self, texts: list[str]) -> Vectors:
        return np.full((len(texts), self.dim), np.nan, np.float32)


class ForgetfulEmbedder(HashEmbedder):
    """Gives another vector each time."""

    def _embed(self, text: str) -> Vectors:
        self.n_calls = getattr(self, "n_calls", 0) + 1
        return super()._embed(f"{text} {self.n_calls}")


class Profile:
    """A profile on a folder of files, with a second encoder that can be imported."""

    def __init__(self, folder: Path) -> None:
        self.config = EngineConfig(data_dir=folder / "profile", models_dir=folder / "cache")
        self.files = folder / "files"
        self.files.mkdir()
        self.clock = Clock()
        self.small = HashEmbedder(64)
        self.others: dict[str, HashEmbedder] = {"wide": HashEmbedder(96)}
        self.library: Library | None = None
        for name, text in NOTES.items():
            (self.files / name).write_text(text, "utf-8")

    def open(self, *, is_sound: bool = True) -> Library:
        self.close()
        source = FakeModels(self.small, others=self.others, home=self.config.data_dir / "models")
        library = Library.open(self.config, writable=True, models=source, clock=self.clock)
        self.library = library
        if is_sound:
            library.load_models()
        return library

    def close(self) -> None:
        if self.library is not None:
            self.library.close()
            self.library = None

    def filled(self) -> Library:
        library = self.open()
        library.add_folder(self.files)
        library.scan()
        library.read()
        return library


@pytest.fixture
def make_profile(tmp_path: Path) -> Iterator[Callable[[str], Profile]]:
    """Return a function that makes a profile in a folder of this name."""
    with ExitStack() as stack:

        def make(name: str) -> Profile:
            folder = tmp_path / name
            folder.mkdir()
            made = Profile(folder)
            stack.callback(made.close)
            return made

        yield make


@pytest.fixture
def profile(make_profile: Callable[[str], Profile]) -> Profile:
    return make_profile("present")


def imported(library: Library, name: str = "wide") -> ModelVersion:
    return library.models.import_folder(Path("/somewhere") / name)


def answers(library: Library) -> list[dict[str, float]]:
    """Return the cosines of what some searches find, by name; 0 for what words alone find."""
    found = []
    for query in QUERIES:
        hits = library.search(SearchRequest(query)).hits
        cosines = {h.path.name: h.stages.dense.value if h.stages.dense else 0.0 for h in hits}
        found.append({name: round(cosine, 2) for name, cosine in cosines.items()})
    return found


def in_use(library: Library) -> ModelVersionId:
    return next(
        one.version.id
        for one in library.models.installed()
        if one.in_use and one.version.kind is VersionKind.ENCODER
    )


def model(library: Library, version_id: ModelVersionId) -> InstalledModel:
    return next(one for one in library.models.installed() if one.version.id == version_id)


def kinds(library: Library) -> list[EventKind]:
    return [entry.kind for entry in library.models.history()]


def oracle(fresh: Profile) -> list[dict[str, float]]:
    """Return what a library says that never had another encoder than the wide one."""
    fresh.small = HashEmbedder(96)
    found = answers(fresh.filled())
    fresh.close()
    return found


def assert_whole(library: Library) -> None:
    """Fail when rows, waiting list and index contradict one another."""
    checks = {finding.name: finding for finding in library.care.findings()}
    for name in ("Passages found by meaning", "Index"):
        assert checks[name].health is Health.GOOD, checks[name]


def test_another_encoder_answers_like_one_that_always_served(
    profile: Profile, make_profile: Callable[[str], Profile]
) -> None:
    library = profile.filled()
    wide = imported(library)
    stages: list[str] = []
    library.models.use(wide.id, lambda stage, *_: stages.append(stage))
    assert answers(library) == oracle(make_profile("oracle"))
    assert in_use(library) == wide.id
    assert list(dict.fromkeys(stages)) == ["green", "index", "verify", "switch"]
    assert_whole(library)
    assert kinds(library) == [
        EventKind.IMPORT,
        EventKind.USE,
        EventKind.GENERATION,
        EventKind.SWITCH,
    ]
    before = answers(library)
    library = profile.open()
    assert answers(library) == before
    assert_whole(library)


def test_until_the_switch_the_present_encoder_answers(profile: Profile) -> None:
    library = profile.filled()
    before = answers(library)
    seen = []

    def look(stage: str, *_: object) -> None:
        seen.append(stage)
        assert answers(library) == before

    library.models.use(imported(library).id, look)
    assert seen[-1] == "switch"
    assert answers(library) != before


def test_undo_goes_back_at_once_and_reads_what_came_meanwhile(
    profile: Profile, make_profile: Callable[[str], Profile]
) -> None:
    library = profile.filled()
    library.models.use(imported(library).id)
    (profile.files / "late.md").write_text("A honey pot by the boiler.", "utf-8")
    (profile.files / "rent.md").unlink()
    library.scan()
    library.read()
    n_before = profile.small.n_embedded
    assert library.models.undo().id == BUNDLED_ENCODER
    assert profile.small.n_embedded == n_before
    assert in_use(library) == BUNDLED_ENCODER
    library.read()
    assert profile.small.n_embedded == n_before + 1
    assert_whole(library)
    kept = answers(library)
    assert "late.md" in kept[0]
    fresh = make_profile("fresh")
    (fresh.files / "late.md").write_text("A honey pot by the boiler.", "utf-8")
    (fresh.files / "rent.md").unlink()
    assert kept == answers(fresh.filled())


def test_undo_can_be_undone(profile: Profile) -> None:
    library = profile.filled()
    wide = imported(library)
    library.models.use(wide.id)
    library.models.undo()
    assert library.models.undo().id == wide.id
    assert in_use(library) == wide.id
    assert kinds(library)[-2:] == [EventKind.UNDO, EventKind.UNDO]


def test_undo_survives_a_restart(profile: Profile) -> None:
    library = profile.filled()
    before = answers(library)
    library.models.use(imported(library).id)
    library = profile.open()
    assert library.models.can_undo()
    library.models.undo()
    library = profile.open()
    assert answers(library) == before


def test_without_an_earlier_model_there_is_nothing_to_undo(profile: Profile) -> None:
    library = profile.filled()
    assert not library.models.can_undo()
    with pytest.raises(EngineError) as problem:
        library.models.undo()
    assert problem.value.code is ErrorCode.NOTHING_TO_UNDO


def test_what_waits_for_another_change_can_be_called_off(profile: Profile) -> None:
    library = profile.filled()
    wide = imported(library)
    library.models.use(wide.id)
    library.models.undo()
    changes: tuple[Callable[[Report], object], ...] = (
        library.models.undo,
        lambda report: library.models.delete(wide.id, report),
        lambda report: library.models.use(wide.id, report),
    )
    for change in changes:
        with (
            library.models._change.turn(silent_report),
            ThreadPoolExecutor(1) as pool,
            pytest.raises(CancelledError),
        ):
            pool.submit(change, StopAt("wait", 2)).result(20)
    assert in_use(library) == BUNDLED_ENCODER
    assert model(library, wide.id).kept_until_utc_ms is not None


def test_after_two_weeks_the_earlier_vectors_are_swept(profile: Profile) -> None:
    library = profile.filled()
    first = rows.live_generation(library._database.reader())
    assert first is not None
    library.models.use(imported(library).id)
    profile.clock.utc_ms += KEPT_MS - 1_000
    library.read()
    assert library.models.can_undo()
    profile.clock.utc_ms += 2_000
    assert not library.models.can_undo()
    library.read()
    assert vector_rows.n_vectors(library._database.reader(), first.id) == 0
    assert not list(profile.config.index_dir.glob(f"generation-{first.id:04d}*"))
    assert_whole(library)


def test_a_kept_index_is_used_again_without_reading(profile: Profile) -> None:
    library = profile.filled()
    wide = imported(library)
    library.models.use(wide.id)
    n_before = profile.small.n_embedded
    assert library.models.quote(BUNDLED_ENCODER).n_passages == 0
    library.models.use(BUNDLED_ENCODER)
    # only what verifies it
    assert profile.small.n_embedded - n_before <= len(NOTES)
    assert in_use(library) == BUNDLED_ENCODER


class StopAt:
    """Cancels a job at the n-th report of a stage."""

    def __init__(self, stage: str, n: int = 1) -> None:
        self.stage = stage
        self.left = n

    def __call__(self, stage: str, *_: object) -> None:
        if stage == self.stage:
            self.left -= 1
            if self.left == 0:
                raise CancelledError


@pytest.mark.parametrize("stage", ["green", "index", "verify", "switch"])
def test_stopped_anywhere_the_present_one_is_whole_and_the_next_reading_goes_on(
    profile: Profile, make_profile: Callable[[str], Profile], stage: str
) -> None:
    library = profile.filled()
    before = answers(library)
    wide = imported(library)
    with pytest.raises(CancelledError):
        library.models.use(wide.id, StopAt(stage))
    assert answers(library) == before
    assert_whole(library)
    library = profile.open()
    assert answers(library) == before
    assert_whole(library)
    (profile.files / "late.md").write_text("A honey pot by the boiler.", "utf-8")
    library.scan()
    library.read()
    assert in_use(library) == wide.id
    assert_whole(library)
    fresh = make_profile("fresh")
    (fresh.files / "late.md").write_text("A honey pot by the boiler.", "utf-8")
    assert answers(library) == oracle(fresh)


def test_what_was_embedded_before_a_stop_is_not_embedded_again(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.serving.generations.BATCH", 1)
    library = profile.filled()
    wide = imported(library)
    with pytest.raises(CancelledError):
        library.models.use(wide.id, StopAt("green", 3))
    assert model(library, wide.id).n_built == 2
    with pytest.raises(CancelledError):
        library.models.use(wide.id, StopAt("verify"))
    assert profile.others["wide"].n_embedded == len(NOTES)


def test_whoever_is_interrupted_while_it_is_built_stops_the_building(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    building: list[Report] = []

    class Pool:
        def __init__(self, *_arguments: object, **_more: object) -> None:
            pass

        def __enter__(self) -> Pool:
            return self

        def __exit__(self, *_problem: object) -> None:
            with pytest.raises(CancelledError):  # before it is waited for
                building[0]("green", 0)

        def submit(self, _work: object, _green: object, _embedder: object, told: Report) -> Pool:
            building.append(told)
            return self

        def result(self) -> None:
            building[0]("green", 0)
            raise KeyboardInterrupt

    monkeypatch.setattr(generations, "ThreadPoolExecutor", Pool)
    builder = generations.Generations(Mock(), Mock(), Mock())
    with pytest.raises(KeyboardInterrupt):
        builder.build(Mock(), Mock(), silent_report)
    assert building


def test_what_changed_last_is_read_first(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.serving.generations.BATCH", 1)
    library = profile.filled()
    read: list[str] = []

    class Watched(HashEmbedder):
        def embed_passages(self, texts: list[str]) -> Vectors:
            read.extend(texts)
            return super().embed_passages(texts)

    (profile.files / "rye.md").write_text("Rye again, and more of it.", "utf-8")
    library.scan()
    library.read()
    profile.others["wide"] = Watched(96)
    library.models.use(imported(library).id)
    assert "Rye again" in read[0]


STEPS = {
    "the index is built": "engine.serving.serving.Serving.catch_up",
    "the index is saved": "engine.serving.serving.Serving.save_index",
    "the rows change": "engine.store.generations.switch_generation",
    "the choice is noted": "engine.serving.roster.Roster.choose",
}


class Killed(BaseException):
    """The end of the process, as far as a test can have it."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_step_a_library_opens_whole_and_finishes(
    profile: Profile,
    make_profile: Callable[[str], Profile],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    after: bool,
) -> None:
    library = profile.filled()
    before = answers(library)
    wide = imported(library)
    owner, _, name = STEPS[step].rpartition(".")
    with monkeypatch.context() as patch:
        target = _resolve(owner)
        real = getattr(target, name)

        def dies(*arguments: object, **named: object) -> object:
            if after:
                real(*arguments, **named)
            raise Killed

        patch.setattr(target, name, dies)
        with pytest.raises(Killed):
            library.models.use(wide.id)
        # a killed process saves nothing
        patch.setattr("engine.serving.serving.Serving.save", lambda _self: None)
        profile.close()
    wanted = oracle(make_profile("oracle"))
    library = profile.open()
    assert answers(library) in (before, wanted)
    assert_whole(library)
    if not (step == "the choice is noted" and not after):
        library.read()
        assert answers(library) == wanted
    library.models.use(wide.id)
    assert answers(library) == wanted
    assert_whole(library)


def _resolve(dotted: str) -> object:
    import importlib

    with suppress(ModuleNotFoundError):
        return importlib.import_module(dotted)
    module, _, name = dotted.rpartition(".")
    return getattr(importlib.import_module(module), name)


@pytest.mark.parametrize(
    ("embedder", "words"),
    [(BrokenEmbedder(96), "nan"), (ForgetfulEmbedder(96), "again")],
)
def test_a_generation_that_does_not_pass_is_given_up(
    profile: Profile, embedder: HashEmbedder, words: str
) -> None:
    profile.others["wide"] = embedder
    library = profile.filled()
    before = answers(library)
    with pytest.raises(DataProblem) as problem:
        library.models.use(imported(library).id)
    assert problem.value.code is ErrorCode.VECTOR_INVALID
    assert words in problem.value.detail
    assert answers(library) == before
    assert kinds(library)[-1] is EventKind.DISCARD
    library = profile.open()
    assert in_use(library) == BUNDLED_ENCODER
    library.read()
    assert answers(library) == before
    assert rows.generations(library._database.reader(), GenerationState.GONE) == []
    assert_whole(library)


def test_an_index_that_does_not_find_the_nearest_is_given_up(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = profile.filled()
    monkeypatch.setattr(HnswIndex, "recall", lambda *_: 0.94)
    with pytest.raises(DataProblem, match=r"0\.94"):
        library.models.use(imported(library).id)
    assert in_use(library) == BUNDLED_ENCODER


def tuned(library: Library) -> ModelVersion:
    made = library.models._source.prepare(Path("/somewhere/wide"))
    return library.models.add(made, Origin.TUNED, base=BUNDLED_ENCODER, details={"seed": 1})


def test_whoever_confirms_a_tuned_model_sees_it_and_can_refuse_it(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = profile.filled()
    wide = tuned(library)

    def refuse(snapshot: Snapshot) -> None:
        assert snapshot.embedder is profile.others["wide"]
        assert snapshot.index is not None
        assert len(snapshot.index) == len(NOTES)
        raise DataProblem(ErrorCode.VECTOR_INVALID, "searches got worse")

    monkeypatch.setattr(library.models, "_check", lambda _version, _report: refuse)
    with pytest.raises(DataProblem, match="worse"):
        library.models.use(wide.id)
    assert in_use(library) == BUNDLED_ENCODER
    monkeypatch.setattr(library.models, "_check", lambda _version, _report: lambda _snapshot: None)
    library.models.use(wide.id)
    assert in_use(library) == wide.id
    library.models.use(BUNDLED_ENCODER)
    monkeypatch.setattr(library.models, "_check", None)
    library.models.use(wide.id)  # it has served, so it was confirmed
    assert in_use(library) == wide.id


def test_a_tuned_model_that_nothing_can_confirm_does_not_serve(profile: Profile) -> None:
    library = profile.filled()
    wide = tuned(library)
    for check in (None, library.models._check):  # the second finds no verdict about it
        library.models._check = check
        with pytest.raises(EngineError) as problem:
            library.models.use(wide.id)
        assert problem.value.code is ErrorCode.NOT_CONFIRMED
    assert rows.green_generation(library._database.reader()) is None


def test_a_tuned_model_that_is_half_built_waits_for_whoever_confirms_it(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = profile.filled()
    wide = tuned(library)
    monkeypatch.setattr(library.models, "_check", lambda _version, _report: lambda _snapshot: None)
    with pytest.raises(CancelledError):
        library.models.use(wide.id, StopAt("switch"))
    library = profile.open()
    library.read()
    assert in_use(library) == BUNDLED_ENCODER
    assert model(library, wide.id).n_built == len(NOTES)


@pytest.mark.parametrize("is_tuned", [True, False])
def test_in_a_library_that_was_thrown_away_a_model_that_was_asked_for_serves_unless_it_was_tuned(
    profile: Profile, monkeypatch: pytest.MonkeyPatch, is_tuned: bool
) -> None:
    library = profile.filled()
    wide = tuned(library) if is_tuned else imported(library)
    monkeypatch.setattr(library.models, "_check", lambda _version, _report: lambda _snapshot: None)
    with pytest.raises(CancelledError):
        library.models.use(wide.id, StopAt("verify"))
    profile.close()
    for path in profile.config.data_dir.glob("library.db*"):
        path.unlink()
    library = profile.open()
    library.scan()
    library.read()
    assert in_use(library) == (BUNDLED_ENCODER if is_tuned else wide.id)
    # what serves without a switch is told all the same, and once
    profile.open()
    assert kinds(library).count(EventKind.SWITCH) == (not is_tuned)


def test_without_space_nothing_is_begun(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    library = profile.filled()
    wide = imported(library)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Disk(10, 9, 1))
    with pytest.raises(EnvironmentProblem) as problem:
        library.models.use(wide.id)
    assert problem.value.code is ErrorCode.NOT_ENOUGH_SPACE
    assert problem.value.detail == "4 kB needed, 1 byte free"
    assert rows.green_generation(library._database.reader()) is None
    assert kinds(library) == [EventKind.IMPORT]


def test_the_disk_fills_up_on_the_way_and_the_present_one_goes_on(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = profile.filled()
    before = answers(library)
    wide = imported(library)
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise EnvironmentProblem(ErrorCode.DISK_FULL, "no space left")

        patch.setattr(vector_rows, "put_vectors", full)
        with pytest.raises(EnvironmentProblem):
            library.models.use(wide.id)
    assert answers(library) == before
    assert rows.green_generation(library._database.reader()) is None
    assert in_use(library) == BUNDLED_ENCODER


def test_a_clock_that_was_put_back_and_right_again_takes_nothing_from_the_way_back(
    profile: Profile,
) -> None:
    library = profile.filled()
    wide = imported(library)
    library.models.use(wide.id)
    right_ms, profile.clock.utc_ms = profile.clock.utc_ms, profile.clock.utc_ms - 2 * KEPT_MS
    library.models.undo()
    profile.clock.utc_ms = right_ms
    library.read()
    assert library.models.can_undo()
    assert library.models.undo().id == wide.id


def test_a_model_that_is_half_built_can_be_deleted(profile: Profile) -> None:
    library = profile.filled()
    wide = imported(library)
    with pytest.raises(CancelledError):
        library.models.use(wide.id, StopAt("verify"))
    library.models.delete(wide.id)
    assert wide.id not in [one.version.id for one in library.models.installed()]
    assert rows.green_generation(library._database.reader()) is None
    library = profile.open()
    library.read()
    assert in_use(library) == BUNDLED_ENCODER


def test_staying_with_the_present_one_gives_up_what_is_half_built(profile: Profile) -> None:
    library = profile.filled()
    wide = imported(library)
    with pytest.raises(CancelledError):
        library.models.use(wide.id, StopAt("verify"))
    library.models.use(BUNDLED_ENCODER)
    library.read()
    assert in_use(library) == BUNDLED_ENCODER
    assert model(library, wide.id).n_built is None
    assert_whole(library)


def test_a_library_that_was_thrown_away_is_read_by_the_chosen_model(
    profile: Profile, make_profile: Callable[[str], Profile]
) -> None:
    library = profile.filled()
    wide = imported(library)
    library.models.use(wide.id)
    profile.close()
    for path in profile.config.data_dir.glob("library.db*"):
        path.unlink()
    library = profile.open()
    library.scan()
    library.read()
    assert in_use(library) == wide.id
    assert answers(library) == oracle(make_profile("oracle"))


@pytest.mark.expects_warning
@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: shutil.rmtree(folder),
        lambda folder: (folder / "weights").write_bytes(b"edited"),
    ],
)
def test_when_the_model_in_use_is_gone_the_programs_own_reads_instead(
    profile: Profile, harm: Callable[[Path], None]
) -> None:
    library = profile.filled()
    with_small = answers(library)
    wide = imported(library)
    library.models.use(wide.id)
    with_wide = answers(library)
    profile.close()
    harm(wide.folder)
    library = profile.open(is_sound=False)
    with pytest.raises(EnvironmentProblem) as problem:
        library.load_models()
    assert problem.value.code is ErrorCode.MODEL_LOST
    live = rows.live_generation(library._database.reader())
    assert live is not None
    assert live.fingerprint == "hash-embedder-96"
    assert vector_rows.n_vectors(library._database.reader(), live.id) == len(NOTES)
    assert "bees.md" in answers(library)[0]
    library.read()
    assert in_use(library) == BUNDLED_ENCODER
    assert answers(library) == with_small
    assert EventKind.FALLBACK in kinds(library)
    # and back, once its folder is there again
    wide.folder.mkdir(exist_ok=True)
    (wide.folder / "weights").write_bytes(b"as imported")
    library.models.undo()
    assert answers(library) == with_wide


@pytest.mark.expects_warning
def test_a_model_that_comes_back_before_it_was_replaced_serves_on(profile: Profile) -> None:
    library = profile.filled()
    wide = imported(library)
    library.models.use(wide.id)
    before = answers(library)
    profile.close()
    (wide.folder / "weights").write_bytes(b"edited")
    library = profile.open(is_sound=False)
    with pytest.raises(EnvironmentProblem):
        library.load_models()
    with pytest.raises(CancelledError):
        library.models.resume(StopAt("verify"))
    (wide.folder / "weights").write_bytes(b"as imported")
    library = profile.open()
    assert answers(library) == before
    library.read()
    assert in_use(library) == wide.id
    assert rows.green_generation(library._database.reader()) is None


def test_the_cost_is_near_what_a_generation_takes(tmp_path: Path) -> None:
    n, dim = 3_000, 384
    index = HnswIndex(dim)
    random = np.random.default_rng(1)
    vectors = random.standard_normal((n, dim)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index.add(np.arange(n), vectors)
    files.save(index, tmp_path / "index", "f")
    (graph,) = tmp_path.glob("*.hnsw")
    in_rows = n * (2 * dim + 50)
    assert in_rows + graph.stat().st_size < cost(n, dim) < 1.3 * (in_rows + graph.stat().st_size)
