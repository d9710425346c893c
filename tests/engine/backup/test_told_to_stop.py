"""A backup that is told to stop leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import CancelledError
from engine.jobs import Reporter
from engine.library import Library
from tests.fakes.model_source import FakeModels


def test_a_backup_and_a_restore_that_are_told_to_stop_leave_nothing_behind(tmp_path: Path) -> None:
    config = EngineConfig(tmp_path / "profile", tmp_path / "models")
    source, target = tmp_path / "sound.zip", tmp_path / "backup.zip"
    target.write_text("an older one")
    told = Reporter()
    told.cancel()
    with Library.open(config, writable=True, models=FakeModels()) as library:
        library.care.back_up(source)
        with pytest.raises(CancelledError):
            library.care.back_up(target, told)
        with pytest.raises(CancelledError):
            library.care.prepare_restore(source, report=told)
    assert target.read_text() == "an older one"
    assert not list(tmp_path.glob("*.part"))
    assert not (config.data_dir / "restore").exists()
