"""What every `Trainer` promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import CancelledError, EngineError, ErrorCode
from engine.models import catalog
from engine.models.sources import read_source
from engine.tune.examples import write_examples
from engine.tune.recipe import Recipe
from engine.tune.training import ChildTrainer, part_done, work_folder
from tests.engine.tune.tiny_sources import tiny_examples, tiny_replay, tiny_source
from tests.fakes.fake_trainer import FakeTrainer

Trainers = FakeTrainer | ChildTrainer


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    write_examples(tmp_path / "examples.jsonl", tiny_examples(), tiny_replay())
    return tmp_path / "examples.jsonl"


@pytest.fixture(params=["fake", pytest.param("child", marks=pytest.mark.slow)])
def trainer(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Trainers:
    base = tiny_source(tmp_path / "base")
    if request.param == "fake":
        return FakeTrainer(base)
    config = EngineConfig(tmp_path / "data", tmp_path / "models")
    recipe = Recipe(n_epochs=2, n_examples=4)
    monkeypatch.setattr(catalog, "default_source", lambda _config: base)
    return ChildTrainer(config, recipe, cache=tmp_path / "cache", n_threads=1)


def test_a_trained_model_is_a_folder_like_its_base_with_other_weights(
    trainer: Trainers, examples: Path, tmp_path: Path
) -> None:
    told: list[tuple[str, int, int | None]] = []
    out = tmp_path / "out"
    trainer.train(examples, out, lambda stage, done, total, _: told.append((stage, done, total)))
    found, base = read_source(out), read_source(tmp_path / "base")
    assert found.shape() == base.shape()
    assert found.fingerprint() != base.fingerprint()
    done_so_far = [part_done(*one) for one in told]
    assert done_so_far == sorted(done_so_far), "a bar that follows it would go back"
    training = [(done, total) for stage, done, total in told if stage == "training"]
    assert training[-1][0] == training[-1][1]
    assert not work_folder(out).exists()


def test_a_training_that_is_cancelled_leaves_nothing_and_can_be_asked_for_again(
    trainer: Trainers, examples: Path, tmp_path: Path
) -> None:
    def stop(stage: str, done: int, _total: int | None, _detail: object = None) -> None:
        if stage == "training" and done == 2:
            raise CancelledError

    out = tmp_path / "out"
    with pytest.raises(CancelledError):
        trainer.train(examples, out, stop)
    assert not out.exists()
    assert not work_folder(out).exists()
    trainer.train(examples, out, lambda *_: None)
    assert read_source(out)


def test_what_a_killed_training_left_is_no_part_of_the_next(
    trainer: Trainers, examples: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    left = work_folder(out) / "result" / "left"
    left.parent.mkdir(parents=True)
    left.write_text("half a model")
    trainer.train(examples, out, lambda *_: None)
    assert read_source(out)
    assert not (out / "left").exists()
    assert not work_folder(out).exists()


def test_a_file_without_examples_is_refused_and_nothing_is_left(
    trainer: Trainers, tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text("no example\n")
    with pytest.raises(EngineError) as refused:
        trainer.train(tmp_path / "bad.jsonl", tmp_path / "out", lambda *_: None)
    assert refused.value.code is ErrorCode.BAD_COLLECTION
    assert not (tmp_path / "out").exists()
    assert not work_folder(tmp_path / "out").exists()
