"""The core has no library that only training needs: neither what is built, nor what would be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "build" / "frozen" / "honeyguide"
# everything that the window, the commands and the readers import, deep and on first use
_EVERYTHING = """
import importlib, pkgutil, sys
sys.path.insert(0, "packaging")
import bundle

class Refused:
    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in bundle.TRAINING):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Refused())
import app, engine, ui
for package in (app, engine, ui):
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if found.name != "app.__main__":
            importlib.import_module(found.name)
"""


def test_every_module_can_be_imported_where_nothing_trains() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _EVERYTHING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.skipif(not FROZEN.is_dir(), reason="no core is built")
def test_the_built_core_is_lean() -> None:
    import checks

    checks.require_lean(FROZEN)


@pytest.mark.parametrize(
    "intruder",
    [
        "_internal/torch/__init__.py",
        "_internal/scipy.libs/libscipy.so",
        "_internal/libtorch_cpu.so",
        "_internal/onnxruntime/quantization/quantize.py",
        "_internal/sklearn/base.py",
    ],
)
def test_a_core_with_a_library_for_training_is_refused(
    tmp_path: Path, intruder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import checks

    monkeypatch.setattr(checks, "_archived_modules", lambda _folder: ["app.main"])
    (tmp_path / "_internal" / "numpy").mkdir(parents=True)
    checks.require_lean(tmp_path)
    path = tmp_path / intruder
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with pytest.raises(SystemExit, match=path.name):
        checks.require_lean(tmp_path)


@pytest.mark.parametrize("module", ["torch", "scipy.sparse", "onnxruntime.transformers.optimizer"])
def test_a_module_for_training_in_the_archive_is_found_too(
    tmp_path: Path, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import checks

    monkeypatch.setattr(checks, "_archived_modules", lambda _folder: [module])
    (tmp_path / "_internal").mkdir()
    with pytest.raises(SystemExit, match=module):
        checks.require_lean(tmp_path)


def test_a_core_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import checks

    monkeypatch.setattr(checks, "_archived_modules", lambda _folder: [])
    monkeypatch.setattr(checks, "LIMIT_MB", 1)
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "large").write_bytes(bytes(1_100_000))
    with pytest.raises(SystemExit, match="too large"):
        checks.require_lean(tmp_path)
