"""A few rounds of `make torture`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(os.name != "posix", reason="it forks and kills as POSIX systems do")
def test_killed_anywhere_a_library_equals_its_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.torture", "--rounds", "8", "--seed", "7"]
    ended = subprocess.run(
        [*command, "--place", str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
