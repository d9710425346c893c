"""A tuned model is looked at once more before it serves, whoever asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.config import EngineConfig
from engine.errors import CancelledError, EnvironmentProblem, ErrorCode, InputProblem
from engine.jobs import silent_report
from engine.library import Library
from engine.models.imports import model_home
from engine.store import model_versions
from engine.store.generations import GenerationState, generations
from engine.tune import confirmation
from engine.types import SearchRequest
from engine.verdict import Decision, Reason
from engine.versions import BUNDLED_ENCODER, ModelVersionId, Origin, VersionKind
from tests.engine.tune.test_docket import make_old
from tests.engine.tune.test_trial import confirm_all, give_close_call, states
from tests.engine.tune.tuned_library import (
    N_OTHERS,
    N_SEARCHES,
    FakeMaker,
    TunedModels,
    code_of,
    config,
    find_and_open,
    open_library,
    search_and_open,
    word,
)

__all__ = ["config", "open_library"]  # fixtures


def tuned(library: Library) -> list[ModelVersionId]:
    every = [one.version for one in library.models.installed()]
    return [one.id for one in every if one.origin is Origin.TUNED]


def in_use(library: Library) -> ModelVersionId:
    encoders = [
        one
        for one in library.models.installed()
        if one.in_use and one.version.kind is VersionKind.ENCODER
    ]
    return encoders[0].version.id


def test_a_model_that_was_refused_is_looked_at_again_also_after_a_later_verdict(
    open_library: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    (refused,) = tuned(library)
    monkeypatch.setattr(confirmation, "confirms", lambda *_: False)
    assert code_of(lambda: library.tuning.use(silent_report)) is ErrorCode.NOT_CONFIRMED
    state = library.tuning.state()
    assert state.verdict is not None
    assert state.verdict.decision is Decision.NOT_BETTER
    assert state.verdict.reasons == (Reason.NOT_CONFIRMED,)
    assert state.candidate is None  # it is offered no more
    assert code_of(lambda: library.tuning.use(silent_report)) is ErrorCode.NOTHING_TO_USE
    library._maker.name = "same"
    for number in range(N_SEARCHES, N_SEARCHES + N_OTHERS):
        find_and_open(library, word("topic", number), word("alias", number))
    second = library.tuning.tune(silent_report)
    assert (second.decision, second.n_before) == (Decision.NOT_BETTER, 1)
    for _ in range(2):
        assert code_of(lambda: library.models.use(refused)) is ErrorCode.NOT_CONFIRMED
    assert in_use(library) == BUNDLED_ENCODER
    assert [one.version for one in library.tuning.verdicts()] == [refused, refused, None]
    monkeypatch.undo()
    library.models.use(refused)
    assert in_use(library) == refused


def test_a_model_that_proved_itself_is_gone_back_to_without_another_look(
    open_library: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    library.tuning.use(silent_report)
    library.models.undo()
    monkeypatch.setattr(confirmation, "confirms", lambda *_: False)
    (proved,) = tuned(library)
    library.models.use(proved)
    assert in_use(library) == proved


def test_a_verdict_that_cannot_be_stored_leaves_no_model(
    open_library: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library("understanding")
    search_and_open(library)

    def full(*_: object) -> int:
        raise EnvironmentProblem(ErrorCode.DISK_FULL)

    monkeypatch.setattr(model_versions, "add_verdict", full)
    assert code_of(lambda: library.tuning.tune(silent_report)) is ErrorCode.DISK_FULL
    assert tuned(library) == []
    assert library.models.history() == []
    assert not list(library._config.data_dir.glob("models/*"))


def test_a_trial_after_a_use_that_was_stopped_is_not_of_the_model_against_itself(
    open_library: Callable[[str], Library], config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_all(monkeypatch)
    library = open_library("twin")
    twin = give_close_call(library, config, "twin")
    library.tuning.try_out(silent_report)

    def stop(*_: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        library.models.use(twin, stop)
    library.tuning.try_out(silent_report)
    assert states(library)[-1] == "running"
    library.close()
    for file in config.library_path.parent.glob(f"{config.library_path.name}*"):
        file.unlink()
    maker = FakeMaker("twin")
    with Library.open(config, writable=True, models=TunedModels(), maker=maker) as again:
        again.load_models()
        again.scan()
        again.read()
        assert in_use(again) == BUNDLED_ENCODER
        assert len(again.search(SearchRequest("report")).rivals) == 2
        (green,) = generations(again._database.reader(), GenerationState.GREEN)
        assert green.fingerprint == "twin"


def begun_reading(stages: list[str]) -> Callable[..., None]:
    def report(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        stages.append(stage)

    return report


@pytest.mark.parametrize("n_gone", [N_SEARCHES // 2, N_SEARCHES // 2 + 1, N_SEARCHES])
def test_with_half_of_its_searches_gone_a_verdict_is_not_looked_at_again(
    open_library: Callable[[str], Library], n_gone: int
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    make_old(library, n_gone)
    stages: list[str] = []
    if n_gone <= N_SEARCHES // 2:
        library.tuning.use(begun_reading(stages))
        assert in_use(library) in tuned(library)
        return
    with pytest.raises(InputProblem) as problem:
        library.tuning.use(begun_reading(stages))
    assert problem.value.code is ErrorCode.TOO_FEW_LEFT
    assert problem.value.detail == f"{N_SEARCHES - n_gone} of {N_SEARCHES}"
    assert stages == []  # nothing was read for it
    assert generations(library._database.reader(), GenerationState.GREEN) == []
    assert in_use(library) == BUNDLED_ENCODER


def test_a_trial_is_not_begun_on_what_is_gone(
    open_library: Callable[[str], Library], config: EngineConfig
) -> None:
    library = open_library("twin")
    give_close_call(library, config, "twin")
    assert code_of(lambda: library.tuning.try_out(silent_report)) is ErrorCode.TOO_FEW_LEFT
    assert states(library) == []


def test_what_beat_a_model_that_no_longer_serves_is_not_offered(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    (candidate,) = tuned(library)
    assert library.tuning.state().candidate == candidate
    folder = model_home(library._config) / "another"
    folder.mkdir()
    (folder / "model").write_text("twin", "utf-8")
    another = library.models.add(TunedModels().describe(folder), Origin.IMPORTED)
    library.models.use(another.id)
    assert library.tuning.state().candidate is None
    assert code_of(lambda: library.tuning.use(silent_report)) is ErrorCode.NOTHING_TO_USE
    library.models.undo()
    assert library.tuning.state().candidate == candidate
