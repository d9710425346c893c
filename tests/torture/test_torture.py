"""A few rounds of `make torture`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it forks, kills and preloads"),
]


def run(*words: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_killed_anywhere_a_library_equals_its_files(tmp_path: Path) -> None:
    run("tests.torture", "--rounds", "8", "--seed", "7", "--place", str(tmp_path))


def test_a_disk_that_refuses_a_write_costs_nothing_that_was_stored() -> None:
    run("tests.torture.faults", "--every", "60", "--first", "7")


def test_damaged_files_are_noticed() -> None:
    run("tests.torture.damage", "--places", "6", "--seed", "7")
