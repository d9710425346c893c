"""What the child process does beyond the contract of a trainer."""

import os
import subprocess
import sys

import numpy as np
import pytest

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.models import catalog
from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import Precision, read_manifest
from engine.packs import trainer as trainer_choice
from engine.tune import training
from engine.tune.child import JOB_FILE, STOPPED, TuneJob, read_job, strength_folder
from engine.tune.examples import write_examples
from engine.tune.recipe import Recipe
from engine.tune.training import ChildTrainer, work_folder
from tests.engine.tune.tiny_sources import tiny_examples, tiny_replay, tiny_source

RECIPE = Recipe(rate=5e-3, n_epochs=2, n_examples=4)


@pytest.fixture
def base(tmp_path, monkeypatch):
    base = tiny_source(tmp_path / "base")
    monkeypatch.setattr(catalog, "default_source", lambda _config: base)
    return base


@pytest.fixture
def examples(tmp_path):
    write_examples(tmp_path / "examples.jsonl", tiny_examples(), tiny_replay())
    return tmp_path / "examples.jsonl"


def trainer(tmp_path, **told):
    config = EngineConfig(tmp_path / "data", tmp_path / "models")
    return ChildTrainer(config, RECIPE, cache=tmp_path / "cache", **told)


def test_without_the_tuning_pack_nothing_is_begun(tmp_path, examples, monkeypatch):
    monkeypatch.setattr(trainer_choice, "_LIBRARIES", ("no_such_library",))
    with pytest.raises(EnvironmentProblem) as refused:
        trainer(tmp_path).train(examples, tmp_path / "out", lambda *_: None)
    assert refused.value.code is ErrorCode.TUNING_PACK_MISSING
    assert not work_folder(tmp_path / "out").exists()


def test_a_child_that_dies_is_a_failed_worker_and_leaves_nothing(tmp_path, examples, base):
    command = (sys.executable, "-c", "raise SystemExit('out of luck')")
    config = EngineConfig(tmp_path / "data", tmp_path / "models", worker_command=command)
    failing = ChildTrainer(config, RECIPE, cache=tmp_path / "cache")
    with pytest.raises(EnvironmentProblem) as failed:
        failing.train(examples, tmp_path / "out", lambda *_: None)
    assert failed.value.code is ErrorCode.WORKER_FAILED
    assert failed.value.detail == "out of luck"
    assert not (tmp_path / "out").exists()
    assert not work_folder(tmp_path / "out").exists()


def test_a_child_that_told_its_reason_and_does_not_end_is_believed(
    tmp_path, examples, base, monkeypatch
):
    script = """import json, sys, time
print(json.dumps({"code": "disk_full", "detail": "/data"}), flush=True)
time.sleep(60)"""
    config = EngineConfig(
        tmp_path / "data", tmp_path / "models", worker_command=(sys.executable, "-c", script)
    )
    monkeypatch.setattr(training, "_END_S", 0.1)
    with pytest.raises(EnvironmentProblem) as failed:
        ChildTrainer(config, RECIPE, cache=tmp_path / "cache").train(
            examples, tmp_path / "out", lambda *_: None
        )
    assert failed.value.code is ErrorCode.DISK_FULL


def test_a_width_that_is_not_trained_is_refused():
    Recipe(objective="matryoshka", width=96).check_width(384)
    for recipe in (Recipe(width=96), Recipe(objective="matryoshka", width=100)):
        with pytest.raises(InputProblem) as refused:
            recipe.check_width(384)
        assert "matryoshka trains [384, 192, 96, 48]" in refused.value.detail


def test_a_job_comes_back_from_its_file_as_it_was(tmp_path):
    job = TuneJob("base", "examples", RECIPE, "cache", strengths=(0.5, 1.0))
    (tmp_path / JOB_FILE).write_text(job.to_json())
    assert read_job(tmp_path / JOB_FILE) == job


@pytest.mark.slow
def test_strengths_are_prepared_for_serving(tmp_path, examples, base):
    prepared = catalog.prepare(EngineConfig(tmp_path / "data", tmp_path / "models"), base)
    one = trainer(tmp_path, strengths=(0.0, 1.0))
    losses = []
    one.train(examples, tmp_path / "out", lambda *told: losses.append(told[3].loss))
    assert len([loss for loss in losses if loss is not None]) >= RECIPE.n_epochs

    def vectors(folder):
        embedder = OnnxEmbedder(folder, read_manifest(folder), Precision.FP32, n_threads=1)
        return embedder.embed_passages(["word1 word2", "word3"])

    at_base, at_end = (vectors(strength_folder(tmp_path / "out", share)) for share in (0.0, 1.0))
    np.testing.assert_allclose(at_base, vectors(prepared), atol=1e-5)
    assert np.abs(at_end - at_base).max() > 1e-3


@pytest.mark.slow
def test_a_child_ends_when_its_parent_is_gone(tmp_path, examples, base):
    job = TuneJob(str(base), str(examples), RECIPE, str(tmp_path))
    work = tmp_path / "work"
    work.mkdir()
    (work / JOB_FILE).write_text(job.to_json())
    command = [*EngineConfig(tmp_path, tmp_path).worker_command, "tune", str(work)]
    ended = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env=os.environ, check=False
    )
    assert ended.returncode == STOPPED
    assert not (work / "result").exists()
