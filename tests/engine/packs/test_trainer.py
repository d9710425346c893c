"""One answer to which program trains, for a checkout and for an installed program."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import EnvironmentProblem, ErrorCode
from engine.packs import trainer
from engine.packs.shelf import PackShelf
from engine.packs.trainer import base_model, find_trainer, trainer_command
from tests.engine.packs.made_packs import config_for, write_pack


@pytest.fixture
def _installed_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that trains can be imported, as in an installed program."""
    monkeypatch.setattr(trainer, "_LIBRARIES", ("no_such_library_anywhere",))
    monkeypatch.setattr(trainer, "BASE_PACKAGE", "no_such_package_anywhere")


def test_in_a_checkout_its_own_workers_train(tmp_path: Path) -> None:
    config = config_for(tmp_path, worker_command=("me", "--worker"))
    PackShelf(config).install(write_pack(tmp_path / "pack"))
    assert trainer_command(config) == ("me", "--worker")
    assert (base_model(config) / "model.safetensors").is_file()


@pytest.mark.usefixtures("_installed_program")
def test_an_installed_program_trains_with_its_pack_as_soon_as_there_is_one(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    assert find_trainer(config) is None
    with pytest.raises(EnvironmentProblem) as refused:
        trainer_command(config)
    assert refused.value.code is ErrorCode.TUNING_PACK_MISSING
    with pytest.raises(EnvironmentProblem) as missing:
        base_model(config)
    assert missing.value.code is ErrorCode.MODEL_MISSING
    pack = PackShelf(config).install(write_pack(tmp_path / "pack"))
    assert trainer_command(config) == (str(pack.program), "--worker")
    assert base_model(config) == pack.base_model
